#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/base.h"
#include "text/bidi.h"

#define ALEF "\xD7\x90" /* Hebrew letters, two bytes each */
#define BET "\xD7\x91"
#define AIN "\xD8\xB9" /* an Arabic one */

static struct bidi b;

static void the_first_letter_decides_which_way_a_text_reads(void **state)
{
	const struct {
		const char *text;
		bool is_rtl;
	} row[] = {
		{"", false},
		{"2024 - 3", false},
		{"Rain", false},
		{ALEF BET, true},
		{AIN, true},
		{"\"2024 " ALEF " Rain\"", true},
		{"Rain " ALEF, false},
		/* What stands in an isolate does not decide. */
		{"\xE2\x81\xA6Rain\xE2\x81\xA9 " ALEF, true},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++)
		assert_int_equal(bidi_is_rtl(span_of(row[i].text)), row[i].is_rtl);
}

static void levels_are(const char *text, const char *wanted)
{
	bidi_levels(&b, span_of(text));
	assert_false(b.is_plain);
	for (size_t i = 0; i < strlen(text); i++)
		assert_int_equal(b.level[i], wanted[i] - '0');
}

static void figures_and_foreign_words_run_against_a_text_that_reads_leftwards(void **state)
{
	(void)state;
	levels_are(ALEF BET " 21 " ALEF, "1111122111");
	levels_are(ALEF " ab " BET, "11122111");
	levels_are("ab " ALEF BET " cd", "0001111000");
	/* Brackets go with what they hold (N0). */
	levels_are(ALEF " (" BET ")", "1111111");
}

static void a_text_without_such_letters_is_never_shown_to_the_library(void **state)
{
	(void)state;
	bidi_levels(&b, span_of("Ferries: 24 (\xE2\x80\x9Cnine\xE2\x80\x9D) \xE6\x9D\xB1"));
	assert_true(b.is_plain);
	assert_int_equal(b.base, 0);
}

static void white_space_at_the_end_of_a_line_is_the_paragraphs(void **state)
{
	const struct span text = span_of("ab " ALEF BET " " ALEF " cd");

	(void)state;
	bidi_levels(&b, text);
	assert_int_equal(b.level[7], 1);
	bidi_end_line(&b, text, 0, 8);
	assert_int_equal(b.level[7], 0);
	assert_int_equal(b.level[6], 1);
}

static void a_text_that_is_too_long_or_malformed_is_left_as_it_was_typed(void **state)
{
	static char text[BIDI_TEXT_MAX + 2];

	(void)state;
	for (size_t i = 0; i < sizeof text; i += 2)
		memcpy(text + i, ALEF, 2);
	bidi_levels(&b, (struct span){text, sizeof text});
	assert_true(b.is_plain);
	bidi_levels(&b, (struct span){text, BIDI_TEXT_MAX});
	assert_int_equal(b.level[BIDI_TEXT_MAX - 1], 1);
	bidi_levels(&b, (struct span){"\xD7\xD7\x90", 3});
	assert_int_equal(b.level[2], 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_letter_decides_which_way_a_text_reads),
		cmocka_unit_test(figures_and_foreign_words_run_against_a_text_that_reads_leftwards),
		cmocka_unit_test(a_text_without_such_letters_is_never_shown_to_the_library),
		cmocka_unit_test(white_space_at_the_end_of_a_line_is_the_paragraphs),
		cmocka_unit_test(a_text_that_is_too_long_or_malformed_is_left_as_it_was_typed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
