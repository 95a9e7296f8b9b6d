/*
 * The goal is the reporter's main clause; the obstacle is that a machine without a parser cannot
 * tell a phrase the sentence can spare from one its verb needs. The idea: only cut where a mark or
 * a word says what begins there, and never at words that hold a claim in place. What cannot be cut
 * safely stays, and a sentence that then is too long gives no headline.
 *
 *	In a warning to Peru, President Ann Lee said Friday she is sending two ships "based on the
 *	highly provocative statements" of its envoy.
 *	[In a warning to Peru,]          leads up to the main clause
 *	President [Ann] Lee              the article says "Lee" elsewhere
 *	said [Friday]                    a day
 *	two ships | "based on ...        the tail begins with a participle
 */
#include "news/shorten.h"

#include "news/attribution.h"
#include "news/clause.h"
#include "news/dayphrase.h"
#include "news/ending.h"
#include "news/profile.h"

/* A headline is better without the weekday, as the card shows the date, and without brackets. */
#define CLUTTER_COST (-8)

/* The new cut; NULL where the plan has no room or nothing would be cut. */
static struct shorten_cut *add_cut(const struct clause *p, size_t from, size_t to, int cost,
				   const char *what)
{
	struct shorten_plan *plan = p->plan;
	struct shorten_cut *cut;

	if (plan->n_cuts == SHORTEN_CUTS_MAX || from >= to || to > plan->body_to)
		return NULL;
	cut = &plan->cuts[plan->n_cuts++];
	*cut = (struct shorten_cut){(uint16_t)from, (uint16_t)to, 0, 0, cost, false, what};
	return cut;
}

/* Is [FROM, TO) a day that can be spared and nothing else: "On Friday", "Late on Monday night"? */
static bool is_leading_day(const struct clause *p, size_t from, size_t to)
{
	size_t first, end;

	for (size_t i = from; i < to; i++)
		if (dayphrase_find(p, i, &first, &end))
			return first == from && end == to;
	return false;
}

/* "On Friday, ...", "In a warning to Peru, ...", "Speaking to reporters, ..." */
static void find_leading(const struct clause *p)
{
	size_t from = p->plan->from;
	size_t to = clause_next_break(p, from, p->plan->body_to);
	int cost = 10;

	if (to == from || to >= p->plan->body_to || to - from > 14 ||
	    clause_is_sticky(p, clause_at(p, from)))
		return;
	for (size_t i = from; i < to; i++)
		if (clause_is_year(clause_at(p, i)) || span_is(clause_at(p, i)->text, "ago"))
			return;
	if (dayphrase_is_in(p, from, to) && !is_leading_day(p, from, to))
		return;
	if (to - from == 1 || clause_is_day(p, clause_at(p, to - 1)))
		cost = CLUTTER_COST;
	if (token_is_class(p->l, clause_at(p, from), "prep") ||
	    token_is_class(p->l, clause_at(p, from), "adv") ||
	    span_is(clause_at(p, from)->text, "First") ||
	    (clause_is_ing(clause_at(p, from)) && to - from > 1))
		add_cut(p, from, to + 1, cost, "what leads up to it");
}

static bool may_be_inserted(const struct clause *p, const struct token *t)
{
	return !clause_is_sticky(p, t) && !span_is(t->text, "of") &&
	       (token_is_class(p->l, t, "rel") || token_is_class(p->l, t, "prep") ||
		token_is_class(p->l, t, "art") || clause_is_ing(t));
}

/* ", who was elected in May,", " - a port on the coast - " */
static void find_inserted(const struct clause *p)
{
	for (size_t i = p->plan->from + 1u; i + 2 < p->plan->body_to; i++) {
		size_t close;

		if (!clause_is_comma(clause_at(p, i)) && !clause_is_dash(clause_at(p, i)))
			continue;
		close = clause_next_break(p, i + 1, p->plan->body_to);
		if (close < p->plan->body_to && close - i > 1 && close - i <= 25 &&
		    clause_is_comma(clause_at(p, i)) == clause_is_comma(clause_at(p, close)) &&
		    may_be_inserted(p, clause_at(p, i + 1)) &&
		    clause_has_finite(p, close + 1,
				      clause_next_break(p, close + 1, p->plan->body_to))) {
			add_cut(p, i, close + 1, 10, "what is put in between");
			i = close;
		}
	}
}

/* "a historic meeting", "Stricken Ukraine": the colour goes, the noun stays. */
static void find_epithets(const struct clause *p)
{
	for (size_t i = p->plan->from; i + 1 < p->plan->body_to; i++)
		if (clause_at(p, i + 1)->kind == TOKEN_WORD &&
		    !(clause_at(p, i)->flags & TOKEN_IN_QUOTE) &&
		    !clause_is_comma(clause_at(p, i + 1)) &&
		    lexicon_has(p->l, LEXICON_EPITHETS, clause_at(p, i)->text) &&
		    !token_is_class(p->l, clause_at(p, i + 1), "conj") &&
		    !token_is_class(p->l, clause_at(p, i + 1), "prep"))
			add_cut(p, i, i + 1, 14, "an epithet");
}

static bool is_base_verb(const struct clause *p, const struct token *t)
{
	struct span form;

	return lexicon_value(p->l, LEXICON_VERBS, t->text, &form) && span_is(form, "base");
}

/* "will have to give up land [and forget about the sea] under the deal": a second infinitive. */
static void find_second_verb(const struct clause *p)
{
	bool infinitive = false;

	for (size_t i = p->plan->from + 2u; i + 2 < p->plan->body_to; i++) {
		size_t end = i + 2;

		infinitive |= span_is(clause_at(p, i)->text, "to") &&
			      is_base_verb(p, clause_at(p, i + 1));
		if (!infinitive || !span_is(clause_at(p, i)->text, "and") ||
		    !is_base_verb(p, clause_at(p, i + 1)) ||
		    clause_at(p, i)->flags & TOKEN_IN_QUOTE)
			continue;
		while (end < p->plan->body_to && !clause_is_sticky(p, clause_at(p, end)) &&
		       !clause_is_comma(clause_at(p, end)) && !clause_is_dash(clause_at(p, end)))
			end++;
		add_cut(p, i, end, 30, "a second verb");
		return;
	}
}

/* "on Friday", "last Monday night", "yesterday", "this week". */
static void find_days(const struct clause *p)
{
	static const char *const spans[] = {"week", "month", "year"};

	for (size_t i = p->plan->from + 2u; i < p->plan->body_to; i++) {
		size_t from, to;

		if (dayphrase_find(p, i, &from, &to) && from > p->plan->from)
			add_cut(p, from, to, CLUTTER_COST, "a day");
		else if (CLAUSE_ONE_OF(clause_at(p, i), spans) &&
			 !(clause_at(p, i)->flags & TOKEN_IN_QUOTE) &&
			 span_is(clause_at(p, i - 1)->text, "this") &&
			 !token_is_class(p->l, clause_at(p, i - 2), "prep") &&
			 dayphrase_is_past(p, i - 1))
			add_cut(p, i - 1, i + 1, 4, "a day");
	}
}

/* Does the article call someone by SURNAME alone, after its lead? */
static bool is_called(const struct clause *p, struct span surname)
{
	uint64_t key = profile_word(surname);

	for (size_t i = p->a->lead + 1; i < p->a->n; i++) {
		struct profile para;

		if (p->a->paras[i].cls != LINE_BODY)
			continue;
		profile_make(p->l, &p->a->paras[i], p->r, &para);
		for (size_t k = 0; k < para.people.n; k++) {
			const struct mention *m = &para.people.items[k];

			if (m->key == key && !m->is_full && !m->is_titled)
				return true;
		}
	}
	return false;
}

static bool is_name_word(const struct token *t)
{
	return t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITAL;
}

static bool is_title_word(const struct clause *p, const struct token *t)
{
	struct span w = token_stem(t);

	return lexicon_has(p->l, LEXICON_TITLES, w) || lexicon_has(p->l, LEXICON_ROLES, w) ||
	       lexicon_has(p->l, LEXICON_DEMONYMS, w) || lexicon_has(p->l, LEXICON_PLACES, w) ||
	       lexicon_has(p->l, LEXICON_ACRONYMS, w) || span_is(w, "former") ||
	       span_is(w, "United") || span_is(w, "States") || span_is(w, "Foreign") ||
	       span_is(w, "Prime");
}

/* Does the sentence name two people of this surname? */
static bool is_shared(const struct clause *p, size_t surname)
{
	for (size_t i = p->plan->from; i < p->plan->to; i++)
		if (i != surname &&
		    span_equal(token_stem(clause_at(p, i)), token_stem(clause_at(p, surname))))
			return true;
	return false;
}

/* "President Ann Lee": the first name may go. The title never does: it says who Lee is. */
static void cut_name(const struct clause *p, size_t from, size_t to)
{
	struct shorten_cut *cut;
	size_t name = from;

	while (name < to && is_title_word(p, clause_at(p, name)))
		name++;
	if (to - name < 2 || to - name > 3 ||
	    !lexicon_has(p->l, LEXICON_FIRST_NAMES, clause_at(p, name)->text) ||
	    is_shared(p, to - 1) || !is_called(p, token_stem(clause_at(p, to - 1))))
		return;
	cut = add_cut(p, name, to - 1, 30, "a first name");
	if (cut)
		cut->is_first_name = true;
}

static void find_names(const struct clause *p)
{
	for (size_t i = p->plan->from; i < p->plan->body_to; i++) {
		size_t from = i;

		if (!is_name_word(clause_at(p, i)))
			continue;
		while (!(clause_at(p, i)->flags & TOKEN_POSSESSIVE) && i + 1 < p->plan->body_to &&
		       is_name_word(clause_at(p, i + 1)))
			i++;
		cut_name(p, from, i + 1);
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
		add_cut(p, i, close + 1, CLUTTER_COST, "brackets");
		for (size_t n = 2; close == i + 2 && n <= 6 && i >= n + p->plan->from; n++) {
			struct shorten_cut *cut;

			if (!spells(p, i - n, i, clause_at(p, i + 1)->text))
				continue;
			cut = add_cut(p, i - n, i + 1, 6, "the long form of an acronym");
			if (!cut)
				continue;
			cut->from2 = (uint16_t)close;
			cut->to2 = (uint16_t)(close + 1);
		}
		i = close;
	}
}

bool shorten_plan(const struct lexicon *l, const struct article *a, const struct tokens *t,
		  size_t from, struct region *r, struct shorten_plan *out)
{
	struct shorten_plan plan = {.from = (uint16_t)from};
	struct clause p = {l, a, t, r, &plan};
	size_t to = from;

	while (to < t->n && !(t->items[to].flags & TOKEN_ENDS_SENTENCE))
		to++;
	to += to < t->n;
	if (to - from > SHORTEN_TOKENS_MAX || to - from < 4 || to > UINT16_MAX)
		return false;
	while (to > from &&
	       (span_is(t->items[to - 1].text, ".") || clause_is_comma(&t->items[to - 1])))
		to--;
	plan.to = (uint16_t)to;
	attribution_find(&p);
	find_leading(&p);
	find_brackets(&p);
	find_days(&p);
	find_names(&p);
	find_inserted(&p);
	find_second_verb(&p);
	find_epithets(&p);
	ending_find(&p);
	*out = plan;
	return true;
}
