#include "text/coverage.h"

#include <string.h>

/* A run that breaks an edge in two has to save more than the byte it costs and the one of the edge
 * after it. */
#define RUN_LEAST 3
#define ALIGN 16

/* The most bytes the code of a row takes. */
static size_t row_most(int32_t width)
{
	return (size_t)width + (size_t)width / COVERAGE_RUN_MAX + 1;
}

static size_t aligned(size_t bytes)
{
	return (bytes + ALIGN - 1) / ALIGN * ALIGN;
}

/* Of all but the rows' code. */
static size_t head_bytes(int32_t height)
{
	return sizeof(struct coverage) + ((size_t)height + 1) * sizeof(uint32_t);
}

size_t coverage_bytes(int32_t width, int32_t height)
{
	return aligned(head_bytes(height) + (size_t)height * row_most(width));
}

bool coverage_same_key(const struct coverage_key *a, const struct coverage_key *b)
{
	return a->glyph == b->glyph && a->sub == b->sub && a->size_px == b->size_px &&
	       a->face == b->face;
}

/* How many pixels from X on are all paper, or all full. */
static int32_t alike(const uint8_t *px, int32_t x, int32_t width)
{
	int32_t n = 0;

	if (px[x] != 0 && px[x] != 255)
		return 0;
	while (x + n < width && px[x + n] == px[x])
		n++;
	return n;
}

static uint8_t *put_run(uint8_t *to, enum coverage_kind kind, int32_t n)
{
	for (; n > 0; n -= COVERAGE_RUN_MAX)
		*to++ = (uint8_t)((unsigned)kind << 6 |
				  (unsigned)(MIN_OF(n, COVERAGE_RUN_MAX) - 1));
	return to;
}

static uint8_t *put_edge(uint8_t *to, const uint8_t *px, int32_t n)
{
	for (; n > 0; n -= COVERAGE_RUN_MAX, px += COVERAGE_RUN_MAX) {
		int32_t part = MIN_OF(n, COVERAGE_RUN_MAX);

		*to++ = (uint8_t)((unsigned)COVERAGE_EDGE << 6 | (unsigned)(part - 1));
		memcpy(to, px, (size_t)part);
		to += part;
	}
	return to;
}

static uint8_t *put_row(uint8_t *to, const uint8_t *px, int32_t width)
{
	int32_t edge = 0; /* where the edge begins that is not written yet */

	while (width > 0 && px[width - 1] == 0)
		width--;
	for (int32_t x = 0; x < width;) {
		int32_t n = alike(px, x, width);

		if (n < RUN_LEAST) {
			x += MAX_OF(n, 1);
			continue;
		}
		to = put_edge(to, px + edge, x - edge);
		to = put_run(to, px[x] ? COVERAGE_FULL : COVERAGE_PAPER, n);
		x += n;
		edge = x;
	}
	return put_edge(to, px + edge, width - edge);
}

bool coverage_write(struct coverage *out, const struct coverage_bitmap *b, size_t room)
{
	uint8_t *start = (uint8_t *)out->row;
	uint8_t *end = (uint8_t *)out + room / ALIGN * ALIGN;
	uint8_t *to = (uint8_t *)out + head_bytes(b->height);

	if (head_bytes(b->height) > room / ALIGN * ALIGN)
		return false;
	out->width = b->width;
	out->height = b->height;
	for (int32_t y = 0; y < b->height; y++) {
		if ((size_t)(end - to) < row_most(b->width))
			return false;
		out->row[y] = (uint32_t)(to - start);
		to = put_row(to, b->px + y * b->pitch, b->width);
	}
	out->row[b->height] = (uint32_t)(to - start);
	out->bytes = aligned((size_t)(to - (uint8_t *)out));
	return true;
}

unsigned coverage_at(const struct coverage *c, int32_t x, int32_t y)
{
	const uint8_t *p, *end;

	if (x < 0 || y < 0 || y >= c->height)
		return 0;
	p = coverage_row(c, y);
	end = coverage_row(c, y + 1);
	while (p < end) {
		enum coverage_kind kind = coverage_kind(*p);
		int32_t n = coverage_length(*p++);

		if (x < n)
			return kind == COVERAGE_EDGE ? p[x] : kind == COVERAGE_FULL ? 255 : 0;
		x -= n;
		p += kind == COVERAGE_EDGE ? n : 0;
	}
	return 0;
}

unsigned coverage_most(const struct coverage *c)
{
	const uint8_t *p = coverage_row(c, 0), *end = coverage_row(c, c->height);
	unsigned most = 0;

	while (p < end && most < 255) {
		enum coverage_kind kind = coverage_kind(*p);
		int32_t n = coverage_length(*p++);

		if (kind == COVERAGE_FULL)
			most = 255;
		for (; kind == COVERAGE_EDGE && n > 0; n--, p++)
			most = MAX_OF(most, *p);
	}
	return most;
}

/* Of a pixel covered by A of 255, and again by B: rounded to nearest. */
static uint8_t both(unsigned a, unsigned b)
{
	return (uint8_t)(255 - ((255 - a) * (255 - b) + 127) / 255);
}

static void add_run(uint8_t *to, const uint8_t *from, int32_t n)
{
	for (int32_t i = 0; i < n; i++)
		to[i] = to[i] == 0 ? from[i] : both(to[i], from[i]);
}

void coverage_add(const struct coverage *c, int32_t x, int32_t y, uint8_t *mask, struct rect at,
		  size_t stride)
{
	struct rect box = rect_intersect(coverage_box(c, x, y), at);
	int32_t left = x + c->left;

	for (int32_t row = box.y0; row < box.y1; row++) {
		const uint8_t *p = coverage_row(c, row - y - c->top);
		const uint8_t *end = coverage_row(c, row - y - c->top + 1);
		uint8_t *to = mask + (size_t)(row - at.y0) * stride;

		for (int32_t px = left; p < end;) {
			enum coverage_kind kind = coverage_kind(*p);
			int32_t n = coverage_length(*p++);
			int32_t from = MAX_OF(px, box.x0), last = MIN_OF(px + n, box.x1);

			if (last > from && kind == COVERAGE_FULL)
				memset(to + (from - at.x0), 255, (size_t)(last - from));
			else if (last > from && kind == COVERAGE_EDGE)
				add_run(to + (from - at.x0), p + (from - px), last - from);
			p += kind == COVERAGE_EDGE ? n : 0;
			px += n;
		}
	}
}
