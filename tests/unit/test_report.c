/*
 * What a proof of play is told as.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "firmware/now.h"
#include "firmware/report.h"

#define HOUR_MS INT64_C(3600000)
#define EIGHT INT64_C(1756022400000) /* 2025-08-24 08:00 UTC */

/* In place of firmware/now.c: a zone of half hours. */
int32_t now_offset_s(int64_t utc_ms)
{
	(void)utc_ms;
	return 5 * 3600 + 1800;
}

static unsigned char *file;
static size_t n_file;

static const struct played_record records[] = {
	{.start_ms = EIGHT, .shown_ms = 6000, .card = 0xA},
	{.start_ms = EIGHT + 6000, .shown_ms = 9000, .card = 0xB},
	{.start_ms = EIGHT + 15000, .shown_ms = 6500, .card = 0xA, .flags = PLAYED_HELD},
	{.start_ms = EIGHT + HOUR_MS / 2 - 1, .shown_ms = 100, .card = 0xA},
	{.start_ms = EIGHT + HOUR_MS / 2, .shown_ms = 1000, .card = 0xA},
	{.start_ms = EIGHT + HOUR_MS, .shown_ms = 5000, .card = 0xC, .flags = PLAYED_UNSEEN},
	{.start_ms = 4000, .shown_ms = 7000, .card = 0xB, .flags = PLAYED_NO_TIME},
};

static const char *report_of(enum report_by by, enum report_as as, int64_t from_ms, int64_t to_ms)
{
	const struct report_options o = {by, as, from_ms, to_ms};
	struct span bytes = {(const char *)file, n_file};
	static char out[4096];
	struct diag d;
	FILE *f;

	memset(out, 0, sizeof out);
	f = fmemopen(out, sizeof out, "w");
	diag_init(&d, NULL, NULL);
	assert_int_equal(report_print(f, bytes, "x", &o, NULL, &d), ERR_NONE);
	fclose(f);
	return out;
}

static void by_card_the_oftenest_comes_first(void **state)
{
	(void)state;
	assert_string_equal(
		report_of(REPORT_BY_CARD, REPORT_AS_CSV, INT64_MIN, INT64_MAX),
		"card,showings,seconds,first,last,text\r\n"
		"000000000000000a,4,13.600,2025-08-24 13:30:00 +05:30,2025-08-24 14:00:00 "
		"+05:30,\"\"\r\n"
		"000000000000000b,2,16.000,2025-08-24 13:30:06 +05:30,2025-08-24 13:30:06 "
		"+05:30,\"\"\r\n");
}

static void by_hour_the_hours_are_those_of_the_wall(void **state)
{
	(void)state;
	assert_string_equal(report_of(REPORT_BY_HOUR, REPORT_AS_CSV, INT64_MIN, INT64_MAX),
			    "hour,showings,cards,seconds\r\n"
			    "unknown,1,1,7.000\r\n"
			    "2025-08-24 13:00:00 +05:30,4,2,21.600\r\n"
			    "2025-08-24 14:00:00 +05:30,1,1,1.000\r\n");
}

static void a_part_of_the_time_is_half_open_and_has_nothing_of_an_unknown_time(void **state)
{
	(void)state;
	assert_string_equal(
		report_of(REPORT_BY_HOUR, REPORT_AS_JSON, EIGHT + 6000, EIGHT + 15000),
		"{\"showings\": 1, \"unseen\": 0, \"missing\": 0, \"without_time\": 0, "
		"\"hours\": [\n{\"hour\": \"2025-08-24 13:00:00 +05:30\", \"showings\": "
		"1, \"cards\": 1, \"shown_ms\": 9000}\n]}\n");
}

static void a_table_tells_of_what_it_does_not_count(void **state)
{
	(void)state;
	assert_non_null(strstr(report_of(REPORT_BY_CARD, REPORT_AS_TABLE, INT64_MIN, INT64_MAX),
			       "showings: 6; unseen: 1; missing: 0; of an unknown time: 1\n"));
}

static void another_file_is_an_error_with_its_name(void **state)
{
	const struct report_options o = {REPORT_BY_CARD, REPORT_AS_CSV, INT64_MIN, INT64_MAX};
	struct diag d;

	(void)state;
	diag_init(&d, NULL, NULL);
	assert_int_equal(report_print(stdout, span_of("dear diary"), "my.txt", &o, NULL, &d),
			 ERR_SYNTAX);
	assert_string_equal(d.first, "my.txt: error: this is no proof of play");
}

static int make_file(void **state)
{
	char path[] = "/tmp/test_report_XXXXXX";
	int fd = mkstemp(path);
	struct played p;
	enum err e;

	(void)state;
	close(fd);
	e = played_open(&p, path, 4);
	for (size_t i = 0; i < COUNT_OF(records) && !e; i++)
		e = played_add(&p, &records[i]);
	played_close(&p);
	if (!e)
		e = file_read(path, SIZE_MAX, &file, &n_file);
	unlink(path);
	return e != ERR_NONE;
}

static int free_file(void **state)
{
	(void)state;
	free(file);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(by_card_the_oftenest_comes_first),
		cmocka_unit_test(by_hour_the_hours_are_those_of_the_wall),
		cmocka_unit_test(
			a_part_of_the_time_is_half_open_and_has_nothing_of_an_unknown_time),
		cmocka_unit_test(a_table_tells_of_what_it_does_not_count),
		cmocka_unit_test(another_file_is_an_error_with_its_name),
	};

	return cmocka_run_group_tests(tests, make_file, free_file);
}
