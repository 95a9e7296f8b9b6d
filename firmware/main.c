/*
 * stoppress, the player: a pack and a panel in, pictures out.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>

#include "base/file.h"
#include "firmware/now.h"
#include "firmware/display.h"
#include "firmware/display_turned.h"
#include "firmware/display_drm.h"
#include "firmware/display_fb.h"
#include "firmware/gallery.h"
#include "firmware/inputs.h"
#include "firmware/kiosk.h"
#include "firmware/memory.h"
#include "firmware/options.h"
#include "firmware/outlook.h"
#include "firmware/pulse.h"
#include "firmware/rescue.h"

#define RESCUE_MS 60000
#define PROFILE_MAX 65536

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
	struct display_drm_options wanted = {{in->board.width_px, in->board.height_px, o->mode_hz},
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
	if (e == ERR_UNSUPPORTED && display_fb_open(d, out) == ERR_NONE)
		return ERR_NONE;
	if (e)
		diag_report(d, DIAG_ERROR, NULL, 0, "no screen can be used: %s", why);
	return e;
}

/* WHY: what is wrong with the inputs, to be said first; may be empty. */
static enum err show(const struct inputs *in, const struct options *o, const char *why,
		     int64_t started_us, struct diag *d)
{
	struct pulse pulse;
	struct kiosk_options options = {o->has_time, o->utc_ms,	 o->offset_s, o->speed,
					o->for_ms,   started_us, &pulse};
	struct kiosk_stats stats;
	struct display *display = NULL;
	bool is_over = false;
	enum err e = o->display == OPTIONS_DRM ? open_screen(in, o, d, &display)
					       : open_window(in, o, d, &display);

	if (e)
		return e;
	e = display_turned_open(display, (enum board_rotate)in->board.rotate, &display);
	if (e) {
		display->ops->close(display);
		return e;
	}
	pulse_open(&pulse);
	if (why[0])
		e = rescue_tell(in, display, why, RESCUE_MS, &pulse, &is_over);
	if (!e && !is_over) {
		e = kiosk_run(in, display, &options, &stats, d);
		if (o->stats)
			print_stats(&stats, display);
	}
	pulse_close(&pulse);
	display->ops->close(display);
	return e;
}

static enum err run(const struct inputs *in, const struct options *o, const char *why,
		    int64_t started_us, struct diag *d)
{
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
	case OPTIONS_RUN:
		break;
	}
	if (o->display == OPTIONS_SDL || o->display == OPTIONS_DRM ||
	    (o->display == OPTIONS_AUTO && has_desktop())) {
		enum err e = show(in, o, why, started_us, d);

		if (e != ERR_UNSUPPORTED || o->display != OPTIONS_AUTO)
			return e;
	}
	if (o->display == OPTIONS_AUTO)
		fprintf(stderr, "stoppress: no display here; pictures go to %s/\n", folder);
	return gallery_cards(in, &time, folder, d);
}

/* The line of the profile in the file PATH that names the zone; 0: none, or it is no file. */
static uint32_t zone_line(const char *path)
{
	unsigned char *bytes;
	struct span text;
	uint32_t line;

	if (file_read(path, PROFILE_MAX, &bytes, &text.n))
		return 0;
	text.p = (const char *)bytes;
	line = config_line_of(text, "show", "zone");
	free(bytes);
	return line;
}

static enum err apply(const struct options *o, struct inputs *in, struct diag *d)
{
	if (o->site)
		snprintf(in->board.site, sizeof in->board.site, "%s", o->site);
	if (o->still) {
		in->board.crawl = false;
		in->board.progress = false;
	}
	if (!in->board.zone[0] || now_set_zone(in->board.zone))
		return ERR_NONE;
	diag_report(d, DIAG_ERROR, o->board, zone_line(o->board),
		    "zone: no time zone is called '%s' here", in->board.zone);
	return ERR_MISSING;
}

int main(int argc, char **argv)
{
	int64_t started_us = now_steady_us();
	static struct inputs in;
	char why[RESCUE_TEXT_MAX] = "";
	struct options o;
	struct diag d;
	enum err e;
	int status = options_read(argc, argv, &o);

	if (status >= 0)
		return status;
	diag_init(&d, diag_print, stderr);
	e = o.rescue ? rescue_inputs(&in, o.pack, o.board, o.rescue, &d, why)
		     : inputs_open(&in, o.pack, o.board, &d);
	if (e)
		return 1;
	e = apply(&o, &in, &d);
	if (e && o.rescue) {
		if (!why[0])
			snprintf(why, sizeof why, "%s", d.first);
		e = ERR_NONE;
	}
	if (!e)
		e = run(&in, &o, why, started_us, &d);
	inputs_close(&in);
	if (fflush(stdout) || ferror(stdout)) {
		fputs("stoppress: error: standard output cannot be written\n", stderr);
		return 1;
	}
	return e ? 1 : 0;
}
