#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ureldatefmt.h>
#include <unicode/ustring.h>

#include "base/base.h"
#include "base/embed.h"
#include "draw/words.h"
#include "show/age.h"
#include "text/font.h"
#include "text/upper.h"

/* Of Debian 12. Abbreviations change from one edition of CLDR to the next. */
#define ICU_VERSION 72
#define LANGUAGES_MAX 64
#define UNITS 256
#define BYTES 400

struct language {
	char tag[16];
	struct span words;
};

static struct language languages[LANGUAGES_MAX];
static size_t n_languages;

static int find_languages(void **state)
{
	static const char before[] = "assets/lang/", after[] = "/panel.txt";

	(void)state;
	for (const struct embed_file *f = embed_table; f->name; f++) {
		const char *tag = f->name + strlen(before);
		const char *end = strstr(f->name, after);
		struct language *l = &languages[n_languages];

		if (!end || strncmp(f->name, before, strlen(before)) != 0)
			continue;
		snprintf(l->tag, sizeof l->tag, "%.*s", (int)(end - tag), tag);
		l->words = words_table(span_of(l->tag));
		n_languages++;
	}
	return n_languages == 0;
}

static struct span numbered(const struct language *l, const char *kind, int number)
{
	char entry[32];

	snprintf(entry, sizeof entry, "%s%d", kind, number);
	return words_find(l->words, entry);
}

static void a_table_has_all_it_may_be_asked_for(void **state)
{
	static const char *const entries[] = {"clock", "now",	    "minutes",
					      "today", "yesterday", "tag"};

	(void)state;
	for (size_t i = 0; i < n_languages; i++) {
		const struct language *l = &languages[i];

		assert_true(l->words.n && l->words.n <= FONT_TEXT_MAX);
		for (size_t k = 0; k < COUNT_OF(entries); k++)
			assert_true(words_find(l->words, entries[k]).n > 0);
		for (int k = 0; k < 7; k++)
			assert_true(numbered(l, "w", k).n && numbered(l, "full", k).n);
		for (int k = 1; k <= 12; k++)
			assert_true(numbered(l, "m", k).n > 0);
		assert_int_equal(words_find(l->words, "day").n > 0,
				 words_find(l->words, "date").n > 0);
		for (int k = 0; k < 7; k++)
			assert_true(numbered(l, "full", k).n + sizeof " 00:00" < AGE_BYTES);
	}
}

static void a_tag_is_in_capitals(void **state)
{
	(void)state;
	for (size_t i = 0; i < n_languages; i++) {
		struct span tag = words_find(languages[i].words, "tag");
		char capitals[BYTES];

		assert_true(span_equal(tag, upper_text(tag, capitals, sizeof capitals)));
	}
}

static void a_language_may_go_by_another_tag(void **state)
{
	(void)state;
	assert_ptr_equal(words_table(span_of("no")).p, words_table(span_of("nb")).p);
	assert_ptr_equal(words_table(span_of("")).p, words_table(span_of("en")).p);
	assert_int_equal(words_table(span_of("xx")).n, 0);
	assert_int_equal(words_table(span_of("../en")).n, 0);
	assert_int_equal(words_find(words_table(span_of("de")), "minutes77").n, 0);
}

static void braces_are_filled(void **state)
{
	static const struct words_value values[] = {{"a", SPAN("one")}, {"b", SPAN("")}};
	static const struct {
		const char *pattern, *filled;
	} row[] = {
		{"{a}", "one"}, {"<{a}>{b}{a}.", "<one>one."},
		{"{c}x", "x"},	{"plain", "plain"},
		{"", ""},	{"x{a", "xone"},
	};
	char buffer[9];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++)
		assert_true(span_is(words_fill(span_of(row[i].pattern), values, 2, buffer, 9),
				    row[i].filled));
	assert_int_equal(words_fill(span_of("{a}{a}{a}"), values, 2, buffer, 9).n, 9);
	assert_int_equal(words_fill(span_of("{a}{a}{a}!"), values, 2, buffer, 9).n, 0);
}

/* What is compared: letters and figures, without case, spaces, dots and apostrophes. */
static const char *plain(const UChar *from, int32_t n, char out[BYTES])
{
	UChar folded[UNITS], kept[UNITS];
	UErrorCode e = U_ZERO_ERROR;
	int32_t length = u_strFoldCase(folded, UNITS, from, n, U_FOLD_CASE_DEFAULT, &e), to = 0;

	for (int32_t i = 0; i < length; i++)
		if (!u_strchr(u" .\u00A0\u2019\u02BC\u200F", folded[i]))
			kept[to++] = folded[i];
	u_strToUTF8(out, BYTES, NULL, kept, to, &e);
	assert_true(U_SUCCESS(e));
	return out;
}

static const char *plain_span(struct span s, char out[BYTES])
{
	UChar units[UNITS];
	UErrorCode e = U_ZERO_ERROR;
	int32_t n;

	u_strFromUTF8(units, UNITS, &n, s.p, (int32_t)s.n, &e);
	assert_true(U_SUCCESS(e));
	return plain(units, n, out);
}

static bool is_alike(struct span ours, const UChar *theirs, int32_t n)
{
	char a[BYTES], b[BYTES];

	return strcmp(plain_span(ours, a), plain(theirs, n, b)) == 0;
}

static void compare(const struct language *l, struct span ours, const UChar *theirs, int32_t n)
{
	char text[BYTES];

	if (!is_alike(ours, theirs, n))
		fail_msg("%s: '%.*s', in CLDR '%s'", l->tag, (int)ours.n, ours.p,
			 plain(theirs, n, text));
}

/* With the figures that the clock has. */
static void locale_of(const struct language *l, char locale[32])
{
	snprintf(locale, 32, "%.15s@numbers=latn", l->tag);
}

static int32_t symbol(const UDateFormat *f, UDateFormatSymbolType type, int i, UChar out[UNITS])
{
	UErrorCode e = U_ZERO_ERROR;
	int32_t n = udat_getSymbols(f, type, i, out, UNITS, &e);

	assert_true(U_SUCCESS(e));
	return n;
}

static bool is_month(const UDateFormat *f, struct span ours, int month)
{
	UChar theirs[UNITS];
	char figure[16];

	snprintf(figure, sizeof figure, "%d.", month);
	return is_alike(ours, theirs, symbol(f, UDAT_SHORT_MONTHS, month - 1, theirs)) ||
	       is_alike(ours, theirs, symbol(f, UDAT_MONTHS, month - 1, theirs)) ||
	       span_is(ours, figure);
}

static void days_and_months_are_those_of_cldr(void **state)
{
	(void)state;
	if (U_ICU_VERSION_MAJOR_NUM != ICU_VERSION)
		skip();
	for (size_t i = 0; i < n_languages; i++) {
		const struct language *l = &languages[i];
		UErrorCode e = U_ZERO_ERROR;
		UChar theirs[UNITS];
		char locale[32];
		UDateFormat *f;

		locale_of(l, locale);
		f = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, NULL, 0, u"d", 1, &e);
		assert_true(U_SUCCESS(e));
		for (int k = 0; k < 7; k++) {
			int32_t n = symbol(f, UDAT_STANDALONE_SHORT_WEEKDAYS, k + 1, theirs);

			compare(l, numbered(l, "w", k), theirs, n);
			n = symbol(f, UDAT_STANDALONE_WEEKDAYS, k + 1, theirs);
			compare(l, numbered(l, "full", k), theirs, n);
		}
		for (int k = 1; k <= 12; k++)
			if (!is_month(f, numbered(l, "m", k), k))
				fail_msg("%s: month %d", l->tag, k);
		udat_close(f);
	}
}

/* The fields of PATTERN, "Edm" of "{weekday} {day}. {month}". */
static void our_order(struct span pattern, char out[8])
{
	size_t n = 0;

	for (size_t at = 0; at < pattern.n; at++)
		if (pattern.p[at] == '{')
			out[n++] = pattern.p[at + 1];
	out[n] = 0;
}

/* Likewise of one of CLDR's, with our letters; what stands in quotes is none. */
static void their_order(const UChar *pattern, int32_t length, char out[8])
{
	static const struct {
		const char *theirs;
		char ours;
	} fields[] = {{"Ec", 'w'}, {"d", 'd'}, {"ML", 'm'}, {"y", 'y'}};
	bool is_quoted = false;
	size_t n = 0;

	for (int32_t i = 0; i < length; i++) {
		is_quoted ^= pattern[i] == '\'';
		for (size_t k = 0; k < COUNT_OF(fields) && !is_quoted && pattern[i] < 128; k++)
			if (strchr(fields[k].theirs, (char)pattern[i]) &&
			    (n == 0 || out[n - 1] != fields[k].ours))
				out[n++] = fields[k].ours;
	}
	out[n] = 0;
}

static void the_order_is_that_of_cldr(void **state)
{
	static const struct {
		const char *entry;
		const UChar *skeleton;
	} row[] = {{"clock", u"MMMEd"}, {"day", u"MMMd"}, {"date", u"yMMMd"}};

	(void)state;
	if (U_ICU_VERSION_MAJOR_NUM != ICU_VERSION)
		skip();
	for (size_t i = 0; i < n_languages; i++) {
		UErrorCode e = U_ZERO_ERROR;
		UDateTimePatternGenerator *g;
		bool is_english = strcmp(languages[i].tag, "en") == 0;
		char ours[8], theirs[8];

		g = udatpg_open(is_english ? "en_GB" : languages[i].tag, &e);
		for (size_t k = 0; k < COUNT_OF(row); k++) {
			UChar pattern[UNITS];
			int32_t n =
				udatpg_getBestPattern(g, row[k].skeleton, -1, pattern, UNITS, &e);

			assert_true(U_SUCCESS(e));
			our_order(words_find(languages[i].words, row[k].entry), ours);
			their_order(pattern, n, theirs);
			if (ours[0] && strcmp(ours, theirs) != 0)
				fail_msg("%s: %s", languages[i].tag, row[k].entry);
		}
		udatpg_close(g);
	}
}

/* As age.c puts it. */
static struct span minutes_of(const struct language *l, int minutes, char buffer[AGE_BYTES])
{
	char figure[16];
	struct span own = numbered(l, "minutes", minutes);
	struct words_value value = {"n", {figure, 0}};

	value.value.n = (size_t)snprintf(figure, sizeof figure, "%d", minutes);
	return words_fill(own.n ? own : words_find(l->words, "minutes"), &value, 1, buffer,
			  AGE_BYTES);
}

static void ages_are_those_of_cldr(void **state)
{
	(void)state;
	if (U_ICU_VERSION_MAJOR_NUM != ICU_VERSION)
		skip();
	for (size_t i = 0; i < n_languages; i++) {
		const struct language *l = &languages[i];
		URelativeDateTimeFormatter *f;
		UErrorCode e = U_ZERO_ERROR;
		char locale[32], buffer[AGE_BYTES];
		UChar theirs[UNITS];
		int32_t n;

		locale_of(l, locale);
		f = ureldatefmt_open(locale, NULL, UDAT_STYLE_SHORT, UDISPCTX_CAPITALIZATION_NONE,
				     &e);
		for (int k = 1; k < 60; k++) {
			n = ureldatefmt_formatNumeric(f, -k, UDAT_REL_UNIT_MINUTE, theirs, UNITS,
						      &e);
			compare(l, minutes_of(l, k, buffer), theirs, n);
		}
		n = ureldatefmt_format(f, 0, UDAT_REL_UNIT_DAY, theirs, UNITS, &e);
		compare(l, words_find(l->words, "today"), theirs, n);
		n = ureldatefmt_format(f, -1, UDAT_REL_UNIT_DAY, theirs, UNITS, &e);
		compare(l, words_find(l->words, "yesterday"), theirs, n);
		assert_true(U_SUCCESS(e));
		ureldatefmt_close(f);
	}
}

static void the_file_of_a_language_is_that_of_its_words(void **state)
{
	char file[WORDS_FILE_BYTES];

	(void)state;
	words_file(span_of(""), file);
	assert_string_equal(file, "assets/lang/en/panel.txt");
	words_file(span_of("zh-Hant"), file);
	assert_string_equal(file, "assets/lang/zh-Hant/panel.txt");
	words_file(span_of("no"), file);
	assert_string_equal(file, "assets/lang/nb/panel.txt");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_file_of_a_language_is_that_of_its_words),
		cmocka_unit_test(a_table_has_all_it_may_be_asked_for),
		cmocka_unit_test(a_tag_is_in_capitals),
		cmocka_unit_test(a_language_may_go_by_another_tag),
		cmocka_unit_test(braces_are_filled),
		cmocka_unit_test(days_and_months_are_those_of_cldr),
		cmocka_unit_test(the_order_is_that_of_cldr),
		cmocka_unit_test(ages_are_those_of_cldr),
	};

	return cmocka_run_group_tests(tests, find_languages, NULL);
}
