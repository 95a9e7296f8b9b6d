#include "news/occasion.h"

#include "base/base.h"

/* How many paragraphs back a date tells when a quotation was said; how many tokens of a paragraph
 * and years of an article are looked at for one. */
enum { DATE_PARAS = 2, TOKENS_MAX = 1000, YEARS_MAX = 200 };

/* How many tokens before a year tell that it is still to come. */
enum { AHEAD_MAX = 12 };

/* Said this many days from the article's date, a quotation is of the same news. */
enum { SAME_NEWS_DAYS = 7, YEAR_DAYS = 365 };

struct occasion {
	const struct reading *g;
	const struct speaker_quote *q;
	const struct speaker *s;
};

static int year_of(const struct token *t)
{
	return t ? reading_year(t) : 0;
}

static bool is_month(const struct occasion *d, const struct token *t)
{
	return t && t->flags & TOKEN_CAPITAL && reading_in(d->g, t, LEXICON_MONTHS, NULL);
}

/* "from 2028", "by the end of 2028", "will be built in 2028", "Expo 2028": no year that has begun
 * by the time of writing, as far as the text tells. */
static bool lies_ahead(const struct occasion *d, size_t p, size_t i)
{
	static const char *const ahead[] = {"by",   "until",	"till",	 "from",  "through",
					    "will", "would",	"shall", "plans", "planned",
					    "due",  "expected", "to"};
	const struct token *before = i ? reading_token(d->g, p, i - 1) : NULL;

	if (before && before->flags & TOKEN_CAPITAL && !is_month(d, before) &&
	    !reading_in(d->g, before, LEXICON_FUNCTION, NULL))
		return true;
	for (size_t k = i; k > 0 && k + AHEAD_MAX > i; k--) {
		const struct token *t = reading_token(d->g, p, k - 1);

		if (t->flags & TOKEN_ENDS_SENTENCE)
			return false;
		if (READING_IS_ANY(t, ahead))
			return true;
	}
	return false;
}

/* The year the article is of: its dateline's; without one the newest that it tells of. 0: none. */
static int year_now(const struct occasion *d)
{
	struct span date = d->g->a->date;
	struct token tail = {.kind = TOKEN_NUMBER};
	int newest;

	tail.text = date.n >= 4 ? span_cut(date, date.n - 4, date.n) : date;
	newest = year_of(&tail);
	if (newest)
		return newest;
	for (size_t i = 0; i < d->g->years.n && i < YEARS_MAX; i++) {
		const struct reading_year *y = &d->g->years.items[i];

		if (y->year > newest && !lies_ahead(d, y->para, y->at))
			newest = y->year;
	}
	return newest;
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
			excused = excused || READING_IS_ANY(t, since);
		}
		if (dated && !excused)
			return true;
	}
	return false;
}

/* The day of the month that S begins with, "15" or "15th"; 0: none. */
static int day_of(struct span s)
{
	size_t n = 0;
	int day = 0;

	for (; n < s.n && n < 3 && s.p[n] >= '0' && s.p[n] <= '9'; n++)
		day = day * 10 + (s.p[n] - '0');
	return (n == s.n || n + 2 == s.n) && day <= 31 ? day : 0;
}

/* The day of the year, give or take two, of DAY of the month with this name; -1: there is none. */
static int day_of_year(const struct lexicon *l, int day, struct span month)
{
	struct span value;
	int m = 0;

	if (!day || !lexicon_value(l, LEXICON_MONTHS, month, &value))
		return -1;
	for (size_t i = 0; i < value.n; i++)
		m = m * 10 + (value.p[i] - '0');
	return (m - 1) * YEAR_DAYS / 12 + day;
}

/* The day of the year of the article's date, "15 July" or "15 July 2025"; -1: it has none. */
static int article_day(const struct occasion *d)
{
	struct span date = d->g->a->date;
	size_t n = MIN_OF(span_find(date, 0, " "), date.n);
	struct span rest = span_cut(date, MIN_OF(n + 1, date.n), date.n);
	int day = day_of(span_cut(date, 0, n));

	return day_of_year(d->g->l, day,
			   span_cut(rest, 0, MIN_OF(span_find(rest, 0, " "), rest.n)));
}

/* The day of the month beside month token I of paragraph P: "15 July", "July 15"; *FIRST is where
 * the date begins. 0: none. */
static int day_beside(const struct occasion *d, size_t p, size_t i, size_t *first)
{
	const struct token *before = i ? reading_token(d->g, p, i - 1) : NULL;
	const struct token *after = reading_token(d->g, p, i + 1);

	*first = i;
	if (before && before->kind == TOKEN_NUMBER && day_of(before->text)) {
		*first = i - 1;
		return day_of(before->text);
	}
	return after && after->kind == TOKEN_NUMBER ? day_of(after->text) : 0;
}

/* Does month token I of the attribution say that the words fell on another day than these? "ahead
 * of 1 May", "the 1 May rally" date something else. */
static bool is_other_day(const struct occasion *d, size_t i)
{
	size_t p = d->s->para, first;
	int day = day_beside(d, p, i, &first), now = article_day(d), then, apart;
	const struct token *before = first ? reading_token(d->g, p, first - 1) : NULL;

	if (!day || (before && !reading_is(before, "on") &&
		     reading_in(d->g, before, LEXICON_FUNCTION, NULL)))
		return false;
	then = day_of_year(d->g->l, day, token_stem(reading_token(d->g, p, i)));
	apart = now < then ? then - now : now - then;
	return now < 0 || MIN_OF(apart, YEAR_DAYS - apart) > SAME_NEWS_DAYS;
}

/* "said at the time": of what the paragraph recalls. */
static bool is_at_the_time(const struct occasion *d, size_t i)
{
	size_t p = d->s->para;

	return reading_is(reading_token(d->g, p, i), "at") &&
	       reading_is(reading_token(d->g, p, i + 1), "the") &&
	       reading_is(reading_token(d->g, p, i + 2), "time") &&
	       !reading_is(reading_token(d->g, p, i + 3), "of");
}

/* "back in 2009", "in her 1999 memoir", "in 2009 she had written": a year of the attribution that
 * lies back whatever other years the article tells of. */
static bool is_year_gone(const struct occasion *d, size_t i)
{
	static const char *const books[] = {"memoir",	 "memoirs", "autobiography", "diary",
					    "book",	 "essay",   "letter",	     "video",
					    "recording", "tape",    "interview",     "speech",
					    "email",	 "column",  "documentary"};
	size_t p = d->s->para;

	if (!year_of(reading_token(d->g, p, i)))
		return false;
	if (READING_IS_ANY(reading_token(d->g, p, i + 1), books) ||
	    (i > 1 && reading_is(reading_token(d->g, p, i - 2), "back")))
		return true;
	for (size_t k = d->s->from; k < d->s->to; k++)
		if (reading_is(reading_token(d->g, p, k), "had"))
			return true;
	return false;
}

/* "a memo that proved to be forged", "as played by Carl Berg", "dressed as the queen": not the
 * speaker's own words. */
static bool is_made_up(const struct occasion *d, size_t i)
{
	static const char *const made[] = {"forged",	 "forgery",    "fake",	  "faked",
					   "fabricated", "hoax",       "spoof",	  "parody",
					   "bogus",	 "fictitious", "doctored"};
	static const char *const acted[] = {"played",	    "portrayed", "imagined",
					    "impersonated", "voiced",	 "parodied"};
	const struct token *t = reading_token(d->g, d->s->para, i);

	if (reading_is(t, "dressed") && reading_is(reading_token(d->g, d->s->para, i + 1), "as"))
		return true;
	return READING_IS_ANY(t, made) ||
	       (READING_IS_ANY(t, acted) && i > 0 &&
		reading_is(reading_token(d->g, d->s->para, i - 1), "as"));
}

/* Words of the attribution that date it, or that hang the quotation on something else. */
static const char *check_attribution(const struct occasion *d)
{
	static const char *const hang[] = {"referring", "reference", "asked",	 "answering",
					   "quoted",	"quoting",   "response", "recalling",
					   "recalled",	"joked",     "joking"};
	static const char *const turns[] = {"but", "although", "though", "however"};
	static const char *const in[] = {"in", "last"};
	int now = year_now(d);

	for (size_t i = d->s->from; i < d->s->to; i++) {
		const struct token *t = reading_token(d->g, d->s->para, i);
		struct span value = {NULL, 0};

		if (!t || t->flags & TOKEN_IN_QUOTE)
			continue;
		if (READING_IS_ANY(t, hang))
			return "the attribution ties it to something outside it";
		if (d->s->is_after && READING_IS_ANY(t, turns))
			return "qualified by what follows";
		reading_phrase(d->g, d->s->para, i, LEXICON_STANDALONE, &value);
		if (span_is(value, "past") || (year_of(t) && year_of(t) < now))
			return "said long ago";
		if (is_year_gone(d, i))
			return "said long ago";
		if (is_made_up(d, i))
			return "made up, perhaps";
		if (is_at_the_time(d, i))
			return "said some time ago";
		if (is_month(d, t) && (READING_IS_ANY(reading_token(d->g, d->s->para, i - 1), in) ||
				       is_other_day(d, i)))
			return "said some time ago";
	}
	return NULL;
}

/* Does the sentence from token I on say "famously", "years ago"? */
static bool says_past(const struct occasion *d, size_t p, size_t i)
{
	for (; i < d->g->paras[p].n; i++) {
		struct span value = {NULL, 0};

		reading_phrase(d->g, p, i, LEXICON_STANDALONE, &value);
		if (span_is(value, "past"))
			return true;
	}
	return false;
}

/* "In 1992, ...": the last sentence of paragraph P, from token I on, is of a year before NOW; or
 * says that it is, in an article without a date, where NOW is a guess. */
static bool opens_with_old_year(const struct occasion *d, size_t p, size_t i, int now)
{
	int year = year_of(reading_token(d->g, p, i + 1));

	return reading_is(reading_token(d->g, p, i), "in") && year &&
	       reading_is(reading_token(d->g, p, i + 2), ",") &&
	       (year + 1 < now || (!d->g->a->date.n && says_past(d, p, i)));
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
		    (READING_IS_ANY(t, days) || reading_in(d->g, t, LEXICON_WEEKDAYS, NULL)))
			return true;
	}
	return false;
}

static const char *check_time(const struct occasion *d)
{
	int now = year_now(d);
	size_t p = d->q->para;

	if (tells_of_the_past(d, p, d->q->open, now))
		return "said long ago";
	if (tells_of_now(d, p))
		return NULL;
	for (size_t hops = 0; p > 0 && hops < DATE_PARAS;) {
		if (d->g->a->paras[--p].cls != LINE_BODY)
			continue;
		if (tells_of_the_past(d, p, d->g->paras[p].n, now) ||
		    (hops == 0 && d->g->paras[p].n &&
		     opens_with_old_year(
			     d, p, reading_sentence_start(d->g, p, d->g->paras[p].n - 1), now)))
			return "said long ago";
		if (hops++ == 0 && follows_old_remark(d, p))
			return "said some time ago";
		if (tells_of_now(d, p))
			return NULL;
	}
	return NULL;
}

bool occasion_needs_date(const struct reading *g, size_t para, size_t first, size_t end)
{
	static const char *const days[] = {"today", "tonight", "tomorrow", "yesterday"};
	static const char *const parts[] = {"morning", "afternoon", "evening", "night",
					    "week",    "weekend",   "month"};
	static const char *const which[] = {"this", "last", "next"};

	if (g->a->date.n)
		return false;
	for (size_t i = first; i < end; i++) {
		const struct token *t = reading_token(g, para, i);

		if (READING_IS_ANY(t, days) ||
		    (i > first && READING_IS_ANY(t, parts) &&
		     READING_IS_ANY(reading_token(g, para, i - 1), which)))
			return true;
	}
	return false;
}

const char *occasion_check(const struct reading *g, const struct speaker_quote *q,
			   const struct speaker *s)
{
	const struct occasion d = {g, q, s};
	const char *broken = check_attribution(&d);

	return broken ? broken : check_time(&d);
}
