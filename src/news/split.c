/*
 * The goal is that all that is asked of a quotation in one piece is asked of a split one, too. The
 * obstacle is that every such question is put in tokens of a paragraph. The idea: for as long as
 * the questions last, the paragraph is read as if the attribution were not there. Tokens before it
 * keep their places; those behind it, and the names there, move up.
 *
 *	{ We will go , } she said , { when we can . }      open 0, close 4
 *	{ We will go , when we can . }                     the seam is at 4
 */
#include "news/split.h"

#include <string.h>

#include "base/utf8.h"
#include "news/proof.h"
#include "news/quote.h"
#include "news/seam.h"

/* Sentences of each piece that may be on the card. */
enum { SENTENCES_MAX = 4 };

struct seam {
	struct reading *g;
	struct names *names;
	const struct speaker_quote *q;
	size_t para, at;	       /* the first token of the second piece, once moved up */
	size_t moved;		       /* by so many tokens */
	bool new_sentence, comma;      /* COMMA: the one before the attribution stays */
	struct tokens tokens;	       /* of the paragraph as it is */
	struct name_mention *mentions; /* the same */
	size_t first_mention, n_mentions;
};

static const struct token *at(const struct reading *g, size_t para, size_t i)
{
	return reading_token(g, para, i);
}

/* What the attribution ends with: a comma (the sentence goes on) or a full stop (another begins);
 * NULL where it is something else, too long, or holds the end of a sentence. */
static const struct token *end_of_between(const struct reading *g, const struct speaker_quote q[2])
{
	const struct token *last = at(g, q[0].para, q[1].open - 1);

	if (q[1].open < q[0].close + 3 || q[1].open - q[0].close > SPLIT_BETWEEN_MAX)
		return NULL;
	for (size_t i = q[0].close + 1; i + 1 < q[1].open; i++)
		if (at(g, q[0].para, i)->flags & TOKEN_ENDS_SENTENCE)
			return NULL;
	return reading_is(last, ",") || reading_is(last, ".") ? last : NULL;
}

static bool is_one_speaker(const struct speaker_quote q[2], const struct speaker s[2])
{
	bool between = s[0].is_after && s[0].para == q[0].para && s[0].from < s[0].to &&
		       s[0].from > q[0].close && s[0].to <= q[1].open;

	return between && s[0].who != NAMES_NONE && s[0].who == s[1].who &&
	       (!s[1].is_own ||
		(s[1].para == q[0].para && s[1].from < s[0].to && s[1].to > s[0].from));
}

/* Does the second piece go on like the attribution's last mark says? "I" and names have a capital
 * in the middle of a sentence, too, but then only a name or "I" does. */
static bool goes_on_so(const struct reading *g, const struct names *names,
		       const struct speaker_quote q[2], bool new_sentence)
{
	const struct token *t = at(g, q[1].para, q[1].open + 1);
	bool capital = t->flags & TOKEN_CAPITAL || t->kind == TOKEN_NUMBER;

	if (new_sentence)
		return capital;
	return !(t->flags & TOKEN_CAPITAL) || span_is(span_cut(t->text, 0, 1), "I") ||
	       names_covering(names, q[1].para, q[1].open + 1);
}

/* Does the first piece end so that the second may follow? */
static bool leads_on(const struct reading *g, const struct speaker_quote q[2], bool new_sentence)
{
	const struct token *t = at(g, q[0].para, q[0].close - 1);

	if (reading_is(t, ","))
		return true;
	if (new_sentence)
		return reading_is(t, ".") || reading_is(t, "!") || reading_is(t, "?");
	return t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER;
}

static void move_mentions(struct seam *s)
{
	size_t end = s->q[0].close, from = s->q[1].open + 1;

	for (size_t i = s->first_mention; i < s->first_mention + s->n_mentions; i++) {
		struct name_mention *m = &s->names->mentions[i];

		if (m->end <= end)
			continue;
		if (m->outer >= from) {
			m->outer -= s->moved;
			m->first -= s->moved;
			m->end -= s->moved;
		} else {
			m->outer = m->first = m->end = end; /* covers nothing */
		}
	}
}

/* Reads the paragraph without the attribution. Everything is taken from R. */
static void close_seam(struct seam *s, struct region *r)
{
	const struct tokens *t = &s->tokens;
	struct tokens joined = {NULL, 0, 0};
	struct token *last, *first;

	joined.items = region_take_array(r, t->n, sizeof *joined.items);
	memcpy(joined.items, t->items, s->at * sizeof *t->items);
	memcpy(joined.items + s->at, t->items + s->q[1].open + 1,
	       (t->n - s->q[1].open - 1) * sizeof *t->items);
	joined.n = joined.max = t->n - s->moved;
	last = &joined.items[s->at - 1];
	first = &joined.items[s->at];
	last->flags &= (uint8_t)~TOKEN_ENDS_SENTENCE;
	first->flags &= (uint8_t)~TOKEN_STARTS_SENTENCE;
	if (s->new_sentence) {
		if (reading_is(last, ","))
			last->text = span_of(".");
		last->flags |= TOKEN_ENDS_SENTENCE;
		first->flags |= TOKEN_STARTS_SENTENCE;
	}
	s->mentions = region_take_array(r, s->n_mentions, sizeof *s->mentions);
	if (s->n_mentions)
		memcpy(s->mentions, &s->names->mentions[s->first_mention],
		       s->n_mentions * sizeof *s->mentions);
	move_mentions(s);
	s->g->paras[s->para] = joined;
}

static void open_seam(struct seam *s)
{
	s->g->paras[s->para] = s->tokens;
	if (s->n_mentions)
		memcpy(&s->names->mentions[s->first_mention], s->mentions,
		       s->n_mentions * sizeof *s->mentions);
}

/* One past the sentence that token I of the joined quotation stands in. */
static size_t sentence_end(const struct displayable *d, size_t i)
{
	while (i < d->q->close && !(at(d->g, d->q->para, i)->flags & TOKEN_ENDS_SENTENCE))
		i++;
	return i < d->q->close ? i + 1 : i;
}

/* Fills OUT from tokens [FIRST, END), which the seam parts. */
static void place(const struct displayable *d, const struct seam *s, size_t first, size_t end,
		  struct region *r, struct split *out)
{
	struct span text = d->g->a->paras[s->para].text;

	out->start = at(d->g, s->para, first)->start;
	out->end = at(d->g, s->para, s->at - 1)->end;
	out->more_start = at(d->g, s->para, s->at)->start;
	out->more_end = at(d->g, s->para, end - 1)->end;
	out->text = proof_join(span_cut(text, out->start, out->end),
			       span_cut(text, out->end, out->more_start),
			       span_cut(text, out->more_start, out->more_end), s->comma, r);
	out->lost_comma = !s->comma;
}

/* The best card of those that begin at token FIRST. */
static void try_ends(const struct displayable *d, const struct seam *s, size_t first,
		     struct region *r, struct split *best)
{
	size_t end = s->at;

	for (size_t k = 0; k < SENTENCES_MAX && end < d->q->close; k++) {
		struct split one;
		size_t length;
		int need;

		end = sentence_end(d, end);
		place(d, s, first, end, r, &one);
		length = utf8_count(one.text);
		if (length > QUOTE_LENGTH_MAX)
			return;
		if (length < QUOTE_LENGTH_MIN || displayable_run(d, first, end, &need))
			continue;
		one.score = displayable_score(d, first, end, length, need);
		if (!best->text.n || one.score > best->score)
			*best = one;
	}
}

/* Asked of the joined paragraph. */
static bool needs_comma(const struct displayable *d, const struct seam *s, struct region *r)
{
	size_t from = d->q->open + 1;

	for (size_t next = sentence_end(d, from); next < s->at; next = sentence_end(d, from))
		from = next;
	return s->new_sentence || seam_needs_comma(d->g->l, &d->g->paras[s->para], from, s->at,
						   sentence_end(d, s->at), r);
}

static struct split best_across(const struct displayable *d, const struct seam *s, struct region *r)
{
	struct split best = {.text = {NULL, 0}};
	size_t first = d->q->open + 1;

	for (size_t k = 0; k < SENTENCES_MAX && first < s->at; k++) {
		try_ends(d, s, first, r, &best);
		if (best.text.n)
			break;
		first = sentence_end(d, first);
	}
	return best;
}

/* The joined quotation: one that was not cut in two, and whose speaker no longer follows it. */
static struct split look(struct seam *s, const struct speaker *speaker,
			 const struct speaker_quote *next, struct region *r)
{
	struct speaker_quote joined = s->q[0], behind;
	struct speaker named = *speaker;
	struct displayable d = {s->g, s->names, &joined, NULL, &named};

	joined.close = s->q[1].close - s->moved;
	named.from = named.to = 0;
	named.is_after = false;
	if (next) {
		behind = *next;
		if (next->para == s->para) {
			behind.open -= s->moved;
			behind.close -= s->moved;
		}
		d.next = &behind;
	}
	s->comma = needs_comma(&d, s, r);
	return best_across(&d, s, r);
}

/* Would the first sentence of the second piece stand alone, and so far that a card with both would
 * be too much at a glance? */
static bool are_two(const struct reading *g, const struct names *names,
		    const struct speaker_quote q[2], const struct speaker s[2],
		    const struct speaker_quote *next, const struct split *joined)
{
	const struct displayable d = {g, names, &q[1], next, &s[1]};
	size_t first = q[1].open + 1;

	return utf8_count(joined->text) > SPLIT_GLANCE &&
	       !displayable_run(&d, first, sentence_end(&d, first), NULL);
}

bool split_join(struct reading *g, struct names *names, const struct speaker_quote q[2],
		const struct speaker s[2], const struct speaker_quote *next, struct region *r,
		struct split *out)
{
	size_t para = q[0].para;
	const struct token *end;
	struct seam seam;
	struct split best;

	if (q[1].para != para || q[0].close >= q[1].open || q[0].close <= q[0].open + 1 ||
	    q[1].close <= q[1].open + 1 || !is_one_speaker(q, s))
		return false;
	end = end_of_between(g, q);
	if (!end || !goes_on_so(g, names, q, reading_is(end, ".")) ||
	    !leads_on(g, q, reading_is(end, ".")))
		return false;
	seam = (struct seam){.g = g,
			     .names = names,
			     .q = q,
			     .para = para,
			     .at = q[0].close,
			     .moved = q[1].open + 1 - q[0].close,
			     .new_sentence = reading_is(end, "."),
			     .tokens = g->paras[para],
			     .first_mention = names->para_mentions[para]};
	seam.n_mentions = names->para_mentions[para + 1] - seam.first_mention;
	close_seam(&seam, r);
	best = look(&seam, &s[0], next, r);
	open_seam(&seam);
	if (!best.text.n || (seam.new_sentence && are_two(g, names, q, s, next, &best)))
		return false;
	*out = best;
	return true;
}
