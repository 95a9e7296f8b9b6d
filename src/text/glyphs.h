/*
 * glyphs.h - glyphs as coverage: FreeType draws one when it is first asked for, and memory of a
 * fixed size keeps it for the next time.
 *
 * Hinting is upright only, so advances scale with the size and stems stand on the pixel grid's
 * rows. Sideways a pen stands on a half of a pixel, in small type on a quarter: finer than that
 * nobody sees, and the letters of a line come again.
 *
 * When the memory is full all of it is forgotten; a card has some forty glyphs, and the labels come
 * back with the next one.
 */
#ifndef TEXT_GLYPHS_H
#define TEXT_GLYPHS_H

#include <stddef.h>
#include <stdint.h>

#include "base/base.h"
#include "base/err.h"
#include "base/span.h"
#include "text/coverage.h"

#define GLYPHS_BYTES ((size_t)256 << 10)
#define GLYPHS_SLOTS 1024 /* a power of two */
#define GLYPHS_UNIT 64	  /* of a pen's place, to the px */

/* One face of FreeType. */
struct glyphs_face {
	struct span bytes; /* must stay as they are until glyphs_close() */
	void *face;	   /* FT_Face, from when it is first needed */
	int32_t size_px;
};

/* About 260 KiB. The fields are glyphs.c's own. */
struct glyphs {
	void *library; /* FT_Library */
	size_t used, n;
	const struct coverage *slot[GLYPHS_SLOTS];
	_Alignas(16) unsigned char block[GLYPHS_BYTES];
};

/* ERR_UNSUPPORTED: FreeType cannot start. */
MUST_CHECK enum err glyphs_init(struct glyphs *g);
void glyphs_finish(struct glyphs *g); /* after its faces are closed; takes a zeroed one, too */
void glyphs_close(struct glyphs_face *f);

/* Where a pen at PEN (GLYPHS_UNIT to the px) is put: *PX, and as many units right of it. */
uint16_t glyphs_snap(int32_t pen, int32_t size_px, int32_t *px);

/* GLYPH of F with its pen SUB units right of a pixel to *OUT: good until the next call. Without ink
 * it has an empty box. ERR_CORRUPT: the face does not have it, or FreeType cannot draw it;
 * ERR_MEMORY: there is none left, or it is larger than GLYPHS_BYTES. */
MUST_CHECK enum err glyphs_get(struct glyphs *g, struct glyphs_face *f, uint32_t glyph,
			       int32_t size_px, uint16_t sub, const struct coverage **out);

#endif
