#include "news/acts.h"

#include "news/reading.h"

static bool is_verb(const struct token *t)
{
	return token_has(t, LEXICON_VERBS) || token_has(t, LEXICON_CUES);
}

static bool is_class_of(const struct lexicon *l, const struct token *t, const char *const *classes,
			size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (t->kind == TOKEN_WORD && token_is_class(l, t, classes[i]))
			return true;
	return false;
}

/* A verb that no table has: "bites", "thrashed". A noun taken for one does no harm, as nothing
 * stands the other way round beside it. */
static bool may_be_verb(const struct token *t)
{
	return t->kind == TOKEN_WORD && !(t->flags & TOKEN_POSSESSIVE) &&
	       ((span_ends(t->text, "s") && !span_ends(t->text, "ss")) || span_ends(t->text, "ed"));
}

/* May the phrase beside a verb go on across T, which means nothing itself: "mayor of the town"? */
static bool is_inside_phrase(const struct lexicon *l, const struct token *t)
{
	static const char *const classes[] = {"art", "det"};

	return reading_is(t, "of") || is_class_of(l, t, classes, COUNT_OF(classes));
}

/* "will not", "has been": may stand between a subject and its verb. */
static bool is_in_group(const struct lexicon *l, const struct token *t)
{
	static const char *const classes[] = {"aux", "neg", "adv"};

	return is_class_of(l, t, classes, COUNT_OF(classes));
}

/* The phrase that begins at token I and goes on by STEP, which may wrap below zero. What touches
 * the verb is no verb, whatever the tables say: "police". */
static void take_side(const struct lexicon *l, const struct tokens *t, const uint64_t *keys,
		      size_t i, size_t step, struct acts_side *out)
{
	for (; i < t->n && out->n < ACTS_WORDS_MAX; i += step) {
		const struct token *k = &t->items[i];

		if (keys[i] && (out->n == 0 || !is_verb(k)))
			out->keys[out->n++] = keys[i];
		else if (keys[i] || !is_inside_phrase(l, k))
			return;
	}
}

static bool take_act(const struct lexicon *l, const struct tokens *t, const uint64_t *keys,
		     size_t verb, struct acts_one *out)
{
	struct acts_side before = {{0}, 0}, behind = {{0}, 0};
	size_t i = verb - 1;
	bool passive = verb + 1 < t->n && reading_is(&t->items[verb + 1], "by");

	while (i < t->n && is_in_group(l, &t->items[i]))
		i--;
	take_side(l, t, keys, i, SIZE_MAX, &before);
	take_side(l, t, keys, verb + 1 + passive, 1, &behind);
	*out = (struct acts_one){.verb = keys[verb],
				 .doer = passive ? behind : before,
				 .other = passive ? before : behind};
	return before.n && behind.n;
}

static void find(const struct lexicon *l, const struct tokens *t, const uint64_t *keys,
		 bool (*is_one)(const struct token *), struct acts *out)
{
	for (size_t i = 1; i < t->n && out->n < ACTS_MAX; i++)
		if (keys[i] && is_one(&t->items[i]) && take_act(l, t, keys, i, &out->items[out->n]))
			out->n++;
}

void acts_find(const struct lexicon *l, const struct tokens *t, const uint64_t *keys,
	       struct acts *out)
{
	out->n = 0;
	find(l, t, keys, is_verb, out);
	if (!out->n)
		find(l, t, keys, may_be_verb, out);
}

static bool meet(const struct acts_side *a, const struct acts_side *b)
{
	for (size_t i = 0; i < a->n; i++)
		for (size_t k = 0; k < b->n; k++)
			if (a->keys[i] == b->keys[k])
				return true;
	return false;
}

bool acts_swapped(const struct acts *a, const struct acts *b)
{
	bool any = false;

	for (size_t i = 0; i < a->n; i++)
		for (size_t k = 0; k < b->n; k++) {
			const struct acts_one *x = &a->items[i], *y = &b->items[k];

			if (x->verb != y->verb)
				continue;
			if (meet(&x->doer, &y->doer) || meet(&x->other, &y->other))
				return false;
			any |= meet(&x->doer, &y->other) && meet(&x->other, &y->doer);
		}
	return any;
}
