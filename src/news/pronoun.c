#include "news/pronoun.h"

static bool begins_with_any(const struct token *t, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (reading_begins(t, words[i]))
			return true;
	return false;
}
#define BEGINS_WITH_ANY(t, words) begins_with_any((t), (words), COUNT_OF(words))

/* A noun with its own article or possessive: "our president", not "if I were president". */
static bool is_determined(const struct displayable *d, size_t i)
{
	static const char *const words[] = {"a",     "an", "the", "our", "my",	 "your",
					    "every", "no", "his", "her", "their"};

	return i > 0 && (READING_IS_ANY(displayable_at(d, i - 1), words) ||
			 READING_IS_ANY(displayable_at(d, i - 2), words) ||
			 displayable_at(d, i - 1)->flags & TOKEN_POSSESSIVE);
}

static bool is_personal(const struct displayable *d, const struct token *t)
{
	return reading_in(d->g, t, LEXICON_ROLES, " m f") ||
	       reading_in(d->g, t, LEXICON_TITLES, NULL);
}

/* A plural that nobody means by "they": "over the years", and a verb, "it shows". */
static bool is_no_group(const struct displayable *d, size_t i)
{
	static const char *const units[] = {"years",   "months", "weeks",   "days",  "hours",
					    "minutes", "times",	 "miles",   "votes", "decades",
					    "dollars", "points", "politics"};
	struct span value;

	if (READING_IS_ANY(displayable_at(d, i), units))
		return true;
	return i > 0 && displayable_at(d, i)->whole &&
	       token_value(displayable_at(d, i), LEXICON_VERBS, &value) && value.n &&
	       value.p[0] == 's' &&
	       (displayable_is_class(d, i - 1, "pron") || displayable_is_class(d, i - 1, "rel") ||
		names_covering(d->names, d->q->para, i - 1));
}

static void meet(struct pronoun_known *k, char gender)
{
	k->persons++;
	k->men += gender == 'm';
	k->women += gender == 'f';
}

/* A word for several people or things: "voters", "the Poles". */
static bool is_many(const struct displayable *d, size_t i)
{
	const struct token *t = displayable_at(d, i);
	struct span stem = token_stem(t);

	if (reading_in(d->g, t, LEXICON_ROLES, "many") || reading_is(t, "people"))
		return true;
	return stem.n > 3 && span_ends(stem, "s") && !span_ends(stem, "ss") &&
	       !span_ends(stem, "is") && !span_ends(stem, "us") && !is_no_group(d, i) &&
	       !displayable_in(d, i, LEXICON_FUNCTION);
}

static void learn_person(const struct displayable *d, size_t i, const struct name_mention *m,
			 struct pronoun_known *k)
{
	static const char *const anybody[] = {"someone",  "somebody",  "anyone", "anybody",
					      "everyone", "everybody", "nobody", "whoever"};
	const struct token *t = displayable_at(d, i);

	if (m && m->end == i + 1 && d->names->items[m->who].kind != NAME_BODY)
		meet(k, d->names->items[m->who].gender);
	else if (is_determined(d, i) && is_personal(d, t))
		meet(k, reading_in(d->g, t, LEXICON_ROLES, "m")	  ? 'm'
			: reading_in(d->g, t, LEXICON_ROLES, "f") ? 'f'
								  : 0);
	k->anybody = k->anybody || READING_IS_ANY(t, anybody);
}

/* A name, a noun with its article: what "it" may be. */
static bool is_thing(const struct displayable *d, size_t i, const struct name_mention *m)
{
	if (displayable_in(d, i, LEXICON_FUNCTION))
		return false;
	return m || displayable_in(d, i, LEXICON_PLACES) ||
	       displayable_at(d, i)->flags & TOKEN_CAPITAL ||
	       (i > 0 && (displayable_is_class(d, i - 1, "art") ||
			  reading_is(displayable_at(d, i - 1), "our") ||
			  reading_is(displayable_at(d, i - 1), "my")));
}

void pronoun_learn(const struct displayable *d, size_t i, struct pronoun_known *k)
{
	static const char *const others[] = {"i", "we", "you", "they"};
	const struct token *t = displayable_at(d, i);
	const struct name_mention *m = names_covering(d->names, d->q->para, i);

	if (t->flags & TOKEN_ENDS_SENTENCE) {
		k->later = true;
		k->anybody = false;
	}
	if (t->kind != TOKEN_WORD)
		return;
	k->other = k->other || BEGINS_WITH_ANY(t, others);
	learn_person(d, i, m, k);
	k->many = k->many || is_many(d, i) || displayable_in(d, i, LEXICON_PLACES) ||
		  (m && d->names->items[m->who].kind == NAME_BODY);
	k->thing = k->thing || is_thing(d, i, m);
}

/* "it's", "it is", "it will be": a form of "be" at or right after token I. */
static bool has_be(const struct displayable *d, size_t i)
{
	static const char *const be[] = {"is", "was", "be", "been", "isn't", "wasn't"};
	const struct token *t = displayable_at(d, i);

	return span_ends(t->text, "'s") || span_ends(t->text, "\xE2\x80\x99s") ||
	       READING_IS_ANY(displayable_at(d, i + 1), be) ||
	       READING_IS_ANY(displayable_at(d, i + 2), be) ||
	       READING_IS_ANY(displayable_at(d, i + 3), be);
}

/* "hard to get through", "a hard thing to do": the clause of token I ends with a verb or a
 * preposition that has lost its object, which then is "it". */
static bool lacks_object(const struct displayable *d, size_t i, size_t end)
{
	while (i < end && displayable_at(d, i)->kind != TOKEN_PUNCT &&
	       displayable_at(d, i)->kind != TOKEN_QUOTE_CLOSE)
		i++;
	return displayable_is_class(d, i - 1, "prep") || reading_is(displayable_at(d, i - 1), "do");
}

/* "It was waiting for", "it is supposed to", "it ought to": a verb, of something that does it. */
static bool does_something(const struct displayable *d, size_t i, size_t to)
{
	static const char *const words[] = {"supposed", "ought", "able", "meant",
					    "designed", "used",	 "set",	 "bound"};
	static const char *const trying[] = {"trying",	  "going",   "planning",  "refusing",
					     "failing",	  "looking", "preparing", "starting",
					     "beginning", "hoping",  "continuing"};

	for (size_t k = i + 1; k < to; k++) {
		const struct token *t = displayable_at(d, k);

		if (READING_IS_ANY(t, words))
			return true;
		if (t->kind == TOKEN_WORD && t->text.n > 4 && span_ends(t->text, "ing") &&
		    (displayable_is_class(d, k - 1, "aux") ||
		     displayable_is_class(d, k - 1, "adv") ||
		     reading_is(displayable_at(d, k - 1), "just")) &&
		    (k + 1 < to || READING_IS_ANY(t, trying)))
			return true;
	}
	return false;
}

/* "an idea to somebody", "new to me": the "to" at token I is before no verb. */
static bool takes_noun(const struct displayable *d, size_t i)
{
	return displayable_is_class(d, i + 1, "pron") || displayable_is_class(d, i + 1, "art") ||
	       displayable_is_class(d, i + 1, "det") ||
	       (displayable_at(d, i + 1) && displayable_at(d, i + 1)->flags & TOKEN_CAPITAL);
}

/* "It is hard to ...", "it is right that ...", "it seems that ...": nothing is referred to. */
static bool is_expletive_it(const struct displayable *d, size_t i, size_t end)
{
	static const char *const links[] = {"that", "when", "if", "whether", "who", "what", "how"};
	static const char *const takes[] = {"seems",  "appears",  "takes",  "took",
					    "seemed", "appeared", "matters"};
	const struct token *t = displayable_at(d, i);
	bool contracted = t->text.n > 2, noun = false;

	if (i > 0 &&
	    (reading_is(displayable_at(d, i - 1), "if") ||
	     reading_is(displayable_at(d, i - 1), "when")) &&
	    displayable_is_class(d, i + (contracted ? 1 : 2), "art"))
		return true;
	if (!READING_IS_ANY(displayable_at(d, i + 1), takes) && !has_be(d, i))
		return false;
	if (displayable_at(d, i + 2) && displayable_at(d, i + 2)->kind == TOKEN_PUNCT)
		return false;
	if (READING_IS_ANY(displayable_at(d, i + 1), takes) &&
	    reading_is(displayable_at(d, i + 2), "to") &&
	    reading_is(displayable_at(d, i + 3), "be"))
		return false;
	for (size_t k = i + 1; k < end && k < i + 10; k++) {
		noun = noun || displayable_is_class(d, k, "art") ||
		       reading_is(displayable_at(d, k), "another");
		if (reading_is(displayable_at(d, k), "like") ||
		    reading_is(displayable_at(d, k), "going"))
			return false;
		if (k > i + 1 && reading_is(displayable_at(d, k), "to") && !takes_noun(d, k))
			return (!reading_is(displayable_at(d, k - 1), "up") || k + 3 < end) &&
			       !lacks_object(d, k, end) && !does_something(d, i, k);
		if (k > i + 1 && READING_IS_ANY(displayable_at(d, k), links))
			return !noun;
		if (k > i + 1 && k < i + 5 && displayable_at(d, k)->flags & TOKEN_CAPITAL)
			return reading_is(displayable_at(d, k - 1), "right") ||
			       reading_is(displayable_at(d, k - 1), "clear");
		if (k > i + 1 && displayable_at(d, k)->kind == TOKEN_PUNCT &&
		    !reading_is(displayable_at(d, k), ","))
			return false;
	}
	return false;
}

const char *pronoun_check(const struct displayable *d, size_t i, size_t end,
			  const struct pronoun_known *k)
{
	static const char *const men[] = {"he", "him", "his"};
	static const char *const women[] = {"she", "her", "hers"};
	static const char *const groups[] = {"they", "them", "their", "theirs"};
	const struct token *t = displayable_at(d, i);

	bool reflects = reading_is(t, "him") && k->persons < 2 && !k->other && !k->later;

	if (!k->anybody && ((BEGINS_WITH_ANY(t, men) && (k->persons == k->women || reflects)) ||
			    (BEGINS_WITH_ANY(t, women) && k->persons == k->men)))
		return "needs to be told who \"he\" or \"she\" is";
	if (BEGINS_WITH_ANY(t, groups) && !k->many)
		return "needs to be told who \"they\" are";
	if ((reading_begins(t, "it") || reading_is(t, "its")) && !k->thing &&
	    !is_expletive_it(d, i, end))
		return "needs to be told what \"it\" is";
	return NULL;
}
