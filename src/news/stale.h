/*
 * stale.h - host only: would a headline say what no longer holds when somebody reads it?
 *
 * A card may stay on the wall for days. "Is on his way", "are hours away", "today" hold for hours;
 * with the date on the card they are history, without it they are false. And a report that grew
 * over the day may say further down that what its lead tells is over.
 */
#ifndef NEWS_STALE_H
#define NEWS_STALE_H

#include "base/region.h"
#include "news/article.h"
#include "news/lexicon.h"
#include "news/sentence.h"

/* NULL where S may stand on a card of A, else why not (static storage). R is scratch. */
const char *stale_fault(const struct lexicon *l, const struct article *a, const struct sentence *s,
			struct region *r);

#endif
