/*
 * The main loop on a display of our own, which plays a list of events and keeps what it was shown.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base.h"
#include "firmware/kiosk.h"
#include "firmware/now.h"
#include "firmware/theatre.h"
#include "show_packs.h"

#define EVENTS_MAX 16
#define NOON INT64_C(1755864000000) /* 2025-08-22 12:00 UTC */
#define OFFSET_S 7200
#define MINUTES(n) ((n)*60000)

/* In place of firmware/now.c: time passes only while the fake display waits. */
static int64_t clock_us;
/* The wall clock, which may jump, and go at so many thousandths of the time that passes. */
static int64_t wall_us;
static int wall_permille;
static int64_t wall_start_us; /* at the start of a play: after NOON */
static bool is_synchronised;

int64_t now_utc_ms(void)
{
	return NOON + wall_us / 1000;
}

int32_t now_offset_s(int64_t utc_ms)
{
	(void)utc_ms;
	return OFFSET_S;
}

bool now_set_zone(const char *name)
{
	(void)name;
	return false;
}

bool now_has_zone(const char *name)
{
	(void)name;
	return true;
}

bool now_is_synchronised(void)
{
	return is_synchronised;
}

int64_t now_steady_us(void)
{
	return clock_us + 1; /* 0 would be "not yet" */
}

struct event {
	enum display_event what;
	int64_t after_ms;  /* the one before */
	int width, height; /* DISPLAY_RESIZED: the new canvas; DISPLAY_NOTHING: the wall clock jumps
			      by so many days, and from then on goes at HEIGHT - 1 thousandths */
};

static void pass(int64_t ms)
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

static void set_size(struct canvas *c, int width, int height)
{
	free(c->px);
	c->width = c->stride_px = width;
	c->height = height;
	c->px = calloc((size_t)width * (size_t)height, 4);
	assert_non_null(c->px);
}

static uint64_t hash_of(const struct canvas *c)
{
	struct span px = {(const char *)c->px, (size_t)c->width * (size_t)c->height * 4};

	return span_hash(px, SPAN_HASH_START);
}

static enum display_event wait_event(struct display *d, int64_t timeout_ms)
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

static void power(struct display *d, bool is_on)
{
	assert_true(fake_of(d)->is_off == is_on);
	fake_of(d)->is_off = !is_on;
	fake_of(d)->n_switched++;
}

static void dim(struct display *d, int percent)
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

static void keep_report(void *user, enum diag_level level, const char *file, uint32_t line,
			const char *message)
{
	(void)user;
	(void)level;
	(void)file;
	(void)line;
	snprintf(last_report, sizeof last_report, "%s", message);
}

static enum err play_with(struct fake *f, const struct inputs *inputs,
			  const struct kiosk_options *o, const struct event *events, size_t n)
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
	wall_us = wall_start_us;
	wall_permille = 1000;
	diag_init(&diag, keep_report, NULL);
	return kiosk_run(inputs, &f->display, o, &stats, &diag);
}

/* Plays the events on a panel of 320 x 240, from noon. */
static enum err play(struct fake *f, const struct event *events, size_t n)
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

static void switch_on(void)
{
	memset(&fresh, 0, sizeof fresh);
	assert_int_equal(theatre_open(&fresh.theatre, &in, 320, 240), ERR_NONE);
	set_size(&fresh.canvas, 320, 240);
}

static void switch_off(void)
{
	theatre_close(&fresh.theatre);
	free(fresh.canvas.px);
}

/* What it shows at UTC_MS; N_STEPS from the card the schedule has at FROM_MS on, or, where HELD is
 * false, the schedule's. */
static uint64_t picture(int64_t utc_ms, bool held, int64_t from_ms, int n_steps)
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

static uint64_t live(int64_t utc_ms)
{
	return picture(utc_ms, false, utc_ms, 0);
}

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
