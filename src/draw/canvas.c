#include "draw/canvas.h"

#include <string.h>

#include "base/base.h"

struct rect canvas_bounds(const struct canvas *c)
{
	return rect_make(0, 0, c->width, c->height);
}

static uint32_t *row_at(struct canvas *c, int x, int y)
{
	return c->px + (ptrdiff_t)y * c->stride_px + x;
}

void canvas_fill(struct canvas *c, struct rect r, struct rect clip, uint32_t colour)
{
	uint32_t *first;

	r = rect_intersect(rect_intersect(r, clip), canvas_bounds(c));
	if (rect_is_empty(r))
		return;
	first = row_at(c, r.x0, r.y0);
	for (int x = 0; x < rect_width(r); x++)
		first[x] = colour;
	for (int y = r.y0 + 1; y < r.y1; y++) /* copying is faster than filling */
		memcpy(row_at(c, r.x0, y), first, (size_t)rect_width(r) * sizeof *first);
}

/* V / 255, rounded to nearest; exact for 0 <= V <= 255 * 255 (J. Blinn, "Three Wrongs Make a
 * Right", IEEE CG&A, November 1995). */
static uint32_t over_255(uint32_t v)
{
	v += 128;
	return (v + (v >> 8)) >> 8;
}

/* Two channels at once, 16 bits apart: over_255() of each half. 255 * 255 + 128 and its carry stay
 * below 2^16, so the halves never meet. */
static uint32_t mix_pair(uint32_t below, uint32_t above, uint32_t amount)
{
	const uint32_t pair = 0x00FF00FF;
	uint32_t v = (below & pair) * (255 - amount) + (above & pair) * amount + 0x00800080;

	return (v + (v >> 8 & pair)) >> 8 & pair;
}

uint32_t canvas_mix(uint32_t below, uint32_t above, unsigned amount)
{
	uint32_t red_blue = mix_pair(below, above, amount);
	uint32_t green = mix_pair(below >> 8 & 0xFF, above >> 8 & 0xFF, amount);

	return red_blue | green << 8;
}

void canvas_tint(struct canvas *c, struct rect r, struct rect clip, uint32_t colour,
		 unsigned opacity)
{
	r = rect_intersect(rect_intersect(r, clip), canvas_bounds(c));
	for (int y = r.y0; y < r.y1; y++) {
		uint32_t *px = row_at(c, r.x0, y);

		for (int x = r.x0; x < r.x1; x++, px++)
			*px = canvas_mix(*px, colour, opacity);
	}
}

static void mix_run(uint32_t *px, const uint8_t *amount, int n, uint32_t colour)
{
	for (int x = 0; x < n; x++)
		px[x] = canvas_mix(px[x], colour, amount[x]);
}

static void fill_run(uint32_t *px, int n, uint32_t colour)
{
	for (int x = 0; x < n; x++)
		px[x] = colour;
}

/* One row of a glyph, its code from P to END and its first pixel LEFT px right of PX; only what is
 * in [0, N) of PX is written. */
static void paint_runs(uint32_t *px, const uint8_t *p, const uint8_t *end, int left, int n,
		       uint32_t colour)
{
	while (p < end && left < n) {
		enum coverage_kind kind = coverage_kind(*p);
		int length = coverage_length(*p++);
		int from = MAX_OF(left, 0);
		int to = MIN_OF(left + length, n);

		if (kind == COVERAGE_FULL && to > from)
			fill_run(px + from, to - from, colour);
		if (kind == COVERAGE_EDGE) {
			if (to > from)
				mix_run(px + from, p + (from - left), to - from, colour);
			p += length;
		}
		left += length;
	}
}

void canvas_glyph(struct canvas *c, int x, int y, const struct coverage *glyph, struct rect clip,
		  uint32_t colour)
{
	struct rect box = coverage_box(glyph, x, y);
	struct rect r = rect_intersect(rect_intersect(box, clip), canvas_bounds(c));

	for (int row = r.y0; row < r.y1; row++)
		paint_runs(row_at(c, r.x0, row), coverage_row(glyph, row - box.y0),
			   coverage_row(glyph, row - box.y0 + 1), box.x0 - r.x0, rect_width(r),
			   colour);
}

static void mask_pixels(uint32_t *px, const uint8_t *mask, int n, uint32_t colour, unsigned opacity)
{
	for (int x = 0; x < n; x++) {
		unsigned amount = over_255(mask[x] * opacity);

		if (amount == 255)
			px[x] = colour;
		else if (amount)
			px[x] = canvas_mix(px[x], colour, amount);
	}
}

/* Eight at a time: a line of type is paper for the most part, and ink for most of the rest. */
static void mask_row(uint32_t *px, const uint8_t *mask, int n, uint32_t colour, unsigned opacity)
{
	uint64_t eight;

	for (; n >= 8; n -= 8, px += 8, mask += 8) {
		memcpy(&eight, mask, sizeof eight);
		if (eight == 0)
			continue;
		if (eight == UINT64_MAX && opacity == 255)
			for (int x = 0; x < 8; x++)
				px[x] = colour;
		else
			mask_pixels(px, mask, 8, colour, opacity);
	}
	mask_pixels(px, mask, n, colour, opacity);
}

void canvas_mask(struct canvas *c, int x, int y, const uint8_t *mask, int w, int h, size_t stride,
		 struct rect clip, uint32_t colour, unsigned opacity)
{
	struct rect r =
		rect_intersect(rect_intersect(rect_make(x, y, w, h), clip), canvas_bounds(c));

	for (int row = r.y0; row < r.y1; row++) {
		const uint8_t *from = mask + (size_t)(row - y) * stride + (size_t)(r.x0 - x);

		mask_row(row_at(c, r.x0, row), from, rect_width(r), colour, opacity);
	}
}

void canvas_ramp(uint32_t below, uint32_t colour, uint32_t ramp[256])
{
	for (unsigned i = 0; i < 256; i++)
		ramp[i] = canvas_mix(below, colour, i);
}

static void ramp_row(uint32_t *px, const uint8_t *mask, int n, const uint32_t ramp[256])
{
	uint64_t eight;

	for (; n >= 8; n -= 8, px += 8, mask += 8) {
		memcpy(&eight, mask, sizeof eight);
		if (eight == 0)
			continue;
		for (int x = 0; x < 8; x += 4) { /* as many at a time as the processor can */
			px[x] = ramp[mask[x]];
			px[x + 1] = ramp[mask[x + 1]];
			px[x + 2] = ramp[mask[x + 2]];
			px[x + 3] = ramp[mask[x + 3]];
		}
	}
	for (int x = 0; x < n; x++)
		px[x] = ramp[mask[x]];
}

void canvas_mask_ramp(struct canvas *c, int x, int y, const uint8_t *mask, int w, int h,
		      size_t stride, struct rect clip, const uint32_t ramp[256])
{
	struct rect r =
		rect_intersect(rect_intersect(rect_make(x, y, w, h), clip), canvas_bounds(c));

	for (int row = r.y0; row < r.y1; row++) {
		const uint8_t *from = mask + (size_t)(row - y) * stride + (size_t)(r.x0 - x);

		ramp_row(row_at(c, r.x0, row), from, rect_width(r), ramp);
	}
}

/* 77 + 150 + 29 = 256: 0.299, 0.587 and 0.114 of it. */
int32_t canvas_luma(uint32_t px)
{
	return (int32_t)((77 * (px >> 16 & 0xFF) + 150 * (px >> 8 & 0xFF) + 29 * (px & 0xFF) +
			  128) >>
			 8);
}

void canvas_quantise(struct canvas *c, struct rect clip, unsigned levels)
{
	struct rect r = rect_intersect(clip, canvas_bounds(c));

	if (levels < 2)
		return;
	for (int y = r.y0; y < r.y1; y++) {
		uint32_t *px = row_at(c, r.x0, y);

		for (int x = r.x0; x < r.x1; x++, px++) {
			unsigned level = ((unsigned)canvas_luma(*px) * (levels - 1) + 127) / 255;

			*px = 0x010101 * (level * 255 / (levels - 1));
		}
	}
}
