/*
 * style.h - every measure of a card in pixels, from the panel's facts and the theme's fractions.
 *
 * Computed once a panel. One left edge and one right edge serve all parts. The theme's margins are
 * taken as they are on a 16:9 panel; an upright panel gets what lies between its own sides and
 * those of a 16:9 panel of the same type unit, a bar the lesser of the two. Where a board says how
 * large it is and from where it is read, type that would be too small for the contract (contract.h)
 * is made larger.
 * Boxes that depend on a font's widths (the crawl's tag, the clock) are strip.h's and face.h's.
 * Never sees a font.
 */
#ifndef DRAW_STYLE_H
#define DRAW_STYLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/base.h"
#include "base/err.h"
#include "base/rect.h"
#include "config/board.h"
#include "config/theme.h"
#include "draw/dial.h"
#include "pack/pack.h"

/* Lines a reader takes in from afar; on an upright panel, where a line holds half as many words, 6
 * and 9 (style.c). */
#define STYLE_HEADLINE_LINES 4
#define STYLE_QUOTE_LINES 8

/* Sizes are font sizes in px. Baselines are y where letters stand. */
struct style {
	int32_t width, height; /* of the panel */
	int32_t unit;	       /* u of config/theme.h */
	struct rect panel;
	struct rect card; /* the panel above the crawl's band: all a card or the clock may touch */
	struct rect safe; /* where ink of a card may stand: CARD without the very edges */
	struct rect band; /* of the crawl with its hairline; empty where the board has no crawl */
	int32_t left, right; /* the edges: ink begins at LEFT and ends before RIGHT */
	int32_t hang;	     /* the furthest a mark may reach to the left of LEFT */
	struct rect body;    /* between kicker and source, the least air already taken off */

	int32_t kicker_size, kicker_base;
	/* The panel's own direction: its clock is at the left, its crawl runs rightwards. Cards
	 * each have theirs (card.h). */
	bool is_rtl;
	bool is_turned;			/* kicker and clock have changed places (show/care.h) */
	int32_t clock;			/* enum board_clock */
	int32_t clock_size, clock_base; /* on one line with the kicker where there is room */
	int32_t source_size, source_base;
	int32_t speaker_size, role_size, crawl_size;
	int32_t headline_max, headline_min, headline_leading, headline_lines;
	int32_t headline_loss; /* loss_max of struct layout_box */
	int32_t quote_max, quote_min, quote_leading, quote_lines;
	/* The smallest headline or quotation that keeps the contract (contract.h), between the two
	 * ends of its ladder; the smallest of the theme where the board does not say how large it
	 * is. */
	int32_t headline_least, quote_least;
	int32_t hairline; /* thickness of the progress line; 0: the board has none */

	uint32_t paper, ink, quiet, accent, band_colour, tag;
	int32_t pixel;	  /* of the theme: sizes are multiples of it; 0: any */
	bool straight;	  /* of the theme */
	bool is_bare;	  /* a matrix of lamps: lines of text from edge to edge and no more */
	unsigned levels;  /* for canvas_quantise(); 0: all colours */
	bool large_text;  /* of the theme */
	struct dial dial; /* in the panel's language */
	char crawl_tag[CONFIG_TEXT_MAX + 1]; /* as the theme has it */
	int32_t crawl_offset; /* of the panel's edge in the crawl, px; 0: it begins here */
	int32_t crawl_reach;  /* from the first panel's edge to the last one's end, px */
	bool crawl_goes_on;   /* on the next panel */
};

/* Do most of PACK's cards read right to left? */
bool style_is_rtl(const struct pack *pack);

/* The language of most of PACK's cards; empty: English. */
struct span style_language(const struct pack *pack);

/* Cannot fail for a board and a theme that board_read() and theme_read() accepted. The panel's
 * direction is left to right and its language English until the caller says otherwise. */
void style_init(struct style *s, const struct board *board, const struct theme *theme);

/* PERMILLE of the type unit in px, rounded, at least 1: for furniture. */
int32_t style_px(const struct style *s, int32_t permille);

#endif
