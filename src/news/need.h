/*
 * need.h - host only: how much does a run of a quotation need its article?
 *
 * displayable.h and leaning.h refuse what cannot stand alone for one reason. Much that leans on its
 * article does so a little in several ways, none of which is enough: "I think the other one is
 * better". So all that speaks for and against is added up from one table of weights.
 */
#ifndef NEWS_NEED_H
#define NEWS_NEED_H

#include <stddef.h>

#include "news/displayable.h"

/* More than this, and a run is no card. Of 849 cards of newspaper articles that had passed all
 * else, read one by one, 21 in 100 leaned in some way; of those at or below it 11 in 100, and they
 * are 17 in 20 of those that stood alone. */
#define NEED_MAX (-5)

/* How likely a strict reader is to say that tokens [FIRST, END) of quotation D->q lean on what
 * stands outside them, in tenths of a nat: 0 is even odds, less is better. */
int need_weigh(const struct displayable *d, size_t first, size_t end);

#endif
