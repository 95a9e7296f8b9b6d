#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/base.h"
#include "draw/scene.h"

#define WIDTH 40
#define HEIGHT 24
#define PAPER UINT32_C(0x0B1016)

static unsigned char block[1 << 16];
static struct arena arena;
static uint32_t seed;

static uint32_t next(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u; /* Numerical Recipes, ch. 7 */
	return (seed >> 8) % below;
}

static struct rect any_rect(void)
{
	return rect_make((int)next(WIDTH + 10) - 8, (int)next(HEIGHT + 10) - 8, (int)next(20) + 1,
			 (int)next(12) + 1);
}

/* Eight overlapping items, every other one a mask of noise. */
static void any_scene(struct scene *s)
{
	assert_int_equal(scene_init(s, &arena, 8), ERR_NONE);
	for (int i = 0; i < 8; i++) {
		struct rect at = any_rect();
		uint8_t *mask;

		if (i % 2) {
			assert_int_equal(scene_fill(s, at, next(1 << 24), SCENE_RULE), ERR_NONE);
			continue;
		}
		assert_int_equal(scene_mask(s, at, next(1 << 24), SCENE_TEXT, &mask), ERR_NONE);
		for (int k = 0; k < rect_width(at) * rect_height(at); k++)
			mask[k] = (uint8_t)next(256);
	}
}

static void paint(const struct scene *s, uint32_t *px, struct rect clip)
{
	struct canvas c = {px, WIDTH, HEIGHT, WIDTH};

	canvas_fill(&c, clip, clip, PAPER);
	scene_paint(s, &c, clip);
}

static void painting_a_clip_equals_painting_all_and_cropping(void **state)
{
	const struct rect all = {0, 0, WIDTH, HEIGHT};
	static uint32_t whole[WIDTH * HEIGHT], part[WIDTH * HEIGHT];

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct rect clip = any_rect();
		struct scene s;

		arena_init(&arena, block, sizeof block);
		any_scene(&s);
		paint(&s, whole, all);
		memset(part, 0x5A, sizeof part);
		paint(&s, part, clip);
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			struct rect one = rect_make(i % WIDTH, i / WIDTH, 1, 1);

			assert_int_equal(part[i], rect_overlaps(one, clip) ? whole[i] : 0x5A5A5A5A);
		}
	}
}

static void a_cross_fade_is_the_mix_of_both_pictures_at_each_pixel(void **state)
{
	const struct rect all = {0, 0, WIDTH, HEIGHT};
	static uint32_t a[WIDTH * HEIGHT], b[WIDTH * HEIGHT], mixed[WIDTH * HEIGHT];
	static uint32_t row[WIDTH];
	struct canvas c = {mixed, WIDTH, HEIGHT, WIDTH};

	(void)state;
	for (int round = 0; round < 300; round++) {
		unsigned amount = round < 2 ? (unsigned)round * 255 : next(256);
		struct rect clip = any_rect();
		struct scene from, to;

		arena_init(&arena, block, sizeof block);
		any_scene(&from);
		any_scene(&to);
		if (round % 7 == 0)
			from.n = 0;
		paint(&from, a, all);
		paint(&to, b, all);
		memset(mixed, 0x5A, sizeof mixed);
		scene_paint_mix(round % 7 ? &from : NULL, &to, amount, &c, clip, PAPER, row);
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			struct rect one = rect_make(i % WIDTH, i / WIDTH, 1, 1);

			assert_int_equal(mixed[i], rect_overlaps(one, clip)
							   ? canvas_mix(a[i], b[i], amount)
							   : 0x5A5A5A5A);
		}
	}
}

static void scene_bounds_go_around_all_or_one_tag(void **state)
{
	struct scene s;

	(void)state;
	arena_init(&arena, block, sizeof block);
	assert_int_equal(scene_init(&s, &arena, 3), ERR_NONE);
	assert_true(rect_is_empty(scene_bounds(&s)));
	assert_int_equal(scene_fill(&s, rect_make(2, 3, 4, 5), 1, SCENE_RULE), ERR_NONE);
	assert_int_equal(scene_fill(&s, rect_make(10, 1, 2, 2), 1, SCENE_MARK), ERR_NONE);
	assert_true(rect_equal(scene_bounds(&s), (struct rect){2, 1, 12, 8}));
	assert_true(rect_equal(scene_bounds_of(&s, SCENE_MARK), (struct rect){10, 1, 12, 3}));
	assert_true(rect_is_empty(scene_bounds_of(&s, SCENE_TEXT)));
}

static void a_full_scene_and_a_full_arena_are_errors(void **state)
{
	struct scene s;
	uint8_t *mask = NULL;

	(void)state;
	arena_init(&arena, block, 512);
	assert_int_equal(scene_init(&s, &arena, 1000), ERR_MEMORY);
	assert_int_equal(scene_init(&s, &arena, 2), ERR_NONE);
	assert_int_equal(scene_mask(&s, rect_make(0, 0, 0, 9), 1, SCENE_TEXT, &mask), ERR_RANGE);
	assert_int_equal(scene_mask(&s, rect_make(0, 0, 99, 99), 1, SCENE_TEXT, &mask), ERR_MEMORY);
	assert_null(mask);
	assert_int_equal(s.n, 0);
	assert_int_equal(scene_mask(&s, rect_make(0, 0, 3, 3), 1, SCENE_TEXT, &mask), ERR_NONE);
	assert_int_equal(scene_fill(&s, rect_make(0, 0, 3, 3), 1, SCENE_TEXT), ERR_NONE);
	assert_int_equal(scene_fill(&s, rect_make(0, 0, 3, 3), 1, SCENE_TEXT), ERR_LIMIT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(painting_a_clip_equals_painting_all_and_cropping),
		cmocka_unit_test(a_cross_fade_is_the_mix_of_both_pictures_at_each_pixel),
		cmocka_unit_test(scene_bounds_go_around_all_or_one_tag),
		cmocka_unit_test(a_full_scene_and_a_full_arena_are_errors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
