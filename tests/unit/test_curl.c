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
	struct span curled = curl_text(span_of(text), span_of("en"), out, sizeof out);

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
	assert_ptr_equal(curl_text(plain, span_of(""), out, sizeof out).p, plain.p);
	assert_int_equal(curl_text(plain, span_of(""), out, sizeof out).n, plain.n);
	assert_int_equal(curl_text(empty, span_of(""), out, sizeof out).n, 0);
}

static void a_text_that_has_no_room_is_itself(void **state)
{
	struct span text = span_of("Peru's harbour");

	(void)state;
	assert_ptr_equal(curl_text(text, span_of(""), out, text.n + 1).p, text.p);
	assert_ptr_equal(curl_text(text, span_of(""), out, text.n + 2).p, out);
}

static void assert_printed(const char *language, const char *text, const char *expected)
{
	struct span printed = curl_text(span_of(text), span_of(language), out, sizeof out);

	if (!span_is(printed, expected))
		fail_msg("[%s] became [%.*s], not [%s]", text, (int)printed.n, printed.p, expected);
}

#define EN "\xE2\x80\x93"
#define EM "\xE2\x80\x94"
#define DOTS "\xE2\x80\xA6"
#define NB "\xC2\xA0"
#define NNB "\xE2\x80\xAF"

static void hyphens_that_stand_for_dashes_are_dashes(void **state)
{
	(void)state;
	assert_curled("the ferry - a small one - sails",
		      "the ferry " EN " a small one " EN " sails");
	assert_curled("the ferry--a small one", "the ferry" EM "a small one");
	assert_curled("the ferry -- a small one", "the ferry " EN " a small one");
	assert_curled("the ferry---a small one", "the ferry" EM "a small one");
	assert_curled("a 5-4 vote, 10-7, from 2019-2024.",
		      "a 5" EN "4 vote, 10" EN "7, from 2019" EN "2024.");
	assert_curled("pre- and post-war, an F-16, 555-1234, on 2025-08-24, 2025-08",
		      "pre- and post-war, an F-16, 555-1234, on 2025-08-24, 2025-08");
	assert_curled("a ---- b -", "a ---- b -");
}

static void a_skin_tone_on_an_emoji_is_not_drawn(void **state)
{
	(void)state;
	assert_curled("well done \U0001F44D\U0001F3FD!", "well done \U0001F44D!");
	assert_curled("\u270B\U0001F3FF", "\u270B");
	assert_curled("the tone \U0001F3FD alone", "the tone \U0001F3FD alone");
}

static void dots_are_an_ellipsis(void **state)
{
	(void)state;
	assert_curled("and so ...", "and so " DOTS);
	assert_curled("and . . . so", "and " DOTS " so");
	assert_curled("and so....", "and so" DOTS ".");
	assert_curled("the U.S. is 1.5 m. away", "the U.S. is 1.5 m. away");
}

static void marks_are_those_of_the_language(void **state)
{
	(void)state;
	assert_printed("de", "das \"neue\" 'Boot'",
		       "das \xE2\x80\x9E"
		       "neue\xE2\x80\x9C \xE2\x80\x9A"
		       "Boot\xE2\x80\x98");
	assert_printed("es", "el \"nuevo\" barco",
		       "el \xC2\xAB"
		       "nuevo\xC2\xBB barco");
	assert_printed("fr", "le \"nouveau\" bateau",
		       "le \xC2\xAB" NB "nouveau" NB "\xC2\xBB bateau");
	assert_printed("fr", "l'eau d\xE2\x80\x99ici", "l" A "eau d" A "ici");
	assert_printed("xx", "the \"new\" boat", "the " O "new" C " boat");
}

static void french_has_no_break_spaces_before_its_marks(void **state)
{
	(void)state;
	assert_printed("fr", "Quoi ? Non! Si; et : voil\xC3\xA0",
		       "Quoi" NNB "? Non" NNB "! Si" NNB "; et" NB ": voil\xC3\xA0");
	assert_printed("fr", "\xC2\xABNon\xC2\xBB et \xC2\xAB oui \xC2\xBB",
		       "\xC2\xAB" NB "Non" NB "\xC2\xBB et \xC2\xAB" NB "oui" NB "\xC2\xBB");
	assert_printed("fr", "\xC3\xA0 10:30, http://a.b, Quoi" NNB "?!",
		       "\xC3\xA0 10:30, http://a.b, Quoi" NNB "?!");
	assert_printed("en", "What ? No!", "What ? No!");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hyphens_that_stand_for_dashes_are_dashes),
		cmocka_unit_test(a_skin_tone_on_an_emoji_is_not_drawn),
		cmocka_unit_test(dots_are_an_ellipsis),
		cmocka_unit_test(marks_are_those_of_the_language),
		cmocka_unit_test(french_has_no_break_spaces_before_its_marks),
		cmocka_unit_test(an_apostrophe_follows_a_letter),
		cmocka_unit_test(quotation_marks_open_before_a_word_and_close_after_it),
		cmocka_unit_test(feet_and_inches_stay_straight),
		cmocka_unit_test(a_mark_without_a_side_stays_straight),
		cmocka_unit_test(a_text_without_straight_marks_is_itself),
		cmocka_unit_test(a_text_that_has_no_room_is_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
