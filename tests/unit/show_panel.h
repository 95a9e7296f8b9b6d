/*
 * show_panel.h - for tests: a stage with its memory and a canvas to paint it on, and the shipped
 * pack and theme, opened once a program as cmocka's group setup.
 */
#ifndef TESTS_UNIT_SHOW_PANEL_H
#define TESTS_UNIT_SHOW_PANEL_H

#include <stdlib.h>
#include <string.h>

#include "show/stage.h"
#include "show_packs.h"

static struct show_packs packs;

static inline int open_pack(void **state)
{
	(void)state;
	return show_packs_open(&packs);
}

static inline int close_pack(void **state)
{
	(void)state;
	show_packs_close(&packs);
	return 0;
}

struct panel {
	struct stage stage;
	struct arena arena;
	struct canvas canvas;
};

/* With noise on the canvas, so that what is never painted shows. */
static inline void panel_raise(struct panel *p, const struct pack *pack, const struct board *b,
			       const struct theme *theme)
{
	size_t n = stage_bytes(pack, b, theme);
	size_t px = (size_t)b->width_px * (size_t)b->height_px;

	arena_init(&p->arena, malloc(n), n);
	assert_non_null(p->arena.block);
	assert_int_equal(stage_init(&p->stage, pack, b, theme, &p->arena), ERR_NONE);
	p->canvas = (struct canvas){malloc(px * 4), b->width_px, b->height_px, b->width_px};
	assert_non_null(p->canvas.px);
	memset(p->canvas.px, 0x5A, px * 4);
}

static inline void raze_panel(struct panel *p)
{
	stage_finish(&p->stage);
	free(p->arena.block);
	free(p->canvas.px);
}

#endif
