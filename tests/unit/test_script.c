#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/base.h"
#include "text/script.h"

static void letters_know_their_script(void **state)
{
	const struct {
		uint32_t cp;
		const char *tag;
	} row[] = {
		{'A', "Latn"},	  {'z', "Latn"},    {0xE9, "Latn"},    {0x1EC7, "Latn"},
		{0x3B1, "Grek"},  {0x416, "Cyrl"},  {0x5D0, "Hebr"},   {0x627, "Arab"},
		{0xFE8D, "Arab"}, {0x915, "Deva"},  {0xE01, "Thai"},   {0x3042, "Hani"},
		{0x30A2, "Hani"}, {0x6771, "Hani"}, {0x20000, "Hani"}, {0xAC00, "Hang"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		char tag[SCRIPT_TAG_BYTES];

		script_tag(script_of(row[i].cp), tag);
		assert_string_equal(tag, row[i].tag);
	}
	assert_int_equal(script_of('A'), SCRIPT_LATIN);
}

static void digits_punctuation_and_shared_marks_have_no_script_of_their_own(void **state)
{
	/* The last but three: a combining acute, the danda of all Indic scripts, the Arabic comma.
	 */
	const uint32_t cp[] = {' ',    '0',    '.',    '@',   '[',   '{',   0xA0,    0xB7,
			       0x2019, 0x2014, 0x20AC, 0x301, 0x964, 0x60C, 0x1F600, 0x10FFFF};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cp); i++)
		assert_int_equal(script_of(cp[i]), SCRIPT_NONE);
}

static void marks_and_what_steers_the_shaper_are_joined_and_letters_are_not(void **state)
{
	const uint32_t joined[] = {0x301,  0x5B8,  0x64E,  0x93F,  0xE34,  0xE48,
				   0x200B, 0x200D, 0x200F, 0xFE0F, 0x20E3, 0x3099};
	const uint32_t apart[] = {'a', ' ', 0x5D0, 0x627, 0x915, 0xE01, 0x6771, 0x1F600, 0x2014};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(joined); i++)
		assert_true(script_is_joined(joined[i]));
	for (size_t i = 0; i < COUNT_OF(apart); i++)
		assert_false(script_is_joined(apart[i]));
}

static void kana_and_hangul_guide_han_and_its_punctuation(void **state)
{
	(void)state;
	assert_true(script_guides(0x3042) && script_guides(0x30A2) && script_guides(0xAC00) &&
		    script_guides(0x3105));
	assert_false(script_guides(0x6771) || script_guides('a') || script_guides(0x3001));
	assert_true(script_is_guided(0x6771) && script_is_guided(0x3001) &&
		    script_is_guided(0xFF01));
	assert_false(script_is_guided(0x3042) || script_is_guided('a') || script_is_guided(0xE01));
}

static void what_has_no_letter_that_guides_takes_what_its_language_says(void **state)
{
	(void)state;
	assert_int_equal(script_guide_in(span_of("\u6771\u30A2"), SCRIPT_BOPOMOFO), SCRIPT_KANA);
	assert_int_equal(script_guide_in(span_of("\u6771\uD55C"), 0), SCRIPT_SYLLABLE);
	assert_int_equal(script_guide_in(span_of("\u6771"), SCRIPT_BOPOMOFO), SCRIPT_BOPOMOFO);
	assert_int_equal(script_guide_of(span_of("zh-Hant")), SCRIPT_BOPOMOFO);
	assert_int_equal(script_guide_of(span_of("ja")), SCRIPT_KANA);
	assert_int_equal(script_guide_of(span_of("ko")), SCRIPT_SYLLABLE);
	assert_int_equal(script_guide_of(span_of("zh")), 0);
}

static void a_script_tells_the_language_it_is_written_in_most(void **state)
{
	(void)state;
	assert_true(span_is(script_language(span_of("NATO \u0938\u0947")), "hi"));
	assert_true(span_is(script_language(span_of("\u03B7")), "el"));
	assert_true(span_is(script_language(span_of("\u0434\u0430")), "ru"));
	assert_true(span_is(script_language(span_of("\u6771\u4EAC\u306E")), "ja"));
	assert_true(span_is(script_language(span_of("\uD55C")), "ko"));
	assert_int_equal(script_language(span_of("caf\u00E9 \u6771\u4EAC 12")).n, 0);
	assert_int_equal(script_language(span_of("")).n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_know_their_script),
		cmocka_unit_test(digits_punctuation_and_shared_marks_have_no_script_of_their_own),
		cmocka_unit_test(marks_and_what_steers_the_shaper_are_joined_and_letters_are_not),
		cmocka_unit_test(kana_and_hangul_guide_han_and_its_punctuation),
		cmocka_unit_test(what_has_no_letter_that_guides_takes_what_its_language_says),
		cmocka_unit_test(a_script_tells_the_language_it_is_written_in_most),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
