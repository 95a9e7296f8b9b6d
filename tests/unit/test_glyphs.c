#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/base.h"
#include "text/glyphs.h"
#include "type_case.h"

static struct type_case c;
static struct glyphs glyphs;
static struct glyphs_face face;

static const struct coverage *get(uint32_t glyph, int32_t size_px, uint16_t sub)
{
	const struct coverage *out = NULL;

	assert_int_equal(glyphs_get(&glyphs, &face, glyph, size_px, sub, &out), ERR_NONE);
	return out;
}

static void a_pen_stands_on_halves_and_in_small_type_on_quarters(void **state)
{
	static const struct {
		int32_t pen, size, px;
		uint16_t sub;
	} row[] = {{0, 20, 0, 0},      {7, 20, 0, 0},	 {8, 20, 0, 16},     {63, 20, 1, 0},
		   {-1, 20, 0, 0},     {-9, 20, -1, 48}, {-64, 20, -1, 0},   {-73, 20, -2, 48},
		   {15, 100, 0, 0},    {16, 100, 0, 32}, {47, 100, 0, 32},   {48, 100, 1, 0},
		   {-17, 100, -1, 32}, {-16, 100, 0, 0}, {6400, 100, 100, 0}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		int32_t px;

		assert_int_equal(glyphs_snap(row[i].pen, row[i].size, &px), row[i].sub);
		assert_int_equal(px, row[i].px);
	}
}

static void a_glyph_is_drawn_once(void **state)
{
	const struct coverage *first = get(40, 60, 0);
	size_t used = glyphs.used;

	(void)state;
	assert_true(first->width > 5 && first->height > 5);
	assert_ptr_equal(get(40, 60, 0), first);
	assert_int_equal(glyphs.used, used);
	assert_ptr_not_equal(get(40, 60, 32), first);
	assert_ptr_not_equal(get(40, 61, 0), first);
	assert_ptr_equal(get(40, 60, 0), first);
}

/* More glyphs than there is room for, in any order: each is as it was at first. */
static void what_was_forgotten_is_drawn_again(void **state)
{
	static size_t bytes[60][9];
	uint32_t seed = 5;
	size_t n_full = 0, before = 0;

	(void)state;
	memset(bytes, 0, sizeof bytes);
	for (int round = 0; round < 4000; round++) {
		uint32_t glyph, size;
		const struct coverage *now;

		seed = seed * 1664525u + 1013904223u; /* Numerical Recipes, ch. 7 */
		glyph = (seed >> 8) % 60;
		size = (seed >> 20) % 9;
		now = get(glyph + 1, (int32_t)(20 + 20 * size), 0);
		assert_int_equal(now->key.glyph, glyph + 1);
		assert_int_equal(now->key.size_px, 20 + 20 * size);
		if (!bytes[glyph][size])
			bytes[glyph][size] = now->bytes;
		assert_int_equal(now->bytes, bytes[glyph][size]);
		assert_true(glyphs.used <= GLYPHS_BYTES);
		n_full += glyphs.used < before;
		before = glyphs.used;
	}
	assert_true(n_full > 2);
}

static void the_box_of_a_glyph_is_tight(void **state)
{
	(void)state;
	for (uint32_t glyph = 1; glyph < 100; glyph++) {
		const struct coverage *g = get(glyph, 53, 32);
		unsigned left = 0, right = 0, top = 0, bottom = 0;

		for (int32_t y = 0; y < g->height; y++) {
			left |= coverage_at(g, 0, y);
			right |= coverage_at(g, g->width - 1, y);
		}
		for (int32_t x = 0; x < g->width; x++) {
			top |= coverage_at(g, x, 0);
			bottom |= coverage_at(g, x, g->height - 1);
		}
		assert_true((g->width == 0 && g->height == 0) || (left && right && top && bottom));
	}
}

static void a_glyph_may_be_as_large_as_type_gets(void **state)
{
	(void)state;
	for (uint32_t glyph = 1; glyph < 200; glyph++) {
		const struct coverage *g = get(glyph, FONT_SIZE_PX_MAX, 32);

		assert_int_equal(g->key.size_px, FONT_SIZE_PX_MAX);
		assert_true(g->bytes <= GLYPHS_BYTES);
	}
}

static void what_cannot_be_drawn_is_an_error(void **state)
{
	static const char junk[] = "this is no font";
	struct glyphs_face bad = {.bytes = {junk, sizeof junk}};
	const struct coverage *out;

	(void)state;
	assert_int_equal(glyphs_get(&glyphs, &bad, 1, 20, 0, &out), ERR_CORRUPT);
	assert_int_equal(glyphs_get(&glyphs, &face, 99999, 20, 0, &out), ERR_CORRUPT);
	assert_int_equal(get(1, 20, 0)->key.glyph, 1);
	glyphs_close(&bad);
}

static int open_case(void **state)
{
	(void)state;
	if (type_case_open(&c) || glyphs_init(&glyphs))
		return -1;
	face.bytes = c.fonts.face[THEME_HEADLINE][0].bytes;
	return 0;
}

static int close_case(void **state)
{
	(void)state;
	glyphs_close(&face);
	glyphs_finish(&glyphs);
	type_case_close(&c);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pen_stands_on_halves_and_in_small_type_on_quarters),
		cmocka_unit_test(a_glyph_is_drawn_once),
		cmocka_unit_test(what_was_forgotten_is_drawn_again),
		cmocka_unit_test(the_box_of_a_glyph_is_tight),
		cmocka_unit_test(a_glyph_may_be_as_large_as_type_gets),
		cmocka_unit_test(what_cannot_be_drawn_is_an_error),
	};

	return cmocka_run_group_tests_name("glyphs", tests, open_case, close_case);
}
