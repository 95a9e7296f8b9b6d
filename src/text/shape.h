/*
 * shape.h - HarfBuzz: which glyphs a run of text is, and where each stands.
 *
 * Unhinted, at any size: what light hinting does to a glyph is upright only, so the places are
 * those of the paper. SDL2_ttf measures lines (font.c) with the same library, and does not tell
 * its glyphs.
 */
#ifndef TEXT_SHAPE_H
#define TEXT_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base.h"
#include "base/span.h"

#define SHAPE_UNIT 64	    /* lengths are in 1/64 px at the size asked for; y upwards */
#define SHAPE_FAR (1 << 28) /* no pen is further than this, whatever the font says */

struct shape_glyph {
	uint32_t glyph;
	int32_t x, y; /* its pen, from the start of the run on the baseline */
};

/* In what a run is set: a font of shape_open(), and how. */
struct shape_how {
	void *font;
	uint32_t script; /* script.h */
	bool is_rtl;
	int32_t size_px;
};

/* How far the ink reaches from the pen's start; all 0 where there is none. */
struct shape_extent {
	int32_t left;  /* at most 0 */
	int32_t right; /* of the ink or of the advance, whichever is further */
	int32_t above, below;
};

/* A shaper, of any fonts; NULL where there is no memory. */
void *shape_new(void);
void shape_free(void *shaper);

/* HarfBuzz's view of the font in BYTES, which must outlive it; NULL where there is no memory. */
void *shape_open(struct span bytes);
void shape_close(void *font);

/* TEXT, from left to right, to GLYPH, which has room for MAX. Gives how many there are: above MAX
 * nothing but *ADVANCE is written. */
size_t shape_run(void *shaper, const struct shape_how *how, struct span text,
		 struct shape_glyph *glyph, size_t max, int32_t *advance);

/* Of the N glyphs that shape_run() gave, with FONT and the size it was given last. */
struct shape_extent shape_extent(void *font, const struct shape_glyph *glyph, size_t n,
				 int32_t advance);

#endif
