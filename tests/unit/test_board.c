#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "config/board.h"
#include "tests/unit/printed.h"
#include "tests/unit/reports.h"

#define PANEL "[panel]\nwidth_px = 640\nheight_px = 480\n"

static enum err read_text(const char *text, struct board *b, struct reports *r)
{
	reports_init(r);
	return board_read(b, span_of(text), "b.ini", &r->diag);
}

static void board_fills_in_the_defaults(void **state)
{
	struct board b;
	struct reports r;

	(void)state;
	assert_int_equal(read_text(PANEL, &b, &r), ERR_NONE);
	assert_string_equal(b.title, "");
	assert_int_equal(b.width_px, 640);
	assert_int_equal(b.height_px, 480);
	assert_int_equal(b.width_mm, 0);
	assert_int_equal(b.distance_mm, 3000);
	assert_int_equal(b.furthest_mm, 5000);
	assert_int_equal(read_text(PANEL "[room]\ndistance_mm = 9000\n", &b, &r), ERR_NONE);
	assert_int_equal(b.furthest_mm, 15000);
	assert_int_equal(b.audience, BOARD_PASSING);
	assert_string_equal(b.site, "");
	assert_true(b.crawl);
	assert_true(b.progress);
	assert_int_equal(b.crawl_wpm, 120);
	assert_int_equal(b.levels, BOARD_LEVELS_ALL);
	assert_int_equal(b.motion, BOARD_MOTION_FULL);
	assert_int_equal(b.rotate, BOARD_ROTATE_0);
	assert_int_equal(read_text(PANEL
				   "levels = mono\nrotate = 270\n[room]\nmotion = none\n[show]\n"
				   "clock = time\n",
				   &b, &r),
			 ERR_NONE);
	assert_int_equal(b.levels, BOARD_LEVELS_MONO);
	assert_int_equal(b.rotate, BOARD_ROTATE_270);
	assert_int_equal(b.motion, BOARD_MOTION_NONE);
	assert_int_equal(b.clock, BOARD_CLOCK_TIME);
}

static void board_audiences_are_in_the_order_of_the_enum(void **state)
{
	struct board b;
	struct reports r;

	(void)state;
	assert_int_equal(read_text(PANEL "[room]\naudience = passing", &b, &r), ERR_NONE);
	assert_int_equal(b.audience, BOARD_PASSING);
	assert_int_equal(read_text(PANEL "[room]\naudience = waiting", &b, &r), ERR_NONE);
	assert_int_equal(b.audience, BOARD_WAITING);
	assert_int_equal(read_text(PANEL "[room]\naudience = accessible", &b, &r), ERR_NONE);
	assert_int_equal(b.audience, BOARD_ACCESSIBLE);
}

static void board_in_error_leaves_the_struct_alone(void **state)
{
	static const struct {
		const char *text;
		enum err err;
		const char *expected;
	} row[] = {
		{"", ERR_SYNTAX,
		 "b.ini:0: error: the key 'width_px' in [panel] is missing\n"
		 "b.ini:0: error: the key 'height_px' in [panel] is missing\n"},
		{PANEL "[room]\ndistance_mm = 4000\nfurthest_mm = 3999\n", ERR_RANGE,
		 "b.ini:6: error: furthest_mm (3999) is nearer than distance_mm (4000)\n"},
		{"[panel]\nwidth_px = 31\nheight_px = 480\n", ERR_SYNTAX,
		 "b.ini:2: error: width_px: 31 is outside 32 to 7680 px\n"},
		{PANEL "[show]\ncrawl_wpm = 181\n", ERR_SYNTAX,
		 "b.ini:5: error: crawl_wpm: 181 is outside 40 to 180 words a minute\n"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		struct board b = {.title = "as it was", .width_px = 1};
		struct reports r;

		assert_int_equal(read_text(row[i].text, &b, &r), row[i].err);
		assert_string_equal(r.text, row[i].expected);
		assert_string_equal(b.title, "as it was");
		assert_int_equal(b.width_px, 1);
	}
}

/* Millimetres and pixels of one panel must tell about the same shape, or a measure is swapped or
 * mistyped. (About: the pixels of the common 7-inch panel are 7 % wider than high.) */
static void check_shape(const struct board *b)
{
	int64_t across = (int64_t)b->width_mm * b->height_px;
	int64_t down = (int64_t)b->height_mm * b->width_px;

	assert_true(llabs(across - down) * 10 <= across);
}

static void board_files_that_ship_are_all_good(void **state)
{
	DIR *folder = opendir("board");
	struct dirent *entry;
	size_t count = 0;

	(void)state;
	assert_non_null(folder);
	while ((entry = readdir(folder))) {
		char path[300];
		unsigned char *bytes;
		struct span text;
		struct board b;
		struct reports r;

		if (!span_ends(span_of(entry->d_name), ".ini"))
			continue;
		snprintf(path, sizeof path, "board/%s", entry->d_name);
		assert_int_equal(file_read(path, 65536, &bytes, &text.n), ERR_NONE);
		text.p = (const char *)bytes;
		reports_init(&r);
		if (board_read(&b, text, path, &r.diag))
			fail_msg("%s", r.text);
		assert_true(b.title[0]);
		/* Two panels taken out of the box agree on the card (show/schedule.h). */
		assert_int_equal(b.audience, BOARD_PASSING);
		assert_string_equal(b.site, "");
		check_shape(&b);
		free(bytes);
		count++;
	}
	closedir(folder);
	assert_true(count >= 4);
}

static void board_help_tells_every_section(void **state)
{
	char text[4000];

	(void)state;
	printed(board_print_help, text, sizeof text);
	assert_non_null(strstr(text, "[panel]\n  width_px = 32 to 7680 px (required)\n"));
	assert_non_null(strstr(text, "[room]\n"));
	assert_non_null(strstr(text, "  site = text, at most 127 bytes (default: empty)\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(board_fills_in_the_defaults),
		cmocka_unit_test(board_audiences_are_in_the_order_of_the_enum),
		cmocka_unit_test(board_in_error_leaves_the_struct_alone),
		cmocka_unit_test(board_files_that_ship_are_all_good),
		cmocka_unit_test(board_help_tells_every_section),
	};

	return cmocka_run_group_tests_name("board", tests, NULL, NULL);
}
