/*
 * canvas.h - the pixels of one picture, in memory the caller owns. Integer arithmetic only, every
 * write clipped, so a window, a PNG and a board show the same pixels.
 */
#ifndef DRAW_CANVAS_H
#define DRAW_CANVAS_H

#include <stddef.h>
#include <stdint.h>

#include "base/rect.h"
#include "text/coverage.h"

struct canvas {
	uint32_t *px;  /* XRGB8888, host byte order: 0x00RRGGBB */
	int width;     /* px */
	int height;    /* px */
	int stride_px; /* px from one row to the next */
};

struct rect canvas_bounds(const struct canvas *c);

/* Opaque COLOUR (0x00RRGGBB) over R, clipped to CLIP and the canvas. */
void canvas_fill(struct canvas *c, struct rect r, struct rect clip, uint32_t colour);

/* The same at OPACITY (0 to 255) over what is there. */
void canvas_tint(struct canvas *c, struct rect r, struct rect clip, uint32_t colour,
		 unsigned opacity);

/* COLOUR through 8-bit coverage: MASK has W x H bytes, STRIDE bytes a row, its top left at (X, Y).
 * OPACITY (0 to 255) scales the coverage. */
void canvas_mask(struct canvas *c, int x, int y, const uint8_t *mask, int w, int h, size_t stride,
		 struct rect clip, uint32_t colour, unsigned opacity);

/* COLOUR through GLYPH, its pen at (X, Y). */
void canvas_glyph(struct canvas *c, int x, int y, const struct coverage *glyph, struct rect clip,
		  uint32_t colour);

/* What canvas_mask() makes of BELOW at each coverage: RAMP[0] is BELOW, RAMP[255] COLOUR. */
void canvas_ramp(uint32_t below, uint32_t colour, uint32_t ramp[256]);

/* The same as canvas_mask() over pixels that are all RAMP[0], for a third of the time. */
void canvas_mask_ramp(struct canvas *c, int x, int y, const uint8_t *mask, int w, int h,
		      size_t stride, struct rect clip, const uint32_t ramp[256]);

/* Makes each pixel of CLIP the nearest of LEVELS greys that stand evenly from black to white, by
 * its luma (Rec. 601); nothing below 2 levels. */
void canvas_quantise(struct canvas *c, struct rect clip, unsigned levels);

/* How light a colour is, 0 to 255: its luma (Rec. 601). */
int32_t canvas_luma(uint32_t colour);

/* BELOW + (ABOVE - BELOW) * AMOUNT / 255 for each channel, rounded; exact at 0 and 255. */
uint32_t canvas_mix(uint32_t below, uint32_t above, unsigned amount);

#endif
