/* When a card may be shown, in a pack: written, read, and refused where it is wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pack_sample.h"

/* 2026-11-24 08:00 and 11:30, and a last day of the year 9999. */
#define FROM INT64_C(1795507200000)
#define UNTIL INT64_C(1795519800000)
#define YEAR_10000 INT64_C(253402300800000)

/* The sample's last card as a notice. */
static struct buf timed_pack(void)
{
	struct sample s;
	struct buf out;

	sample_fill(&s);
	s.cards[2].card.kind = PACK_NOTICE;
	s.cards[2].timing = (struct pack_timing){
		FROM, UNTIL, PACK_PRIORITY_LOW, 3, SPAN("mon-fri 08:00-18:00"), 7, true, PACK_DAY};
	buf_init(&out);
	assert_int_equal(writer_write(&s.input, &out, NULL), ERR_NONE);
	return out;
}

static void timing_comes_back_as_it_was_written(void **state)
{
	struct buf bytes = timed_pack();
	struct pack pack;
	struct pack_timing t;
	struct pack_card c;

	(void)state;
	assert_int_equal(pack_open(&pack, bytes.p, bytes.n, NULL), ERR_NONE);
	pack_card(&pack, 2, &c);
	assert_int_equal(c.kind, PACK_NOTICE);
	pack_timing(&pack, 2, &t);
	assert_true(t.from_ms == FROM && t.until_ms == UNTIL);
	assert_int_equal(t.priority, PACK_PRIORITY_LOW);
	assert_int_equal(t.weight, 3);
	assert_true(span_is(t.hours, "mon-fri 08:00-18:00"));
	assert_int_equal(t.limit_minutes, 7);
	assert_true(t.at_once);
	assert_int_equal(t.freshness, PACK_DAY);
	pack_timing(&pack, 0, &t);
	assert_true(t.from_ms == 0 && t.until_ms == 0 && t.priority == 0 && t.weight == 0 &&
		    t.hours.n == 0);
	buf_finish(&bytes);
}

static void timing_is_not_written_where_no_card_needs_it(void **state)
{
	struct buf bytes = sample_pack();
	struct pack_timing t;
	struct pack pack;

	(void)state;
	assert_int_equal(le32(bytes.p + FORMAT_N_SECTIONS), FORMAT_N_NEEDED);
	assert_int_equal(pack_open(&pack, bytes.p, bytes.n, NULL), ERR_NONE);
	pack_timing(&pack, 1, &t);
	assert_true(t.from_ms == 0 && t.until_ms == 0 && t.hours.n == 0);
	buf_finish(&bytes);
}

/* A player that does not know the section must not show what is over. */
static void timing_is_required_of_the_player(void **state)
{
	struct buf bytes = timed_pack();
	const char *why = "";

	(void)state;
	assert_int_equal(le32(sample_entry(bytes.p, FORMAT_TIME) + FORMAT_FLAGS), FORMAT_REQUIRED);
	memcpy(sample_entry(bytes.p, FORMAT_TIME) + FORMAT_TAG, "TIMF", 4);
	sample_seal(bytes.p, bytes.n);
	assert_int_equal(sample_open(bytes.p, bytes.n, &why), ERR_VERSION);
	assert_string_equal(why, "P7: the pack needs a newer player");
	buf_finish(&bytes);
}

static void timing_that_is_wrong_is_refused(void **state)
{
	static const struct {
		const char *invariant;
		size_t at;
		bool is_wide;
		uint64_t value;
		enum err e;
	} rows[] = {
		{"P23:", FORMAT_TIME_FROM, true, YEAR_10000, ERR_CORRUPT},
		{"P23:", FORMAT_TIME_FROM, true, UINT64_C(1) << 63, ERR_CORRUPT},
		{"P23:", FORMAT_TIME_FROM, true, UNTIL, ERR_CORRUPT},
		{"P23:", FORMAT_TIME_UNTIL, true, YEAR_10000, ERR_CORRUPT},
		{"P24:", FORMAT_TIME_PRIORITY, false, 3, ERR_CORRUPT},
		{"P24:", FORMAT_TIME_PRIORITY, false, UINT32_MAX - 1, ERR_CORRUPT},
		{"P24:", FORMAT_TIME_WEIGHT, false, PACK_WEIGHT_MAX + 1, ERR_CORRUPT},
		{"P12:", FORMAT_TIME_HOURS, false, UINT32_MAX, ERR_CORRUPT},
		{"P12:", FORMAT_TIME_HOURS + 4, false, UINT32_MAX, ERR_CORRUPT},
		{"P25:", FORMAT_TIME_HOURS + 4, false, 3 + 1, ERR_CORRUPT},
		{"P31:", FORMAT_TIME_LIMIT, false, 1, ERR_CORRUPT},
		{"P31:", FORMAT_TIME_LIMIT, false, PACK_LIMIT_MINUTES_MAX + 1, ERR_CORRUPT},
		{"P31:", FORMAT_TIME_AT_ONCE, false, 2, ERR_CORRUPT},
		{"P31:", FORMAT_TIME_FRESHNESS, false, PACK_N_FRESHNESS, ERR_CORRUPT},
		{"P22:", 0, false, 0, ERR_CORRUPT},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct buf bytes = timed_pack();
		unsigned char *record = sample_record(bytes.p, FORMAT_TIME, 2);
		const char *why = "";

		if (rows[i].invariant[1] == '2' && rows[i].invariant[2] == '2') {
			/* The last record becomes padding. */
			unsigned char *entry = sample_entry(bytes.p, FORMAT_TIME);

			bytes.n -= FORMAT_TIME_BYTES;
			le32_put(entry + FORMAT_COUNT, 2);
		} else if (rows[i].is_wide) {
			le64_put(record + rows[i].at, rows[i].value);
		} else {
			le32_put(record + rows[i].at, (uint32_t)rows[i].value);
		}
		sample_seal(bytes.p, bytes.n);
		assert_int_equal(sample_open(bytes.p, bytes.n, &why), rows[i].e);
		if (strncmp(why, rows[i].invariant, 4))
			fail_msg("row %zu: %s", i, why);
		buf_finish(&bytes);
	}
}

static void timing_that_is_wrong_is_not_written(void **state)
{
	static const struct pack_timing rows[] = {
		{UNTIL, FROM, PACK_PRIORITY_NORMAL, 1, SPAN(""), 0, false, PACK_TIMELESS},
		{0, 0, PACK_PRIORITY_NORMAL, PACK_WEIGHT_MAX + 1, SPAN(""), 0, false,
		 PACK_TIMELESS},
		{0, 0, PACK_PRIORITY_NORMAL, 1, SPAN("noon"), 0, false, PACK_TIMELESS},
		{0, 0, PACK_PRIORITY_NORMAL, 1, SPAN("mon\n08:00-09:00"), 0, false, PACK_TIMELESS},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct sample s;
		struct buf out;
		size_t bad = 9;

		sample_fill(&s);
		s.cards[1].timing = rows[i];
		buf_init(&out);
		assert_int_equal(writer_write(&s.input, &out, &bad), ERR_RANGE);
		assert_int_equal(bad, 1);
		assert_int_equal(out.n, 0);
		buf_finish(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(timing_comes_back_as_it_was_written),
		cmocka_unit_test(timing_is_not_written_where_no_card_needs_it),
		cmocka_unit_test(timing_is_required_of_the_player),
		cmocka_unit_test(timing_that_is_wrong_is_refused),
		cmocka_unit_test(timing_that_is_wrong_is_not_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
