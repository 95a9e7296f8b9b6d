/*
 * ring.h - the headlines of the crawl, one behind the other in a ring, and the painting of them.
 *
 * Only what is visible is kept drawn: a few slots of fixed size, the least recently used given
 * away. Where the ring stands at a time is crawl.h's affair.
 */
#ifndef SHOW_RING_H
#define SHOW_RING_H

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
#define RING_SLOTS 6	   /* kept drawn; when more are visible they are drawn anew each time */

struct ring_slot {
	struct strip_item item;
	unsigned char *memory;
	uint32_t index; /* in the ring */
	uint64_t used;	/* last use, counted in paintings; 0: empty */
};

/* All fields are the ring's own. */
struct ring {
	struct strip strip;
	struct crawl crawl; /* length 0 where there is no crawl */
	uint32_t n_items;   /* a headline far wider than its letters' count promises is left out */
	uint32_t card[RING_ITEMS_MAX]; /* whose headline it is */
	int32_t start_px[RING_ITEMS_MAX + 1];
	struct ring_slot slot[RING_SLOTS];
	size_t slot_bytes;
	uint64_t n_paintings;
};

/* What ring_init() takes from an arena. */
size_t ring_bytes(const struct pack *pack, const struct style *style);

/* Sets up the strip, too. PACK and FONTS are not kept. ERR_MEMORY; codes of strip_init(). */
MUST_CHECK enum err ring_init(struct ring *r, const struct pack *pack, const struct style *style,
			      struct font_set *fonts, int32_t wpm, struct arena *arena);

/* Paints the items as they stand with the ring's place OFFSET_PX at the window's left edge, over
 * the band that strip_paint() has painted. */
void ring_paint(struct ring *r, const struct pack *pack, struct font_set *fonts, int64_t offset_px,
		struct canvas *c, struct rect clip);

#endif
