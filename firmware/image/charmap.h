/*
 * charmap.h - which code points an OpenType font has, by its table cmap: so that a notice that a
 * pack's fonts cannot show is refused before it is on the wall with boxes in it.
 *
 * Formats 4 and 12, which every font of a pack has. Any bytes are safe.
 */
#ifndef FIRMWARE_IMAGE_CHARMAP_H
#define FIRMWARE_IMAGE_CHARMAP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

/* Has FONT a glyph for CP? */
bool charmap_has(struct span font, uint32_t cp);

#endif
