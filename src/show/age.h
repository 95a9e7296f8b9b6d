/*
 * age.h - how old a card's news is, as it is shown in place of its date: what somebody at the wall
 * wants to know first of news that is going to be over.
 *
 *	"12 min ago"		breaking news of the last hour; "Just now" in its first minute
 *	"Today 14:05"		of today; without the time where only the day is known
 *	"Yesterday 14:05"	likewise
 *	"Monday"		of the last six days
 *
 * Only of cards with a class (pack_freshness) and a printed date; all others, and what is older,
 * show that date. Words are the card's language's (draw/words.h); where there are none it
 * keeps its date, too. It changes at whole minutes of the clock on the wall and at no
 * other time, so that telling it costs no wake-up of its own. A pure function.
 */
#ifndef SHOW_AGE_H
#define SHOW_AGE_H

#include <stdint.h>

#include "base/span.h"
#include "pack/pack.h"

#define AGE_BYTES 48

/* Into BUFFER, at UTC_MS, when the clock on the wall is OFFSET_S east of UTC. Empty: the printed
 * date is to stand. */
struct span age_text(const struct pack *pack, uint32_t card, int64_t utc_ms, int32_t offset_s,
		     char buffer[AGE_BYTES]);

#endif
