/*
 * dedupe.h - host only: cards that say the same twice.
 *
 * Headlines are compared by their words that carry meaning, quotations by runs of four words, so
 * that a quotation inside a longer one is found too. Of two alike the one with the higher score
 * stays, the first where they are equal. Time is linear in the cards: of a word that very many
 * cards hold, only the first few are compared.
 */
#ifndef NEWS_DEDUPE_H
#define NEWS_DEDUPE_H

#include "base/region.h"
#include "news/lexicon.h"
#include "news/news.h"

/* In percent of the smaller card's words (runs): so much in common, and two cards are one. Measured
 * on the pairs of SemEval STS headlines: above it three in four are judged to mean the same. */
#define DEDUPE_HEADLINE_PERCENT 75
#define DEDUPE_QUOTE_PERCENT 80

/* Refuses the worse of each two cards that say the same, with where the other stands ("duplicate of
 * card at file:line"). ARTICLES holds the article of each card at index id - 1. */
void dedupe_cards(const struct lexicon *l, const struct news_articles *articles, struct region *r,
		  struct news_cards *cards);

#endif
