/*
 * seam.h - host only: where an attribution splits a sentence, whose is the comma before it?
 *
 *	"Nobody in Holm," she said, "believes it."	the attribution's: Nobody in Holm believes
 *it. "I think," she said, "that we won."		the attribution's: I think that we won. "In
 *the end," she said, "we won."		the sentence's: In the end, we won.
 *
 * Errs towards the sentence's: a comma too many is only clumsy.
 */
#ifndef NEWS_SEAM_H
#define NEWS_SEAM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/region.h"
#include "news/lexicon.h"
#include "news/token.h"

/* Tokens [FROM, TO) of T are one sentence without its attribution. AT is the first token behind it,
 * and AT - 1 the comma before it. True where the sentence has a comma there of its own. R is
 * scratch. */
bool seam_needs_comma(const struct lexicon *l, const struct tokens *t, size_t from, size_t at,
		      size_t to, struct region *r);

#endif
