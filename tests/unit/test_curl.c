#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/base.h"
#include "text/curl.h"

#define A "\xE2\x80\x99"
#define S "\xE2\x80\x98"
#define O "\xE2\x80\x9C"
#define C "\xE2\x80\x9D"

static char out[256];

static void assert_curled(const char *text, const char *expected)
{
	struct span curled = curl_text(span_of(text), out, sizeof out);

	if (!span_is(curled, expected))
		fail_msg("[%s] became [%.*s], not [%s]", text, (int)curled.n, curled.p, expected);
}

static void an_apostrophe_follows_a_letter(void **state)
{
	(void)state;
	assert_curled("Peru's harbour can't wait", "Peru" A "s harbour can" A "t wait");
	assert_curled("the sailors' strike", "the sailors" A " strike");
	assert_curled("caf\xC3\xA9's owners'", "caf\xC3\xA9" A "s owners" A);
	assert_curled("in the 1990's and the '80s", "in the 1990" A "s and the " A "80s");
}

static void quotation_marks_open_before_a_word_and_close_after_it(void **state)
{
	(void)state;
	assert_curled("a \"free\" ferry", "a " O "free" C " ferry");
	assert_curled("\"Go,\" she said (\"now\")", O "Go," C " she said (" O "now" C ")");
	assert_curled("a 'free' ferry", "a " S "free" A " ferry");
	assert_curled("the 'sailors' strike,' it said",
		      "the " S "sailors" A " strike," A " it said");
	assert_curled("'It is 'over'", S "It is " S "over" A);
	assert_curled("\"He said 'no'\"", O "He said " S "no" A C);
	assert_curled("a count of \"40\"", "a count of " O "40" C);
}

static void feet_and_inches_stay_straight(void **state)
{
	(void)state;
	assert_curled("a 12' mast", "a 12' mast");
	assert_curled("a 6'2\" keel", "a 6'2\" keel");
	assert_curled("a 14\" pipe", "a 14\" pipe");
}

static void a_mark_without_a_side_stays_straight(void **state)
{
	(void)state;
	assert_curled("so \" so", "so \" so");
	assert_curled("so ' so", "so ' so");
	assert_curled("'tis late", "'tis late");
}

static void a_text_without_straight_marks_is_itself(void **state)
{
	struct span plain = span_of("Peru" A "s " O "free" C " ferry");
	struct span empty = span_of("");

	(void)state;
	assert_ptr_equal(curl_text(plain, out, sizeof out).p, plain.p);
	assert_int_equal(curl_text(plain, out, sizeof out).n, plain.n);
	assert_int_equal(curl_text(empty, out, sizeof out).n, 0);
}

static void a_text_that_has_no_room_is_itself(void **state)
{
	struct span text = span_of("Peru's harbour");

	(void)state;
	assert_ptr_equal(curl_text(text, out, text.n + 1).p, text.p);
	assert_ptr_equal(curl_text(text, out, text.n + 2).p, out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_apostrophe_follows_a_letter),
		cmocka_unit_test(quotation_marks_open_before_a_word_and_close_after_it),
		cmocka_unit_test(feet_and_inches_stay_straight),
		cmocka_unit_test(a_mark_without_a_side_stays_straight),
		cmocka_unit_test(a_text_without_straight_marks_is_itself),
		cmocka_unit_test(a_text_that_has_no_room_is_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
