/*
 * diary.h - what the player writes down of itself: its status, the proof of play, and what it is
 * about to draw. Each is asked for by name; what is not costs nothing.
 *
 *	FOLDER/status.json	how it does (status.h); after each change of card, but once in 10 s
 *at most, and in five minutes at least; at once where it is asked for
 *	FOLDER/shot.png		what is on, where it was asked for
 *	FOLDER/drawing		suspect.h
 *	PROOF			played.h: a record a showing. It is brought to the disk at once, but
 *once in 5 s at most; as no card stays shorter, a power cut takes the last one
 *
 * The main loop never waits for a disk (scribe.h). What cannot be written is told once and counted;
 * the show goes on.
 */
#ifndef FIRMWARE_DIARY_H
#define FIRMWARE_DIARY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "firmware/inputs.h"
#include "firmware/log.h"
#include "firmware/played.h"
#include "firmware/scribe.h"
#include "firmware/status.h"
#include "firmware/suspect.h"
#include "show/stage.h"

struct diary_options {
	const char *folder;    /* made where it is not there; NULL: no status */
	const char *proof;     /* NULL: none is kept */
	const struct log *log; /* whose last errors the status tells; may be NULL */
};

/* What is on the screen. */
struct diary_showing {
	uint32_t card;	  /* index in the pack; SCHEDULE_NONE: no card */
	int64_t slot_ms;  /* when its slot began: the same card again is another showing */
	int64_t start_ms; /* now: UTC, or, where the time is not trusted, of the view */
	bool is_trusted, is_held, is_seen;
};

struct diary {
	struct diary_options options;
	struct diag *d;
	char shot[SCRIBE_PATH_MAX];
	int folder; /* locked, so that no other player writes there; below 0: closed */
	struct scribe scribe;
	struct played proof;
	struct suspect suspect;
	const struct pack *pack; /* what is on is of it */
	struct status status;	 /* the next one; the kiosk counts in it */
	struct diary_showing on;
	int64_t on_us;		       /* steady time when it came on */
	uint64_t frames_before;	       /* that were presented then */
	int64_t written_us, synced_us; /* steady times; 0: not yet */
	bool is_stale;		       /* the status that was written */
};

/* What cannot be opened, or another player writes to, is reported, and done without. */
void diary_open(struct diary *y, const struct diary_options *o, struct diag *d);

/* What follows is of IN, which stays in use. */
void diary_use(struct diary *y, const struct inputs *in);

/* STAGE is one for these inputs, and shows nothing yet. The card that was being drawn when the
 * player ended last time is blamed, once; those that were blamed too often are left out, and
 * reported. */
void diary_leave_out(struct diary *y, struct stage *stage);

/* What has just been presented, or is still on. A showing that is over is written down. */
void diary_show(struct diary *y, const struct diary_showing *showing);

/* To be called after each wake-up: writes the status where it is due. IS_ASKED_FOR: in any case. */
void diary_tick(struct diary *y, bool is_asked_for);

/* Where a picture is to go that was asked for from outside; NULL: nowhere in particular. */
const char *diary_shot(const struct diary *y);

/* Writes down what is left, within 100 ms. */
void diary_close(struct diary *y);

#endif
