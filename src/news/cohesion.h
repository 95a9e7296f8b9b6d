/*
 * cohesion.h - host only: how much the words before a place in a text have in common with those
 * after it.
 *
 * After Hearst, "TextTiling" (Computational Linguistics 23, 1997): blocks of paragraphs on both
 * sides are compared as bags of words. A word weighs the less the more paragraphs of the file it
 * stands in, so that in a file on one topic the topic's own words do not hide its parts.
 */
#ifndef NEWS_COHESION_H
#define NEWS_COHESION_H

#include <stddef.h>

#include "base/region.h"
#include "news/profile.h"

struct cohesion;

/* Counts the content words of the N paragraphs of a file; PROFILES is kept. Linear. */
struct cohesion *cohesion_create(const struct profile *profiles, size_t n, struct region *r);

/* The similarity of paragraphs [from, at) and [at, to), in thousandths of the smaller side's
 * weight: 0 nothing in common, 1000 all of it. At most the first COHESION_WORDS_MAX words of a
 * paragraph are looked at. */
#define COHESION_WORDS_MAX 120
unsigned cohesion_between(struct cohesion *c, size_t from, size_t at, size_t to);

#endif
