#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/utf8.h"
#include "tests/unit/reports.h"

static void diag_counts_by_level_and_keeps_the_first_error(void **state)
{
	struct reports r;

	(void)state;
	reports_init(&r);
	assert_string_equal(r.diag.first, "");
	diag_report(&r.diag, DIAG_NOTE, "a.txt", 1, "a note");
	diag_report(&r.diag, DIAG_WARNING, "a.txt", 2, "careful: %s", "x");
	diag_report(&r.diag, DIAG_ERROR, "a.txt", 3, "broken %d", 7);
	diag_report(&r.diag, DIAG_ERROR, "b.txt", 0, "broken again");
	assert_int_equal(r.diag.n_errors, 2);
	assert_int_equal(r.diag.n_warnings, 1);
	assert_string_equal(r.diag.first, "a.txt:3: error: broken 7");
	assert_string_equal(r.text, "a.txt:1: note: a note\n"
				    "a.txt:2: warning: careful: x\n"
				    "a.txt:3: error: broken 7\n"
				    "b.txt:0: error: broken again\n");
}

static void diag_without_a_sink_only_counts(void **state)
{
	struct diag d;

	(void)state;
	diag_init(&d, NULL, NULL);
	diag_report(&d, DIAG_ERROR, NULL, 0, "broken");
	assert_int_equal(d.n_errors, 1);
	assert_string_equal(d.first, "stoppress: error: broken");
}

static void diag_prints_one_line_a_report(void **state)
{
	static const char expected[] = "a.ini:12: error: no\n"
				       "a.ini: warning: hm\n"
				       "stoppress: note: so\n";
	char text[200] = "";
	FILE *f = tmpfile();
	struct diag d;

	(void)state;
	assert_non_null(f);
	diag_init(&d, diag_print, f);
	diag_report(&d, DIAG_ERROR, "a.ini", 12, "no");
	diag_report(&d, DIAG_WARNING, "a.ini", 0, "hm");
	diag_report(&d, DIAG_NOTE, NULL, 5, "so");
	rewind(f);
	assert_int_equal(fread(text, 1, sizeof text - 1, f), strlen(expected));
	assert_string_equal(text, expected);
	fclose(f);
}

static void diag_cuts_a_long_message(void **state)
{
	struct reports r;

	(void)state;
	reports_init(&r);
	diag_report(&r.diag, DIAG_WARNING, "f", 1, "%500d", 1);
	assert_int_equal(strlen(r.text), strlen("f:1: warning: \n") + 400);
}

/* What diag_print() makes of one error. */
static void read_printed(const char *file, uint32_t line, const char *message, char *out,
			 size_t max)
{
	FILE *f = tmpfile();
	struct diag d;

	assert_non_null(f);
	diag_init(&d, diag_print, f);
	diag_report(&d, DIAG_ERROR, file, line, "%s", message);
	rewind(f);
	out[fread(out, 1, max - 1, f)] = 0;
	fclose(f);
}

static void diag_never_cuts_the_place_of_an_error(void **state)
{
	static const char tail[] = "n/end.txt:4294967295: error: m";
	char name[2000], text[2100];
	struct reports r;

	(void)state;
	memset(name, 'n', sizeof name);
	strcpy(name + sizeof name - 9, "/end.txt");
	read_printed(name, UINT32_MAX, "m", text, sizeof text);
	assert_int_equal(strlen(text), strlen(name) + strlen(":4294967295: error: m\n"));
	assert_non_null(strstr(text, tail));
	reports_init(&r);
	diag_report(&r.diag, DIAG_ERROR, name, UINT32_MAX, "m");
	assert_string_equal(r.diag.first + strlen(r.diag.first) - strlen(tail), tail);
	assert_true(strlen(r.diag.first) < 150);
	reports_init(&r);
	diag_report(&r.diag, DIAG_ERROR, name, 7, "%0400d", 1);
	assert_non_null(strstr(r.diag.first, "/end.txt:7: error: 000"));
}

/* A file is called what the one who made it likes. */
static void diag_names_of_files_can_always_be_printed(void **state)
{
	char text[200];
	struct reports r;

	(void)state;
	read_printed("\x1B]0;x\a\xC2\x9B\xFF\xC3\xA9.txt\n", 3, "m", text, sizeof text);
	assert_string_equal(text, "?]0;x????\xC3\xA9.txt?:3: error: m\n");
	reports_init(&r);
	diag_report(&r.diag, DIAG_ERROR, "\x1B[2J\xE2\x80", 3, "m");
	assert_string_equal(r.diag.first, "?[2J??:3: error: m");
}

/* A message quotes hostile input: it must not move the cursor, nor end in half a character. */
static void diag_messages_can_always_be_printed(void **state)
{
	struct reports r;

	(void)state;
	reports_init(&r);
	diag_report(&r.diag, DIAG_ERROR, "f", 1, "a\nb\x1B[2Jc\x7F \xC2\x9B \xC3\xA9 \xFF.");
	assert_string_equal(r.diag.first, "f:1: error: a?b?[2Jc? ?? \xC3\xA9 ?.");
	reports_init(&r);
	diag_report(&r.diag, DIAG_ERROR, "f", 1, "%399s\xE2\x80\x9C", "");
	assert_int_equal(utf8_check(span_of(r.text)), strlen(r.text));
}

static void err_has_a_text_for_every_code(void **state)
{
	(void)state;
	for (int e = ERR_NONE; e <= ERR_FIT; e++) {
		assert_true(strlen(err_text((enum err)e)) > 3);
		assert_string_not_equal(err_text((enum err)e), "unknown error");
		for (int other = ERR_NONE; other < e; other++)
			assert_string_not_equal(err_text((enum err)e), err_text((enum err)other));
	}
	assert_string_equal(err_text((enum err)(ERR_FIT + 1)), "unknown error");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(diag_counts_by_level_and_keeps_the_first_error),
		cmocka_unit_test(diag_without_a_sink_only_counts),
		cmocka_unit_test(diag_prints_one_line_a_report),
		cmocka_unit_test(diag_cuts_a_long_message),
		cmocka_unit_test(diag_never_cuts_the_place_of_an_error),
		cmocka_unit_test(diag_names_of_files_can_always_be_printed),
		cmocka_unit_test(diag_messages_can_always_be_printed),
		cmocka_unit_test(err_has_a_text_for_every_code),
	};

	return cmocka_run_group_tests_name("diag", tests, NULL, NULL);
}
