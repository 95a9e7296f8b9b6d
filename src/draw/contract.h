/*
 * contract.h - may this card hang on this wall? What somebody at the distances of the board's
 * profile gets to see, measured on the card as it is drawn, against one table of limits.
 *
 * Angles are those of a capital's height: arcmin = 3437.75 * height / distance, the capital's
 * height from the font itself and the panel's millimetres. A board that does not say how large it
 * is gives no angles, and none is judged. Contrast is WCAG 2.1's, of the pixels drawn: the most
 * covered one of each text against the bare one beside it, so that type too thin to reach its
 * colour shows as what it is.
 */
#ifndef DRAW_CONTRACT_H
#define DRAW_CONTRACT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/base.h"
#include "config/board.h"
#include "draw/card.h"
#include "draw/scene.h"
#include "draw/style.h"
#include "pack/pack.h"
#include "text/font.h"

enum contract_rule {
	CONTRACT_FAR,	   /* arcmin of headline or quotation from the furthest place */
	CONTRACT_NEAR,	   /* the same from the usual place */
	CONTRACT_SPEAKER,  /* arcmin of the speaker's name from the usual place */
	CONTRACT_SMALL,	   /* arcmin of the smallest type on the card from the usual place */
	CONTRACT_CONTRAST, /* the least of all texts */
	CONTRACT_CHARS,	   /* characters in the longest line */
	CONTRACT_LINES,	   /* lines of the text beyond what a reader takes in (style.h) */
	CONTRACT_MISSING,  /* code points without a glyph */
	CONTRACT_OUTSIDE,  /* parts that reach out of the safe area, the clock's among them */
	CONTRACT_OVERLAP,  /* pairs of parts whose ink could touch */
	CONTRACT_N_RULES,
};

/* A figure in 1/10 arcmin, 1/1000 of a ratio, or plain counts. */
struct contract_limit {
	const char *name;   /* "far", for tables and JSON */
	const char *what;   /* "the text from the furthest place" */
	const char *unit;   /* "'", ":1" or "" */
	int32_t scale;	    /* the figure is in 1/SCALE of the unit */
	int32_t bound;	    /* in the figure's own units */
	bool is_least;	    /* the figure must not be below BOUND; else not above */
	const char *source; /* who says so */
};

/* CONTRACT_N_RULES rows, in the order of the enum. */
const struct contract_limit *contract_limit(enum contract_rule rule);

/* The board does not say how large it is, or the part is not there. */
#define CONTRACT_UNKNOWN (-1)

/* Tenths of a minute of arc in a radian: 10 * 180 * 60 / pi. */
#define CONTRACT_PER_RADIAN 34377

struct contract {
	int32_t figure[CONTRACT_N_RULES];
	uint32_t broken; /* a bit a rule */
};

/* Measures CARD as card_build() set it: SCENE and REPORT are what it gave. CLOCK is where the clock
 * may put ink (face_place()). */
void contract_measure(const struct board *board, const struct style *s, struct font_set *fonts,
		      const struct pack_card *card, const struct scene *scene,
		      const struct card_report *report, struct rect clock, struct contract *out);

/* Would contract_measure() find nothing broken, whatever the contrast is? REPORT is of a card set
 * in outline (scene.h) that is not rough: true is sure, false says nothing. */
bool contract_is_kept(const struct board *board, const struct style *s, struct font_set *fonts,
		      const struct pack_card *card, const struct card_report *report,
		      struct rect clock);

#endif
