/*
 * dedupe.h - host only: cards that say the same twice.
 *
 * Headlines are one where likeness.h takes them for one story. Quotations are one where the words
 * of the shorter stand in the longer, in their order, but for a few: so a part of a longer
 * quotation and another paper's spelling of it are found. Of two alike the one with the higher
 * score stays, the first where they are equal; a card the desk has pinned stays before any other.
 *
 * Time is linear in the cards: each is compared with the few kept ones it shares most with, by an
 * index of words, of neighbouring words and, for quotations, of runs of three. Of what very many
 * cards hold only the best few are remembered.
 */
#ifndef NEWS_DEDUPE_H
#define NEWS_DEDUPE_H

#include "base/region.h"
#include "news/lexicon.h"
#include "news/news.h"

/* Of the words of the shorter quotation so many percent stand in the longer one, in order. */
#define DEDUPE_QUOTE_PERCENT 85

/* Refuses the worse of each two cards that say the same, with where the other stands ("duplicate of
 * card at file:line"), and notes it in news_card.repeats. ARTICLES holds the article of each card
 * at index id - 1. */
void dedupe_cards(const struct lexicon *l, const struct news_articles *articles, struct region *r,
		  struct news_cards *cards);

#endif
