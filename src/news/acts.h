/*
 * acts.h - host only: who does what to whom in a headline, as far as words that touch a verb tell.
 *
 *	"Holm beats Brook in the final"	-> beat: Holm, to Brook
 *	"Brook beaten by Holm"		-> beat: Holm, to Brook
 *
 * Only what stands right before and right behind a verb, "by" passed over, is read; where either
 * is missing nothing is said.
 */
#ifndef NEWS_ACTS_H
#define NEWS_ACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "news/lexicon.h"
#include "news/token.h"

#define ACTS_MAX 6	 /* of one text */
#define ACTS_WORDS_MAX 8 /* of one side of a verb; those nearest to it */

struct acts_side {
	uint64_t keys[ACTS_WORDS_MAX];
	size_t n;
};

struct acts_one {
	uint64_t verb;
	struct acts_side doer, other;
};

struct acts {
	struct acts_one items[ACTS_MAX];
	size_t n;
};

/* KEYS[i] stands for what token i of T means, equal for forms of one word; 0: nothing. */
void acts_find(const struct lexicon *l, const struct tokens *t, const uint64_t *keys,
	       struct acts *out);

/* Does B say of some act of A that it was done the other way round, and of none that it was done
 * so? Symmetric. */
bool acts_swapped(const struct acts *a, const struct acts *b);

#endif
