/*
 * ring.h - the headlines of the crawl, one behind the other in a ring, and the painting of them.
 *
 * Only what is visible is kept drawn, in one block that is filled from its start to its end and
 * then from its start again, over what was drawn longest ago. Which of them stand where is tape.h's
 * affair, and how far that has run crawl.h's.
 */
#ifndef SHOW_RING_H
#define SHOW_RING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/base.h"
#include "base/err.h"
#include "base/rect.h"
#include "draw/canvas.h"
#include "draw/strip.h"
#include "draw/style.h"
#include "pack/pack.h"
#include "show/crawl.h"
#include "show/schedule.h"
#include "show/tape.h"
#include "text/font.h"

#define RING_ITEMS_MAX TAPE_ITEMS_MAX /* headlines in the ring: the first of the pack */
#define RING_SLOTS 32 /* kept drawn; when more are visible they are drawn anew each time */

struct ring_slot {
	struct strip_item item;
	size_t start, end; /* of its coverage in the block; END 0: nothing is kept here */
	uint32_t card;	   /* whose it is */
};

/* All fields are the ring's own. */
struct ring {
	struct strip strip;
	struct crawl crawl;
	struct crawl_text text;	       /* of all headlines together */
	uint32_t n_items;	       /* headlines that can be drawn; 0: there is no crawl */
	uint32_t card[RING_ITEMS_MAX]; /* whose headline it is */
	int32_t start_px[RING_ITEMS_MAX + 1];
	int32_t longest_px;		   /* of all items */
	struct ring_slot slot[RING_SLOTS]; /* a queue: the next one to be used is the oldest */
	size_t next_slot;
	unsigned char *block;
	size_t block_bytes;
	size_t used;	  /* where in the block the next item goes */
	struct rect rows; /* of the window: all that runs stays within them, and is their damage */
	struct tape tape;
	const struct pack *pack;
	struct font_set *fonts;
	/* What was in another ring's window when this one took its place, and runs on. */
	uint32_t *tail; /* as painted, tail_px columns wide */
	size_t tail_max;
	int32_t tail_px;
	struct rect tail_rows;
	int64_t tail_ms; /* when that was */
};

struct ring_speed {
	int32_t wpm;	 /* words a minute */
	int32_t rate_hz; /* refreshes of the display a second */
};

/* What is in the window at a time. */
struct ring_view {
	int64_t place_px; /* the tape's, at the edge at which the reading begins */
	int64_t tail_px;  /* up to there, from that edge, it is what another ring has left */
	uint32_t era;	  /* the schedule's */
	bool is_bare;	  /* nothing */
};

/* Does a crawl that reads right to left (IS_RTL), or one that does not, repeat CARD, in its time?
 * Headlines that read the way it does: of any other the end would come first. */
bool ring_repeats(const struct pack *pack, uint32_t card, bool is_rtl);

/* May CARD's line take over such a crawl? One that is urgent, and reads the way it does. */
bool ring_may_take_over(const struct pack *pack, uint32_t card, bool is_rtl);

/* What ring_init() takes from an arena. */
size_t ring_bytes(const struct pack *pack, const struct style *style);

/* Sets up the strip, too. PACK, FONTS and SCHEDULE, which is PACK's, stay the caller's, and R where
 * it is, for as long as it is used. A headline that cannot be drawn (see font_draw()) is left out;
 * where none is left N_ITEMS is 0, and the caller better does without a crawl. ERR_MEMORY; codes of
 * strip_init(). */
MUST_CHECK enum err ring_init(struct ring *r, const struct pack *pack, const struct style *style,
			      struct font_set *fonts, struct schedule *schedule,
			      const struct ring_speed *speed, struct arena *arena);

/* R takes the place of OLD at UTC_MS: what is in its window then, and the rest of the item that is
 * coming in, R shows before its own, at its own speed; of an item much longer than any of R's as
 * much as R has room for. Where the two do not look alike (size, colours, direction) nothing is
 * taken over. */
void ring_follow(struct ring *r, struct ring *old, int64_t utc_ms);

/* Where R is at UTC_MS. What it has taken over does not come again where the clock is set back. */
void ring_view_at(struct ring *r, int64_t utc_ms, struct ring_view *out);

/* Do A and B look alike? */
bool ring_view_equal(const struct ring_view *a, const struct ring_view *b);

/* Paints V over the band that strip_paint() has painted: from the window's left edge on (its right
 * edge, on a panel that reads right to left: there the tape runs rightwards). */
void ring_paint(struct ring *r, const struct ring_view *v, struct canvas *c, struct rect clip);

#endif
