/*
 * sketch.h - host only: an article's text in 256 bytes, so that copies of one report are found
 * without keeping either.
 *
 * One-permutation hashing (Li, Owen and Zhang, 2012) of the runs of four words (as Broder, 1997):
 * each run falls into one of 64 bins by its hash, each bin keeps its least. Two articles agree in
 * about so large a share of their bins as of their runs; the standard error is 6 % where half are
 * shared.
 */
#ifndef NEWS_SKETCH_H
#define NEWS_SKETCH_H

#include <stdint.h>

#include "base/region.h"
#include "base/span.h"
#include "news/article.h"

#define SKETCH_BINS 64
#define SKETCH_RUN 4 /* words */

/* Of so many words in body paragraphs an article is compared; a shorter one is a note, and two
 * notes on one event are alike without being copies. */
#define SKETCH_WORDS_MIN 60

#define SKETCH_EMPTY UINT32_MAX /* a bin into which no run fell */

struct sketch {
	uint32_t line; /* of the article's lead, or of its beginning where it has none */
	uint32_t bin[SKETCH_BINS];
};

/* The words of a text as hashes: letters and digits, ASCII case ignored, apostrophes and marks left
 * out. */
struct sketch_words {
	uint32_t *items;
	size_t n, max;
};

/* Appends the words of TEXT to OUT, which lives in R. */
void sketch_add_words(struct span text, struct region *r, struct sketch_words *out);

/* Of the body paragraphs of A; NULL where they are too short. Lives in R; *SCRATCH is emptied and
 * used again, so that many articles need no more than the longest. */
const struct sketch *sketch_make(const struct article *a, struct region *r,
				 struct sketch_words *scratch);

/* The share of their runs that two articles have in common, in permille. */
int sketch_resemblance(const struct sketch *a, const struct sketch *b);

#endif
