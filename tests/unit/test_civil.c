#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/civil.h"

static void known_moments_have_their_known_dates(void **state)
{
	struct civil c;

	(void)state;
	civil_from_ms(0, 0, &c);
	assert_int_equal(c.year, 1970);
	assert_int_equal(c.weekday, 4);
	civil_from_ms(INT64_C(1756044345000), 0, &c); /* date -u -d @1756044345 */
	assert_int_equal(c.year, 2025);
	assert_int_equal(c.month, 8);
	assert_int_equal(c.day, 24);
	assert_int_equal(c.weekday, 0);
	assert_int_equal(c.hour, 14);
	assert_int_equal(c.minute, 5);
	assert_int_equal(c.second, 45);
	civil_from_ms(-1, 0, &c);
	assert_int_equal(c.year, 1969);
	assert_int_equal(c.second, 59);
	assert_int_equal(c.weekday, 3);
}

static void a_zone_moves_the_day(void **state)
{
	struct civil c;

	(void)state;
	civil_from_ms(INT64_C(1756080000000), 7200, &c); /* 2025-08-25 00:00 UTC */
	assert_int_equal(c.day, 25);
	assert_int_equal(c.hour, 2);
	civil_from_ms(INT64_C(1756080000000), -3600, &c);
	assert_int_equal(c.day, 24);
	assert_int_equal(c.hour, 23);
}

static void each_day_of_four_centuries_comes_back_as_itself(void **state)
{
	int64_t expected;

	(void)state;
	assert_true(civil_date_ms(1800, 1, 1, &expected));
	for (int64_t ms = expected; ms < expected + 146097 * CIVIL_DAY_MS; ms += CIVIL_DAY_MS) {
		struct civil c;
		int64_t back;

		civil_from_ms(ms, 0, &c);
		assert_true(civil_date_ms(c.year, c.month, c.day, &back));
		assert_int_equal(back, ms);
	}
}

static void dates_that_do_not_exist_are_refused(void **state)
{
	static const int bad[][3] = {{2025, 2, 29}, {2025, 13, 1}, {2025, 0, 1}, {2025, 4, 31},
				     {0, 1, 1},	    {1900, 2, 29}, {2025, 1, 0}};
	int64_t ms;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_false(civil_date_ms(bad[i][0], bad[i][1], bad[i][2], &ms));
	assert_true(civil_date_ms(2000, 2, 29, &ms));
}

static void iso_times_are_read_with_their_zone(void **state)
{
	static const struct {
		const char *text;
		enum err e;
		int64_t ms;
		int32_t offset_s;
	} row[] = {
		{"2025-08-24T14:05:45Z", ERR_NONE, INT64_C(1756044345000), 0},
		{"2025-08-24T16:05:45+02:00", ERR_NONE, INT64_C(1756044345000), 7200},
		{"2025-08-24T08:35:45-0530", ERR_NONE, INT64_C(1756044345000), -19800},
		{"2025-08-24T14:05:45.150Z", ERR_NONE, INT64_C(1756044345150), 0},
		{"2025-08-24T14:05:45.15Z", ERR_SYNTAX, 0, 0},
		{"2025-08-24 14:05", ERR_NONE, INT64_C(1756044300000), 0},
		{"2025-08-24", ERR_NONE, INT64_C(1755993600000), 0},
		{"2025-08-24T16:05+02", ERR_NONE, INT64_C(1756044300000), 7200},
		{"2025-02-30", ERR_RANGE, 0, 0},
		{"2025-08-24T24:00", ERR_RANGE, 0, 0},
		{"2025-08-24T14:05+15:00", ERR_RANGE, 0, 0},
		{"24.8.2025", ERR_SYNTAX, 0, 0},
		{"2025-08-24T14:05x", ERR_SYNTAX, 0, 0},
		{"2025-08-24T14:5", ERR_SYNTAX, 0, 0},
		{"2025-08-24T", ERR_SYNTAX, 0, 0},
		{"2025-08-24 ", ERR_SYNTAX, 0, 0},
		{"2025-08-24Z", ERR_SYNTAX, 0, 0},
		{"2025-08-24T14:05:", ERR_SYNTAX, 0, 0},
		{"2025-08-24T14:05+", ERR_SYNTAX, 0, 0},
		{"2025-08-24T14:05+02:", ERR_SYNTAX, 0, 0},
		{"2025-08-24T14:05+02:0", ERR_SYNTAX, 0, 0},
		{"", ERR_SYNTAX, 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
		int64_t ms = 0;
		int32_t offset_s = 0;

		assert_int_equal(civil_parse(span_of(row[i].text), &ms, &offset_s), row[i].e);
		assert_int_equal(ms, row[i].ms);
		assert_int_equal(offset_s, row[i].offset_s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_moments_have_their_known_dates),
		cmocka_unit_test(a_zone_moves_the_day),
		cmocka_unit_test(each_day_of_four_centuries_comes_back_as_itself),
		cmocka_unit_test(dates_that_do_not_exist_are_refused),
		cmocka_unit_test(iso_times_are_read_with_their_zone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
