/*
 * panel.h - a board to set cards on, as the player would set them: what the compiler, the check and
 * the review measure and draw with, so that all three speak of the same pixels.
 */
#ifndef CARDC_PANEL_H
#define CARDC_PANEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/rect.h"
#include "config/board.h"
#include "config/theme.h"
#include "draw/canvas.h"
#include "draw/card.h"
#include "draw/contract.h"
#include "draw/style.h"
#include "pack/pack.h"
#include "text/font.h"
#include "text/glue.h"
#include "text/layout.h"

#define PANEL_BOARD "hd43" /* where none is named: the player's own */

/* What a card's contrast depends on: its template and which parts it has, and the size of its text.
 */
struct panel_shape {
	uint32_t parts;
	int32_t size_px; /* the smallest that was measured */
};

#define PANEL_SHAPES_MAX 64

/* About 430 KiB. NAME and BOARD may be read; the rest is the panel's own. */
struct panel {
	const char *name; /* as it was given */
	struct board board;
	struct style style;
	struct font_set fonts;
	struct glue glue;
	struct layout_work work;
	struct arena arena;
	struct canvas canvas;
	struct rect clock;
	struct panel_shape shapes[PANEL_SHAPES_MAX]; /* of cards that keep the contract */
	size_t n_shapes;
	void *block; /* NULL: not open */
};

struct panel_result {
	enum err refused; /* why the card cannot be set; REPORT and CONTRACT are then empty */
	struct card_report report;
	struct contract contract;
	int32_t dwell_ms;
};

/* Opens the board called NAME, or in the file NAME, with THEME and FONTS, whose bytes must stay as
 * they are until panel_close(). Errors of board_open() and font_init(), reported to D. */
MUST_CHECK enum err panel_open(struct panel *p, const char *name, const struct theme *theme,
			       const struct pack_font *fonts, size_t n_fonts, struct diag *d);

/* The same with the theme and the fonts of PACK. */
MUST_CHECK enum err panel_open_pack(struct panel *p, const char *name, const struct pack *pack,
				    struct diag *d);

/* Which way most cards of the panel's pack read, as style.is_rtl; left to right after panel_open().
 */
void panel_turn(struct panel *p, bool is_rtl, struct span language);

/* Takes a zeroed panel, or one whose panel_open() failed, too. */
void panel_close(struct panel *p);

/* Sets CARD and measures it against the contract. */
void panel_measure(struct panel *p, const struct pack_card *card, struct panel_result *out);

/* What CARD breaks, in WHY as panel_why() says it; empty where it keeps the contract. Drawn and
 * measured only where that is in doubt: where its outline leaves it open, where some type is so
 * small that contrast depends on its letters, or where no card of the same parts and type as small
 * was measured before, as else it depends on these. Errors of card_build().
 */
MUST_CHECK enum err panel_judge(struct panel *p, const struct pack_card *card, char *why,
				size_t why_bytes);

/* How many phrases the lines of CARD tear that could not be kept whole; 0 where it cannot be set.
 */
int32_t panel_torn(struct panel *p, const struct pack_card *card);

/* Sets CARD and paints it on p->canvas, without clock and crawl. Errors of card_build(). */
MUST_CHECK enum err panel_draw(struct panel *p, const struct pack_card *card);

/* What CONTRACT breaks, in words: "the text from the furthest place: 13.9', at least 16.0'", more
 * of them apart by "; ". Empty where it keeps it. */
void panel_why(const struct contract *c, char *out, size_t size);

#endif
