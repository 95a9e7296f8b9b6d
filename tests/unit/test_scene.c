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

/* Noise, with paper and ink in it, as glyph NUMBER. */
static const struct coverage *any_glyph(uint32_t number, int w, int h)
{
	static _Alignas(16) unsigned char room[4096];
	struct coverage *c = (struct coverage *)(void *)room;
	uint8_t px[20 * 12];

	assert_true(coverage_bytes(w, h) <= sizeof room);
	for (int k = 0; k < w * h; k++)
		px[k] = next(3) ? (uint8_t)(next(2) * 255) : (uint8_t)next(256);
	assert_true(coverage_write(c, &(struct coverage_bitmap){px, w, w, h}, sizeof room));
	c->key = (struct coverage_key){.glyph = number};
	c->left = (int)next(5) - 2;
	c->top = -(int)next(9);
	return c;
}

/* Lines of three glyphs that overlap, in a box around them. */
static void any_line(struct scene *s, uint32_t number)
{
	struct rect at = any_rect();
	struct scene_glyph *line;

	assert_int_equal(scene_line(s, at, next(1 << 24), SCENE_TEXT, 3, &line), ERR_NONE);
	for (uint32_t i = 0; i < 3; i++) {
		int w = MIN_OF(rect_width(at), 20), h = MIN_OF(rect_height(at), 12);
		const struct coverage *c = any_glyph(number * 3 + i, w - (w > 3 ? (int)i : 0), h);

		line[i].coverage = scene_keep(s, c);
		assert_non_null(line[i].coverage);
		line[i].x = -c->left;
		line[i].y = -c->top;
	}
}

/* Eight overlapping items, every other one a line of noise. */
static void any_scene(struct scene *s)
{
	assert_int_equal(scene_init(s, &arena, 8), ERR_NONE);
	for (uint32_t i = 0; i < 8; i++) {
		if (i % 2)
			assert_int_equal(scene_fill(s, any_rect(), next(1 << 24), SCENE_RULE),
					 ERR_NONE);
		else
			any_line(s, i);
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
		scene_paint_mix(&(struct scene_mix){.from = round % 7 ? &from : NULL,
						    .to = &to,
						    .paper = PAPER,
						    .amount = amount},
				&c, clip, row);
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
	struct scene_glyph *line = NULL;

	(void)state;
	arena_init(&arena, block, 512);
	assert_int_equal(scene_init(&s, &arena, 1000), ERR_MEMORY);
	assert_int_equal(scene_init(&s, &arena, 2), ERR_NONE);
	assert_int_equal(scene_line(&s, rect_make(0, 0, 0, 9), 1, SCENE_TEXT, 1, &line), ERR_RANGE);
	assert_int_equal(scene_line(&s, rect_make(0, 0, 9, 9), 1, SCENE_TEXT, 99, &line),
			 ERR_MEMORY);
	assert_null(line);
	assert_int_equal(s.n, 0);
	assert_int_equal(scene_line(&s, rect_make(0, 0, 3, 3), 1, SCENE_TEXT, 1, &line), ERR_NONE);
	arena.used = arena.size - 64;
	assert_null(scene_keep(&s, any_glyph(1, 20, 12)));
	assert_int_equal(scene_fill(&s, rect_make(0, 0, 3, 3), 1, SCENE_TEXT), ERR_NONE);
	assert_int_equal(scene_fill(&s, rect_make(0, 0, 3, 3), 1, SCENE_TEXT), ERR_LIMIT);
}

static void a_glyph_is_kept_once_and_a_cleared_scene_forgets_it(void **state)
{
	const struct coverage *kept;
	struct scene s;
	size_t used;

	(void)state;
	arena_init(&arena, block, sizeof block);
	assert_int_equal(scene_init(&s, &arena, 2), ERR_NONE);
	used = arena.used;
	kept = scene_keep(&s, any_glyph(7, 9, 9));
	assert_ptr_equal(scene_keep(&s, any_glyph(7, 9, 9)), kept);
	assert_ptr_not_equal(scene_keep(&s, any_glyph(7 + SCENE_CHAINS, 9, 9)), kept);
	assert_int_equal(scene_fill(&s, rect_make(0, 0, 3, 3), 1, SCENE_TEXT), ERR_NONE);
	scene_clear(&s);
	assert_int_equal(arena.used, used);
	assert_int_equal(s.n, 0);
	memset(block + used, 0xEE, sizeof block - used);
	assert_int_equal(scene_keep(&s, any_glyph(7, 9, 9))->key.glyph, 7);
}

static void scene_bytes_are_enough_for_slim_glyphs_and_for_noise(void **state)
{
	(void)state;
	for (int w = 1; w <= 20; w++) {
		const size_t n = 40, size = scene_bytes(1, n * (size_t)w * 12, n);
		struct scene_glyph *line;
		struct scene s;

		assert_true(size <= sizeof block);
		arena_init(&arena, block, size);
		assert_int_equal(scene_init(&s, &arena, 1), ERR_NONE);
		assert_int_equal(scene_line(&s, rect_make(0, 0, 9, 9), 1, SCENE_TEXT, n, &line),
				 ERR_NONE);
		for (uint32_t i = 0; i < n; i++)
			assert_non_null(scene_keep(&s, any_glyph(i, w, 12)));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(painting_a_clip_equals_painting_all_and_cropping),
		cmocka_unit_test(a_cross_fade_is_the_mix_of_both_pictures_at_each_pixel),
		cmocka_unit_test(a_glyph_is_kept_once_and_a_cleared_scene_forgets_it),
		cmocka_unit_test(scene_bytes_are_enough_for_slim_glyphs_and_for_noise),
		cmocka_unit_test(scene_bounds_go_around_all_or_one_tag),
		cmocka_unit_test(a_full_scene_and_a_full_arena_are_errors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
