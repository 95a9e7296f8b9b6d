#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/rect.h"

/* Rectangles within a picture of SIDE by SIDE are compared with what a walk over its pixels says.
 */
#define SIDE 3
#define N_RECTS ((SIDE + 1) * (SIDE + 1) * (SIDE + 1) * (SIDE + 1))

static struct rect nth(int i)
{
	const int base = SIDE + 1;
	struct rect r = {i % base, i / base % base, i / base / base % base, i / base / base / base};

	return r;
}

static bool has(struct rect r, int x, int y)
{
	return x >= r.x0 && x < r.x1 && y >= r.y0 && y < r.y1;
}

static void rect_is_half_open(void **state)
{
	struct rect r = rect_make(-2, 3, 5, 7);

	(void)state;
	assert_int_equal(r.x0, -2);
	assert_int_equal(r.y0, 3);
	assert_int_equal(r.x1, 3);
	assert_int_equal(r.y1, 10);
	assert_int_equal(rect_width(r), 5);
	assert_int_equal(rect_height(r), 7);
	assert_true(rect_area(r) == 35);
	assert_false(rect_overlaps(r, rect_make(3, 3, 5, 7)));
	assert_true(rect_overlaps(r, rect_make(2, 9, 1, 1)));
}

static void rect_measures_are_never_negative(void **state)
{
	const struct rect inside_out = {5, 6, 1, 2};

	(void)state;
	assert_int_equal(rect_width(inside_out), 0);
	assert_int_equal(rect_height(inside_out), 0);
	assert_true(rect_area(inside_out) == 0);
	assert_true(rect_is_empty(inside_out));
	assert_true(rect_is_empty(rect_make(1, 1, 0, 5)));
	assert_true(rect_equal(inside_out, rect_make(0, 0, 0, 0)));
	assert_true(rect_area(rect_make(0, 0, 100000, 100000)) == INT64_C(10000000000));
}

static void rect_area_counts_pixels(void **state)
{
	(void)state;
	for (int i = 0; i < N_RECTS; i++) {
		int count = 0;

		for (int p = 0; p < SIDE * SIDE; p++)
			count += has(nth(i), p % SIDE, p / SIDE);
		assert_true(rect_area(nth(i)) == count);
		assert_int_equal(rect_is_empty(nth(i)), count == 0);
	}
}

static void rect_pairs_agree_with_a_walk_over_the_pixels(void **state)
{
	(void)state;
	for (int i = 0; i < N_RECTS; i++) {
		for (int j = 0; j < N_RECTS; j++) {
			struct rect a = nth(i);
			struct rect b = nth(j);
			struct rect both = rect_intersect(a, b);
			bool shared = false;
			bool inside = true;
			bool same = true;

			for (int p = 0; p < SIDE * SIDE; p++) {
				bool in_a = has(a, p % SIDE, p / SIDE);
				bool in_b = has(b, p % SIDE, p / SIDE);

				shared = shared || (in_a && in_b);
				inside = inside && (in_a || !in_b);
				same = same && in_a == in_b;
				assert_int_equal(has(both, p % SIDE, p / SIDE), in_a && in_b);
			}
			assert_int_equal(rect_overlaps(a, b), shared);
			assert_int_equal(rect_contains(a, b), inside);
			assert_int_equal(rect_equal(a, b), same);
		}
	}
}

static void rect_union_is_the_smallest_around_both(void **state)
{
	(void)state;
	for (int i = 0; i < N_RECTS; i++) {
		for (int j = 0; j < N_RECTS; j++) {
			struct rect a = nth(i);
			struct rect b = nth(j);
			struct rect u = rect_unite(a, b);

			assert_true(rect_contains(u, a) && rect_contains(u, b));
			for (int k = 0; k < N_RECTS; k++)
				if (rect_contains(nth(k), a) && rect_contains(nth(k), b))
					assert_true(rect_contains(nth(k), u));
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rect_is_half_open),
		cmocka_unit_test(rect_measures_are_never_negative),
		cmocka_unit_test(rect_area_counts_pixels),
		cmocka_unit_test(rect_pairs_agree_with_a_walk_over_the_pixels),
		cmocka_unit_test(rect_union_is_the_smallest_around_both),
	};

	return cmocka_run_group_tests_name("rect", tests, NULL, NULL);
}
