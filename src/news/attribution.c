#include "news/attribution.h"

static bool ends_phrase(const struct clause *p, size_t i)
{
	return i >= p->plan->to || clause_is_comma(clause_at(p, i)) ||
	       clause_is_dash(clause_at(p, i)) || token_is_class(p->l, clause_at(p, i), "prep") ||
	       token_is_class(p->l, clause_at(p, i), "adv") || clause_is_day(p, clause_at(p, i));
}

/* The first verb of saying in [FROM, TO) that words like "who" and quotations do not stand before;
 * TO where there is none. */
static size_t find_cue(const struct clause *p, size_t from, size_t to)
{
	if (token_is_class(p->l, clause_at(p, from), "prep") ||
	    token_is_class(p->l, clause_at(p, from), "conj"))
		return to;
	for (size_t i = from; i < to && i < from + 12; i++) {
		const struct token *t = clause_at(p, i);

		if (clause_is_cue(p, t))
			return i;
		if (token_is_class(p->l, t, "rel") || token_is_class(p->l, t, "sub") ||
		    t->flags & TOKEN_IN_QUOTE || t->kind == TOKEN_QUOTE_OPEN)
			return to;
	}
	return to;
}

/* Does [FROM, TO) read "the ministry said", "says Ann Lee", "according to police"? *END is where
 * the attribution is over. */
static bool is_attribution(const struct clause *p, size_t from, size_t to, size_t *end)
{
	size_t cue;

	if (from >= to)
		return false;
	if (span_is(clause_at(p, from)->text, "according")) {
		*end = to;
		return true;
	}
	cue = find_cue(p, from, to);
	if (cue == to)
		return false;
	*end = cue == from ? to : cue + 1;
	return cue == from ? to - from <= 10 : ends_phrase(p, cue + 1);
}

/* "announced" makes the deed: whoever announces its own plan need not be named. */
static bool announces_own(const struct clause *p, size_t from, size_t to)
{
	static const char *const words[] = {"announced", "announces", "confirmed", "confirms"};
	bool announces = false, own = false;

	for (size_t i = from; i < to; i++) {
		struct span name = token_stem(clause_at(p, i)), place;

		announces |= CLAUSE_ONE_OF(clause_at(p, i), words);
		if (!lexicon_value(p->l, LEXICON_DEMONYMS, name, &place) || !place.n)
			place = name;
		if (!lexicon_has(p->l, LEXICON_PLACES, place))
			continue;
		for (size_t k = p->plan->from; k < p->plan->from + 8u && k < from; k++)
			own |= span_equal(token_stem(clause_at(p, k)), place);
	}
	return announces && own;
}

void attribution_find(const struct clause *p)
{
	struct shorten_plan *plan = p->plan;

	plan->body_to = plan->to;
	for (size_t i = plan->from + 3u; i + 1 < plan->to; i++) {
		size_t end;

		if (!clause_is_comma(clause_at(p, i)) && !clause_is_dash(clause_at(p, i)) &&
		    !span_is(clause_at(p, i)->text, "according"))
			continue;
		if (clause_at(p, i)->flags & TOKEN_IN_QUOTE)
			continue;
		i += !span_is(clause_at(p, i)->text, "according");
		if (!is_attribution(p, i, clause_next_break(p, i, plan->to), &end) ||
		    !clause_has_finite(p, plan->from, i))
			continue;
		plan->said_from = (uint16_t)i;
		plan->said_to = (uint16_t)end;
		plan->body_to = (uint16_t)(clause_is_comma(clause_at(p, i - 1)) ||
							   clause_is_dash(clause_at(p, i - 1))
						   ? i - 1
						   : i);
		plan->said_needed = !announces_own(p, i, end);
		return;
	}
}
