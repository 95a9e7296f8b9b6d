#include "news/hold.h"

/* Is the main verb "will", "could", "may"? */
static bool is_open(const struct clause *p)
{
	static const char *const words[] = {"will",  "would", "could",	"may",
					    "might", "must",  "should", "can"};

	return CLAUSE_ONE_OF(clause_at(p, p->verb), words);
}

bool hold_is_limiting(const struct clause *p, size_t i)
{
	static const char *const hard[] = {"if",  "unless", "until",   "except",
					   "nor", "only",   "whether", "provided"};
	size_t end = clause_next_break(p, i, p->plan->body_to);
	bool open = is_open(p);

	for (; i < end; i++)
		if (CLAUSE_ONE_OF(clause_at(p, i), hard) ||
		    token_is_class(p->l, clause_at(p, i), "neg") ||
		    (open && clause_is_sticky(p, clause_at(p, i))))
			return true;
	return false;
}

bool hold_has_year(const struct clause *p, size_t i)
{
	size_t end = clause_next_break(p, i, p->plan->body_to);

	for (; i < end; i++)
		if (clause_is_year(clause_at(p, i)))
			return true;
	return false;
}

bool hold_identifies(const struct clause *p, size_t i)
{
	static const char *const which[] = {"the", "that", "those", "these"};
	static const char *const bare[] = {"terms", "conditions", "rules", "plans", "proposals"};
	const struct token *head = clause_at(p, i - 1);

	if (clause_tag(p, i - 1) != GRAMMAR_NOUN)
		return false;
	while (i > p->plan->from + 1u && grammar_is_nominal(clause_tag(p, i - 1))) {
		if (clause_at(p, i - 1)->flags & TOKEN_CAPITAL ||
		    clause_tag(p, i - 1) == GRAMMAR_NUMBER)
			return false;
		i--;
	}
	return CLAUSE_ONE_OF(clause_at(p, i - 1), which) || CLAUSE_ONE_OF(head, bare);
}

bool hold_takes_back(const struct clause *p, size_t i)
{
	static const char *const words[] = {"or",     "unless", "if",	   "although", "but",
					    "though", "except", "however", "provided", "yet"};

	for (; i + 1 < p->plan->to; i++)
		if (clause_is_comma(clause_at(p, i)) && i + 2 < p->plan->to &&
		    span_is(clause_at(p, i + 1)->text, "at") &&
		    span_is(clause_at(p, i + 2)->text, "least"))
			return true;
		else if ((clause_is_comma(clause_at(p, i)) || clause_is_dash(clause_at(p, i))) &&
			 CLAUSE_ONE_OF(clause_at(p, i + 1), words) &&
			 !(clause_at(p, i)->flags & TOKEN_IN_QUOTE))
			return true;
	return false;
}

bool hold_is_told_apart(const struct clause *p, size_t i)
{
	size_t words = 0;

	for (; i > p->after &&
	       (grammar_is_nominal(clause_tag(p, i - 1)) || clause_tag(p, i - 1) == GRAMMAR_DET ||
		clause_at(p, i - 1)->kind == TOKEN_QUOTE_CLOSE);
	     i--) {
		words += clause_tag(p, i - 1) == GRAMMAR_NOUN;
		if (words > 2 || clause_tag(p, i - 1) == GRAMMAR_NAME ||
		    clause_tag(p, i - 1) == GRAMMAR_NUMBER ||
		    clause_at(p, i - 1)->flags & TOKEN_POSSESSIVE)
			return true;
	}
	return false;
}

bool hold_needs_doing(const struct clause *p)
{
	static const char *const words[] = {"spent", "spends", "spend", "kept", "keeps", "keep"};

	for (size_t i = p->verb; i < p->after; i++)
		if (CLAUSE_ONE_OF(clause_at(p, i), words))
			return true;
	return false;
}

bool hold_needs_company(const struct clause *p)
{
	static const char *const words[] = {"closed",	 "ended",  "began",   "started",
					    "concluded", "kicked", "finished"};

	return CLAUSE_ONE_OF(clause_at(p, p->verb), words);
}

bool hold_has_claim(const struct clause *p, size_t i)
{
	size_t to = clause_next_break(p, i, p->plan->body_to);

	for (i++; i < to; i++)
		if (span_is(clause_at(p, i)->text, "that") && clause_tag(p, i) != GRAMMAR_DET &&
		    i + 1 < to && clause_tag(p, i + 1) != GRAMMAR_FINITE)
			return true;
	return false;
}

bool hold_is_occasion(const struct clause *p, size_t i)
{
	static const char *const words[] = {
		"primary",   "primaries", "caucus",    "caucuses", "election", "elections",
		"poll",	     "polls",	  "race",      "races",	   "vote",     "debate",
		"match",     "game",	  "final",     "survey",   "contest",  "round",
		"interview", "speech",	  "statement", "way",	   "ways",     "bid",
		"effort",    "attempt",	  "order",     "case",	   "quarter",  "half",
		"season",    "month",	  "year",      "week",	   "time"};
	size_t to = clause_next_break(p, i, p->plan->body_to);

	for (i++; i < to && i < p->plan->body_to; i++) {
		if (CLAUSE_ONE_OF(clause_at(p, i), words))
			return true;
		if (clause_tag(p, i) == GRAMMAR_PREP)
			return false;
	}
	return false;
}

bool hold_is_limited(const struct clause *p, size_t i)
{
	static const char *const words[] = {"any",	"no",	  "every", "all",      "each",
					    "only",	"first",  "last",  "most",     "none",
					    "best",	"worst",  "never", "majority", "nobody",
					    "anything", "nothing"};

	for (size_t n = 0; n < 8 && i > p->after; n++, i--) {
		const struct token *t = clause_at(p, i - 1);
		uint8_t tag = (uint8_t)clause_tag(p, i - 1);

		if (CLAUSE_ONE_OF(t, words))
			return true;
		if (!grammar_is_nominal(tag) && tag != GRAMMAR_DET && tag != GRAMMAR_NUMBER &&
		    tag != GRAMMAR_PREP)
			return false;
	}
	return false;
}
