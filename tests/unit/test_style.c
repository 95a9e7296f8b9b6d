#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/base.h"
#include "type_case.h"

static struct type_case c;
static struct style s;

static void the_type_unit_is_the_height_of_a_wide_and_the_width_of_a_tall_panel(void **state)
{
	const int row[][3] = {{1920, 1080, 1080}, {1080, 1920, 1080}, {1280, 720, 720},
			      {3840, 2160, 2160}, {1920, 480, 720},   {800, 480, 464}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		type_case_style(&c, row[i][0], row[i][1], true, &s);
		assert_int_equal(s.unit, row[i][2]);
	}
}

static void a_full_hd_panel_has_the_margins_of_the_theme(void **state)
{
	(void)state;
	type_case_style(&c, 1920, 1080, true, &s);
	assert_int_equal(s.left, (1920 * c.theme.margin_x + 500) / 1000);
	assert_int_equal(s.right, 1920 - s.left);
	assert_int_equal(s.headline_max, (1080 * c.theme.headline_max + 500) / 1000);
	assert_int_equal(s.band.y0, 1080 - (1080 * c.theme.crawl_height + 500) / 1000);
}

static void an_upright_panel_has_smaller_type_as_its_lines_are_short(void **state)
{
	struct style wide;

	(void)state;
	type_case_style(&c, 1920, 1080, true, &wide);
	type_case_style(&c, 1080, 1920, true, &s);
	assert_int_equal(s.unit, wide.unit);
	assert_true(s.headline_max < wide.headline_max && s.headline_max > s.headline_min);
	assert_true(s.quote_max < wide.quote_max && s.quote_max > s.quote_min);
	assert_int_equal(s.kicker_size, wide.kicker_size);
}

static void a_matrix_of_64_rows_has_room_for_five_lines_of_12(void **state)
{
	(void)state;
	type_case_style(&c, 128, 64, true, &s);
	assert_true(s.is_bare);
	assert_int_equal(s.headline_lines, 5);
	assert_true(rect_height(s.body) > 5 * 12); /* layout.h rounds a line's ink up */
}

static void the_boxes_of_any_panel_lie_in_each_other(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(type_case_panel); i++) {
		for (int crawl = 0; crawl < 2; crawl++) {
			type_case_style(&c, type_case_panel[i][0], type_case_panel[i][1], crawl,
					&s);
			assert_true(rect_contains(s.panel, s.card));
			assert_true(rect_contains(s.card, s.safe));
			assert_true(rect_contains(s.safe, s.body));
			assert_true(rect_height(s.body) >= s.quote_min * 2);
			assert_false(rect_overlaps(s.card, s.band));
			assert_int_equal(s.card.y1, crawl ? s.band.y0 : s.height);
			assert_int_equal(s.body.x0, s.left);
			assert_int_equal(s.body.x1, s.right);
			assert_true(s.hang > 0 && s.hang < s.left);
			assert_true(s.kicker_base < s.body.y0);
			assert_true(s.source_base > s.body.y1);
		}
	}
}

static void no_panel_asks_for_type_that_cannot_be_drawn(void **state)
{
	struct board b = {.width_px = BOARD_SIDE_PX_MAX,
			  .height_px = BOARD_SIDE_PX_MAX,
			  .width_mm = 1000,
			  .height_mm = 1000,
			  .distance_mm = 50000,
			  .furthest_mm = 90000};
	struct theme theme = c.theme;

	(void)state;
	theme.headline_max = 300;
	for (theme.pixel = 0; theme.pixel <= 64; theme.pixel++) {
		style_init(&s, &b, &theme);
		assert_in_range(s.headline_max, FONT_SIZE_PX_MAX - 64, FONT_SIZE_PX_MAX);
		assert_in_range(s.quote_max, s.quote_least, FONT_SIZE_PX_MAX);
		assert_in_range(s.headline_least, s.headline_min, s.headline_max);
		assert_in_range(s.speaker_size, 1, FONT_SIZE_PX_MAX);
		assert_true(!s.pixel ||
			    (s.headline_max % s.pixel == 0 && s.headline_least % s.pixel == 0));
	}
}

static void without_a_crawl_its_place_is_the_cards(void **state)
{
	struct style with;

	(void)state;
	type_case_style(&c, 1280, 720, true, &with);
	type_case_style(&c, 1280, 720, false, &s);
	assert_true(rect_is_empty(s.band));
	assert_true(rect_height(s.body) > rect_height(with.body));
}

static void type_is_never_dust(void **state)
{
	(void)state;
	type_case_style(&c, 320, 240, true, &s);
	assert_true(s.source_size >= 9 && s.crawl_size >= 9 && s.quote_min >= 9);
	assert_true(style_px(&s, 1) == 1);
}

static int open_case(void **state)
{
	(void)state;
	return type_case_open(&c);
}

static int close_case(void **state)
{
	(void)state;
	return type_case_close(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			the_type_unit_is_the_height_of_a_wide_and_the_width_of_a_tall_panel),
		cmocka_unit_test(a_full_hd_panel_has_the_margins_of_the_theme),
		cmocka_unit_test(an_upright_panel_has_smaller_type_as_its_lines_are_short),
		cmocka_unit_test(a_matrix_of_64_rows_has_room_for_five_lines_of_12),
		cmocka_unit_test(the_boxes_of_any_panel_lie_in_each_other),
		cmocka_unit_test(no_panel_asks_for_type_that_cannot_be_drawn),
		cmocka_unit_test(without_a_crawl_its_place_is_the_cards),
		cmocka_unit_test(type_is_never_dust),
	};

	return cmocka_run_group_tests(tests, open_case, close_case);
}
