/*
 * dayphrase.h - host only: the words that say on which day something happened, and whether a
 * headline can spare them.
 *
 * The phrase goes whole or not at all: "last Friday", "early on Monday", "on Tuesday night",
 * "Friday 2 May". It stays where something hangs on it: a time of day ("from 6am on Thursday"), a
 * limit ("by Friday"), another day ("Monday and Tuesday"). Of what is still to come the day is half
 * the news: whoever leaves it out has to ask dayphrase_is_past().
 */
#ifndef NEWS_DAYPHRASE_H
#define NEWS_DAYPHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include "news/clause.h"

/* The phrase [*FROM, *TO) that token DAY ("Friday", "yesterday") heads. False where DAY is no day,
 * or where the sentence needs it. */
bool dayphrase_find(const struct clause *p, size_t day, size_t *from, size_t *to);

/* Does the sentence tell what a phrase at token AT dates as over? The day somebody spoke is over;
 * the day something will happen is not. */
bool dayphrase_is_past(const struct clause *p, size_t at);

/* Is there a past tense in the tokens [FROM, TO) of T? */
bool dayphrase_is_told_as_past(const struct lexicon *l, const struct tokens *t, size_t from,
			       size_t to);

/* Do the tokens [FROM, TO) name a day? */
bool dayphrase_is_in(const struct clause *p, size_t from, size_t to);

#endif
