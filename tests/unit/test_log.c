/*
 * What the player says, on a clock of our own.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/span.h"
#include "base/utf8.h"
#include "firmware/log.h"
#include "firmware/now.h"

#define SECOND INT64_C(1000000)

static int64_t clock_us;

/* In place of firmware/now.c. */
int64_t now_steady_us(void)
{
	return clock_us;
}

int64_t now_utc_ms(void)
{
	return clock_us / 1000 + 5;
}

static char *said;
static size_t n_said;
static FILE *stream;
static struct log the_log;
static struct diag diag;

static void begin(bool has_priorities)
{
	stream = open_memstream(&said, &n_said);
	assert_non_null(stream);
	log_init(&the_log, stream, has_priorities);
	diag_init(&diag, log_report, &the_log);
	clock_us = 100 * SECOND;
}

static void expect(const char *text)
{
	fflush(stream);
	assert_string_equal(said, text);
	rewind(stream);
	memset(said, 0, n_said);
}

static void end(void)
{
	fclose(stream);
	free(said);
}

static void a_message_is_told_once_a_minute_and_its_repeats_are_counted(void **state)
{
	(void)state;
	begin(false);
	for (int i = 0; i < 50; i++) {
		diag_report(&diag, DIAG_WARNING, "x.ini", 7, "cannot be written");
		clock_us += SECOND;
	}
	expect("x.ini:7: warning: cannot be written\n");
	log_settle(&the_log);
	expect("");
	clock_us += 10 * SECOND;
	log_settle(&the_log);
	expect("x.ini:7: cannot be written (49 times more)\n");
	log_settle(&the_log);
	expect("");
	clock_us += 60 * SECOND;
	diag_report(&diag, DIAG_WARNING, "x.ini", 7, "cannot be written");
	expect("x.ini:7: warning: cannot be written\n");
	assert_int_equal(diag.n_warnings, 51); /* all are counted */
	end();
}

static void other_messages_go_through_meanwhile(void **state)
{
	(void)state;
	begin(false);
	diag_report(&diag, DIAG_ERROR, NULL, 0, "one");
	diag_report(&diag, DIAG_ERROR, NULL, 0, "two");
	diag_report(&diag, DIAG_ERROR, NULL, 0, "one");
	diag_report(&diag, DIAG_ERROR, "f", 1, "one");
	diag_report(&diag, DIAG_ERROR, "f", 2, "one");
	expect("stoppress: error: one\nstoppress: error: two\nf:1: error: one\nf:2: error: one\n");
	log_finish(&the_log);
	expect("stoppress: one (1 time more)\n");
	end();
}

static void a_flood_of_different_messages_forgets_the_oldest_and_loses_none(void **state)
{
	(void)state;
	begin(false);
	for (int i = 0; i < 3 * LOG_KINDS_MAX; i++) {
		char line[64];

		diag_report(&diag, DIAG_NOTE, NULL, 0, "number %d", i);
		snprintf(line, sizeof line, "stoppress: note: number %d\n", i);
		expect(line);
		clock_us += 1;
	}
	assert_int_equal(the_log.n_last, 0); /* notes are no errors */
	end();
}

static void under_the_journal_lines_begin_with_their_priority(void **state)
{
	char name[64];
	struct stat st;

	(void)state;
	begin(true);
	diag_report(&diag, DIAG_ERROR, NULL, 0, "a");
	diag_report(&diag, DIAG_WARNING, NULL, 0, "b");
	diag_report(&diag, DIAG_NOTE, NULL, 0, "c");
	diag_report(&diag, DIAG_NOTE, NULL, 0, "c");
	expect("<3>stoppress: error: a\n<4>stoppress: warning: b\n<5>stoppress: note: c\n");
	log_finish(&the_log);
	expect("<5>stoppress: c (1 time more)\n");
	end();

	unsetenv("JOURNAL_STREAM");
	assert_false(log_is_journal(stderr));
	assert_int_equal(fstat(fileno(stderr), &st), 0);
	snprintf(name, sizeof name, "%llu:%llu", (unsigned long long)st.st_dev,
		 (unsigned long long)st.st_ino);
	setenv("JOURNAL_STREAM", name, 1);
	assert_true(log_is_journal(stderr));
	setenv("JOURNAL_STREAM", "8:1", 1); /* of who started us */
	assert_false(log_is_journal(stderr));
	unsetenv("JOURNAL_STREAM");
}

static void the_last_errors_are_kept_with_their_times_and_counts(void **state)
{
	(void)state;
	begin(false);
	for (int i = 0; i < LOG_KEPT + 2; i++) {
		diag_report(&diag, DIAG_ERROR, NULL, 0, "error %d", i);
		clock_us += 1000 * SECOND;
	}
	diag_report(&diag, DIAG_ERROR, NULL, 0, "error %d", LOG_KEPT);
	assert_int_equal(the_log.n_last, LOG_KEPT);
	for (int i = 0; i < LOG_KEPT; i++) {
		char text[32];

		snprintf(text, sizeof text, "stoppress: error %d", i + 2);
		assert_string_equal(the_log.last[i].text, text);
		assert_int_equal(the_log.last[i].utc_ms, 100005 + (i + 2) * 1000000);
		assert_int_equal(the_log.last[i].n_times, i + 2 == LOG_KEPT ? 2 : 1);
	}
	end();
}

static void a_long_message_is_kept_cut_between_characters(void **state)
{
	char text[600];

	(void)state;
	for (size_t shift = 0; shift < 4; shift++) {
		begin(false);
		memset(text, 'x', shift);
		for (size_t i = shift; i + 3 < sizeof text; i += 2)
			memcpy(text + i, "\xC3\xA9", 3);
		diag_report(&diag, DIAG_ERROR, "bad\nname", 3, "%s", text);
		assert_true(strlen(the_log.last[0].text) > LOG_TEXT_MAX - 5);
		assert_int_equal(utf8_check(span_of(the_log.last[0].text)),
				 strlen(the_log.last[0].text));
		assert_null(strchr(the_log.last[0].text, '\n'));
		end();
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_message_is_told_once_a_minute_and_its_repeats_are_counted),
		cmocka_unit_test(other_messages_go_through_meanwhile),
		cmocka_unit_test(a_flood_of_different_messages_forgets_the_oldest_and_loses_none),
		cmocka_unit_test(under_the_journal_lines_begin_with_their_priority),
		cmocka_unit_test(the_last_errors_are_kept_with_their_times_and_counts),
		cmocka_unit_test(a_long_message_is_kept_cut_between_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
