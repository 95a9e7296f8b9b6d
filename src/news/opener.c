#include "news/opener.h"

#include "news/hold.h"

bool opener_is_purpose(const struct clause *p, size_t i)
{
	return clause_tag(p, i) == GRAMMAR_TO && i + 2 < p->plan->body_to &&
	       !span_is(clause_at(p, i + 1)->text, "date") &&
	       grammar_is_nominal(clause_tag(p, i - 1)) && !hold_needs_infinitive(p, i);
}

bool opener_is_means(const struct clause *p, size_t i)
{
	return span_is(clause_at(p, i)->text, "by") && i + 2 < p->plan->body_to &&
	       clause_tag(p, i + 1) == GRAMMAR_ING;
}

/* "sued the port [over its fees]", not "won a lead over Peru", "sold over 900 boats". */
static bool is_over_what(const struct clause *p, size_t i)
{
	static const char *const held[] = {
		"victory",   "victories", "lead",	"win",	     "wins",	  "control",
		"power",     "advantage", "edge",	"authority", "debate",	  "talks",
		"row",	     "dispute",	  "concern",	"concerns",  "war",	  "battle",
		"fight",     "argument",  "clash",	"charge",    "charges",	  "fears",
		"questions", "anger",	  "outrage",	"rights",    "influence", "worries",
		"tension",   "tensions",  "preference", "doubts",    "criticism"};

	return span_is(clause_at(p, i)->text, "over") && i + 1 < p->plan->body_to &&
	       clause_tag(p, i + 1) != GRAMMAR_NUMBER && i > p->after &&
	       !CLAUSE_ONE_OF(clause_at(p, i - 1), held);
}

bool opener_is_reason(const struct clause *p, size_t i)
{
	static const char *const words[] = {"due", "thanks", "owing"};

	return span_is(clause_at(p, i)->text, "because") || is_over_what(p, i) ||
	       (CLAUSE_ONE_OF(clause_at(p, i), words) && i + 1 < p->plan->body_to &&
		span_is(clause_at(p, i + 1)->text, "to"));
}

bool opener_is_company(const struct clause *p, size_t i)
{
	return span_is(clause_at(p, i)->text, "with") && i + 1 < p->plan->body_to &&
	       token_is_class(p->l, clause_at(p, i + 1), "art") &&
	       !token_has(clause_at(p, i - 1), LEXICON_RELATIONAL) &&
	       !clause_is_verb(clause_tag(p, i - 1));
}

bool opener_is_despite(const struct clause *p, size_t i)
{
	return span_is(clause_at(p, i)->text, "despite") && !hold_is_open(p);
}

bool opener_is_word_besides(const struct clause *p, size_t i)
{
	static const char *const joins[] = {"and", "but"};
	static const char *const words[] = {"said",	"warned", "added", "hinted",  "signalled",
					    "signaled", "called", "urged", "insisted"};

	return CLAUSE_ONE_OF(clause_at(p, i), joins) && i + 2 < p->plan->body_to &&
	       CLAUSE_ONE_OF(clause_at(p, i + 1), words) && i > p->after;
}
