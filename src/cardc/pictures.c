#include "cardc/pictures.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "cardc/panel.h"
#include "draw/picture.h"

#define PATH_BYTES 4096

static enum err save(struct panel *p, const struct pack_card *card, const char *folder,
		     struct diag *d)
{
	char path[PATH_BYTES];
	enum err err;

	if (snprintf(path, sizeof path, "%s/%016" PRIx64 ".png", folder, card->id) >= PATH_BYTES) {
		diag_report(d, DIAG_ERROR, folder, 0, "the path is too long");
		return ERR_LIMIT;
	}
	err = picture_save(path, &p->canvas);
	if (err)
		diag_report(d, DIAG_ERROR, path, 0, "cannot be written: %s", file_reason(err));
	return err;
}

enum err pictures_draw(const struct pack *pack, const char *board, const char *folder,
		       struct diag *d, struct pictures_size *size)
{
	struct panel *panel = malloc(sizeof *panel);
	enum err e = panel ? panel_open_pack(panel, board, pack, d) : ERR_MEMORY;

	for (uint32_t i = 0; i < pack_n_cards(pack) && !e; i++) {
		struct pack_card card;
		enum err refused;

		pack_card(pack, i, &card);
		refused = panel_draw(panel, &card);
		if (refused)
			diag_report(d, DIAG_WARNING, "cardc", 0,
				    "card %016" PRIx64 " cannot be set on this board: %s", card.id,
				    err_text(refused));
		else
			e = save(panel, &card, folder, d);
	}
	if (panel) {
		*size = (struct pictures_size){panel->board.width_px, panel->board.height_px};
		panel_close(panel);
	}
	free(panel);
	return e;
}
