/*
 * outlook.h - what the schedule will do, in words: the commands simulate, why and next. No stage,
 * no display: what a card that cannot be set does to the picture is not asked here. A card that is
 * on while the screen is off, by the board's hours, is not shown. Local times are
 * those of the board's zone.
 */
#ifndef FIRMWARE_OUTLOOK_H
#define FIRMWARE_OUTLOOK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "firmware/inputs.h"

/* Walks through DAYS days from FROM_MS and prints what each card had: showings, time, share, the
 * longest gap; and which of the bounds of show/SCHEDULE.md was broken. Where the board has hours,
 * what is seen is counted; the bounds are those of the schedule, which goes on in the dark.
 * ERR_CORRUPT: one was. */
MUST_CHECK enum err outlook_simulate(const struct inputs *in, int64_t from_ms, int days, bool json,
				     struct diag *d);

/* Whether card CARD (from 1) is on at AT_MS, or what keeps it away and when it comes next.
 * ERR_RANGE: there is no such card. */
MUST_CHECK enum err outlook_why(const struct inputs *in, uint32_t card, int64_t at_ms,
				struct diag *d);

/* What is on at AT_MS and after, COUNT slots. */
MUST_CHECK enum err outlook_next(const struct inputs *in, int64_t at_ms, int count, struct diag *d);

#endif
