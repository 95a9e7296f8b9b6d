/*
 * kiosk_fixture.h - for tests: the main loop on a display of our own, which plays a list of events
 * and keeps what it was shown; under clocks of the test.
 */
#ifndef TESTS_UNIT_KIOSK_FIXTURE_H
#define TESTS_UNIT_KIOSK_FIXTURE_H

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "firmware/kiosk.h"
#include "firmware/theatre.h"
#include "own_clock.h"
#include "show_packs.h"

#define EVENTS_MAX 16
#define OFFSET_S 7200
#define MINUTES(n) ((n)*60000)

/* Time passes only while the fake display waits; the clock on the wall may go at so many
 * thousandths of it. */
static int wall_permille;
static int64_t wall_start_us; /* at the start of a play: after NOON */

struct event {
	enum display_event what;
	int64_t after_ms;  /* the one before */
	int width, height; /* DISPLAY_RESIZED: the new canvas; DISPLAY_NOTHING: the wall clock jumps
			      by so many days, and from then on goes at HEIGHT - 1 thousandths */
};

static inline void pass(int64_t ms)
{
	clock_us += ms * 1000;
	wall_us += ms * wall_permille;
}

struct fake {
	struct display display;
	struct canvas canvas;
	const struct event *events;
	size_t n_events;
	size_t at;
	int64_t waited_ms;	      /* for the event AT */
	int64_t asked_ms[EVENTS_MAX]; /* the last timeout before an event */
	uint64_t shown[EVENTS_MAX];   /* hash of the canvas when an event came */
	int64_t came_ms[EVENTS_MAX];  /* UTC */
	unsigned n_presented;
	bool is_broken;
	bool is_off; /* by its switch */
	unsigned n_switched;
	int percent;
};

static struct inputs in;

static inline struct fake *fake_of(struct display *d)
{
	return (struct fake *)d;
}

static inline struct canvas *canvas(struct display *d)
{
	return &fake_of(d)->canvas;
}

static inline enum err present(struct display *d, const struct rect *rects, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert_true(rect_contains(canvas_bounds(canvas(d)), rects[i]));
	fake_of(d)->n_presented++;
	return fake_of(d)->is_broken ? ERR_IO : ERR_NONE;
}

static inline void set_size(struct canvas *c, int width, int height)
{
	free(c->px);
	c->width = c->stride_px = width;
	c->height = height;
	c->px = calloc((size_t)width * (size_t)height, 4);
	assert_non_null(c->px);
}

static inline uint64_t hash_of(const struct canvas *c)
{
	struct span px = {(const char *)c->px, (size_t)c->width * (size_t)c->height * 4};

	return span_hash(px, SPAN_HASH_START);
}

static inline enum display_event wait_event(struct display *d, int64_t timeout_ms)
{
	struct fake *f = fake_of(d);
	const struct event *e = &f->events[f->at];
	int64_t left_ms;

	if (f->at == f->n_events)
		return DISPLAY_QUIT;
	left_ms = e->after_ms - f->waited_ms;
	if (timeout_ms >= 0 && timeout_ms <= left_ms) { /* what is due then comes first */
		pass(timeout_ms);
		f->waited_ms += timeout_ms;
		return DISPLAY_NOTHING;
	}
	pass(left_ms);
	f->waited_ms = 0;
	f->asked_ms[f->at] = timeout_ms;
	f->shown[f->at] = hash_of(&f->canvas);
	f->came_ms[f->at++] = now_utc_ms();
	if (e->what == DISPLAY_NOTHING) {
		wall_us += e->width * INT64_C(86400000000);
		wall_permille = e->height ? e->height - 1 : wall_permille;
	}
	if (e->what == DISPLAY_RESIZED)
		set_size(&f->canvas, e->width, e->height);
	return e->what;
}

static inline void power(struct display *d, bool is_on)
{
	assert_true(fake_of(d)->is_off == is_on);
	fake_of(d)->is_off = !is_on;
	fake_of(d)->n_switched++;
}

static inline void dim(struct display *d, int percent)
{
	fake_of(d)->percent = percent;
}

static const struct display_ops ops = {.name = "fake",
				       .canvas = canvas,
				       .present = present,
				       .wait = wait_event,
				       .power = power,
				       .dim = dim};

static struct diag diag;
static char last_report[256];
static struct kiosk_stats stats;

static inline void keep_report(void *user, enum diag_level level, const char *file, uint32_t line,
			       const char *message)
{
	(void)user;
	(void)level;
	(void)file;
	(void)line;
	snprintf(last_report, sizeof last_report, "%s", message);
}

static inline enum err play_with(struct fake *f, const struct inputs *inputs,
				 const struct kiosk_options *o, const struct event *events,
				 size_t n)
{
	bool is_broken = f->is_broken;

	free(f->canvas.px);
	memset(f, 0, sizeof *f);
	f->is_broken = is_broken;
	f->display.ops = &ops;
	f->events = events;
	f->n_events = n;
	set_size(&f->canvas, 320, 240);
	clock_us = 0;
	clock_offset_s = OFFSET_S;
	wall_us = wall_start_us;
	wall_permille = 1000;
	diag_init(&diag, keep_report, NULL);
	return kiosk_run(inputs, &f->display, o, &stats, &diag);
}

/* Plays the events on a panel of 320 x 240, from noon. */
static inline enum err play(struct fake *f, const struct event *events, size_t n)
{
	static const struct kiosk_options o = {.speed = 1000, .for_ms = -1};

	return play_with(f, &in, &o, events, n);
}

/* A panel of 320 x 240 that was just switched on. */
struct fresh {
	struct theatre theatre;
	struct canvas canvas;
};

static struct fresh fresh;

static inline void switch_on(void)
{
	memset(&fresh, 0, sizeof fresh);
	assert_int_equal(theatre_open(&fresh.theatre, &in, 320, 240), ERR_NONE);
	set_size(&fresh.canvas, 320, 240);
}

static inline void switch_off(void)
{
	theatre_close(&fresh.theatre);
	free(fresh.canvas.px);
}

/* What it shows at UTC_MS; N_STEPS from the card the schedule has at FROM_MS on, or, where HELD is
 * false, the schedule's. */
static inline uint64_t picture(int64_t utc_ms, bool held, int64_t from_ms, int n_steps)
{
	struct stage *s = &fresh.theatre.stage;
	struct stage_time t = {from_ms, OFFSET_S};
	struct stage_damage damage;
	struct schedule_slot slot, before, after;

	stage_release(s);
	stage_set_time(s, &t, &damage);
	slot = *stage_slot(s);
	for (; n_steps; n_steps -= n_steps > 0 ? 1 : -1) {
		stage_neighbours(s, &slot, &before, &after);
		slot = n_steps > 0 ? after : before;
	}
	if (held)
		assert_int_equal(stage_hold(s, slot.card), ERR_NONE);
	t.utc_ms = utc_ms;
	stage_set_time(s, &t, &damage);
	stage_paint(s, &fresh.canvas, canvas_bounds(&fresh.canvas));
	return hash_of(&fresh.canvas);
}

static inline uint64_t live(int64_t utc_ms)
{
	return picture(utc_ms, false, utc_ms, 0);
}

static inline int open_inputs(void **state)
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

static inline int close_inputs(void **state)
{
	(void)state;
	inputs_close(&in);
	return 0;
}

#endif
