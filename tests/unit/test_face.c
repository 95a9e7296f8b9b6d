#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/base.h"
#include "draw/face.h"
#include "draw/words.h"
#include "text/bidi.h"
#include "text/script.h"
#include "type_case.h"

static struct type_case c;
static struct style s;
static struct arena arena;
static struct scene scene;

static void style_for(int width, int height)
{
	free(arena.block);
	type_case_style(&c, width, height, true, &s);
	arena_init(&arena, malloc(face_bytes(&s)), face_bytes(&s));
	assert_non_null(arena.block);
}

static void build(struct face_time t)
{
	arena_release(&arena, 0);
	assert_int_equal(scene_init(&scene, &arena, FACE_ITEMS_MAX), ERR_NONE);
	assert_int_equal(face_build(&s, &c.fonts, &t, &scene), ERR_NONE);
}

static void every_time_stays_in_the_clock_s_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(type_case_panel); i++) {
		struct rect place;

		style_for(type_case_panel[i][0], type_case_panel[i][1]);
		place = face_place(&s, &c.fonts);
		assert_true(rect_contains(s.card, place));
		for (int k = 0; k < 84; k++) {
			struct face_time t = {k % 7, 1 + k % 31, 1 + k % 12, k % 24, k * 7 % 60};

			build(t);
			assert_true(rect_contains(place, scene_bounds(&scene)));
			assert_int_equal(scene_bounds(&scene).x1, s.right);
		}
	}
}

/* Languages whose letters the fonts have beside Latin. */
static const char *const own_letters[] = {"el", "ru", "uk", "ja", "zh-Hant",
					  "ko", "hi", "ar", "he"};

static void add_letters(struct needs *needs)
{
	for (size_t i = 0; i < COUNT_OF(own_letters); i++) {
		struct span language = span_of(own_letters[i]);

		needs->guide = script_guide_of(language);
		needs_add(needs, THEME_TEXT, words_table(language), "test", 1);
		needs->guide = 0;
	}
}

static void keeps_its_place(void)
{
	struct rect place = face_place(&s, &c.fonts);

	assert_true(rect_contains(s.card, place));
	for (int k = 0; k < 84; k++) {
		struct face_time t = {k % 7, 1 + k % 31, 1 + k % 12, k % 24, k * 7 % 60};

		build(t);
		assert_true(rect_contains(place, scene_bounds(&scene)));
	}
}

static const char *const latin[] = {"",	  "de", "fr", "es", "it", "pt", "nl", "pl", "tr",
				    "sv", "da", "nb", "nn", "fi", "cs", "sk", "hu", "ro"};

static void the_clock_is_in_place_in_every_language(void **state)
{
	(void)state;
	for (size_t l = 0; l < COUNT_OF(latin) + COUNT_OF(own_letters); l++) {
		struct span language =
			span_of(l < COUNT_OF(latin) ? latin[l] : own_letters[l - COUNT_OF(latin)]);

		style_for(1920, 1080);
		dial_read(&s.dial, language, &c.fonts);
		assert_ptr_equal(s.dial.words.p, words_table(language).p);
		s.is_rtl = bidi_is_rtl(words_find(s.dial.words, "w0"));
		keeps_its_place();
	}
}

/* Where a pixel is much of a letter, and where a j hangs over the edge. */
static void every_date_is_in_place_on_small_panels_and_on_either_side(void **state)
{
	static const int size[][2] = {{480, 270}, {640, 360}, {1920, 1080}};
	static const int day[] = {10, 28};

	(void)state;
	for (size_t k = 0; k < COUNT_OF(size) * 2 * (COUNT_OF(latin) + COUNT_OF(own_letters));
	     k++) {
		const size_t l = k / 6;
		const char *language =
			l < COUNT_OF(latin) ? latin[l] : own_letters[l - COUNT_OF(latin)];
		struct rect place;

		style_for(size[k % 3][0], size[k % 3][1]);
		s.is_rtl = k / 3 % 2;
		dial_read(&s.dial, span_of(language), &c.fonts);
		place = face_place(&s, &c.fonts);
		for (int i = 0; i < 7 * 12 * (int)COUNT_OF(day); i++) {
			build((struct face_time){i % 7, day[i / 84], 1 + i / 7 % 12, i % 24,
						 i * 11 % 60});
			if (!rect_contains(place, scene_bounds(&scene)))
				fail_msg("%s, %dx%d: of day %d, %d.%d., ink at %d to %d, not %d to "
					 "%d",
					 language, size[k % 3][0], size[k % 3][1], i % 7,
					 day[i / 84], 1 + i / 7 % 12, scene_bounds(&scene).x0,
					 scene_bounds(&scene).x1, place.x0, place.x1);
		}
	}
}

static void a_clock_is_in_the_order_of_its_language(void **state)
{
	static const char *const row[][2] = {
		{"", "Sun 24 Aug"},	   {"de", "So 24. Aug."},     {"fr", "dim. 24 août"},
		{"ja", "8月24日(日)"},	   {"zh", "8月24日 周日"},    {"zh-Hant", "8月24日 週日"},
		{"ko", "8월 24일 (일)"},   {"hi", "रवि 24 अग॰"},      {"ar", "الأحد 24 أغسطس"},
		{"he", "יום א׳ 24 באוג׳"}, {"pt", "dom. 24 de ago."}, {"tr", "24 Ağu Paz"},
		{"no", "søn. 24. aug."},   {"fi", "su 24.8."},	      {"hu", "aug. 24., V"},
		{"xx", "Sun 24 Aug"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		char buffer[DIAL_BYTES];
		struct span shown;
		struct dial d;

		dial_read(&d, span_of(row[i][0]), NULL);
		shown = dial_clock(&d, 0, 24, 8, buffer);
		if (!span_is(shown, row[i][1]))
			fail_msg("%s: %.*s", row[i][0], (int)shown.n, shown.p);
	}
}

static void fonts_without_the_letters_leave_the_clock_in_english(void **state)
{
	struct dial d;

	(void)state;
	dial_read(&d, span_of("ja"), &c.fonts);
	assert_int_equal(d.guide, SCRIPT_KANA);
	dial_read(&d, span_of("zh"), &c.fonts); /* these have the letters of Taiwan */
	assert_ptr_equal(d.words.p, words_table(span_of("")).p);
	assert_int_equal(d.guide, 0);
}

static void the_words_before_the_crawl_are_the_panel_s_where_the_theme_leaves_them(void **state)
{
	static const char *const language[] = {"de", "fr", "es", "el", "ru", "uk", "ja"};
	struct dial d;

	(void)state;
	dial_read(&d, span_of(""), NULL);
	assert_true(span_is(dial_tag(&d, span_of(THEME_TAG_AUTO)), "STOP PRESS"));
	for (size_t l = 0; l < COUNT_OF(language); l++) {
		dial_read(&d, span_of(language[l]), NULL);
		assert_false(span_is(dial_tag(&d, span_of(THEME_TAG_AUTO)), "STOP PRESS"));
		assert_true(dial_tag(&d, span_of(THEME_TAG_AUTO)).n > 0);
		assert_true(span_is(dial_tag(&d, span_of("LATE NEWS")), "LATE NEWS"));
		assert_int_equal(dial_tag(&d, span_of("")).n, 0);
	}
	dial_read(&d, span_of("fr"), NULL);
	assert_true(span_is(dial_tag(&d, span_of(THEME_TAG_AUTO)), "ACTUALITÉS"));
}

static void a_card_s_date_is_in_the_panel_s_words(void **state)
{
	static const struct {
		const char *language, *date, *shown;
	} row[] = {
		{"de", "15 August 2025", "15. Aug. 2025"},
		{"de", "1 April", "1. April"},
		{"fr", "15 July 2025", "15 juil. 2025"},
		{"ja", "15 August 2025", "2025年8月15日"},
		{"ja", "15 August", "8月15日"},
		{"ko", "1 December 2025", "2025년 12월 1일"},
		{"ar", "15 August 2025", "15 أغسطس 2025"},
		{"fi", "15 August 2025", "15.8.2025"},
		{"hu", "15 August", "aug. 15."},
		{"", "15 August 2025", "15 August 2025"},
		{"xx", "15 August 2025", "15 August 2025"},
		{"de", "vor 3 Std.", "vor 3 Std."},
		{"de", "August", "August"},
		{"de", "15 August 2025 BC", "15 August 2025 BC"},
		{"de", "last August 2025", "last August 2025"},
		{"de", "", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		struct dial d;
		char buffer[DIAL_BYTES];

		dial_read(&d, span_of(row[i].language), NULL);
		if (!span_is(dial_date(&d, span_of(row[i].date), buffer), row[i].shown))
			fail_msg("%s in %s", row[i].date, row[i].language);
	}
}

static struct span nth_language(const void *user, size_t i)
{
	return span_of(((const char *const *)user)[i]);
}

static void the_dial_speaks_what_most_cards_do(void **state)
{
	static const char *const mostly_german[] = {"de", "", "de", "fr", "de"};
	static const char *const nobody[] = {"de", "fr", "de", "fr"};

	(void)state;
	assert_true(span_is(dial_majority(mostly_german, 5, nth_language), "de"));
	assert_int_equal(dial_majority(mostly_german, 4, nth_language).n, 0);
	assert_int_equal(dial_majority(nobody, 4, nth_language).n, 0);
	assert_int_equal(dial_majority(nobody, 0, nth_language).n, 0);
	assert_true(span_is(dial_majority(nobody, 1, nth_language), "de"));
}

/* The items of a clock with a date: the time, which ends on the edge, then the date. */
enum { TIME, DATE, N_PARTS };

static void the_date_stands_still_when_a_minute_passes(void **state)
{
	struct rect date = {0, 0, 0, 0};

	(void)state;
	style_for(1920, 1080);
	for (int minute = 0; minute < 60; minute++) {
		build((struct face_time){3, 27, 8, 14, minute});
		assert_int_equal(scene.n, N_PARTS);
		date = minute ? date : scene.items[DATE].at;
		assert_true(rect_equal(date, scene.items[DATE].at));
	}
}

static void a_1_of_the_time_has_no_hole_beside_it(void **state)
{
	int32_t ones, zeros;

	(void)state;
	style_for(1920, 1080);
	build((struct face_time){0, 1, 1, 10, 11});
	ones = rect_width(scene.items[TIME].at);
	build((struct face_time){0, 1, 1, 10, 0});
	zeros = rect_width(scene.items[TIME].at);
	assert_true(ones < zeros);
	assert_true(zeros - ones >= s.clock_size / 4);
}

#define PANEL_W 1920
#define PANEL_H 1080

static void paint(struct canvas *on, struct face_time t)
{
	build(t);
	canvas_fill(on, canvas_bounds(on), canvas_bounds(on), s.paper);
	scene_paint(&scene, on, canvas_bounds(on));
}

/* The pixels themselves: of the date none changes with the minute. */
static void between_two_minutes_only_the_time_differs(void **state)
{
	static uint32_t pixels[2][PANEL_W * PANEL_H];
	struct canvas one = {pixels[0], PANEL_W, PANEL_H, PANEL_W};
	struct canvas two = {pixels[1], PANEL_W, PANEL_H, PANEL_W};

	(void)state;
	style_for(PANEL_W, PANEL_H);
	for (int minute = 0; minute < 59; minute++) {
		struct rect place = face_place(&s, &c.fonts), differs = {0, 0, 0, 0};

		paint(&one, (struct face_time){3, 27, 8, 11, minute});
		paint(&two, (struct face_time){3, 27, 8, 11, minute + 1});
		for (int y = 0; y < PANEL_H; y++)
			for (int x = 0; x < PANEL_W; x++)
				if (pixels[0][y * PANEL_W + x] != pixels[1][y * PANEL_W + x])
					differs = rect_unite(differs, rect_make(x, y, 1, 1));
		assert_true(rect_contains(place, differs));
		assert_true(rect_width(differs) > 0);
		assert_true(differs.x0 >= scene.items[DATE].at.x1);
	}
}

static void the_time_never_comes_nearer_to_the_date_than_a_space(void **state)
{
	int32_t space;

	(void)state;
	style_for(1920, 1080);
	space = font_px(font_metrics(&c.fonts, THEME_TEXT)->space, s.clock_size);
	for (int minute = 0; minute < 24 * 60; minute++) {
		build((struct face_time){3, 27, 8, minute / 60, minute % 60});
		assert_true(scene.items[TIME].at.x0 - scene.items[DATE].at.x1 >= space / 2);
		assert_true(scene.items[TIME].at.x0 - scene.items[DATE].at.x1 <=
			    space + s.clock_size);
	}
}

static void on_a_panel_that_reads_right_to_left_it_begins_on_the_left_edge(void **state)
{
	(void)state;
	style_for(1920, 1080);
	s.is_rtl = true;
	for (int k = 0; k < 84; k++) {
		build((struct face_time){k % 7, 1 + k % 31, 1 + k % 12, k % 24, k * 7 % 60});
		assert_true(rect_contains(face_place(&s, &c.fonts), scene_bounds(&scene)));
		assert_true(scene_bounds(&scene).x0 <= s.left + s.clock_size / 8);
	}
}

static void a_narrow_panel_shows_hours_and_minutes_only(void **state)
{
	struct face_time t = {3, 27, 8, 14, 5};

	(void)state;
	style_for(1920, 1080);
	build(t);
	assert_true(rect_width(scene_bounds(&scene)) > 6 * s.clock_size);
	style_for(120, 240);
	build(t);
	assert_true(rect_width(scene_bounds(&scene)) < 3 * s.clock_size);
}

/* So a reader of Arabic meets weekday, day, month and time in this order, on either side. */
static void words_that_read_right_to_left_have_the_time_at_their_left(void **state)
{
	struct rect date = {0, 0, 0, 0};

	(void)state;
	style_for(1920, 1080);
	dial_read(&s.dial, span_of("ar"), &c.fonts);
	s.is_rtl = true;
	for (int minute = 0; minute < 60; minute++) {
		build((struct face_time){3, 27, 8, 14, minute});
		assert_int_equal(scene.n, N_PARTS);
		assert_true(scene.items[TIME].at.x1 < scene.items[DATE].at.x0);
		date = minute ? date : scene.items[DATE].at;
		assert_true(rect_equal(date, scene.items[DATE].at));
	}
	s.is_turned = true;
	build((struct face_time){3, 27, 8, 14, 5});
	assert_int_equal(scene.n, 1);
	assert_int_equal(scene_bounds(&scene).x1, s.right);
	assert_true(rect_contains(face_place(&s, &c.fonts), scene_bounds(&scene)));
}

static void what_is_no_time_is_refused(void **state)
{
	const struct face_time bad[] = {{7, 1, 1, 0, 0},  {-1, 1, 1, 0, 0}, {0, 0, 1, 0, 0},
					{0, 32, 1, 0, 0}, {0, 1, 0, 0, 0},  {0, 1, 13, 0, 0},
					{0, 1, 1, 24, 0}, {0, 1, 1, 0, 60}, {0, 1, 1, -1, 0}};

	(void)state;
	style_for(1280, 720);
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		arena_release(&arena, 0);
		assert_int_equal(scene_init(&scene, &arena, FACE_ITEMS_MAX), ERR_NONE);
		assert_int_equal(face_build(&s, &c.fonts, &bad[i], &scene), ERR_RANGE);
		assert_int_equal(scene.n, 0);
	}
}

static int open_case(void **state)
{
	(void)state;
	return type_case_open_with(&c, add_letters);
}

static int close_case(void **state)
{
	(void)state;
	free(arena.block);
	return type_case_close(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_time_stays_in_the_clock_s_place),
		cmocka_unit_test(the_clock_is_in_place_in_every_language),
		cmocka_unit_test(every_date_is_in_place_on_small_panels_and_on_either_side),
		cmocka_unit_test(a_clock_is_in_the_order_of_its_language),
		cmocka_unit_test(fonts_without_the_letters_leave_the_clock_in_english),
		cmocka_unit_test(
			the_words_before_the_crawl_are_the_panel_s_where_the_theme_leaves_them),
		cmocka_unit_test(a_card_s_date_is_in_the_panel_s_words),
		cmocka_unit_test(the_dial_speaks_what_most_cards_do),
		cmocka_unit_test(the_date_stands_still_when_a_minute_passes),
		cmocka_unit_test(a_1_of_the_time_has_no_hole_beside_it),
		cmocka_unit_test(between_two_minutes_only_the_time_differs),
		cmocka_unit_test(the_time_never_comes_nearer_to_the_date_than_a_space),
		cmocka_unit_test(on_a_panel_that_reads_right_to_left_it_begins_on_the_left_edge),
		cmocka_unit_test(a_narrow_panel_shows_hours_and_minutes_only),
		cmocka_unit_test(words_that_read_right_to_left_have_the_time_at_their_left),
		cmocka_unit_test(what_is_no_time_is_refused),
	};

	return cmocka_run_group_tests(tests, open_case, close_case);
}
