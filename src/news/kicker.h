/*
 * kicker.h - host only: the word or two above a headline: the place the article is about.
 *
 * A country, region, city or body that the lead names (or whose people it names) and that the
 * article names most. "United States" only where the lead names no other. The dateline's place
 * where the lead names none; empty where that is missing too. Never a person.
 */
#ifndef NEWS_KICKER_H
#define NEWS_KICKER_H

#include "base/region.h"
#include "base/span.h"
#include "news/article.h"
#include "news/lexicon.h"

#define KICKER_MAX_BYTES 24

/* In ordinary case; a view of a word table, of the file, or of R. */
struct span kicker_make(const struct lexicon *l, const struct article *a, struct region *r);

#endif
