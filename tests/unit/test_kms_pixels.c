/*
 * Canvas pixels in the format of a panel's memory.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/base.h"
#include "firmware/kms_pixels.h"

static void what_565_holds_exactly_is_not_dithered(void **state)
{
	static const struct {
		uint32_t colour;
		uint16_t packed;
	} row[] = {
		{0x000000, 0x0000}, {0xffffff, 0xffff}, {0xff0000, 0xf800},
		{0x00ff00, 0x07e0}, {0x0000ff, 0x001f},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++)
		for (int at = 0; at < 16; at++)
			assert_int_equal(kms_pixels_565(row[i].colour, at & 3, at >> 2),
					 row[i].packed);
}

/* Of 16 neighbouring pixels the mean is the colour, to the nearest sixteenth of a level. */
static void a_dithered_patch_has_the_mean_of_its_colour(void **state)
{
	(void)state;
	for (unsigned v = 0; v < 256; v++) {
		int red = 0;
		int green = 0;
		int blue = 0;

		for (int at = 0; at < 16; at++) {
			uint16_t p = kms_pixels_565(v << 16 | v << 8 | v, at & 3, at >> 2);

			red += p >> 11;
			green += p >> 5 & 63;
			blue += p & 31;
		}
		assert_in_range(red * 255, (int)v * 31 * 16 > 128 ? (int)v * 31 * 16 - 128 : 0,
				(int)v * 31 * 16 + 128);
		assert_in_range(green * 255, (int)v * 63 * 16 > 128 ? (int)v * 63 * 16 - 128 : 0,
				(int)v * 63 * 16 + 128);
		assert_int_equal(red, blue);
	}
}

static void a_part_that_is_copied_alone_looks_as_in_the_whole(void **state)
{
	enum { W = 37, H = 11, PITCH = 100 };
	static uint32_t px[W * H];
	static unsigned char whole[PITCH * H];
	static unsigned char parts[PITCH * H];
	struct canvas c = {px, W, H, W};

	(void)state;
	for (int i = 0; i < W * H; i++)
		px[i] = (uint32_t)i * 2654435761u & 0xffffff;
	memset(whole, 1, sizeof whole);
	memset(parts, 1, sizeof parts);
	kms_pixels_copy(&c, canvas_bounds(&c), KMS_PIXELS_RGB565, whole, PITCH);
	for (int y = -3; y < H; y += 3)
		for (int x = -5; x < W + 5; x += 5)
			kms_pixels_copy(&c, rect_make(x, y, 5, 3), KMS_PIXELS_RGB565, parts, PITCH);
	assert_memory_equal(whole, parts, sizeof whole);
	assert_int_equal(whole[W * 2], 1); /* nothing beyond the row */
}

static void a_copy_of_32_bits_is_the_canvas(void **state)
{
	uint32_t px[] = {1, 2, 3, 4, 5, 6};
	uint32_t to[8] = {0};
	struct canvas c = {px, 2, 2, 3};

	(void)state;
	kms_pixels_copy(&c, rect_make(-9, -9, 99, 99), KMS_PIXELS_XRGB8888, to, 16);
	assert_int_equal(to[0], 1);
	assert_int_equal(to[1], 2);
	assert_int_equal(to[2], 0);
	assert_int_equal(to[4], 4);
	assert_int_equal(to[5], 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_565_holds_exactly_is_not_dithered),
		cmocka_unit_test(a_dithered_patch_has_the_mean_of_its_colour),
		cmocka_unit_test(a_part_that_is_copied_alone_looks_as_in_the_whole),
		cmocka_unit_test(a_copy_of_32_bits_is_the_canvas),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
