#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/embed.h"
#include "config/theme.h"
#include "tests/unit/printed.h"
#include "tests/unit/reports.h"

/* White on black throughout; "%s" for more sections. */
#define PLAIN                                                                           \
	"[colour]\npaper = #000000\nink = #ffffff\nquiet = #ffffff\naccent = #ffffff\n" \
	"band = #000000\ntag = #000000\n"

static enum err read_text(const char *text, struct theme *t, struct reports *r)
{
	reports_init(r);
	return theme_read(t, span_of(text), "t.ini", &r->diag);
}

/* From the tables of WCAG 2.1 and its common checkers; cut, not rounded, to a hundredth. */
static void theme_contrast_is_that_of_wcag(void **state)
{
	static const struct {
		uint32_t a, b;
		int32_t hundredths;
	} row[] = {
		{0x000000, 0xFFFFFF, 2100}, {0x767676, 0xFFFFFF, 454}, {0x777777, 0xFFFFFF, 447},
		{0xFF0000, 0xFFFFFF, 399},  {0x0000FF, 0xFFFFFF, 859}, {0x00FF00, 0x000000, 1530},
		{0xFFFF00, 0x000000, 1955}, {0x595959, 0xFFFFFF, 700}, {0x5A5A5A, 0xFFFFFF, 689},
		{0x123456, 0x123456, 100},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		assert_int_equal(theme_contrast(row[i].a, row[i].b) / 10, row[i].hundredths);
		assert_int_equal(theme_contrast(row[i].b, row[i].a),
				 theme_contrast(row[i].a, row[i].b));
	}
	assert_int_equal(theme_contrast(0x000000, 0xFFFFFF), 21000);
	assert_int_equal(theme_contrast(0xABCDEF, 0xABCDEF), 1000);
}

static void theme_below_seven_to_one_is_refused_with_pair_and_figure(void **state)
{
	static const struct {
		const char *from, *to;
		const char *expected;
	} row[] = {
		{"ink = #ffffff", "ink = #767676",
		 "t.ini:3: error: ink on paper, #767676 on #000000: contrast 4.6:1, 7:1 is needed\n"
		 "t.ini:3: error: ink on band, #767676 on #000000: contrast 4.6:1, 7:1 is "
		 "needed\n"},
		{"quiet = #ffffff", "quiet = #0000ff",
		 "t.ini:4: error: quiet on paper, #0000ff on #000000: contrast 2.4:1, 7:1 is "
		 "needed\n"},
		{"accent = #ffffff", "accent = #808080",
		 "t.ini:5: error: accent on paper, #808080 on #000000: contrast 5.3:1, 7:1 is "
		 "needed\n"
		 "t.ini:7: error: tag on accent, #000000 on #808080: contrast 5.3:1, 7:1 is "
		 "needed\n"},
		{"band = #000000", "band = #5a5a5a",
		 "t.ini:3: error: ink on band, #ffffff on #5a5a5a: contrast 6.8:1, 7:1 is "
		 "needed\n"},
		{"tag = #000000", "tag = #ffffff",
		 "t.ini:7: error: tag on accent, #ffffff on #ffffff: contrast 1.0:1, 7:1 is "
		 "needed\n"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		const char *at = strstr(PLAIN, row[i].from);
		struct theme t = {.title = "as it was"};
		char text[400];
		struct reports r;

		assert_non_null(at);
		snprintf(text, sizeof text, "%.*s%s%s", (int)(at - (const char *)PLAIN), PLAIN,
			 row[i].to, at + strlen(row[i].from));
		assert_int_equal(read_text(text, &t, &r), ERR_RANGE);
		assert_string_equal(r.text, row[i].expected);
		assert_string_equal(t.title, "as it was");
	}
}

static void theme_fills_in_the_defaults(void **state)
{
	struct theme t;
	struct reports r;

	(void)state;
	assert_int_equal(read_text(PLAIN, &t, &r), ERR_NONE);
	assert_int_equal(t.ink, 0xFFFFFF);
	assert_int_equal(t.margin_x, 57);
	assert_int_equal(t.headline_max, 124);
	assert_int_equal(t.headline_leading, 1080);
	assert_int_equal(t.tracking[THEME_LABEL], 80);
	assert_string_equal(t.crawl_tag, THEME_TAG_AUTO);
	for (size_t i = 0; i < THEME_N_ROLES; i++)
		assert_true(t.family[i][0]);
}

static void theme_without_colours_names_each_missing_one(void **state)
{
	static const char *const name[] = {"paper", "ink", "quiet", "accent", "band", "tag"};
	struct theme t;
	struct reports r;

	(void)state;
	assert_int_equal(read_text("", &t, &r), ERR_SYNTAX);
	assert_int_equal(r.diag.n_errors, COUNT_OF(name));
	for (size_t i = 0; i < COUNT_OF(name); i++) {
		char expected[80];

		snprintf(expected, sizeof expected, "the key '%s' in [colour] is missing", name[i]);
		assert_non_null(strstr(r.text, expected));
	}
}

static void theme_whose_crawl_would_be_cut_is_refused(void **state)
{
	struct theme t;
	struct reports r;

	(void)state;
	assert_int_equal(read_text(PLAIN "[size]\ncrawl_size = 10\ncrawl_height = 13.9\n", &t, &r),
			 ERR_RANGE);
	assert_string_equal(r.text,
			    "t.ini:0: error: crawl_height (13.9) cuts letters of crawl_size "
			    "(10.0): at least 1.4 times as much is needed\n");
	assert_int_equal(read_text(PLAIN "[size]\ncrawl_size = 10\ncrawl_height = 14\n", &t, &r),
			 ERR_NONE);
}

static void theme_with_a_ladder_upside_down_is_refused(void **state)
{
	struct theme t;
	struct reports r;

	(void)state;
	assert_int_equal(
		read_text(PLAIN "[size]\nheadline_max = 10\nheadline_min = 10.1\n", &t, &r),
		ERR_RANGE);
	assert_string_equal(r.text, "t.ini:0: error: a smallest size is above its largest\n");
	assert_int_equal(read_text(PLAIN "[size]\nquote_max = 5\nquote_min = 5.1\n", &t, &r),
			 ERR_RANGE);
	assert_int_equal(read_text(PLAIN "[size]\nquote_max = 5\nquote_min = 5\n", &t, &r),
			 ERR_NONE);
}

static void read_shipped(const char *name, struct theme *t)
{
	char path[100];
	struct span text;
	struct reports r;

	snprintf(path, sizeof path, "assets/themes/%s.ini", name);
	assert_true(embed_find(path, &text));
	reports_init(&r);
	if (theme_read(t, text, path, &r.diag))
		fail_msg("%s", r.text);
}

static void theme_that_ships_is_good(void **state)
{
	static const char *const names[] = {"newsroom", "paper", "contrast",
					    "calm",	"eink",	 "matrix"};
	struct theme t;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		read_shipped(names[i], &t);
		assert_true(t.title[0]);
		assert_true(theme_contrast(t.ink, t.paper) >= 7000);
	}
}

static void large_text_may_have_less_contrast_by_a_key(void **state)
{
	static const char grey[] = "[colour]\npaper = #000000\nink = #808080\nquiet = #ffffff\n"
				   "accent = #ffffff\nband = #000000\ntag = #000000\n%s";
	struct theme t;
	struct reports r;
	char text[400];

	(void)state;
	snprintf(text, sizeof text, grey, "large_text = yes\n[motion]\ncrawl = no\n");
	assert_int_equal(read_text(text, &t, &r), ERR_NONE);
	assert_true(t.large_text);
	/* The crawl is not large. */
	snprintf(text, sizeof text, grey, "large_text = yes\n");
	assert_int_equal(read_text(text, &t, &r), ERR_RANGE);
	assert_string_equal(r.text, "t.ini:3: error: ink on band, #808080 on #000000: contrast "
				    "5.3:1, 7:1 is needed\n");
	snprintf(text, sizeof text, grey, "large_text = yes\n[motion]\ncrawl = no\n");
	memcpy(strstr(text, "ink = #808080"), "ink = #606060", 13);
	assert_int_equal(read_text(text, &t, &r), ERR_RANGE);
	assert_string_equal(r.text, "t.ini:3: error: ink on paper, #606060 on #000000: contrast "
				    "3.3:1, 4.5:1 is needed\n");
}

static void a_theme_of_few_levels_has_no_other_shade_and_does_not_move(void **state)
{
	struct theme t;
	struct reports r;

	(void)state;
	assert_int_equal(
		read_text(PLAIN "levels = mono\n[motion]\ncrawl = no\ntransition = none\n", &t, &r),
		ERR_NONE);
	assert_int_equal(t.levels, BOARD_LEVELS_MONO);
	assert_int_equal(read_text(PLAIN "levels = mono\n[motion]\ntransition = wipe\n", &t, &r),
			 ERR_RANGE);
	assert_string_equal(
		r.text,
		"t.ini:0: error: crawl = yes, but a theme of few levels allows no text that runs: "
		"crawl = no is needed\n"
		"t.ini:10: error: transition = wipe, but a theme of few levels allows no motion: "
		"transition = none is needed\n");
	assert_int_equal(
		read_text("[colour]\npaper = #ffffff\nink = #111111\nquiet = #000000\n"
			  "accent = #000000\nband = #ffffff\ntag = #fefefe\nlevels = grey16\n"
			  "[motion]\ncrawl = no\ntransition = none\n",
			  &t, &r),
		ERR_RANGE);
	assert_string_equal(r.text, "t.ini:7: error: tag, #fefefe, is none of the shades of "
				    "levels = grey16\n");
}

static void a_theme_that_moves_more_than_a_board_allows_is_refused_there(void **state)
{
	struct board still = {.motion = BOARD_MOTION_NONE, .crawl = true};
	struct board fades = {.motion = BOARD_MOTION_FADES, .crawl = true};
	struct span text = span_of(PLAIN "[motion]\ncrawl = yes\n");
	struct theme t;
	struct reports r;

	(void)state;
	assert_int_equal(read_text(text.p, &t, &r), ERR_NONE);
	assert_int_equal(theme_check_motion(&t, text, "t.ini", &fades, "hall", &r.diag), ERR_RANGE);
	assert_string_equal(r.text,
			    "t.ini:9: error: crawl = yes, but the board hall allows no text "
			    "that runs: crawl = no is needed\n");
	fades.crawl = false;
	assert_int_equal(theme_check_motion(&t, text, "t.ini", &fades, "hall", &r.diag), ERR_NONE);
	still.crawl = false;
	assert_int_equal(theme_check_motion(&t, text, "t.ini", &still, "hall", &r.diag), ERR_RANGE);
	t.transition = THEME_CUT;
	assert_int_equal(theme_check_motion(&t, text, "t.ini", &still, "hall", &r.diag), ERR_NONE);
}

static void a_transition_is_one_of_four_and_takes_200_to_400_ms(void **state)
{
	struct board fades = {.motion = BOARD_MOTION_FADES};
	struct span text = span_of(PLAIN "[motion]\ntransition = push\ntransition_ms = 400\n");
	struct theme t;
	struct reports r;

	(void)state;
	assert_int_equal(read_text(PLAIN, &t, &r), ERR_NONE);
	assert_int_equal(t.transition, THEME_FADE);
	assert_int_equal(t.transition_ms, 300);
	assert_int_equal(read_text(text.p, &t, &r), ERR_NONE);
	assert_int_equal(t.transition_ms, 400);
	assert_int_equal(theme_check_motion(&t, text, "t.ini", &fades, "hall", &r.diag), ERR_RANGE);
	assert_string_equal(r.text,
			    "t.ini:9: error: transition = push, but the board hall allows fades "
			    "alone: transition = fade or none is needed\n");
	assert_int_equal(read_text(PLAIN "[motion]\ntransition_ms = 401\n", &t, &r), ERR_SYNTAX);
	assert_non_null(strstr(r.text, "t.ini:9: error: transition_ms"));
	assert_int_equal(read_text(PLAIN "[motion]\ntransition = spin\n", &t, &r), ERR_SYNTAX);
	assert_non_null(strstr(r.text, "t.ini:9: error: transition"));
}

/* What the README says of two of them. */
static void theme_calm_moves_nothing_and_contrast_is_black(void **state)
{
	struct theme t;

	(void)state;
	read_shipped("calm", &t);
	assert_false(t.crawl);
	assert_int_equal(t.transition, THEME_FADE);
	assert_int_equal(t.transition_ms, 400);
	read_shipped("contrast", &t);
	assert_int_equal(t.paper, 0x000000);
	assert_int_equal(t.ink, 0xFFFFFF);
}

static void theme_help_tells_every_section(void **state)
{
	char text[8000];

	(void)state;
	printed(theme_print_help, text, sizeof text);
	assert_non_null(strstr(text, "  paper = #rrggbb (required)\n"));
	assert_non_null(strstr(text, "[type]\n"));
	assert_non_null(strstr(text, "  tag = text, at most 40 bytes (default: auto)\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(large_text_may_have_less_contrast_by_a_key),
		cmocka_unit_test(a_theme_of_few_levels_has_no_other_shade_and_does_not_move),
		cmocka_unit_test(a_theme_that_moves_more_than_a_board_allows_is_refused_there),
		cmocka_unit_test(theme_contrast_is_that_of_wcag),
		cmocka_unit_test(theme_below_seven_to_one_is_refused_with_pair_and_figure),
		cmocka_unit_test(theme_fills_in_the_defaults),
		cmocka_unit_test(theme_without_colours_names_each_missing_one),
		cmocka_unit_test(theme_whose_crawl_would_be_cut_is_refused),
		cmocka_unit_test(theme_with_a_ladder_upside_down_is_refused),
		cmocka_unit_test(theme_that_ships_is_good),
		cmocka_unit_test(a_transition_is_one_of_four_and_takes_200_to_400_ms),
		cmocka_unit_test(theme_calm_moves_nothing_and_contrast_is_black),
		cmocka_unit_test(theme_help_tells_every_section),
	};

	return cmocka_run_group_tests_name("theme", tests, NULL, NULL);
}
