#include "news/phrase.h"

/* The longest apposition or clause between two commas, in tokens. */
enum { ASIDE_MAX = 40 };

static const struct phrase nothing = {PHRASE_NONE, 0, 0, NULL};

/* "one", "another", "some": before a noun without an article. */
static bool is_determiner(const struct passage *p, size_t i)
{
	return passage_is_class(p, i, "art") || passage_is_class(p, i, "det") ||
	       passage_is(p, i, "one") || passage_is_whose(p, i);
}

/* "a Carl Berg": somebody like him. */
static bool is_one(const struct passage *p, size_t i)
{
	return passage_is(p, i, "a") || passage_is(p, i, "an") || passage_is(p, i, "another");
}

static bool is_finite(const struct passage *p, size_t i)
{
	return passage_is_class(p, i, "aux") || passage_in(p, i, LEXICON_VERBS, "s past ed");
}

/* "White House press secretary", "the Ray campaign": the name only says which. DETERMINED: an
 * article or its like stands before it, so that any noun behind it heads the phrase ("one Ray
 * supporter"). */
static bool is_modifier(const struct passage *p, const struct name_mention *m, bool determined)
{
	const struct token *next = passage_at(p, m->end);

	if (!next || passage_is_possessive(p, m) ||
	    (next->kind != TOKEN_WORD && next->kind != TOKEN_NUMBER))
		return false;
	if (p->names->items[m->who].kind != NAME_PERSON && next->flags & TOKEN_CAPITAL &&
	    !passage_in(p, m->end, LEXICON_WEEKDAYS, NULL))
		return true;
	if (passage_in(p, m->end, LEXICON_ROLES, NULL) ||
	    passage_in(p, m->end, LEXICON_INSTITUTIONS, NULL))
		return true;
	if (p->names->items[m->who].kind == NAME_PERSON &&
	    !(determined && !(next->flags & TOKEN_CAPITAL)))
		return false;
	return !passage_in(p, m->end, LEXICON_FUNCTION, NULL) &&
	       !passage_in(p, m->end, LEXICON_CUES, NULL) && !is_finite(p, m->end) &&
	       !passage_is_beside_verb(p, m->end);
}

/* "president and chief executive": one person. */
static bool joins_roles(const struct passage *p, size_t i)
{
	return passage_is(p, i, "and") && passage_is_role(p, i - 1) &&
	       (passage_is_role(p, i + 1) || passage_is_role(p, i + 2)) && !passage_name(p, i + 1);
}

/* Does a noun phrase end at token I, as what stands there begins another or is no noun? */
static bool begins_another(const struct passage *p, size_t i)
{
	const struct token *t = passage_at(p, i);

	return !t || t->kind != TOKEN_WORD || t->flags & TOKEN_CAPITAL || is_determiner(p, i) ||
	       passage_is_class(p, i, "prep") || passage_is_class(p, i, "pron") ||
	       passage_is_class(p, i, "rel") || passage_is_beside_verb(p, i);
}

/* Is the word at token I, inside a run that began at FROM, its verb? "a retired general said". */
static bool is_its_verb(const struct passage *p, size_t from, size_t i)
{
	const struct token *t = passage_at(p, i);

	if (i == from || t->flags & TOKEN_CAPITAL || passage_in(p, i, LEXICON_ROLES, NULL))
		return false;
	if (span_ends(t->text, "ing"))
		return begins_another(p, i + 1);
	if (passage_in(p, i, LEXICON_VERBS, "past ed s") ||
	    (passage_in(p, i, LEXICON_CUES, NULL) &&
	     (span_ends(t->text, "d") || span_ends(t->text, "s")) && !passage_is(p, i + 1, "said")))
		return true;
	return (passage_in(p, i, LEXICON_VERBS, NULL) ||
		(span_ends(t->text, "ed") && t->text.n > 4)) &&
	       begins_another(p, i + 1);
}

/* The end of the run of words that can be one phrase. BEHIND_VERB: its verb stands before it, so
 * that what looks like another belongs to it: "said a donor involved in it". */
static size_t run_end(const struct passage *p, size_t from, size_t to, bool behind_verb)
{
	size_t i = from;

	for (; i < to && i < from + PHRASE_LENGTH_MAX; i++) {
		const struct token *t = passage_at(p, i);
		bool after_prep = i > from && passage_is_class(p, i - 1, "prep");

		if (t->kind == TOKEN_NUMBER ||
		    (i > from && (joins_roles(p, i) || passage_is(p, i, "&"))) ||
		    (after_prep && passage_is_class(p, i, "pron")))
			continue;
		if (t->kind != TOKEN_WORD || passage_is_class(p, i, "rel") ||
		    passage_is_class(p, i, "sub") || passage_is_class(p, i, "conj") ||
		    passage_is_class(p, i, "pron") || (i > from && passage_is_beside_verb(p, i)) ||
		    (!behind_verb && is_its_verb(p, from, i)))
			break;
		if (passage_is_class(p, i, "prep") && !passage_is(p, i, "of") &&
		    !passage_is(p, i, "for"))
			break;
	}
	return i;
}

/* Does a joined "and" bring in somebody else at token I? */
static bool joins_another(const struct passage *p, size_t i, size_t to)
{
	return i + 1 < to && passage_is(p, i, "and") && !passage_is_verb(p, i + 1) &&
	       (passage_at(p, i + 1)->flags & TOKEN_CAPITAL || is_determiner(p, i + 1) ||
		passage_in(p, i + 2, LEXICON_ROLES, "many") ||
		passage_in(p, i + 1, LEXICON_ROLES, NULL));
}

/* "A and B", "A and other leaders, including C": all of them. */
static struct phrase several(const struct passage *p, size_t first, size_t from, size_t to)
{
	size_t i = from;

	while (i < to && i < from + PHRASE_LENGTH_MAX && passage_at(p, i)->kind == TOKEN_WORD &&
	       !is_its_verb(p, first, i) && !passage_is_class(p, i, "aux") &&
	       !passage_is(p, i, "including") && !passage_is(p, i, "on") &&
	       !passage_in(p, i, LEXICON_WEEKDAYS, NULL))
		i++;
	return (struct phrase){PHRASE_SEVERAL, first, i, NULL};
}

static struct phrase name(const struct passage *p, size_t first, const struct name_mention *m,
			  size_t to)
{
	if (joins_another(p, m->end, to))
		return several(p, m->outer, m->end, to);
	return (struct phrase){PHRASE_NAME, first, m->end, m};
}

/* Does a comma behind the noun at [FIRST, END) bring in the person's name? It is a role, or begins
 * with one: "the head of the port". */
static bool leads_to_name(const struct passage *p, size_t first, size_t end)
{
	if (passage_is_role(p, end - 1))
		return true;
	for (size_t i = first + 1; i < end; i++)
		if (passage_is_class(p, i, "prep"))
			return passage_is_role(p, i - 1);
	return false;
}

/* The person whom the noun at [FIRST, END) introduces: "fight doctor Carl Berg", "his wife, Ann
 * Ray,"; NULL: none. */
static const struct name_mention *introduced(const struct passage *p, size_t first, size_t end,
					     size_t to)
{
	const struct name_mention *m = passage_name_before(p, end);

	if (m && m->first > first && !passage_is_possessive(p, m) && !passage_is_object(p, m) &&
	    p->names->items[m->who].kind == NAME_PERSON)
		return m;
	if (!passage_is(p, end, ",") || !leads_to_name(p, first, end))
		return NULL;
	m = passage_name(p, end + 1);
	return m && m->end <= to && !passage_is_possessive(p, m) && !is_modifier(p, m, false) &&
			       p->names->items[m->who].kind == NAME_PERSON
		       ? m
		       : NULL;
}

/* Can a phrase without an article begin with this word? Not with a verb or an adjective's like. */
static bool is_bare_noun(const struct passage *p, size_t from, size_t end)
{
	const struct token *t = passage_at(p, from), *last = passage_at(p, end - 1);

	if (t->kind == TOKEN_NUMBER || passage_is_role(p, from) ||
	    (t->flags & TOKEN_CAPITAL &&
	     (!(t->flags & TOKEN_STARTS_SENTENCE) || last->kind == TOKEN_NUMBER)))
		return true;
	if (span_ends(t->text, "ing") || passage_in(p, from, LEXICON_CUES, NULL))
		return false;
	return passage_is_role(p, end - 1) || passage_in(p, end - 1, LEXICON_ROLES, "many") ||
	       last->flags & TOKEN_CAPITAL || passage_in(p, end - 1, LEXICON_INSTITUTIONS, NULL) ||
	       (span_ends(last->text, "s") && !passage_is_verb(p, from));
}

static struct phrase read_phrase(const struct passage *p, size_t from, size_t to, bool behind_verb)
{
	const struct name_mention *m;
	size_t i = from, end;
	bool determined = false;

	if (from >= to || !passage_at(p, from))
		return nothing;
	if (passage_pronoun(p, from))
		return (struct phrase){PHRASE_PRONOUN, from, from + 1, NULL};
	while (i < to && is_determiner(p, i)) {
		determined = true;
		i++;
	}
	m = passage_name(p, i);
	while (m && m->end < to && passage_is_possessive(p, m)) {
		determined = true;
		i = m->end;
		m = passage_name(p, i);
	}
	if (m && m->end <= to && !passage_is_possessive(p, m) &&
	    !is_modifier(p, m, determined || behind_verb))
		return is_one(p, from) ? (struct phrase){PHRASE_NOUN, from, m->end, NULL}
				       : name(p, from, m, to);
	end = run_end(p, i, to, behind_verb);
	while (end > i &&
	       (passage_is_class(p, end - 1, "prep") || passage_is_class(p, end - 1, "art")))
		end--;
	if (end == i || (passage_is_class(p, i, "prep") && i == from) ||
	    (!determined && !is_bare_noun(p, i, end)))
		return nothing;
	m = introduced(p, i, end, to);
	if (m)
		return name(p, from, m, to);
	if (joins_another(p, end, to) && is_determiner(p, end + 1))
		return several(p, from, end, to);
	return (struct phrase){PHRASE_NOUN, from, end, NULL};
}

struct phrase phrase_at(const struct passage *p, size_t from, size_t to)
{
	return read_phrase(p, from, to, false);
}

struct phrase phrase_behind_verb(const struct passage *p, size_t from, size_t to)
{
	return read_phrase(p, from, to, true);
}

static size_t behind_brackets(const struct passage *p, size_t end, size_t to)
{
	size_t i = end;

	if (!passage_is(p, end, "("))
		return end;
	while (i < to && i < end + PHRASE_LENGTH_MAX && !passage_is(p, i, ")"))
		i++;
	return i < to && passage_is(p, i, ")") ? i + 1 : end;
}

/* "Ann Ray of North Lund" */
static size_t behind_place(const struct passage *p, size_t end, size_t to)
{
	size_t i = end + 1;

	if (!passage_is(p, end, "of") && !passage_is(p, end, "from"))
		return end;
	while (i < to && (passage_at(p, i)->flags & TOKEN_CAPITAL || passage_is(p, i, "&")))
		i++;
	return i > end + 1 ? i : end;
}

/* The second comma of two, or END where there are none. */
static size_t behind_commas(const struct passage *p, size_t end, size_t to)
{
	size_t close = end + 1;

	if (!passage_is(p, end, ","))
		return end;
	while (close < to && close < end + ASIDE_MAX && !passage_is(p, close, ","))
		close++;
	return close < to && passage_is(p, close, ",") ? close + 1 : end;
}

size_t phrase_reach(const struct passage *p, size_t end, size_t to)
{
	size_t i = behind_place(p, behind_brackets(p, end, to), to);

	return behind_commas(p, behind_brackets(p, i, to), to);
}
