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

/* In percent of the smaller card's words (runs): so much in common, and two cards are one. Of the
 * 1,500 pairs of headlines of SemEval STS 2013 and 2014 this takes 508 for one; people put 66 % of
 * these at 3.5 or more of 5 (nearly the same meaning) and 91 % at 2.5 or more (the same story). */
#define DEDUPE_HEADLINE_PERCENT 70
#define DEDUPE_QUOTE_PERCENT 80

/* Refuses the worse of each two cards that say the same, with where the other stands ("duplicate of
 * card at file:line"). ARTICLES holds the article of each card at index id - 1. */
void dedupe_cards(const struct lexicon *l, const struct news_articles *articles, struct region *r,
		  struct news_cards *cards);

#endif
