/*
 * kiosk.h - the main loop: paint what changed, present it, sleep until the next change.
 *
 * What the show goes by is view.h, what keys do hold.h, when the screen is on opening.h: outside
 * its hours it is black at once, and switched off a few seconds later where it can be; the loop
 * then wakes up at the edge of the hours only. A clock that jumps makes the show jump, once; one
 * that stands or crawls makes the loop sleep longer, up to a second.
 */
#ifndef FIRMWARE_KIOSK_H
#define FIRMWARE_KIOSK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "firmware/bell.h"
#include "firmware/diary.h"
#include "firmware/display.h"
#include "firmware/inputs.h"
#include "firmware/log.h"
#include "firmware/pulse.h"

/* Where other inputs come from while the show goes on. */
struct kiosk_supply {
	/* Reads them anew. NULL: they cannot be used; reported to D. */
	const struct inputs *(*load)(void *user, struct diag *d);
	/* What load() gave is in use, and what was before is not any more; or the other way round.
	 */
	void (*settle)(void *user, bool is_taken);
	void *user;
};

/* All pointers may be NULL: then there is no such thing. */
struct kiosk_options {
	bool has_time; /* begin at UTC_MS instead of now */
	int64_t utc_ms;
	int32_t offset_s;    /* where has_time: the zone of the clock */
	int32_t speed;	     /* permille of real time */
	int64_t for_ms;	     /* end after so long; below 0: never */
	int growth_kib;	     /* of memory, once a stage stands (budget.h); 0: no limit */
	int64_t started_us;  /* now_steady_us() when the program began */
	struct pulse *pulse; /* who watches over the player is told that it lives */
	struct bell *bell;   /* calls from outside; the display has to listen to it */
	struct diary *diary;
	struct log *log; /* to be settled now and then */
	const struct kiosk_supply *supply;
};

/* What it took. */
struct kiosk_stats {
	int64_t first_frame_us; /* from options.started_us to the first presented frame */
	int64_t ran_us;		/* from there to the end */
	uint64_t n_wakeups;	/* returns from sleep */
	uint64_t n_frames;	/* presented */
	uint64_t n_missed;	/* refreshes that what moves was late by, in all */
	uint64_t n_px;		/* painted */
	int64_t work_us;	/* painting and presenting, in all */
	int64_t longest_us;	/* of one frame */
	uint32_t n_refused;	/* cards that could not be set, each counted once */
	uint32_t n_reloads, n_reloads_failed;
};

/* Runs until the display or the bell says quit, or the time is up. Errors are reported to D, and a
 * warning for each card that cannot be set. ERR_FIT: none could, at any size the display had; till
 * the end a line on it said so. */
MUST_CHECK enum err kiosk_run(const struct inputs *in, struct display *display,
			      const struct kiosk_options *options, struct kiosk_stats *stats,
			      struct diag *d);

#endif
