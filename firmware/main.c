/*
 * stoppress, the player: a pack and a panel in, pictures out.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>

#include "base/file.h"
#include "firmware/bell.h"
#include "firmware/diary.h"
#include "firmware/display.h"
#include "firmware/display_dimmed.h"
#include "firmware/display_drm.h"
#include "firmware/display_fb.h"
#include "firmware/display_turned.h"
#include "firmware/gallery.h"
#include "firmware/kiosk.h"
#include "firmware/log.h"
#include "firmware/memory.h"
#include "firmware/now.h"
#include "firmware/options.h"
#include "firmware/outlook.h"
#include "firmware/pulse.h"
#include "firmware/report.h"
#include "firmware/rescue.h"
#include "firmware/wear.h"
#include "firmware/supply.h"

#define RESCUE_MS 60000
#define REPORT_BYTES_MAX ((size_t)1024 * 1024 * 1024)

static bool has_desktop(void)
{
	const char *x11 = getenv("DISPLAY");
	const char *wayland = getenv("WAYLAND_DISPLAY");

	return (x11 && x11[0]) || (wayland && wayland[0]);
}

static struct stage_time time_of(const struct options *o)
{
	struct stage_time t = {o->utc_ms, o->offset_s};

	if (!o->has_time) {
		t.utc_ms = now_utc_ms();
		t.offset_s = now_offset_s(t.utc_ms);
	}
	return t;
}

/* User and system time. */
static double seconds(const struct rusage *use)
{
	return (double)(use->ru_utime.tv_sec + use->ru_stime.tv_sec) +
	       (double)(use->ru_utime.tv_usec + use->ru_stime.tv_usec) / 1e6;
}

static void print_stats(const struct kiosk_stats *s, const struct display *display)
{
	const struct canvas *c = display->ops->canvas((struct display *)display);
	struct memory_use m;
	struct rusage use;

	printf("first frame: %.1f ms after start\n", (double)s->first_frame_us / 1000);
	printf("ran: %.1f s\n", (double)s->ran_us / 1e6);
	printf("wake-ups: %llu\n", (unsigned long long)s->n_wakeups);
	printf("frames: %llu\n", (unsigned long long)s->n_frames);
	printf("missed refreshes: %llu\n", (unsigned long long)s->n_missed);
	printf("painted: %llu px\n", (unsigned long long)s->n_px);
	printf("work: %.3f ms a frame, longest %.1f ms\n",
	       s->n_frames ? (double)s->work_us / 1000 / (double)s->n_frames : 0.0,
	       (double)s->longest_us / 1000);
	if (getrusage(RUSAGE_SELF, &use) == 0)
		printf("processor: %.2f s; context switches: %ld\n", seconds(&use), use.ru_nvcsw);
	printf("cards refused: %u\n", (unsigned)s->n_refused);
	printf("canvas: %d KiB\n", c->width * c->height / 256);
	if (memory_use(&m) == ERR_NONE)
		printf("memory: %ld KiB private and written, %ld KiB private from files, %ld KiB "
		       "proportional, %ld KiB resident\n",
		       m.dirty_kib, m.clean_kib, m.pss_kib, m.rss_kib);
}

static enum err open_window(const struct inputs *in, const struct options *o, struct diag *d,
			    struct display **out)
{
	struct display_options wanted = {in->board.width_px, in->board.height_px, o->fullscreen,
					 "stoppress"};
	const char *why = "out of memory";
	enum err e;

	display_turned_sides((enum board_rotate)in->board.rotate, &wanted.width, &wanted.height);
	e = display_sdl_open(&wanted, out, &why);

	if (e)
		diag_report(d, o->display == OPTIONS_SDL ? DIAG_ERROR : DIAG_WARNING, NULL, 0,
			    "no window can be opened: %s", why);
	return e;
}

static enum err open_screen(const struct inputs *in, const struct options *o, struct diag *d,
			    struct display **out)
{
	struct display_drm_options wanted = {
		{in->board.width_px, in->board.height_px, o->mode_hz, 0},
		(in->board.rotate != BOARD_ROTATE_0) + (in->board.brightness[0] != 0),
		NULL};
	const char *why;
	enum err e;

	display_turned_sides((enum board_rotate)in->board.rotate, &wanted.wish.width,
			     &wanted.wish.height);
	if (o->mode_width) {
		wanted.wish.width = o->mode_width;
		wanted.wish.height = o->mode_height;
	}
	e = display_drm_open(&kms_calls_libdrm, &wanted, d, out, &why);
	if (e == ERR_UNSUPPORTED && display_fb_open(&display_fb_linux, d, out) == ERR_NONE)
		return ERR_NONE;
	if (e)
		diag_report(d, DIAG_ERROR, NULL, 0, "no screen can be used: %s", why);
	return e;
}

/* The board's display, turned as it hangs. It can be dimmed, as a profile that is read anew may say
 * so. */
static enum err open_display(const struct inputs *in, const struct options *o, struct diag *d,
			     struct display **out)
{
	struct display *display = NULL;
	enum err e = o->display == OPTIONS_DRM ? open_screen(in, o, d, &display)
					       : open_window(in, o, d, &display);

	if (e)
		return e;
	e = display_turned_open(display, (enum board_rotate)in->board.rotate, &display);
	if (!e)
		e = display_dimmed_open(display, NULL, &display);
	if (e)
		display->ops->close(display);
	else
		*out = display;
	return e;
}

/* What goes along with a show. */
struct company {
	struct pulse pulse;
	struct bell bell;
	struct diary diary;
	struct kiosk_supply supply;
};

/* WHY: what is wrong with the inputs, to be said first; may be empty. */
static enum err play(struct supply *supply, struct display *display, struct kiosk_options *options,
		     const struct options *o, const char *why, struct diag *d)
{
	struct kiosk_stats stats;
	bool is_over = false;
	enum err e = ERR_NONE;

	if (why[0])
		e = rescue_tell(supply->now, display, why, RESCUE_MS, options->pulse, options->bell,
				&is_over);
	if (e || is_over)
		return e;
	e = kiosk_run(supply->now, display, options, &stats, d);
	if (o->stats)
		print_stats(&stats, display);
	return e;
}

/* Signals are heard from before the display is there, as that may start threads. A journal that is
 * started anew closes its pipe: that is no reason to end. */
static enum err show(struct supply *supply, const struct options *o, const char *why,
		     int64_t started_us, struct log *log, struct diag *d)
{
	static struct company c; /* large, and there is one */
	const struct diary_options notes = {o->state, o->proof, log};
	struct kiosk_options options = {.has_time = o->has_time,
					.utc_ms = o->utc_ms,
					.offset_s = o->offset_s,
					.speed = o->speed,
					.for_ms = o->for_ms,
					.growth_kib = o->growth_kib,
					.started_us = started_us,
					.pulse = &c.pulse,
					.diary = &c.diary,
					.log = log,
					.supply = &c.supply};
	struct display *display = NULL;
	bool has_bell = bell_open(&c.bell);
	enum err e = open_display(supply->now, o, d, &display);

	if (e) {
		if (has_bell)
			bell_close(&c.bell);
		return e;
	}
	signal(SIGPIPE, SIG_IGN);
	if (has_bell && display_listen(display, c.bell.fd))
		options.bell = &c.bell;
	else if (has_bell) /* nobody would hear it: signals do what they always do */
		bell_close(&c.bell);
	c.supply = (struct kiosk_supply){supply_load, supply_settle, supply};
	pulse_open(&c.pulse);
	diary_open(&c.diary, &notes, d);
	e = play(supply, display, &options, o, why, d);
	diary_close(&c.diary);
	pulse_close(&c.pulse);
	display->ops->close(display);
	if (options.bell)
		bell_close(&c.bell);
	return e;
}

static enum err tell(const struct inputs *in, const struct options *o, struct diag *d)
{
	const struct report_options wanted = {o->by_hour ? REPORT_BY_HOUR : REPORT_BY_CARD,
					      o->csv	? REPORT_AS_CSV
					      : o->json ? REPORT_AS_JSON
							: REPORT_AS_TABLE,
					      o->has_time ? o->utc_ms : INT64_MIN,
					      o->has_to ? o->to_ms : INT64_MAX};
	unsigned char *bytes;
	struct span file;
	enum err e = file_load(o->report, REPORT_BYTES_MAX, d, &bytes, &file.n);

	if (e)
		return e;
	file.p = (const char *)bytes;
	e = report_print(stdout, file, o->report, &wanted, &in->pack, d);
	free(bytes);
	return e;
}

static enum err wear(const struct inputs *in, const struct options *o, int64_t from_ms,
		     struct diag *d)
{
	const struct wear_options w = {from_ms, o->days ? o->days : 30, o->json, o->out};

	return wear_print(in, &w, d);
}

static enum err run(struct supply *supply, const struct options *o, const char *why,
		    int64_t started_us, struct log *log, struct diag *d)
{
	const struct inputs *in = supply->now;
	struct stage_time time = time_of(o);
	const char *folder = o->out ? o->out : "cards";

	switch (o->command) {
	case OPTIONS_SHOT:
		return gallery_shot(in, &time, o->card, o->out, d);
	case OPTIONS_SHEET:
		return gallery_sheet(in, &time, o->out, d);
	case OPTIONS_CARDS:
		return gallery_cards(in, &time, folder, d);
	case OPTIONS_SIMULATE:
		return outlook_simulate(in, time.utc_ms, o->days ? o->days : 7, o->json, d);
	case OPTIONS_WHY:
		return outlook_why(in, o->card, time.utc_ms, d);
	case OPTIONS_NEXT:
		return outlook_next(in, time.utc_ms, o->count ? o->count : 20, d);
	case OPTIONS_REPORT:
		return tell(in, o, d);
	case OPTIONS_WEAR:
		return wear(in, o, time.utc_ms, d);
	case OPTIONS_RUN:
		break;
	}
	if (o->display == OPTIONS_SDL || o->display == OPTIONS_DRM ||
	    (o->display == OPTIONS_AUTO && has_desktop())) {
		enum err e = show(supply, o, why, started_us, log, d);

		if (e != ERR_UNSUPPORTED || o->display != OPTIONS_AUTO)
			return e;
	}
	if (o->display == OPTIONS_AUTO)
		fprintf(stderr, "stoppress: no display here; pictures go to %s/%s\n", folder,
			o->state || o->proof
				? ", and nothing is played: no state and no proof is kept"
				: "");
	return gallery_cards(in, &time, folder, d);
}

int main(int argc, char **argv)
{
	int64_t started_us = now_steady_us();
	static struct supply supply;
	static struct log log;
	char why[RESCUE_TEXT_MAX];
	struct options o;
	struct diag d;
	enum err e;
	int status = options_read(argc, argv, &o);

	if (status >= 0)
		return status;
	log_init(&log, stderr, log_is_journal(stderr));
	diag_init(&d, log_report, &log);
	if (supply_open(&supply, &o, &d, why))
		return 1;
	e = run(&supply, &o, why, started_us, &log, &d);
	supply_close(&supply);
	log_finish(&log);
	if (fflush(stdout) || ferror(stdout)) {
		fputs("stoppress: error: standard output cannot be written\n", stderr);
		return 1;
	}
	return e ? 1 : 0;
}
