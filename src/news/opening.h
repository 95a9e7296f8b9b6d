/*
 * opening.h - host only: how a first paragraph of a report reads, and what stands above one.
 *
 * A lead says who, what and when of people nobody has named yet; a paragraph from the middle takes
 * up what was said. Shared by those who judge and cut boundaries (boundary.h, segment.h). Only
 * looks.
 */
#ifndef NEWS_OPENING_H
#define NEWS_OPENING_H

#include <stdbool.h>

#include "news/scan.h"

/* "said on Monday": a weekday or "today" and a finite verb in the first sentence, outside
 * quotations. */
bool opening_tells_when(const struct scan *c);

/* "A court", "Two men", "Nearly 40 ships": begins with what nobody knows yet. */
bool opening_is_indefinite(const struct scan *c);

/* One long sentence, where the paragraphs above have several. */
bool opening_is_one_sentence(const struct scan *c);

/* A line in Which Most Words Have Capitals. */
bool opening_is_capitalised(const struct profile *p);

/* Short and of one sentence, as what stands above a lead is: a headline, a standfirst. */
bool opening_is_head(const struct profile *p);

/* The lead's line or lines above it: does prose line I, right above an article that begins at
 * BELOW, read as the headline or the standfirst of that article, rather than as the end of the one
 * above? */
bool opening_is_headline(const struct scan *c, size_t i);
bool opening_belongs_below(const struct scan *c, size_t i, size_t below);

#endif
