/*
 * How bright a screen is through the day.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "base/base.h"
#include "base/brightness.h"

#define MINUTE_MS INT64_C(60000)
#define DAY_MS (1440 * MINUTE_MS)

static enum err read(const char *text, struct brightness *b, const char **bad_at)
{
	struct span bad = {NULL, 0};
	const char *why = NULL;
	enum err e = brightness_parse(span_of(text), b, &bad, &why);

	*bad_at = e ? bad.p : NULL;
	if (e)
		assert_non_null(why);
	return e;
}

static void each_step_holds_until_the_next_one_and_the_last_over_midnight(void **state)
{
	static const struct {
		int hour, minute, percent;
	} row[] = {{0, 0, 40},	{6, 59, 40},  {7, 0, 100},  {19, 59, 100},
		   {20, 0, 60}, {22, 29, 60}, {22, 30, 40}, {23, 59, 40}};
	struct brightness b;
	const char *bad;

	(void)state;
	assert_int_equal(read(" 07:00 100, 20:00 60 %,22:30 40", &b, &bad), ERR_SYNTAX);
	assert_int_equal(read(" 07:00 100, 20:00 60%,22:30 40", &b, &bad), ERR_NONE);
	for (size_t i = 0; i < COUNT_OF(row); i++)
		for (int64_t day = -2; day < 3; day++)
			assert_int_equal(brightness_at(&b, day * DAY_MS + (row[i].hour * 60 +
									   row[i].minute) *
										  MINUTE_MS),
					 row[i].percent);
	assert_int_equal(read("12:00 70", &b, &bad), ERR_NONE);
	assert_int_equal(brightness_at(&b, 0), 70);
	assert_int_equal(brightness_at(&b, 13 * 60 * MINUTE_MS), 70);
}

static void nothing_said_is_full_light(void **state)
{
	struct brightness b;
	const char *bad;

	(void)state;
	assert_int_equal(read("", &b, &bad), ERR_NONE);
	assert_int_equal(brightness_at(&b, 12345678), 100);
	assert_int_equal(read(" , ", &b, &bad), ERR_NONE);
	assert_int_equal(brightness_at(&b, 12345678), 100);
}

static void a_mistake_is_told_with_its_word_and_leaves_all_as_it_was(void **state)
{
	static const struct {
		const char *text;
		enum err e;
		size_t at;
	} row[] = {
		{"7 100", ERR_SYNTAX, 0},
		{"07:00", ERR_SYNTAX, 0},
		{"07:00 100, 20:00", ERR_SYNTAX, 11},
		{"07:00 0", ERR_RANGE, 6},
		{"07:00 101", ERR_RANGE, 6},
		{"07:00 x", ERR_RANGE, 6},
		{"07:00 9999999999", ERR_RANGE, 6},
		{"24:00 50", ERR_RANGE, 0},
		{"07:00 50, 07:00 60", ERR_RANGE, 10},
		{"20:00 50, 07:00 60", ERR_RANGE, 10},
		{"25:00 50", ERR_SYNTAX, 0},
	};
	struct brightness b;
	const char *bad;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		b.n = 77;
		assert_int_equal(read(row[i].text, &b, &bad), row[i].e);
		assert_ptr_equal(bad, row[i].text + row[i].at);
		assert_int_equal(b.n, 77);
	}
}

static void a_step_an_hour_is_the_most(void **state)
{
	char text[BRIGHTNESS_STEPS_MAX * 10 + 20];
	struct brightness b;
	const char *bad;
	int n = 0;

	(void)state;
	for (int i = 0; i < BRIGHTNESS_STEPS_MAX; i++)
		n += snprintf(text + n, sizeof text - (size_t)n, "%02d:00 %d ", i, i + 1);
	assert_int_equal(read(text, &b, &bad), ERR_NONE);
	assert_int_equal(brightness_at(&b, DAY_MS - 1), 24);
	snprintf(text + n, sizeof text - (size_t)n, "23:30 9");
	assert_int_equal(read(text, &b, &bad), ERR_LIMIT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_step_holds_until_the_next_one_and_the_last_over_midnight),
		cmocka_unit_test(nothing_said_is_full_light),
		cmocka_unit_test(a_mistake_is_told_with_its_word_and_leaves_all_as_it_was),
		cmocka_unit_test(a_step_an_hour_is_the_most),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
