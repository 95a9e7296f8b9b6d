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

#include <string.h>

#include "news/profile.h"

/* A headline is better without the weekday, as the card shows the date, and without brackets. */
#define CLUTTER_COST (-8)

struct planner {
	const struct lexicon *l;
	const struct article *a;
	const struct tokens *t;
	struct shorten_plan *plan;
};

/* ------------------------------------------------------------------------------- word classes */

static bool is_one_of(const struct token *t, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (span_equal_nocase(t->text, span_of(words[i])))
			return true;
	return false;
}

#define ONE_OF(token, words) is_one_of(token, words, COUNT_OF(words))

/* They hold a claim in place: what follows them limits it or takes it back. */
static bool is_sticky(const struct planner *p, const struct token *t)
{
	static const char *const words[] = {
		"if",	   "unless",   "without", "under",  "or",  "but",     "except",	 "until",
		"though",  "although", "only",	  "yet",    "nor", "whether", "against", "provided",
		"because", "than",     "instead", "rather", "not", "despite"};

	return ONE_OF(t, words) || token_is_class(p->l, t, "neg");
}

static bool is_comma(const struct token *t)
{
	return span_is(t->text, ",");
}

/* A hyphen is one only with space before it: "short- and long-range" is none. */
static bool is_dash(const struct token *t)
{
	return t->kind == TOKEN_PUNCT &&
	       ((t->flags & TOKEN_SPACE && span_starts(t->text, "-")) ||
		span_is(t->text, "\xE2\x80\x93") || span_is(t->text, "\xE2\x80\x94"));
}

static bool is_cue(const struct planner *p, const struct token *t)
{
	return t->kind == TOKEN_WORD && !(t->flags & (TOKEN_CAPITAL | TOKEN_IN_QUOTE)) &&
	       lexicon_has(p->l, LEXICON_CUES, t->text) && !span_ends(t->text, "ing");
}

static bool is_ing(const struct token *t)
{
	static const char *const nouns[] = {"during",	 "morning",   "evening",    "nothing",
					    "something", "anything",  "everything", "king",
					    "spring",	 "according", "including",  "building",
					    "meeting",	 "beijing",   "being"};

	return t->kind == TOKEN_WORD && t->text.n > 5 && span_ends(t->text, "ing") &&
	       !ONE_OF(t, nouns);
}

static bool is_day(const struct planner *p, const struct token *t)
{
	return t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITAL &&
	       !(t->flags & TOKEN_POSSESSIVE) && lexicon_has(p->l, LEXICON_WEEKDAYS, t->text);
}

static const struct token *at(const struct planner *p, size_t i)
{
	return &p->t->items[i];
}

/* -------------------------------------------------------------------------------- attribution */

static bool ends_phrase(const struct planner *p, size_t i)
{
	return i >= p->plan->to || is_comma(at(p, i)) || is_dash(at(p, i)) ||
	       token_is_class(p->l, at(p, i), "prep") || token_is_class(p->l, at(p, i), "adv") ||
	       is_day(p, at(p, i));
}

/* The first verb of saying in [FROM, TO) that words like "who" and quotations do not stand before;
 * TO where there is none. */
static size_t find_cue(const struct planner *p, size_t from, size_t to)
{
	if (token_is_class(p->l, at(p, from), "prep") || token_is_class(p->l, at(p, from), "conj"))
		return to;
	for (size_t i = from; i < to && i < from + 12; i++) {
		const struct token *t = at(p, i);

		if (is_cue(p, t))
			return i;
		if (token_is_class(p->l, t, "rel") || token_is_class(p->l, t, "sub") ||
		    t->flags & TOKEN_IN_QUOTE || t->kind == TOKEN_QUOTE_OPEN)
			return to;
	}
	return to;
}

/* Does [FROM, TO) read "the ministry said", "says Ann Lee", "according to police"? *END is where
 * the attribution is over. */
static bool is_attribution(const struct planner *p, size_t from, size_t to, size_t *end)
{
	size_t cue;

	if (from >= to)
		return false;
	if (span_is(at(p, from)->text, "according")) {
		*end = to;
		return true;
	}
	cue = find_cue(p, from, to);
	if (cue == to)
		return false;
	*end = cue == from ? to : cue + 1;
	return cue == from ? to - from <= 10 : ends_phrase(p, cue + 1);
}

static bool has_finite(const struct planner *p, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (profile_is_finite(p->l, p->t, i))
			return true;
	return false;
}

static size_t next_break(const struct planner *p, size_t i, size_t to)
{
	while (i < to && !is_comma(at(p, i)) && !is_dash(at(p, i)))
		i++;
	return i;
}

/* "announced" makes the deed: whoever announces its own plan need not be named. */
static bool announces_own(const struct planner *p, size_t from, size_t to)
{
	static const char *const words[] = {"announced", "announces", "confirmed", "confirms"};
	bool announces = false, own = false;

	for (size_t i = from; i < to; i++) {
		struct span name = token_stem(at(p, i)), place;

		announces |= ONE_OF(at(p, i), words);
		if (!lexicon_value(p->l, LEXICON_DEMONYMS, name, &place) || !place.n)
			place = name;
		if (!lexicon_has(p->l, LEXICON_PLACES, place))
			continue;
		for (size_t k = p->plan->from; k < p->plan->from + 8u && k < from; k++)
			own |= span_equal(token_stem(at(p, k)), place);
	}
	return announces && own;
}

static void find_attribution(const struct planner *p)
{
	struct shorten_plan *plan = p->plan;

	plan->body_to = plan->to;
	for (size_t i = plan->from + 3u; i + 1 < plan->to; i++) {
		size_t end;

		if (!is_comma(at(p, i)) && !is_dash(at(p, i)) &&
		    !span_is(at(p, i)->text, "according"))
			continue;
		if (at(p, i)->flags & TOKEN_IN_QUOTE)
			continue;
		i += !span_is(at(p, i)->text, "according");
		if (!is_attribution(p, i, next_break(p, i, plan->to), &end) ||
		    !has_finite(p, plan->from, i))
			continue;
		plan->said_from = (uint16_t)i;
		plan->said_to = (uint16_t)end;
		plan->body_to =
			(uint16_t)(is_comma(at(p, i - 1)) || is_dash(at(p, i - 1)) ? i - 1 : i);
		plan->said_needed = !announces_own(p, i, end);
		return;
	}
}

/* --------------------------------------------------------------------------------- inner cuts */

static void add_cut(const struct planner *p, size_t from, size_t to, int cost, const char *what)
{
	struct shorten_plan *plan = p->plan;

	if (plan->n_cuts == SHORTEN_CUTS_MAX || from >= to || to > plan->body_to)
		return;
	plan->cuts[plan->n_cuts++] =
		(struct shorten_cut){(uint16_t)from, (uint16_t)to, 0, 0, cost, false, what};
}

/* "On Friday, ...", "In a warning to Peru, ...", "Speaking to reporters, ..." */
static void find_leading(const struct planner *p)
{
	size_t from = p->plan->from;
	size_t to = next_break(p, from, p->plan->body_to);

	if (to >= p->plan->body_to || to - from > 14 || is_sticky(p, at(p, from)))
		return;
	if (token_is_class(p->l, at(p, from), "prep") || token_is_class(p->l, at(p, from), "adv") ||
	    (is_ing(at(p, from)) && to - from > 1))
		add_cut(p, from, to + 1, is_day(p, at(p, to - 1)) ? CLUTTER_COST : 10,
			"what leads up to it");
}

static bool may_be_inserted(const struct planner *p, const struct token *t)
{
	return !is_sticky(p, t) && !span_is(t->text, "of") &&
	       (token_is_class(p->l, t, "rel") || token_is_class(p->l, t, "prep") ||
		token_is_class(p->l, t, "art") || is_ing(t));
}

/* ", who was elected in May,", " - a port on the coast - " */
static void find_inserted(const struct planner *p)
{
	for (size_t i = p->plan->from + 1u; i + 2 < p->plan->body_to; i++) {
		size_t close;

		if (!is_comma(at(p, i)) && !is_dash(at(p, i)))
			continue;
		close = next_break(p, i + 1, p->plan->body_to);
		if (close < p->plan->body_to && close - i > 1 && close - i <= 25 &&
		    is_comma(at(p, i)) == is_comma(at(p, close)) &&
		    may_be_inserted(p, at(p, i + 1)) &&
		    has_finite(p, close + 1, next_break(p, close + 1, p->plan->body_to))) {
			add_cut(p, i, close + 1, 10, "what is put in between");
			i = close;
		}
	}
}

/* "a historic meeting", "Stricken Ukraine": the colour goes, the noun stays. */
static void find_epithets(const struct planner *p)
{
	for (size_t i = p->plan->from; i + 1 < p->plan->body_to; i++)
		if (at(p, i + 1)->kind == TOKEN_WORD && !(at(p, i)->flags & TOKEN_IN_QUOTE) &&
		    !is_comma(at(p, i + 1)) &&
		    lexicon_has(p->l, LEXICON_EPITHETS, at(p, i)->text) &&
		    !token_is_class(p->l, at(p, i + 1), "conj") &&
		    !token_is_class(p->l, at(p, i + 1), "prep"))
			add_cut(p, i, i + 1, 14, "an epithet");
}

static bool is_base_verb(const struct planner *p, const struct token *t)
{
	struct span form;

	return lexicon_value(p->l, LEXICON_VERBS, t->text, &form) && span_is(form, "base");
}

/* "will have to give up land [and forget about the sea] under the deal": a second infinitive. */
static void find_second_verb(const struct planner *p)
{
	bool infinitive = false;

	for (size_t i = p->plan->from + 2u; i + 2 < p->plan->body_to; i++) {
		size_t end = i + 2;

		infinitive |= span_is(at(p, i)->text, "to") && is_base_verb(p, at(p, i + 1));
		if (!infinitive || !span_is(at(p, i)->text, "and") ||
		    !is_base_verb(p, at(p, i + 1)) || at(p, i)->flags & TOKEN_IN_QUOTE)
			continue;
		while (end < p->plan->body_to && !is_sticky(p, at(p, end)) &&
		       !is_comma(at(p, end)) && !is_dash(at(p, end)))
			end++;
		add_cut(p, i, end, 30, "a second verb");
		return;
	}
}

/* Clauses that say when or why, and what happened besides. */
static bool begins_circumstance(const struct token *t)
{
	static const char *const words[] = {"after", "before", "amid",	 "during", "following",
					    "ahead", "as",     "while",	 "when",   "where",
					    "since", "even",   "amidst", "shortly"};

	return ONE_OF(t, words);
}

static bool is_time_noun(const struct token *t)
{
	static const char *const words[] = {"morning", "afternoon", "evening", "night"};

	return ONE_OF(t, words);
}

/* "on Friday", "Monday night" after the verb, "yesterday", "this week". */
static void find_days(const struct planner *p)
{
	static const char *const spans[] = {"week", "month", "year"};
	static const char *const deictic[] = {"yesterday", "today", "tonight"};

	for (size_t i = p->plan->from + 2u; i < p->plan->body_to; i++) {
		size_t from = i, to = i + 1;
		int cost = CLUTTER_COST;

		if (at(p, i)->flags & TOKEN_IN_QUOTE)
			continue;
		if (is_day(p, at(p, i))) {
			from -= span_is(at(p, i - 1)->text, "on");
			to += to < p->plan->body_to && is_time_noun(at(p, to));
			if (from == i && to < p->plan->body_to && !is_cue(p, at(p, i - 1)) &&
			    !is_comma(at(p, to)) && !begins_circumstance(at(p, to)) &&
			    !token_is_class(p->l, at(p, to), "prep"))
				continue;
		} else if (ONE_OF(at(p, i), spans) && span_is(at(p, i - 1)->text, "this") &&
			   !token_is_class(p->l, at(p, i - 2), "prep")) {
			from = i - 1;
			cost = 4;
		} else if (!ONE_OF(at(p, i), deictic)) {
			continue;
		}
		add_cut(p, from, to, cost, "a day");
	}
}

/* Does the article call someone by SURNAME alone, outside the lead? */
static bool is_called(const struct article *a, struct span surname)
{
	for (size_t i = a->lead + 1; i < a->n; i++) {
		struct span s = a->paras[i].text;
		char needle[64];
		size_t from = 0, hit;

		if (a->paras[i].cls != LINE_BODY || surname.n >= sizeof needle)
			continue;
		memcpy(needle, surname.p, surname.n);
		needle[surname.n] = '\0';
		while ((hit = span_find(s, from, needle)) < s.n) {
			/* At the start, or after a small word: no first name and no title before.
			 */
			char before = hit >= 2 ? s.p[hit - 2] : '.';

			if ((before >= 'a' && before <= 'z' && hit >= 2 && s.p[hit - 1] == ' ') ||
			    hit < 4) {
				size_t w = hit < 2 ? 0 : hit - 2;

				while (w > 0 && s.p[w] != ' ')
					w--;
				w += s.p[w] == ' ';
				if (hit < 2 || (s.p[w] >= 'a' && s.p[w] <= 'z'))
					return true;
			}
			from = hit + 1;
		}
	}
	return false;
}

static bool is_name_word(const struct token *t)
{
	return t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITAL;
}

static bool is_title_word(const struct planner *p, const struct token *t)
{
	struct span w = token_stem(t);

	return lexicon_has(p->l, LEXICON_TITLES, w) || lexicon_has(p->l, LEXICON_ROLES, w) ||
	       lexicon_has(p->l, LEXICON_DEMONYMS, w) || lexicon_has(p->l, LEXICON_PLACES, w) ||
	       lexicon_has(p->l, LEXICON_ACRONYMS, w) || span_is(w, "former") ||
	       span_is(w, "United") || span_is(w, "States") || span_is(w, "Foreign") ||
	       span_is(w, "Prime");
}

/* Does the sentence name two people of this surname? */
static bool is_shared(const struct planner *p, size_t surname)
{
	for (size_t i = p->plan->from; i < p->plan->to; i++)
		if (i != surname && span_equal(token_stem(at(p, i)), token_stem(at(p, surname))))
			return true;
	return false;
}

/* "President Ann Lee": the first name may go. The title never does: it says who Lee is. */
static void cut_name(const struct planner *p, size_t from, size_t to)
{
	size_t name = from;

	while (name < to && is_title_word(p, at(p, name)))
		name++;
	if (to - name < 2 || to - name > 3 ||
	    !lexicon_has(p->l, LEXICON_FIRST_NAMES, at(p, name)->text) || is_shared(p, to - 1) ||
	    !is_called(p->a, token_stem(at(p, to - 1))))
		return;
	add_cut(p, name, to - 1, 30, "a first name");
	if (p->plan->n_cuts)
		p->plan->cuts[p->plan->n_cuts - 1].is_first_name = true;
}

static void find_names(const struct planner *p)
{
	for (size_t i = p->plan->from; i < p->plan->body_to; i++) {
		size_t from = i;

		if (!is_name_word(at(p, i)))
			continue;
		while (!(at(p, i)->flags & TOKEN_POSSESSIVE) && i + 1 < p->plan->body_to &&
		       is_name_word(at(p, i + 1)))
			i++;
		cut_name(p, from, i + 1);
	}
}

/* Do the initials of [FROM, TO) spell ACRONYM, a small plural s aside? */
static bool spells(const struct planner *p, size_t from, size_t to, struct span acronym)
{
	if (span_ends(acronym, "s"))
		acronym.n--;
	if (to - from != acronym.n)
		return false;
	for (size_t i = 0; i < acronym.n; i++) {
		char c = at(p, from + i)->text.p[0];

		c = c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
		if (c != acronym.p[i])
			return false;
	}
	return true;
}

/* "prisoners of war (POWs)": the brackets may go, or what they stand for. */
static void find_brackets(const struct planner *p)
{
	for (size_t i = p->plan->from + 1u; i + 2 < p->plan->body_to; i++) {
		size_t close = i + 1;

		if (!span_is(at(p, i)->text, "("))
			continue;
		while (close < p->plan->body_to && !span_is(at(p, close)->text, ")"))
			close++;
		add_cut(p, i, close + 1, CLUTTER_COST, "brackets");
		for (size_t n = 2; close == i + 2 && n <= 6 && i >= n + p->plan->from; n++) {
			if (!spells(p, i - n, i, at(p, i + 1)->text))
				continue;
			add_cut(p, i - n, i + 1, 6, "the long form of an acronym");
			p->plan->cuts[p->plan->n_cuts - 1].from2 = (uint16_t)close;
			p->plan->cuts[p->plan->n_cuts - 1].to2 = (uint16_t)(close + 1);
		}
		i = close;
	}
}

/* --------------------------------------------------------------------------------------- ends */

static bool begins_place(const struct token *t)
{
	static const char *const words[] = {"in",     "at",	 "for",	   "from",  "near",
					    "inside", "outside", "across", "along", "around"};

	return ONE_OF(t, words);
}

/* Nouns and verbs whose "in" or "for" cannot be spared: "a role in", "support for". */
static bool needs_what_follows(const struct token *t)
{
	static const char *const words[] = {
		"role",	    "part",	  "involvement",    "interest",	  "increase",
		"decrease", "rise",	  "fall",	    "decline",	  "change",
		"success",  "confidence", "stake",	    "drop",	  "cut",
		"growth",   "shift",	  "spike",	    "surge",	  "support",
		"plan",	    "plans",	  "need",	    "demand",	  "call",
		"calls",    "hope",	  "responsibility", "bid",	  "deadline",
		"reason",   "candidate",  "pressure",	    "respect",	  "vote",
		"search",   "case",	  "basis",	    "hours",	  "days",
		"way",	    "praise",	  "participation",  "withdrawal", "early",
		"late",	    "used",	  "known",	    "ready",	  "responsible",
		"accused",  "time",	  "chance",	    "return",	  "exchange",
		"payment"};

	return ONE_OF(t, words);
}

/* Could the clause end with this word? Nouns, names and numbers; also an adverb of place. */
static bool may_be_last(const struct planner *p, size_t i)
{
	const struct token *t = at(p, i);
	struct span class;

	if (t->kind == TOKEN_QUOTE_CLOSE || t->kind == TOKEN_NUMBER)
		return true;
	if (t->kind != TOKEN_WORD || lexicon_value(p->l, LEXICON_FUNCTION, t->text, &class))
		return span_is(t->text, ")");
	return !(t->flags & TOKEN_POSSESSIVE && t->text.n > 2 &&
		 (span_ends(t->text, "\xE2\x80\x99s") || span_ends(t->text, "'s")));
}

static void add_end(const struct planner *p, size_t i, int cost, const char *what)
{
	struct shorten_plan *plan = p->plan;

	if (plan->n_ends < SHORTEN_ENDS_MAX)
		plan->ends[plan->n_ends++] = (struct shorten_end){(uint16_t)i, cost, what};
}

/* Is there a sticky word in the stretch from I to the next comma or dash? */
static bool drops_sticky(const struct planner *p, size_t i)
{
	size_t end = next_break(p, i, p->plan->body_to);

	for (; i < end; i++)
		if (is_sticky(p, at(p, i)))
			return true;
	return false;
}

static bool has_aux_before(const struct planner *p, size_t i)
{
	for (size_t back = 1; back <= 4 && i >= back + p->plan->from; back++)
		if (token_is_class(p->l, at(p, i - back), "aux"))
			return true;
	return false;
}

/* "trains linking the cities", not "the shooting attack": a noun before, no noun after. */
static bool is_participle_phrase(const struct planner *p, size_t i)
{
	const struct token *before = at(p, i - 1), *after = at(p, i + 1);
	struct span class;

	if (!is_ing(at(p, i)) || i + 1 >= p->plan->body_to || before->kind != TOKEN_WORD ||
	    lexicon_value(p->l, LEXICON_FUNCTION, before->text, &class) || is_cue(p, before) ||
	    has_aux_before(p, i))
		return false;
	return after->flags & TOKEN_CAPITAL ||
	       (lexicon_value(p->l, LEXICON_FUNCTION, after->text, &class) &&
		!span_is(class, "aux"));
}

/* A relative clause, or a participle that stands for one: "terms agreed by", "trains linking". */
static bool begins_relative(const struct planner *p, size_t i)
{
	const struct token *t = at(p, i);
	struct span form;

	if (token_is_class(p->l, at(p, i - 1), "prep") || is_cue(p, at(p, i - 1)))
		return false;
	if (span_is(t->text, "who") || span_is(t->text, "which") || span_is(t->text, "whose"))
		return true;
	if (span_is(t->text, "that"))
		return i + 1 < p->plan->body_to && profile_is_finite(p->l, p->t, i + 1);
	if (is_participle_phrase(p, i))
		return true;
	return lexicon_value(p->l, LEXICON_VERBS, t->text, &form) && span_is(form, "ed") &&
	       i + 1 < p->plan->body_to && span_is(at(p, i + 1)->text, "by") &&
	       !has_aux_before(p, i);
}

/* A phrase in quotation marks that only colours what stands before it: "ships “based on ...". */
static bool begins_coloured(const struct planner *p, size_t i)
{
	struct span form;

	return at(p, i)->kind == TOKEN_QUOTE_OPEN && i + 1 < p->plan->body_to &&
	       ((lexicon_value(p->l, LEXICON_VERBS, at(p, i + 1)->text, &form) &&
		 span_is(form, "ed")) ||
		begins_place(at(p, i + 1))) &&
	       !is_cue(p, at(p, i - 1)) && !token_is_class(p->l, at(p, i - 1), "aux");
}

/* Does a clause after I take back or limit what stands before it: "- or it may not"? */
static bool is_taken_back(const struct planner *p, size_t i)
{
	static const char *const words[] = {"or",     "unless", "if",	   "although",
					    "though", "except", "however", "provided"};

	for (; i + 1 < p->plan->to; i++)
		if ((is_comma(at(p, i)) || is_dash(at(p, i))) && ONE_OF(at(p, i + 1), words) &&
		    !(at(p, i)->flags & TOKEN_IN_QUOTE))
			return true;
	return false;
}

/* A verb that may still wait for its complement: "was held in ...". */
static bool is_past(const struct planner *p, const struct token *t)
{
	struct span form;

	return lexicon_value(p->l, LEXICON_VERBS, t->text, &form) &&
	       (span_is(form, "ed") || span_is(form, "past"));
}

/* After a comma: a clause or a phrase of its own, not the next of several names or adjectives. */
static bool begins_afresh(const struct planner *p, size_t i)
{
	const struct token *t = at(p, i);
	size_t end = next_break(p, i, p->plan->body_to);
	struct span class;

	if (is_sticky(p, t) || t->kind == TOKEN_NUMBER)
		return false;
	for (size_t k = i; k < end && k < i + 3; k++)
		if (begins_circumstance(at(p, k)))
			return true;
	if (t->flags & TOKEN_CAPITAL) {
		for (size_t k = i; k < end; k++)
			if (span_is(at(p, k)->text, "and"))
				return false;
		return true;
	}
	return lexicon_value(p->l, LEXICON_FUNCTION, t->text, &class) || is_ing(t) || is_past(p, t);
}

static void consider_end(const struct planner *p, size_t i)
{
	const struct token *t = at(p, i);
	bool mark = is_comma(t) || is_dash(t);

	if (t->flags & TOKEN_IN_QUOTE || is_taken_back(p, i))
		return;
	if (mark && i + 1 < p->plan->body_to && begins_afresh(p, i + 1))
		add_end(p, i, 10, "the tail after a comma or a dash");
	if (mark || !may_be_last(p, i - 1))
		return;
	if (begins_circumstance(t)) {
		if (!needs_what_follows(at(p, i - 1)) &&
		    (!span_is(t->text, "as") ||
		     has_finite(p, i + 1, next_break(p, i, p->plan->body_to))))
			add_end(p, i, 25, "a circumstance at the end");
	} else if (drops_sticky(p, i)) {
		return;
	} else if (begins_place(t) && !needs_what_follows(at(p, i - 1)) &&
		   !is_past(p, at(p, i - 1))) {
		add_end(p, i, 60, "a place or purpose at the end");
	} else if (begins_relative(p, i)) {
		add_end(p, i, 70, "a relative clause at the end");
	} else if (begins_coloured(p, i)) {
		add_end(p, i, 40, "a quoted phrase at the end");
	}
}

bool shorten_plan(const struct lexicon *l, const struct article *a, const struct tokens *t,
		  size_t from, struct shorten_plan *out)
{
	struct shorten_plan plan = {.from = (uint16_t)from};
	struct planner p = {l, a, t, &plan};
	size_t to = from;

	while (to < t->n && !(t->items[to].flags & TOKEN_ENDS_SENTENCE))
		to++;
	to += to < t->n;
	if (to - from > SHORTEN_TOKENS_MAX || to - from < 4 || to > UINT16_MAX)
		return false;
	while (to > from && (span_is(t->items[to - 1].text, ".") || is_comma(&t->items[to - 1])))
		to--;
	plan.to = (uint16_t)to;
	find_attribution(&p);
	find_leading(&p);
	find_brackets(&p);
	find_days(&p);
	find_names(&p);
	find_inserted(&p);
	find_second_verb(&p);
	find_epithets(&p);
	add_end(&p, plan.body_to, 0, "whole");
	for (size_t i = from + 3; i < plan.body_to; i++)
		consider_end(&p, i);
	*out = plan;
	return true;
}
