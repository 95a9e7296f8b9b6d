/*
 * headline.h - host only: the headline card of an article, from its title line or its lead.
 *
 * A title right above the lead that tells what happened (title.h) is taken as it stands. Else the
 * lead's first sentence is shortened, or shown whole where it is a notice or cannot be shortened:
 * every word is the lead's, in its order; only the case of a shouted word and of the first letter,
 * and the final full stop, change. Of all ways to shorten it (shorten.h) that give a sentence which
 * stands alone (sentence.h) and will not be read too late (stale.h), the best by length and by what
 * was left out is taken. Where there is none, the candidate is refused: no headline is better than
 * a wrong one.
 */
#ifndef NEWS_HEADLINE_H
#define NEWS_HEADLINE_H

#include <stdbool.h>

#include "base/region.h"
#include "news/article.h"
#include "news/lexicon.h"
#include "news/news.h"

/* Code points of a headline. A lead cut below MIN says too little. A mean glance of 4.6 s takes in
 * 54 at 15 a second and, from a card that stays, 75 at leisure; above MAX it is prose. */
#define HEADLINE_MIN 32
#define HEADLINE_BEST_MIN 40
#define HEADLINE_BEST_MAX 75
#define HEADLINE_MAX 90
/* A sentence shown whole, as an office writes its notices. The look has room for so many. */
#define HEADLINE_WHOLE_MIN 12
#define HEADLINE_WHOLE_MAX 100

/* Fills *OUT with the candidate of A, shown or refused with the reason. False: the article has no
 * lead to make one of. Spans live in R or view the file. */
bool headline_make(const struct lexicon *l, const struct article *a, struct region *r,
		   struct news_card *out);

#endif
