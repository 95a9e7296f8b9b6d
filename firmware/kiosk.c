#include "firmware/kiosk.h"

#include <stdio.h>
#include <string.h>

#include "base/civil.h"
#include "base/file.h"
#include "draw/picture.h"
#include "firmware/now.h"
#include "firmware/refusals.h"
#include "firmware/theatre.h"
#include "show/validity.h"

#define SLEEP_MS_MAX 60000
#define EARLY_MAX 10u /* 1 s */

/* 2025-01-01: no clock of a panel that runs this can be right before. */
#define NOT_BEFORE_MS INT64_C(1735689600000)

/* A card that was gone to by an arrow key stays so long after the last key. */
#define BROWSE_US (60 * INT64_C(1000000))

/* The time of the clock, the crawl and the schedule: real time, or one that began elsewhere or goes
 * at another speed. No key moves it. */
struct view {
	int64_t origin_ms; /* UTC when the view began */
	int64_t origin_us; /* steady time then */
	int64_t ahead_ms;  /* of UTC */
	int32_t speed;	   /* permille */
};

enum hold_mode {
	HOLD_NONE,    /* live: the card of the schedule is on */
	HOLD_BROWSED, /* by an arrow key, for a while */
	HOLD_PAUSED,  /* until a key ends it */
};

/* The card that is on in place of the schedule's. */
struct hold {
	enum hold_mode mode;
	struct schedule_slot slot; /* its own; where the arrows go on from */
	int64_t until_us;	   /* where browsed: steady time */
};

struct kiosk {
	const struct inputs *in;
	const struct kiosk_options *options;
	struct kiosk_stats *stats;
	struct diag *d;
	struct display *display;
	struct theatre theatre;
	struct refusals refusals;
	struct view view;
	struct hold hold;
	bool must_paint_all;
	bool is_trusted;  /* the time, by now */
	unsigned n_early; /* times in a row that the clock stood before the time slept for */
	bool was_empty, has_shown; /* a stage without a card; one with a card */
	int64_t shown_us;	   /* when the first frame was presented; 0: not yet */
};

/* At real speed the view follows the clock, its corrections included; else, as a correction must
 * not be multiplied, steady time. The product is taken in two parts: a year at speed 100,000 fits.
 */
static int64_t view_ms(const struct kiosk *k)
{
	const struct view *v = &k->view;
	int64_t past_ms;

	if (!k->is_trusted)
		return (now_steady_us() - v->origin_us) / 1000;
	if (v->speed == 1000)
		return now_utc_ms() + v->ahead_ms;
	past_ms = (now_steady_us() - v->origin_us) / 1000;
	return v->origin_ms + past_ms / 1000 * v->speed + past_ms % 1000 * v->speed / 1000 +
	       v->ahead_ms;
}

/* A window can be too small for any stage; then it is only paper. */
static bool has_stage(const struct kiosk *k)
{
	return k->theatre.block != NULL;
}

static int32_t zone_of(void *user, int64_t utc_ms)
{
	const struct kiosk *k = user;

	if (!k->is_trusted)
		return 0;
	return k->options->has_time ? k->options->offset_s : now_offset_s(utc_ms);
}

static struct stage_time stage_time_of(const struct kiosk *k)
{
	struct stage_time t;

	t.utc_ms = view_ms(k);
	t.offset_s = zone_of((void *)k, t.utc_ms);
	return t;
}

static void go_live(struct kiosk *k)
{
	if (k->hold.mode != HOLD_NONE && has_stage(k))
		stage_release(&k->theatre.stage);
	k->hold.mode = HOLD_NONE;
}

/* Is there reason to believe the clock? A panel with a battery is believed; any clock before this
 * program was written is not. Where it was right once, it goes on. */
static void check_clock(struct kiosk *k)
{
	bool was_trusted = k->is_trusted;

	if (k->options->has_time || k->options->speed != 1000)
		k->is_trusted = true;
	else if (now_utc_ms() < NOT_BEFORE_MS)
		k->is_trusted = false;
	else if (!k->is_trusted)
		k->is_trusted = k->in->board.has_battery || now_is_synchronised();
	if (k->is_trusted != was_trusted)
		go_live(k);
	if (has_stage(k))
		stage_trust(&k->theatre.stage, k->is_trusted);
}

/* May CARD be shown now, by the clock on the wall? */
static bool is_valid(const struct kiosk *k, uint32_t card)
{
	struct stage_time t = stage_time_of(k);
	int64_t local_ms = t.utc_ms + t.offset_s * INT64_C(1000);

	if (!k->is_trusted)
		return validity_is_open(&k->in->pack, card);
	return validity_holds(&k->in->pack, card, local_ms, local_ms + 1);
}

#define NO_CARD UINT32_MAX

/* Holds the card of SLOT, or the nearest one after it (FORWARDS) or before it that is valid, can be
 * set and is not BUT. False: there is none. */
static bool hold_from(struct kiosk *k, struct schedule_slot slot, bool forwards, uint32_t but)
{
	struct stage *stage = &k->theatre.stage;

	for (uint32_t i = 0; i < 2 * pack_n_cards(&k->in->pack); i++) {
		struct schedule_slot before, after;

		if (slot.card != SCHEDULE_NONE && slot.card != but && is_valid(k, slot.card) &&
		    stage_hold(stage, slot.card) == ERR_NONE) {
			k->hold.slot = slot;
			return true;
		}
		stage_neighbours(stage, &slot, &before, &after);
		slot = forwards ? after : before;
	}
	return false;
}

/* Holds the card that is on. False: there is none. */
static bool hold_this(struct kiosk *k)
{
	return has_stage(k) && (k->hold.mode != HOLD_NONE ||
				hold_from(k, *stage_slot(&k->theatre.stage), false, NO_CARD));
}

/* A hold ends where its time is up or its card is not to be shown any more. */
static void end_hold(struct kiosk *k)
{
	if (k->hold.mode == HOLD_NONE)
		return;
	if (!is_valid(k, k->hold.slot.card) ||
	    (k->hold.mode == HOLD_BROWSED && now_steady_us() >= k->hold.until_us))
		go_live(k);
}

static void pause_or_go_on(struct kiosk *k)
{
	if (k->hold.mode == HOLD_PAUSED)
		go_live(k);
	else if (hold_this(k))
		k->hold.mode = HOLD_PAUSED;
}

static void go_to_neighbour(struct kiosk *k, bool forwards)
{
	if (!hold_this(k))
		return;
	(void)hold_from(k, k->hold.slot, forwards, k->hold.slot.card);
	if (k->hold.mode == HOLD_NONE)
		k->hold.mode = HOLD_BROWSED;
	k->hold.until_us = now_steady_us() + BROWSE_US;
}

static void count_frame(struct kiosk *k, int64_t began_us)
{
	int64_t now_us = now_steady_us();
	int64_t took_us = now_us - began_us;

	k->stats->n_frames++;
	k->stats->work_us += took_us;
	k->stats->longest_us = MAX_OF(k->stats->longest_us, k->shown_us ? took_us : 0);
	if (!k->shown_us) {
		k->shown_us = now_us;
		k->stats->first_frame_us = now_us - k->options->started_us;
	}
}

static enum err show_frame(struct kiosk *k)
{
	struct canvas *c = k->display->ops->canvas(k->display);
	struct stage_time t = stage_time_of(k);
	int64_t began_us = now_steady_us();
	struct stage_damage damage;
	enum err e;

	damage.n = 0;
	if (has_stage(k)) {
		stage_set_time(&k->theatre.stage, &t, &damage);
		if (refusals_check(&k->refusals, &k->theatre.stage))
			k->was_empty = true;
		else
			k->has_shown = true;
	}
	if (k->must_paint_all) {
		damage.rect[0] = canvas_bounds(c);
		damage.n = 1;
	}
	if (damage.n == 0)
		return ERR_NONE;
	for (size_t i = 0; i < damage.n; i++) {
		if (has_stage(k))
			stage_paint(&k->theatre.stage, c, damage.rect[i]);
		else
			canvas_fill(c, damage.rect[i], damage.rect[i], k->in->theme.paper);
		k->stats->n_px += (uint64_t)rect_area(damage.rect[i]);
	}
	e = k->display->ops->present(k->display, damage.rect, damage.n);
	if (e)
		return e;
	k->must_paint_all = false;
	count_frame(k, began_us);
	return ERR_NONE;
}

/* LEFT_MS (below 0: for ever), or less where END_US is sooner. */
static int64_t sooner(int64_t left_ms, int64_t end_us)
{
	int64_t end_ms = MAX_OF((end_us - now_steady_us() + 999) / 1000, 0);

	return left_ms < 0 ? end_ms : MIN_OF(left_ms, end_ms);
}

/* Real ms until the stage's next change is due. At least 1, and longer each time it was too short,
 * so that a clock that stands or crawls cannot make the loop spin. */
static int64_t stage_ms(struct kiosk *k)
{
	int64_t away_ms = stage_next_ms(&k->theatre.stage) - view_ms(k);
	int64_t left_ms = (away_ms * 1000 + k->view.speed - 1) / k->view.speed;

	return MIN_OF(MAX_OF(left_ms, INT64_C(1) << k->n_early), SLEEP_MS_MAX);
}

/* Real ms until the next change is due; below 0: none is. */
static int64_t sleep_ms(struct kiosk *k)
{
	int64_t left_ms = has_stage(k) ? stage_ms(k) : -1;

	if (k->hold.mode == HOLD_BROWSED)
		left_ms = sooner(left_ms, k->hold.until_us);
	if (pulse_is_watched(k->options->pulse))
		left_ms = sooner(left_ms, k->options->pulse->due_us);
	if (k->options->for_ms >= 0)
		left_ms = sooner(left_ms, k->options->for_ms * 1000 + k->shown_us);
	return left_ms;
}

static bool is_over(const struct kiosk *k)
{
	return k->options->for_ms >= 0 &&
	       now_steady_us() - k->shown_us >= k->options->for_ms * 1000;
}

static bool is_there(const char *path)
{
	FILE *f = fopen(path, "rb");

	if (f)
		fclose(f);
	return f != NULL;
}

/* Named by the clock's time, whatever card is held; a second picture of one second gets a number.
 */
static void save_picture(struct kiosk *k)
{
	char path[64];
	struct civil c;
	struct stage_time t = stage_time_of(k);
	enum err e;
	int n;

	civil_from_ms(t.utc_ms, t.offset_s, &c);
	n = snprintf(path, sizeof path, "stoppress-%04d%02d%02d-%02d%02d%02d.png", c.year % 10000,
		     c.month, c.day, c.hour, c.minute, c.second);
	for (int i = 2; i < 100 && is_there(path); i++)
		snprintf(path + n - 4, sizeof path - (size_t)n + 4, "-%d.png", i);
	e = picture_save(path, k->display->ops->canvas(k->display));
	if (e)
		diag_report(k->d, DIAG_WARNING, path, 0, "cannot be written: %s", file_reason(e));
	else
		printf("%s\n", path);
	fflush(stdout);
}

static enum err lay_out(struct kiosk *k)
{
	const struct canvas *c = k->display->ops->canvas(k->display);
	enum err e;

	theatre_close(&k->theatre);
	k->must_paint_all = true;
	e = theatre_open(&k->theatre, k->in, c->width, c->height);
	if (e == ERR_RANGE)
		return ERR_NONE;
	if (e) {
		diag_report(k->d, DIAG_ERROR, NULL, 0, "no stage of %d x %d px: %s", c->width,
			    c->height, err_text(e));
		return e;
	}
	stage_set_zone(&k->theatre.stage, zone_of, k);
	stage_trust(&k->theatre.stage, k->is_trusted);
	refusals_listen(&k->refusals, &k->theatre.stage, c->width, c->height);
	if (k->hold.mode != HOLD_NONE && !hold_from(k, k->hold.slot, false, NO_CARD))
		k->hold.mode = HOLD_NONE;
	return ERR_NONE;
}

/* False: the end. */
static bool handle(struct kiosk *k, enum display_event event, enum err *e)
{
	switch (event) {
	case DISPLAY_QUIT:
		return false;
	case DISPLAY_PAUSE:
		pause_or_go_on(k);
		break;
	case DISPLAY_NEXT:
	case DISPLAY_PREVIOUS:
		go_to_neighbour(k, event == DISPLAY_NEXT);
		break;
	case DISPLAY_LIVE:
		go_live(k);
		break;
	case DISPLAY_SHOT:
		save_picture(k);
		break;
	case DISPLAY_RESIZED:
		*e = lay_out(k);
		return *e == ERR_NONE;
	case DISPLAY_EXPOSED:
		k->must_paint_all = true;
		break;
	case DISPLAY_FAILED:
		*e = ERR_IO;
		return false;
	case DISPLAY_NOTHING:
		break;
	}
	return true;
}

/* False: the end. Counts how often in a row the clock stood before the time that was slept for. */
static bool wait_for_event(struct kiosk *k, enum err *e)
{
	int64_t began_us = now_steady_us();
	int64_t left_ms = sleep_ms(k);
	int64_t due_ms = has_stage(k) ? stage_next_ms(&k->theatre.stage) : INT64_MIN;
	enum display_event event = k->display->ops->wait(k->display, left_ms);
	bool has_slept = left_ms >= 0 && now_steady_us() - began_us >= left_ms * 1000 &&
			 !pulse_is_due(k->options->pulse); /* which comes before the change */

	if (event == DISPLAY_NOTHING && has_slept) {
		bool is_early = left_ms < SLEEP_MS_MAX && view_ms(k) < due_ms;

		k->n_early = is_early ? MIN_OF(k->n_early + 1, EARLY_MAX) : 0;
	}
	return handle(k, event, e);
}

static enum err loop(struct kiosk *k)
{
	enum err e;
	bool goes_on;

	check_clock(k);
	e = lay_out(k);
	goes_on = !e;
	while (goes_on) {
		check_clock(k);
		end_hold(k);
		e = show_frame(k);
		if (!e)
			pulse_beat(k->options->pulse);
		goes_on = !e && !is_over(k) && wait_for_event(k, &e);
		k->stats->n_wakeups++;
	}
	if (e == ERR_IO)
		diag_report(k->d, DIAG_ERROR, NULL, 0, "the display failed");
	return !e && k->was_empty && !k->has_shown ? ERR_FIT : e;
}

enum err kiosk_run(const struct inputs *in, struct display *display,
		   const struct kiosk_options *options, struct kiosk_stats *stats, struct diag *d)
{
	static struct kiosk k; /* large, and there is one */
	enum err e;

	memset(&k, 0, sizeof k);
	memset(stats, 0, sizeof *stats);
	k.in = in;
	k.options = options;
	k.stats = stats;
	k.d = d;
	k.display = display;
	k.view.origin_ms = now_utc_ms();
	k.view.origin_us = now_steady_us();
	k.view.speed = options->speed;
	if (options->has_time)
		k.view.ahead_ms = options->utc_ms - k.view.origin_ms;
	refusals_init(&k.refusals, d);
	e = loop(&k);
	stats->ran_us = k.shown_us ? now_steady_us() - k.shown_us : 0;
	stats->n_refused = k.refusals.n_cards;
	theatre_close(&k.theatre);
	return e;
}
