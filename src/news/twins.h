/*
 * twins.h - host only: articles that are printed twice: one agency's report in two papers, one
 * story in two scrapes.
 *
 * Found by their sketches (sketch.h) in time linear in the articles: each is compared only with
 * those it shares two neighbouring bins with, and of many such with the first few. At half the runs
 * in common a pair is missed once in ten thousand times.
 */
#ifndef NEWS_TWINS_H
#define NEWS_TWINS_H

#include "base/region.h"
#include "news/news.h"

/* Permille of the runs of four words: so much in common, and two articles are one report. Two
 * reporters at one event share below a tenth, quotations included. */
#define TWINS_SAME 500

/* Refuses every card of the worse of two such articles ("the article repeats the one at
 * file:line"); the better one has the better best card, or stands first. Cards refused before stay
 * as they are, and pinned ones are not refused. ARTICLES holds the article of each card at index id
 * - 1. The reasons live in R. */
void twins_refuse(const struct news_articles *articles, struct region *r, struct news_cards *cards);

#endif
