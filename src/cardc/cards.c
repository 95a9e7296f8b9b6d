#include "cardc/cards.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"
#include "cardc/command.h"
#include "cardc/fold.h"
#include "cardc/hyphens.h"
#include "cardc/known.h"
#include "cardc/wordends.h"
#include "news/rank.h"
#include "news/voice.h"
#include "pack/rules.h"

/* Source text kept around the evidence where a paragraph is longer; replacement characters may
 * treble it. */
#define SOURCE_KEPT (PACK_SOURCE_MAX / 3)
#define SOURCE_BEFORE (SOURCE_KEPT / 4)

/* The voice of each card of RESULT; 0 for those that are not shown. */
static uint32_t *number_voices(const struct lexicon *l, const struct news_result *result,
			       struct region *r)
{
	size_t n = result->cards.n;
	struct span *names = region_take_array(r, n, sizeof *names);
	uint32_t *articles = region_take_array(r, n, sizeof *articles);
	uint32_t *numbers = region_take_array(r, n, sizeof *numbers);

	for (size_t i = 0; i < n; i++) {
		const struct news_card *c = &result->cards.items[i];

		articles[i] = c->article;
		if (!c->refused && c->speaker.n)
			names[i] = fold_text(c->speaker, r);
	}
	voice_number(l, names, articles, n, r, numbers);
	return numbers;
}

static void put_code_point(char *out, size_t *n, uint32_t cp)
{
	*n += utf8_put(cp, out + *n);
}

/* A copy that may stand in a pack: what is not UTF-8, and control characters, become U+FFFD. */
static struct span clean(struct span s, bool line_ends, struct region *r)
{
	char *out;
	size_t n = 0;

	if (line_ends ? rules_is_text(s) : rules_is_line(s))
		return s;
	out = region_take(r, s.n * UTF8_MAX);
	for (size_t at = 0, len; at < s.n; at += len) {
		uint32_t cp = utf8_at(s, at, &len);
		struct span one = span_cut(s, at, at + len);
		bool fits = line_ends ? rules_is_text(one) : rules_is_line(one);

		put_code_point(out, &n, fits ? cp : UTF8_REPLACEMENT);
	}
	return (struct span){out, n};
}

/* The nearest offset at or before AT where a code point begins. */
static size_t boundary(struct span s, size_t at)
{
	while (at > 0 && at < s.n && ((unsigned char)s.p[at] & 0xC0) == 0x80)
		at--;
	return at;
}

static struct span source_of(const struct news_card *c, struct span file, struct region *r)
{
	size_t from = c->source_start;
	size_t to = c->source_end;

	if (to - from > SOURCE_KEPT) {
		if (c->start > from + SOURCE_BEFORE)
			from = boundary(file, c->start - SOURCE_BEFORE);
		to = boundary(file, MIN_OF(to, from + SOURCE_KEPT));
	}
	return clean(span_cut(file, from, to), true, r);
}

const struct article *cards_article(const struct news_result *result, uint32_t article)
{
	return article && article <= result->articles.n ? &result->articles.items[article - 1]
							: NULL;
}

static enum pack_kind kind_of(enum news_kind kind)
{
	static const enum pack_kind kinds[] = {[NEWS_HEADLINE] = PACK_HEADLINE,
					       [NEWS_QUOTE] = PACK_QUOTE,
					       [NEWS_NOTICE] = PACK_NOTICE};

	return kinds[kind];
}

uint64_t cards_id(const struct news_card *c)
{
	return rules_card_id(kind_of(c->kind), c->text, c->speaker);
}

struct span cards_language(const void *items, size_t i)
{
	return ((const struct writer_card *)items)[i].card.language;
}

const char *cards_kind_name(const struct news_card *c)
{
	return command_kind_name(kind_of(c->kind));
}

/* The moment, where a feed says it, else the day. */
static int64_t date_of(const struct article *a)
{
	bool is_known = a->file->known && a->file->known->time_ms != PACK_NO_DATE &&
			a->date_ms == a->file->known->date_ms;

	return is_known ? a->file->known->time_ms : a->date_ms;
}

static struct writer_card make_card(const struct news_card *c, const struct article *a,
				    uint32_t voice, struct region *r)
{
	struct writer_card w;

	memset(&w, 0, sizeof w);
	w.card.kind = kind_of(c->kind);
	w.card.article = a->id;
	w.card.voice = voice;
	w.card.date_ms = date_of(a);
	w.card.text = c->text;
	w.card.breakable = wordends_mark(c->text, r);
	w.card.kicker = a->kicker;
	w.card.speaker = c->speaker;
	w.card.role = c->role;
	w.card.place = a->place;
	w.card.date = a->date;
	w.card.source = a->source;
	w.card.language = known_language(a->file->known);
	w.card.id = cards_id(c);
	w.proof.file = clean(span_of(a->file->name), false, r);
	w.proof.line = c->line;
	w.proof.start = c->start;
	w.proof.end = c->end;
	w.proof.more_start = c->more_start;
	w.proof.more_end = c->more_end;
	w.proof.rule =
		clean(region_format(r, "%s; score %s", c->rule, rank_text(c, r).p), false, r);
	w.proof.source = source_of(c, a->file->bytes, r);
	w.proof.began_line = a->line;
	w.proof.began = clean(span_of(a->why ? a->why : ""), false, r);
	w.proof.read_as = clean(span_of(c->read_as ? c->read_as : ""), false, r);
	if (a->file->known)
		w.timing = known_timing(&a->file->known->timing);
	w.timing.from_ms = MAX_OF(w.timing.from_ms, c->hold_ms);
	if (c->freshness && c->kind != NEWS_NOTICE && a->date_ms != PACK_NO_DATE)
		w.timing.freshness = (enum pack_freshness)c->freshness;
	return w;
}

/* NULL where the pack takes the card, else the reason. */
static const char *fault_of(const struct writer_card *w)
{
	const struct pack_card *c = &w->card;
	const struct span line[] = {c->text,  c->kicker, c->speaker, c->role,
				    c->place, c->date,	 c->source};
	const char *why;

	if (rules_check_card(c, &why) || rules_check_proof(&w->proof, &why) ||
	    rules_check_timing(&w->timing, &why))
		return why;
	for (size_t i = 0; i < COUNT_OF(line); i++)
		if (!rules_is_line(line[i]))
			return "P10: a text is not UTF-8 or has control characters";
	return NULL;
}

void cards_make(const struct lexicon *l, const struct news_result *result, struct region *r,
		struct diag *d, struct cards *out)
{
	const uint32_t *voices = number_voices(l, result, r);
	struct hyphens *hyphens = hyphens_create(r);
	struct cards made = {.n = 0};

	made.items = region_take_array(r, result->cards.n, sizeof *made.items);
	made.file = region_take_array(r, result->cards.n, sizeof *made.file);
	made.from = region_take_array(r, result->cards.n, sizeof *made.from);
	for (size_t i = 0; i < result->cards.n; i++) {
		const struct news_card *c = &result->cards.items[i];
		const struct article *a = cards_article(result, c->article);
		const char *fault;

		if (c->refused || !a)
			continue;
		made.items[made.n] = make_card(c, a, voices[i], r);
		made.items[made.n].card.hyphens =
			hyphens_of(hyphens, c->text, made.items[made.n].card.language, r);
		fault = fault_of(&made.items[made.n]);
		if (fault) {
			diag_report(d, DIAG_WARNING, a->file->name, c->line, "card left out: %s",
				    fault);
			continue;
		}
		made.from[made.n] = i;
		made.file[made.n++] = a->file->name;
		made.n_quotes += c->kind == NEWS_QUOTE;
		made.n_headlines += c->kind == NEWS_HEADLINE;
		made.n_notices += c->kind == NEWS_NOTICE;
	}
	hyphens_destroy(hyphens);
	*out = made;
}
