#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/base.h"
#include "cardc/trim.h"

#define LQ "\xE2\x80\x9C"
#define RQ "\xE2\x80\x9D"
#define APO "\xE2\x80\x99"

/* A file whose quotation, [AT, END), is TEXT with its white space single. */
static const char file[] =
	"He said: " LQ "We won" APO "t  leave\nthe harbour" APO "s quay \xE2\x80\x94 "
	"not now. We stay, and we fish." RQ " Then he left.";
static const char text[] =
	"We won" APO "t leave the harbour" APO "s quay \xE2\x80\x94 not now. We stay, and we fish.";

static void trim_finds_a_part_in_text_and_file(void **state)
{
	static const struct {
		const char *part, *text, *file;
	} rows[] = {
		{"We stay, and we fish.", "We stay, and we fish.", "We stay, and we fish."},
		{"We won't leave the harbour", "We won" APO "t leave the harbour",
		 "We won" APO "t  leave\nthe harbour"},
		{"leave  the harbour", NULL, NULL},
		{"the harbour's quay - not now", "the harbour" APO "s quay \xE2\x80\x94 not now",
		 "the harbour" APO "s quay \xE2\x80\x94 not now"},
		{"leave ... stay", "leave the harbour" APO "s quay \xE2\x80\x94 not now. We stay",
		 "leave\nthe harbour" APO "s quay \xE2\x80\x94 not now. We stay"},
		{"not \xE2\x80\xA6 fish", "not now. We stay, and we fish",
		 "not now. We stay, and we fish"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct span t = span_of(text), f = span_of(file);
		size_t start = 12, end = f.n - 17;
		bool done = trim_to(span_of(rows[i].part), f, &t, &start, &end);

		assert_int_equal(done, rows[i].text != NULL);
		if (!done)
			continue;
		if (!span_is(t, rows[i].text))
			fail_msg("'%.*s'", (int)t.n, t.p);
		if (!span_is(span_cut(f, start, end), rows[i].file))
			fail_msg("'%.*s'", (int)(end - start), f.p + start);
	}
}

static void trim_refuses_what_is_no_part(void **state)
{
	static const char *const parts[] = {
		"We stay and we fish",	   /* a comma is missing */
		"We leave the harbour",	   /* a word is */
		"the harbour" APO "s qua", /* half a word */
		"arbour",		   /* half a word */
		"we fish ... We stay",	   /* turned round */
		"WE STAY",		   /* shouted */
		"",
		" ... ",
		" ... fish.",
		"We stay ... ",
		text, /* all of it: nothing is trimmed */
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		struct span t = span_of(text);
		size_t start = 12, end = 20;

		if (trim_to(span_of(parts[i]), span_of(file), &t, &start, &end))
			fail_msg("'%s'", parts[i]);
		assert_true(t.n == sizeof text - 1 && start == 12 && end == 20);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(trim_finds_a_part_in_text_and_file),
		cmocka_unit_test(trim_refuses_what_is_no_part),
	};

	return cmocka_run_group_tests_name("trim", tests, NULL, NULL);
}
