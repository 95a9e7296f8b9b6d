#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/base.h"
#include "base/region.h"
#include "cardc/hyphens.h"
#include "text/soft.h"

#define S SOFT_HYPHEN

static char out[200];

static void assert_inserted(const char *text, const char *hyphens, const char *expected)
{
	struct span got = soft_insert(span_of(text), span_of(hyphens), out, sizeof out);

	if (!span_is(got, expected))
		fail_msg("'%.*s'", (int)got.n, got.p);
}

static void listed_words_get_their_soft_hyphens(void **state)
{
	(void)state;
	assert_inserted("the harbourmaster's harbourmaster", "har" S "bour" S "mas" S "ter",
			"the har" S "bour" S "mas" S "ter's har" S "bour" S "mas" S "ter");
	assert_inserted("\xE2\x80\x9EHafenbr\xC3\xBC"
			"cke\xE2\x80\x9C",
			"x Ha" S "fen" S "br\xC3\xBC"
			"cke",
			"\xE2\x80\x9EHa" S "fen" S "br\xC3\xBC"
			"cke\xE2\x80\x9C");
	assert_inserted("harbourmasters", "har" S "bour", "harbourmasters");
	assert_inserted("plain", "", "plain");
}

static void a_text_that_has_no_room_for_hyphens_is_itself(void **state)
{
	struct span text = span_of("harbour");

	(void)state;
	assert_ptr_equal(soft_insert(text, span_of("har" S "bour"), out, 8).p, text.p);
	assert_ptr_equal(soft_insert(text, span_of("har" S "bour"), out, 9).p, out);
}

static void soft_hyphens_are_taken_out_again(void **state)
{
	struct span plain = span_of("harbour");

	(void)state;
	assert_true(span_is(soft_strip(span_of("har" S "bour" S), out), "harbour"));
	assert_ptr_equal(soft_strip(plain, out).p, plain.p);
	assert_true(soft_has(span_of("har" S "bour")));
	assert_false(soft_has(plain));
}

static void long_words_are_divided_as_their_language_does(void **state)
{
	static const struct {
		const char *language, *text, *expected;
	} row[] = {
		{"de",
		 "Die Gesch\xC3\xA4"
		 "ftsf\xC3\xBChrer\xC3\xBC"
		 "berg\xC3\xA4nge",
		 "Gesch\xC3\xA4"
		 "fts" S "f\xC3\xBCh" S "rer" S "\xC3\xBC"
		 "ber" S "g\xC3\xA4nge"},
		{"fr", "une r\xC3\xA9volutionnaire", "r\xC3\xA9vo" S "lu" S "tion" S "naire"},
		{"es", "responsabilidades", "res" S "pon" S "sa" S "bi" S "li" S "da" S "des"},
		{"", "short words of any kind", ""},
		{"xx", "internationalisation", ""},
	};
	struct region r;
	struct hyphens *h;

	(void)state;
	region_init(&r);
	h = hyphens_create(&r);
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		struct span got = hyphens_of(h, span_of(row[i].text), span_of(row[i].language), &r);

		if (!span_is(got, row[i].expected))
			fail_msg("%s: '%.*s'", row[i].language, (int)got.n, got.p);
	}
	hyphens_destroy(h);
	region_finish(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(listed_words_get_their_soft_hyphens),
		cmocka_unit_test(a_text_that_has_no_room_for_hyphens_is_itself),
		cmocka_unit_test(soft_hyphens_are_taken_out_again),
		cmocka_unit_test(long_words_are_divided_as_their_language_does),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
