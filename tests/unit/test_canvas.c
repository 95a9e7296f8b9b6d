#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/base.h"
#include "draw/canvas.h"

#define SIDE 8
#define STRIDE 11
#define GUARD UINT32_C(0xDEADBEEF)

static uint32_t px[STRIDE * (SIDE + 2)];
static struct canvas canvas = {px + STRIDE, SIDE, SIDE, STRIDE};

static void wipe(uint32_t colour)
{
	for (size_t i = 0; i < COUNT_OF(px); i++)
		px[i] = GUARD;
	for (size_t y = 0; y < SIDE; y++) {
		for (size_t x = 0; x < SIDE; x++)
			canvas.px[y * STRIDE + x] = colour;
	}
}

static uint32_t at(int x, int y)
{
	return canvas.px[y * STRIDE + x];
}

static void assert_guards(void)
{
	for (size_t i = 0; i < COUNT_OF(px); i++) {
		size_t y = i / STRIDE;
		size_t x = i % STRIDE;

		if (y == 0 || y > SIDE || x >= SIDE)
			assert_int_equal(px[i], GUARD);
	}
}

static void canvas_fill_paints_what_is_in_all_three_rectangles(void **state)
{
	const struct rect big = {-5, -5, 50, 50};
	const struct rect r = {2, -3, 100, 4};
	const struct rect clip = {-7, 1, 5, 99};

	(void)state;
	wipe(0);
	canvas_fill(&canvas, r, clip, 0x123456);
	for (int y = 0; y < SIDE; y++) {
		for (int x = 0; x < SIDE; x++) {
			bool in = x >= 2 && x < 5 && y >= 1 && y < 4;

			assert_int_equal(at(x, y), in ? 0x123456 : 0);
		}
	}
	canvas_fill(&canvas, big, big, 0xFFFFFF);
	assert_guards();
}

static void canvas_tint_is_a_mask_of_full_coverage(void **state)
{
	static uint8_t mask[3 * 4];
	uint32_t by_mask[COUNT_OF(px)];
	const struct rect clip = {0, 0, 4, SIDE};

	(void)state;
	memset(mask, 255, sizeof mask);
	for (unsigned opacity = 0; opacity <= 255; opacity += 15) {
		wipe(0x204060);
		canvas_mask(&canvas, 2, 1, mask, 3, 4, 3, clip, 0xF0E0D0, opacity);
		memcpy(by_mask, px, sizeof px);
		wipe(0x204060);
		canvas_tint(&canvas, rect_make(2, 1, 3, 4), clip, 0xF0E0D0, opacity);
		assert_memory_equal(px, by_mask, sizeof px);
	}
}

static void canvas_mix_is_the_rounded_mean_of_each_channel(void **state)
{
	(void)state;
	for (unsigned amount = 0; amount < 256; amount++) {
		for (uint32_t below = 0; below < 256; below += 5) {
			for (uint32_t above = 0; above < 256; above += 3) {
				uint32_t v = below * (255 - amount) + above * amount;
				uint32_t mean = (2 * v + 255) / 510;
				uint32_t mixed =
					canvas_mix(below << 16 | above << 8 | below,
						   above << 16 | below << 8 | above, amount);
				uint32_t back = below + above - mean;

				assert_int_equal(mixed >> 16, mean);
				assert_int_equal(mixed & 0xFF, mean);
				/* The other way round rounds the other way at a half only. */
				assert_in_range((mixed >> 8 & 0xFF) + 1, back, back + 2);
			}
		}
	}
	assert_int_equal(canvas_mix(0x0B1016, 0xF5F2EA, 0), 0x0B1016);
	assert_int_equal(canvas_mix(0x0B1016, 0xF5F2EA, 255), 0xF5F2EA);
}

static void canvas_mask_scales_coverage_by_opacity(void **state)
{
	const uint8_t mask[3] = {0, 128, 255};

	(void)state;
	wipe(0x000000);
	canvas_mask(&canvas, 1, 1, mask, 3, 1, 3, canvas_bounds(&canvas), 0xFF0000, 255);
	assert_int_equal(at(1, 1), 0);
	assert_int_equal(at(2, 1), 0x800000);
	assert_int_equal(at(3, 1), 0xFF0000);
	canvas_mask(&canvas, 1, 2, mask, 3, 1, 3, canvas_bounds(&canvas), 0xFF0000, 51);
	assert_int_equal(at(2, 2), 0x1A0000); /* 128 * 51 / 255 = 25.6 */
	assert_int_equal(at(3, 2), 0x330000);
}

static void canvas_mask_in_parts_equals_the_mask_as_a_whole(void **state)
{
	uint8_t mask[12 * 12];
	uint32_t whole[COUNT_OF(px)];

	(void)state;
	for (size_t i = 0; i < sizeof mask; i++)
		mask[i] = (uint8_t)(i * 37);
	wipe(0x204060);
	canvas_mask(&canvas, -2, -3, mask, 12, 10, 12, canvas_bounds(&canvas), 0xF0E0D0, 200);
	assert_guards();
	memcpy(whole, px, sizeof px);
	wipe(0x204060);
	for (int x = 0; x < SIDE; x += 3) {
		for (int y = 0; y < SIDE; y += 2)
			canvas_mask(&canvas, -2, -3, mask, 12, 10, 12, rect_make(x, y, 3, 2),
				    0xF0E0D0, 200);
	}
	assert_memory_equal(px, whole, sizeof px);
}

static void blank_and_full_masks_are_painted_as_their_pixels_are(void **state)
{
	const uint8_t value[] = {0, 1, 254, 255};
	const unsigned opacity[] = {0, 1, 100, 255};
	uint32_t whole[COUNT_OF(px)];
	uint8_t mask[SIDE];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(value) * COUNT_OF(opacity); i++) {
		unsigned o = opacity[i % COUNT_OF(opacity)];

		memset(mask, value[i / COUNT_OF(opacity)], sizeof mask);
		wipe(0x204060);
		canvas_mask(&canvas, 0, 1, mask, SIDE, 1, SIDE, canvas_bounds(&canvas), 0xF0E0D0,
			    o);
		assert_guards();
		memcpy(whole, px, sizeof px);
		wipe(0x204060);
		for (int x = 0; x < SIDE; x++)
			canvas_mask(&canvas, x, 1, mask, 1, 1, 1, canvas_bounds(&canvas), 0xF0E0D0,
				    o);
		assert_memory_equal(px, whole, sizeof px);
	}
}

static void canvas_quantise_gives_the_nearest_of_so_many_greys(void **state)
{
	(void)state;
	wipe(0x7F7F7F);
	canvas_quantise(&canvas, rect_make(1, 1, 2, 2), 2);
	assert_int_equal(at(1, 1), 0x000000);
	assert_int_equal(at(3, 1), 0x7F7F7F);
	wipe(0x808080);
	canvas_quantise(&canvas, canvas_bounds(&canvas), 2);
	assert_int_equal(at(1, 1), 0xFFFFFF);
	assert_guards();
	for (uint32_t v = 0; v < 256; v++) {
		wipe(v * 0x010101);
		canvas_quantise(&canvas, canvas_bounds(&canvas), 16);
		assert_int_equal(at(2, 2), (v + 8) / 17 * 17 * 0x010101);
	}
	wipe(0x00FF00); /* luma 149 */
	canvas_quantise(&canvas, canvas_bounds(&canvas), 2);
	assert_int_equal(at(1, 1), 0xFFFFFF);
	wipe(0x123456);
	canvas_quantise(&canvas, canvas_bounds(&canvas), 0);
	assert_int_equal(at(1, 1), 0x123456);
}

static void a_ramp_gives_what_the_mask_gives_over_one_colour(void **state)
{
	const struct rect all = {0, 0, SIDE, SIDE};
	static const uint32_t colour[][2] = {
		{0x172029, 0xF5F2EA}, {0xFFFFFF, 0}, {0x804000, 0x10F0E0}};
	uint8_t mask[20 * 3];
	uint32_t ramp[256];
	uint32_t seen[STRIDE * (SIDE + 2)];

	(void)state;
	for (unsigned round = 0; round < 200; round++) {
		const uint32_t *c = colour[round % COUNT_OF(colour)];
		struct rect clip = {(int)(round % 3), 0, SIDE - (int)(round % 2), 5};

		for (unsigned i = 0; i < sizeof mask; i++)
			mask[i] = (uint8_t)(i % 19 < round % 9 ? 0 : i * 37 * (round + 1));
		wipe(c[0]);
		canvas_fill(&canvas, all, all, c[0]);
		canvas_mask(&canvas, -(int)(round % 12), 1, mask, 20, 3, 20, clip, c[1], 255);
		memcpy(seen, px, sizeof px);
		wipe(c[0]);
		canvas_ramp(c[0], c[1], ramp);
		canvas_mask_ramp(&canvas, -(int)(round % 12), 1, mask, 20, 3, 20, clip, ramp);
		assert_memory_equal(seen, px, sizeof px);
		assert_guards();
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(canvas_fill_paints_what_is_in_all_three_rectangles),
		cmocka_unit_test(canvas_tint_is_a_mask_of_full_coverage),
		cmocka_unit_test(canvas_mix_is_the_rounded_mean_of_each_channel),
		cmocka_unit_test(canvas_mask_scales_coverage_by_opacity),
		cmocka_unit_test(blank_and_full_masks_are_painted_as_their_pixels_are),
		cmocka_unit_test(a_ramp_gives_what_the_mask_gives_over_one_colour),
		cmocka_unit_test(canvas_quantise_gives_the_nearest_of_so_many_greys),
		cmocka_unit_test(canvas_mask_in_parts_equals_the_mask_as_a_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
