/*
 * The hours of a screen, minute by minute, over changes of summer time.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/base.h"
#include "firmware/opening.h"

#define MINUTE_MS INT64_C(60000)
#define DAY_MS (1440 * MINUTE_MS)
#define SUMMER_MS INT64_C(1743296400000) /* 2025-03-30 01:00 UTC, in Berlin */
#define WINTER_MS INT64_C(1761440400000) /* 2025-10-26 01:00 UTC */

static int32_t berlin(void *user, int64_t utc_ms)
{
	(void)user;
	return utc_ms >= SUMMER_MS && utc_ms < WINTER_MS ? 7200 : 3600;
}

static struct opening opening_of(const char *hours)
{
	struct board b;
	struct opening o;

	memset(&b, 0, sizeof b);
	strcpy(b.hours, hours);
	opening_init(&o, &b);
	return o;
}

static void what_is_kept_is_what_each_minute_says_by_itself(void **state)
{
	static const char *const hours[] = {"mon-fri 07:30-18:00", "daily 22:00-06:00",
					    "daily 02:00-02:30", "daily 00:00-24:00",
					    "sun off; mon-sat 02:15-03:15,12:00-12:01"};
	static const int64_t around[] = {SUMMER_MS, WINTER_MS};

	(void)state;
	for (size_t h = 0; h < COUNT_OF(hours); h++) {
		struct opening o = opening_of(hours[h]);

		for (size_t a = 0; a < COUNT_OF(around); a++) {
			for (int64_t at = around[a] - 3 * DAY_MS; at < around[a] + 3 * DAY_MS;
			     at += MINUTE_MS) {
				bool is_on = hours_is_on(&o.hours, at + berlin(NULL, at) * 1000);

				assert_int_equal(opening_at(&o, berlin, NULL, at), is_on);
				assert_int_equal(opening_at(&o, berlin, NULL, at + 59999), is_on);
				assert_true(o.until_ms > at);
			}
		}
	}
}

static void it_changes_at_the_edge_and_not_before(void **state)
{
	struct opening o = opening_of("mon-fri 07:30-18:00");
	int64_t friday = INT64_C(1742533200000); /* 2025-03-21 06:00 in Berlin */

	(void)state;
	assert_false(opening_at(&o, berlin, NULL, friday));
	assert_int_equal(o.until_ms, friday + 90 * MINUTE_MS);
	assert_true(opening_at(&o, berlin, NULL, o.until_ms));
	assert_int_equal(o.until_ms, friday + 12 * 60 * MINUTE_MS);
	assert_false(opening_at(&o, berlin, NULL, o.until_ms));
	assert_int_equal(o.until_ms,
			 friday + 12 * 60 * MINUTE_MS + 2 * DAY_MS); /* a weekend is long */
	assert_false(opening_at(&o, berlin, NULL, o.until_ms));
	assert_int_equal(o.until_ms, friday + 90 * MINUTE_MS + 3 * DAY_MS);
	assert_true(opening_at(&o, berlin, NULL, o.until_ms));
	/* Back again, as a clock may go. */
	assert_false(opening_at(&o, berlin, NULL, friday));
}

static void without_hours_it_is_always_on(void **state)
{
	struct opening o = opening_of("");

	(void)state;
	assert_true(opening_at(&o, berlin, NULL, -5));
	assert_int_equal(o.until_ms, OPENING_EVER_MS);
	assert_int_equal(opening_ms(&o, berlin, NULL, 5, 12345), 12340);
}

static void the_time_that_is_on_adds_up(void **state)
{
	struct opening o = opening_of("daily 22:00-06:00");
	int64_t midnight = INT64_C(1742511600000); /* 2025-03-21 00:00 in Berlin */

	(void)state;
	assert_int_equal(opening_ms(&o, berlin, NULL, midnight, midnight + DAY_MS),
			 8 * 60 * MINUTE_MS);
	assert_int_equal(
		opening_ms(&o, berlin, NULL, midnight + 359 * MINUTE_MS + 1, midnight + DAY_MS / 2),
		MINUTE_MS - 1);
	/* A night that has an hour less. */
	assert_int_equal(
		opening_ms(&o, berlin, NULL, SUMMER_MS - DAY_MS / 2, SUMMER_MS + DAY_MS / 2),
		7 * 60 * MINUTE_MS);
}

static void a_panel_of_few_shades_is_never_dimmed(void **state)
{
	struct board b;
	struct opening o;

	(void)state;
	memset(&b, 0, sizeof b);
	strcpy(b.brightness, "08:00 50");
	opening_init(&o, &b);
	assert_int_equal(brightness_at(&o.brightness, 0), 50);
	b.levels = BOARD_LEVELS_GREY16;
	opening_init(&o, &b);
	assert_int_equal(brightness_at(&o.brightness, 0), 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_kept_is_what_each_minute_says_by_itself),
		cmocka_unit_test(it_changes_at_the_edge_and_not_before),
		cmocka_unit_test(without_hours_it_is_always_on),
		cmocka_unit_test(the_time_that_is_on_adds_up),
		cmocka_unit_test(a_panel_of_few_shades_is_never_dimmed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
