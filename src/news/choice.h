/*
 * choice.h - host only: which of an article's quotations are shown.
 *
 * The best by score, but a wall wants voices: while somebody else is eligible nobody has more than
 * two, and no paragraph gives more than one. A quotation that says what the headline says, in the
 * same words, is no second piece of news. A pinned
 * quotation is always shown. Never shows what was refused before.
 */
#ifndef NEWS_CHOICE_H
#define NEWS_CHOICE_H

#include <stddef.h>

#include "base/region.h"
#include "news/lexicon.h"
#include "news/news.h"

/* Cards of one speaker while another has something to say. */
#define CHOICE_PER_SPEAKER 2

/* So many percent of a quotation's words that carry meaning stand in the headline, and it says what
 * the headline says. */
#define CHOICE_ECHO_PERCENT 70

/* The reason of the others: one may be shown yet where one that was chosen is not. */
#define CHOICE_BETTER "the article has better quotations"

/* Refuses all but at most MAX quotations of the N cards of one article, in any order. R is scratch.
 */
void choice_make(const struct lexicon *l, struct news_card *cards, size_t n, size_t max,
		 struct region *r);

#endif
