/*
 * headline.h - host only: the headline card of an article, from its title or its lead.
 *
 * A title that tells what happened (title.h) is taken as it stands: the publisher's own, else the
 * line right above the lead, or a lead that is itself written as a title. Else the lead's first
 * sentence is shortened, or shown whole where it is a notice or cannot be shortened: every word is
 * the lead's, in its order; only the case of a shouted word and of the first letter, and the final
 * full stop, change. Of all ways to shorten it (search.h) without a loss (shorten.h) the best that
 * stands alone (sentence.h) and will not be read too late (stale.h) is taken. Where there is none,
 * the candidate is refused: no headline is better than a wrong one. The text of a refused one is
 * then the lead's gist, the shortest sentence that keeps the point, for whoever reads refusals; so
 * is the text made of a sentence that no article stands around.
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
/* A sentence shown whole; the longest as an office writes its notices. The look has room for so
 * many. */
#define HEADLINE_WHOLE_MIN 12
#define HEADLINE_WHOLE_MAX 100

/* Fills *OUT with the candidate of A, shown or refused with the reason. False: the article has no
 * lead to make one of. Spans live in R or view the file. */
bool headline_make(const struct lexicon *l, const struct article *a, struct region *r,
		   struct news_card *out);

#endif
