/*
 * tracking.h - bakes letter spacing into a font file, so that the player, its line breaking and its
 * shaping need to know nothing of it.
 *
 * Only the advances in `hmtx` change. FreeType (2.5 and later) and HarfBuzz take the advance from
 * there for TrueType outlines and for CFF, whose charstrings hold a width as well.
 * Format: OpenType 1.9, https://learn.microsoft.com/typography/opentype/spec/
 */
#ifndef CARDC_TRACKING_H
#define CARDC_TRACKING_H

#include <stddef.h>
#include <stdint.h>

#include "base/base.h"
#include "base/err.h"

/* Adds PERMILLE thousandths of the em, rounded to the nearest font unit, to each advance that is
 * not zero (combining marks stay where they are), within 1 to 65535. FONT is one OpenType face of
 * SIZE bytes, not a collection; it is changed in place, its checksums made right. ERR_CORRUPT: a
 * table is missing or out of bounds; FONT is then untouched. */
MUST_CHECK enum err tracking_bake(unsigned char *font, size_t size, int32_t permille);

/* What is added, in font units, for UPEM units per em. */
int32_t tracking_units(int32_t permille, int32_t upem);

#endif
