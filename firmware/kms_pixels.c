/*
 * Ordered dithering: a channel of 8 bits falls between two levels of 5 (or 6); of each 4 x 4 pixels
 * as many get the upper one as its distance from the lower says. A threshold belongs to a place,
 * not to an order of drawing.
 *
 * Example: red 100 is 100 * 31 / 255 = 12 and 40/255 of a step. Of 16 pixels those 3 take 13 whose
 * threshold is below 40 / 255 of 16 = 2.5, the others 12.
 */
#include "firmware/kms_pixels.h"

#include <string.h>

#include "base/base.h"

/* Bayer's matrix: neighbours in value are far apart in place. */
static const uint8_t threshold[4][4] = {
	{0, 8, 2, 10},
	{12, 4, 14, 6},
	{3, 11, 1, 9},
	{15, 7, 13, 5},
};

/* V (0 to 255) as a level from 0 to TOP. */
static unsigned level(unsigned v, unsigned top, unsigned step)
{
	unsigned scaled = v * top;
	unsigned rest = scaled % 255;

	return scaled / 255 + (rest * 16 > step * 255 + 127);
}

uint16_t kms_pixels_565(uint32_t colour, int x, int y)
{
	unsigned step = threshold[y & 3][x & 3];
	unsigned red = level(colour >> 16 & 0xff, 31, step);
	unsigned green = level(colour >> 8 & 0xff, 63, step);
	unsigned blue = level(colour & 0xff, 31, step);

	return (uint16_t)(red << 11 | green << 5 | blue);
}

size_t kms_pixels_bytes(enum kms_pixels_format format)
{
	return format == KMS_PIXELS_RGB565 ? sizeof(uint16_t) : sizeof(uint32_t);
}

static void copy_row_565(uint16_t *to, const uint32_t *from, int x0, int x1, int y)
{
	for (int x = x0; x < x1; x++)
		to[x] = kms_pixels_565(from[x], x, y);
}

void kms_pixels_copy(const struct canvas *c, struct rect r, enum kms_pixels_format format, void *to,
		     size_t pitch_bytes)
{
	r = rect_intersect(r, canvas_bounds(c));
	if (rect_is_empty(r))
		return;
	for (int y = r.y0; y < r.y1; y++) {
		const uint32_t *from = c->px + (ptrdiff_t)y * c->stride_px;
		unsigned char *row = (unsigned char *)to + (size_t)y * pitch_bytes;

		if (format == KMS_PIXELS_RGB565)
			copy_row_565((uint16_t *)(void *)row, from, r.x0, r.x1, y);
		else
			memcpy(row + (size_t)r.x0 * sizeof *from, from + r.x0,
			       (size_t)rect_width(r) * sizeof *from);
	}
}
