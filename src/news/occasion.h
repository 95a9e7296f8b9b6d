/*
 * occasion.h - when and to what end something was said, as far as that keeps it off a wall.
 *
 * A remark of years ago must not read as news, and one that answers a question, or that its own
 * attribution takes back, says something else alone. The dates are those of the text: years, months
 * and words like "back then"; what counts as now is the dateline's date or, without one, the newest
 * year that the article does not speak of as still to come. Never asks a clock.
 */
#ifndef NEWS_OCCASION_H
#define NEWS_OCCASION_H

#include <stdbool.h>
#include <stddef.h>

#include "news/reading.h"
#include "news/speaker.h"

/* What is wrong with the occasion of quotation Q, said by S. NULL: nothing; else static storage. */
const char *occasion_check(const struct reading *g, const struct speaker_quote *q,
			   const struct speaker *s);

/* Do tokens [FIRST, END) of a paragraph count from the day they were said ("today", "next week"),
 * and the article has no date to show beside them? */
bool occasion_needs_date(const struct reading *g, size_t para, size_t first, size_t end);

#endif
