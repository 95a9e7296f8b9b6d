/*
 * boundary.h - host only: does a new article begin before a paragraph?
 *
 * All evidence for and against is in one table in boundary.c. Only judges; segment.h cuts.
 */
#ifndef NEWS_BOUNDARY_H
#define NEWS_BOUNDARY_H

#include <stdbool.h>

#include "news/scan.h"

/* Does an article begin at paragraph c->i? *WHY, written where it does, is the heaviest evidence
 * (static storage). */
bool boundary_is_at(const struct scan *c, const char **why);

#endif
