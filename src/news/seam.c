/*
 * The sentence is read without the comma. It was the attribution's where what stands on either side
 * cannot be parted by one: a subject and its verb, a verb and the clause it opens, an auxiliary and
 * its verb, a clause and what leans on it with a preposition. Where another comma stands before,
 * the two may belong together ("Nobody, not even the mayor,"), and where the first piece opens with
 * what leads up to a clause ("If they come", "In the end") one ends it.
 */
#include "news/seam.h"

#include <string.h>

#include "news/grammar.h"
#include "news/reading.h"

/* The sentence without the comma: items [0, seam) stand before the attribution. */
struct joint {
	const struct lexicon *l;
	struct tokens t;
	uint8_t *tags;
	size_t seam;
	size_t verb; /* of the main clause; t.n: none */
};

static const struct token *at(const struct joint *j, size_t i)
{
	return i < j->t.n ? &j->t.items[i] : NULL;
}

static uint8_t tag(const struct joint *j, size_t i)
{
	return i < j->t.n ? j->tags[i] : GRAMMAR_MARK;
}

static bool is_class(const struct joint *j, size_t i, const char *cls)
{
	return i < j->t.n && token_is_class(j->l, at(j, i), cls);
}

static void read_joint(struct joint *j, const struct tokens *t, size_t from, size_t seam, size_t to,
		       struct region *r)
{
	size_t n_before = seam - 1 - from;

	j->seam = n_before;
	j->t.n = j->t.max = to - from - 1;
	j->t.items = region_take_array(r, j->t.n, sizeof *j->t.items);
	memcpy(j->t.items, t->items + from, n_before * sizeof *t->items);
	memcpy(j->t.items + n_before, t->items + seam, (to - seam) * sizeof *t->items);
	j->tags = region_take(r, j->t.n);
	grammar_tag(j->l, &j->t, 0, j->t.n, j->tags);
	j->verb = grammar_main_verb(j->tags, 0, j->t.n);
}

/* Is there a mark before the seam, or what leads up to a clause at its beginning? */
static bool leads_up(const struct joint *j)
{
	size_t first = tag(j, 0) == GRAMMAR_CONJ; /* "But nobody in Holm" */

	for (size_t i = 0; i < j->seam; i++)
		if (tag(j, i) == GRAMMAR_MARK)
			return true;
	switch (tag(j, first)) {
	case GRAMMAR_ADVERB:
		return !reading_is(at(j, first), "there");
	case GRAMMAR_PREP:
	case GRAMMAR_SUB:
	case GRAMMAR_TO:
	case GRAMMAR_ING:
	case GRAMMAR_PARTICIPLE:
	case GRAMMAR_BASE:
	case GRAMMAR_FINITE:
		return true;
	default:
		return first == j->seam;
	}
}

/* Could the first piece be whom the second speaks to: "Friends, listen", "My friends, go home"?
 * What begins with a pronoun or an article could not. */
static bool may_be_addressed(const struct joint *j)
{
	static const char *const mine[] = {"my", "our", "you", "everyone", "everybody", "all"};
	size_t first = tag(j, 0) == GRAMMAR_CONJ;

	return !(tag(j, first) == GRAMMAR_DET || tag(j, first) == GRAMMAR_PRON) ||
	       READING_IS_ANY(at(j, first), mine);
}

static bool is_plural_form(const struct joint *j, size_t i)
{
	struct span value;

	return token_value(at(j, i), LEXICON_VERBS, &value) && span_is(value, "base");
}

/* "Nobody in Holm | [still] believes it." */
static bool parts_subject_and_verb(const struct joint *j)
{
	if (j->verb < j->seam || j->verb == j->t.n)
		return false;
	for (size_t i = j->seam; i < j->verb; i++)
		if (tag(j, i) != GRAMMAR_ADVERB)
			return false;
	if (reading_is(at(j, j->t.n - 1), "?"))
		return false; /* "Captain, is the ferry late?" */
	if (is_class(j, j->verb, "aux"))
		return true;
	return !(is_plural_form(j, j->verb) && may_be_addressed(j));
}

/* "I think | that the town has won." But: "I tell you, that man lies." */
static bool opens_its_clause(const struct joint *j)
{
	uint8_t next = tag(j, j->seam + 1);

	return reading_is(at(j, j->seam), "that") &&
	       (next == GRAMMAR_DET || next == GRAMMAR_PRON || next == GRAMMAR_NAME);
}

/* "We are ready | to go to court." But: "We lost, to be honest." */
static bool opens_its_infinitive(const struct joint *j)
{
	return tag(j, j->seam) == GRAMMAR_TO && tag(j, j->seam + 1) == GRAMMAR_BASE &&
	       !reading_is(at(j, j->seam + 1), "be");
}

/* "There is no doubt | about the cause." Not where a mark follows soon ("We lost, in fact, twice"),
 * nor where a clause does. */
static bool leans_on_it(const struct joint *j)
{
	static const char *const preps[] = {"about", "against", "between", "into",   "from", "in",
					    "on",    "at",	"by",	   "across", "over"};

	if (!READING_IS_ANY(at(j, j->seam), preps) ||
	    !(tag(j, j->seam + 1) == GRAMMAR_DET || grammar_is_nominal(tag(j, j->seam + 1))))
		return false;
	for (size_t i = j->seam + 1; i + 1 < j->t.n; i++)
		if (tag(j, i) == GRAMMAR_MARK)
			return false;
	return grammar_main_verb(j->tags, j->seam, j->t.n) == j->t.n;
}

/* "We will | rebuild the bridge.", "It is | a bad day." But: "We will, because we can", "We will,
 * we must." */
static bool parts_verb_group(const struct joint *j)
{
	if (j->verb + 1 != j->seam || !is_class(j, j->verb, "aux"))
		return false;
	switch (tag(j, j->seam)) {
	case GRAMMAR_CONJ:
	case GRAMMAR_SUB:
	case GRAMMAR_REL:
	case GRAMMAR_PRON:
	case GRAMMAR_MARK:
	case GRAMMAR_FINITE:
		return false;
	default:
		return true;
	}
}

bool seam_needs_comma(const struct lexicon *l, const struct tokens *t, size_t from, size_t seam,
		      size_t to, struct region *r)
{
	struct joint j = {.l = l};

	if (seam < from + 2 || seam >= to || !span_is(t->items[seam - 1].text, ",") ||
	    t->items[seam].flags & TOKEN_CAPITAL)
		return true;
	read_joint(&j, t, from, seam, to, r);
	if (reading_is(at(&j, j.seam), "of"))
		return false;
	if (leads_up(&j))
		return true;
	if (j.verb >= j.seam)
		return !parts_subject_and_verb(&j);
	return !(opens_its_clause(&j) || opens_its_infinitive(&j) || leans_on_it(&j) ||
		 parts_verb_group(&j));
}
