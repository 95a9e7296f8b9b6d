#include "firmware/theatre.h"

#include <stdlib.h>

/* Of a display that says less nothing is believed. */
#define REFRESH_HZ_MIN 20

enum err theatre_open(struct theatre *t, const struct inputs *in, int width, int height)
{
	struct board board = in->board;
	size_t bytes;
	enum err e;

	if (width < BOARD_SIDE_PX_MIN || width > BOARD_SIDE_PX_MAX || height < BOARD_SIDE_PX_MIN ||
	    height > BOARD_SIDE_PX_MAX)
		return ERR_RANGE;
	board.width_px = width;
	board.height_px = height;
	if (board.refresh_hz == 0 && t->refresh_hz >= REFRESH_HZ_MIN &&
	    t->refresh_hz <= CRAWL_RATE_HZ_MAX)
		board.refresh_hz = t->refresh_hz;
	bytes = stage_bytes(&in->pack, &board, &in->theme);
	t->block = malloc(bytes);
	if (!t->block)
		return ERR_MEMORY;
	arena_init(&t->arena, t->block, bytes);
	e = stage_init(&t->stage, &in->pack, &board, &in->theme, &t->arena);
	if (e) {
		free(t->block);
		t->block = NULL;
	}
	return e;
}

void theatre_close(struct theatre *t)
{
	if (!t->block)
		return;
	stage_finish(&t->stage);
	free(t->block);
	t->block = NULL;
}
