/*
 * rank.h - host only: which card goes first where not all can be shown.
 *
 * A card's score is the weighted sum of four parts, each from 0 to 1000, by what the text itself
 * gives evidence of:
 *
 *	part	weight	what it is
 *	made	40 %	how well the card came out: headline.h's or displayable.h's own figure
 *	news	25 %	words that make news (newsworthy.txt, each kind once), figures, places
 *	speaker	20 %	the office (standing.txt), and in how many articles they are quoted; a
 *			headline has a middling one
 *	fresh	15 %	the article's date against the newest of all that have a card: whole on that
 *			day, half two days earlier; middling where none is known
 *
 * Weights are judgement, not measurement: no data says what a newsroom would have shown. Time is no
 * input but through the dates in the text, so the same corpus always gives the same order.
 * Variety is not a card's own affair: choice.h sees to it within an article, rank_limit() in a
 *pack.
 */
#ifndef NEWS_RANK_H
#define NEWS_RANK_H

#include <stddef.h>

#include "base/region.h"
#include "news/lexicon.h"
#include "news/news.h"

/* Percent; together 100. */
#define RANK_WEIGHTS                                                                    \
	{                                                                               \
		[NEWS_PART_MADE] = 40, [NEWS_PART_NEWS] = 25, [NEWS_PART_SPEAKER] = 20, \
		[NEWS_PART_FRESH] = 15,                                                 \
	}

#define RANK_HALF_LIFE_DAYS 2
#define RANK_MIDDLING 500 /* of a part that nothing is known of */

/* What the second card of an article, or of a speaker, loses in rank_limit(); the third twice that,
 * and so on. */
#define RANK_SAME_ARTICLE 150
#define RANK_SAME_SPEAKER 80

/* Fills part[] of every card, refused ones among them, and makes SCORE, which is the maker's own
 * figure when it comes, the weighted sum times the desk's weight. ARTICLES holds the article of
 * each card at index id - 1. Once a corpus. */
void rank_cards(const struct lexicon *l, const struct news_articles *articles,
		struct news_cards *cards);

/* Refuses all but the best MAX of the cards not refused (0: no limit), where cards of one article
 * and of one speaker stand back behind others. Pinned cards and notices come first. */
void rank_limit(size_t max, struct news_cards *cards);

/* "712: made 800, news 500, speaker 600, fresh 1000", from R. */
struct span rank_text(const struct news_card *c, struct region *r);

#endif
