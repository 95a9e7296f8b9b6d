/*
 * block.h - a list of words and phrases, and which of them stand in a text as such.
 *
 * Compared are words (letters, digits and their marks) and single other characters, case folded and
 * in NFC (fold.h); white space of any kind only parts them, and a typographic apostrophe is a plain
 * one. So "lottery" stands in "Lottery's" and not in "lotteryish". Time is linear in the text, but
 * for the phrases that begin with one of its words.
 */
#ifndef CARDC_BLOCK_H
#define CARDC_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/region.h"
#include "base/span.h"

/* The words and marks of a text. */
struct block_words {
	struct span *items;
	size_t n, max;
};

struct block_phrase {
	struct span text; /* folded */
	struct block_words words;
	uint32_t line;
	bool used; /* it was found somewhere */
};

struct block {
	struct block_phrase *items; /* by their first word, once sorted */
	size_t n, max;
};

/* Adds TEXT, if there is anything in it but white space. Lives in R. */
void block_add(struct block *b, struct span text, uint32_t line, struct region *r);

/* After the last block_add(). */
void block_sort(struct block *b);

/* Marks every phrase of B that stands in TEXT (WHOLE: that is all of TEXT) as used, and returns the
 * first one in it; NULL: none. R is scratch. */
const struct block_phrase *block_find(const struct block *b, struct span text, bool whole,
				      struct region *r);

#endif
