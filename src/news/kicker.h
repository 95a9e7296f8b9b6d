/*
 * kicker.h - host only: the word or two above a headline: the place the article is about.
 *
 * A title that is only a label (title.h) is the kicker. Else countries, regions, cities and bodies
 * count, also by their people ("Ukrainian") and by who stands for them ("Kremlin"). Those the
 * headline names come first, then those of the lead, then those of the next three paragraphs, then
 * one that the article names again and again; among equals the one that the head of the article
 * names most, twice as much where it acts. What is named in passing is none, and where somebody
 * comes from ("Sen. Anna Holm of Texas") is not counted: a wrong kicker is worse than none. "United
 * States" only where nothing else is left, as most news has an American in it, or where it is in
 * the headline and the other not in the lead. Else the dateline's place, else empty. Never a
 * person.
 */
#ifndef NEWS_KICKER_H
#define NEWS_KICKER_H

#include "base/region.h"
#include "base/span.h"
#include "news/article.h"
#include "news/lexicon.h"

#define KICKER_MAX_BYTES 24

/* HEADLINE is the article's headline as shown, empty where it has none. In ordinary case; a view of
 * a word table, of the file, of HEADLINE, or of R. */
struct span kicker_make(const struct lexicon *l, const struct article *a, struct span headline,
			struct region *r);

#endif
