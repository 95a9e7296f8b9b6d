/*
 * leaning.h - host only: does a run of a quotation lean on words outside it, in ways that no table
 * of openers and no pronoun tells?
 *
 *	"I have been very open about that."	about what?
 *	"We get some 3,000 a year."		three thousand of what?
 *	"We are sorry, too."			like whom?
 *	"Do I regret it?"			the speaker is about to answer
 *	"One, we must win the port."		there was more
 *	"One is slow", "Anna, you are slow"	of which, to whom?
 *
 * A step of displayable.h, apart for its size. Errs towards leaning.
 */
#ifndef NEWS_LEANING_H
#define NEWS_LEANING_H

#include <stddef.h>

#include "news/reading.h"

/* Why tokens [FIRST, END) of paragraph PARA, whole sentences, lean on others. NULL: they do not;
 * else static storage. */
const char *leaning_check(const struct reading *g, size_t para, size_t first, size_t end);

#endif
