#include "firmware/display_dimmed.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/brightness.h"
#include "firmware/own_canvas.h"

#define BACKLIGHTS "/sys/class/backlight"

struct dimmed_display {
	struct display display;
	struct display *inner;
	/* px NULL, as long as colours need not be darker: the inner one's is painted on, and shown
	 * as it is. */
	struct canvas canvas;
	int percent;
	int backlight; /* its file; below 0: there is none */
	long full;     /* what that file takes for all the light */
};

static struct dimmed_display *dimmed_of(struct display *d)
{
	return (struct dimmed_display *)d;
}

/* Two colours a step: red and blue in one word, green in the other. */
void display_dimmed_copy(const struct canvas *from, struct rect r, int percent, struct canvas *to)
{
	uint32_t part = (uint32_t)(percent * 256 + 50) / 100;

	r = rect_intersect(r, rect_intersect(canvas_bounds(from), canvas_bounds(to)));
	for (int y = r.y0; y < r.y1; y++) {
		const uint32_t *px = from->px + (ptrdiff_t)y * from->stride_px;
		uint32_t *out = to->px + (ptrdiff_t)y * to->stride_px;

		for (int x = r.x0; x < r.x1; x++) {
			uint32_t red_blue = (px[x] & 0xFF00FF) * part + 0x800080;
			uint32_t green = (px[x] & 0x00FF00) * part + 0x008000;

			out[x] = (red_blue >> 8 & 0xFF00FF) | (green >> 8 & 0x00FF00);
		}
	}
}

/* A canvas for what the inner display has now, from the first time on that one is needed. */
static enum err take_canvas(struct dimmed_display *s)
{
	const struct canvas *inner = s->inner->ops->canvas(s->inner);
	bool is_needed = s->backlight < 0 && (s->canvas.px || s->percent < BRIGHTNESS_FULL);

	return is_needed ? own_canvas_fit(&s->canvas, inner->width, inner->height) : ERR_NONE;
}

static struct canvas *canvas(struct display *d)
{
	struct dimmed_display *s = dimmed_of(d);

	return s->canvas.px ? &s->canvas : s->inner->ops->canvas(s->inner);
}

static enum err present(struct display *d, const struct rect *rects, size_t n)
{
	struct dimmed_display *s = dimmed_of(d);
	struct canvas *inner = s->inner->ops->canvas(s->inner);

	for (size_t i = 0; i < n && s->canvas.px; i++)
		display_dimmed_copy(&s->canvas, rects[i], s->percent, inner);
	return s->inner->ops->present(s->inner, rects, n);
}

static enum display_event wait_event(struct display *d, int64_t timeout_ms)
{
	struct dimmed_display *s = dimmed_of(d);
	enum display_event what = s->inner->ops->wait(s->inner, timeout_ms);

	d->refresh_hz = s->inner->refresh_hz; /* of another monitor perhaps */
	if (what == DISPLAY_RESIZED && take_canvas(s))
		return DISPLAY_FAILED;
	return what;
}

static void shut(struct display *d)
{
	struct dimmed_display *s = dimmed_of(d);

	if (!s)
		return;
	s->inner->ops->close(s->inner);
	if (s->backlight >= 0)
		close(s->backlight);
	free(s->canvas.px);
	free(s);
}

static bool listen_to(struct display *d, int fd)
{
	return display_listen(dimmed_of(d)->inner, fd);
}

static void power(struct display *d, bool is_on)
{
	display_power(dimmed_of(d)->inner, is_on);
}

static void dim(struct display *d, int percent)
{
	struct dimmed_display *s = dimmed_of(d);
	char text[32];
	int n;

	s->percent = percent;
	if (s->backlight < 0) {
		(void)take_canvas(s); /* without memory it is as bright as it was */
		return;
	}
	n = snprintf(text, sizeof text, "%ld\n", MAX_OF((s->full * percent + 50) / 100, 1));
	if (pwrite(s->backlight, text, (size_t)n, 0) < 0)
		return; /* as bright as it was */
}

static bool is_seen(const struct display *d)
{
	return display_is_seen(((const struct dimmed_display *)d)->inner);
}

static const struct display_ops ops = {.name = "dimmed",
				       .canvas = canvas,
				       .present = present,
				       .wait = wait_event,
				       .close = shut,
				       .listen = listen_to,
				       .power = power,
				       .dim = dim,
				       .is_seen = is_seen};

/* The number in the file NAME of a backlight's folder; 0: there is none. */
static long number_in(const char *folder, const char *light, const char *name)
{
	char path[512];
	long v = 0;
	FILE *f;

	snprintf(path, sizeof path, "%s/%.100s/%s", folder, light, name);
	f = fopen(path, "r");
	if (!f)
		return 0;
	if (fscanf(f, "%ld", &v) != 1)
		v = 0;
	fclose(f);
	return v;
}

static void find_backlight(struct dimmed_display *s, const char *folder)
{
	DIR *lights = opendir(folder);
	struct dirent *e;

	s->backlight = -1;
	while (lights && s->backlight < 0 && (e = readdir(lights))) {
		char path[512];

		s->full = e->d_name[0] == '.' ? 0 : number_in(folder, e->d_name, "max_brightness");
		if (s->full <= 0 || s->full > 1000000)
			continue;
		snprintf(path, sizeof path, "%s/%.100s/brightness", folder, e->d_name);
		s->backlight = open(path, O_WRONLY | O_CLOEXEC);
	}
	if (lights)
		closedir(lights);
}

enum err display_dimmed_open(struct display *inner, const char *backlights, struct display **out)
{
	struct dimmed_display *s = calloc(1, sizeof *s);

	if (!s)
		return ERR_MEMORY;
	s->display.ops = &ops;
	s->display.refresh_hz = inner->refresh_hz;
	s->inner = inner;
	s->percent = BRIGHTNESS_FULL;
	find_backlight(s, backlights ? backlights : BACKLIGHTS);
	*out = &s->display;
	return ERR_NONE;
}
