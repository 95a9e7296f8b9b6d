/* Hours of the week and of single days. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/civil.h"
#include "base/hours.h"

static int64_t ms_of(const char *time)
{
	int32_t offset_s;
	int64_t ms;

	assert_int_equal(civil_parse(span_of(time), &ms, &offset_s), ERR_NONE);
	return ms;
}

static struct hours hours_of(const char *text)
{
	struct hours h;
	struct span bad;
	const char *why;

	if (hours_parse(span_of(text), &h, &bad, &why))
		fail_msg("'%s': '%.*s' %s", text, (int)bad.n, bad.p, why);
	return h;
}

/* 2026-11-23 is a Monday. */
static void hours_are_on_when_they_say(void **state)
{
	static const struct {
		const char *hours, *time;
		bool on;
	} rows[] = {
		{"", "2026-11-24T03:00", true},
		{"mon-fri 08:00-18:00", "2026-11-24T08:00", true},
		{"mon-fri 08:00-18:00", "2026-11-24T07:59", false},
		{"mon-fri 08:00-18:00", "2026-11-24T17:59", true},
		{"mon-fri 08:00-18:00", "2026-11-24T18:00", false},
		{"mon-fri 08:00-18:00", "2026-11-28T12:00", false},
		{"Monday-Friday 8:00-18:00", "2026-11-27T12:00", true},
		{"fri-mon", "2026-11-23T00:00", true},
		{"fri-mon", "2026-11-24T00:00", false},
		{"mon,wed 08:00-12:00,13:00-17:00", "2026-11-25T13:30", true},
		{"mon,wed 08:00-12:00,13:00-17:00", "2026-11-25T12:30", false},
		{"mon,wed 08:00-12:00, sat 10:00-14:00", "2026-11-28T11:00", true},
		{"mon,wed 08:00-12:00; sat 10:00-14:00", "2026-11-25T13:00", false},
		{"08:00-09:00", "2026-11-29T08:30", true},
		/* Over midnight: of the day it begins. */
		{"fri 22:00-06:00", "2026-11-27T23:00", true},
		{"fri 22:00-06:00", "2026-11-28T05:59", true},
		{"fri 22:00-06:00", "2026-11-28T06:00", false},
		{"fri 22:00-06:00", "2026-11-27T05:00", false},
		{"daily 18:00-24:00", "2026-11-27T23:59", true},
		/* Dates go before weekdays, "off" before times. */
		{"mon-fri 08:00-18:00; 2026-11-24 off", "2026-11-24T12:00", false},
		{"2026-11-24 off, mon-fri 08:00-18:00", "2026-11-24T12:00", false},
		{"mon-fri 08:00-18:00; 2026-11-24 20:00-21:00", "2026-11-24T20:30", true},
		{"mon-fri 08:00-18:00; 2026-11-24 20:00-21:00", "2026-11-24T12:00", false},
		{"daily 08:00-18:00; sun off", "2026-11-29T12:00", false},
		{"daily; 2026-12-24..2027-01-01 off", "2026-12-31T12:00", false},
		{"daily; 2026-12-24..2027-01-01 off", "2027-01-02T12:00", true},
		{"daily; 2026-12-24, 2026-12-26 off", "2026-12-26T12:00", false},
		{"daily; 2026-12-24, 2026-12-26 off", "2026-12-25T12:00", true},
		{"2026-11-24", "2026-11-24T23:59", true},
		{"2026-11-24", "2026-11-25T00:00", false},
		/* Before 1970 as well. */
		{"wed", "1969-12-31T12:00", true},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct hours h = hours_of(rows[i].hours);

		if (hours_is_on(&h, ms_of(rows[i].time)) != rows[i].on)
			fail_msg("'%s' is %son at %s", rows[i].hours, rows[i].on ? "not " : "",
				 rows[i].time);
	}
}

static void hours_hold_through_a_span_of_time(void **state)
{
	struct hours h = hours_of("mon-fri 08:00-18:00");
	struct hours always = hours_of("");
	int64_t ms = ms_of("2026-11-24T17:59:30");

	(void)state;
	assert_true(hours_is_on_through(&h, ms, ms + 30000));
	assert_false(hours_is_on_through(&h, ms, ms + 30001));
	assert_false(hours_is_on_through(&h, ms_of("2026-11-24T07:59:59"), ms));
	assert_true(hours_is_on_through(&always, 0, INT64_C(1) << 60));
	h = hours_of("daily");
	assert_false(hours_is_on_through(&h, 0, INT64_C(1) << 60));
}

static void hours_change_at_no_minute_between_edges(void **state)
{
	static const char *const some[] = {"mon-fri 08:00-18:00",
					   "fri 22:00-06:00; sat 10:00-14:00",
					   "daily; 2026-11-25 off", "00:01-00:02, 23:59-24:00"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(some); i++) {
		struct hours h = hours_of(some[i]);
		int64_t minute = ms_of("2026-11-23T00:00:00") / 60000;
		int64_t end = minute + 7 * 1440;

		while (minute < end) {
			int64_t next = hours_next_edge(&h, minute);
			bool is_on = hours_is_on(&h, minute * 60000);

			assert_true(next > minute && next <= minute + 1440);
			for (int64_t m = minute; m < next; m++)
				assert_int_equal(hours_is_on(&h, m * 60000), is_on);
			minute = next;
		}
	}
}

static void hours_that_are_none_are_refused_with_the_word(void **state)
{
	static const struct {
		const char *hours, *bad;
		enum err e;
	} rows[] = {
		{"mon-fri 8-18", "8-18", ERR_SYNTAX},
		{"mon-fri 08:00", "08:00", ERR_SYNTAX},
		{"mon-fri 08:00-08:00", "08:00-08:00", ERR_RANGE},
		{"mon-fri 08:00-25:00", "08:00-25:00", ERR_SYNTAX},
		{"mon-fri 24:00-08:00", "24:00-08:00", ERR_RANGE},
		{"mon-fry 08:00-18:00", "mon-fry", ERR_SYNTAX},
		{"mo 08:00-18:00", "mo", ERR_SYNTAX},
		{"2026-02-30 off", "2026-02-30", ERR_SYNTAX},
		{"2026-12-24..2026-12-01 off", "2026-12-24..2026-12-01", ERR_RANGE},
		{"sometimes", "sometimes", ERR_SYNTAX},
	};
	char many[40 * 12 + 1] = "";

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct hours h = {.n = 77};
		struct span bad;
		const char *why;

		if (hours_parse(span_of(rows[i].hours), &h, &bad, &why) != rows[i].e)
			fail_msg("'%s' is read", rows[i].hours);
		assert_true(span_is(bad, rows[i].bad) && why[0]);
		assert_int_equal(h.n, 77);
	}
	for (size_t i = 0; i < 40; i++)
		memcpy(many + i * 12, "01:00-02:00 ", 12);
	{
		struct hours h;
		struct span bad;
		const char *why;

		assert_int_equal(hours_parse(span_of(many), &h, &bad, &why), ERR_LIMIT);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hours_are_on_when_they_say),
		cmocka_unit_test(hours_hold_through_a_span_of_time),
		cmocka_unit_test(hours_change_at_no_minute_between_edges),
		cmocka_unit_test(hours_that_are_none_are_refused_with_the_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
