#include "news/dayphrase.h"

static bool is_deictic(const struct token *t)
{
	static const char *const words[] = {"yesterday", "today", "tonight", "tomorrow"};

	return CLAUSE_ONE_OF(t, words);
}

/* "this week", "last night": token I is the noun. */
static bool is_near(const struct clause *p, size_t i)
{
	static const char *const spans[] = {"week",    "month",	    "year",    "weekend",
					    "morning", "afternoon", "evening", "night",
					    "summer",  "autumn",    "winter",  "spring"};
	static const char *const which[] = {"this", "last", "next"};

	return CLAUSE_ONE_OF(clause_at(p, i), spans) && i > p->plan->from &&
	       CLAUSE_ONE_OF(clause_at(p, i - 1), which);
}

static bool is_month(const struct token *t)
{
	return t->flags & TOKEN_CAPITAL && token_stem_has(t, LEXICON_MONTHS);
}

/* "May 2": token I is the month. */
static bool is_date(const struct clause *p, size_t i)
{
	return is_month(clause_at(p, i)) && i + 1 < p->plan->body_to &&
	       clause_at(p, i + 1)->kind == TOKEN_NUMBER && !clause_is_year(clause_at(p, i + 1));
}

static bool is_day(const struct clause *p, size_t i)
{
	return clause_is_day(clause_at(p, i)) || is_deictic(clause_at(p, i)) || is_near(p, i) ||
	       is_date(p, i);
}

bool dayphrase_is_in(const struct clause *p, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (is_day(p, i))
			return true;
	return false;
}

static bool leads_to_day(const struct token *t)
{
	static const char *const words[] = {"on",   "last",  "next",	"this",
					    "late", "early", "earlier", "later"};

	return CLAUSE_ONE_OF(t, words);
}

static bool is_part_of_day(const struct token *t)
{
	static const char *const words[] = {"morning", "afternoon", "evening", "night"};

	return CLAUSE_ONE_OF(t, words);
}

/* Where the date that begins at token I ("2 May 2026", "May 2") is over; I where none begins. */
static size_t skip_date(const struct clause *p, size_t i)
{
	size_t to = p->plan->body_to, at = i + (i < to && clause_is_comma(clause_at(p, i)));
	bool number = at < to && clause_at(p, at)->kind == TOKEN_NUMBER;

	if (at + 1 >= to ||
	    !(number ? is_month(clause_at(p, at + 1))
		     : is_month(clause_at(p, at)) && clause_at(p, at + 1)->kind == TOKEN_NUMBER))
		return i;
	at += 2;
	return at + (at < to && clause_is_year(clause_at(p, at)));
}

/* "6am", "noon": a time of day, or a number that may be one; "3-1" is a score. */
static bool is_clock(const struct token *t)
{
	static const char *const words[] = {"noon", "midday", "midnight", "o'clock", "am", "pm"};

	return (t->kind == TOKEN_NUMBER && span_find(t->text, 0, "-") == t->text.n) ||
	       CLAUSE_ONE_OF(t, words);
}

/* Does what stands before the phrase need it: "by Friday", "at 6pm on Friday", "was early"? Before
 * "on" a preposition is an adverb: "was brought out on Friday". */
static bool is_held_before(const struct clause *p, size_t from)
{
	const struct token *before = clause_at(p, from - 1);

	static const char *const spends[] = {"spent", "spend", "spends", "spending", "took"};

	if (is_clock(before) || CLAUSE_ONE_OF(before, spends) ||
	    token_is_class(p->l, before, "conj"))
		return true;
	if (token_is_class(p->l, before, "aux"))
		return !is_deictic(clause_at(p, from));
	return !span_is(clause_at(p, from)->text, "on") &&
	       (token_is_class(p->l, before, "prep") || token_is_class(p->l, before, "adv") ||
		token_is_class(p->l, before, "art"));
}

/* "after 19 days": a number of something, no time of day. */
static bool counts(const struct clause *p, size_t i)
{
	static const char *const units[] = {"am", "pm", "a.m", "p.m", "o'clock"};

	return clause_at(p, i)->kind == TOKEN_NUMBER && i + 1 < p->plan->body_to &&
	       clause_tag(p, i + 1) == GRAMMAR_NOUN && !CLAUSE_ONE_OF(clause_at(p, i + 1), units);
}

/* Does what stands after it: "Friday at 6pm", "Monday to Thursday", "Saturday and Sunday"? */
static bool is_held_after(const struct clause *p, size_t to)
{
	static const char *const links[] = {"at",  "from", "between", "to",	"until", "till",
					    "and", "or",   "through", "before", "after", "by"};
	size_t end = p->plan->body_to;
	struct span class;

	if (to >= end)
		return false;
	if (is_clock(clause_at(p, to)))
		return true;
	if (span_is(clause_at(p, to)->text, "of") && to + 1 < end)
		return span_is(clause_at(p, to + 1)->text, "this") ||
		       span_is(clause_at(p, to + 1)->text, "last") ||
		       clause_is_year(clause_at(p, to + 1));
	if (!CLAUSE_ONE_OF(clause_at(p, to), links))
		return false;
	for (size_t i = to + 1; i < end && i <= to + 2; i++) {
		if (is_day(p, i) || (is_clock(clause_at(p, i)) && !counts(p, i)))
			return true;
		if (!token_value(clause_at(p, i), LEXICON_FUNCTION, &class))
			break;
	}
	return false;
}

/* A day without "on" is an adverb only where no noun follows: not "Friday prayers". */
static bool stands_free(const struct clause *p, size_t to)
{
	return to >= p->plan->body_to || !grammar_is_nominal(clause_tag(p, to)) ||
	       clause_is_day(clause_at(p, to));
}

bool dayphrase_is_told_as_past(const struct lexicon *l, const struct tokens *t, size_t from,
			       size_t to)
{
	static const char *const words[] = {"was", "were", "had", "has", "have", "been", "did"};
	struct span form;

	for (size_t i = from; i < to; i++)
		if (CLAUSE_ONE_OF(&t->items[i], words) ||
		    (lexicon_value(l, LEXICON_VERBS, t->items[i].text, &form) &&
		     (span_is(form, "ed") || span_is(form, "past"))))
			return true;
	return false;
}

/* "The bridge will be closed on Friday". The day somebody spoke is not ahead. */
bool dayphrase_is_past(const struct clause *p, size_t at)
{
	static const char *const words[] = {"will",    "shall", "won't",    "won\xE2\x80\x99t",
					    "due",     "set",	"expected", "scheduled",
					    "planned", "plans", "must",	    "should"};

	for (size_t i = at; i > p->plan->from; i--) {
		if (clause_is_cue(clause_at(p, i - 1)))
			return true;
		if (CLAUSE_ONE_OF(clause_at(p, i - 1), words))
			return false;
	}
	return dayphrase_is_told_as_past(p->l, p->t, p->plan->from, p->plan->body_to);
}

/* "a few days [early] Saturday": the word belongs to what stands before. */
static bool is_measured(const struct clause *p, size_t i)
{
	static const char *const words[] = {"early", "late", "earlier", "later"};
	static const char *const units[] = {"minutes", "hours", "days", "weeks", "months", "years",
					    "minute",  "hour",	"day",	"week",	 "month",  "year"};

	return CLAUSE_ONE_OF(clause_at(p, i), words) && i > p->plan->from &&
	       CLAUSE_ONE_OF(clause_at(p, i - 1), units);
}

bool dayphrase_find(const struct clause *p, size_t day, size_t *from, size_t *to)
{
	size_t first = day, end = day + 1;

	if (!is_day(p, day) || clause_at(p, day)->flags & TOKEN_IN_QUOTE)
		return false;
	end += is_date(p, day);
	end += end < p->plan->body_to && is_part_of_day(clause_at(p, end));
	end = skip_date(p, end);
	if (is_date(p, day) && end + 1 < p->plan->body_to && clause_is_comma(clause_at(p, end)) &&
	    clause_is_year(clause_at(p, end + 1)))
		end += 2;
	while (first > p->plan->from && leads_to_day(clause_at(p, first - 1)) &&
	       !is_measured(p, first - 1))
		first--;
	if (is_held_after(p, end) || (first > p->plan->from && is_held_before(p, first)) ||
	    ((first == day || is_near(p, day)) && !stands_free(p, end)))
		return false;
	*from = first;
	*to = end;
	return true;
}
