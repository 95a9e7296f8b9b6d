/*
 * opening.h - the hours in which the screen is on, and how bright it is: what a board's profile
 * says of it, by the clock on the wall.
 */
#ifndef FIRMWARE_OPENING_H
#define FIRMWARE_OPENING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/brightness.h"
#include "base/hours.h"
#include "config/board.h"
#include "show/spell.h"

struct opening {
	struct hours hours;
	struct brightness brightness;
	/* What opening_at() found last: it IS_OPEN, or not, from SINCE_MS to UNTIL_MS. */
	bool is_open;
	int64_t since_ms, until_ms;
};

/* A time without hours is never over. */
#define OPENING_EVER_MS INT64_MAX

void opening_init(struct opening *o, const struct board *board);

/* Is the screen on at UTC_MS, in ZONE? After that O->until_ms is when that changes, at the
 * earliest; it is a whole minute, and two days away at most. What was found is kept till then, so
 * this costs nothing while time goes on. */
bool opening_at(struct opening *o, spell_zone *zone, void *user, int64_t utc_ms);

/* The zone is another one, or its clock has been set: what was found holds no more. */
void opening_forget(struct opening *o);

/* How many ms of [START_MS, END_MS) the screen is on. */
int64_t opening_ms(struct opening *o, spell_zone *zone, void *user, int64_t start_ms,
		   int64_t end_ms);

#endif
