/*
 * A panel that was turned clockwise by 90 degrees has its own top at the viewer's right. So what
 * the viewer sees at (x, y) of W x H is the panel's pixel (y, W - 1 - x); turned by 180 degrees it
 * is (W - 1 - x, H - 1 - y), by 270 degrees (H - 1 - y, x).
 */
#include "firmware/display_turned.h"

#include <stdlib.h>

#include "firmware/own_canvas.h"

#define RECTS_MAX 16

struct turned_display {
	struct display display;
	struct display *inner;
	enum board_rotate rotate;
	struct canvas canvas;
};

static struct turned_display *turned_of(struct display *d)
{
	return (struct turned_display *)d;
}

void display_turned_sides(enum board_rotate rotate, int *width, int *height)
{
	int w = *width;

	if (rotate != BOARD_ROTATE_90 && rotate != BOARD_ROTATE_270)
		return;
	*width = *height;
	*height = w;
}

struct rect display_turned_rect(struct rect r, int width, int height, enum board_rotate rotate)
{
	switch (rotate) {
	case BOARD_ROTATE_90:
		return (struct rect){r.y0, width - r.x1, r.y1, width - r.x0};
	case BOARD_ROTATE_180:
		return (struct rect){width - r.x1, height - r.y1, width - r.x0, height - r.y0};
	case BOARD_ROTATE_270:
		return (struct rect){height - r.y1, r.x0, height - r.y0, r.x1};
	case BOARD_ROTATE_0:
		break;
	}
	return r;
}

void display_turned_copy(const struct canvas *from, struct rect r, enum board_rotate rotate,
			 struct canvas *to)
{
	r = rect_intersect(r, canvas_bounds(from));
	for (int y = r.y0; y < r.y1; y++) {
		const uint32_t *px = from->px + (ptrdiff_t)y * from->stride_px + r.x0;

		for (int x = r.x0; x < r.x1; x++) {
			struct rect at = display_turned_rect(rect_make(x, y, 1, 1), from->width,
							     from->height, rotate);

			to->px[(ptrdiff_t)at.y0 * to->stride_px + at.x0] = *px++;
		}
	}
}

/* An upright canvas for what INNER has now. */
static enum err take_canvas(struct turned_display *t)
{
	const struct canvas *inner = t->inner->ops->canvas(t->inner);
	int width = inner->width, height = inner->height;

	display_turned_sides(t->rotate, &width, &height);
	return own_canvas_fit(&t->canvas, width, height);
}

static struct canvas *canvas(struct display *d)
{
	return &turned_of(d)->canvas;
}

static enum err present(struct display *d, const struct rect *rects, size_t n)
{
	struct turned_display *t = turned_of(d);
	struct canvas *inner = t->inner->ops->canvas(t->inner);
	struct rect turned[RECTS_MAX];
	enum err e = ERR_NONE;

	for (size_t i = 0, used = 0; i < n && !e; i++) {
		display_turned_copy(&t->canvas, rects[i], t->rotate, inner);
		turned[used++] =
			display_turned_rect(rects[i], t->canvas.width, t->canvas.height, t->rotate);
		if (used < RECTS_MAX && i + 1 < n)
			continue;
		e = t->inner->ops->present(t->inner, turned, used);
		used = 0;
	}
	return e;
}

static enum display_event wait_event(struct display *d, int64_t timeout_ms)
{
	struct turned_display *t = turned_of(d);
	enum display_event what = t->inner->ops->wait(t->inner, timeout_ms);
	struct rect all;

	d->refresh_hz = t->inner->refresh_hz; /* of another monitor perhaps */
	if (what == DISPLAY_RESIZED && take_canvas(t))
		return DISPLAY_FAILED;
	if (what != DISPLAY_EXPOSED)
		return what;
	/* The inner canvas may be another one of the same size. */
	all = canvas_bounds(&t->canvas);
	display_turned_copy(&t->canvas, all, t->rotate, t->inner->ops->canvas(t->inner));
	return what;
}

static void shut(struct display *d)
{
	struct turned_display *t = turned_of(d);

	if (!t)
		return;
	t->inner->ops->close(t->inner);
	free(t->canvas.px);
	free(t);
}

static bool listen_to(struct display *d, int fd)
{
	return display_listen(turned_of(d)->inner, fd);
}

static void power(struct display *d, bool is_on)
{
	display_power(turned_of(d)->inner, is_on);
}

static bool is_seen(const struct display *d)
{
	return display_is_seen(((const struct turned_display *)d)->inner);
}

static const struct display_ops ops = {.name = "turned",
				       .canvas = canvas,
				       .present = present,
				       .wait = wait_event,
				       .close = shut,
				       .listen = listen_to,
				       .power = power,
				       .is_seen = is_seen};

enum err display_turned_open(struct display *inner, enum board_rotate rotate, struct display **out)
{
	struct turned_display *t;

	if (rotate == BOARD_ROTATE_0) {
		*out = inner;
		return ERR_NONE;
	}
	t = calloc(1, sizeof *t);
	if (!t)
		return ERR_MEMORY;
	t->display.ops = &ops;
	t->display.refresh_hz = inner->refresh_hz;
	t->inner = inner;
	t->rotate = rotate;
	if (take_canvas(t)) {
		free(t);
		return ERR_MEMORY;
	}
	*out = &t->display;
	return ERR_NONE;
}
