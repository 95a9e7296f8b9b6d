#include "firmware/kiosk.h"

#include <stdio.h>
#include <string.h>

#include "base/civil.h"
#include "firmware/now.h"
#include "draw/picture.h"
#include "firmware/theatre.h"

#define SLEEP_MS_MAX 60000

/* The time that is shown: real time, made faster, moved by the arrow keys, or stopped. */
struct view {
	int64_t origin_ms; /* UTC when the view began */
	int64_t origin_us; /* steady time then */
	int64_t shift_ms;
	int32_t speed; /* permille */
	bool is_paused;
	int64_t paused_ms;
};

struct kiosk {
	const struct inputs *in;
	const struct kiosk_options *options;
	struct kiosk_stats *stats;
	struct diag *d;
	struct display *display;
	struct theatre theatre;
	struct view view;
	bool must_paint_all;
	int64_t shown_us; /* when the first frame was presented; 0: not yet */
};

/* At real speed the view follows the clock, its corrections included; else, as a correction must
 * not be multiplied, steady time. The product is taken in two parts: a year at speed 100,000 fits.
 */
static int64_t view_ms(const struct view *v)
{
	int64_t past_ms;

	if (v->is_paused)
		return v->paused_ms;
	if (v->speed == 1000)
		return now_utc_ms() + v->shift_ms;
	past_ms = (now_steady_us() - v->origin_us) / 1000;
	return v->origin_ms + past_ms / 1000 * v->speed + past_ms % 1000 * v->speed / 1000 +
	       v->shift_ms;
}

static void view_go(struct view *v, int64_t to_ms)
{
	if (v->is_paused)
		v->paused_ms = to_ms;
	else
		v->shift_ms += to_ms - view_ms(v);
}

static void view_toggle(struct view *v)
{
	int64_t now_ms = view_ms(v);

	v->is_paused = !v->is_paused;
	if (v->is_paused)
		v->paused_ms = now_ms;
	else
		v->shift_ms += now_ms - view_ms(v);
}

/* A window can be too small for any stage; then it is only paper. */
static bool has_stage(const struct kiosk *k)
{
	return k->theatre.block != NULL;
}

static struct stage_time stage_time_of(const struct kiosk *k)
{
	struct stage_time t;

	t.utc_ms = view_ms(&k->view);
	t.offset_s = k->options->has_time ? k->options->offset_s : now_offset_s(t.utc_ms);
	return t;
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
	if (has_stage(k))
		stage_set_time(&k->theatre.stage, &t, &damage);
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

/* Real ms until the next change is due; below 0: none is. At least 1, so that a jumping clock
 * cannot make the loop spin. */
static int64_t sleep_ms(struct kiosk *k)
{
	int64_t left_ms = -1;

	if (has_stage(k) && !k->view.is_paused) {
		int64_t away_ms = stage_next_ms(&k->theatre.stage) - view_ms(&k->view);

		left_ms = (away_ms * 1000 + k->view.speed - 1) / k->view.speed;
		left_ms = MIN_OF(MAX_OF(left_ms, 1), SLEEP_MS_MAX);
	}
	if (k->options->for_ms >= 0) {
		int64_t end_us = k->options->for_ms * 1000 + k->shown_us;
		int64_t end_ms = MAX_OF((end_us - now_steady_us() + 999) / 1000, 0);

		left_ms = left_ms < 0 ? end_ms : MIN_OF(left_ms, end_ms);
	}
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

/* By the time that is shown; a second picture of one second gets a number. */
static void save_picture(struct kiosk *k)
{
	char path[64];
	struct civil c;
	struct stage_time t = stage_time_of(k);
	int n;

	civil_from_ms(t.utc_ms, t.offset_s, &c);
	n = snprintf(path, sizeof path, "stoppress-%04d%02d%02d-%02d%02d%02d.png", c.year % 10000,
		     c.month, c.day, c.hour, c.minute, c.second);
	for (int i = 2; i < 100 && is_there(path); i++)
		snprintf(path + n - 4, sizeof path - (size_t)n + 4, "-%d.png", i);
	if (picture_save(path, k->display->ops->canvas(k->display)))
		diag_report(k->d, DIAG_WARNING, path, 0, "cannot be written");
	else
		printf("%s\n", path);
	fflush(stdout);
}

static void go_to_neighbour(struct kiosk *k, bool forwards)
{
	struct schedule_slot before, after;

	if (!has_stage(k))
		return;
	stage_neighbours(&k->theatre.stage, &before, &after);
	view_go(&k->view, forwards ? after.start_ms : before.start_ms);
	if (k->view.is_paused) /* past the fade */
		k->view.paused_ms += k->in->board.fade_ms;
}

static void close_stage(struct kiosk *k)
{
	if (has_stage(k))
		k->stats->n_refused += k->theatre.stage.n_refused;
	theatre_close(&k->theatre);
}

static enum err lay_out(struct kiosk *k)
{
	const struct canvas *c = k->display->ops->canvas(k->display);
	enum err e;

	close_stage(k);
	k->must_paint_all = true;
	e = theatre_open(&k->theatre, k->in, c->width, c->height);
	if (e == ERR_RANGE)
		return ERR_NONE;
	if (e)
		diag_report(k->d, DIAG_ERROR, NULL, 0, "no stage of %d x %d px: %s", c->width,
			    c->height, err_text(e));
	return e;
}

/* False: the end. */
static bool handle(struct kiosk *k, enum display_event event, enum err *e)
{
	switch (event) {
	case DISPLAY_QUIT:
		return false;
	case DISPLAY_PAUSE:
		view_toggle(&k->view);
		break;
	case DISPLAY_NEXT:
	case DISPLAY_PREVIOUS:
		go_to_neighbour(k, event == DISPLAY_NEXT);
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

static enum err loop(struct kiosk *k)
{
	enum err e = lay_out(k);
	bool goes_on = !e;

	while (goes_on) {
		e = show_frame(k);
		goes_on = !e && !is_over(k) &&
			  handle(k, k->display->ops->wait(k->display, sleep_ms(k)), &e);
		k->stats->n_wakeups++;
	}
	if (e == ERR_IO)
		diag_report(k->d, DIAG_ERROR, NULL, 0, "the display failed");
	return e;
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
		k.view.shift_ms = options->utc_ms - k.view.origin_ms;
	e = loop(&k);
	stats->ran_us = k.shown_us ? now_steady_us() - k.shown_us : 0;
	close_stage(&k);
	return e;
}
