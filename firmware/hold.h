/*
 * hold.h - the card that a key holds in place of the schedule's. Keys hold a card, never the time:
 * clock and crawl go on, and what comes after is what the schedule has then.
 *
 * Pause holds the card that is on until pause or live; next and previous hold another one, from
 * which they go on, until live or for a minute after the last key; while paused, until the pause
 * ends. Pause while browsing keeps the card. Only cards that are valid then are held, and no longer
 * than they are (show/validity.h).
 */
#ifndef FIRMWARE_HOLD_H
#define FIRMWARE_HOLD_H

#include <stdbool.h>
#include <stdint.h>

#include "firmware/view.h"
#include "pack/pack.h"
#include "show/stage.h"

enum hold_mode {
	HOLD_NONE,    /* live: the card of the schedule is on */
	HOLD_BROWSED, /* by an arrow key, for a while */
	HOLD_PAUSED,  /* until a key ends it */
};

struct hold {
	const struct view *view;
	const struct pack *pack;
	struct stage *stage; /* NULL: there is none, so nothing is held */
	enum hold_mode mode;
	struct schedule_slot slot; /* its own; where the arrows go on from */
	int64_t until_us;	   /* where browsed: steady time */
};

/* Nothing is held. VIEW stays in use. */
void hold_init(struct hold *h, const struct view *view);

/* The stage is another one, of the same pack: what is held is held on it, where it can be. */
void hold_move(struct hold *h, struct stage *stage);

/* So are stage and pack: nothing is held any more. */
void hold_begin(struct hold *h, struct stage *stage, const struct pack *pack);

void hold_pause(struct hold *h); /* or goes on */
void hold_step(struct hold *h, bool forwards);
void hold_release(struct hold *h);

/* Releases where the time is up or the card is not to be shown any more. */
void hold_check(struct hold *h);

#endif
