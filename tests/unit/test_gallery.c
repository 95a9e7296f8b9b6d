/*
 * Pictures of a pack some or all cards of which cannot be set.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base.h"
#include "firmware/gallery.h"
#include "show_packs.h"

#define NOON INT64_C(1755864000000)
#define LONG_WORD "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"

static const struct show_card some_refused[] = {{"Ferries return", NULL},
						{LONG_WORD LONG_WORD, NULL}};
static const struct show_card all_refused[] = {{LONG_WORD LONG_WORD, NULL},
					       {LONG_WORD LONG_WORD, "Ada Lind"}};

static struct show_packs packs;
static struct diag diag;
static char folder[] = "/tmp/test_gallery_XXXXXX";
static char path[64];

/* A shot of what the schedule has at UTC_MS. */
static enum err shot(const struct show_card *cards, size_t n, int64_t utc_ms)
{
	struct inputs in = {.board = show_packs_board(320, 240, false), .theme = packs.theme};
	struct stage_time t = {utc_ms, 0};
	struct buf bytes;
	enum err e;

	unlink(path);
	diag_init(&diag, NULL, NULL);
	assert_true(show_packs_make(&packs, cards, n, &bytes, &in.pack));
	e = gallery_shot(&in, &t, 0, path, &diag);
	buf_finish(&bytes);
	return e;
}

static void a_moment_of_a_pack_that_cannot_be_set_is_an_error_and_no_file(void **state)
{
	(void)state;
	assert_int_equal(shot(all_refused, COUNT_OF(all_refused), NOON), ERR_FIT);
	assert_int_equal(diag.n_warnings, COUNT_OF(all_refused));
	assert_int_equal(diag.n_errors, 1);
	assert_int_not_equal(access(path, F_OK), 0);
}

static void a_card_that_is_passed_over_is_a_warning_once(void **state)
{
	unsigned n_warned = 0;

	(void)state;
	for (int64_t at = 0; at < 20000; at += 1000) {
		assert_int_equal(shot(some_refused, COUNT_OF(some_refused), NOON + at), ERR_NONE);
		assert_true(diag.n_warnings <= 1);
		assert_int_equal(diag.n_errors, 0);
		assert_int_equal(access(path, F_OK), 0);
		n_warned += diag.n_warnings;
	}
	assert_in_range(n_warned, 1, 19);
}

/* The first card's picture cannot be written where a folder has its name. */
static void a_picture_that_cannot_be_written_leaves_no_sheet_without_it(void **state)
{
	static const char *const places[] = {"001-headline.png/x", "001-headline.png", "sheet.png"};
	struct inputs in = {.board = show_packs_board(320, 240, false), .theme = packs.theme};
	struct stage_time t = {NOON, 0};
	struct buf bytes;
	char place[128];

	(void)state;
	snprintf(place, sizeof place, "%s/%s", folder, places[1]);
	assert_int_equal(mkdir(place, 0700), 0);
	snprintf(place, sizeof place, "%s/%s", folder, places[0]);
	assert_int_equal(mkdir(place, 0700), 0);
	diag_init(&diag, NULL, NULL);
	assert_true(show_packs_make(&packs, some_refused, 1, &bytes, &in.pack));
	assert_int_equal(gallery_cards(&in, &t, folder, &diag), ERR_IO);
	assert_int_equal(diag.n_errors, 1);
	snprintf(place, sizeof place, "%s/%s", folder, places[2]);
	assert_int_not_equal(access(place, F_OK), 0);
	buf_finish(&bytes);
	for (size_t i = 0; i < 2; i++) {
		snprintf(place, sizeof place, "%s/%s", folder, places[i]);
		assert_int_equal(rmdir(place), 0);
	}
}

static int open_pack(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return 1;
	snprintf(path, sizeof path, "%s/x.png", folder);
	return show_packs_open(&packs);
}

static int close_pack(void **state)
{
	(void)state;
	show_packs_close(&packs);
	unlink(path);
	return rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_moment_of_a_pack_that_cannot_be_set_is_an_error_and_no_file),
		cmocka_unit_test(a_card_that_is_passed_over_is_a_warning_once),
		cmocka_unit_test(a_picture_that_cannot_be_written_leaves_no_sheet_without_it),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
