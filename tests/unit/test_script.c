#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/base.h"
#include "text/script.h"

static void letters_know_their_script_and_direction(void **state)
{
	const struct {
		uint32_t cp;
		const char *tag;
		bool is_rtl;
	} row[] = {
		{'A', "Latn", false},	 {'z', "Latn", false},	   {0xE9, "Latn", false},
		{0x1EC7, "Latn", false}, {0x3B1, "Grek", false},   {0x416, "Cyrl", false},
		{0x5D0, "Hebr", true},	 {0x627, "Arab", true},	   {0xFE8D, "Arab", true},
		{0x915, "Deva", false},	 {0xE01, "Thai", false},   {0x3042, "Hani", false},
		{0x6771, "Hani", false}, {0x20000, "Hani", false}, {0xAC00, "Hang", false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		const struct script *s = script_of(row[i].cp);

		assert_non_null(s);
		assert_string_equal(s->tag, row[i].tag);
		assert_int_equal(s->is_rtl, row[i].is_rtl);
	}
}

static void digits_and_punctuation_have_no_script_of_their_own(void **state)
{
	const uint32_t cp[] = {' ',  '0',    '.',    '@',    '[',     '{',     0xA0,
			       0xB7, 0x2019, 0x2014, 0x20AC, 0x1F600, 0x10FFFF};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cp); i++)
		assert_null(script_of(cp[i]));
	assert_string_equal(script_default()->tag, "Latn");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_know_their_script_and_direction),
		cmocka_unit_test(digits_and_punctuation_have_no_script_of_their_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
