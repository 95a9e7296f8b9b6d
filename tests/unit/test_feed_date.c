/* Dates as feeds have them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/civil.h"
#include "news/feed_date.h"

/* All rows are the moment 2025-11-04T14:05:00Z, written on that day. */
static void feed_date_reads_one_moment_in_many_forms(void **state)
{
	static const char *const rows[] = {
		"Tue, 04 Nov 2025 14:05:00 GMT",
		"Tue, 04 Nov 2025 14:05:00 +0000",
		"Tue, 4 Nov 25 14:05 UT",
		"04 Nov 25 09:05 -0500",
		"Tue, 04 Nov 2025 09:05:00 EST",
		"Tue,04 Nov 2025 10:05:00 EDT",
		"Tuesday, 4 November 2025 15:05:00 CET",
		"Wed, 04 Nov 2025 14:05:00 Z", /* the weekday is wrong */
		"Tues, 04 Nov 2025 14:05:00 GMT",
		"Tue, 04 Nov 2025 16:05:00 +02:00",
		"Tue, 04 Nov 2025 16:05:00 GMT+2",
		"Tue, 04 Nov 2025 16:05:00 +0200 (EET)",
		"Tue, 04 Nov 2025 14:05:00",
		"  Tue, 04 Nov 2025 14:05:00 GMT\n",
		"November 4, 2025 2:05 PM",
		"4-Nov-2025 14:05:00",
		"2025-11-04T14:05:00Z",
		"2025-11-04T09:05:00-05:00",
		"2025-11-04T14:05:00.123456Z",
		"2025-11-04t14:05:00z",
		"2025-11-04 14:05",
		"2025-11-04 16:05:00 +0200 EET",
		"2025-11-04 15:05:00 CET",
	};
	int64_t day;

	(void)state;
	assert_true(civil_date_ms(2025, 11, 4, &day));
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct feed_date d;

		if (!feed_date_read(span_of(rows[i]), &d))
			fail_msg("'%s' is not read", rows[i]);
		if (d.utc_ms != day + (14 * 60 + 5) * INT64_C(60000) || d.midnight_ms != day)
			fail_msg("'%s' is read as %lld", rows[i], (long long)d.utc_ms);
	}
}

static void feed_date_keeps_the_publishers_day(void **state)
{
	struct feed_date d;
	struct region r;
	int64_t day;

	(void)state;
	region_init(&r);
	assert_true(civil_date_ms(2025, 11, 3, &day));
	assert_true(feed_date_read(span_of("Mon, 03 Nov 2025 23:30:00 -0500"), &d));
	assert_true(d.midnight_ms == day && d.utc_ms == day + INT64_C(86400000) + 270 * 60000);
	assert_true(span_is(feed_date_shown(&d, &r), "3 November 2025"));
	assert_true(feed_date_read(span_of("2025-11-03"), &d));
	assert_true(d.midnight_ms == day && d.utc_ms == day);
	assert_true(feed_date_read(span_of("3 Sept 1999"), &d));
	assert_int_equal(d.month, 9);
	assert_true(feed_date_read(span_of("Fri, 03 Sep 99 10:00 GMT"), &d));
	assert_int_equal(d.year, 1999);
	region_finish(&r);
}

static void feed_date_refuses_what_is_none(void **state)
{
	static const char *const rows[] = {
		"",
		"yesterday",
		"04/11/2025",
		"1730728800",
		"Tue, 31 Feb 2025 10:00:00 GMT",
		"Tue, 04 Nov 2025 25:00:00 GMT",
		"Tue, 04 Nov 2025 10:61:00 GMT",
		"Tue, 04 Nov",
		"2025-13-04T10:00:00Z",
		"2025-11",
		"0000-00-00T00:00:00Z",
		"Tue, 04 Nov 2025 10:00:00 +9900",
		"4 Nov 2025 4 Nov 2025",
	};
	struct feed_date d;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		if (feed_date_read(span_of(rows[i]), &d))
			fail_msg("'%s' is read as %d-%d-%d", rows[i], d.year, d.month, d.day);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(feed_date_reads_one_moment_in_many_forms),
		cmocka_unit_test(feed_date_keeps_the_publishers_day),
		cmocka_unit_test(feed_date_refuses_what_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
