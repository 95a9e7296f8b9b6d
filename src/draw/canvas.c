#include "draw/canvas.h"

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
	r = rect_intersect(rect_intersect(r, clip), canvas_bounds(c));
	for (int y = r.y0; y < r.y1; y++) {
		uint32_t *px = row_at(c, r.x0, y);

		for (int x = r.x0; x < r.x1; x++)
			*px++ = colour;
	}
}

/* V / 255, rounded to nearest; exact for 0 <= V <= 255 * 255 (J. Blinn, "Three Wrongs Make a
 * Right", IEEE CG&A, November 1995). */
static uint32_t over_255(uint32_t v)
{
	v += 128;
	return (v + (v >> 8)) >> 8;
}

static uint32_t mix_channel(uint32_t below, uint32_t above, unsigned amount, int shift)
{
	uint32_t b = below >> shift & 0xFF;
	uint32_t a = above >> shift & 0xFF;

	return over_255(b * (255 - amount) + a * amount) << shift;
}

uint32_t canvas_mix(uint32_t below, uint32_t above, unsigned amount)
{
	return mix_channel(below, above, amount, 16) | mix_channel(below, above, amount, 8) |
	       mix_channel(below, above, amount, 0);
}

void canvas_mask(struct canvas *c, int x, int y, const uint8_t *mask, int w, int h, size_t stride,
		 struct rect clip, uint32_t colour, unsigned opacity)
{
	struct rect r =
		rect_intersect(rect_intersect(rect_make(x, y, w, h), clip), canvas_bounds(c));

	for (int row = r.y0; row < r.y1; row++) {
		const uint8_t *from = mask + (size_t)(row - y) * stride + (size_t)(r.x0 - x);
		uint32_t *px = row_at(c, r.x0, row);

		for (int column = r.x0; column < r.x1; column++, from++, px++) {
			unsigned amount = over_255(*from * opacity);

			if (amount == 255)
				*px = colour;
			else if (amount)
				*px = canvas_mix(*px, colour, amount);
		}
	}
}
