/*
 * extent.h - how far the ink of a shaped run reaches: marks that HarfBuzz stacks, overhang, depth.
 *
 * SDL2_ttf grows its surface where ink leaves the font's own box, and does not say by how much; and
 * no table of a font says how high three marks on one another are. So the run is shaped once more
 * here, unhinted: exact to a pixel, and no pixel is drawn with it.
 */
#ifndef TEXT_EXTENT_H
#define TEXT_EXTENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

/* In 1/64 px at the size asked for, y upwards from the baseline; all 0 where there is no ink. */
struct extent {
	int32_t left; /* of the furthest ink at the left of the pen's start, rounded down to px a
			 glyph as SDL2_ttf does; at most 0 */
	int32_t above, below; /* BELOW is positive where ink stands below the baseline */
};

/* HarfBuzz's view of the font in BYTES, which must outlive it; NULL where there is no memory. */
void *extent_open(struct span bytes);
void extent_close(void *font);

/* TEXT in SCRIPT (script.h) at SIZE_PX. */
struct extent extent_of(void *font, struct span text, uint32_t script, bool is_rtl,
			int32_t size_px);

#endif
