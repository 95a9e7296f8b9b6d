/*
 * soft.h - soft hyphens (U+00AD): where a word may be divided if it does not fit.
 *
 * Where that is, patterns of the language say, which only the compiler has; it lists the long words
 * of a card with their soft hyphens (pack.h), apart from the text, which stays as its source has
 * it. Here the two come together. Whether a word is divided, layout.h decides. Never allocates.
 */
#ifndef TEXT_SOFT_H
#define TEXT_SOFT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"

#define SOFT_HYPHEN "\xC2\xAD"

bool soft_has(struct span text);

/* TEXT with the soft hyphens of HYPHENS, words apart by spaces, in those of its words that stand
 * there, in OUT of MAX bytes. TEXT itself where none does, or there is no room. */
struct span soft_insert(struct span text, struct span hyphens, char *out, size_t max);

/* TEXT without soft hyphens in OUT, which has room for as many bytes; TEXT itself where it has
 * none.
 */
struct span soft_strip(struct span text, char *out);

#endif
