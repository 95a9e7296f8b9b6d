#include "news/attribution.h"

static bool ends_phrase(const struct clause *p, size_t i)
{
	return i >= p->plan->to || clause_is_comma(clause_at(p, i)) ||
	       clause_is_dash(clause_at(p, i)) || token_is_class(p->l, clause_at(p, i), "prep") ||
	       token_is_class(p->l, clause_at(p, i), "adv") || clause_is_day(clause_at(p, i));
}

/* The first verb of saying in [FROM, TO) that words like "who" and quotations do not stand before;
 * TO where there is none. */
static size_t find_cue(const struct clause *p, size_t from, size_t to)
{
	static const char *const found[] = {"heard", "found",	 "finds",    "showed",
					    "shows", "suggests", "suggested"};

	if (token_is_class(p->l, clause_at(p, from), "prep") ||
	    token_is_class(p->l, clause_at(p, from), "conj"))
		return to;
	for (size_t i = from; i < to && i < from + 12; i++) {
		const struct token *t = clause_at(p, i);

		if ((clause_is_cue(t) || (i > from && CLAUSE_ONE_OF(t, found))) &&
		    !(i + 1 < to && clause_is_cue(clause_at(p, i + 1))))
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
	if (cue > from && token_is_class(p->l, clause_at(p, from), "aux"))
		return false;
	if (cue == to || (cue == from && cue + 1 < to && clause_tag(p, cue + 1) == GRAMMAR_PREP))
		return false;
	*end = cue == from ? to : cue + 1;
	return cue == from ? to - from <= (span_is(clause_at(p, cue)->text, "told") ? 20 : 10)
			   : ends_phrase(p, cue + 1);
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

/* "The cup will be held in Oslo, its organisers announced": who says so decides it. */
static bool is_arranged(const struct clause *p, size_t from, size_t to)
{
	static const char *const bodies[] = {
		"body",	      "organisers", "organizers",  "club",     "company",     "league",
		"council",    "federation", "association", "festival", "board",	      "museum",
		"university", "committee",  "airline",	   "operator", "broadcaster", "publisher"};
	bool will = false, body = false;

	for (size_t i = p->plan->from; i < from; i++)
		will |= span_is(clause_at(p, i)->text, "will");
	for (size_t i = from; i < to; i++)
		body |= CLAUSE_ONE_OF(clause_at(p, i), bodies);
	return will && body;
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
	if (announces && is_arranged(p, from, to))
		return true;
	if (!placed)
		own = office && place_of(p, p->plan->from).n > 0;
	return announces && own;
}

/* ", his brother, a lawyer, told a reporter": the speaker stands before the comma that is before
 * the verb at token I. */
static size_t start_of_speaker(const struct clause *p, size_t i)
{
	static const char *const tell[] = {"told", "tells", "confirmed", "confirms"};
	size_t from = i;

	if (!clause_is_cue(clause_at(p, i)) ||
	    !(CLAUSE_ONE_OF(clause_at(p, i), tell) || ends_phrase(p, i + 1)))
		return i;
	for (int parts = 0; parts < 2; parts++) {
		size_t k = from - 1;

		while (k > p->plan->from && !clause_is_comma(clause_at(p, k - 1)))
			if (clause_tag(p, --k) == GRAMMAR_FINITE)
				return from;
		if (k <= p->plan->from + 3u)
			return from;
		from = k;
	}
	return from;
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
		i = start_of_speaker(p, i);
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

/* Verbs beside those of saying that a clause follows as what somebody holds or found. */
static bool holds(const struct clause *p, size_t i)
{
	static const char *const words[] = {
		"show",	    "shows",   "showed", "found",  "finds",    "believes", "believe",
		"believed", "feels",   "felt",	 "means",  "suggests", "suggest",  "confirms",
		"revealed", "reveals", "think",	 "thinks", "ensure"};

	return token_has(clause_at(p, i), LEXICON_CUES) || CLAUSE_ONE_OF(clause_at(p, i), words);
}

/* Verbs that a clause may follow without "that": "said the bank will close". */
static bool takes_bare_claim(const struct token *t)
{
	static const char *const words[] = {"say",   "says",	"said",	    "believe", "believes",
					    "think", "thinks",	"hopes",    "feels",   "reports",
					    "show",  "shows",	"suggests", "claims",  "claimed",
					    "warns", "insists", "admits",   "vows",    "argues"};

	return CLAUSE_ONE_OF(t, words);
}

/* Is there a verb for the subject at token I, before anything else opens? */
static bool has_verb_soon(const struct clause *p, size_t i)
{
	size_t to = clause_next_break(p, i, p->plan->body_to);

	for (; i < to; i++) {
		uint8_t tag = clause_tag(p, i);

		if (tag == GRAMMAR_FINITE)
			return true;
		if (tag == GRAMMAR_SUB || tag == GRAMMAR_REL || tag == GRAMMAR_TO)
			return false;
	}
	return false;
}

/* Where the claim begins behind the cue at token CUE: behind "that", else at its subject; body_to
 * where none does. */
static size_t find_claim(const struct clause *p, size_t cue)
{
	size_t to = p->plan->body_to, from = cue + 1;

	for (size_t i = cue + 1; i < to && i < cue + 14; i++) {
		if (span_is(clause_at(p, i)->text, "that") && clause_tag(p, i) == GRAMMAR_REL &&
		    clause_tag(p, i + 1) == GRAMMAR_FINITE)
			return to; /* "found a chest that was" */
		if (span_is(clause_at(p, i)->text, "that") && clause_tag(p, i) != GRAMMAR_DET)
			return grammar_main_verb(p->plan->tags, i + 1, to) < to ? i + 1 : to;
		if (clause_is_comma(clause_at(p, i)) || clause_tag(p, i) == GRAMMAR_FINITE)
			break;
	}
	while (from < to &&
	       (clause_is_day(clause_at(p, from)) || span_is(clause_at(p, from)->text, "today") ||
		(span_is(clause_at(p, from)->text, "on") && from + 1 < to &&
		 clause_is_day(clause_at(p, from + 1)))))
		from++;
	if (from >= to || clause_tag(p, from) == GRAMMAR_PREP ||
	    clause_tag(p, from) == GRAMMAR_TO ||
	    (clause_tag(p, from) != GRAMMAR_PRON && !takes_bare_claim(clause_at(p, cue))))
		return to;
	return has_verb_soon(p, from) ? from : to;
}

/* Is what a speaker says of itself its own to decide: "announced it has bought", "said it will"? */
static bool is_own_deed(const struct clause *p, size_t cue, size_t verb)
{
	static const char *const deeds[] = {"announced", "announces", "confirmed", "confirms"};
	static const char *const states[] = {"had", "is", "was", "are", "were"};
	static const char *const plans[] = {"will",  "plans", "plan",	 "intends",
					    "wants", "hopes", "expects", "planned"};

	return !CLAUSE_ONE_OF(clause_at(p, verb), states) &&
	       (CLAUSE_ONE_OF(clause_at(p, cue), deeds) ||
		CLAUSE_ONE_OF(clause_at(p, verb), plans));
}

void attribution_find_head(struct clause *p)
{
	static const char *const selves[] = {"it", "he", "she", "they"};
	static const char *const plain[] = {"said",	 "says",     "announced", "announces",
					    "confirmed", "confirms", "revealed",  "reveals"};
	size_t cue = p->after ? p->after - 1 : 0, claim, said, to = p->plan->body_to;
	struct shorten_cut *cut;

	if (p->verb >= to || !holds(p, cue))
		return;
	claim = find_claim(p, cue);
	if (claim + 1 >= to)
		return;
	said = p->verb;
	p->verb = grammar_main_verb(p->plan->tags, claim, to);
	p->start = claim;
	p->after = p->verb < to ? grammar_group_end(p->plan->tags, p->verb, to) : p->verb;
	cut = clause_cut(p, p->plan->from, claim, COST_SAID_HEAD, "who said so");
	if (cut)
		cut->is_loss = true;
	if (!CLAUSE_ONE_OF(clause_at(p, claim), selves) || !CLAUSE_ONE_OF(clause_at(p, cue), plain))
		return;
	cut = clause_cut(p, said, claim + 1, COST_SAID_SELF, "that it said so itself");
	if (cut)
		cut->is_loss = !is_own_deed(p, cue, claim + 1);
}
