/*
 * fit.h - which cards can be read on the boards a pack is made for, and what becomes of the others.
 *
 * Each card is set on each board as the player sets it, at the size and with the parts the player
 * chooses, and measured by the arithmetic of `cardc check` (draw/contract.h). Where it breaks the
 * contract on any of them, a quotation is cut into two cards that keep it on all (halves.h), and so
 * is one whose lines would tear two phrases or more where the halves' tear none; what cannot be cut
 * is refused, with the board and the figure. A notice, and what an editor has pinned
 * or worded, is never refused: there it is a warning. Where it cannot be set at all, that board's
 * player leaves it out.
 */
#ifndef CARDC_FIT_H
#define CARDC_FIT_H

#include <stddef.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/region.h"
#include "cardc/cards.h"
#include "cardc/fonts.h"
#include "cardc/themes.h"
#include "news/news.h"

#define FIT_BOARDS_MAX 16

struct fit_boards {
	const char *name[FIT_BOARDS_MAX];
	size_t n;
};

/* Goes through CARDS, made from RESULT, which gets the refusals; what is new is taken from R.
 * Errors of opening a board, reported to D. */
MUST_CHECK enum err fit_cards(const struct fit_boards *boards, const struct themes_read *theme,
			      const struct fonts_made *fonts, struct news_result *result,
			      struct region *r, struct diag *d, struct cards *cards);

#endif
