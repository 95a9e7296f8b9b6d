/*
 * What a panel says of its own settings, on a display of our own.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/base.h"
#include "base/file.h"
#include "firmware/now.h"
#include "firmware/rescue.h"

#define WIDTH 640
#define HEIGHT 360

static int64_t clock_us;

/* In place of firmware/now.c: time passes only while the fake display waits. */
int64_t now_steady_us(void)
{
	return clock_us;
}

static uint32_t px[WIDTH * HEIGHT];
static struct canvas screen = {px, WIDTH, HEIGHT, WIDTH};
static unsigned n_presented;
static int64_t quits_at_us;
static bool has_rung;

static struct canvas *canvas(struct display *d)
{
	(void)d;
	return &screen;
}

static enum err present(struct display *d, const struct rect *rects, size_t n)
{
	(void)d;
	(void)rects;
	n_presented += n > 0;
	return ERR_NONE;
}

static enum display_event wait_event(struct display *d, int64_t timeout_ms)
{
	(void)d;
	if (has_rung) {
		has_rung = false;
		return DISPLAY_BELL;
	}
	clock_us += timeout_ms * 1000;
	return clock_us >= quits_at_us ? DISPLAY_QUIT : DISPLAY_NOTHING;
}

static const struct display_ops ops = {
	.name = "fake", .canvas = canvas, .present = present, .wait = wait_event};
static struct display display = {.ops = &ops};

static char pack[256], profile[64];
static char why[RESCUE_TEXT_MAX];
static struct inputs in;
static struct diag diag;

static void write_profile(const char *text)
{
	assert_int_equal(file_write(profile, text, strlen(text)), ERR_NONE);
}

static enum err open_with(const char *the_pack, const char *board)
{
	diag_init(&diag, NULL, NULL);
	return rescue_inputs(&in, the_pack, board, "desk27", &diag, why);
}

static void a_mistake_in_the_profile_is_told_with_its_line_and_the_spare_is_used(void **state)
{
	char begin[100];

	(void)state;
	write_profile("[panel]\nwidth_px = 800\nheight_px = 480\n[room]\ndistance_m = 3\n");
	assert_int_equal(open_with(pack, profile), ERR_NONE);
	snprintf(begin, sizeof begin, "%s:5: error: ", profile);
	assert_memory_equal(why, begin, strlen(begin));
	assert_int_equal(in.board.width_px, 2560);
	assert_int_equal(diag.n_errors, 1);
	inputs_close(&in);
}

static void where_all_is_well_nothing_is_told(void **state)
{
	(void)state;
	write_profile("[panel]\nwidth_px = 800\nheight_px = 480\n");
	assert_int_equal(open_with(pack, profile), ERR_NONE);
	assert_string_equal(why, "");
	assert_int_equal(in.board.width_px, 800);
	inputs_close(&in);
}

static void where_nothing_can_be_used_it_is_an_error(void **state)
{
	(void)state;
	assert_int_not_equal(open_with(profile, profile), ERR_NONE); /* none is linked in here */
	assert_true(why[0] != 0);
}

static size_t n_ink(void)
{
	size_t n = 0;

	for (size_t i = 0; i < COUNT_OF(px); i++)
		n += px[i] != in.theme.paper;
	return n;
}

static void the_message_stays_its_time_and_is_as_long_as_its_text(void **state)
{
	bool is_over = false;
	size_t n_short;

	(void)state;
	assert_int_equal(open_with(pack, "hd43"), ERR_NONE);
	quits_at_us = INT64_MAX;
	clock_us = 5;
	n_presented = 0;
	assert_int_equal(rescue_tell(&in, &display, "a", 60000, NULL, NULL, &is_over), ERR_NONE);
	assert_int_equal(clock_us, 60000005);
	assert_int_equal(n_presented, 1);
	assert_false(is_over);
	n_short = n_ink();
	assert_true(n_short > 100);
	assert_int_equal(rescue_tell(&in, &display,
				     "stoppress.ini:5: error: unknown key 'distance_m' in section "
				     "[room]; the nearest is 'distance_mm' in [room]",
				     1000, NULL, NULL, &is_over),
			 ERR_NONE);
	assert_true(n_ink() > n_short + 500);
	inputs_close(&in);
}

static void quitting_ends_the_message(void **state)
{
	bool is_over = false;

	(void)state;
	assert_int_equal(open_with(pack, "hd43"), ERR_NONE);
	clock_us = 0;
	quits_at_us = 3000000;
	assert_int_equal(rescue_tell(&in, &display, "a", 60000, NULL, NULL, &is_over), ERR_NONE);
	assert_true(is_over);
	assert_int_equal(clock_us, 3000000);
	inputs_close(&in);
}

/* Somebody has mended the profile, and says so, while the message stands. */
static void new_inputs_end_the_message_and_are_read_by_the_show(void **state)
{
	bool is_over = false;
	struct bell bell;

	(void)state;
	assert_int_equal(open_with(pack, "hd43"), ERR_NONE);
	assert_true(bell_open(&bell));
	clock_us = 0;
	quits_at_us = INT64_MAX;
	has_rung = true;
	kill(getpid(), SIGHUP);
	kill(getpid(), SIGUSR1);
	assert_int_equal(rescue_tell(&in, &display, "a", 60000, NULL, &bell, &is_over), ERR_NONE);
	assert_false(is_over);
	assert_int_equal(clock_us, 0);
	assert_int_equal(bell_take(&bell), BELL_RELOAD | BELL_REPORT);
	has_rung = true;
	kill(getpid(), SIGHUP);
	kill(getpid(), SIGTERM);
	assert_int_equal(rescue_tell(&in, &display, "a", 60000, NULL, &bell, &is_over), ERR_NONE);
	assert_true(is_over);
	bell_close(&bell);
	inputs_close(&in);
}

static void any_size_of_screen_and_text_is_survived(void **state)
{
	static const int size[][2] = {{640, 360}, {640, 32}, {32, 360}, {32, 32}, {16, 16}};
	static char text[RESCUE_TEXT_MAX];
	bool is_over = false;

	(void)state;
	assert_int_equal(open_with(pack, "hd43"), ERR_NONE);
	quits_at_us = INT64_MAX;
	memset(text, 'm', sizeof text - 1);
	for (size_t i = 0; i < COUNT_OF(size); i++) {
		screen.width = size[i][0];
		screen.height = size[i][1];
		assert_int_equal(rescue_tell(&in, &display, text, 1, NULL, NULL, &is_over),
				 ERR_NONE);
		text[7] = ' ';
	}
	screen.width = WIDTH;
	screen.height = HEIGHT;
	inputs_close(&in);
}

int main(void)
{
	const char *folder = getenv("B");
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_mistake_in_the_profile_is_told_with_its_line_and_the_spare_is_used),
		cmocka_unit_test(where_all_is_well_nothing_is_told),
		cmocka_unit_test(where_nothing_can_be_used_it_is_an_error),
		cmocka_unit_test(the_message_stays_its_time_and_is_as_long_as_its_text),
		cmocka_unit_test(quitting_ends_the_message),
		cmocka_unit_test(new_inputs_end_the_message_and_are_read_by_the_show),
		cmocka_unit_test(any_size_of_screen_and_text_is_survived),
	};
	int status;

	snprintf(pack, sizeof pack, "%s/default.pack", folder ? folder : "build/release");
	snprintf(profile, sizeof profile, "/tmp/stoppress-rescue-%ld.ini", (long)getpid());
	status = cmocka_run_group_tests(tests, NULL, NULL);
	unlink(profile);
	return status;
}
