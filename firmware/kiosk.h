/*
 * kiosk.h - the main loop: paint what changed, present it, sleep until the next change.
 *
 * Keys hold a card, never the time: clock and crawl go on, and what comes after is what the
 * schedule has then. Pause holds the card that is on until pause or live; next and previous hold
 * another one, from which they go on, until live or for a minute after the last key; while paused,
 * until the pause ends. Pause while browsing keeps the card. Only cards that are valid then are
 * held, and no longer than they are (show/validity.h).
 *
 * A clock that nobody has set is not believed: before 2025, and on a panel without a battery until
 * the kernel says that it is synchronised. Till then the show runs on steady time, without a clock,
 * with the cards that are always to be shown. A clock that jumps makes the show jump, once; one
 * that stands or crawls makes the loop sleep longer, up to a second.
 */
#ifndef FIRMWARE_KIOSK_H
#define FIRMWARE_KIOSK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "firmware/display.h"
#include "firmware/inputs.h"
#include "firmware/pulse.h"

struct kiosk_options {
	bool has_time; /* begin at UTC_MS instead of now */
	int64_t utc_ms;
	int32_t offset_s;    /* where has_time: the zone of the clock */
	int32_t speed;	     /* permille of real time */
	int64_t for_ms;	     /* end after so long; below 0: never */
	int64_t started_us;  /* now_steady_us() when the program began */
	struct pulse *pulse; /* who watches over the player is told that it lives; may be NULL */
};

/* What it took. */
struct kiosk_stats {
	int64_t first_frame_us; /* from options.started_us to the first presented frame */
	int64_t ran_us;		/* from there to the end */
	uint64_t n_wakeups;	/* returns from sleep */
	uint64_t n_frames;	/* presented */
	uint64_t n_px;		/* painted */
	int64_t work_us;	/* painting and presenting, in all */
	int64_t longest_us;	/* of one frame */
	uint32_t n_refused;	/* cards that could not be set, each counted once */
};

/* Runs until the display says quit or the time is up. Errors are reported to D, and a warning for
 * each card that cannot be set. ERR_FIT: none could, at any size the display had; till the end a
 * line on it said so. */
MUST_CHECK enum err kiosk_run(const struct inputs *in, struct display *display,
			      const struct kiosk_options *options, struct kiosk_stats *stats,
			      struct diag *d);

#endif
