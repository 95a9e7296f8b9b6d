#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/base.h"
#include "cardc/needs.h"
#include "cardc/scripts.h"
#include "text/script.h"

static void assert_code_points(const struct need_list *list, const uint32_t *cp, size_t n)
{
	assert_int_equal(list->n, n);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(list->items[i].cp, cp[i]);
}

static void needs_keep_the_first_place_of_each_code_point(void **state)
{
	static const uint32_t wanted[] = {'a', 'b', 'c'};
	struct region r;
	struct needs n;

	(void)state;
	region_init(&r);
	needs_init(&n, &r);
	needs_add(&n, THEME_QUOTE, span_of("aba"), "one.txt", 3);
	needs_add(&n, THEME_QUOTE, span_of("bc"), "two.txt", 7);
	assert_code_points(&n.role[THEME_QUOTE], wanted, COUNT_OF(wanted));
	assert_string_equal(n.role[THEME_QUOTE].items[1].file, "one.txt");
	assert_int_equal(n.role[THEME_QUOTE].items[1].line, 3);
	assert_string_equal(n.role[THEME_QUOTE].items[2].file, "two.txt");
	assert_int_equal(n.role[THEME_QUOTE].items[2].line, 7);
	assert_int_equal(n.role[THEME_HEADLINE].n, 0);
	region_finish(&r);
}

static void needs_leave_out_what_has_no_ink(void **state)
{
	static const uint32_t wanted[] = {'x', 0x301};
	struct region r;
	struct needs n;

	(void)state;
	region_init(&r);
	needs_init(&n, &r);
	/* space, no-break space, narrow no-break space, soft hyphen, joiner, right-to-left mark,
	 * variation selector 16; the combining acute stays. */
	needs_add(&n, THEME_TEXT,
		  span_of(" \xc2\xa0\xe2\x80\xaf\xc2\xad\xe2\x80\x8d\xe2\x80\x8f\xef\xb8\x8fx\xcc"
			  "\x81"),
		  "f", 1);
	assert_code_points(&n.role[THEME_TEXT], wanted, COUNT_OF(wanted));
	region_finish(&r);
}

static void needs_in_capitals_take_both_cases(void **state)
{
	static const uint32_t wanted[] = {'a', 0xE9, 'B', 'A', 0xC9};
	struct region r;
	struct needs n;

	(void)state;
	region_init(&r);
	needs_init(&n, &r);
	needs_add_capitals(&n, THEME_LABEL,
			   span_of("a\xc3\xa9"
				   "B"),
			   "f", 1);
	assert_code_points(&n.role[THEME_LABEL], wanted, COUNT_OF(wanted));
	region_finish(&r);
}

/* The mark or the letter is asked for with what decides its face, and once for each of these. */
static void needs_know_what_decides_the_face(void **state)
{
	static const struct {
		const char *text;
		uint32_t cp, with;
	} row[] = {
		{"e\xcc\x81", 0x301, 'e'},
		{"o\xcc\x81", 0x301, 'o'},
		{"\xe0\xa6\x95\xe0\xa5\xa4", 0x964, 0x995},	   /* Bengali ka, danda */
		{"\xe6\x9d\xb1", 0x6771, 0},			   /* Han alone */
		{"\xe3\x82\xab\xe6\x9d\xb1", 0x6771, SCRIPT_KANA}, /* with katakana */
		{"\xe6\x9d\xb1\xea\xb0\x80", 0x6771, SCRIPT_SYLLABLE},
	};
	struct region r;
	struct needs n;

	(void)state;
	region_init(&r);
	needs_init(&n, &r);
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		bool found = false;

		needs_add(&n, THEME_TEXT, span_of(row[i].text), "f", 1);
		needs_add(&n, THEME_TEXT, span_of(row[i].text), "f", 2);
		for (size_t k = 0; k < n.role[THEME_TEXT].n; k++) {
			const struct need *need = &n.role[THEME_TEXT].items[k];
			bool is_it = need->cp == row[i].cp && need->with == row[i].with;

			assert_false(found && is_it);
			found |= is_it;
		}
		assert_true(found);
	}
	assert_string_equal(scripts_find(0x6771, SCRIPT_KANA)->family, "Noto Sans CJK JP");
	assert_string_equal(scripts_find(0x6771, SCRIPT_BOPOMOFO)->family, "Noto Sans CJK TC");
	assert_string_equal(scripts_find(0x6771, SCRIPT_SYLLABLE)->family, "Noto Sans CJK KR");
	assert_string_equal(scripts_find(0x964, 0x995)->family, "Noto Sans Bengali");
	region_finish(&r);
}

static void scripts_name_family_and_package(void **state)
{
	static const struct {
		uint32_t cp;
		const char *family, *package;
	} row[] = {
		{0x05D0, "Noto Sans Hebrew", "fonts-noto-core"},
		{0x0627, "Noto Sans Arabic", "fonts-noto-core"},
		{0x0915, "Noto Sans Devanagari", "fonts-noto-core"},
		{0x4E2D, "Noto Sans CJK SC", "fonts-noto-cjk"},
		{0x3042, "Noto Sans CJK JP", "fonts-noto-cjk"},
		{0xD55C, "Noto Sans CJK KR", "fonts-noto-cjk"},
		{0x0416, "Noto Sans", "fonts-noto-core"},
		{0x20000, "Noto Sans CJK SC", "fonts-noto-cjk"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		const struct script *s = scripts_find(row[i].cp, 0);

		assert_non_null(s);
		assert_string_equal(s->family, row[i].family);
		assert_string_equal(s->package, row[i].package);
	}
	assert_null(scripts_find(0xE000, 0)); /* private use */
	assert_null(scripts_find(0x13000, 0));
	assert_null(scripts_find(0x10FFFF, 0));
	assert_null(scripts_find(0, 0));
}

/* Every row can be found again by both its ends: the table is in order and has no overlap. */
static void scripts_find_every_code_point_in_one_row(void **state)
{
	const struct script *before = NULL;

	(void)state;
	for (uint32_t cp = 0; cp < 0x110000; cp++) {
		const struct script *s = scripts_find(cp, 0);

		if (!s)
			continue;
		assert_in_range(cp, s->first, s->last);
		assert_true(!before || s == before || s->first > before->last);
		before = s;
	}
}

static void the_language_of_a_card_decides_the_face_of_han(void **state)
{
	const struct pack_card card = {.text = SPAN("\u6771"), .language = SPAN("zh-Hant")};
	struct region r;
	struct needs n;
	bool has_han = false, has_guide = false;

	(void)state;
	region_init(&r);
	needs_init(&n, &r);
	needs_add_card(&n, &card, false, "f", 1);
	for (size_t k = 0; k < n.role[THEME_HEADLINE].n; k++) {
		const struct need *need = &n.role[THEME_HEADLINE].items[k];

		has_han |= need->cp == 0x6771 && need->with == SCRIPT_BOPOMOFO;
		has_guide |= need->cp == SCRIPT_BOPOMOFO;
	}
	assert_true(has_han && has_guide);
	region_finish(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(needs_keep_the_first_place_of_each_code_point),
		cmocka_unit_test(needs_leave_out_what_has_no_ink),
		cmocka_unit_test(needs_in_capitals_take_both_cases),
		cmocka_unit_test(needs_know_what_decides_the_face),
		cmocka_unit_test(the_language_of_a_card_decides_the_face_of_han),
		cmocka_unit_test(scripts_name_family_and_package),
		cmocka_unit_test(scripts_find_every_code_point_in_one_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
