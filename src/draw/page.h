/*
 * page.h - where a card's parts go: the rows round the text block, and the boxes they leave to it
 * and to the speaker.
 *
 * On most panels the kicker's row is at the top, source and date are at the foot, and the block has
 * what is between them, or the rows' room, too, where the template leaves them out. On a bar the
 * text may have the whole height, with the speaker in a column beside it.
 */
#ifndef DRAW_PAGE_H
#define DRAW_PAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/base.h"
#include "base/err.h"
#include "base/rect.h"
#include "draw/block.h"
#include "draw/card.h"
#include "draw/scene.h"
#include "draw/style.h"
#include "pack/pack.h"
#include "text/font.h"

#define PAGE_COLUMN_GAP 40 /* permille of the type unit: least space between texts in a row */

/* Everything the parts need. The last four are page_put_rows()'s. */
struct page {
	const struct style *s;
	struct font_set *fonts;
	struct block_tools tools;
	const struct pack_card *card;  /* its marks curled */
	const struct pack_card *other; /* half of the same quotation, to be set alike; or NULL */
	struct scene *out;
	enum card_template template;
	bool is_small;	   /* type may be smaller than the contract asks for */
	struct rect clock; /* where it may put ink, in the mirror where the card is in it */
	int32_t top;	   /* baseline of the row above the block */
	int32_t bottom;	   /* top of the capitals, of the band, or the end of the panel, below it */
	struct rect body;
	struct rect column; /* CARD_BESIDE: the speaker's; else empty */
};

/* Puts kicker and foot, and finds the boxes that are left. Errors as type_put(). */
MUST_CHECK enum err page_put_rows(struct page *p);

/* The y of the first baseline of a block HEIGHT px high, centred optically in the page: its
 * capitals' top, CAP above the baseline, and its last baseline count, and it stands a little above
 * the middle. */
int32_t page_first_baseline(const struct page *p, int32_t height, int32_t cap);

/* Does the clock stand where this card's lines begin, as the others on the panel read the other
 * way?
 */
bool page_is_across(const struct page *p);

/* Is the panel so wide that text and speaker may stand side by side? */
bool page_is_bar(const struct style *s);

#endif
