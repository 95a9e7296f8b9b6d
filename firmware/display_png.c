#include "firmware/display.h"

#include <stdlib.h>

#include "draw/picture.h"
#include "firmware/own_canvas.h"

struct png_display {
	struct display display;
	struct canvas canvas;
	const char *path; /* NULL: present() shows nothing */
};

static struct canvas *canvas(struct display *d)
{
	return &((struct png_display *)d)->canvas;
}

static enum err present(struct display *d, const struct rect *rects, size_t n)
{
	struct png_display *p = (struct png_display *)d;

	(void)rects;
	return n && p->path ? picture_save(p->path, &p->canvas) : ERR_NONE;
}

/* Nobody watches, so no time need pass. */
static enum display_event wait_event(struct display *d, int64_t timeout_ms)
{
	(void)d;
	(void)timeout_ms;
	return DISPLAY_NOTHING;
}

static void shut(struct display *d)
{
	struct png_display *p = (struct png_display *)d;

	if (!p)
		return;
	free(p->canvas.px);
	free(p);
}

static const struct display_ops ops = {
	.name = "png", .canvas = canvas, .present = present, .wait = wait_event, .close = shut};

enum err display_png_open(const struct display_options *o, struct display **out)
{
	struct png_display *p = calloc(1, sizeof *p);

	if (!p)
		return ERR_MEMORY;
	p->display.ops = &ops;
	if (own_canvas_fit(&p->canvas, o->width, o->height)) {
		shut(&p->display);
		return ERR_MEMORY;
	}
	*out = &p->display;
	return ERR_NONE;
}

void display_png_aim(struct display *d, const char *path)
{
	((struct png_display *)d)->path = path;
}
