/*
 * quote.h - the quotations of one article as candidate cards, shown or refused with the reason.
 *
 *	body paragraphs -> tokens -> segments (marks paired, open ones continued by the next
 *	paragraph) -> speaker.h -> runs of whole sentences -> displayable.h -> one card a segment
 *
 * Every segment gives exactly one candidate, so that what was refused can be explained. A card's
 * text is one contiguous piece of one paragraph, or two that their attribution splits (split.h):
 *the candidate of the first is then both, and that of the second refused. Never decides how many
 * cards an article may show; the score does that later.
 */
#ifndef NEWS_QUOTE_H
#define NEWS_QUOTE_H

#include "base/region.h"
#include "news/article.h"
#include "news/lexicon.h"
#include "news/news.h"

/* A quotation's length on a card, in code points. Below the first nothing is said; above the last
 * a reader across the room gives up (about 14 seconds at 240 words a minute). */
#define QUOTE_LENGTH_MIN 30
#define QUOTE_LENGTH_MAX 240

/* Of an article with more quotations only the first ones are read: it is data, not news. Bounds the
 * work on hostile text; the most in one of 840 newspaper articles measured are 82. */
#define QUOTE_PER_ARTICLE_MAX 1000

/* Appends a card of kind NEWS_QUOTE to OUT for each quotation in A's body paragraphs, in text
 * order. OUT's array grows in R, where all its spans live unless they view the file. The paragraph
 * classes of A decide what is body; A is not changed. Proves nothing
 * (proof.h) and knows no limit on an article's cards (choice.h). */
void quote_collect(const struct lexicon *l, const struct article *a, struct region *r,
		   struct news_cards *out);

#endif
