/* The main loop: what is on when, what keys hold, what a clock may do. */
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

static void a_quiet_loop_sleeps_till_the_next_change(void **state)
{
	static struct fake f;
	static const struct event events[] = {{DISPLAY_NOTHING, 500, 0, 0},
					      {DISPLAY_NOTHING, 100, 0, 0}};

	(void)state;
	assert_int_equal(play(&f, events, COUNT_OF(events)), ERR_NONE);
	assert_in_range(f.asked_ms[0], 500, 60000);
	assert_int_equal(f.shown[0], f.shown[1]);
	assert_true(stats.n_frames <= 1 + 20); /* perhaps a fade */
	free(f.canvas.px);
	f.canvas.px = NULL;
}

static void a_loop_that_is_watched_wakes_up_in_time_for_each_beat(void **state)
{
	static struct fake f;
	static const struct event events[] = {{DISPLAY_NOTHING, 59000, 0, 0}};
	struct pulse pulse = {.fd = 1 << 20, .every_us = 5000000}; /* no file: sending fails */
	const struct kiosk_options o = {.speed = 1000, .for_ms = -1, .pulse = &pulse};

	(void)state;
	assert_int_equal(play_with(&f, &in, &o, events, COUNT_OF(events)), ERR_NONE);
	assert_in_range(f.asked_ms[0], 1, 5000);
	assert_true(pulse.due_us > clock_us);
	assert_true(pulse.due_us <= clock_us + 5000001);
	assert_true(stats.n_wakeups >= 12);
	free(f.canvas.px);
	f.canvas.px = NULL;
}

static void a_pause_holds_the_card_and_the_clock_goes_on(void **state)
{
	static struct fake f;
	static const struct event events[] = {
		{DISPLAY_PAUSE, 3000, 0, 0},	    {DISPLAY_NOTHING, 4321, 0, 0},
		{DISPLAY_PAUSE, MINUTES(10), 0, 0}, {DISPLAY_NOTHING, 1, 0, 0},
		{DISPLAY_NOTHING, 100000, 0, 0},
	};

	(void)state;
	switch_on();
	assert_int_equal(play(&f, events, COUNT_OF(events)), ERR_NONE);
	assert_int_equal(f.shown[1], picture(f.came_ms[1], true, f.came_ms[0], 0));
	assert_int_equal(f.shown[2], picture(f.came_ms[2], true, f.came_ms[0], 0));
	assert_true(f.shown[1] != f.shown[2]); /* ten minutes on the clock */
	/* And then as if nobody had touched a key. */
	assert_int_equal(f.shown[3], live(f.came_ms[2]));
	assert_int_equal(f.shown[4], live(f.came_ms[4]));
	switch_off();
	free(f.canvas.px);
	f.canvas.px = NULL;
}

static void a_pause_does_not_stop_the_crawl(void **state)
{
	static struct fake f;
	static const struct event events[] = {{DISPLAY_PAUSE, 500, 0, 0},
					      {DISPLAY_NEXT, 1234, 0, 0},
					      {DISPLAY_NOTHING, 500, 0, 0}};

	(void)state;
	in.board.crawl = in.board.progress = true;
	switch_on();
	assert_int_equal(play(&f, events, COUNT_OF(events)), ERR_NONE);
	assert_int_equal(f.shown[1], picture(f.came_ms[1], true, f.came_ms[0], 0));
	assert_int_equal(f.shown[2], picture(f.came_ms[2], true, f.came_ms[0], 1));
	switch_off();
	in.board.crawl = in.board.progress = false;
	free(f.canvas.px);
	f.canvas.px = NULL;
}

static void the_arrows_hold_other_cards_and_leave_the_time_alone(void **state)
{
	static struct fake f;
	static const struct event events[] = {
		{DISPLAY_NEXT, 3000, 0, 0},	{DISPLAY_NEXT, 1000, 0, 0},
		{DISPLAY_NEXT, 1000, 0, 0},	{DISPLAY_PREVIOUS, 59900, 0, 0},
		{DISPLAY_PREVIOUS, 1000, 0, 0}, {DISPLAY_PREVIOUS, 1000, 0, 0},
		{DISPLAY_PREVIOUS, 1000, 0, 0}, {DISPLAY_NOTHING, 59900, 0, 0},
		{DISPLAY_NOTHING, 200, 0, 0},	{DISPLAY_NOTHING, MINUTES(3), 0, 0},
		{DISPLAY_PREVIOUS, 1000, 0, 0}, {DISPLAY_LIVE, 1000, 0, 0},
		{DISPLAY_NOTHING, 1000, 0, 0},
	};
	/* The card before an event, from the one of the schedule at the first key on. */
	static const int steps[] = {0, 1, 2, 3, 2, 1, 0, -1};

	(void)state;
	switch_on();
	assert_int_equal(play(&f, events, COUNT_OF(events)), ERR_NONE);
	assert_int_equal(f.shown[0], live(f.came_ms[0]));
	for (size_t i = 1; i < COUNT_OF(steps); i++)
		assert_int_equal(f.shown[i], picture(f.came_ms[i], true, f.came_ms[0], steps[i]));
	assert_int_equal(f.shown[8], live(f.came_ms[8])); /* a minute after the last key */
	assert_int_equal(f.shown[9], live(f.came_ms[9]));
	assert_int_equal(f.shown[11], picture(f.came_ms[11], true, f.came_ms[10], -1));
	assert_int_equal(f.shown[12], live(f.came_ms[12]));
	switch_off();
	free(f.canvas.px);
	f.canvas.px = NULL;
}

static void in_a_pause_what_the_arrows_hold_stays_till_it_ends(void **state)
{
	static struct fake f;
	static const struct event events[] = {
		{DISPLAY_PAUSE, 3000, 0, 0},	   {DISPLAY_NEXT, 1000, 0, 0},
		{DISPLAY_PAUSE, MINUTES(5), 0, 0}, {DISPLAY_NEXT, 1000, 0, 0},
		{DISPLAY_PAUSE, 1000, 0, 0},	   {DISPLAY_LIVE, MINUTES(5), 0, 0},
		{DISPLAY_NOTHING, 1000, 0, 0},
	};

	(void)state;
	switch_on();
	assert_int_equal(play(&f, events, COUNT_OF(events)), ERR_NONE);
	assert_int_equal(f.shown[2], picture(f.came_ms[2], true, f.came_ms[0], 1));
	assert_int_equal(f.shown[3], live(f.came_ms[3]));
	/* Browsed, then kept by a pause. */
	assert_int_equal(f.shown[5], picture(f.came_ms[5], true, f.came_ms[3], 1));
	assert_int_equal(f.shown[6], live(f.came_ms[6]));
	switch_off();
	free(f.canvas.px);
	f.canvas.px = NULL;
}

static void a_card_that_is_held_is_still_held_in_a_window_of_another_size(void **state)
{
	static struct fake f;
	static const struct event events[] = {
		{DISPLAY_PAUSE, 3000, 0, 0},
		{DISPLAY_RESIZED, 1000, 640, 360},
		{DISPLAY_RESIZED, 1000, 320, 240},
		{DISPLAY_NOTHING, 90000, 0, 0},
	};

	(void)state;
	switch_on();
	assert_int_equal(play(&f, events, COUNT_OF(events)), ERR_NONE);
	assert_int_equal(f.shown[3], picture(f.came_ms[3], true, f.came_ms[0], 0));
	switch_off();
	free(f.canvas.px);
	f.canvas.px = NULL;
}

static bool is_png(const char *path)
{
	unsigned char head[4] = {0};
	FILE *file = fopen(path, "rb");
	size_t n = file ? fread(head, 1, sizeof head, file) : 0;

	if (file)
		fclose(file);
	return n == sizeof head && memcmp(head, "\x89PNG", 4) == 0;
}

static void a_picture_is_saved_under_the_name_of_the_clocks_time(void **state)
{
	static const char *const names[] = {"stoppress-20250822-140210.png",
					    "stoppress-20250822-140210-2.png",
					    "stoppress-20250822-140211.png"};
	static struct fake f;
	static const struct event events[] = {
		{DISPLAY_PAUSE, 10000, 0, 0}, {DISPLAY_NEXT, 10000, 0, 0},
		{DISPLAY_SHOT, 110000, 0, 0}, {DISPLAY_SHOT, 300, 0, 0},
		{DISPLAY_SHOT, 700, 0, 0},    {DISPLAY_SHOT, 5000, 0, 0},
	};
	char folder[] = "/tmp/test_kiosk_XXXXXX";
	char back[4096];

	(void)state;
	assert_non_null(getcwd(back, sizeof back));
	assert_non_null(mkdtemp(folder));
	assert_int_equal(chdir(folder), 0);
	assert_int_equal(mkdir("stoppress-20250822-140216.png", 0700), 0);
	assert_int_equal(play(&f, events, COUNT_OF(events)), ERR_NONE);
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		assert_true(is_png(names[i]));
		unlink(names[i]);
	}
	unlink("stoppress-20250822-140216-2.png");
	rmdir("stoppress-20250822-140216.png");
	assert_int_equal(chdir(back), 0);
	assert_int_equal(rmdir(folder), 0); /* and no other file */
	free(f.canvas.px);
	f.canvas.px = NULL;
}

static void a_picture_that_cannot_be_saved_is_a_warning_with_the_reason(void **state)
{
	static struct fake f;
	static const struct event events[] = {{DISPLAY_SHOT, 10, 0, 0}};
	char folder[] = "/tmp/test_kiosk_XXXXXX";
	char back[4096];

	(void)state;
	assert_non_null(getcwd(back, sizeof back));
	assert_non_null(mkdtemp(folder));
	assert_int_equal(chdir(folder), 0);
	assert_int_equal(rmdir(folder), 0);
	assert_int_equal(play(&f, events, COUNT_OF(events)), ERR_NONE);
	assert_int_equal(chdir(back), 0);
	assert_int_equal(diag.n_warnings, 1);
	assert_non_null(strstr(last_report, "cannot be written: "));
	assert_non_null(strstr(last_report, strerror(ENOENT)));
	free(f.canvas.px);
	f.canvas.px = NULL;
}

static void the_time_begins_where_it_is_told_and_passes_as_fast(void **state)
{
	static struct fake f;
	static const struct kiosk_options o = {.has_time = true,
					       .utc_ms = NOON + 5 * MINUTES(60),
					       .offset_s = OFFSET_S,
					       .speed = 20000,
					       .for_ms = -1};
	static const struct event events[] = {{DISPLAY_NEXT, 30000, 0, 0},
					      {DISPLAY_NOTHING, 1000, 0, 0},
					      {DISPLAY_NOTHING, 60000, 0, 0}};

	(void)state;
	switch_on();
	assert_int_equal(play_with(&f, &in, &o, events, COUNT_OF(events)), ERR_NONE);
	assert_int_equal(f.shown[1],
			 picture(o.utc_ms + 31000 * 20, true, o.utc_ms + 30000 * 20, 1));
	assert_int_equal(f.shown[2], live(o.utc_ms + 91000 * 20));
	switch_off();
	free(f.canvas.px);
	f.canvas.px = NULL;
}

/* What no panel can show, and what a wide one can. */
#define LONG_WORD "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
static const struct show_card some_refused[] = {
	{"Ferries return", NULL}, {LONG_WORD LONG_WORD, NULL},	     {"Old market burns", NULL},
	{"Tides", NULL},	  {LONG_WORD LONG_WORD, "Ada Lind"}, {"Yes.", "Ada Lind"},
};
static const struct show_card all_refused[] = {{LONG_WORD LONG_WORD, NULL},
					       {LONG_WORD LONG_WORD, "Ada Lind"}};

static enum err play_pack(struct fake *f, const struct show_card *cards, size_t n_cards,
			  const struct event *events, size_t n)
{
	static const struct kiosk_options o = {.speed = 1000, .for_ms = -1};
	struct show_packs packs = {.pack = in.pack, .theme = in.theme};
	struct inputs inputs = in;
	struct buf bytes;
	enum err e;

	assert_true(show_packs_make(&packs, cards, n_cards, &bytes, &inputs.pack));
	e = play_with(f, &inputs, &o, events, n);
	buf_finish(&bytes);
	return e;
}

static void each_card_that_cannot_be_set_is_told_of_once(void **state)
{
	static struct fake f;
	static const struct event events[] = {
		{DISPLAY_NOTHING, MINUTES(5), 0, 0}, {DISPLAY_NEXT, 1000, 0, 0},
		{DISPLAY_NEXT, 1000, 0, 0},	     {DISPLAY_NEXT, 1000, 0, 0},
		{DISPLAY_RESIZED, 1000, 330, 240},   {DISPLAY_NOTHING, MINUTES(5), 0, 0}};

	(void)state;
	assert_int_equal(
		play_pack(&f, some_refused, COUNT_OF(some_refused), events, COUNT_OF(events)),
		ERR_NONE);
	assert_int_equal(diag.n_warnings, 2);
	assert_int_equal(diag.n_errors, 0);
	assert_int_equal(stats.n_refused, 2);
	free(f.canvas.px);
	f.canvas.px = NULL;
}

static void a_held_card_goes_when_it_is_not_to_be_shown_any_more(void **state)
{
	static const struct show_card cards[] = {
		{"Tea at two", NULL}, {"Tides", NULL}, {"Doors close at three", NULL}};
	static const struct pack_timing timing[] = {
		{0, NOON + OFFSET_S * 1000 + 120000, PACK_PRIORITY_NORMAL, 0, SPAN(""), 0, false,
		 PACK_TIMELESS},
		{0, 0, PACK_PRIORITY_NORMAL, 0, SPAN(""), 0, false, PACK_TIMELESS},
		{0, NOON + OFFSET_S * 1000 - 120000, PACK_PRIORITY_NORMAL, 0, SPAN(""), 0, false,
		 PACK_TIMELESS}};
	static const struct kiosk_options o = {.speed = 1000, .for_ms = -1};
	static struct fake f;
	/* From one of the two that are valid to the other and back; and when there is but one. */
	static const struct event events[] = {
		{DISPLAY_PAUSE, 100, 0, 0},	     {DISPLAY_NEXT, 100, 0, 0},
		{DISPLAY_NEXT, 100, 0, 0},	     {DISPLAY_NOTHING, 100, 0, 0},
		{DISPLAY_NOTHING, MINUTES(2), 0, 0}, {DISPLAY_NEXT, 100, 0, 0},
		{DISPLAY_NEXT, 100, 0, 0},	     {DISPLAY_NOTHING, 100, 0, 0},
	};
	struct show_packs packs = {.pack = in.pack, .theme = in.theme};
	struct inputs kept = in;
	struct buf bytes;

	(void)state;
	assert_true(
		show_packs_make_timed(&packs, cards, timing, COUNT_OF(cards), &bytes, &in.pack));
	assert_int_equal(play_with(&f, &in, &o, events, COUNT_OF(events)), ERR_NONE);
	switch_on();
	assert_true(f.shown[2] != f.shown[1]);
	assert_true(f.shown[3] != f.shown[2]);
	assert_true(f.shown[3] == f.shown[1]);
	/* After its end only the one without an end is left, held or not. */
	for (size_t i = 4; i < COUNT_OF(events); i++) {
		struct stage_time t = {f.came_ms[i], OFFSET_S};
		struct stage_damage damage;

		stage_release(&fresh.theatre.stage);
		assert_int_equal(stage_hold(&fresh.theatre.stage, 1), ERR_NONE);
		stage_set_time(&fresh.theatre.stage, &t, &damage);
		stage_paint(&fresh.theatre.stage, &fresh.canvas, canvas_bounds(&fresh.canvas));
		assert_int_equal(f.shown[i], hash_of(&fresh.canvas));
	}
	switch_off();
	in = kept;
	buf_finish(&bytes);
	free(f.canvas.px);
	f.canvas.px = NULL;
}

static bool is_plain(const struct canvas *c)
{
	for (int y = c->height / 3; y < c->height * 2 / 3; y++) /* below the clock */
		for (int x = 0; x < c->width; x++)
			if (c->px[y * c->stride_px + x] != c->px[0])
				return false;
	return true;
}

static void a_pack_no_card_of_which_can_be_set_is_an_error_and_a_line_on_the_screen(void **state)
{
	static struct fake f;
	static const struct event events[] = {
		{DISPLAY_PAUSE, MINUTES(5), 0, 0}, {DISPLAY_NEXT, 1000, 0, 0},
		{DISPLAY_LIVE, 1000, 0, 0},	   {DISPLAY_RESIZED, 1000, 200, 200},
		{DISPLAY_NOTHING, 1000, 0, 0},
	};

	(void)state;
	assert_int_equal(
		play_pack(&f, all_refused, COUNT_OF(all_refused), events, COUNT_OF(events)),
		ERR_FIT);
	assert_int_equal(diag.n_warnings, 2);
	assert_int_equal(diag.n_errors, 1);
	assert_int_equal(stats.n_refused, 2);
	assert_false(is_plain(&f.canvas));
	free(f.canvas.px);
	f.canvas.px = NULL;
}

static void a_clock_that_jumps_shows_what_is_on_then(void **state)
{
	static struct fake f;
	/* Ten years on, some weeks back, a day on; and what is seen after each. */
	static const struct event events[] = {
		{DISPLAY_NOTHING, 3000, 3650, 0}, {DISPLAY_NOTHING, 1000, 0, 0},
		{DISPLAY_NOTHING, 500, -3700, 0}, {DISPLAY_NOTHING, 1000, 0, 0},
		{DISPLAY_NOTHING, 500, 1, 0},	  {DISPLAY_NOTHING, 1000, 0, 0},
		{DISPLAY_NOTHING, 100000, 0, 0},
	};

	(void)state;
	switch_on();
	assert_int_equal(play(&f, events, COUNT_OF(events)), ERR_NONE);
	for (size_t i = 0; i < COUNT_OF(events); i++)
		assert_int_equal(f.shown[i], live(f.came_ms[i]));
	assert_true(stats.n_wakeups < 400);
	switch_off();
	free(f.canvas.px);
	f.canvas.px = NULL;
}

static void a_clock_that_stands_or_crawls_neither_spins_nor_sticks(void **state)
{
	static struct fake f;
	/* It stands for ten minutes a moment before a change is due, crawls for ten more, and goes
	 * again. */
	static const struct event events[] = {
		{DISPLAY_NOTHING, 59998, 0, 1},		 {DISPLAY_NOTHING, MINUTES(10), 0, 2},
		{DISPLAY_NOTHING, MINUTES(10), 0, 1001}, {DISPLAY_NOTHING, 30000, 0, 0},
		{DISPLAY_NOTHING, MINUTES(1), 0, 0},
	};

	(void)state;
	switch_on();
	assert_int_equal(play(&f, events, COUNT_OF(events)), ERR_NONE);
	/* Not much more than one a second and one a frame, of which there are only those of the
	 * last minutes. */
	assert_true(stats.n_wakeups < 1300 + stats.n_frames);
	assert_true(stats.n_frames < 400);
	for (size_t i = 0; i < COUNT_OF(events); i++)
		assert_int_equal(f.shown[i], live(f.came_ms[i]));
	switch_off();
	free(f.canvas.px);
	f.canvas.px = NULL;
}

/* What is shown of three cards, of which only the second may be without a known time, when an event
 * comes: of a stage that knows no time, or of one that does. */
static uint64_t timed_picture(bool is_trusted, int64_t utc_ms)
{
	struct stage_time t = {utc_ms, is_trusted ? OFFSET_S : 0};
	struct stage *s = &fresh.theatre.stage;
	struct stage_damage damage;

	stage_trust(s, is_trusted);
	stage_set_time(s, &t, &damage);
	if (!is_trusted) {
		assert_int_equal(s->to->card, 1);
		assert_int_equal(s->face.n, 0);
	}
	stage_paint(s, &fresh.canvas, canvas_bounds(&fresh.canvas));
	return hash_of(&fresh.canvas);
}

static void without_a_trusted_clock_only_timeless_cards_are_shown_until_it_is_set(void **state)
{
	static const struct show_card cards[] = {
		{"Tea at two", NULL}, {"Tides", NULL}, {"Doors close at three", NULL}};
	static const struct pack_timing timing[] = {
		{0, NOON + OFFSET_S * 1000 + 120000000, PACK_PRIORITY_NORMAL, 0, SPAN(""), 0, false,
		 PACK_TIMELESS},
		{0, 0, PACK_PRIORITY_NORMAL, 0, SPAN(""), 0, false, PACK_TIMELESS},
		{0, 0, PACK_PRIORITY_NORMAL, 0, SPAN("daily"), 0, false, PACK_TIMELESS}};
	/* It stands at 1970; then somebody sets it, NOON being 20,322.5 days later. */
	static const struct event events[] = {
		{DISPLAY_NOTHING, MINUTES(2), 0, 0},	 {DISPLAY_NEXT, 100, 0, 0},
		{DISPLAY_NOTHING, MINUTES(3), 20323, 0}, {DISPLAY_NOTHING, 1000, 0, 0},
		{DISPLAY_NOTHING, MINUTES(3), 0, 0},
	};
	struct show_packs packs = {.pack = in.pack, .theme = in.theme};
	static struct fake f;
	struct inputs kept = in;
	struct buf bytes;

	(void)state;
	assert_true(
		show_packs_make_timed(&packs, cards, timing, COUNT_OF(cards), &bytes, &in.pack));
	switch_on();
	for (int with_battery = 0; with_battery < 2; with_battery++) {
		in.board.has_battery = with_battery;
		is_synchronised = !with_battery; /* either is reason enough after 2025 ... */
		wall_start_us = -NOON * 1000;	 /* ... and none before */
		assert_int_equal(play(&f, events, COUNT_OF(events)), ERR_NONE);
		wall_start_us = 0;
		for (size_t i = 0; i < 3; i++)
			assert_int_equal(f.shown[i], timed_picture(false, 1000));
		for (size_t i = 3; i < COUNT_OF(events); i++)
			assert_int_equal(f.shown[i], timed_picture(true, f.came_ms[i]));
	}
	/* A clock nobody has set may say anything. */
	in.board.has_battery = false;
	is_synchronised = false;
	assert_int_equal(play(&f, events, 3), ERR_NONE);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(f.shown[i], timed_picture(false, 1000));
	switch_off();
	in = kept;
	buf_finish(&bytes);
	free(f.canvas.px);
	f.canvas.px = NULL;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_quiet_loop_sleeps_till_the_next_change),
		cmocka_unit_test(a_loop_that_is_watched_wakes_up_in_time_for_each_beat),
		cmocka_unit_test(a_pause_holds_the_card_and_the_clock_goes_on),
		cmocka_unit_test(a_pause_does_not_stop_the_crawl),
		cmocka_unit_test(the_arrows_hold_other_cards_and_leave_the_time_alone),
		cmocka_unit_test(in_a_pause_what_the_arrows_hold_stays_till_it_ends),
		cmocka_unit_test(a_card_that_is_held_is_still_held_in_a_window_of_another_size),
		cmocka_unit_test(a_picture_is_saved_under_the_name_of_the_clocks_time),
		cmocka_unit_test(a_picture_that_cannot_be_saved_is_a_warning_with_the_reason),
		cmocka_unit_test(the_time_begins_where_it_is_told_and_passes_as_fast),
		cmocka_unit_test(each_card_that_cannot_be_set_is_told_of_once),
		cmocka_unit_test(a_held_card_goes_when_it_is_not_to_be_shown_any_more),
		cmocka_unit_test(
			a_pack_no_card_of_which_can_be_set_is_an_error_and_a_line_on_the_screen),
		cmocka_unit_test(a_clock_that_jumps_shows_what_is_on_then),
		cmocka_unit_test(a_clock_that_stands_or_crawls_neither_spins_nor_sticks),
		cmocka_unit_test(
			without_a_trusted_clock_only_timeless_cards_are_shown_until_it_is_set),
	};

	return cmocka_run_group_tests(tests, open_inputs, close_inputs);
}
