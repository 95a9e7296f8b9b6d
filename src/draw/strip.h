/*
 * strip.h - the crawl's band: fixed tag at the left, hairline on top, and the text that passes.
 *
 * Knows how wide an item is, turns one into coverage, and paints it at the x it is told. Where an
 * item is at a time, and which items are visible, is the stage's affair (show/). On a board without
 * a crawl the strip is empty. On a panel that reads right to left all of it is mirrored: the tag at
 * the right, an item's square at the left of its text, the progress line growing leftwards. A panel
 * that carries on another one's crawl has no tag.
 */
#ifndef DRAW_STRIP_H
#define DRAW_STRIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/base.h"
#include "base/err.h"
#include "base/rect.h"
#include "base/span.h"
#include "draw/canvas.h"
#include "draw/scene.h"
#include "draw/style.h"
#include "text/font.h"

#define STRIP_ITEMS_MAX 4	/* scene items of the furniture */
#define STRIP_INK_HEIGHT_MOST 2 /* times the size: what a face of any script may take */

struct strip {
	bool is_rtl;
	struct rect band;   /* all of it; empty: no crawl on this board */
	struct rect tag;    /* the accent block with the fixed words; empty where there are none */
	struct rect window; /* where items pass: right of the tag, below the hairline */
	struct rect
		hairline; /* the progress line's whole way; empty: no band, or the board has none */
	int32_t size;	  /* font size of the items, px */
	int32_t base;	  /* y of their baseline */
	int32_t fade;	  /* px at either end of the window over which items come and go */
	bool is_open_left, is_open_right; /* there another panel carries on: no fade */
	int32_t lead;			  /* px from the first panel's edge to its window */
	int32_t gap;	    /* px between a text and the square after it, and after the square */
	struct rect square; /* the separator at x = 0 */
	uint32_t band_colour, ink, accent, tag_ink;
	uint32_t ramp[256];	/* ink on the band (canvas_ramp()) */
	struct scene furniture; /* band, tag and the tag's text */
};

/* One item as coverage in the caller's memory. */
struct strip_item {
	int32_t width;	     /* px it takes of the crawl: text, gap, square, gap */
	struct rect text;    /* of the ink, at x = 0 */
	const uint8_t *mask; /* rect_width(text) * rect_height(text) bytes */
};

/* Bytes an arena needs for strip_init(). */
size_t strip_bytes(const struct style *s);

/* FONTS is used here and not kept. ERR_MEMORY: the arena is too small; other codes as font_draw().
 */
MUST_CHECK enum err strip_init(struct strip *strip, const struct style *s, struct font_set *fonts,
			       struct arena *arena);

/* The tag's words stand on its block, or, while kicker and clock have changed places (show/care.h),
 * on the bare band: a block that is always lit is what burns in first. */
void strip_turn(struct strip *strip, bool is_turned);

/* strip_item.width of TEXT in LANGUAGE (curl.h), without drawing it; the same figure
 * strip_item_draw() gives. */
int32_t strip_width(const struct strip *strip, struct font_set *fonts, struct span text,
		    struct span language);

/* Draws TEXT into MEMORY of SIZE bytes, which OUT then points into. ERR_MEMORY: too small. */
MUST_CHECK enum err strip_item_draw(const struct strip *strip, struct font_set *fonts,
				    struct span text, struct span language, void *memory,
				    size_t size, struct strip_item *out);

/* Paints band, tag and the tag's text, without hairline and items. Returns what was written. */
struct rect strip_paint(const struct strip *strip, struct canvas *c, struct rect clip);

/* Paints ITEM and its square with its left at X px of the panel, inside the window only, where it
 * fades towards either end; the caller has painted the band below it. Returns what was written. */
struct rect strip_paint_item(const struct strip *strip, const struct strip_item *item, int32_t x,
			     struct canvas *c, struct rect clip);

/* Paints columns of a strip that was painted before, PX, N columns of HEIGHT rows from Y on, the
 * first at X px of the panel: inside the window only, where they fade towards either end. */
void strip_paint_pixels(const struct strip *strip, const uint32_t *px, int32_t n, int32_t y,
			int32_t height, int32_t x, struct canvas *c, struct rect clip);

/* The part of the hairline that is lit at AMOUNT of 1000; what is different between two amounts;
 * and its painting: accent up to there, band after. */
struct rect strip_progress(const struct strip *strip, int32_t amount);
struct rect strip_progress_step(const struct strip *strip, int32_t from, int32_t to);
struct rect strip_paint_progress(const struct strip *strip, int32_t amount, struct canvas *c,
				 struct rect clip);

#endif
