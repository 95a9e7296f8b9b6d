/*
 * pictures.h - the cards of a pack as PNG files, drawn as the player draws them, without the clock
 * and the crawl, which belong to a moment and not to a card.
 */
#ifndef CARDC_PICTURES_H
#define CARDC_PICTURES_H

#include <stdint.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "pack/pack.h"

struct pictures_size {
	int32_t width_px, height_px;
};

/* FOLDER/ID.png for each card of PACK on BOARD (a name or a path, board.h), in the pack's theme;
 * FOLDER is there. A card that cannot be set on this board is a warning and has no picture. *SIZE
 * is that of every picture. Other errors are reported to D. */
MUST_CHECK enum err pictures_draw(const struct pack *pack, const char *board, const char *folder,
				  struct diag *d, struct pictures_size *size);

#endif
