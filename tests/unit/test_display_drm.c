/*
 * The screen without a desktop, on a card in memory (kms_fake.h).
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "firmware/display_drm.h"
#include "firmware/kms_pixels.h"
#include "tests/unit/kms_fake.h"

static struct display *display;
static struct diag quiet;

static int n_canvases; /* around the display */

static enum err open_drm(int width, int height)
{
	struct display_drm_options o = {{width, height, 0, 0}, n_canvases, NULL};
	const char *why = "";

	diag_init(&quiet, NULL, NULL);
	return display_drm_open(&fake_calls, &o, &quiet, &display, &why);
}

static void shut(void)
{
	display->ops->close(display);
	display = NULL;
}

static struct canvas *canvas(void)
{
	return display->ops->canvas(display);
}

static enum err fill(struct rect r, uint32_t colour)
{
	canvas_fill(canvas(), r, r, colour);
	return display->ops->present(display, &r, 1);
}

static enum err fill_all(uint32_t colour)
{
	return fill(canvas_bounds(canvas()), colour);
}

static enum display_event wait_now(void)
{
	return display->ops->wait(display, 0);
}

static bool panel_shows_canvas(void)
{
	const struct canvas *c = canvas();
	bool is_565 = fake_buffer_of(fake.shown_fb)->format == DRM_FORMAT_RGB565;

	for (int y = 0; y < c->height; y++) {
		for (int x = 0; x < c->width; x++) {
			uint32_t px = c->px[y * c->stride_px + x];

			if (fake.panel[y * FAKE_SIDE_MAX + x] !=
			    (is_565 ? kms_pixels_565(px, x, y) : px))
				return false;
		}
	}
	return c->width == fake.width && c->height == fake.height;
}

static void the_first_picture_sets_the_mode_and_the_next_ones_flip(void **state)
{
	(void)state;
	for (int atomic = 0; atomic < 2; atomic++) {
		uint32_t first;

		fake_reset();
		fake.is_atomic = atomic;
		assert_int_equal(open_drm(160, 120), ERR_NONE);
		assert_int_equal(canvas()->width, 160);
		assert_int_equal(fake.n_sets, 0);
		assert_int_equal(fill_all(0x112233), ERR_NONE);
		assert_int_equal(fake.n_sets, 1);
		assert_true(panel_shows_canvas());
		first = fake.shown_fb;
		assert_int_equal(fill_all(0x445566), ERR_NONE);
		assert_int_not_equal(fake.shown_fb, first);
		assert_int_equal(fill_all(0x778899), ERR_NONE);
		assert_int_equal(fake.shown_fb, first);
		assert_int_equal(fake.n_sets, 1);
		assert_int_equal(fake.n_flips, 2);
		assert_true(panel_shows_canvas());
		shut();
	}
}

/* Random rectangles on every kind of card; the panel is told of some pixels only, and yet shows
 * what a card that is told of everything would. */
static void what_is_told_as_damage_is_enough(void **state)
{
	static const struct {
		bool is_atomic, has_damage, is_scanned, only_565;
		uint64_t depth;
		int n_buffers;
	} row[] = {
		{true, true, false, false, 24, 2},   {true, true, false, false, 24, 1},
		{true, false, false, false, 24, 2},  {false, false, false, false, 24, 2},
		{false, false, false, false, 24, 1}, {false, false, true, false, 24, 1},
		{true, true, false, true, 16, 2},    {true, true, false, false, 16, 1},
	};
	uint32_t random = 1;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		fake_reset();
		fake.is_atomic = row[i].is_atomic;
		fake.has_damage = row[i].has_damage;
		fake.is_scanned = row[i].is_scanned;
		fake.only_565 = row[i].only_565;
		fake.depth = row[i].depth;
		fake.n_buffers_max = row[i].n_buffers;
		assert_int_equal(open_drm(160, 120), ERR_NONE);
		assert_int_equal(fill_all(0x808080), ERR_NONE);
		fake.told_px = 0;
		for (int n = 0; n < 200; n++) {
			struct rect many[5];
			size_t n_many = random % COUNT_OF(many) + 1;

			for (size_t k = 0; k < n_many; k++) {
				random = random * 1664525u + 1013904223u;
				many[k] = rect_make(
					(int)(random >> 8 & 127), (int)(random >> 15 & 63),
					(int)(random >> 21 & 31) + 1, (int)(random >> 26 & 31) + 1);
				canvas_fill(canvas(), many[k], many[k], random & 0xffffff);
			}
			assert_int_equal(display->ops->present(display, many, n_many), ERR_NONE);
			assert_true(panel_shows_canvas());
		}
		if (row[i].has_damage)
			assert_true(fake.told_px < 200 * 160 * 120 / 2);
		assert_int_equal(fake.n_sets, 1);
		shut();
	}
}

static void more_rectangles_than_a_buffer_keeps_are_not_lost(void **state)
{
	struct rect many[70];

	(void)state;
	fake_reset();
	assert_int_equal(open_drm(160, 120), ERR_NONE);
	assert_int_equal(fill_all(0), ERR_NONE);
	for (int i = 0; i < 70; i++) {
		many[i] = rect_make(i * 2, i, 1, 1);
		canvas_fill(canvas(), many[i], many[i], 0xffffff);
	}
	assert_int_equal(display->ops->present(display, many, COUNT_OF(many)), ERR_NONE);
	assert_true(panel_shows_canvas());
	shut();
}

static void while_another_has_the_screen_nothing_fails_and_then_all_is_back(void **state)
{
	(void)state;
	for (int atomic = 0; atomic < 2; atomic++) {
		fake_reset();
		fake.is_atomic = atomic;
		assert_int_equal(open_drm(160, 120), ERR_NONE);
		assert_int_equal(fill_all(1), ERR_NONE);
		fake.master_error = -EACCES;
		for (uint32_t i = 0; i < 5; i++) {
			assert_int_equal(fill_all(i), ERR_NONE);
			assert_int_equal(wait_now(), DISPLAY_NOTHING);
		}
		assert_false(panel_shows_canvas());
		fake.master_error = 0;
		raise(SIGRTMIN + 1); /* the terminal is back */
		assert_int_equal(wait_now(), DISPLAY_EXPOSED);
		assert_int_equal(fill_all(9), ERR_NONE);
		assert_int_equal(fake.n_sets, 2);
		assert_true(panel_shows_canvas());
		shut();
	}
}

static void a_change_of_terminal_gives_the_screen_away(void **state)
{
	int n_shown;

	(void)state;
	fake_reset();
	assert_int_equal(open_drm(160, 120), ERR_NONE);
	assert_int_equal(fill_all(1), ERR_NONE);
	raise(SIGRTMIN);
	assert_int_equal(wait_now(), DISPLAY_NOTHING);
	assert_int_equal(fake.n_drops, 1);
	n_shown = fake.n_sets + fake.n_flips;
	assert_int_equal(fill_all(2), ERR_NONE);
	assert_int_equal(fake.n_sets + fake.n_flips, n_shown);
	shut();
	assert_int_not_equal(fake.shown_fb, FAKE_OLD_FB);
}

/* A text console would not refuse it. */
static void a_screen_that_was_lent_is_not_taken_until_it_is_given_back(void **state)
{
	(void)state;
	fake_reset();
	assert_int_equal(open_drm(160, 120), ERR_NONE);
	assert_int_equal(fill_all(1), ERR_NONE);
	raise(SIGRTMIN);
	assert_int_equal(display->ops->wait(display, 2200), DISPLAY_NOTHING);
	assert_false(display->ops->is_seen(display));
	raise(SIGRTMIN + 1);
	assert_int_equal(wait_now(), DISPLAY_EXPOSED);
	assert_int_equal(fill_all(2), ERR_NONE);
	assert_true(panel_shows_canvas());
	shut();
}

static void a_screen_that_comes_back_while_it_is_off_is_off(void **state)
{
	(void)state;
	for (int atomic = 0; atomic < 2; atomic++) {
		fake_reset();
		fake.is_atomic = atomic;
		assert_int_equal(open_drm(160, 120), ERR_NONE);
		assert_int_equal(fill_all(1), ERR_NONE);
		display->ops->power(display, false);
		raise(SIGRTMIN);
		assert_int_equal(wait_now(), DISPLAY_NOTHING);
		fake.shown_fb = FAKE_OLD_FB; /* of the other terminal */
		raise(SIGRTMIN + 1);
		assert_int_equal(wait_now(), DISPLAY_EXPOSED);
		assert_int_equal(fake.shown_fb, 0);
		shut();
	}
}

static void without_being_asked_the_screen_is_tried_for_again(void **state)
{
	(void)state;
	fake_reset();
	assert_int_equal(open_drm(160, 120), ERR_NONE);
	assert_int_equal(fill_all(1), ERR_NONE);
	fake.master_error = -EACCES;
	assert_int_equal(fill_all(2), ERR_NONE);
	fake.master_error = 0;
	assert_int_equal(display->ops->wait(display, 30000), DISPLAY_EXPOSED);
	shut();
}

static void an_unplugged_monitor_is_no_failure_and_may_come_back(void **state)
{
	(void)state;
	fake_reset();
	assert_int_equal(open_drm(160, 120), ERR_NONE);
	assert_int_equal(fill_all(1), ERR_NONE);
	fake.connector[1].connection = DRM_MODE_DISCONNECTED;
	fake_plug();
	assert_int_equal(wait_now(), DISPLAY_NOTHING);
	assert_int_equal(fill_all(2), ERR_NONE);
	assert_int_equal(canvas()->width, 160);
	fake.connector[1].connection = DRM_MODE_CONNECTED;
	fake_plug();
	assert_int_equal(wait_now(), DISPLAY_EXPOSED);
	assert_int_equal(fill_all(3), ERR_NONE);
	assert_true(panel_shows_canvas());
	shut();
}

static void another_monitor_gives_another_canvas(void **state)
{
	(void)state;
	for (int atomic = 0; atomic < 2; atomic++) {
		fake_reset();
		fake.is_atomic = atomic;
		assert_int_equal(open_drm(0, 0), ERR_NONE);
		assert_int_equal(canvas()->width, 320);
		assert_int_equal(fill_all(1), ERR_NONE);
		fake.connector[0] = fake.connector[1];
		fake.connector[1].connection = DRM_MODE_DISCONNECTED;
		fake.connector[0].mode[0] = fake_mode(200, 300, 60, DRM_MODE_TYPE_PREFERRED, 0);
		fake_plug();
		assert_int_equal(wait_now(), DISPLAY_RESIZED);
		assert_int_equal(canvas()->width, 200);
		assert_int_equal(canvas()->height, 300);
		assert_int_equal(fill_all(2), ERR_NONE);
		assert_true(panel_shows_canvas());
		assert_int_equal(fake_n_buffers(), 2);
		shut();
	}
}

static void a_picture_that_has_no_room_in_memory_is_a_smaller_one(void **state)
{
	(void)state;
	fake_reset();
	fake.used_kib = 1000000 - 6144 - 300;
	assert_int_equal(open_drm(0, 0), ERR_NONE);
	assert_int_equal(canvas()->width, 160);
	assert_int_equal(fill_all(1), ERR_NONE);
	assert_true(panel_shows_canvas());
	fake.used_kib = 1000000; /* ours, too: what is shown stays */
	fake_plug();
	assert_int_equal(wait_now(), DISPLAY_NOTHING);
	fake.used_kib = 0;
	fake_plug();
	assert_int_equal(wait_now(), DISPLAY_RESIZED);
	assert_int_equal(canvas()->width, 320);
	shut();
}

/* 320 x 200 px of 8 bytes are 500 KiB; a canvas more makes it 750. */
static void the_room_for_a_picture_is_that_of_all_its_canvases(void **state)
{
	(void)state;
	fake_reset();
	fake.used_kib = 1000000 - 6144 - 500;
	assert_int_equal(open_drm(0, 0), ERR_NONE);
	assert_int_equal(canvas()->width, 320);
	shut();
	n_canvases = 1;
	fake_reset();
	fake.used_kib = 1000000 - 6144 - 749;
	assert_int_equal(open_drm(0, 0), ERR_NONE);
	assert_int_equal(canvas()->width, 160);
	shut();
	fake_reset();
	fake.used_kib = 1000000 - 6144 - 750;
	assert_int_equal(open_drm(0, 0), ERR_NONE);
	assert_int_equal(canvas()->width, 320);
	shut();
	n_canvases = 0;
}

/* In a child that has the other end of TERMINAL as its own. */
_Noreturn static void wait_for_a_key(int terminal)
{
	int fd;

	setsid();
	fd = open(ptsname(terminal), O_RDWR);
	if (fd < 0 || ioctl(fd, TIOCSCTTY, 0) || dup2(fd, STDIN_FILENO) < 0 || open_drm(160, 120) ||
	    write(terminal, " ", 1) != 1)
		_exit(1);
	if (display->ops->wait(display, 10000) != DISPLAY_PAUSE)
		_exit(2);
	shut();
	_exit(0);
}

static void a_key_of_its_terminal_is_an_event(void **state)
{
	int terminal = posix_openpt(O_RDWR | O_NOCTTY);
	int status;
	pid_t pid;

	(void)state;
	assert_true(terminal >= 0 && grantpt(terminal) == 0 && unlockpt(terminal) == 0);
	fake_reset();
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0)
		wait_for_a_key(terminal);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	close(terminal);
}

static void news_that_change_nothing_change_nothing(void **state)
{
	(void)state;
	fake_reset();
	assert_int_equal(open_drm(160, 120), ERR_NONE);
	assert_int_equal(fill_all(1), ERR_NONE);
	fake_plug();
	assert_int_equal(wait_now(), DISPLAY_NOTHING);
	assert_int_equal(fill_all(2), ERR_NONE);
	assert_int_equal(fake.n_sets, 1);
	shut();
}

static void without_a_monitor_it_waits_for_one(void **state)
{
	(void)state;
	fake_reset();
	fake.connector[1].connection = DRM_MODE_DISCONNECTED;
	assert_int_equal(open_drm(160, 120), ERR_NONE);
	assert_int_equal(canvas()->width, 160);
	assert_int_equal(fill_all(1), ERR_NONE);
	assert_int_equal(fake.n_sets, 0);
	fake.connector[1].connection = DRM_MODE_CONNECTED;
	fake_plug();
	assert_int_equal(wait_now(), DISPLAY_EXPOSED);
	assert_int_equal(fill_all(2), ERR_NONE);
	assert_true(panel_shows_canvas());
	shut();
}

static void a_flip_that_never_ends_is_given_up(void **state)
{
	(void)state;
	fake_reset();
	assert_int_equal(open_drm(160, 120), ERR_NONE);
	assert_int_equal(fill_all(1), ERR_NONE);
	fake.loses_events = true;
	assert_int_equal(fill_all(2), ERR_NONE);
	assert_int_equal(fill_all(3), ERR_NONE);
	assert_int_equal(fake.n_sets, 2);
	assert_true(panel_shows_canvas());
	fake.is_pending = false;
	shut();
}

static void a_refused_flip_is_tried_with_the_mode(void **state)
{
	(void)state;
	fake_reset();
	assert_int_equal(open_drm(160, 120), ERR_NONE);
	assert_int_equal(fill_all(1), ERR_NONE);
	fake.flip_error = -EINVAL;
	assert_int_equal(fill_all(2), ERR_NONE);
	assert_int_equal(fake.n_sets, 2);
	assert_true(panel_shows_canvas());
	shut();
}

static void a_card_that_is_gone_is_a_failure(void **state)
{
	(void)state;
	for (int atomic = 0; atomic < 2; atomic++) {
		fake_reset();
		fake.is_atomic = atomic;
		assert_int_equal(open_drm(160, 120), ERR_NONE);
		assert_int_equal(fill_all(1), ERR_NONE);
		fake.is_card_gone = true;
		assert_int_equal(fill_all(2), ERR_IO);
		fake_plug();
		assert_int_equal(wait_now(), DISPLAY_FAILED);
		shut();
	}
}

static void no_card_or_a_taken_one_is_said(void **state)
{
	(void)state;
	fake_reset();
	fake.is_card_gone = true;
	assert_int_equal(open_drm(160, 120), ERR_UNSUPPORTED);
	fake_reset();
	fake.master_error = -EBUSY;
	assert_int_equal(open_drm(160, 120), ERR_UNSUPPORTED);
	assert_int_equal(fake_n_buffers(), 0);
	fake_reset();
	fake.n_buffers_max = 0;
	assert_int_equal(open_drm(160, 120), ERR_MEMORY);
}

/* 160 x 120 px of 4 bytes are 75 KiB. */
static void where_memory_is_short_one_buffer_does(void **state)
{
	static const struct {
		long used_kib;
		int n_buffers;
	} row[] = {{0, 2}, {1000000 - 450, 2}, {1000000 - 449, 1}, {1000000, 1}, {1000001, 2}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		fake_reset();
		fake.used_kib = row[i].used_kib;
		assert_int_equal(open_drm(160, 120), ERR_NONE);
		assert_int_equal(fake_n_buffers(), row[i].n_buffers);
		assert_int_equal(fill_all(0x123456), ERR_NONE);
		assert_true(panel_shows_canvas());
		shut();
	}
}

static void a_bell_is_heard_until_it_is_taken(void **state)
{
	int bell[2];

	(void)state;
	assert_int_equal(pipe(bell), 0);
	fake_reset();
	assert_int_equal(open_drm(160, 120), ERR_NONE);
	assert_true(display->ops->listen(display, bell[0]));
	assert_int_equal(wait_now(), DISPLAY_NOTHING);
	assert_int_equal(write(bell[1], "x", 1), 1);
	for (int i = 0; i < 2; i++)
		assert_int_equal(display->ops->wait(display, 10000), DISPLAY_BELL);
	shut();
	close(bell[0]);
	close(bell[1]);
}

static void the_output_goes_off_and_comes_back_with_the_next_picture(void **state)
{
	(void)state;
	for (int atomic = 0; atomic < 2; atomic++) {
		fake_reset();
		fake.is_atomic = atomic;
		assert_int_equal(open_drm(160, 120), ERR_NONE);
		assert_int_equal(fill_all(1), ERR_NONE);
		assert_true(display->ops->is_seen(display));
		display->ops->power(display, false);
		assert_int_equal(fake.shown_fb, 0);
		assert_false(display->ops->is_seen(display));
		assert_int_equal(fill_all(2), ERR_NONE); /* nothing lights it */
		assert_int_equal(fake.shown_fb, 0);
		display->ops->power(display, true);
		assert_int_equal(fill_all(3), ERR_NONE);
		assert_true(panel_shows_canvas());
		assert_true(display->ops->is_seen(display));
		shut();
	}
}

static void closing_shows_what_was_there_and_keeps_nothing(void **state)
{
	(void)state;
	for (int atomic = 0; atomic < 2; atomic++) {
		fake_reset();
		fake.is_atomic = atomic;
		assert_int_equal(open_drm(160, 120), ERR_NONE);
		assert_int_equal(fake_n_buffers(), 2);
		assert_int_equal(fill_all(1), ERR_NONE);
		assert_int_equal(fill_all(2), ERR_NONE);
		shut();
		assert_int_equal(fake.shown_fb, FAKE_OLD_FB);
		assert_int_equal(fake_n_buffers(), 0);
		for (int i = 0; i < FAKE_BLOBS_MAX; i++)
			assert_int_equal(fake.blob[i].id, 0);
	}
}

static void a_wait_ends_when_its_time_is_up(void **state)
{
	(void)state;
	fake_reset();
	assert_int_equal(open_drm(160, 120), ERR_NONE);
	assert_int_equal(display->ops->wait(display, 30), DISPLAY_NOTHING);
	fake_plug();
	fake.has_hotplug = false; /* about something else */
	assert_int_equal(display->ops->wait(display, 30), DISPLAY_NOTHING);
	shut();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_picture_sets_the_mode_and_the_next_ones_flip),
		cmocka_unit_test(what_is_told_as_damage_is_enough),
		cmocka_unit_test(more_rectangles_than_a_buffer_keeps_are_not_lost),
		cmocka_unit_test(while_another_has_the_screen_nothing_fails_and_then_all_is_back),
		cmocka_unit_test(a_change_of_terminal_gives_the_screen_away),
		cmocka_unit_test(a_screen_that_was_lent_is_not_taken_until_it_is_given_back),
		cmocka_unit_test(a_screen_that_comes_back_while_it_is_off_is_off),
		cmocka_unit_test(without_being_asked_the_screen_is_tried_for_again),
		cmocka_unit_test(an_unplugged_monitor_is_no_failure_and_may_come_back),
		cmocka_unit_test(another_monitor_gives_another_canvas),
		cmocka_unit_test(a_picture_that_has_no_room_in_memory_is_a_smaller_one),
		cmocka_unit_test(the_room_for_a_picture_is_that_of_all_its_canvases),
		cmocka_unit_test(a_key_of_its_terminal_is_an_event),
		cmocka_unit_test(news_that_change_nothing_change_nothing),
		cmocka_unit_test(without_a_monitor_it_waits_for_one),
		cmocka_unit_test(a_flip_that_never_ends_is_given_up),
		cmocka_unit_test(a_refused_flip_is_tried_with_the_mode),
		cmocka_unit_test(a_card_that_is_gone_is_a_failure),
		cmocka_unit_test(no_card_or_a_taken_one_is_said),
		cmocka_unit_test(where_memory_is_short_one_buffer_does),
		cmocka_unit_test(a_bell_is_heard_until_it_is_taken),
		cmocka_unit_test(the_output_goes_off_and_comes_back_with_the_next_picture),
		cmocka_unit_test(closing_shows_what_was_there_and_keeps_nothing),
		cmocka_unit_test(a_wait_ends_when_its_time_is_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
