#include "firmware/rescue.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/scene.h"
#include "draw/style.h"
#include "draw/type.h"
#include "firmware/now.h"

#define STEP_MS 1000 /* between two beats */
#define LINES_MAX 32

enum err rescue_inputs(struct inputs *in, const char *pack, const char *board, const char *spare,
		       struct diag *d, char why[RESCUE_TEXT_MAX])
{
	enum err e = inputs_open(in, pack, board, d);
	struct diag quiet;
	enum err e2 = e;

	why[0] = 0;
	if (!e)
		return e;
	snprintf(why, RESCUE_TEXT_MAX, "%s", d->first);
	diag_init(&quiet, NULL, NULL);
	if (pack)
		e2 = inputs_open(in, NULL, board, &quiet);
	if (e2)
		e2 = inputs_open(in, pack, spare, &quiet);
	if (e2 && pack)
		e2 = inputs_open(in, NULL, spare, &quiet);
	return e2;
}

/* A text set in lines, from the top. */
struct sheet {
	struct style style;
	struct font_set fonts;
	struct scene scene;
	struct arena arena;
	int32_t y; /* where the next line may begin */
};

/* The bytes of TEXT that go on one line: whole words, but at least one. */
static size_t line_bytes(struct sheet *s, const struct type *t, struct span text)
{
	size_t n = 0;

	for (size_t i = 1; i <= text.n; i++) {
		struct span start = {text.p, i};

		if (i < text.n && text.p[i] != ' ')
			continue;
		if (n && font_width(&s->fonts, t->role, t->size_px, start) >
				 s->style.right - s->style.left)
			break;
		n = i;
	}
	return n;
}

static void put(struct sheet *s, const struct type *t, struct span text)
{
	while (text.n > 0 && s->y + t->size_px < s->style.height) {
		size_t n = line_bytes(s, t, text);
		struct span line = {text.p, n};

		s->y += t->size_px;
		if (type_put(&s->scene, &s->fonts, t, line, TYPE_LEFT, s->style.left, s->y, NULL))
			return;
		s->y += t->size_px / 2;
		while (n < text.n && text.p[n] == ' ')
			n++;
		text.p += n;
		text.n -= n;
	}
}

static void set(struct sheet *s, const char *why)
{
	struct type title = {THEME_STRONG, s->style.clock_size * 3 / 2, s->style.accent,
			     SCENE_TEXT};
	struct type body = {THEME_TEXT, s->style.clock_size, s->style.ink, SCENE_TEXT};
	struct type foot = {THEME_TEXT, s->style.clock_size, s->style.quiet, SCENE_TEXT};

	s->y = s->style.height / 6;
	put(s, &title, span_of("This panel's settings have a mistake"));
	s->y += body.size_px;
	put(s, &body, span_of(why));
	s->y += body.size_px;
	put(s, &foot, span_of("In a minute the panel goes on without."));
}

static void paint(struct sheet *s, struct canvas *c)
{
	struct rect all = canvas_bounds(c);

	canvas_fill(c, all, all, s->style.paper);
	(void)scene_paint(&s->scene, c, all);
	canvas_quantise(c, all, s->style.levels);
}

/* The page on C; paper where there is no memory or no type for it. */
static void draw(const struct inputs *in, struct canvas *c, const char *why)
{
	static struct sheet s; /* large, and there is one */
	struct board board = in->board;
	size_t bytes;
	void *block;

	memset(&s, 0, sizeof s);
	board.width_px = c->width;
	board.height_px = c->height;
	board.crawl = false;
	style_init(&s.style, &board, &in->theme);
	bytes = scene_bytes(LINES_MAX, (size_t)c->width * (size_t)c->height, FONT_GLYPHS_MAX);
	block = malloc(bytes);
	if (block) {
		arena_init(&s.arena, block, bytes);
		if (scene_init(&s.scene, &s.arena, LINES_MAX) == ERR_NONE &&
		    type_open_fonts(&s.fonts, &in->pack) == ERR_NONE)
			set(&s, why);
	}
	paint(&s, c);
	font_finish(&s.fonts);
	free(block);
}

/* Draws and presents; a display may have another canvas each time. */
static enum err show(const struct inputs *in, struct display *display, const char *why)
{
	struct canvas *c = display->ops->canvas(display);
	struct rect all = canvas_bounds(c);

	if (c->width < BOARD_SIDE_PX_MIN || c->height < BOARD_SIDE_PX_MIN)
		canvas_fill(c, all, all, in->theme.paper);
	else
		draw(in, c, why);
	return display->ops->present(display, &all, 1);
}

enum err rescue_tell(const struct inputs *in, struct display *display, const char *why,
		     int64_t for_ms, struct pulse *pulse, struct bell *bell, bool *is_over)
{
	int64_t end_us = now_steady_us() + for_ms * 1000;
	enum display_event event = DISPLAY_EXPOSED;
	unsigned rung = 0;
	enum err e = ERR_NONE;

	while (!e && !(rung & BELL_RELOAD) && event != DISPLAY_QUIT && now_steady_us() < end_us) {
		if (event == DISPLAY_FAILED)
			e = ERR_IO;
		else if (event == DISPLAY_EXPOSED || event == DISPLAY_RESIZED)
			e = show(in, display, why);
		if (e)
			return e;
		pulse_beat(pulse);
		event = display->ops->wait(display, STEP_MS);
		if (event == DISPLAY_BELL)
			rung |= bell_take(bell);
		if (rung & BELL_END)
			event = DISPLAY_QUIT;
	}
	bell_pass_on(bell, rung & (BELL_RELOAD | BELL_REPORT));
	*is_over = event == DISPLAY_QUIT;
	return ERR_NONE;
}
