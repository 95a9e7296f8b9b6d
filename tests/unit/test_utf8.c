#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/base.h"
#include "base/utf8.h"

/* The first and the last code point of each length, and both sides of the surrogates. */
static const struct {
	uint32_t cp;
	struct span bytes;
} edge[] = {
	{0x00, SPAN("\x00")},
	{0x7F, SPAN("\x7F")},
	{0x80, SPAN("\xC2\x80")},
	{0x7FF, SPAN("\xDF\xBF")},
	{0x800, SPAN("\xE0\xA0\x80")},
	{0xD7FF, SPAN("\xED\x9F\xBF")},
	{0xE000, SPAN("\xEE\x80\x80")},
	{0xFFFD, SPAN("\xEF\xBF\xBD")},
	{0xFFFF, SPAN("\xEF\xBF\xBF")},
	{0x10000, SPAN("\xF0\x90\x80\x80")},
	{0x3FFFF, SPAN("\xF0\xBF\xBF\xBF")},
	{0x10FFFF, SPAN("\xF4\x8F\xBF\xBF")},
};

/* Malformed at byte BAD, well-formed before. */
static const struct {
	struct span bytes;
	size_t bad;
} malformed[] = {
	{SPAN("\x80"), 0},		   /* a continuation alone */
	{SPAN("ab\xBF"), 2},		   /* likewise, behind text */
	{SPAN("\xC0\x80"), 0},		   /* overlong NUL */
	{SPAN("\xC1\xBF"), 0},		   /* overlong U+007F */
	{SPAN("\xE0\x9F\xBF"), 0},	   /* overlong U+07FF */
	{SPAN("\xF0\x8F\xBF\xBF"), 0},	   /* overlong U+FFFF */
	{SPAN("\xED\xA0\x80"), 0},	   /* U+D800 */
	{SPAN("\xED\xBF\xBF"), 0},	   /* U+DFFF */
	{SPAN("\xF4\x90\x80\x80"), 0},	   /* U+110000 */
	{SPAN("\xF5\x80\x80\x80"), 0},	   /* no such first byte */
	{SPAN("\xF8\x88\x80\x80\x80"), 0}, /* five bytes, as UTF-8 once had */
	{SPAN("\xFE"), 0},		   /* never */
	{SPAN("\xFF"), 0},		   /* never */
	{SPAN("\xC3"), 0},		   /* cut after 1 of 2 */
	{SPAN("\xE2\x80"), 0},		   /* cut after 2 of 3 */
	{SPAN("x\xF0\x9F\x98"), 1},	   /* cut after 3 of 4 */
	{SPAN("\xC3x"), 0},		   /* text in place of the second byte */
	{SPAN("\xE2\x80x"), 0},		   /* of the third */
	{SPAN("\xF0\x9F\x98x"), 0},	   /* of the fourth */
	{SPAN("\xE2\x80\xC3\xA9"), 0},	   /* a new sequence in place of the third */
	{SPAN("\xC3\xA9\xC3\xA9\xC3"), 4}, /* the last of several */
};

static void utf8_reads_the_edges_of_each_length(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(edge); i++) {
		struct span s = edge[i].bytes;
		size_t len = 0;

		assert_int_equal(utf8_at(s, 0, &len), edge[i].cp);
		assert_int_equal(len, s.n);
		len = 0;
		assert_int_equal(utf8_before(s, s.n, &len), edge[i].cp);
		assert_int_equal(len, s.n);
		assert_int_equal(utf8_check(s), s.n);
		assert_int_equal(utf8_count(s), 1);
	}
}

static void utf8_finds_the_first_malformed_byte(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(malformed); i++) {
		struct span s = malformed[i].bytes;
		size_t len = 0;

		assert_int_equal(utf8_check(s), malformed[i].bad);
		assert_int_equal(utf8_at(s, malformed[i].bad, &len), UTF8_REPLACEMENT);
		assert_int_equal(len, 1);
	}
}

static void utf8_does_not_read_past_the_end_of_the_span(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(edge); i++) {
		for (size_t n = 1; n < edge[i].bytes.n; n++) {
			struct span s = span_cut(edge[i].bytes, 0, n);
			size_t len = 0;

			assert_int_equal(utf8_check(s), 0);
			assert_int_equal(utf8_at(s, 0, &len), UTF8_REPLACEMENT);
			assert_int_equal(len, 1);
		}
	}
}

static void utf8_knows_every_two_byte_sequence(void **state)
{
	(void)state;
	for (unsigned first = 0x80; first < 0x100; first++) {
		for (unsigned second = 0; second < 0x100; second++) {
			const char bytes[] = {(char)first, (char)second};
			const struct span s = {bytes, 2};
			bool valid =
				first >= 0xC2 && first <= 0xDF && second >= 0x80 && second <= 0xBF;

			assert_int_equal(utf8_check(s), valid ? 2 : 0);
		}
	}
}

static void utf8_gives_back_every_code_point_it_wrote(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		char bytes[UTF8_MAX];
		struct span s = {bytes, 0};
		size_t len = 0;

		if (cp >= 0xD800 && cp <= 0xDFFF)
			continue;
		s.n = utf8_put(cp, bytes);
		if (utf8_at(s, 0, &len) != cp || len != s.n || utf8_check(s) != s.n ||
		    utf8_before(s, s.n, &len) != cp || len != s.n)
			fail_msg("U+%04X", (unsigned)cp);
	}
}

static void utf8_reads_the_same_forwards_and_backwards(void **state)
{
	static const char text[] = "a\xC3\xA9\xE2\x80\x9C\xF0\x9F\x98\x80\xFFz";
	static const uint32_t expected[] = {'a', 0xE9, 0x201C, 0x1F600, UTF8_REPLACEMENT, 'z'};
	struct span s = span_of(text);
	size_t at = 0;
	size_t len;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(expected); i++, at += len)
		assert_int_equal(utf8_at(s, at, &len), expected[i]);
	assert_int_equal(at, s.n);
	for (size_t i = COUNT_OF(expected); i > 0; i--, at -= len)
		assert_int_equal(utf8_before(s, at, &len), expected[i - 1]);
	assert_int_equal(at, 0);
}

static void utf8_before_does_not_read_a_half_sequence_as_a_whole(void **state)
{
	struct span s = span_of("\xE2\x80\x9C");
	size_t len = 0;

	(void)state;
	assert_int_equal(utf8_before(s, 2, &len), UTF8_REPLACEMENT);
	assert_int_equal(len, 1);
	assert_int_equal(utf8_before(s, 1, &len), UTF8_REPLACEMENT);
	assert_int_equal(len, 1);
}

static void utf8_counts_a_malformed_byte_as_one(void **state)
{
	(void)state;
	assert_int_equal(utf8_count(span_of("")), 0);
	assert_int_equal(utf8_count(span_of("na\xC3\xAFve")), 5);
	assert_int_equal(utf8_count(span_of("\xE2\x80")), 2);
	assert_int_equal(utf8_check(span_of("")), 0);
}

static void utf8_finds_text_that_was_decoded_wrongly(void **state)
{
	(void)state;
	assert_true(utf8_is_twice(span_of("Pe\xC3\x83\xC2\xB1"
					  "a")));
	assert_true(utf8_is_twice(span_of("it\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s")));
	assert_true(utf8_is_twice(span_of("\xC3\x82\xC2\xA3"
					  "5 a day")));
	assert_false(utf8_is_twice(span_of("Pe\xC3\xB1"
					   "a, S\xC3\x83O, \xC2\xA3"
					   "5, ch\xC3\xA2teau")));
	assert_false(utf8_is_twice(span_of("")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(utf8_reads_the_edges_of_each_length),
		cmocka_unit_test(utf8_finds_the_first_malformed_byte),
		cmocka_unit_test(utf8_does_not_read_past_the_end_of_the_span),
		cmocka_unit_test(utf8_knows_every_two_byte_sequence),
		cmocka_unit_test(utf8_gives_back_every_code_point_it_wrote),
		cmocka_unit_test(utf8_reads_the_same_forwards_and_backwards),
		cmocka_unit_test(utf8_before_does_not_read_a_half_sequence_as_a_whole),
		cmocka_unit_test(utf8_counts_a_malformed_byte_as_one),
		cmocka_unit_test(utf8_finds_text_that_was_decoded_wrongly),
	};

	return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
