/*
 * standfirst.h - host only: is a paragraph the sentence that stood below a headline?
 *
 * Scrapes lose the headline and keep its standfirst, which makes no sense alone. It is short, tells
 * of an event as if it had been named, and is told again more fully by what follows.
 */
#ifndef NEWS_STANDFIRST_H
#define NEWS_STANDFIRST_H

#include <stdbool.h>
#include <stddef.h>

#include "news/scan.h"

/* Does prose paragraph I read as a standfirst above the prose after it? */
bool standfirst_is_at(const struct scan *c, size_t i);

/* "The exchange comes amid ...": an event named before, here or in a headline, and what it
 * follows. */
bool standfirst_hangs(const struct profile *p);

#endif
