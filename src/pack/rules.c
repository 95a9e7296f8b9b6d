#include "pack/rules.h"

#include "base/hours.h"
#include "base/utf8.h"

/* Milliseconds since 1970-01-01 of 0001-01-01T00:00 and of 10000-01-01T00:00, Gregorian. */
#define DATE_FIRST INT64_C(-62135596800000)
#define DATE_END INT64_C(253402300800000)

static bool is_clean(struct span s, bool line_ends)
{
	size_t len;

	if (utf8_check(s) != s.n)
		return false;
	for (size_t at = 0; at < s.n; at += len) {
		uint32_t cp = utf8_at(s, at, &len);

		if (line_ends && (cp == '\t' || cp == '\n' || cp == '\r'))
			continue;
		if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0x2028 || cp == 0x2029)
			return false;
	}
	return true;
}

bool rules_is_line(struct span s)
{
	return is_clean(s, false);
}

bool rules_is_text(struct span s)
{
	return is_clean(s, true);
}

uint64_t rules_card_id(enum pack_kind kind, struct span text, struct span speaker)
{
	const char kind_byte[1] = {(char)kind};
	const char zero[1] = {0};
	uint64_t hash = span_hash((struct span){kind_byte, 1}, SPAN_HASH_START);

	hash = span_hash(text, hash);
	hash = span_hash((struct span){zero, 1}, hash);
	return span_hash(speaker, hash);
}

/* Is there anything in S but spaces, no-break, wide and zero-width ones among them? */
static bool has_ink(struct span s)
{
	for (size_t at = 0, len; at < s.n; at += len) {
		uint32_t cp = utf8_at(s, at, &len);

		if (cp != ' ' && cp != 0xA0 && !(cp >= 0x2000 && cp <= 0x200F) && cp != 0x202F &&
		    cp != 0x205F && cp != 0x2060 && cp != 0x3000 && cp != 0xFEFF)
			return true;
	}
	return false;
}

static enum err fault(const char **why, enum err e, const char *reason)
{
	*why = reason;
	return e;
}

static bool is_date(int64_t ms)
{
	return ms >= DATE_FIRST && ms < DATE_END;
}

/* Empty, or as RFC 5646 writes languages: "de", "pt-BR". */
static bool is_tag(struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= 'A' && s.p[i] <= 'Z') ||
		      (s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '-'))
			return false;
	return s.n <= PACK_LANGUAGE_MAX;
}

static bool is_part(const struct pack_card *c)
{
	if (c->n_parts == 0)
		return c->part == 0;
	return c->kind == PACK_QUOTE && c->n_parts == PACK_PARTS && c->part >= 1 &&
	       c->part <= c->n_parts;
}

bool rules_may_follow(const struct pack_card *before, const struct pack_card *card)
{
	bool is_awaited = before && before->part == 1;

	if (!card || card->part != PACK_PARTS)
		return !is_awaited;
	return is_awaited && before->article == card->article && before->voice == card->voice;
}

#define BREAK_HERE "\xE2\x80\x8B" /* U+200B */

static struct span without_break(struct span s)
{
	while (span_starts(s, BREAK_HERE))
		s = span_cut(s, 3, s.n);
	return s;
}

/* Is B the text A, U+200B in both left out of account? */
static bool is_same_text(struct span a, struct span b)
{
	for (;;) {
		a = without_break(a);
		b = without_break(b);
		if (a.n == 0 || b.n == 0 || a.p[0] != b.p[0])
			return a.n == b.n;
		a = span_cut(a, 1, a.n);
		b = span_cut(b, 1, b.n);
	}
}

enum err rules_check_card(const struct pack_card *card, const char **why)
{
	const struct span label[] = {card->kicker, card->speaker, card->role,
				     card->place,  card->date,	  card->source};

	if (card->text.n > PACK_TEXT_MAX || card->breakable.n > PACK_TEXT_MAX)
		return fault(why, ERR_LIMIT, "P12: a card's text is too long");
	for (size_t i = 0; i < COUNT_OF(label); i++)
		if (label[i].n > PACK_LABEL_MAX)
			return fault(why, ERR_LIMIT, "P12: a label of a card is too long");
	if ((unsigned)card->kind >= PACK_N_KINDS)
		return fault(why, ERR_CORRUPT, "P13: a card is of no known kind");
	if (!has_ink(card->text))
		return fault(why, ERR_CORRUPT, "P14: a card has no text");
	if (card->kind == PACK_QUOTE && card->speaker.n == 0)
		return fault(why, ERR_CORRUPT, "P15: a quote has no speaker");
	if ((card->voice == 0) != (card->speaker.n == 0))
		return fault(why, ERR_CORRUPT, "P16: voice and speaker do not agree");
	if (card->date_ms != PACK_NO_DATE && !is_date(card->date_ms))
		return fault(why, ERR_CORRUPT, "P17: a date is outside the years 1 to 9999");
	if (!is_tag(card->language) || card->hyphens.n > PACK_TEXT_MAX)
		return fault(why, ERR_CORRUPT, "P28: a language or its hyphens are none");
	if (!is_part(card))
		return fault(why, ERR_CORRUPT, "P28: a card is part of nothing");
	if (card->id != rules_card_id(card->kind, card->text, card->speaker))
		return fault(why, ERR_CORRUPT, "P18: a card's id is not that of its content");
	if (card->breakable.n && !is_same_text(card->text, card->breakable))
		return fault(why, ERR_CORRUPT, "P30: a card's text with breaks is another text");
	return ERR_NONE;
}

enum err rules_check_proof(const struct pack_proof *proof, const char **why)
{
	if (proof->file.n > PACK_TEXT_MAX || proof->rule.n > PACK_TEXT_MAX ||
	    proof->source.n > PACK_SOURCE_MAX || proof->began.n > PACK_TEXT_MAX ||
	    proof->read_as.n > PACK_TEXT_MAX)
		return fault(why, ERR_LIMIT, "P12: a string of a proof is too long");
	if (proof->file.n == 0 || proof->rule.n == 0 || proof->line == 0 ||
	    proof->start >= proof->end)
		return fault(why, ERR_CORRUPT, "P19: a proof names no place or no rule");
	if ((proof->more_start || proof->more_end) &&
	    (proof->more_start < proof->end || proof->more_start >= proof->more_end))
		return fault(why, ERR_CORRUPT, "P26: the pieces of a proof are not in order");
	return ERR_NONE;
}

enum err rules_check_timing(const struct pack_timing *timing, const char **why)
{
	struct hours hours;
	struct span bad;
	const char *reason;

	if (timing->hours.n > PACK_LABEL_MAX)
		return fault(why, ERR_LIMIT, "P12: the hours of a card are too long");
	if (!is_date(timing->from_ms) || !is_date(timing->until_ms) ||
	    (timing->from_ms && timing->until_ms && timing->from_ms >= timing->until_ms))
		return fault(why, ERR_CORRUPT, "P23: a card is valid at no time");
	if (timing->priority < PACK_PRIORITY_LOW || timing->priority > PACK_PRIORITY_URGENT ||
	    timing->weight > PACK_WEIGHT_MAX)
		return fault(why, ERR_CORRUPT, "P24: a priority or weight is out of range");
	if (timing->limit_minutes > PACK_LIMIT_MINUTES_MAX || timing->limit_minutes == 1 ||
	    (unsigned)timing->freshness >= PACK_N_FRESHNESS)
		return fault(why, ERR_CORRUPT, "P31: a limit or a freshness is out of range");
	if (hours_parse(timing->hours, &hours, &bad, &reason))
		return fault(why, ERR_CORRUPT, "P25: the hours of a card are none");
	return ERR_NONE;
}
