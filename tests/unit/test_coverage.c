#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/base.h"
#include "draw/canvas.h"
#include "text/coverage.h"

#define SIDE 200
#define PAPER UINT32_C(0x0B1016)
#define INK UINT32_C(0xF4F1EA)

static _Alignas(16) unsigned char room[1 << 17];
static struct coverage *const glyph = (struct coverage *)(void *)room;
static uint8_t px[SIDE * SIDE];
static struct coverage_bitmap bitmap;
static uint32_t seed = 1;

static uint32_t next(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u; /* Numerical Recipes, ch. 7 */
	return (seed >> 8) % below;
}

/* Runs of paper, ink and noise, of which NOISE in ten are noise. */
static void any_bitmap(uint32_t noise)
{
	int32_t w = (int32_t)next(SIDE) + 1, h = (int32_t)next(SIDE) + 1;

	for (int32_t y = 0; y < h; y++) {
		for (int32_t x = 0; x < w;) {
			int32_t n = (int32_t)next(next(10) ? 9 : 150) + 1;
			uint32_t what = next(10);

			for (; n > 0 && x < w; n--, x++)
				px[y * SIDE + x] = what < noise ? (uint8_t)next(256)
								: (uint8_t)(what % 2 * 255);
		}
	}
	bitmap = (struct coverage_bitmap){px, SIDE, w, h};
	memset(room, 0xEE, sizeof room);
	assert_true(coverage_write(glyph, &bitmap, coverage_bytes(w, h)));
	glyph->left = (int32_t)next(40) - 20;
	glyph->top = (int32_t)next(40) - 20;
}

static void what_was_written_is_read(void **state)
{
	(void)state;
	for (uint32_t round = 0; round < 200; round++) {
		size_t most;
		unsigned darkest = 0;

		any_bitmap(round % 11);
		most = coverage_bytes(bitmap.width, bitmap.height);
		assert_true(glyph->bytes <= most);
		assert_int_equal(room[most], 0xEE);
		for (int32_t y = 0; y < bitmap.height; y++) {
			for (int32_t x = 0; x < bitmap.width; x++) {
				assert_int_equal(coverage_at(glyph, x, y), px[y * SIDE + x]);
				darkest = MAX_OF(darkest, px[y * SIDE + x]);
			}
			assert_int_equal(coverage_at(glyph, bitmap.width, y), 0);
			assert_int_equal(coverage_at(glyph, -1, y), 0);
		}
		assert_int_equal(coverage_at(glyph, 0, bitmap.height), 0);
		assert_int_equal(coverage_most(glyph), darkest);
	}
}

static void letters_take_less_than_their_bytes(void **state)
{
	int32_t x0 = 20, x1 = 40;

	(void)state;
	memset(px, 0, sizeof px); /* a stem with an edge on either side */
	for (int32_t y = 0; y < SIDE; y++) {
		memset(px + y * SIDE + x0, 255, (size_t)(x1 - x0));
		px[y * SIDE + x0 - 1] = px[y * SIDE + x1] = 99;
	}
	assert_true(coverage_write(glyph, &(struct coverage_bitmap){px, SIDE, SIDE, SIDE},
				   coverage_bytes(SIDE, SIDE)));
	assert_in_range(glyph->bytes, SIDE * 6, SIDE * 12);
}

static void a_glyph_is_written_whole_or_not_at_all(void **state)
{
	(void)state;
	for (uint32_t round = 0; round < 200; round++) {
		size_t size = next(1 << 15);

		any_bitmap(round % 11);
		memset(room, 0xEE, sizeof room);
		if (coverage_write(glyph, &bitmap, size))
			assert_true(glyph->bytes <= size);
		else
			assert_true(size < coverage_bytes(bitmap.width, bitmap.height));
		for (size_t i = size; i < sizeof room; i++)
			assert_int_equal(room[i], 0xEE);
	}
}

static void painting_a_glyph_is_painting_its_mask(void **state)
{
	static uint32_t a[SIDE * SIDE], b[SIDE * SIDE];
	struct canvas one = {a, SIDE, SIDE, SIDE}, other = {b, SIDE, SIDE, SIDE};

	(void)state;
	for (uint32_t round = 0; round < 200; round++) {
		int x = (int)next(SIDE + 100) - 100, y = (int)next(SIDE + 100) - 100;
		struct rect clip = rect_make((int)next(SIDE) - 9, (int)next(SIDE) - 9,
					     (int)next(SIDE), (int)next(SIDE));

		any_bitmap(round % 11);
		canvas_fill(&one, canvas_bounds(&one), canvas_bounds(&one), PAPER);
		canvas_fill(&other, canvas_bounds(&one), canvas_bounds(&one), PAPER);
		canvas_glyph(&one, x, y, glyph, clip, INK);
		canvas_mask(&other, x + glyph->left, y + glyph->top, px, bitmap.width,
			    bitmap.height, SIDE, clip, INK, 255);
		assert_memory_equal(a, b, sizeof a);
	}
}

static void glyphs_add_up_in_a_mask_as_paint_over_paint(void **state)
{
	static uint8_t mask[SIDE * SIDE], before[SIDE * SIDE];

	(void)state;
	for (uint32_t round = 0; round < 100; round++) {
		struct rect at = rect_make((int)next(50), (int)next(50), SIDE - 50, SIDE - 60);
		int32_t x = (int32_t)next(SIDE) - 50, y = (int32_t)next(SIDE) - 50;

		for (size_t i = 0; i < sizeof mask; i++)
			before[i] = mask[i] = (uint8_t)(next(2) * next(256));
		any_bitmap(round % 11);
		coverage_add(glyph, x, y, mask, at, SIDE);
		for (int32_t i = 0; i < SIDE * SIDE; i++) {
			int32_t mx = i % SIDE + at.x0, my = i / SIDE + at.y0;
			bool is_in = mx < at.x1 && my < at.y1;
			double ink = is_in ? coverage_at(glyph, mx - x - glyph->left,
							 my - y - glyph->top)
					   : 0;
			double both = 255 - (255 - ink) * (255 - before[i]) / 255;

			assert_in_range(mask[i] + 1, (int)both, (int)(both + 2));
			assert_true(ink > 0 || mask[i] == before[i]);
			assert_true(ink < 255 || mask[i] == 255);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_written_is_read),
		cmocka_unit_test(letters_take_less_than_their_bytes),
		cmocka_unit_test(a_glyph_is_written_whole_or_not_at_all),
		cmocka_unit_test(painting_a_glyph_is_painting_its_mask),
		cmocka_unit_test(glyphs_add_up_in_a_mask_as_paint_over_paint),
	};

	return cmocka_run_group_tests_name("coverage", tests, NULL, NULL);
}
