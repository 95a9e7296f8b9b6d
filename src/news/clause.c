#include "news/clause.h"

#include "news/profile.h"

/* Would a cut of [FROM, TO) take a word out of the main verb group? Adverbs and days may go. */
static bool breaks_group(const struct clause *p, size_t from, size_t to)
{
	if (from <= p->start && to <= p->verb)
		return false;
	for (size_t i = from > p->verb ? from : p->verb; i < to && i < p->after; i++)
		if (clause_tag(p, i) != GRAMMAR_ADVERB && clause_tag(p, i) != GRAMMAR_NAME)
			return true;
	return false;
}

struct shorten_cut *clause_cut(const struct clause *p, size_t from, size_t to, enum cost cost,
			       const char *what)
{
	struct shorten_plan *plan = p->plan;
	struct shorten_cut *cut;

	if (plan->n_cuts == SHORTEN_CUTS_MAX || from >= to || to > plan->to ||
	    breaks_group(p, from, to))
		return NULL;
	cut = &plan->cuts[plan->n_cuts++];
	*cut = (struct shorten_cut){
		.from = (uint16_t)from,
		.to = (uint16_t)to,
		.cost = {cost_points[COST_WALL][cost], cost_points[COST_GIST][cost]},
		.what = what};
	return cut;
}

uint8_t clause_tag(const struct clause *p, size_t i)
{
	return p->plan->tags[i];
}

bool clause_is_verb(uint8_t tag)
{
	return tag == GRAMMAR_FINITE || tag == GRAMMAR_PARTICIPLE || tag == GRAMMAR_BASE ||
	       tag == GRAMMAR_ING;
}

const struct token *clause_at(const struct clause *p, size_t i)
{
	return &p->t->items[i];
}

bool clause_is_one_of(const struct token *t, const char *const *words, size_t n)
{
	return span_is_any_nocase(t->text, words, n);
}

bool clause_is_comma(const struct token *t)
{
	return span_is(t->text, ",");
}

bool clause_is_dash(const struct token *t)
{
	return t->kind == TOKEN_PUNCT &&
	       ((t->flags & TOKEN_SPACE && span_starts(t->text, "-")) ||
		span_is(t->text, "\xE2\x80\x93") || span_is(t->text, "\xE2\x80\x94"));
}

bool clause_is_sticky(const struct clause *p, const struct token *t)
{
	static const char *const words[] = {
		"if",	   "unless",   "without", "under",  "or",  "but",     "except",	 "until",
		"though",  "although", "only",	  "yet",    "nor", "whether", "against", "provided",
		"because", "than",     "instead", "rather", "not", "despite"};

	return CLAUSE_ONE_OF(t, words) || token_is_class(p->l, t, "neg");
}

bool clause_is_cue(const struct token *t)
{
	return t->kind == TOKEN_WORD && !(t->flags & (TOKEN_CAPITAL | TOKEN_IN_QUOTE)) &&
	       token_has(t, LEXICON_CUES) && !span_ends(t->text, "ing");
}

bool clause_is_ing(const struct token *t)
{
	static const char *const nouns[] = {"during",	 "morning",   "evening",    "nothing",
					    "something", "anything",  "everything", "king",
					    "spring",	 "according", "including",  "building",
					    "meeting",	 "beijing",   "being"};

	return t->kind == TOKEN_WORD && t->text.n > 5 && span_ends(t->text, "ing") &&
	       !CLAUSE_ONE_OF(t, nouns);
}

bool clause_is_past(const struct token *t)
{
	struct span form;

	return token_value(t, LEXICON_VERBS, &form) &&
	       (span_is(form, "ed") || span_is(form, "past"));
}

bool clause_is_day(const struct token *t)
{
	return t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITAL &&
	       !(t->flags & TOKEN_POSSESSIVE) && token_has(t, LEXICON_WEEKDAYS);
}

bool clause_is_circumstance(const struct token *t)
{
	static const char *const words[] = {"after", "before", "amid",	 "during", "following",
					    "ahead", "as",     "while",	 "when",   "where",
					    "since", "even",   "amidst", "shortly"};

	return CLAUSE_ONE_OF(t, words);
}

size_t clause_next_break(const struct clause *p, size_t i, size_t to)
{
	while (i < to && !clause_is_comma(clause_at(p, i)) && !clause_is_dash(clause_at(p, i)))
		i++;
	return i;
}

bool clause_has_finite(const struct clause *p, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (profile_is_finite(p->l, p->t, i))
			return true;
	return false;
}

bool clause_is_year(const struct token *t)
{
	return t->kind == TOKEN_NUMBER && t->text.n == 4 &&
	       (span_starts(t->text, "19") || span_starts(t->text, "20"));
}

bool clause_is_loss(const struct clause *p, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (clause_is_sticky(p, clause_at(p, i)) || clause_is_year(clause_at(p, i)))
			return true;
	return false;
}
