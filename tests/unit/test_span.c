#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/base.h"
#include "base/span.h"

static const struct span nothing = {NULL, 0};

static void span_of_takes_a_string_without_its_terminator(void **state)
{
	static const struct span literal = SPAN("abc");

	(void)state;
	assert_int_equal(span_of("abc").n, 3);
	assert_int_equal(span_of("").n, 0);
	assert_int_equal(span_of(NULL).n, 0);
	assert_null(span_of(NULL).p);
	assert_true(span_equal(literal, span_of("abc")));
}

static void span_cut_clamps_both_ends(void **state)
{
	static const struct {
		size_t from, to;
		const char *expected;
	} row[] = {
		{0, 5, "hello"}, {1, 3, "el"}, {0, 99, "hello"},	 {5, 9, ""},
		{7, 9, ""},	 {4, 2, ""},   {SIZE_MAX, SIZE_MAX, ""}, {2, SIZE_MAX, "llo"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		struct span part = span_cut(span_of("hello"), row[i].from, row[i].to);

		assert_true(span_is(part, row[i].expected));
	}
	assert_null(span_cut(nothing, 0, 3).p);
	assert_int_equal(span_cut(nothing, 1, 3).n, 0);
}

static void span_equality_is_of_bytes(void **state)
{
	(void)state;
	assert_true(span_is(span_of("abc"), "abc"));
	assert_false(span_is(span_of("abc"), "abd"));
	assert_false(span_is(span_of("abc"), "ab"));
	assert_true(span_equal(nothing, span_of("")));
	assert_true(span_is(nothing, NULL));
}

static void span_ignores_the_case_of_ascii_only(void **state)
{
	(void)state;
	assert_true(span_equal_nocase(span_of("NATO z@[`{"), span_of("nato Z@[`{")));
	assert_false(span_equal_nocase(span_of("@"), span_of("`")));
	assert_false(span_equal_nocase(span_of("["), span_of("{")));
	assert_false(span_equal_nocase(span_of("\xC3\x89"), span_of("\xC3\xA9")));
	assert_false(span_equal_nocase(span_of("ab"), span_of("abc")));
	assert_true(span_equal_nocase(nothing, nothing));
}

static void span_sees_prefixes_and_suffixes(void **state)
{
	(void)state;
	assert_true(span_starts(span_of("hard.txt"), "hard"));
	assert_true(span_starts(span_of("hard.txt"), ""));
	assert_false(span_starts(span_of("hard"), "hard.txt"));
	assert_true(span_ends(span_of("hard.txt"), ".txt"));
	assert_true(span_ends(span_of(".txt"), ".txt"));
	assert_false(span_ends(span_of("txt"), ".txt"));
	assert_true(span_starts(nothing, ""));
	assert_true(span_ends(nothing, ""));
	assert_false(span_starts(nothing, "a"));
}

static int sign(int v)
{
	return (v > 0) - (v < 0);
}

static void span_order_puts_a_prefix_before_the_longer(void **state)
{
	static const char *const sorted[] = {"", "A", "AB", "B", "a", "\xC3\xA9", "\xFF"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(sorted); i++) {
		for (size_t j = 0; j < COUNT_OF(sorted); j++) {
			int order = span_compare(span_of(sorted[i]), span_of(sorted[j]));

			assert_int_equal(sign(order), (i > j) - (i < j));
		}
	}
	assert_int_equal(span_compare(nothing, nothing), 0);
}

static void span_find_gives_the_first_at_or_after_a_place(void **state)
{
	static const struct {
		size_t from;
		const char *needle;
		size_t expected;
	} row[] = {
		{0, "ab", 0},	  {1, "ab", 3},	      {3, "ab", 3},	 {4, "ab", 7},
		{0, "b", 1},	  {2, "b", 4},	      {5, "b", 7},	 {0, "aab", 2},
		{0, "aabaab", 7}, {0, "x", 7},	      {0, "", 7},	 {7, "a", 7},
		{99, "ab", 7},	  {SIZE_MAX, "a", 7}, {0, "abaabaa", 0}, {0, "abaabaab", 7},
	};
	const struct span s = span_of("abaabaa");

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++)
		assert_int_equal(span_find(s, row[i].from, row[i].needle), row[i].expected);
	assert_int_equal(span_find(nothing, 0, "a"), 0);
}

static void span_trim_takes_white_space_from_both_ends(void **state)
{
	static const char all[] = " \t\r\n\v\f";

	(void)state;
	assert_true(span_is(span_trim(span_of(" \t\r\n a b \v\f\n")), "a b"));
	assert_int_equal(span_trim(span_of(all)).n, 0);
	assert_true(span_is(span_trim(span_of("x")), "x"));
	assert_int_equal(span_trim(nothing).n, 0);
	/* A no-break space is not ASCII, and stays. */
	assert_int_equal(span_trim(span_of("\xC2\xA0")).n, 2);
	for (int c = 1; c < 256; c++)
		assert_int_equal(span_is_space((char)c), c == ' ' || (c >= 9 && c <= 13));
}

/* The vectors are from the page that span.h names. */
static void span_hash_is_fnv_1a(void **state)
{
	uint64_t half = span_hash(span_of("foo"), SPAN_HASH_START);

	(void)state;
	assert_true(span_hash(nothing, SPAN_HASH_START) == UINT64_C(0xcbf29ce484222325));
	assert_true(span_hash(span_of("a"), SPAN_HASH_START) == UINT64_C(0xaf63dc4c8601ec8c));
	assert_true(span_hash(span_of("foobar"), SPAN_HASH_START) == UINT64_C(0x85944171f73967e8));
	assert_true(span_hash(span_of("bar"), half) == UINT64_C(0x85944171f73967e8));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(span_of_takes_a_string_without_its_terminator),
		cmocka_unit_test(span_cut_clamps_both_ends),
		cmocka_unit_test(span_equality_is_of_bytes),
		cmocka_unit_test(span_ignores_the_case_of_ascii_only),
		cmocka_unit_test(span_sees_prefixes_and_suffixes),
		cmocka_unit_test(span_order_puts_a_prefix_before_the_longer),
		cmocka_unit_test(span_find_gives_the_first_at_or_after_a_place),
		cmocka_unit_test(span_trim_takes_white_space_from_both_ends),
		cmocka_unit_test(span_hash_is_fnv_1a),
	};

	return cmocka_run_group_tests_name("span", tests, NULL, NULL);
}
