#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/base.h"
#include "text/upper.h"

static void text_in_any_european_script_gets_its_capitals(void **state)
{
	const struct {
		const char *text, *capitals;
	} row[] = {
		{"Prisoner exchange", "PRISONER EXCHANGE"},
		{"Île-de-France, Straße", "ÎLE-DE-FRANCE, STRASSE"},
		{"naïve ÿ ÷ œuvre", "NAÏVE Ÿ ÷ ŒUVRE"},
		{"Łódź žlutý čaj", "ŁÓDŹ ŽLUTÝ ČAJ"},
		{"ııı Iğdır", "III IĞDIR"},
		{"Ελλάδα, πόλης", "ΕΛΛΆΔΑ, ΠΌΛΗΣ"},
		{"Київ, їжак, ґанок, ёлка", "КИЇВ, ЇЖАК, ҐАНОК, ЁЛКА"},
		{"Việt Nam", "VIỆT NAM"},
		{"北京 القاهرة", "北京 القاهرة"},
		{"", ""},
	};
	char out[128];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		struct span up = upper_text(span_of(row[i].text), out, sizeof out);

		if (!span_is(up, row[i].capitals))
			fail_msg("%s gives %.*s", row[i].text, (int)up.n, up.p);
	}
}

static void capitals_stay_capitals(void **state)
{
	(void)state;
	for (uint32_t cp = 1; cp < 0x3000; cp++) {
		if (cp < 0xD800 || cp > 0xDFFF)
			assert_int_equal(upper_of(upper_of(cp)), upper_of(cp));
	}
}

static void what_does_not_fit_is_left_out_at_a_whole_character(void **state)
{
	char out[5];

	(void)state;
	assert_true(span_is(upper_text(span_of("abcé"), out, 4), "ABC"));
	assert_true(span_is(upper_text(span_of("abcé"), out, 5), "ABCÉ"));
	assert_true(span_is(upper_text(span_of("abcß"), out, 4), "ABC"));
	assert_int_equal(upper_text(span_of("abc"), out, 0).n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_in_any_european_script_gets_its_capitals),
		cmocka_unit_test(capitals_stay_capitals),
		cmocka_unit_test(what_does_not_fit_is_left_out_at_a_whole_character),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
