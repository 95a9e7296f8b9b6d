#include "cardc/pictures.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "config/board.h"
#include "config/theme.h"
#include "draw/card.h"
#include "draw/picture.h"
#include "draw/type.h"
#include "text/glue.h"

#define PATH_BYTES 4096

/* A panel to draw on, with its memory. */
struct easel {
	struct board board;
	struct style style;
	struct font_set fonts;
	struct glue glue;
	struct layout_work work;
	struct arena arena;
	struct canvas canvas;
	void *block;
};

static enum err open_easel(struct easel *e, const struct pack *pack, const char *board,
			   struct diag *d)
{
	struct theme theme;
	size_t scene, canvas;
	enum err err = board_open(&e->board, board, d);

	if (!err)
		err = theme_read(&theme, pack_theme(pack), "theme of the pack", d);
	if (err)
		return err;
	style_init(&e->style, &e->board, &theme);
	glue_load(&e->glue, "en");
	scene = card_bytes(&e->style);
	canvas = (size_t)e->board.width_px * (size_t)e->board.height_px * sizeof(uint32_t);
	e->block = malloc(scene + canvas);
	if (!e->block)
		return ERR_MEMORY;
	e->canvas =
		(struct canvas){e->block, e->board.width_px, e->board.height_px, e->board.width_px};
	arena_init(&e->arena, (char *)e->block + canvas, scene);
	err = type_open_fonts(&e->fonts, pack);
	if (err) {
		diag_report(d, DIAG_ERROR, "cardc", 0, "a font of the pack cannot be used: %s",
			    err_text(err));
		free(e->block);
	}
	return err;
}

static void close_easel(struct easel *e)
{
	font_finish(&e->fonts);
	free(e->block);
}

static enum err draw(struct easel *e, const struct pack_card *card)
{
	struct rect all = canvas_bounds(&e->canvas);
	struct scene scene;
	enum err err;

	arena_release(&e->arena, 0);
	err = scene_init(&scene, &e->arena, CARD_ITEMS_MAX);
	if (!err)
		err = card_build(&e->style, &e->fonts, &e->work, &e->glue, card, &scene, NULL);
	if (err)
		return err;
	canvas_fill(&e->canvas, all, all, e->style.paper);
	scene_paint(&scene, &e->canvas, all);
	return ERR_NONE;
}

static enum err save(struct easel *e, const struct pack_card *card, const char *folder,
		     struct diag *d)
{
	char path[PATH_BYTES];
	enum err err;

	if (snprintf(path, sizeof path, "%s/%016" PRIx64 ".png", folder, card->id) >= PATH_BYTES) {
		diag_report(d, DIAG_ERROR, folder, 0, "the path is too long");
		return ERR_LIMIT;
	}
	err = picture_save(path, &e->canvas);
	if (err)
		diag_report(d, DIAG_ERROR, path, 0, "cannot be written: %s", file_reason(err));
	return err;
}

enum err pictures_draw(const struct pack *pack, const char *board, const char *folder,
		       struct diag *d, struct pictures_size *size)
{
	struct easel easel = {.block = NULL};
	enum err e = open_easel(&easel, pack, board, d);

	if (e)
		return e;
	for (uint32_t i = 0; i < pack_n_cards(pack) && !e; i++) {
		struct pack_card card;
		enum err refused;

		pack_card(pack, i, &card);
		refused = draw(&easel, &card);
		if (refused)
			diag_report(d, DIAG_WARNING, "cardc", 0,
				    "card %016" PRIx64 " cannot be set on this board: %s", card.id,
				    err_text(refused));
		else
			e = save(&easel, &card, folder, d);
	}
	*size = (struct pictures_size){easel.board.width_px, easel.board.height_px};
	close_easel(&easel);
	return e;
}
