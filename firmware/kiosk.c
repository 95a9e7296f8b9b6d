#include "firmware/kiosk.h"

#include <string.h>

#include "base/civil.h"
#include "firmware/budget.h"
#include "firmware/hold.h"
#include "firmware/lamp.h"
#include "firmware/now.h"
#include "firmware/opening.h"
#include "firmware/refusals.h"
#include "firmware/snapshot.h"
#include "firmware/theatre.h"
#include "firmware/view.h"

#define SLEEP_MS_MAX 60000
#define EARLY_MAX 10u /* 1 s */
/* A longer sleep would end late by a ms, and more. */
#define LONG_MS 1000
#define REFRESH_US (1000000 / 60)
/* What moves changes at least so often. */
#define MOVING_MS 40
/* A clock that is off by more than the steady one was corrected meanwhile. */
#define SLACK_MS 50

struct kiosk {
	const struct inputs *in;
	const struct kiosk_options *options;
	struct kiosk_stats *stats;
	struct diag *d;
	struct display *display;
	struct theatre theatres[2]; /* the other one is open only while inputs are exchanged */
	struct theatre *theatre;
	struct refusals refusals;
	struct view view;
	struct hold hold;
	struct opening opening;
	struct lamp lamp;
	bool must_paint_all;
	unsigned n_early; /* times in a row that the clock stood before the time slept for */
	bool was_empty, has_shown; /* a stage without a card; one with a card */
	int64_t shown_us;	   /* when the first frame was presented; 0: not yet */
	/* The picture that was set last, and its next change. */
	int64_t set_us, set_ms, due_ms;
};

/* A window can be too small for any stage; then it is only paper. */
static bool has_stage(const struct kiosk *k)
{
	return k->theatre->block != NULL;
}

static struct stage *stage_of(struct kiosk *k)
{
	return has_stage(k) ? &k->theatre->stage : NULL;
}

static void check_clock(struct kiosk *k)
{
	if (view_check(&k->view)) {
		hold_release(&k->hold);
		opening_forget(&k->opening);
		k->due_ms = INT64_MAX;
	}
	if (has_stage(k))
		stage_trust(&k->theatre->stage, k->view.is_trusted);
}

/* ------------------------------------------------------------------------------------- pictures */

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

/* How many refreshes went by since the change was due that is only drawn now, where something
 * moves; none where the clock was corrected meanwhile. */
static void count_missed(struct kiosk *k, const struct stage_time *t)
{
	int64_t steady_ms = (now_steady_us() - k->set_us) / 1000 * k->view.speed / 1000;
	int64_t past_ms = t->utc_ms - k->set_ms;
	int64_t late_us;

	if (k->due_ms == INT64_MAX || k->due_ms - k->set_ms > MOVING_MS ||
	    past_ms > steady_ms + SLACK_MS || past_ms < steady_ms - SLACK_MS)
		return;
	late_us = (t->utc_ms - k->due_ms) * 1000000 / k->view.speed;
	if (late_us >= REFRESH_US)
		k->stats->n_missed += (uint64_t)(late_us / REFRESH_US);
}

/* What is on, for the diary. A card that stays in the slot of one that cannot be set goes on being
 * shown. */
static void note_showing(struct kiosk *k)
{
	const struct display *display = k->display;
	struct diary *y = k->options->diary;
	struct diary_showing s = {.card = SCHEDULE_NONE, .is_trusted = k->view.is_trusted};
	const struct schedule_slot *slot;

	if (!y)
		return;
	s.is_seen = display_is_seen(display);
	s.start_ms = view_ms(&k->view);
	if (k->lamp.screen == STATUS_LIT && has_stage(k)) {
		slot = stage_slot(&k->theatre->stage);
		s.card = stage_card(&k->theatre->stage);
		s.is_held = k->hold.mode != HOLD_NONE;
		if (!s.is_held)
			s.slot_ms = slot->card != s.card && y->on.card == s.card ? y->on.slot_ms
										 : slot->start_ms;
	}
	diary_show(y, &s);
}

static enum err present(struct kiosk *k, const struct stage_damage *damage, int64_t began_us)
{
	enum err e = k->display->ops->present(k->display, damage->rect, damage->n);

	if (e)
		return e;
	k->must_paint_all = false;
	count_frame(k, began_us);
	return ERR_NONE;
}

static void paint(struct kiosk *k, struct canvas *c, struct rect r)
{
	if (has_stage(k))
		stage_paint(&k->theatre->stage, c, r);
	else
		canvas_fill(c, r, r, k->in->theme.paper);
	k->stats->n_px += (uint64_t)rect_area(r);
}

/* Goes to the time T. What may be the end of the player, a card that was not on before, is told of
 * first. */
static void set_stage(struct kiosk *k, const struct stage_time *t, struct stage_damage *damage)
{
	struct stage *stage = &k->theatre->stage;
	struct diary *y = k->options->diary;
	const struct schedule_slot *slot = stage_slot(stage);

	if (y && (k->must_paint_all || t->utc_ms < slot->start_ms || t->utc_ms >= slot->end_ms))
		suspect_begin(&y->suspect, pack_hash(&k->in->pack), t->utc_ms);
	stage_set_time(stage, t, damage);
	k->set_us = now_steady_us();
	k->set_ms = t->utc_ms;
	k->due_ms = stage_next_ms(stage);
	if (refusals_check(&k->refusals, stage))
		k->was_empty = true;
	else
		k->has_shown = true;
}

static enum err show_frame(struct kiosk *k)
{
	struct canvas *c = k->display->ops->canvas(k->display);
	struct stage_time t = view_time(&k->view);
	int64_t began_us = now_steady_us();
	struct stage_damage damage;
	enum err e = ERR_NONE;

	damage.n = 0;
	if (has_stage(k)) {
		count_missed(k, &t);
		set_stage(k, &t, &damage);
	}
	if (k->must_paint_all) {
		damage.rect[0] = canvas_bounds(c);
		damage.n = 1;
	}
	for (size_t i = 0; i < damage.n; i++)
		paint(k, c, damage.rect[i]);
	if (damage.n)
		e = present(k, &damage, began_us);
	if (!e && k->options->diary)
		suspect_end(&k->options->diary->suspect);
	return e;
}

/* ------------------------------------------------------------------------- hours of operation */

/* Black at once, off a little later. */
static enum err show_nothing(struct kiosk *k)
{
	struct canvas *c = k->display->ops->canvas(k->display);
	struct stage_damage all = {{canvas_bounds(c)}, 1};

	if (lamp_darken(&k->lamp)) {
		k->must_paint_all = true;
		hold_release(&k->hold);
	}
	if (!k->must_paint_all)
		return ERR_NONE;
	canvas_fill(c, all.rect[0], all.rect[0], 0);
	k->stats->n_px += (uint64_t)rect_area(all.rect[0]);
	return present(k, &all, now_steady_us());
}

static int brightness_of(const struct kiosk *k, const struct stage_time *t)
{
	if (!k->view.is_trusted)
		return BRIGHTNESS_FULL;
	return brightness_at(&k->opening.brightness, t->utc_ms + t->offset_s * INT64_C(1000));
}

/* Where nobody knows the time the screen is on. */
static enum err show(struct kiosk *k)
{
	struct stage_time t = view_time(&k->view);

	if (k->view.is_trusted && !opening_at(&k->opening, view_offset_s, &k->view, t.utc_ms))
		return show_nothing(k);
	if (lamp_light(&k->lamp)) {
		k->must_paint_all = true;
		k->due_ms = INT64_MAX;
	}
	if (lamp_dim(&k->lamp, brightness_of(k, &t)))
		k->must_paint_all = true;
	return show_frame(k);
}

/* ------------------------------------------------------------------------------------- sleeping */

/* LEFT_MS (below 0: for ever), or less where END_US is sooner. */
static int64_t sooner(int64_t left_ms, int64_t end_us)
{
	int64_t end_ms = MAX_OF((end_us - now_steady_us() + 999) / 1000, 0);

	return left_ms < 0 ? end_ms : MIN_OF(left_ms, end_ms);
}

/* When the picture changes next, by the view; INT64_MAX: never. */
static int64_t next_ms(struct kiosk *k)
{
	int64_t edge_ms = k->view.is_trusted ? k->opening.until_ms : OPENING_EVER_MS;

	if (k->lamp.screen == STATUS_LIT && has_stage(k))
		return MIN_OF(stage_next_ms(&k->theatre->stage), edge_ms);
	return edge_ms;
}

/* The longest sleep. A clock that is set while the screen is dark rings the bell, where there is
 * one. */
static int64_t longest_ms(const struct kiosk *k)
{
	return k->lamp.screen == STATUS_LIT || !k->options->bell ? SLEEP_MS_MAX : INT64_MAX;
}

/* Real ms until then. At least 1, and longer each time it was too short, so that a clock that
 * stands or crawls cannot make the loop spin. */
static int64_t change_ms(struct kiosk *k)
{
	int64_t next = next_ms(k);
	int64_t away_ms, left_ms;

	if (next == INT64_MAX)
		return -1;
	away_ms = MIN_OF(next - view_ms(&k->view), 2 * CIVIL_DAY_MS);
	left_ms = (away_ms * 1000 + k->view.speed - 1) / k->view.speed;
	return MIN_OF(MAX_OF(left_ms, INT64_C(1) << k->n_early), longest_ms(k));
}

/* Real ms until the next change is due; below 0: none is. */
static int64_t sleep_ms(struct kiosk *k)
{
	int64_t left_ms = change_ms(k);

	if (k->lamp.screen == STATUS_BLACK)
		left_ms = sooner(left_ms, k->lamp.off_us);
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

/* -------------------------------------------------------------------------------------- events */

/* Named by the clock's time, whatever card is held. */
static void save_picture(struct kiosk *k)
{
	struct stage_time t = view_time(&k->view);

	snapshot_save_here(k->display->ops->canvas(k->display), &t, k->d);
}

/* Counts kept here, for the diary's status. */
static void tell_counts(struct kiosk *k)
{
	struct status *s = &k->options->diary->status;

	s->screen = k->lamp.screen;
	s->brightness = k->lamp.brightness;
	s->n_wakeups = k->stats->n_wakeups;
	s->n_frames = k->stats->n_frames;
	s->n_missed = k->stats->n_missed;
	s->n_refused = k->refusals.n_cards;
	s->n_reloads = k->stats->n_reloads;
	s->n_reloads_failed = k->stats->n_reloads_failed;
}

/* A picture, and the status. */
static void report(struct kiosk *k)
{
	const char *path = k->options->diary ? diary_shot(k->options->diary) : NULL;

	if (!path) {
		save_picture(k);
		return;
	}
	(void)snapshot_save(k->display->ops->canvas(k->display), path, k->d);
	tell_counts(k);
	diary_tick(k->options->diary, true);
}

/* --------------------------------------------------------------------------------------- stages */

/* A new theatre in T for IN and the display. ERR_NONE also where it is too small for a stage. */
static enum err build(struct kiosk *k, struct theatre *t, const struct inputs *in)
{
	const struct canvas *c = k->display->ops->canvas(k->display);
	enum err e;

	t->refresh_hz = k->display->refresh_hz;
	e = theatre_open(t, in, c->width, c->height);

	if (e == ERR_RANGE)
		return ERR_NONE;
	if (e)
		diag_report(k->d, DIAG_ERROR, NULL, 0, "no stage of %d x %d px: %s", c->width,
			    c->height, err_text(e));
	return e;
}

/* Takes the theatre that was just built into use. */
static void open_doors(struct kiosk *k)
{
	const struct canvas *c = k->display->ops->canvas(k->display);

	k->must_paint_all = true;
	k->due_ms = INT64_MAX;
	if (!has_stage(k))
		return;
	stage_set_zone(&k->theatre->stage, view_offset_s, &k->view);
	stage_trust(&k->theatre->stage, k->view.is_trusted);
	if (k->options->diary)
		diary_leave_out(k->options->diary, &k->theatre->stage);
	refusals_listen(&k->refusals, &k->theatre->stage, c->width, c->height);
	if (k->options->growth_kib)
		stage_warm(&k->theatre->stage);
	budget_set(k->options->growth_kib, k->d);
}

static enum err lay_out(struct kiosk *k)
{
	enum err e;

	budget_lift();
	theatre_close(k->theatre);
	e = build(k, k->theatre, k->in);
	if (!e)
		open_doors(k);
	hold_move(&k->hold, stage_of(k));
	return e;
}

static void use_inputs(struct kiosk *k, const struct inputs *in)
{
	k->in = in;
	k->view.has_battery = in->board.has_battery;
	opening_init(&k->opening, &in->board);
	refusals_init(&k->refusals, k->d);
	if (k->options->diary)
		diary_use(k->options->diary, in);
}

/* Reads the inputs anew. What cannot be used leaves the show as it is. */
static void reload(struct kiosk *k)
{
	const struct kiosk_supply *supply = k->options->supply;
	struct theatre *other = k->theatre == k->theatres ? &k->theatres[1] : k->theatres;
	const struct inputs *in;

	if (!supply)
		return;
	pulse_reloading(k->options->pulse);
	budget_lift();
	in = supply->load(supply->user, k->d);
	if (!in || build(k, other, in)) {
		k->stats->n_reloads_failed++;
		diag_report(k->d, DIAG_WARNING, NULL, 0,
			    "the new inputs cannot be used; the show goes on with the old ones");
		if (in)
			supply->settle(supply->user, false);
		budget_set(k->options->growth_kib, k->d);
		return;
	}
	k->stats->n_reloads++;
	hold_release(&k->hold);
	use_inputs(k, in); /* the diary still looks at the old ones */
	if (other->block && k->theatre->block)
		stage_follow(&other->stage, &k->theatre->stage);
	theatre_close(k->theatre);
	k->theatre = other;
	supply->settle(supply->user, true);
	open_doors(k);
	hold_begin(&k->hold, stage_of(k), &in->pack);
	diag_report(k->d, DIAG_NOTE, NULL, 0, "inputs read anew: %u cards",
		    (unsigned)pack_n_cards(&in->pack));
}

/* False: the end. */
static bool answer_bell(struct kiosk *k)
{
	unsigned rung = bell_take(k->options->bell);

	if (rung & BELL_END)
		return false;
	if (rung & BELL_CLOCK)
		opening_forget(&k->opening);
	if (rung & BELL_RELOAD)
		reload(k);
	if (rung & BELL_REPORT)
		report(k);
	return true;
}

/* False: the end. */
static bool handle(struct kiosk *k, enum display_event event, enum err *e)
{
	switch (event) {
	case DISPLAY_QUIT:
		return false;
	case DISPLAY_BELL:
		return answer_bell(k);
	case DISPLAY_PAUSE:
		hold_pause(&k->hold);
		break;
	case DISPLAY_NEXT:
	case DISPLAY_PREVIOUS:
		hold_step(&k->hold, event == DISPLAY_NEXT);
		break;
	case DISPLAY_LIVE:
		hold_release(&k->hold);
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
	int64_t due_ms = next_ms(k);
	bool is_for_change = left_ms == change_ms(k) && left_ms < longest_ms(k);
	enum display_event event;
	bool has_slept;

	bell_alarm(k->options->bell, left_ms >= LONG_MS ? began_us + left_ms * 1000 : 0);
	event = k->display->ops->wait(k->display, left_ms);
	has_slept = left_ms >= 0 && now_steady_us() - began_us >= left_ms * 1000 &&
		    !pulse_is_due(k->options->pulse); /* which comes before the change */
	if ((event == DISPLAY_NOTHING || event == DISPLAY_BELL) && has_slept) {
		bool is_early = is_for_change && view_ms(&k->view) < due_ms;

		k->n_early = is_early ? MIN_OF(k->n_early + 1, EARLY_MAX) : 0;
	}
	return handle(k, event, e);
}

/* After what is due was presented, or a still picture was looked at. */
static void take_notes(struct kiosk *k)
{
	pulse_beat(k->options->pulse);
	if (k->options->log)
		log_settle(k->options->log);
	if (!k->options->diary)
		return;
	tell_counts(k);
	note_showing(k);
	diary_tick(k->options->diary, false);
}

static enum err loop(struct kiosk *k)
{
	enum err e;
	bool goes_on;

	check_clock(k);
	hold_begin(&k->hold, NULL, &k->in->pack);
	e = lay_out(k);
	goes_on = !e;
	while (goes_on) {
		check_clock(k);
		hold_check(&k->hold);
		e = show(k);
		if (!e)
			take_notes(k);
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
	k.options = options;
	k.stats = stats;
	k.d = d;
	k.display = display;
	k.theatre = k.theatres;
	k.due_ms = INT64_MAX;
	view_init(&k.view);
	k.view.speed = options->speed;
	if (options->has_time)
		view_go_to(&k.view, options->utc_ms, options->offset_s);
	hold_init(&k.hold, &k.view);
	lamp_init(&k.lamp, display);
	use_inputs(&k, in);
	e = loop(&k);
	pulse_stopping(options->pulse);
	stats->ran_us = k.shown_us ? now_steady_us() - k.shown_us : 0;
	stats->n_refused = k.refusals.n_cards;
	if (options->diary)
		tell_counts(&k);
	theatre_close(k.theatre);
	return e;
}
