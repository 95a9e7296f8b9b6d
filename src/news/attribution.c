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

/* The place that token I names, or whose people it names; empty where none. */
static struct span place_of(const struct clause *p, size_t i)
{
	struct span name = token_stem(clause_at(p, i)), place;

	if (lexicon_value(p->l, LEXICON_DEMONYMS, name, &place) && place.n)
		return place;
	return lexicon_has(p->l, LEXICON_PLACES, name) ? name : (struct span){NULL, 0};
}

/* Is PLACE among the first words, where the sentence says who acts? */
static bool acts(const struct clause *p, struct span place, size_t to)
{
	for (size_t k = p->plan->from; k < p->plan->from + 8u && k < to; k++)
		if (span_equal(token_stem(clause_at(p, k)), place))
			return true;
	return false;
}

/* "announced" makes the deed: whoever announces its own plan need not be named. Its own is what
 * "the Foreign Ministry" announces of the country a sentence begins with, and what "Peru's Foreign
 * Ministry" announces of Peru. */
static bool announces_own(const struct clause *p, size_t from, size_t to)
{
	static const char *const words[] = {"announced", "announces", "confirmed", "confirms"};
	static const char *const offices[] = {"Ministry", "ministry", "government", "Government"};
	bool announces = false, office = false, placed = false, own = false;

	for (size_t i = from; i < to; i++) {
		struct span place = place_of(p, i);

		announces |= CLAUSE_ONE_OF(clause_at(p, i), words);
		office |= CLAUSE_ONE_OF(clause_at(p, i), offices);
		placed |= place.n > 0;
		own |= place.n > 0 && acts(p, place, from);
	}
	if (!placed)
		own = office && place_of(p, p->plan->from).n > 0;
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
