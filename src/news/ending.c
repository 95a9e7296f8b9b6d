#include "news/ending.h"

#include "news/profile.h"

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

/* Is there a sticky word, or a year that says this is no news, in the stretch from I to the next
 * comma or dash? */
static bool drops_sticky(const struct clause *p, size_t i)
{
	size_t end = clause_next_break(p, i, p->plan->body_to);

	for (; i < end; i++)
		if (clause_is_sticky(p, clause_at(p, i)) || clause_is_year(clause_at(p, i)))
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

static bool drops_year(const struct clause *p, size_t i)
{
	size_t end = clause_next_break(p, i, p->plan->body_to);

	for (; i < end; i++)
		if (clause_is_year(clause_at(p, i)))
			return true;
	return false;
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
			add_end(p, i, 25, "a circumstance at the end");
	} else if (drops_sticky(p, i)) {
		return;
	} else if (begins_place(t) && !needs_what_follows(p, clause_at(p, i - 1)) &&
		   !is_verb(p, clause_at(p, i - 1))) {
		add_end(p, i, 60, "a place or purpose at the end");
	} else if (begins_relative(p, i)) {
		add_end(p, i, 70, "a relative clause at the end");
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
