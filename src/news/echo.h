/*
 * echo.h - host only: which paragraphs say again what a quotation nearby says.
 *
 * Pages repeat a quotation in large type, often without its marks and with several quotations
 * merged into one. Such a pull quote shares runs of words with quoted text elsewhere. Time and
 * memory are linear in the words: a run is followed no further than the paragraphs that are asked
 * of.
 */
#ifndef NEWS_ECHO_H
#define NEWS_ECHO_H

#include <stdbool.h>
#include <stddef.h>

#include "base/region.h"
#include "news/profile.h"

struct echo;

/* Remembers where each shingle of the N paragraphs of a file stands. PROFILES is kept. */
struct echo *echo_create(const struct profile *profiles, size_t n, struct region *r);

/* Do half or more of the shingles of paragraph I, and five at least, also stand in a paragraph with
 * quotation marks not more than REACH paragraphs away? */
bool echo_is_heard(const struct echo *e, size_t i, size_t reach);

/* How many shingles of paragraph A also stand in paragraph B, another one. */
size_t echo_shared(const struct echo *e, size_t a, size_t b);

#endif
