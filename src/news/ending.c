#include "news/ending.h"

#include "news/dayphrase.h"
#include "news/hold.h"
#include "news/opener.h"
#include "news/place.h"
#include "news/profile.h"
#include "news/wordform.h"

static bool needs_what_follows(const struct token *t)
{
	return token_has(t, LEXICON_RELATIONAL);
}

/* Could the clause end with this word? Nouns, names and numbers; also an adverb of place. */
static bool may_be_last(const struct clause *p, size_t i)
{
	const struct token *t = clause_at(p, i);
	struct span class;

	if (t->kind == TOKEN_QUOTE_CLOSE || t->kind == TOKEN_NUMBER)
		return true;
	if (t->kind != TOKEN_WORD || token_value(t, LEXICON_FUNCTION, &class))
		return span_is(t->text, ")");
	return !(t->flags & TOKEN_POSSESSIVE && t->text.n > 2 &&
		 (span_ends(t->text, "\xE2\x80\x99s") || span_ends(t->text, "'s")));
}

/* A phrase in quotation marks that only colours what stands before it: "ships “based on ...". */
static bool begins_coloured(const struct clause *p, size_t i)
{
	struct span form;

	return clause_at(p, i)->kind == TOKEN_QUOTE_OPEN && i + 1 < p->plan->body_to &&
	       ((token_value(clause_at(p, i + 1), LEXICON_VERBS, &form) && span_is(form, "ed")) ||
		place_begins(clause_at(p, i + 1))) &&
	       !clause_is_cue(clause_at(p, i - 1)) &&
	       !token_is_class(p->l, clause_at(p, i - 1), "aux");
}

/* "nearly two years [after the war]": a time between the verb and its "after". I is the "after";
 * the first token of it, I where there is none. */
static size_t start_of_span(const struct clause *p, size_t i)
{
	static const char *const spans[] = {
		"minutes", "hours", "days", "weeks",  "months",	 "years",   "week", "month",
		"year",	   "day",   "hour", "decade", "decades", "shortly", "just", "soon"};
	static const char *const links[] = {"after", "before", "following", "since"};
	size_t from = i;

	if (!CLAUSE_ONE_OF(clause_at(p, i - 1), spans) || !CLAUSE_ONE_OF(clause_at(p, i), links))
		return i;
	from--;
	while (from > p->after &&
	       (clause_tag(p, from - 1) == GRAMMAR_NUMBER ||
		clause_tag(p, from - 1) == GRAMMAR_DET ||
		clause_tag(p, from - 1) == GRAMMAR_ADVERB ||
		(clause_tag(p, from - 1) == GRAMMAR_NOUN &&
		 CLAUSE_ONE_OF(clause_at(p, from), spans) && clause_at(p, from - 1)->text.n < 6)))
		from--;
	if (span_is(clause_at(p, from - 1)->text, "by") ||
	    span_is(clause_at(p, from - 1)->text, "for"))
		return i; /* "put off by a week [after a leak]" */
	return from - (clause_tag(p, from - 1) == GRAMMAR_PREP);
}

/* ", two years after the war" */
static bool begins_span(const struct clause *p, size_t i)
{
	size_t end = clause_next_break(p, i, p->plan->body_to);

	for (size_t k = i + 1; k < end && k < i + 4; k++)
		if (start_of_span(p, k) == i)
			return true;
	return false;
}

/* After a comma: a clause or a phrase of its own, not the next of several names or adjectives. */
static bool begins_afresh(const struct clause *p, size_t i)
{
	const struct token *t = clause_at(p, i);
	size_t end = clause_next_break(p, i, p->plan->body_to);
	struct span class;

	if (begins_span(p, i) || (opener_is_despite(p, i) && end + 1 >= p->plan->body_to))
		return true;
	if (clause_is_sticky(p, t) || t->kind == TOKEN_NUMBER)
		return false;
	if (i + 1 < end && clause_tag(p, i + 1) == GRAMMAR_NOUN && !clause_is_ing(t) &&
	    !token_value(t, LEXICON_FUNCTION, &class))
		return false; /* "a lawless, terrorised nation" */
	for (size_t k = i; k < end && k < i + 3; k++)
		if (clause_is_circumstance(clause_at(p, k)))
			return true;
	if (t->flags & TOKEN_CAPITAL) {
		bool names = true;

		for (size_t k = i; k < end; k++) {
			if (span_is(clause_at(p, k)->text, "and"))
				return false;
			names &= clause_tag(p, k) == GRAMMAR_NAME;
		}
		return !names;
	}
	return token_value(t, LEXICON_FUNCTION, &class) || clause_is_ing(t) || clause_is_past(t);
}

/* "for the first time since 1998" */
static bool is_first_time(const struct clause *p, size_t i)
{
	static const char *const which[] = {"first", "second", "third", "fourth", "fifth", "last"};

	return i + 3 < p->plan->body_to && span_is(clause_at(p, i)->text, "for") &&
	       span_is(clause_at(p, i + 1)->text, "the") &&
	       CLAUSE_ONE_OF(clause_at(p, i + 2), which) &&
	       span_is(clause_at(p, i + 3)->text, "time");
}

/* A clause of its own, "after Peru closed its port": the cause is half the news. */
static bool tells_cause(const struct clause *p, size_t i)
{
	return (span_is(clause_at(p, i)->text, "after") ||
		span_is(clause_at(p, i)->text, "when")) &&
	       clause_has_finite(p, i + 1, clause_next_break(p, i, p->plan->body_to));
}

/* No opener here. */
#define NOT_ONE COST_N

static enum cost cost_of_preposition(const struct token *t)
{
	static const struct {
		const char *word;
		enum cost cost;
	} table[] = {
		{"in", COST_PLACE},	{"at", COST_PLACE},	  {"on", COST_PLACE},
		{"near", COST_PLACE},	{"inside", COST_PLACE},	  {"outside", COST_PLACE},
		{"across", COST_PLACE}, {"along", COST_PLACE},	  {"around", COST_PLACE},
		{"of", COST_OF},	{"for", COST_FOR},	  {"with", COST_WITH},
		{"to", COST_TOWARDS},	{"from", COST_FROM},	  {"by", COST_BY},
		{"after", COST_TIME},	{"before", COST_TIME},	  {"during", COST_TIME},
		{"amid", COST_TIME},	{"following", COST_TIME}, {"since", COST_TIME},
		{"ahead", COST_TIME},	{"as", COST_AS},
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		if (span_equal_nocase(t->text, span_of(table[i].word)))
			return table[i].cost;
	return COST_OTHER;
}

/* The first token at or after I that is no adverb. */
static size_t skip_adverbs(const struct clause *p, size_t i)
{
	while (i < p->plan->body_to && clause_tag(p, i) == GRAMMAR_ADVERB)
		i++;
	return i;
}

/* "and did", "and somebody did", "and something". */
static enum cost cost_of_conjunction(const struct clause *p, size_t i)
{
	size_t next = skip_adverbs(p, i + 1), to = clause_next_break(p, i, p->plan->body_to);

	if (next >= to)
		return NOT_ONE;
	if (clause_tag(p, next) == GRAMMAR_FINITE || clause_tag(p, next) == GRAMMAR_PARTICIPLE ||
	    clause_tag(p, next) == GRAMMAR_BASE)
		return COST_AND_VERB;
	return i > p->verb && grammar_main_verb(p->plan->tags, next, to) < to ? COST_AND_CLAUSE
									      : COST_AND_NOUN;
}

/* Does a verb group go on at token I, adverbs before it passed over: "is now [leading]"? */
static bool is_in_group(const struct clause *p, size_t i)
{
	while (i > p->start && clause_tag(p, i - 1) == GRAMMAR_ADVERB)
		i--;
	return i > p->start &&
	       (clause_tag(p, i - 1) == GRAMMAR_FINITE || clause_tag(p, i - 1) == GRAMMAR_TO ||
		clause_tag(p, i - 1) == GRAMMAR_PARTICIPLE || clause_tag(p, i - 1) == GRAMMAR_BASE);
}

/* "trains linking the cities", "terms drafted by two", ", saying so"; not "a compounding pharmacy".
 */
static bool stands_for_clause(const struct clause *p, size_t i)
{
	uint8_t before = clause_tag(p, i - 1), after;

	if (i < p->after || is_in_group(p, i))
		return false;
	if (before == GRAMMAR_MARK)
		return true;
	if (!grammar_is_nominal(before) && before != GRAMMAR_ADVERB)
		return false;
	after = i + 1 < p->plan->body_to ? clause_tag(p, i + 1) : (uint8_t)GRAMMAR_MARK;
	return after != GRAMMAR_NOUN && after != GRAMMAR_SUB && after != GRAMMAR_CONJ &&
	       after != GRAMMAR_FINITE && after != GRAMMAR_MARK;
}

/* "A clerk [accused of theft] was freed" */
static bool tells_of_subject(const struct clause *p, size_t i)
{
	return i > p->start && i + 1 < p->verb && clause_tag(p, i - 1) == GRAMMAR_NOUN &&
	       clause_tag(p, i + 1) == GRAMMAR_PREP;
}

/* "the victim [she met]": a clause that nothing opens. */
static bool is_contact_clause(const struct clause *p, size_t i)
{
	static const char *const subjects[] = {"he", "she", "they", "it", "we", "you"};

	return i > p->after && CLAUSE_ONE_OF(clause_at(p, i), subjects) &&
	       clause_tag(p, i - 1) == GRAMMAR_NOUN && i + 1 < p->plan->body_to &&
	       clause_tag(p, i + 1) == GRAMMAR_FINITE;
}

static bool is_bracket(const struct token *t)
{
	return span_is(t->text, "(") || span_is(t->text, ")");
}

/* Is the comma at token I one of a list, "small, poor towns", "met Lee, Fox and Okoye"? */
static bool is_list_comma(const struct clause *p, size_t i)
{
	size_t k = i + 1, to = p->plan->body_to;

	if (k + 1 < to && clause_tag(p, k) == GRAMMAR_ING && clause_tag(p, k - 2) != GRAMMAR_ING &&
	    clause_tag(p, k + 1) != GRAMMAR_CONJ && !clause_is_comma(clause_at(p, k + 1)))
		return false; /* ", citing the cold and a lack of boats" */
	if (k >= to || i == p->plan->from || clause_tag(p, k) == GRAMMAR_CONJ)
		return k < to && !(cost_of_conjunction(p, k) == COST_AND_VERB ||
				   cost_of_conjunction(p, k) == COST_AND_CLAUSE);
	while (k < to && (grammar_is_nominal(clause_tag(p, k)) || clause_tag(p, k) == GRAMMAR_DET ||
			  clause_tag(p, k) == GRAMMAR_ING || is_bracket(clause_at(p, k))))
		k++;
	if (k < to && clause_tag(p, k) == GRAMMAR_CONJ)
		return cost_of_conjunction(p, k) == COST_AND_NOUN;
	if (k + 1 < to && clause_is_comma(clause_at(p, k)) && clause_tag(p, k + 1) == GRAMMAR_CONJ)
		return cost_of_conjunction(p, k + 1) == COST_AND_NOUN;
	return clause_tag(p, i - 1) == GRAMMAR_NOUN && clause_tag(p, i + 1) == GRAMMAR_NOUN &&
	       !begins_span(p, i + 1);
}

/* "voiced anger, and some doubt, [about the plan]": the phrase belongs to what stands before the
 * first comma. */
static bool belongs_before(const struct clause *p, size_t comma)
{
	if (clause_tag(p, comma + 1) != GRAMMAR_PREP ||
	    clause_is_circumstance(clause_at(p, comma + 1)))
		return false;
	for (size_t i = p->after; i < comma; i++)
		if (clause_is_comma(clause_at(p, i)) && clause_tag(p, i + 1) == GRAMMAR_CONJ)
			return true;
	return false;
}

/* "more than 60", "as good as", "such as". */
static bool is_comparison(const struct clause *p, size_t i)
{
	static const char *const first[] = {"as", "same", "such"};

	if (span_is(clause_at(p, i)->text, "than"))
		return true;
	if (!span_is(clause_at(p, i)->text, "as"))
		return false;
	for (size_t back = 1; back <= 4 && i > p->start + back; back++)
		if (CLAUSE_ONE_OF(clause_at(p, i - back), first))
			return true;
	for (size_t k = i + 2; k <= i + 3 && k < p->plan->body_to; k++)
		if (span_is(clause_at(p, k)->text, "as"))
			return true;
	return false;
}

/* "know what it is": no relative clause but what the verb needs. */
static bool asks(const struct token *t)
{
	static const char *const words[] = {"what", "how", "why"};

	return CLAUSE_ONE_OF(t, words);
}

/* "was hurt [when a wall fell]", not "on the day when". */
static bool is_when(const struct clause *p, size_t i)
{
	static const char *const times[] = {"time", "day",   "days",  "year", "years",	"moment",
					    "week", "night", "month", "era",  "period", "morning"};

	return span_is(clause_at(p, i)->text, "when") && !CLAUSE_ONE_OF(clause_at(p, i - 1), times);
}

/* What opens at token I: the cost of leaving it out, NOT_ONE where nothing does. */
static enum cost opens(const struct clause *p, size_t i)
{
	const struct token *t = clause_at(p, i);

	if (t->kind == TOKEN_QUOTE_OPEN && begins_coloured(p, i))
		return COST_COLOUR;
	if (t->flags & TOKEN_IN_QUOTE)
		return NOT_ONE;
	if (clause_is_comma(t))
		return is_list_comma(p, i) ? NOT_ONE : COST_COMMA;
	if (clause_is_dash(t))
		return COST_DASH;
	if (is_contact_clause(p, i))
		return COST_RELATIVE;
	if (opener_is_reason(p, i) && !span_is(t->text, "because") && !span_is(t->text, "over"))
		return COST_CAUSE;
	if (opener_is_means(p, i))
		return COST_MEANS;
	if (is_comparison(p, i))
		return NOT_ONE;
	switch (clause_tag(p, i)) {
	case GRAMMAR_PREP:
		return is_first_time(p, i) ? COST_FIRST_TIME : cost_of_preposition(t);
	case GRAMMAR_SUB:
		return span_is(t->text, "that") ? NOT_ONE
		       : tells_cause(p, i)	? COST_CAUSE
						: COST_CLAUSE;
	case GRAMMAR_REL:
		if (is_when(p, i))
			return tells_cause(p, i) ? COST_CAUSE : COST_CLAUSE;
		if (span_is(t->text, "that") && i + 1 < p->plan->body_to &&
		    clause_tag(p, i + 1) != GRAMMAR_FINITE &&
		    clause_tag(p, i + 1) != GRAMMAR_ADVERB)
			return NOT_ONE;
		return clause_tag(p, i - 1) == GRAMMAR_PREP || asks(t) ? NOT_ONE : COST_RELATIVE;
	case GRAMMAR_TO:
		return COST_PURPOSE;
	case GRAMMAR_ING:
		return stands_for_clause(p, i) ? COST_ING : NOT_ONE;
	case GRAMMAR_PARTICIPLE:
		return stands_for_clause(p, i) || tells_of_subject(p, i) ? COST_PARTICIPLE
									 : NOT_ONE;
	case GRAMMAR_CONJ:
		if (opener_is_word_besides(p, i))
			return COST_WORD_BESIDES;
		return cost_of_conjunction(p, i);
	default:
		return NOT_ONE;
	}
}

/* What the word before a phrase at I adds to the cost of leaving it out of the gist. */
static int held_by(const struct clause *p, size_t i, enum cost opener)
{
	const int *points = cost_points[COST_GIST];
	int cost = 0;

	if (opener == COST_COMMA || opener == COST_DASH)
		return 0;
	if (opener == COST_PURPOSE &&
	    (clause_tag(p, i - 1) == GRAMMAR_FINITE || clause_tag(p, i - 1) == GRAMMAR_PARTICIPLE))
		cost = 200;
	if (clause_is_verb(clause_tag(p, i - 1)))
		cost += points[COST_AFTER_VERB];
	if (needs_what_follows(clause_at(p, i - 1)))
		cost += points[COST_RELATIONAL];
	if (hold_identifies(p, i))
		cost += points[COST_WHICH];
	return cost;
}

/* "opens on Sunday at noon [with a concert]": behind a time or a place, not "compared Lee with". */
static bool stands_behind_adverbial(const struct clause *p, size_t i)
{
	while (i > p->after && grammar_is_nominal(clause_tag(p, i - 1)))
		i--;
	return i > p->after && clause_tag(p, i - 1) == GRAMMAR_PREP;
}

/* "left strategists - some of them his own - at a loss": the dash has a fellow further on. */
static bool is_put_in(const struct clause *p, size_t i)
{
	for (i++; i + 1 < p->plan->body_to; i++)
		if (clause_is_dash(clause_at(p, i)))
			return clause_tag(p, i + 1) != GRAMMAR_CONJ;
	return false;
}

/* "Acme is a firm [that is buying Fjord]": the news is in the clause. */
static bool is_said_to_be(const struct clause *p)
{
	static const char *const be[] = {"is", "are", "was", "were"};

	return p->after == p->verb + 1 && CLAUSE_ONE_OF(clause_at(p, p->verb), be) &&
	       !clause_is_ing(clause_at(p, p->after));
}

/* "gave sailors [in Bergen a boat]": what was given may stand behind the place. */
static bool gives(const struct clause *p)
{
	static const char *const words[] = {"gave", "gives", "give", "given", "handed", "awarded"};

	return CLAUSE_ONE_OF(clause_at(p, p->after - 1), words);
}

/* May the main part of a wall's headline end before token I, where OPENER opens? */
static bool may_end(const struct clause *p, size_t i, enum cost opener)
{
	const struct token *t = clause_at(p, i), *before = clause_at(p, i - 1);
	bool after_verb = clause_is_verb(clause_tag(p, i - 1)), passive = false;

	if ((clause_is_circumstance(t) || opener_is_reason(p, i)) && hold_is_passive(p, i))
		passive = true;
	after_verb &= !passive;
	if (hold_compares(p, i) || hold_is_told_always(p) || hold_lacks_verb(p, i) ||
	    hold_loses_infinitive(p, i) || hold_is_put(p, i) || hold_loses_company(p, i) ||
	    hold_is_seen_as(p, i) || hold_lacks_charge(p, i))
		return false;
	if (opener == COST_COMMA || opener == COST_DASH)
		return i + 1 < p->plan->body_to && clause_tag(p, i + 1) != GRAMMAR_FINITE &&
		       !hold_waits_for_object(p, i) && begins_afresh(p, i + 1) &&
		       !belongs_before(p, i) && !(opener == COST_DASH && is_put_in(p, i));
	if (hold_is_limited(p, i))
		return false;
	if ((!may_be_last(p, i - 1) && !passive) || i < p->after || start_of_span(p, i) < i)
		return opener == COST_SPAN;
	if (span_is(t->text, "when") && i > 2 && clause_is_comma(clause_at(p, i - 3)))
		return false; /* ", a year when" */
	if (clause_is_circumstance(t) || opener == COST_SPAN)
		return !hold_has_year(p, i) && !needs_what_follows(before) && !after_verb &&
		       (!span_is(t->text, "as") || opener == COST_CLAUSE);
	if (opener == COST_FIRST_TIME || opener == COST_WORD_BESIDES)
		return opener == COST_FIRST_TIME || !after_verb;
	if (opener == COST_MEANS || opener_is_reason(p, i))
		return !after_verb && grammar_is_nominal(clause_tag(p, i - 1)) &&
		       (!hold_is_denied(p, i) || hold_is_open(p)) && !hold_has_year(p, i) &&
		       !(opener == COST_MEANS && hold_needs_company(p));
	if ((hold_is_limiting(p, i) && (opener != COST_RELATIVE || hold_is_open(p))) ||
	    hold_identifies(p, i) || needs_what_follows(before) || after_verb)
		return false;
	if ((opener == COST_RELATIVE || opener == COST_ING || opener == COST_PARTICIPLE) &&
	    !hold_is_told_apart(p, i))
		return false;
	if (opener == COST_RELATIVE && is_said_to_be(p))
		return false;
	if (opener == COST_RELATIVE || opener == COST_ING)
		return opener == COST_RELATIVE || !hold_needs_doing(p);
	if (opener == COST_PARTICIPLE)
		return i + 2 < p->plan->body_to && (span_is(clause_at(p, i + 1)->text, "by") ||
						    (clause_tag(p, i + 1) == GRAMMAR_PREP &&
						     span_is(clause_at(p, i + 2)->text, "by")));
	if (hold_has_year(p, i))
		return false;
	if (hold_has_claim(p, i) || hold_is_occasion(p, i))
		return false;
	return (opener == COST_PURPOSE && opener_is_purpose(p, i)) ||
	       (opener == COST_WITH && opener_is_company(p, i) && !hold_needs_company(p) &&
		stands_behind_adverbial(p, i)) ||
	       (opener == COST_PLACE && place_begins(t) && !hold_is_denied(p, i) && !gives(p) &&
		(place_is_named(p, i) || place_is_manner(p, i))) ||
	       opener == COST_COLOUR;
}

/* Groups of finite verbs in [FROM, TO). */
static size_t verbs_in(const struct clause *p, size_t from, size_t to)
{
	size_t n = 0;

	for (size_t i = from; i < to; i++)
		n += clause_tag(p, i) == GRAMMAR_FINITE;
	return n;
}

/* "A clerk", "Three climbers" */
static bool is_somebody_new(const struct token *t)
{
	return span_equal_nocase(t->text, span_of("a")) ||
	       span_equal_nocase(t->text, span_of("an")) || t->kind == TOKEN_NUMBER ||
	       wordform_is_number(t->text);
}

/* "A former clerk [accused of theft] was freed": somebody new, of whom something happened; not of
 * all of a kind, "A boat [that leaks] sinks", nor "A man [who ...] fled". */
static bool may_spare(const struct clause *p, size_t i, enum cost opener)
{
	const struct token *first = clause_at(p, p->start);

	if ((opener != COST_RELATIVE && opener != COST_PARTICIPLE) ||
	    i < p->start + 2u + (first->kind == TOKEN_WORD && first->text.n < 3) ||
	    wordform_is_anybody(clause_at(p, i - 1)->text) || p->after + 2u > p->plan->body_to ||
	    clause_next_break(p, i, p->verb) != p->verb || !is_somebody_new(first))
		return false;
	for (size_t k = p->start + 1u; k < i; k++)
		if (!grammar_is_nominal(clause_tag(p, k)))
			return false;
	if (clause_tag(p, p->verb - 1) == GRAMMAR_PRON || verbs_in(p, i, p->verb) > 1)
		return false;
	return span_is(clause_at(p, p->verb)->text, "will") ||
	       dayphrase_is_told_as_past(p->l, p->t, p->verb, p->after);
}

/* Leaves out [I, TO), which begins with OPENER; EXTRA costs come on top in the gist. On a wall only
 * the end of the main part is left out, and what tells more of somebody new. */
static void leave_out(const struct clause *p, size_t i, size_t to, enum cost opener, int extra)
{
	struct shorten_cut *cut = clause_cut(p, i, to, opener, "a phrase or clause");

	if (!cut)
		return;
	cut->cost[COST_GIST] += extra + held_by(p, i, opener);
	if (i < p->verb && to == p->verb)
		cut->is_loss = !may_spare(p, i, opener);
	else
		cut->is_loss =
			to != p->plan->body_to || !may_end(p, i, opener) || hold_takes_back(p, i);
}

static bool opens_clause(enum cost opener)
{
	return opener == COST_CLAUSE || opener == COST_CAUSE || opener == COST_RELATIVE ||
	       opener == COST_AND_VERB || opener == COST_AND_CLAUSE;
}

/* Where the phrase that OPENER begins at I is over: before the next one, "of" aside, before a mark,
 * before the verb. Of a clause only a mark is the end. */
static size_t end_of_phrase(const struct clause *p, size_t i, enum cost opener)
{
	size_t to = i < p->verb ? p->verb : p->plan->body_to;

	for (i++; i < to; i++) {
		enum cost next = opens(p, i);

		if (next == COST_COMMA || next == COST_DASH)
			return i;
		if (opens_clause(opener))
			continue;
		if (next != NOT_ONE && next != COST_OF && next != COST_AND_NOUN &&
		    clause_tag(p, i - 1) != GRAMMAR_PREP)
			return i;
		if (clause_is_day(clause_at(p, i)))
			return i;
	}
	return to;
}

static void find_behind_verb(const struct clause *p)
{
	for (size_t i = p->verb + 1; i < p->plan->body_to; i++) {
		enum cost opener = opens(p, i);
		size_t end, span;

		if (opener == NOT_ONE)
			continue;
		span = start_of_span(p, i);
		if (span < i && clause_tag(p, span) != GRAMMAR_PREP)
			leave_out(p, span, p->plan->body_to, COST_SPAN, 0);
		leave_out(p, i, p->plan->body_to, opener, 0);
		end = end_of_phrase(p, i, opener);
		if (end < p->plan->body_to && opener != COST_COMMA && opener != COST_DASH)
			leave_out(p, i, end, opener, cost_points[COST_GIST][COST_MID]);
	}
}

static void find_behind_subject(const struct clause *p)
{
	const int *points = cost_points[COST_GIST];

	for (size_t i = p->start + 1; i < p->verb; i++) {
		enum cost opener = opens(p, i);
		size_t end;
		int extra = points[COST_SUBJECT];

		if (opener == NOT_ONE || opener == COST_COMMA || opener == COST_DASH)
			continue;
		if (opener == COST_PARTICIPLE)
			extra += points[COST_WHICH]; /* "a man [accused of theft]" */
		leave_out(p, i, p->verb, opener, extra);
		end = end_of_phrase(p, i, opener);
		if (end < p->verb)
			leave_out(p, i, end, opener, extra);
	}
}

void ending_find(const struct clause *p)
{
	if (p->verb >= p->plan->body_to)
		return;
	find_behind_subject(p);
	find_behind_verb(p);
}
