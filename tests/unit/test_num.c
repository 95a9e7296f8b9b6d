#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/num.h"

static void num_division_rounds_towards_minus_infinity(void **state)
{
	static const struct {
		int64_t a, b, quotient, rest;
	} row[] = {
		{7, 3, 2, 1},
		{6, 3, 2, 0},
		{0, 3, 0, 0},
		{-1, 3, -1, 2},
		{-3, 3, -1, 0},
		{-4, 3, -2, 2},
		{-1, INT64_MAX, -1, INT64_MAX - 1},
		{5, 1, 5, 0},
		{-5, 1, -5, 0},
		{INT64_MIN, 1, INT64_MIN, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
		assert_true(num_floor_div(row[i].a, row[i].b) == row[i].quotient);
		assert_true(num_floor_mod(row[i].a, row[i].b) == row[i].rest);
	}
}

static void num_clamp_keeps_a_value_in_its_range(void **state)
{
	(void)state;
	assert_int_equal(num_clamp(-5, -2, 3), -2);
	assert_int_equal(num_clamp(-2, -2, 3), -2);
	assert_int_equal(num_clamp(0, -2, 3), 0);
	assert_int_equal(num_clamp(3, -2, 3), 3);
	assert_int_equal(num_clamp(4, -2, 3), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(num_division_rounds_towards_minus_infinity),
		cmocka_unit_test(num_clamp_keeps_a_value_in_its_range),
	};

	return cmocka_run_group_tests_name("num", tests, NULL, NULL);
}
