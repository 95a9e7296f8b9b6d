#include "news/leaning.h"

#include "base/base.h"

struct run {
	const struct reading *g;
	size_t para, first, end;
	size_t sentence; /* where the first sentence ends */
};

static const struct token *at(const struct run *run, size_t i)
{
	return reading_token(run->g, run->para, i);
}

static bool is_class(const struct run *run, size_t i, const char *cls)
{
	const struct token *t = at(run, i);

	return t && token_is_class(run->g->l, t, cls);
}

/* Does a clause end at token I? */
static bool ends_clause(const struct run *run, size_t i)
{
	static const char *const stops[] = {".", "!", "?", ";"};
	const struct token *t = at(run, i);

	return i >= run->end || !t || t->kind == TOKEN_QUOTE_CLOSE || READING_IS_ANY(t, stops);
}

/* Is there a clause before token I in the first sentence, which "that" may take up? */
static bool has_clause_before(const struct run *run, size_t i)
{
	for (; i > run->first; i--)
		if (reading_is(at(run, i - 1), ","))
			return true;
	return false;
}

static bool is_plain_verb(const struct run *run, size_t i)
{
	return reading_in(run->g, at(run, i), LEXICON_VERBS, NULL) ||
	       reading_in(run->g, at(run, i), LEXICON_CUES, NULL);
}

/* "You see that across the board": behind a verb and before a preposition, and no verb follows that
 * could be of a clause. */
static bool is_object(const struct run *run, size_t i)
{
	size_t k = i + 1;

	if (!is_plain_verb(run, i - 1))
		return false;
	while (is_class(run, k, "adv") || reading_is(at(run, k), "even"))
		k++;
	if (!is_class(run, k, "prep"))
		return false;
	for (k++; !ends_clause(run, k); k++)
		if (is_plain_verb(run, k) || is_class(run, k, "aux") || is_class(run, k, "neg"))
			return false;
	return true;
}

/* "doing that.", "cite that figure.", "that same office", "that kind of thing" */
static bool points_with_that(const struct run *run, size_t i)
{
	static const char *const kinds[] = {"same", "kind", "sort", "type"};

	if (!reading_is(at(run, i), "that") || i == run->first)
		return false;
	if (READING_IS_ANY(at(run, i + 1), kinds))
		return true;
	if (is_object(run, i))
		return true;
	if (ends_clause(run, i + 1))
		return !has_clause_before(run, i);
	return ends_clause(run, i + 2) && is_plain_verb(run, i - 1) &&
	       at(run, i + 1)->kind == TOKEN_WORD && !is_plain_verb(run, i + 1) &&
	       !(at(run, i + 1)->flags & TOKEN_CAPITAL) && !has_clause_before(run, i);
}

/* "We were there", but not "was there any doubt?" */
static bool is_there(const struct run *run, size_t i)
{
	return reading_is(at(run, i), "there") && i >= run->first + 2 &&
	       is_class(run, i - 1, "aux") && is_class(run, i - 2, "pron") &&
	       !is_class(run, i + 1, "aux");
}

/* "3,000 a year", "about 150,000 in March": the first number of the run counts nothing. Money and
 * shares carry their sign, years and ages have no comma. */
static bool counts_nothing(const struct run *run, size_t i)
{
	const struct token *t = at(run, i);

	if (t->kind != TOKEN_NUMBER || span_find(t->text, 0, ",") == t->text.n ||
	    t->text.p[0] < '0' || t->text.p[0] > '9')
		return false;
	for (size_t k = run->first; k < i; k++)
		if (at(run, k)->kind == TOKEN_NUMBER)
			return false;
	return ends_clause(run, i + 1) || is_class(run, i + 1, "art") ||
	       reading_is(at(run, i + 1), "per") || reading_is(at(run, i + 1), "in");
}

/* "One, ...", "Second, ...": a list has begun before. */
static bool is_item(const struct run *run)
{
	static const char *const ordinals[] = {"one",	"two",	   "three",    "first",	 "second",
					       "third", "firstly", "secondly", "thirdly"};

	return READING_IS_ANY(at(run, run->first), ordinals) &&
	       reading_is(at(run, run->first + 1), ",");
}

/* "One I would call slow", "one is slow": of what was just told apart. */
static bool is_one_of_them(const struct run *run)
{
	size_t i = run->first + 1;

	return reading_is(at(run, run->first), "one") &&
	       (is_class(run, i, "aux") || is_class(run, i, "neg") ||
		(is_class(run, i, "pron") && !reading_is(at(run, i), "who")));
}

/* A first name alone before a comma. */
static bool is_called(const struct run *run, size_t i)
{
	return reading_in(run->g, at(run, i), LEXICON_FIRST_NAMES, NULL) &&
	       at(run, i)->flags & TOKEN_CAPITAL && reading_is(at(run, i + 1), ",");
}

/* "Anna, you are wrong", "Don't forget, Carl, that": to somebody's face. Not "my wife, Anna,". */
static bool speaks_to_somebody(const struct run *run)
{
	size_t i = run->first;

	if (is_called(run, i))
		return is_class(run, i + 2, "pron") || is_class(run, i + 2, "aux");
	for (i++; i < run->first + 4 && i < run->end; i++)
		if (reading_is(at(run, i), ",") && is_called(run, i + 1))
			return !reading_in(run->g, at(run, i - 1), LEXICON_ROLES, NULL) &&
			       !(at(run, i - 1)->flags & TOKEN_CAPITAL);
	return false;
}

/* "Our hearts are broken, too." */
static bool ends_in_too(const struct run *run)
{
	size_t i = run->sentence;

	while (i > run->first && at(run, i - 1)->kind != TOKEN_WORD)
		i--;
	return i > run->first + 1 && reading_is(at(run, i - 1), "too");
}

/* "Do I regret it?", "Is it two?": asked to be answered in the next breath. */
static bool asks_oneself(const struct run *run)
{
	static const char *const asked[] = {"i", "it"};

	return is_class(run, run->first, "aux") && READING_IS_ANY(at(run, run->first + 1), asked) &&
	       reading_is(at(run, run->end - 1), "?");
}

/* "He . . . left": three full stops, however they are spaced. */
static bool leaves_out(const struct run *run)
{
	for (size_t i = run->first; i + 2 < run->end; i++)
		if (reading_is(at(run, i), ".") && reading_is(at(run, i + 1), ".") &&
		    reading_is(at(run, i + 2), "."))
			return true;
	return false;
}

static const char *check_word(const struct run *run, size_t i)
{
	if (points_with_that(run, i))
		return "points at something outside it";
	if (is_there(run, i))
		return "\"there\" points at a place outside it";
	return counts_nothing(run, i) ? "a number of what?" : NULL;
}

const char *leaning_check(const struct reading *g, size_t para, size_t first, size_t end)
{
	struct run run = {g, para, first, end, first};

	if (first >= end)
		return NULL;
	while (run.sentence < end && !(at(&run, run.sentence)->flags & TOKEN_ENDS_SENTENCE))
		run.sentence++;
	run.sentence = MIN_OF(run.sentence + 1, end);
	for (size_t i = first; i < run.sentence; i++) {
		const char *broken = check_word(&run, i);

		if (broken)
			return broken;
	}
	if (is_item(&run) || is_one_of_them(&run) || ends_in_too(&run))
		return "ties on to what was said before";
	if (speaks_to_somebody(&run))
		return "speaks to somebody in the room";
	if (asks_oneself(&run))
		return "asks what its speaker is about to answer";
	return leaves_out(&run) ? "something is left out of it" : NULL;
}
