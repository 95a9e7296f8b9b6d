/*
 * ring.h - the headlines of the crawl, one behind the other in a ring, and the painting of them.
 *
 * Only what is visible is kept drawn, in one block that is filled from its start to its end and
 * then from its start again, over what was drawn longest ago. Where the ring stands at a time is
 * crawl.h's affair.
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
#include "text/font.h"

#define RING_ITEMS_MAX 256 /* headlines in the ring: the first of the pack */
#define RING_SLOTS 32	   /* kept drawn; when more are visible they are drawn anew each time */

#define RING_ALL UINT32_MAX /* in place of a card: all headlines */

/* A stretch of the window in which one line runs again and again, or all of them do. Px are from
 * the window's edge at which the reading begins. */
struct ring_run {
	uint32_t line; /* the card, or RING_ALL */
	int64_t offset_px;
	int64_t from_px, to_px; /* whole items within */
};

struct ring_slot {
	struct strip_item item;
	size_t start, end; /* of its coverage in the block; END 0: nothing is kept here */
	uint32_t card;	   /* whose it is */
};

/* All fields are the ring's own. */
struct ring {
	struct strip strip;
	struct crawl crawl;	       /* length 0 where there is no crawl */
	struct crawl_text text;	       /* of all headlines together */
	uint32_t n_items;	       /* headlines that can be drawn */
	uint32_t card[RING_ITEMS_MAX]; /* whose headline it is */
	int32_t start_px[RING_ITEMS_MAX + 1];
	int32_t longest_px;		   /* of all items */
	struct ring_slot slot[RING_SLOTS]; /* a queue: the next one to be used is the oldest */
	size_t next_slot;
	unsigned char *block;
	size_t block_bytes;
	size_t used;	  /* where in the block the next item goes */
	struct rect rows; /* of the window: all that runs stays within them, and is their damage */
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

/* Does a crawl that reads right to left (IS_RTL), or one that does not, repeat CARD? Headlines that
 * may be shown at any time, as what has hours or an end has its card; and that read the way it
 * does: of any other the end would come first. */
bool ring_repeats(const struct pack *pack, uint32_t card, bool is_rtl);

/* May CARD's line take over such a crawl (relay.h)? One that is urgent, and reads the way it does.
 */
bool ring_may_take_over(const struct pack *pack, uint32_t card, bool is_rtl);

/* What ring_init() takes from an arena. */
size_t ring_bytes(const struct pack *pack, const struct style *style);

/* Sets up the strip, too. PACK and FONTS are not kept. A headline that cannot be drawn (see
 * font_draw()) is left out; where none is left N_ITEMS is 0, and the caller better does without a
 * crawl. ERR_MEMORY; codes of strip_init(). */
MUST_CHECK enum err ring_init(struct ring *r, const struct pack *pack, const struct style *style,
			      struct font_set *fonts, const struct ring_speed *speed,
			      struct arena *arena);

/* Paints the items of RUN as they stand with its place at the window's left edge (its right edge,
 * on a panel that reads right to left: there they run rightwards), over the band that strip_paint()
 * has painted. */
void ring_paint_run(struct ring *r, const struct pack *pack, struct font_set *fonts,
		    const struct ring_run *run, struct canvas *c, struct rect clip);

/* R takes the place of OLD, which shows RUNS at UTC_MS: what is in its window then, and the rest of
 * the item that was coming in, R shows before its own. Where the two do not look alike (size,
 * colours, speed) nothing is taken over. OLD's pack and fonts are used here and not kept. */
void ring_follow(struct ring *r, struct ring *old, const struct pack *pack, struct font_set *fonts,
		 const struct ring_run *runs, size_t n, int64_t utc_ms);

/* Where what R has taken over ends at UTC_MS, px from the window's edge; INT64_MIN: it is gone, as
 * it is where the clock was set back, and will not come again. */
int64_t ring_tail_end_px(struct ring *r, int64_t utc_ms);

/* Paints that, as END_PX, which ring_tail_end_px() gave, wants it. */
void ring_paint_tail(const struct ring *r, int64_t end_px, struct canvas *c, struct rect clip);

/* How long CARD's line is; 0: it may not take over, or cannot be drawn. */
int32_t ring_line_px(struct ring *r, const struct pack *pack, struct font_set *fonts,
		     uint32_t card);

/* Where the item of RUN that lies AT_PX from the window's edge ends. */
int64_t ring_end_px(struct ring *r, const struct pack *pack, struct font_set *fonts,
		    const struct ring_run *run, int64_t at_px);

#endif
