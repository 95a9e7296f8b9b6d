#include "news/subject.h"

static const struct phrase nothing = {PHRASE_NONE, 0, 0, NULL};

/* How far left of its verb a subject may begin, in tokens. */
enum { LEFT_MAX = 60 };

/* The longest quoted title or nickname, in tokens, its marks included. */
enum { QUOTED_ASIDE_MAX = 9 };

/* Can a phrase that is no object begin at token I, in a sentence that begins at FROM? */
static bool opens(const struct passage *p, size_t from, size_t i)
{
	const struct token *prev = i ? passage_at(p, i - 1) : NULL;

	if (i == from || !prev)
		return true;
	if (passage_is(p, i - 1, "&")) /* within the name of a firm */
		return false;
	return prev->kind == TOKEN_PUNCT || prev->kind == TOKEN_QUOTE_CLOSE ||
	       passage_is_class(p, i - 1, "conj") || passage_is_class(p, i - 1, "sub") ||
	       passage_is_class(p, i - 1, "rel") || passage_is(p, i - 1, "even") ||
	       passage_is(p, i - 1, "as") || passage_is(p, i - 1, "with") ||
	       passage_is(p, i - 1, "after") || passage_is(p, i - 1, "before") ||
	       passage_is(p, i - 1, "since") || passage_is(p, i - 1, "until");
}

/* Moves back over what may stand between a subject and its verb. SIZE_MAX: "did not say". */
static size_t group_start(const struct passage *p, size_t from, size_t verb)
{
	size_t i = verb;

	while (i > from) {
		if (passage_is_class(p, i - 1, "neg"))
			return SIZE_MAX;
		if (!passage_is_beside_verb(p, i - 1))
			break;
		i -= passage_in(p, i - 1, LEXICON_WEEKDAYS, NULL) && i - 1 > from &&
				     passage_is(p, i - 2, "on")
			     ? 2
			     : 1;
	}
	return i;
}

/* "Ann Ray, president of the society said": the noun between names whom. */
static bool is_apposition(const struct passage *p, const struct phrase *k)
{
	const struct name_mention *m;

	if (k->kind != PHRASE_NOUN || k->first < 2 || !passage_is(p, k->first - 1, ","))
		return false;
	m = passage_name_before(p, k->first - 1);
	return m && p->names->items[m->who].kind == NAME_PERSON && !passage_is_possessive(p, m) &&
	       !passage_is_object(p, m);
}

/* The phrase that ends right before END. */
static struct phrase ending(const struct passage *p, size_t from, size_t end)
{
	size_t low = end > from + PHRASE_LENGTH_MAX ? end - PHRASE_LENGTH_MAX : from;

	for (size_t i = end; i-- > low;) {
		struct phrase k;

		if (!opens(p, from, i))
			continue;
		k = phrase_at(p, i, end);
		if (k.kind == PHRASE_NONE || k.end != end)
			continue;
		if (i > from && passage_is(p, i - 1, "and")) {
			const struct name_mention *m = passage_name_before(p, i - 1);

			if (passage_is_role(p, i - 2))
				continue;
			if (m && opens(p, from, m->outer))
				return (struct phrase){PHRASE_SEVERAL, m->outer, end, NULL};
		}
		if (is_apposition(p, &k)) {
			const struct name_mention *m = passage_name_before(p, k.first - 1);

			return (struct phrase){PHRASE_NAME, m->outer, m->end, m};
		}
		return k;
	}
	return nothing;
}

/* "On Friday the mayor said", "In a tweet Ann Ray said": the phrase right before the verb, which
 * begins with an article or a name. OBJECT: it may be a preposition's ("from the report:"). */
static struct phrase ending_anywhere(const struct passage *p, size_t from, size_t end, bool object)
{
	size_t low = end > from + PHRASE_LENGTH_MAX ? end - PHRASE_LENGTH_MAX : from;

	for (size_t i = end; i-- > low;) {
		bool begins = passage_is_class(p, i, "art") || passage_is_whose(p, i) ||
			      passage_pronoun(p, i) || passage_name(p, i);
		struct phrase k;

		if (passage_at(p, i)->kind != TOKEN_WORD && passage_at(p, i)->kind != TOKEN_NUMBER)
			break;
		if (!begins ||
		    (i > from && (passage_is_class(p, i - 1, "art") || passage_is_whose(p, i - 1) ||
				  passage_at(p, i - 1)->flags & TOKEN_POSSESSIVE)))
			continue;
		if (!object && i > from && passage_is_class(p, i - 1, "prep") && !opens(p, from, i))
			continue;
		k = phrase_at(p, i, end);
		if (k.kind != PHRASE_NONE && k.end == end)
			return k;
	}
	return nothing;
}

/* Can the subject begin at token I, some way left of its verb? */
static bool opens_aside(const struct passage *p, size_t from, size_t i)
{
	const struct name_mention *m = passage_name(p, i);

	if (i > from && (passage_is(p, i - 1, "and") || passage_is(p, i - 1, "or")))
		return false;
	return opens(p, from, i) || (m && m->outer == i && !passage_is_object(p, m));
}

/* "Ann Ray, whose husband, Carl Berg, runs it," before END: the name at "whose"; NULL: none. */
static const struct name_mention *owner_before(const struct passage *p, size_t low, size_t end)
{
	for (size_t i = end; i-- > low + 1;)
		if (passage_is(p, i, "whose") && passage_is(p, i - 1, ","))
			return passage_name_before(p, i - 1);
	return NULL;
}

/* The phrase whose parenthesis ends right before END, with a comma: "Ann Ray, a doctor, said". */
static struct phrase before_parenthesis(const struct passage *p, size_t from, size_t end)
{
	size_t low = end > from + LEFT_MAX ? end - LEFT_MAX : from;
	const struct name_mention *owner = owner_before(p, low, end);
	struct phrase bare = nothing;

	if (owner && owner->outer >= from && opens_aside(p, from, owner->outer))
		return (struct phrase){PHRASE_NAME, owner->outer, owner->end, owner};
	for (size_t i = end - 1; i-- > low;) {
		struct phrase k;

		if (!opens_aside(p, from, i))
			continue;
		k = phrase_at(p, i, end);
		if (k.kind == PHRASE_NONE)
			continue;
		if (k.end == end - 1) {
			bare = bare.end ? bare : k;
			continue;
		}
		if (is_apposition(p, &k))
			continue;
		if (passage_is(p, phrase_reach(p, k.end, k.end), ",") ||
		    passage_is(p, k.end, "(") || passage_is(p, k.end, "including"))
			return k;
	}
	return bare;
}

/* Leaves out brackets that end right before END. */
static size_t before_brackets(const struct passage *p, size_t from, size_t end)
{
	size_t i = end;

	if (end <= from || !passage_is(p, end - 1, ")"))
		return end;
	while (i > from && end - i < PHRASE_LENGTH_MAX && !passage_is(p, i, "("))
		i--;
	return passage_is(p, i, "(") ? i : end;
}

/* Is the quotation that ends right before END a title or a nickname, not what was said? */
static bool ends_aside(const struct passage *p, size_t end)
{
	for (size_t k = 2; k <= QUOTED_ASIDE_MAX && k <= end; k++)
		if (passage_at(p, end - k)->kind == TOKEN_QUOTE_OPEN)
			return true;
	return false;
}

struct phrase subject_of_verb(const struct passage *p, size_t from, size_t verb)
{
	size_t end = group_start(p, from, verb);
	bool object = passage_is(p, verb, ":");
	struct phrase k;

	if (end == SIZE_MAX || end <= from)
		return nothing;
	end = before_brackets(p, from, end);
	if (end > from && passage_at(p, end - 1)->kind == TOKEN_QUOTE_CLOSE && !ends_aside(p, end))
		return nothing;
	if (end > from && passage_at(p, end - 1)->kind == TOKEN_QUOTE_CLOSE)
		end--;
	if (end <= from)
		return nothing;
	if (passage_is_class(p, end - 1, "rel")) {
		object = true;
		end--;
		if (end > from && passage_is(p, end - 1, ","))
			end--;
		end = before_brackets(p, from, end);
	} else if (passage_is(p, end - 1, ",")) {
		return before_parenthesis(p, from, end);
	}
	k = ending(p, from, end);
	if (k.kind == PHRASE_NONE)
		k = ending_anywhere(p, from, end, object);
	return k.kind == PHRASE_NONE && !passage_is_class(p, end - 1, "pron")
		       ? subject_of_sentence(p, from, verb)
		       : k;
}

/* "speaking", but not "water-carrying" */
static bool is_participle(struct span word)
{
	return span_ends(word, "ing") && span_find(word, 0, "-") == word.n;
}

/* Does a verb stand behind a phrase, what belongs to it left out? */
static bool has_verb(const struct passage *p, const struct phrase *k, size_t to)
{
	size_t i = phrase_reach(p, k->end, to);

	while (i < to && passage_is_beside_verb(p, i) && !passage_is_class(p, i, "aux"))
		i++;
	if (passage_is_class(p, i, "neg"))
		return i < to;
	return i < to && (passage_is_verb(p, i) || passage_is_class(p, i, "rel") ||
			  is_participle(passage_at(p, i)->text));
}

/* The end of a quotation that opens at token I. */
static size_t behind_quotation(const struct passage *p, size_t i, size_t to)
{
	uint8_t style = passage_at(p, i)->style;

	while (i < to &&
	       !(passage_at(p, i)->kind == TOKEN_QUOTE_CLOSE && passage_at(p, i)->style == style))
		i++;
	return i;
}

/* The first phrase of [FROM, TO) with a verb behind it. MAIN: of those that begin no dependent
 * clause. */
static struct phrase first_with_verb(const struct passage *p, size_t from, size_t to, bool main)
{
	for (size_t i = from; i < to && i < from + READING_SENTENCE_MAX; i++) {
		struct phrase k;

		if (passage_at(p, i)->kind == TOKEN_QUOTE_OPEN) {
			i = behind_quotation(p, i, to);
			continue;
		}
		if (!opens(p, from, i) ||
		    (main && i > from &&
		     (passage_is_class(p, i - 1, "rel") || passage_is_class(p, i - 1, "sub"))))
			continue;
		k = phrase_at(p, i, to);
		if (k.kind != PHRASE_NONE && has_verb(p, &k, to))
			return k;
	}
	return nothing;
}

struct phrase subject_of_sentence(const struct passage *p, size_t from, size_t to)
{
	struct phrase k = first_with_verb(p, from, to, true);

	return k.kind == PHRASE_NONE ? first_with_verb(p, from, to, false) : k;
}
