/* The main loop: hours and light of the screen, signals, displays that change. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk_fixture.h"

static uint64_t black(void)
{
	canvas_fill(&fresh.canvas, canvas_bounds(&fresh.canvas), canvas_bounds(&fresh.canvas), 0);
	return hash_of(&fresh.canvas);
}

/* NOON is two in the afternoon on the wall. */
static void outside_its_hours_the_screen_is_black_at_once_and_then_off(void **state)
{
	static struct fake f;
	static const struct event events[] = {
		{DISPLAY_NOTHING, MINUTES(9), 0, 0},	{DISPLAY_NOTHING, MINUTES(1) + 10, 0, 0},
		{DISPLAY_NOTHING, 10000, 0, 0},		{DISPLAY_EXPOSED, 1000, 0, 0},
		{DISPLAY_NEXT, MINUTES(19 * 60), 0, 0}, {DISPLAY_NOTHING, 1000, 0, 0},
		{DISPLAY_NOTHING, MINUTES(60), 0, 0},
	};
	struct bell bell = {.fd = -1}; /* somebody would tell of a clock that is set */
	const struct kiosk_options o = {.speed = 1000, .for_ms = -1, .bell = &bell};
	struct inputs kept = in;

	(void)state;
	strcpy(in.board.hours, "daily 10:00-14:10");
	switch_on();
	assert_int_equal(play_with(&f, &in, &o, events, 1), ERR_NONE);
	assert_int_equal(f.shown[0], live(f.came_ms[0]));
	assert_int_equal(play_with(&f, &in, &o, events, 2), ERR_NONE);
	assert_int_equal(f.shown[1], black());
	assert_false(f.is_off);
	assert_int_equal(f.asked_ms[1], 5000); /* ... as it was at the edge */
	assert_int_equal(play_with(&f, &in, &o, events, 3), ERR_NONE);
	assert_true(f.is_off);
	assert_int_equal(f.shown[2], black());
	/* And then it sleeps until the other edge. */
	assert_int_equal(f.asked_ms[2], MINUTES(19 * 60 + 50) - 5000);
	assert_int_equal(play_with(&f, &in, &o, events, COUNT_OF(events)), ERR_NONE);
	assert_int_equal(f.shown[4], black());
	assert_int_equal(f.n_switched, 2);
	assert_false(f.is_off);
	assert_int_equal(f.shown[6], live(f.came_ms[6]));
	switch_off();
	in = kept;
	free(f.canvas.px);
	f.canvas.px = NULL;
}

static void
a_clock_that_stands_before_an_edge_of_the_hours_does_not_make_the_loop_spin(void **state)
{
	static struct fake f;
	static const struct event events[] = {{DISPLAY_NOTHING, MINUTES(10) - 3, 0, 1},
					      {DISPLAY_NOTHING, MINUTES(10), 0, 0}};
	struct inputs kept = in;

	(void)state;
	strcpy(in.board.hours, "daily 14:10-15:00");
	assert_int_equal(play(&f, events, COUNT_OF(events)), ERR_NONE);
	assert_true(stats.n_wakeups < 700);
	in = kept;
	free(f.canvas.px);
	f.canvas.px = NULL;
}

static void where_nobody_knows_the_time_the_screen_is_on(void **state)
{
	static struct fake f;
	static const struct event events[] = {{DISPLAY_NOTHING, 1000, 0, 0}};
	struct inputs kept = in;

	(void)state;
	strcpy(in.board.hours, "2031-01-01 00:00-00:01");
	switch_on();
	assert_int_equal(play(&f, events, 1), ERR_NONE);
	assert_int_equal(f.shown[0], black());
	in.board.has_battery = is_synchronised = false;
	assert_int_equal(play(&f, events, 1), ERR_NONE);
	assert_true(f.shown[0] != black());
	switch_off();
	in = kept;
	free(f.canvas.px);
	f.canvas.px = NULL;
}

static void the_light_changes_with_the_hour_and_all_is_presented_anew(void **state)
{
	static struct fake f;
	static const struct event events[] = {{DISPLAY_NOTHING, MINUTES(19), 0, 0},
					      {DISPLAY_NOTHING, MINUTES(2), 0, 0}};
	struct inputs kept = in;

	(void)state;
	strcpy(in.board.brightness, "07:00 100, 14:20 60, 20:00 30");
	assert_int_equal(play(&f, events, 1), ERR_NONE);
	assert_int_equal(f.percent, 0); /* never touched */
	assert_int_equal(play(&f, events, 2), ERR_NONE);
	assert_int_equal(f.percent, 60);
	in = kept;
	free(f.canvas.px);
	f.canvas.px = NULL;
}

/* ---- calls from outside */

static struct inputs fresh_inputs;
static bool has_fresh, was_settled, was_taken;

static const struct inputs *load(void *user, struct diag *d)
{
	(void)user;
	if (!has_fresh)
		diag_report(d, DIAG_ERROR, "x.pack", 0, "is broken");
	return has_fresh ? &fresh_inputs : NULL;
}

static void settle(void *user, bool is_taken)
{
	(void)user;
	was_settled = true;
	was_taken = is_taken;
}

static const struct kiosk_supply supply = {load, settle, NULL};

/* Two plays of these events; before each bell SIGNAL comes. */
static enum err play_bell(struct fake *f, int signal, const struct event *events, size_t n)
{
	struct bell bell;
	const struct kiosk_options o = {
		.speed = 1000, .for_ms = -1, .bell = &bell, .supply = &supply};
	enum err e;

	was_settled = was_taken = false;
	assert_true(bell_open(&bell));
	raise(signal);
	e = play_with(f, &in, &o, events, n);
	bell_close(&bell);
	return e;
}

static void a_signal_to_end_ends_the_loop(void **state)
{
	static struct fake f;
	static const struct event events[] = {{DISPLAY_BELL, 1000, 0, 0},
					      {DISPLAY_NOTHING, 1000, 0, 0}};

	(void)state;
	assert_int_equal(play_bell(&f, SIGTERM, events, COUNT_OF(events)), ERR_NONE);
	assert_int_equal(f.at, 1);
	free(f.canvas.px);
	f.canvas.px = NULL;
}

static void inputs_read_anew_are_shown_from_then_on(void **state)
{
	static const struct show_card cards[] = {{"Tides", NULL}, {"Ferries return", NULL}};
	static const struct event events[] = {{DISPLAY_PAUSE, 1000, 0, 0},
					      {DISPLAY_BELL, 1000, 0, 0},
					      {DISPLAY_NOTHING, 1000, 0, 0}};
	struct show_packs packs = {.pack = in.pack, .theme = in.theme};
	static struct fake f;
	struct inputs kept = in;
	struct buf bytes;

	(void)state;
	fresh_inputs = in;
	has_fresh = true;
	assert_true(show_packs_make(&packs, cards, COUNT_OF(cards), &bytes, &fresh_inputs.pack));
	assert_int_equal(play_bell(&f, SIGHUP, events, COUNT_OF(events)), ERR_NONE);
	assert_true(was_settled && was_taken);
	assert_int_equal(stats.n_reloads, 1);
	in = fresh_inputs;
	switch_on();
	assert_int_equal(f.shown[2], live(f.came_ms[2])); /* and nothing is held */
	switch_off();
	in = kept;
	buf_finish(&bytes);
	free(f.canvas.px);
	f.canvas.px = NULL;
}

static void inputs_that_cannot_be_used_leave_the_show_as_it_is(void **state)
{
	static const struct event events[] = {{DISPLAY_BELL, 1000, 0, 0},
					      {DISPLAY_NOTHING, 100000, 0, 0}};
	static struct fake f;

	(void)state;
	has_fresh = false;
	switch_on();
	assert_int_equal(play_bell(&f, SIGHUP, events, COUNT_OF(events)), ERR_NONE);
	assert_int_equal(f.shown[1], live(f.came_ms[1]));
	assert_false(was_settled);
	assert_int_equal(diag.n_errors, 1);
	assert_int_equal(stats.n_reloads_failed, 1);
	/* A pack whose fonts are none. */
	has_fresh = true;
	fresh_inputs = in;
	fresh_inputs.pack.font_data.n = 0;
	fresh_inputs.pack.fonts.n = 0;
	assert_int_equal(play_bell(&f, SIGHUP, events, COUNT_OF(events)), ERR_NONE);
	assert_int_equal(stats.n_reloads_failed, 1);
	assert_int_equal(f.shown[1], live(f.came_ms[1]));
	assert_true(was_settled && !was_taken);
	switch_off();
	free(f.canvas.px);
	f.canvas.px = NULL;
}

static void a_window_of_any_size_is_laid_out_or_left_empty(void **state)
{
	static struct fake f;
	static const struct event events[] = {
		{DISPLAY_RESIZED, 0, 640, 360}, {DISPLAY_RESIZED, 0, 30, 20},
		{DISPLAY_NEXT, 0, 0, 0},	{DISPLAY_NOTHING, 0, 0, 0},
		{DISPLAY_RESIZED, 0, 320, 240}, {DISPLAY_NOTHING, 0, 0, 0}};

	(void)state;
	assert_int_equal(play(&f, events, COUNT_OF(events)), ERR_NONE);
	assert_int_equal(f.n_presented, 4);
	assert_int_equal(f.asked_ms[2], -1); /* no stage, nothing is due */
	free(f.canvas.px);
	f.canvas.px = NULL;
}

static void exposed_parts_are_presented_again(void **state)
{
	static struct fake f;
	static const struct event events[] = {{DISPLAY_EXPOSED, 0, 0, 0},
					      {DISPLAY_NOTHING, 0, 0, 0}};

	(void)state;
	assert_int_equal(play(&f, events, COUNT_OF(events)), ERR_NONE);
	assert_int_equal(f.n_presented, 2);
	assert_int_equal(f.shown[0], f.shown[1]);
	free(f.canvas.px);
	f.canvas.px = NULL;
}

static void a_broken_display_ends_the_loop_with_an_error(void **state)
{
	static struct fake f;
	static const struct event events[] = {{DISPLAY_FAILED, 0, 0, 0},
					      {DISPLAY_NOTHING, 0, 0, 0}};

	(void)state;
	assert_int_equal(play(&f, events, COUNT_OF(events)), ERR_IO);
	assert_int_equal(f.at, 1);
	assert_int_equal(diag.n_errors, 1);
	f.is_broken = true;
	assert_int_equal(play(&f, events, COUNT_OF(events)), ERR_IO);
	assert_int_equal(f.at, 0);
	free(f.canvas.px);
	f.canvas.px = NULL;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(outside_its_hours_the_screen_is_black_at_once_and_then_off),
		cmocka_unit_test(
			a_clock_that_stands_before_an_edge_of_the_hours_does_not_make_the_loop_spin),
		cmocka_unit_test(where_nobody_knows_the_time_the_screen_is_on),
		cmocka_unit_test(the_light_changes_with_the_hour_and_all_is_presented_anew),
		cmocka_unit_test(a_signal_to_end_ends_the_loop),
		cmocka_unit_test(inputs_read_anew_are_shown_from_then_on),
		cmocka_unit_test(inputs_that_cannot_be_used_leave_the_show_as_it_is),
		cmocka_unit_test(a_window_of_any_size_is_laid_out_or_left_empty),
		cmocka_unit_test(exposed_parts_are_presented_again),
		cmocka_unit_test(a_broken_display_ends_the_loop_with_an_error),
	};

	return cmocka_run_group_tests(tests, open_inputs, close_inputs);
}
