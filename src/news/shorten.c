/*
 * The goal is the reporter's main clause; the obstacle is that a machine without a parser cannot
 * tell a phrase the sentence can spare from one its verb needs. The idea: tag every word
 * (grammar.h), find the verb of the main clause, and name every part that a mark or a word marks
 * off. What a part is worth is a figure (cost.h); which parts go together the search decides.
 *
 *	In a warning to Peru, President Ann Lee said Friday she is sending two ships "based on the
 *	highly provocative statements" of its envoy.
 *	[In a warning to Peru,]          leads up to the main clause
 *	[President] Ann Lee              the full name stays
 *	President [Ann] Lee              the article says "Lee" elsewhere
 *	said [Friday]                    a day
 */
#include "news/shorten.h"

#include "news/attribution.h"
#include "news/clause.h"
#include "news/dayphrase.h"
#include "news/ending.h"
#include "news/naming.h"

/* Is [FROM, TO) a day that can be spared and nothing else: "On Friday", "Late on Monday night"? */
static bool is_leading_day(const struct clause *p, size_t from, size_t to)
{
	size_t first, end;

	for (size_t i = from; i < to; i++)
		if (dayphrase_find(p, i, &first, &end))
			return first == from && end == to;
	return false;
}

/* Can the sentence begin with something else than its subject at this token? */
static bool may_lead(const struct clause *p, size_t i)
{
	uint8_t tag = clause_tag(p, i);

	return tag == GRAMMAR_PREP || tag == GRAMMAR_ADVERB || tag == GRAMMAR_SUB ||
	       tag == GRAMMAR_ING || tag == GRAMMAR_PARTICIPLE || tag == GRAMMAR_FINITE ||
	       tag == GRAMMAR_TO || clause_is_ing(clause_at(p, i)) ||
	       clause_is_day(clause_at(p, i));
}

/* The verb of the main clause if that begins at token I: behind a subject, and before the clause is
 * over; body_to where there is none. */
static size_t verb_from(const struct clause *p, size_t i)
{
	size_t verb = grammar_main_verb(p->plan->tags, i, p->plan->body_to);

	return verb > i ? verb : p->plan->body_to;
}

/* "For supporters, ...", not "For months, ..." nor "For all his money, ...". */
static bool is_for_whom(const struct clause *p, size_t comma)
{
	static const char *const other[] = {"time",   "months",	 "years",   "weeks",
					    "days",   "hours",	 "decades", "all",
					    "decade", "minutes", "now",	    "generations"};

	if (!span_equal_nocase(clause_at(p, p->plan->from)->text, span_of("for")))
		return false;
	for (size_t i = p->plan->from; i < comma; i++)
		if (CLAUSE_ONE_OF(clause_at(p, i), other))
			return false;
	return true;
}

/* "By one estimate, ...", "By that measure, ..." */
static bool is_by_whose_count(const struct clause *p, size_t comma)
{
	static const char *const words[] = {"estimate", "estimates", "account",
					    "accounts", "measure",   "measures",
					    "count",	"standards", "law"};

	if (!span_equal_nocase(clause_at(p, p->plan->from)->text, span_of("by")))
		return false;
	for (size_t i = p->plan->from; i < comma; i++)
		if (CLAUSE_ONE_OF(clause_at(p, i), words))
			return true;
	return false;
}

/* "As long as it rains, ..." */
static bool is_as_long_as(const struct clause *p, size_t comma)
{
	static const char *const words[] = {"long", "soon"};

	for (size_t i = p->plan->from; i + 1 < comma; i++)
		if (CLAUSE_ONE_OF(clause_at(p, i), words) &&
		    span_is(clause_at(p, i + 1)->text, "as"))
			return true;
	return false;
}

/* "Among women, ...", "To critics, ...", "With half the votes counted, ...": what leads up to the
 * claim says of whom, for whom or how far it holds. */
static bool narrows(const struct clause *p, size_t comma)
{
	static const char *const words[] = {"among",   "of",	"contrary", "per",
					    "barring", "given", "assuming"};
	static const char *const before[] = {"previous", "prior", "earlier",   "times", "part",
					     "theory",	 "cases", "instances", "paper"};
	size_t from = p->plan->from;

	for (size_t i = from; i < comma; i++)
		if (CLAUSE_ONE_OF(clause_at(p, i), before))
			return true;

	if (span_equal_nocase(clause_at(p, from)->text, span_of("with")))
		return clause_tag(p, from + 1) == GRAMMAR_NUMBER;
	if (span_equal_nocase(clause_at(p, from)->text, span_of("to")))
		return clause_tag(p, from) == GRAMMAR_PREP;
	return CLAUSE_ONE_OF(clause_at(p, from), words) || is_for_whom(p, comma) ||
	       is_by_whose_count(p, comma) || is_as_long_as(p, comma);
}

/* "In Ohio, voters ...", "In Ohio, the governor ...": of somebody without a name the place says who
 * is meant. */
static bool places_subject(const struct clause *p, size_t comma)
{
	static const char *const words[] = {"in", "across", "at", "throughout", "around"};
	size_t verb = verb_from(p, comma + 1);

	if (!CLAUSE_ONE_OF(clause_at(p, p->plan->from), words))
		return false;
	for (size_t i = comma + 1; i < verb; i++)
		if (clause_tag(p, i) == GRAMMAR_NAME || clause_tag(p, i) == GRAMMAR_NUMBER ||
		    clause_at(p, i)->flags & TOKEN_CAPITAL)
			return false;
	for (size_t i = p->plan->from + 1u; i < comma; i++)
		if (clause_tag(p, i) == GRAMMAR_NAME && !dayphrase_is_in(p, i, i + 1) &&
		    !token_has(clause_at(p, i), LEXICON_MONTHS))
			return true;
	return false;
}

/* "When the deal closes, Acme will ...": of what will be, the hour is a condition. */
static bool is_condition(const struct clause *p, size_t comma)
{
	static const char *const words[] = {"when", "once", "whenever"};
	static const char *const open[] = {"will", "would", "could", "may", "might", "can"};
	size_t verb = verb_from(p, comma + 1);

	return CLAUSE_ONE_OF(clause_at(p, p->plan->from), words) && verb < p->plan->body_to &&
	       CLAUSE_ONE_OF(clause_at(p, verb), open);
}

/* "Defending champion Ann Lee was beaten, ...": the first word leads up to nothing. */
static bool has_verb_before(const struct clause *p, size_t comma)
{
	uint8_t tag = clause_tag(p, p->plan->from);
	size_t verb = grammar_main_verb(p->plan->tags, p->plan->from, comma);

	return tag != GRAMMAR_PREP && tag != GRAMMAR_SUB && verb > p->plan->from && verb < comma;
}

/* "Her best case - one she cannot make - is strong": the verb stands behind the dashes. */
static size_t verb_behind_dashes(const struct clause *p, size_t verb)
{
	size_t open = p->start, close = verb;

	while (open < verb && !clause_is_dash(clause_at(p, open)))
		open++;
	while (close < p->plan->body_to && !clause_is_dash(clause_at(p, close)))
		close++;
	return open < verb && close + 1 < p->plan->body_to &&
			       clause_tag(p, close + 1) == GRAMMAR_FINITE
		       ? close + 1
		       : verb;
}

/* "Outside groups backing Lee, Fox and Okoye have spent ...": the comma is one of a list. */
static bool parts_list(const struct clause *p, size_t comma)
{
	size_t i = comma + 1;

	if (clause_tag(p, comma - 1) != GRAMMAR_NAME)
		return false;
	while (i < p->plan->body_to && grammar_is_nominal(clause_tag(p, i)))
		i++;
	if (i >= p->plan->body_to || i == comma + 1 || !span_is(clause_at(p, i)->text, "and"))
		return false;
	for (i = p->plan->from + 1u; i < comma; i++)
		if (clause_tag(p, i) == GRAMMAR_ING && clause_tag(p, i - 1) == GRAMMAR_NOUN)
			return true;
	return false;
}

/* Sets start and verb of P; what leads up to the start is a cut. "On Friday, ...", "In a warning to
 * Peru, ...", "Speaking to reporters, ..." */
static void find_leading(struct clause *p)
{
	const struct shorten_plan *plan = p->plan;
	size_t first = clause_next_break(p, plan->from, plan->body_to), comma = first;
	struct shorten_cut *cut;
	bool day;

	p->start = plan->from;
	if (may_lead(p, plan->from) && !has_verb_before(p, comma) && !parts_list(p, comma)) {
		for (; comma + 2 < plan->body_to;
		     comma = clause_next_break(p, comma + 1, plan->body_to)) {
			size_t end = clause_next_break(p, comma + 1, plan->body_to);
			size_t verb = verb_from(p, comma + 1);

			if (!clause_is_comma(clause_at(p, comma)) ||
			    (comma > first &&
			     grammar_main_verb(plan->tags, first + 1, comma) < comma))
				break;
			if (verb >= end &&
			    !(verb < plan->body_to && end > comma + 1 && end + 12 > verb &&
			      clause_tag(p, comma + 1) == GRAMMAR_NAME &&
			      clause_tag(p, end - 1) == GRAMMAR_NAME &&
			      clause_tag(p, end + 1) == GRAMMAR_DET))
				continue;
			p->start = comma + 1;
			day = is_leading_day(p, plan->from, comma);
			cut = clause_cut(p, plan->from, comma + 1, day ? COST_LEAD_DAY : COST_LEAD,
					 "what leads up to it");
			if (cut)
				cut->is_loss = clause_is_loss(p, plan->from, comma) ||
					       (day ? !dayphrase_is_past(p, comma + 1)
						    : narrows(p, comma)) ||
					       places_subject(p, comma) || is_condition(p, comma);
			break;
		}
	}
	p->verb = verb_behind_dashes(p, verb_from(p, p->start));
	p->after = p->verb < plan->body_to ? grammar_group_end(plan->tags, p->verb, plan->body_to)
					   : p->verb;
}

/* Can the sentence go on at token I when what stands before it is gone? */
static bool may_go_on(const struct clause *p, size_t i)
{
	uint8_t tag = clause_tag(p, i);

	return tag == GRAMMAR_FINITE || tag == GRAMMAR_ADVERB || tag == GRAMMAR_PREP ||
	       tag == GRAMMAR_TO || tag == GRAMMAR_PARTICIPLE;
}

/* The length of a month and a day at token I, "May 2", "2 May": 0 where there is none. */
static size_t date_at(const struct clause *p, size_t i)
{
	bool month = token_stem_has(clause_at(p, i), LEXICON_MONTHS);

	if (i + 2 >= p->plan->body_to)
		return 0;
	if (month)
		return clause_at(p, i + 1)->kind == TOKEN_NUMBER ? 2 : 0;
	return clause_at(p, i)->kind == TOKEN_NUMBER &&
			       token_stem_has(clause_at(p, i + 1), LEXICON_MONTHS)
		       ? 2
		       : 0;
}

/* "OSLO, May 2 The king ...", "NEW YORK The king ...": a dateline that lost its dash. A place in
 * capitals alone is one if a word with one capital follows. */
static void find_dateline(const struct clause *p)
{
	size_t from = p->plan->from, i = from, shouts = 0;

	while (i + 1 < p->plan->body_to && clause_at(p, i)->flags & TOKEN_SHOUT) {
		i++;
		shouts++;
	}
	if (!shouts)
		while (i + 1 < p->plan->body_to && i < from + 3 &&
		       token_has(clause_at(p, i), LEXICON_PLACES))
			i++;
	if (i == from)
		return;
	for (size_t k = i; k < p->plan->body_to && k < i + 4; k++)
		if (clause_is_comma(clause_at(p, k)) && date_at(p, k + 1)) {
			k += 1 + date_at(p, k + 1);
			if (k + 1 < p->plan->body_to && clause_is_comma(clause_at(p, k)) &&
			    clause_is_year(clause_at(p, k + 1)))
				k += 2;
			(void)clause_cut(p, from, k, COST_DATELINE, "a dateline");
			return;
		}
	if (shouts && clause_at(p, i)->flags & TOKEN_CAPITAL &&
	    lexicon_has(p->l, LEXICON_PLACES,
			(struct span){clause_at(p, from)->text.p,
				      clause_at(p, i - 1)->end - clause_at(p, from)->start}))
		(void)clause_cut(p, from, i, COST_DATELINE, "a dateline");
}

/* Is [FROM, TO) one of several: "Peru, [Chile] and Norway"? */
static bool is_listed(const struct clause *p, size_t from, size_t to)
{
	if (clause_tag(p, to + 1) == GRAMMAR_CONJ)
		return true;
	for (size_t i = from; i < to; i++)
		if (!grammar_is_nominal(clause_tag(p, i)))
			return false;
	for (size_t i = to + 1; i < p->plan->body_to && i < to + 12; i++) {
		if (clause_tag(p, i) == GRAMMAR_FINITE)
			return false;
		if (clause_tag(p, i) == GRAMMAR_CONJ)
			return true;
	}
	return clause_tag(p, from) == GRAMMAR_NOUN && clause_tag(p, to + 1) == GRAMMAR_NOUN;
}

/* ", Ann Lee,": who is meant. */
static bool is_name(const struct clause *p, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (clause_tag(p, i) != GRAMMAR_NAME &&
		    !(i > from && span_is(clause_at(p, i)->text, "of")))
			return false;
	return clause_tag(p, from - 2) == GRAMMAR_NOUN;
}

/* ", who was elected in May,", " - a port on the coast - ", ", the software maker," */
static void find_inserted(const struct clause *p)
{
	for (size_t i = p->start + 2u; i + 2 < p->plan->body_to; i++) {
		size_t close = clause_next_break(p, i + 1, p->plan->body_to);
		struct shorten_cut *cut;
		bool noun, named;

		if ((!clause_is_comma(clause_at(p, i)) && !clause_is_dash(clause_at(p, i))) ||
		    close + 1 >= p->plan->body_to || close - i > 30 || close == i + 1 ||
		    clause_at(p, i)->flags & TOKEN_IN_QUOTE ||
		    clause_is_comma(clause_at(p, i)) != clause_is_comma(clause_at(p, close)) ||
		    clause_tag(p, i + 1) == GRAMMAR_CONJ || !may_go_on(p, close + 1) ||
		    is_listed(p, i + 1, close))
			continue;
		named = is_name(p, i + 1, close);
		noun = clause_tag(p, i + 1) == GRAMMAR_DET ||
		       grammar_is_nominal(clause_tag(p, i + 1));
		cut = clause_cut(p, i, close + 1, noun ? COST_INSERTED_NOUN : COST_INSERTED,
				 "what is put in between");
		if (cut)
			cut->is_loss =
				named ||
				(i >= p->after && clause_tag(p, close + 1) == GRAMMAR_FINITE) ||
				clause_is_loss(p, i + 1, close);
	}
}

/* Two insertions that touch, ", 41, of Oslo,": from the first comma to any but the next. */
static void find_wide_inserted(const struct clause *p)
{
	size_t open = clause_next_break(p, p->start + 1u, p->verb);
	size_t close = p->verb;
	struct shorten_cut *cut;

	while (close > open && !clause_is_comma(clause_at(p, close - 1)))
		close--;
	if (open >= p->verb || close != p->verb || close < open + 3 ||
	    clause_next_break(p, open + 1, close) == close - 1)
		return;
	cut = clause_cut(p, open, close, COST_INSERTED, "what is put in between");
	if (cut)
		cut->is_loss = clause_is_loss(p, open, close);
}

/* Adverbs that say how sure or how much: the claim is another one without them. */
static bool is_hedge(const struct token *t)
{
	static const char *const words[] = {
		"allegedly",	 "reportedly", "apparently", "nearly",	   "almost",
		"only",		 "not",	       "never",	     "too",	   "partly",
		"possibly",	 "likely",     "probably",   "supposedly", "about",
		"even",		 "very",       "rather",     "quite",	   "temporarily",
		"potentially",	 "mostly",     "largely",    "hardly",	   "barely",
		"rarely",	 "seldom",     "perhaps",    "maybe",	   "purportedly",
		"falsely",	 "illegally",  "wrongly",    "well",	   "far",
		"more",		 "most",       "less",	     "least",	   "roughly",
		"approximately", "no"};

	return CLAUSE_ONE_OF(t, words);
}

/* Adverbs that say nothing a headline needs. */
static bool is_spare(const struct token *t)
{
	static const char *const words[] = {"just",	"also",		"again",    "officially",
					    "recently", "passionately", "strongly", "formally"};

	return CLAUSE_ONE_OF(t, words);
}

/* "the most [powerful] lines": the word before is said of it. */
static bool is_graded(const struct clause *p, size_t i)
{
	static const char *const words[] = {"most", "more", "least", "less", "as",    "so",
					    "too",  "very", "how",   "such", "quite", "and"};

	return i > p->plan->from && (clause_tag(p, i - 1) == GRAMMAR_ADVERB ||
				     CLAUSE_ONE_OF(clause_at(p, i - 1), words));
}

/* "a [historic] meeting", "has [just] been", "a [48-year-old] man": the colour goes, the noun or
 * the verb stays. */
static void find_epithets(const struct clause *p)
{
	for (size_t i = p->plan->from; i + 1 < p->plan->body_to; i++) {
		const struct token *t = clause_at(p, i);
		bool noun = clause_tag(p, i + 1) == GRAMMAR_NOUN;
		struct shorten_cut *cut;

		if (t->flags & TOKEN_IN_QUOTE || clause_is_comma(clause_at(p, i + 1)))
			continue;
		if (token_has(t, LEXICON_EPITHETS) && !is_graded(p, i) &&
		    grammar_is_nominal(clause_tag(p, i + 1)))
			(void)clause_cut(p, i, i + 1, COST_EPITHET, "an epithet");
		else if ((span_ends(t->text, "year-old") || span_ends(t->text, "years-old")) &&
			 noun)
			(void)clause_cut(p, i, i + 1, COST_AGE, "an age");
		else if (clause_tag(p, i) == GRAMMAR_ADVERB && !is_hedge(t) && i > p->plan->from &&
			 clause_tag(p, i + 1) != GRAMMAR_PREP &&
			 clause_tag(p, i + 1) != GRAMMAR_ADVERB &&
			 clause_tag(p, i + 1) != GRAMMAR_SUB && !noun) {
			cut = clause_cut(p, i, i + 1, COST_ADVERB, "an adverb");
			if (cut)
				cut->is_loss = !is_spare(t);
		}
	}
}

static bool is_base_verb(const struct token *t)
{
	struct span form;

	return token_value(t, LEXICON_VERBS, &form) && span_is(form, "base");
}

/* "will have to give up land [and forget about the sea] under the deal": a second infinitive. */
static void find_second_verb(const struct clause *p)
{
	bool infinitive = false;

	for (size_t i = p->plan->from + 2u; i + 2 < p->plan->body_to; i++) {
		size_t end = i + 2;

		infinitive |=
			span_is(clause_at(p, i)->text, "to") && is_base_verb(clause_at(p, i + 1));
		if (!infinitive || !span_is(clause_at(p, i)->text, "and") ||
		    !is_base_verb(clause_at(p, i + 1)) || clause_at(p, i)->flags & TOKEN_IN_QUOTE)
			continue;
		while (end < p->plan->body_to && !clause_is_sticky(p, clause_at(p, end)) &&
		       !clause_is_comma(clause_at(p, end)) && !clause_is_dash(clause_at(p, end)))
			end++;
		(void)clause_cut(p, i, end, COST_SECOND_VERB, "a second verb");
		return;
	}
}

/* "the second strike [this year]", "the worst storm [this winter]": counted or ranked within it. */
static bool is_counted_in(const struct clause *p, size_t from)
{
	static const char *const words[] = {"first",   "second",  "third",  "fourth",  "fifth",
					    "sixth",   "seventh", "eighth", "ninth",   "tenth",
					    "most",    "best",	  "worst",  "highest", "lowest",
					    "biggest", "latest",  "record", "only",    "deadliest"};

	if (clause_is_day(clause_at(p, from)) || span_is(clause_at(p, from)->text, "on"))
		return false;
	for (size_t n = 0; n < 5 && from > p->plan->from; n++, from--)
		if (CLAUSE_ONE_OF(clause_at(p, from - 1), words))
			return true;
		else if (!grammar_is_nominal(clause_tag(p, from - 1)))
			return false;
	return false;
}

/* "on Friday", "last Monday night", "yesterday", "this week". */
static void find_days(const struct clause *p)
{
	for (size_t i = p->plan->from; i < p->plan->body_to; i++) {
		struct shorten_cut *cut;
		size_t from, to;
		bool ahead;

		if (!dayphrase_find(p, i, &from, &to) || to <= i)
			continue;
		ahead = !dayphrase_is_past(p, from);
		cut = clause_cut(p, from, to, ahead ? COST_DAY_AHEAD : COST_DAY, "a day");
		if (cut)
			cut->is_loss =
				ahead || clause_is_loss(p, from, to) || is_counted_in(p, from);
		i = to - 1;
	}
}

/* Do the initials of [FROM, TO) spell ACRONYM, a small plural s aside? */
static bool spells(const struct clause *p, size_t from, size_t to, struct span acronym)
{
	if (span_ends(acronym, "s"))
		acronym.n--;
	if (to - from != acronym.n)
		return false;
	for (size_t i = 0; i < acronym.n; i++) {
		char c = clause_at(p, from + i)->text.p[0];

		c = c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
		if (c != acronym.p[i])
			return false;
	}
	return true;
}

/* "prisoners of war (POWs)": the brackets may go, or what they stand for. */
static void find_brackets(const struct clause *p)
{
	for (size_t i = p->plan->from + 1u; i + 2 < p->plan->body_to; i++) {
		size_t close = i + 1;

		if (!span_is(clause_at(p, i)->text, "("))
			continue;
		while (close < p->plan->body_to && !span_is(clause_at(p, close)->text, ")"))
			close++;
		if (close == p->plan->body_to)
			return;
		(void)clause_cut(p, i, close + 1, COST_BRACKETS, "brackets");
		for (size_t n = 2; close == i + 2 && n <= 6 && i >= n + p->plan->from; n++) {
			if (!spells(p, i - n, i, clause_at(p, i + 1)->text))
				continue;
			(void)clause_cut(p, i - n, i + 1, COST_LONG_FORM,
					 "the long form of an acronym");
			(void)clause_cut(p, close, close + 1, COST_LONG_FORM, "a bracket");
		}
		i = close;
	}
}

/* The end of the sentence that starts at FROM, without its final mark. */
static size_t end_of_sentence(const struct tokens *t, size_t from)
{
	size_t to = from;

	while (to < t->n && !(t->items[to].flags & TOKEN_ENDS_SENTENCE) &&
	       to < from + SHORTEN_TOKENS_MAX)
		to++;
	return to + (to < t->n);
}

/* Are most words written with a capital, as some papers do in titles? */
static bool is_title_case(const struct tokens *t, size_t from, size_t to)
{
	size_t words = 0, capitals = 0;

	for (size_t i = from; i < to; i++) {
		words += t->items[i].kind == TOKEN_WORD;
		capitals += t->items[i].kind == TOKEN_WORD && t->items[i].flags & TOKEN_CAPITAL;
	}
	return words >= 5 && capitals * 10 >= words * 7;
}

static void find_cuts(struct clause *p)
{
	attribution_find_head(p);
	find_brackets(p);
	find_dateline(p);
	find_days(p);
	naming_find(p);
	find_inserted(p);
	find_wide_inserted(p);
	find_second_verb(p);
	find_epithets(p);
	ending_find(p);
}

bool shorten_plan(const struct lexicon *l, const struct article *a, const struct tokens *t,
		  size_t from, struct region *r, struct shorten_plan *out)
{
	struct shorten_plan *plan = out;
	struct clause p = {.l = l, .a = a, .t = t, .r = r, .plan = plan};
	size_t to = end_of_sentence(t, from);
	uint8_t *tags;

	if (to - from > SHORTEN_TOKENS_MAX || to - from < 4 || to > UINT16_MAX)
		return false;
	while (to > from &&
	       (span_is(t->items[to - 1].text, ".") || clause_is_comma(&t->items[to - 1])))
		to--;
	*plan = (struct shorten_plan){.from = (uint16_t)from, .to = (uint16_t)to};
	for (size_t i = from; i < from + 4; i++)
		if (span_is(t->items[i].text, ":"))
			plan->is_title = true;
	plan->is_title |= is_title_case(t, from, to);
	tags = region_take(r, to + 1);
	grammar_tag(l, t, from, to, tags);
	plan->tags = tags;
	attribution_find(&p);
	find_leading(&p);
	if (plan->is_title)
		plan->n_cuts = 0;
	else
		find_cuts(&p);
	plan->verb = (uint16_t)p.verb;
	plan->after = (uint16_t)p.after;
	return true;
}
