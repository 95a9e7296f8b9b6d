#include "news/ending.h"

#include "news/profile.h"

/* What an end costs that leaves out why: more than to be twenty letters too long. */
#define CAUSE_COST 50

static bool begins_place(const struct token *t)
{
	static const char *const words[] = {"in",     "near",  "inside", "outside",
					    "across", "along", "around"};

	return CLAUSE_ONE_OF(t, words);
}

static bool needs_what_follows(const struct clause *p, const struct token *t)
{
	return lexicon_has(p->l, LEXICON_RELATIONAL, t->text);
}

/* Could the clause end with this word? Nouns, names and numbers; also an adverb of place. */
static bool may_be_last(const struct clause *p, size_t i)
{
	const struct token *t = clause_at(p, i);
	struct span class;

	if (t->kind == TOKEN_QUOTE_CLOSE || t->kind == TOKEN_NUMBER)
		return true;
	if (t->kind != TOKEN_WORD || lexicon_value(p->l, LEXICON_FUNCTION, t->text, &class))
		return span_is(t->text, ")");
	return !(t->flags & TOKEN_POSSESSIVE && t->text.n > 2 &&
		 (span_ends(t->text, "\xE2\x80\x99s") || span_ends(t->text, "'s")));
}

static void add_end(const struct clause *p, size_t i, int cost, const char *what)
{
	struct shorten_plan *plan = p->plan;

	if (plan->n_ends < SHORTEN_ENDS_MAX)
		plan->ends[plan->n_ends++] = (struct shorten_end){(uint16_t)i, cost, what};
}

/* Does the noun before token I need what follows to say which one is meant: "the attack [in a
 * hall]", "under terms [drafted by two]"? With a name in it, "the Oslo attack", it does not. */
static bool is_identified_by(const struct clause *p, size_t i)
{
	static const char *const which[] = {"the", "that", "those", "these"};
	static const char *const bare[] = {"terms", "conditions", "rules", "plans", "proposals"};
	const struct token *head = clause_at(p, i - 1);
	struct span class;

	if (head->kind != TOKEN_WORD)
		return false;
	while (i > p->plan->from + 1u && clause_at(p, i - 1)->kind != TOKEN_PUNCT &&
	       !(clause_at(p, i - 1)->flags & TOKEN_POSSESSIVE) &&
	       !lexicon_value(p->l, LEXICON_FUNCTION, clause_at(p, i - 1)->text, &class)) {
		if (clause_at(p, i - 1)->flags & TOKEN_CAPITAL)
			return false;
		i--;
	}
	return CLAUSE_ONE_OF(clause_at(p, i - 1), which) ||
	       (CLAUSE_ONE_OF(head, bare) && !token_is_class(p->l, clause_at(p, i - 1), "art"));
}

/* Does the stretch from I to the next comma or dash hold a word that limits the claim? */
static bool limits(const struct clause *p, size_t i)
{
	size_t end = clause_next_break(p, i, p->plan->body_to);

	for (; i < end; i++)
		if (clause_is_sticky(p, clause_at(p, i)))
			return true;
	return false;
}

/* Or a year, which says that this is no news? */
static bool drops_year(const struct clause *p, size_t i)
{
	size_t end = clause_next_break(p, i, p->plan->body_to);

	for (; i < end; i++)
		if (clause_is_year(clause_at(p, i)))
			return true;
	return false;
}

static bool has_aux_before(const struct clause *p, size_t i)
{
	for (size_t back = 1; back <= 4 && i >= back + p->plan->from; back++)
		if (token_is_class(p->l, clause_at(p, i - back), "aux"))
			return true;
	return false;
}

/* "trains linking the cities", not "the shooting attack": a noun before, no noun after. */
static bool is_participle_phrase(const struct clause *p, size_t i)
{
	const struct token *before = clause_at(p, i - 1), *after = clause_at(p, i + 1);
	struct span class;

	if (!clause_is_ing(clause_at(p, i)) || i + 1 >= p->plan->body_to ||
	    before->kind != TOKEN_WORD ||
	    lexicon_value(p->l, LEXICON_FUNCTION, before->text, &class) ||
	    clause_is_cue(p, before) || has_aux_before(p, i))
		return false;
	return after->flags & TOKEN_CAPITAL ||
	       (lexicon_value(p->l, LEXICON_FUNCTION, after->text, &class) &&
		!span_is(class, "aux"));
}

/* A relative clause, or a participle that stands for one: "terms agreed by", "trains linking". */
static bool begins_relative(const struct clause *p, size_t i)
{
	const struct token *t = clause_at(p, i);
	struct span form;

	if (token_is_class(p->l, clause_at(p, i - 1), "prep") ||
	    clause_is_cue(p, clause_at(p, i - 1)))
		return false;
	if (span_is(t->text, "who") || span_is(t->text, "which") || span_is(t->text, "whose"))
		return true;
	if (span_is(t->text, "that"))
		return i + 1 < p->plan->body_to && profile_is_finite(p->l, p->t, i + 1);
	if (is_participle_phrase(p, i))
		return true;
	return lexicon_value(p->l, LEXICON_VERBS, t->text, &form) && span_is(form, "ed") &&
	       i + 1 < p->plan->body_to && span_is(clause_at(p, i + 1)->text, "by") &&
	       !has_aux_before(p, i);
}

/* A phrase in quotation marks that only colours what stands before it: "ships “based on ...". */
static bool begins_coloured(const struct clause *p, size_t i)
{
	struct span form;

	return clause_at(p, i)->kind == TOKEN_QUOTE_OPEN && i + 1 < p->plan->body_to &&
	       ((lexicon_value(p->l, LEXICON_VERBS, clause_at(p, i + 1)->text, &form) &&
		 span_is(form, "ed")) ||
		begins_place(clause_at(p, i + 1))) &&
	       !clause_is_cue(p, clause_at(p, i - 1)) &&
	       !token_is_class(p->l, clause_at(p, i - 1), "aux");
}

/* Does a clause after I take back or limit what stands before it: "- or it may not"? */
static bool is_taken_back(const struct clause *p, size_t i)
{
	static const char *const words[] = {"or",     "unless", "if",	   "although",
					    "though", "except", "however", "provided"};

	for (; i + 1 < p->plan->to; i++)
		if ((clause_is_comma(clause_at(p, i)) || clause_is_dash(clause_at(p, i))) &&
		    CLAUSE_ONE_OF(clause_at(p, i + 1), words) &&
		    !(clause_at(p, i)->flags & TOKEN_IN_QUOTE))
			return true;
	return false;
}

/* After a comma: a clause or a phrase of its own, not the next of several names or adjectives. */
static bool begins_afresh(const struct clause *p, size_t i)
{
	const struct token *t = clause_at(p, i);
	size_t end = clause_next_break(p, i, p->plan->body_to);
	struct span class;

	if (clause_is_sticky(p, t) || t->kind == TOKEN_NUMBER)
		return false;
	for (size_t k = i; k < end && k < i + 3; k++)
		if (clause_is_circumstance(clause_at(p, k)))
			return true;
	if (t->flags & TOKEN_CAPITAL) {
		for (size_t k = i; k < end; k++)
			if (span_is(clause_at(p, k)->text, "and"))
				return false;
		return true;
	}
	return lexicon_value(p->l, LEXICON_FUNCTION, t->text, &class) || clause_is_ing(t) ||
	       clause_is_past(p, t);
}

/* A verb may still wait for its complement: "was held in ...", "stands at ...". */
static bool is_verb(const struct clause *p, const struct token *t)
{
	struct span form;

	return lexicon_value(p->l, LEXICON_VERBS, t->text, &form) && !span_is(form, "base");
}

/* "for the first time since 1998" */
static bool is_first_time(const struct clause *p, size_t i)
{
	return i + 3 < p->plan->body_to && span_is(clause_at(p, i)->text, "for") &&
	       span_is(clause_at(p, i + 1)->text, "the") &&
	       span_is(clause_at(p, i + 2)->text, "first") &&
	       span_is(clause_at(p, i + 3)->text, "time");
}

/* "met in Geneva [to sign a treaty]": after a place only, as many a noun and verb is nothing
 * without its infinitive. */
static bool begins_purpose(const struct clause *p, size_t i)
{
	size_t name = i;
	struct span class;

	if (!span_is(clause_at(p, i)->text, "to") || i + 1 >= p->plan->body_to ||
	    lexicon_value(p->l, LEXICON_FUNCTION, clause_at(p, i + 1)->text, &class) ||
	    clause_at(p, i + 1)->flags & TOKEN_CAPITAL || clause_is_day(p, clause_at(p, i - 1)))
		return false;
	while (name > p->plan->from + 1u && clause_at(p, name - 1)->flags & TOKEN_CAPITAL)
		name--;
	return name < i && (begins_place(clause_at(p, name - 1)) ||
			    span_is(clause_at(p, name - 1)->text, "at"));
}

/* "opens on Saturday [with a concert]" */
static bool begins_company(const struct clause *p, size_t i)
{
	return span_is(clause_at(p, i)->text, "with") && i + 1 < p->plan->body_to &&
	       token_is_class(p->l, clause_at(p, i + 1), "art") &&
	       !needs_what_follows(p, clause_at(p, i - 1)) && !is_verb(p, clause_at(p, i - 1));
}

/* A clause of its own, "after Peru closed its port": the cause is half the news. */
static bool tells_cause(const struct clause *p, size_t i)
{
	return (span_is(clause_at(p, i)->text, "after") ||
		span_is(clause_at(p, i)->text, "when")) &&
	       clause_has_finite(p, i + 1, clause_next_break(p, i, p->plan->body_to));
}

static void consider(const struct clause *p, size_t i)
{
	const struct token *t = clause_at(p, i);
	bool mark = clause_is_comma(t) || clause_is_dash(t);

	if (t->flags & TOKEN_IN_QUOTE || is_taken_back(p, i))
		return;
	if (mark && i + 1 < p->plan->body_to && begins_afresh(p, i + 1))
		add_end(p, i, 10, "the tail after a comma or a dash");
	if (mark || !may_be_last(p, i - 1))
		return;
	if (clause_is_circumstance(t)) {
		if (!drops_year(p, i) && !needs_what_follows(p, clause_at(p, i - 1)) &&
		    (!span_is(t->text, "as") ||
		     clause_has_finite(p, i + 1, clause_next_break(p, i, p->plan->body_to))))
			add_end(p, i, tells_cause(p, i) ? CAUSE_COST : 25,
				"a circumstance at the end");
	} else if (is_first_time(p, i)) {
		add_end(p, i, 30, "that it is the first time");
	} else if (begins_relative(p, i) && !is_identified_by(p, i) && !limits(p, i)) {
		add_end(p, i, 70, "a relative clause at the end");
	} else if (limits(p, i) || drops_year(p, i) || is_identified_by(p, i)) {
		return;
	} else if (begins_purpose(p, i)) {
		add_end(p, i, 65, "a purpose at the end");
	} else if (begins_company(p, i)) {
		add_end(p, i, 60, "what came with it");
	} else if (begins_place(t) && !needs_what_follows(p, clause_at(p, i - 1)) &&
		   !is_verb(p, clause_at(p, i - 1))) {
		add_end(p, i, 60, "a place or purpose at the end");
	} else if (begins_coloured(p, i)) {
		add_end(p, i, 40, "a quoted phrase at the end");
	}
}

void ending_find(const struct clause *p)
{
	add_end(p, p->plan->body_to, 0, "whole");
	for (size_t i = p->plan->from + 3u; i < p->plan->body_to; i++)
		consider(p, i);
}
