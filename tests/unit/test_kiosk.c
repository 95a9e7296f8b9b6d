/*
 * The main loop on a display of our own, which plays a list of events and keeps what it was shown.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "firmware/kiosk.h"
#include "firmware/now.h"

#define EVENTS_MAX 16
#define NOON INT64_C(1755864000000)

struct event {
	enum display_event what;
	int width, height; /* DISPLAY_RESIZED: the new canvas */
};

struct fake {
	struct display display;
	struct canvas canvas;
	const struct event *events;
	size_t n_events;
	size_t at;
	int64_t asked_ms[EVENTS_MAX]; /* timeouts, by event */
	uint64_t shown[EVENTS_MAX];   /* hash of the canvas when an event was asked for */
	unsigned n_presented;
	bool is_broken;
};

static struct inputs in;

static struct fake *fake_of(struct display *d)
{
	return (struct fake *)d;
}

static struct canvas *canvas(struct display *d)
{
	return &fake_of(d)->canvas;
}

static enum err present(struct display *d, const struct rect *rects, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert_true(rect_contains(canvas_bounds(canvas(d)), rects[i]));
	fake_of(d)->n_presented++;
	return fake_of(d)->is_broken ? ERR_IO : ERR_NONE;
}

static void set_size(struct fake *f, int width, int height)
{
	free(f->canvas.px);
	f->canvas.width = f->canvas.stride_px = width;
	f->canvas.height = height;
	f->canvas.px = calloc((size_t)width * (size_t)height, 4);
	assert_non_null(f->canvas.px);
}

static enum display_event wait_event(struct display *d, int64_t timeout_ms)
{
	struct fake *f = fake_of(d);
	struct span px = {(const char *)f->canvas.px,
			  (size_t)f->canvas.width * (size_t)f->canvas.height * 4};
	const struct event *e = &f->events[f->at];

	if (f->at == f->n_events)
		return DISPLAY_QUIT;
	f->asked_ms[f->at] = timeout_ms;
	f->shown[f->at++] = span_hash(px, SPAN_HASH_START);
	if (e->what == DISPLAY_RESIZED)
		set_size(f, e->width, e->height);
	return e->what;
}

static const struct display_ops ops = {"fake", canvas, present, wait_event, NULL};

static struct diag diag;
static struct kiosk_stats stats;

/* Plays the events on a panel of 320 x 240, in a time that hardly passes. */
static enum err play(struct fake *f, const struct event *events, size_t n)
{
	struct kiosk_options o = {.has_time = true, .utc_ms = NOON, .speed = 1, .for_ms = -1};
	bool is_broken = f->is_broken;

	free(f->canvas.px);
	memset(f, 0, sizeof *f);
	f->is_broken = is_broken;
	f->display.ops = &ops;
	f->events = events;
	f->n_events = n;
	set_size(f, 320, 240);
	o.started_us = now_steady_us();
	diag_init(&diag, NULL, NULL);
	return kiosk_run(&in, &f->display, &o, &stats, &diag);
}

static void a_quiet_loop_paints_once_and_sleeps_till_the_next_change(void **state)
{
	static struct fake f;
	static const struct event events[] = {{DISPLAY_NOTHING, 0, 0}, {DISPLAY_NOTHING, 0, 0}};

	(void)state;
	assert_int_equal(play(&f, events, COUNT_OF(events)), ERR_NONE);
	assert_int_equal(f.n_presented, 1);
	assert_int_equal(f.shown[0], f.shown[1]);
	assert_in_range(f.asked_ms[0], 1, 60000);
	assert_int_equal(stats.n_frames, 1);
	free(f.canvas.px);
	f.canvas.px = NULL;
}

static void the_arrows_go_to_other_cards_and_back(void **state)
{
	static struct fake f;
	static const struct event events[] = {{DISPLAY_PAUSE, 0, 0},	{DISPLAY_NOTHING, 0, 0},
					      {DISPLAY_NEXT, 0, 0},	{DISPLAY_NEXT, 0, 0},
					      {DISPLAY_PREVIOUS, 0, 0}, {DISPLAY_PREVIOUS, 0, 0},
					      {DISPLAY_PREVIOUS, 0, 0}, {DISPLAY_NOTHING, 0, 0}};

	(void)state;
	assert_int_equal(play(&f, events, COUNT_OF(events)), ERR_NONE);
	assert_int_equal(f.asked_ms[1], -1); /* paused: nothing is due */
	assert_true(f.shown[3] != f.shown[2]);
	assert_true(f.shown[4] != f.shown[3]);
	assert_true(f.shown[5] == f.shown[3]); /* one on, one back */
	free(f.canvas.px);
	f.canvas.px = NULL;
}

static void a_window_of_any_size_is_laid_out_or_left_empty(void **state)
{
	static struct fake f;
	static const struct event events[] = {
		{DISPLAY_RESIZED, 640, 360}, {DISPLAY_RESIZED, 30, 20},	  {DISPLAY_NEXT, 0, 0},
		{DISPLAY_NOTHING, 0, 0},     {DISPLAY_RESIZED, 320, 240}, {DISPLAY_NOTHING, 0, 0}};

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
	static const struct event events[] = {{DISPLAY_EXPOSED, 0, 0}, {DISPLAY_NOTHING, 0, 0}};

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
	static const struct event events[] = {{DISPLAY_FAILED, 0, 0}, {DISPLAY_NOTHING, 0, 0}};

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

static int open_inputs(void **state)
{
	const char *folder = getenv("B");
	char path[256];

	(void)state;
	snprintf(path, sizeof path, "%s/default.pack", folder ? folder : "build/release");
	diag_init(&diag, diag_print, stderr);
	if (inputs_open(&in, path, "hd43", &diag))
		return 1;
	in.board.crawl = in.board.progress = false;
	return 0;
}

static int close_inputs(void **state)
{
	(void)state;
	inputs_close(&in);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_quiet_loop_paints_once_and_sleeps_till_the_next_change),
		cmocka_unit_test(the_arrows_go_to_other_cards_and_back),
		cmocka_unit_test(a_window_of_any_size_is_laid_out_or_left_empty),
		cmocka_unit_test(exposed_parts_are_presented_again),
		cmocka_unit_test(a_broken_display_ends_the_loop_with_an_error),
	};

	return cmocka_run_group_tests(tests, open_inputs, close_inputs);
}
