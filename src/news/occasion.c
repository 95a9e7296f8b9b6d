#include "news/occasion.h"

#include "base/base.h"

/* How many paragraphs back a date tells when a quotation was said; how many tokens of a paragraph
 * and paragraphs of an article are searched for one. */
enum { DATE_PARAS = 2, TOKENS_MAX = 1000, PARAS_MAX = 100 };

struct occasion {
	const struct reading *g;
	const struct speaker_quote *q;
	const struct speaker *s;
};

static bool is_one_of(const struct token *t, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (reading_is(t, words[i]))
			return true;
	return false;
}
#define IS_ONE_OF(t, words) is_one_of((t), (words), COUNT_OF(words))

static int year_of(const struct token *t)
{
	int year = 0;

	if (!t || t->kind != TOKEN_NUMBER || t->text.n != 4)
		return 0;
	for (size_t i = 0; i < 4; i++) {
		if (t->text.p[i] < '0' || t->text.p[i] > '9')
			return 0;
		year = year * 10 + (t->text.p[i] - '0');
	}
	return year >= 1900 && year < 2100 ? year : 0;
}

/* The newest year the article names: what it writes about as now, or close to it. */
static int newest_year(const struct occasion *d)
{
	int newest = 0;

	if (d->g->a->date.n >= 4) {
		struct span tail = span_cut(d->g->a->date, d->g->a->date.n - 4, d->g->a->date.n);
		struct token t = {tail, 0, 4, TOKEN_NUMBER, 0, 0};

		newest = year_of(&t);
	}
	for (size_t p = 0; p < d->g->a->n && p < PARAS_MAX; p++)
		for (size_t i = 0; i < d->g->paras[p].n && i < TOKENS_MAX; i++)
			newest = MAX_OF(newest, year_of(reading_token(d->g, p, i)));
	return newest;
}

static bool is_month(const struct occasion *d, const struct token *t)
{
	return t && t->flags & TOKEN_CAPITAL && reading_in(d->g, t, LEXICON_MONTHS, NULL);
}

/* Does paragraph P tell of one day or month of a year before NOW ("in July 2018")? */
static bool tells_of_the_past(const struct occasion *d, size_t p, size_t end, int now)
{
	static const char *const since[] = {"since", "after",  "following",
					    "until", "before", "its"};

	for (size_t i = 1; i < end && i < TOKENS_MAX; i++) {
		int year = year_of(reading_token(d->g, p, i));
		bool dated = false, excused = false;

		if (!year || year >= now)
			continue;
		for (size_t k = i; k > 0 && k + 6 > i; k--) {
			const struct token *t = reading_token(d->g, p, k - 1);

			dated = dated || (is_month(d, t) && k + 3 > i);
			excused = excused || IS_ONE_OF(t, since);
		}
		if (dated && !excused)
			return true;
	}
	return false;
}

/* Words of the attribution that date it, or that hang the quotation on something else. */
static const char *check_attribution(const struct occasion *d)
{
	static const char *const hang[] = {"referring", "reference", "asked",	 "answering",
					   "quoted",	"quoting",   "response", "recalling",
					   "recalled",	"joked",     "joking"};
	static const char *const turns[] = {"but", "although", "though", "however"};
	int now = newest_year(d);

	for (size_t i = d->s->from; i < d->s->to; i++) {
		const struct token *t = reading_token(d->g, d->s->para, i);
		struct span value = {NULL, 0};

		if (!t || t->flags & TOKEN_IN_QUOTE)
			continue;
		if (IS_ONE_OF(t, hang))
			return "the attribution ties it to something outside it";
		if (d->s->is_after && IS_ONE_OF(t, turns))
			return "qualified by what follows";
		reading_phrase(d->g, d->s->para, i, LEXICON_STANDALONE, &value);
		if (span_is(value, "past") || (year_of(t) && year_of(t) < now))
			return "said long ago";
		if (is_month(d, t) && reading_is(reading_token(d->g, d->s->para, i - 1), "in"))
			return "said some time ago";
	}
	return NULL;
}

/* The last sentence before the quotation's paragraph says "told us in December", "last year". */
static bool follows_old_remark(const struct occasion *d, size_t p)
{
	size_t n = d->g->paras[p].n;
	bool month = false, cue = false;

	if (!n)
		return false;
	for (size_t i = reading_sentence_start(d->g, p, n - 1); i < n; i++) {
		const struct token *t = reading_token(d->g, p, i);
		struct span value = {NULL, 0};

		reading_phrase(d->g, p, i, LEXICON_STANDALONE, &value);
		month = month || span_is(value, "past") ||
			(is_month(d, t) && i && reading_is(reading_token(d->g, p, i - 1), "in"));
		cue = cue || reading_in(d->g, t, LEXICON_CUES, NULL);
	}
	return month && cue;
}

/* "on Monday", "last week", "yesterday": the paragraph is about these days. */
static bool tells_of_now(const struct occasion *d, size_t p)
{
	static const char *const days[] = {"today", "yesterday", "tonight", "week"};

	for (size_t i = 0; i < d->g->paras[p].n && i < TOKENS_MAX; i++) {
		const struct token *t = reading_token(d->g, p, i);

		if (!(t->flags & TOKEN_IN_QUOTE) &&
		    (IS_ONE_OF(t, days) || reading_in(d->g, t, LEXICON_WEEKDAYS, NULL)))
			return true;
	}
	return false;
}

static const char *check_time(const struct occasion *d)
{
	int now = newest_year(d);
	size_t p = d->q->para;

	if (tells_of_the_past(d, p, d->q->open, now))
		return "said long ago";
	if (tells_of_now(d, p))
		return NULL;
	for (size_t hops = 0; p > 0 && hops < DATE_PARAS;) {
		if (d->g->a->paras[--p].cls != LINE_BODY)
			continue;
		if (tells_of_the_past(d, p, d->g->paras[p].n, now))
			return "said long ago";
		if (hops++ == 0 && follows_old_remark(d, p))
			return "said some time ago";
		if (tells_of_now(d, p))
			return NULL;
	}
	return NULL;
}

const char *occasion_check(const struct reading *g, const struct speaker_quote *q,
			   const struct speaker *s)
{
	const struct occasion d = {g, q, s};
	const char *broken = check_attribution(&d);

	return broken ? broken : check_time(&d);
}
