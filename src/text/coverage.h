/*
 * coverage.h - one glyph at one size, as runs of paper, of full ink, and of what is between.
 *
 * A row of a letter is a stem or two: paper, an edge, ink, an edge, paper. So a row is kept as
 * such runs, and not as bytes of which most are 0 or 255: a fifth of the memory at the size of a
 * headline, and painting one never looks at what is empty and never asks what is full.
 *
 * Code of a row: a byte with the kind in its two high bits and the length less one in the others;
 * after COVERAGE_EDGE so many bytes of coverage. What follows the last run is paper.
 */
#ifndef TEXT_COVERAGE_H
#define TEXT_COVERAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base.h"
#include "base/rect.h"

#define COVERAGE_RUN_MAX 64

enum coverage_kind {
	COVERAGE_PAPER = 0,
	COVERAGE_FULL = 1,
	COVERAGE_EDGE = 2,
};

/* What a glyph is told by: two with the same key have the same pixels. */
struct coverage_key {
	const void *face;
	uint32_t glyph; /* of the face */
	uint16_t size_px;
	uint16_t sub; /* how far right of a whole pixel its pen is, in 1/64 px */
};

struct coverage {
	struct coverage_key key;
	int32_t left, top; /* px from the pen, on the baseline, to the box; y grows downwards */
	int32_t width, height;
	size_t bytes;	/* of all of this */
	uint32_t row[]; /* HEIGHT + 1: where each row's code starts, in bytes from here; then it */
};

/* Of pixels as FreeType has them: 8 bits each, PITCH bytes a row. */
struct coverage_bitmap {
	const uint8_t *px;
	ptrdiff_t pitch;
	int32_t width, height;
};

/* The most bytes a glyph of WIDTH x HEIGHT px takes; a multiple of what any type needs. */
size_t coverage_bytes(int32_t width, int32_t height);

/* Writes B to OUT, which has ROOM bytes and is aligned as any type wants; the key and the place are
 * the caller's to set. A letter takes a fifth of coverage_bytes(); false where ROOM, which was less
 * than that, proves too little, and OUT holds nothing. */
MUST_CHECK bool coverage_write(struct coverage *out, const struct coverage_bitmap *b, size_t room);

bool coverage_same_key(const struct coverage_key *a, const struct coverage_key *b);

/* The code of row Y, and where it ends. */
static inline const uint8_t *coverage_row(const struct coverage *c, int32_t y)
{
	return (const uint8_t *)c->row + c->row[y];
}

static inline enum coverage_kind coverage_kind(uint8_t code)
{
	return (enum coverage_kind)(code >> 6);
}

static inline int32_t coverage_length(uint8_t code)
{
	return (code & (COVERAGE_RUN_MAX - 1)) + 1;
}

/* How much of pixel X of row Y is covered, of 255; 0 outside the box. */
unsigned coverage_at(const struct coverage *c, int32_t x, int32_t y);

/* The most that any pixel is covered, of 255. */
unsigned coverage_most(const struct coverage *c);

/* The box, with the pen at X, Y. */
static inline struct rect coverage_box(const struct coverage *c, int32_t x, int32_t y)
{
	return rect_make(x + c->left, y + c->top, c->width, c->height);
}

/* Adds C, its pen at X, Y, to what is in MASK, which is of AT, STRIDE bytes a row: as paint over
 * paint. */
void coverage_add(const struct coverage *c, int32_t x, int32_t y, uint8_t *mask, struct rect at,
		  size_t stride);

#endif
