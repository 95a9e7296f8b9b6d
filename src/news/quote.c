#include "news/quote.h"

#include <stdbool.h>

#include "base/utf8.h"
#include "news/displayable.h"
#include "news/names.h"
#include "news/proof.h"
#include "news/reading.h"
#include "news/speaker.h"
#include "news/split.h"

/* Words with a capital that make a title; "No", "Nusra" and "Thank you" are said by somebody. */
enum { TITLE_CAPITALS_MIN = 3 };

/* Sentences of one quotation that are tried as a card's beginning, and how many a card may have. */
enum { STARTS_MAX = 24, SENTENCES_MAX = 6 };

struct segments {
	struct speaker_quote *items;
	size_t n, max;
};

struct run {
	size_t first, end; /* tokens */
	struct span text;
	const char *refused;
	int score;
};

/* The mark that closes what opens at token OPEN: the next closing one of its style. */
static size_t closing_mark(const struct tokens *t, size_t open)
{
	size_t i = open + 1;

	while (i < t->n && !(t->items[i].kind == TOKEN_QUOTE_CLOSE &&
			     t->items[i].style == t->items[open].style))
		i++;
	return i;
}

static bool is_alone(const struct tokens *t, size_t open, size_t close)
{
	return open == 0 && close + 2 >= t->n;
}

/* Does a quotation at the start of a paragraph go on with LAST, which was left open? One paragraph
 * without marks may stand in between: some lose theirs. */
static bool goes_on(const struct reading *g, const struct speaker_quote *last, size_t para,
		    size_t open)
{
	size_t n_body = 0;

	if (open != 0 || last->para == para || last->close < g->paras[last->para].n)
		return false;
	for (size_t p = last->para + 1; p < para; p++)
		n_body += g->a->paras[p].cls == LINE_BODY;
	return n_body <= 1;
}

/* "A Winter of Two Harbours", "The Late Show With Ann Lee": every word but the smallest has a
 * capital, so it is what a book, a show or a slogan is called, and nobody's words. Not where a verb
 * of saying stands right before it or an auxiliary in it: "That's Ann Lee". */
static bool is_title(const struct reading *g, size_t para, size_t open, size_t close)
{
	size_t n_capitals = 0;
	const struct token *before = reading_token(g, para, open - 1);

	if (before && before->kind == TOKEN_PUNCT)
		before = reading_token(g, para, open - 2);
	if (before && reading_in(g, before, LEXICON_CUES, NULL))
		return false;
	for (size_t i = open + 1; i < close; i++) {
		const struct token *t = reading_token(g, para, i);

		if (token_is_class(g->l, t, "aux"))
			return false;
		if (t->flags & TOKEN_CAPITAL)
			n_capitals++;
		else if (t->kind == TOKEN_WORD && !token_is_class(g->l, t, "art") &&
			 !token_is_class(g->l, t, "prep") && !token_is_class(g->l, t, "conj"))
			return false;
	}
	return n_capitals >= TITLE_CAPITALS_MIN;
}

static void find_segments(const struct reading *g, struct region *r, struct segments *out)
{
	for (size_t p = 0; p < g->a->n; p++) {
		const struct tokens *t = &g->paras[p];

		if (g->a->paras[p].cls != LINE_BODY)
			continue;
		for (size_t i = 0; i < t->n && out->n < QUOTE_PER_ARTICLE_MAX; i++) {
			struct speaker_quote q = {p, i, 0, false, false};

			if (t->items[i].kind != TOKEN_QUOTE_OPEN)
				continue;
			q.close = closing_mark(t, i);
			if (q.close < t->n && is_title(g, p, i, q.close)) {
				i = q.close;
				continue;
			}
			q.continues = out->n && goes_on(g, &out->items[out->n - 1], p, i);
			q.alone = is_alone(t, i, q.close);
			REGION_PUSH(r, out, q);
			i = q.close;
		}
	}
}

static struct span run_text(const struct reading *g, const struct speaker_quote *q, size_t first,
			    size_t end, struct region *r)
{
	struct span raw = reading_text(g, q->para, first, end);

	return proof_normalise(raw, r);
}

static size_t sentence_end(const struct displayable *d, size_t first)
{
	size_t i = first;

	while (i < d->q->close &&
	       !(reading_token(d->g, d->q->para, i)->flags & TOKEN_ENDS_SENTENCE))
		i++;
	return i < d->q->close ? i + 1 : i;
}

static const char *judge(const struct displayable *d, struct run *run)
{
	size_t length = utf8_count(run->text);
	const char *broken;
	int need;

	if (length > QUOTE_LENGTH_MAX)
		return "too long for a card";
	broken = displayable_run(d, run->first, run->end, &need);
	if (broken)
		return broken;
	if (length < QUOTE_LENGTH_MIN)
		return "too short to say anything";
	run->score = displayable_score(d, run->first, run->end, length, need);
	return NULL;
}

/* The best of the runs that begin at token FIRST and are no longer than a card, into *BEST where
 * one passes and is better. Returns why the first sentence alone does not pass; NULL where it does.
 */
static const char *try_runs(const struct displayable *d, size_t first, struct region *r,
			    struct run *best)
{
	const char *alone = "too long for a card";
	size_t end = first, from = reading_token(d->g, d->q->para, first)->start;

	for (size_t k = 0; k < SENTENCES_MAX && end < d->q->close; k++) {
		struct run run = {first, sentence_end(d, end), {NULL, 0}, NULL, 0};

		end = run.end;
		if (reading_token(d->g, d->q->para, end - 1)->end - from >
		    QUOTE_LENGTH_MAX * UTF8_MAX)
			break;
		run.text = run_text(d->g, d->q, run.first, run.end, r);
		run.refused = judge(d, &run);
		if (k == 0)
			alone = run.refused;
		if (!run.refused && (best->refused || run.score > best->score))
			*best = run;
	}
	return alone;
}

/* The best run of whole sentences. It begins where the quotation begins, unless its first sentence
 * would stand alone but is too long: where the first one leans on what was said before, the
 * others mostly do as well. Where none passes: all of it, and why its first sentence does not. */
static struct run best_run(const struct displayable *d, struct region *r)
{
	const struct speaker_quote *q = d->q;
	struct run best = {q->open + 1, q->close, run_text(d->g, q, q->open + 1, q->close, r), NULL,
			   0};
	size_t first = q->open + 1;
	const char *alone = NULL;

	best.refused = judge(d, &best);
	for (size_t n = 0; n < STARTS_MAX && first < q->close; n++) {
		const char *broken = try_runs(d, first, r, &best);

		if (n == 0)
			alone = broken;
		if (alone && !span_is(span_of(alone), "too long for a card"))
			break;
		if (alone && n == 0 && displayable_run(d, first, sentence_end(d, first), NULL))
			break;
		first = sentence_end(d, first);
	}
	if (best.refused && alone)
		best.refused = alone;
	return best;
}

static const char *refuse_speaker(const struct speaker *s)
{
	if (s->rule && !s->name.n && s->doubt)
		return s->doubt;
	if (!s->rule || !s->name.n)
		return "nobody is found who said it";
	if (s->unfit)
		return s->unfit;
	if (s->confidence < SPEAKER_CONFIDENCE_MIN)
		return s->doubt ? s->doubt : "not sure who said it";
	return NULL;
}

static void fill_source(const struct article *a, const struct speaker *s,
			const struct speaker_quote *q, struct news_card *c)
{
	const struct para *p = &a->paras[q->para], *from = p;

	if (s->rule && s->para < q->para)
		from = &a->paras[s->para];
	c->source_start = from->start;
	c->source_end = p->start + p->text.n;
}

/* The line of byte offset WHERE of paragraph P, whose text may hold line ends: LF, CR LF or CR. */
static uint32_t line_of(const struct para *p, size_t where)
{
	uint32_t line = p->line;

	for (size_t i = 0; i < where - p->start; i++)
		line += p->text.p[i] == '\n' ||
			(p->text.p[i] == '\r' && !(i + 1 < p->text.n && p->text.p[i + 1] == '\n'));
	return line;
}

static const char *describe(const struct speaker *s, struct region *r)
{
	if (!s->rule)
		return "a quotation nobody is found for";
	return region_format(r, "%s; confidence %d%s%s", s->rule, s->confidence,
			     s->doubt ? ": " : "", s->doubt ? s->doubt : "")
		.p;
}

static struct news_quotation describe_whole(const struct displayable *d)
{
	const struct speaker_quote *q = d->q;
	const struct para *p = &d->g->a->paras[q->para];
	struct news_quotation whole = {.continues = q->continues};

	whole.start = p->start + reading_token(d->g, q->para, q->open)->end;
	whole.end = whole.start;
	if (q->open + 1 < q->close) {
		whole.start = p->start + reading_token(d->g, q->para, q->open + 1)->start;
		whole.end = p->start + reading_token(d->g, q->para, q->close - 1)->end;
	}
	whole.line = line_of(p, whole.start);
	whole.complete = displayable_is_sentence(d);
	whole.confidence = d->s->rule && d->s->name.n ? d->s->confidence : 0;
	return whole;
}

/* Makes card C of quotation Q[0] one of Q[0] and Q[1] together, and takes Q[1]'s back. */
static void join(const struct article *a, const struct speaker_quote *q, const struct split *both,
		 struct region *r, struct news_card *c, struct news_card *second)
{
	size_t para = a->paras[q->para].start;

	c->text = region_copy(r, both->text);
	c->rule = region_format(r, "%s; joined across its attribution%s", c->rule,
				both->lost_comma ? ", without its comma" : "")
			  .p;
	c->start = para + both->start;
	c->end = para + both->end;
	c->more_start = para + both->more_start;
	c->more_end = para + both->more_end;
	c->line = line_of(&a->paras[q->para], c->start);
	c->score = both->score;
	c->refused = NULL;
	c->whole.stands_alone = true;
	second->refused = "on a card with the words before it";
	second->score = 0;
}

/* Joins what one attribution splits, of N quotations and their cards. */
static void join_all(struct reading *g, struct names *names, const struct segments *q,
		     const struct speaker *s, struct region *r, struct news_card *cards)
{
	for (size_t i = 0; i + 1 < q->n; i++) {
		const struct displayable d = {g, names, &q->items[i], NULL, &s[i]};
		struct region scratch;
		struct split both;

		if (refuse_speaker(&s[i]) || displayable_context(&d))
			continue;
		region_init(&scratch);
		if (split_join(g, names, &q->items[i], &s[i],
			       i + 2 < q->n ? &q->items[i + 2] : NULL, &scratch, &both)) {
			join(g->a, &q->items[i], &both, r, &cards[i], &cards[i + 1]);
			i++;
		}
		region_finish(&scratch);
	}
}

static bool is_dash(const struct token *t)
{
	static const char *const dashes[] = {"\xE2\x80\x94", "\xE2\x80\x93", "\xE2\x80\x95", "--",
					     "-"};

	return t->kind == TOKEN_PUNCT && READING_IS_ANY(t, dashes);
}

/* "It is untrue that," she said, "the town needs a pool": the second piece goes on with the first,
 * as the comma or dash before it says, or the dash that breaks the first off, and may mean the
 * opposite alone. */
static bool goes_on_with(const struct reading *g, const struct speaker_quote *first,
			 const struct speaker_quote *second)
{
	const struct token *last = reading_token(g, first->para, first->close - 1), *before;

	if (first->para != second->para || second->open < first->close + 2 ||
	    reading_is(last, ".") || reading_is(last, "!") || reading_is(last, "?"))
		return false;
	before = reading_token(g, second->para, second->open - 1);
	if (!reading_is(before, ",") && !is_dash(before) && !is_dash(last))
		return false;
	for (size_t i = first->close + 1; i < second->open; i++)
		if (reading_token(g, first->para, i)->flags & TOKEN_ENDS_SENTENCE)
			return false;
	return true;
}

static void refuse_halves(const struct reading *g, const struct segments *q,
			  struct news_card *cards)
{
	for (size_t i = 0; i + 1 < q->n; i++) {
		if (cards[i + 1].refused || cards[i + 1].more_end ||
		    !goes_on_with(g, &q->items[i], &q->items[i + 1]))
			continue;
		cards[i + 1].refused = "goes on with the words before the attribution";
		cards[i + 1].whole.stands_alone = false;
		cards[i + 1].score = 0;
	}
}

/* Does another quotation with marks of the same kind begin before Q is closed? Then Q was left
 * open, and what it holds is not all spoken. */
static bool holds_an_opening(const struct reading *g, const struct speaker_quote *q)
{
	const struct token *open = reading_token(g, q->para, q->open);

	for (size_t i = q->open + 1; i < q->close; i++) {
		const struct token *t = reading_token(g, q->para, i);

		if (t->kind == TOKEN_QUOTE_OPEN && t->style == open->style)
			return true;
	}
	return false;
}

static struct news_card make_card(const struct displayable *d, struct region *r)
{
	const struct article *a = d->g->a;
	const struct para *p = &a->paras[d->q->para];
	struct news_card c = {.kind = NEWS_QUOTE, .article = a->id};
	struct run run = best_run(d, r);

	c.text = run.text;
	c.speaker = d->s->name;
	c.role = d->s->role;
	if (run.first < run.end) {
		c.start = p->start + reading_token(d->g, d->q->para, run.first)->start;
		c.end = p->start + reading_token(d->g, d->q->para, run.end - 1)->end;
	}
	c.line = line_of(p, MAX_OF(c.start, p->start));
	c.whole = describe_whole(d);
	fill_source(a, d->s, d->q, &c);
	c.rule = describe(d->s, r);
	c.refused = run.refused;
	if (!c.refused && holds_an_opening(d->g, d->q))
		c.refused = "left open before another begins";
	if (!c.refused)
		c.refused = displayable_context(d);
	c.whole.stands_alone = !c.refused;
	if (!c.refused)
		c.refused = refuse_speaker(d->s);
	c.score = c.refused ? 0 : run.score;
	return c;
}

void quote_collect(const struct lexicon *l, const struct article *a, struct region *r,
		   struct news_cards *out)
{
	struct reading g;
	struct names names;
	struct segments q = {NULL, 0, 0};
	struct speaker *s;

	reading_make(l, a, r, &g);
	find_segments(&g, r, &q);
	if (!q.n)
		return;
	names_collect(&g, r, &names);
	s = region_take_array(r, q.n, sizeof *s);
	speaker_find(&g, &names, q.items, q.n, r, s);
	for (size_t i = 0; i < q.n; i++) {
		const struct displayable d = {&g, &names, &q.items[i],
					      i + 1 < q.n ? &q.items[i + 1] : NULL, &s[i]};
		struct news_card card = make_card(&d, r);

		REGION_PUSH(r, out, card);
	}
	join_all(&g, &names, &q, s, r, &out->items[out->n - q.n]);
	refuse_halves(&g, &q, &out->items[out->n - q.n]);
}
