/*
 * theme.h - how a card looks: colours, typefaces, proportions. assets/themes/<name>.ini.
 *
 * Every measure is a fraction, so one theme serves every panel. The unit of type and furniture is
 *	u = 3/4 * sqrt(width_px * height_px)
 * which is the height of a 16:9 panel, the width of a 9:16 one, and in between for bars.
 */
#ifndef CONFIG_THEME_H
#define CONFIG_THEME_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/span.h"
#include "config/board.h"
#include "config/config.h"

/* The jobs type does on a card; each has its own face. Stored in packs: append only. */
enum theme_role {
	THEME_HEADLINE, /* the headline itself */
	THEME_QUOTE,	/* the quotation and its marks */
	THEME_STRONG,	/* speaker */
	THEME_TEXT,	/* role, source, date, clock, crawl */
	THEME_LABEL,	/* kicker and crawl tag: tracked capitals */
	THEME_N_ROLES,
};

/* How one card follows another (draw/motion.h). */
enum theme_transition {
	THEME_FADE, /* the one becomes the other */
	THEME_PUSH, /* ... and both move a little way on */
	THEME_WIPE, /* ... along an edge that passes over the page */
	THEME_CUT,  /* at once */
};

#define THEME_TAG_AUTO "auto"

/* Percentages are stored in permille. */
struct theme {
	char title[CONFIG_TEXT_MAX + 1];
	uint32_t paper;	 /* 0x00RRGGBB: the page */
	uint32_t ink;	 /* headline, quote, speaker, crawl */
	uint32_t quiet;	 /* role, source, date, clock */
	uint32_t accent; /* kicker, mark, rule, hairline, tag */
	uint32_t band;	 /* behind the crawl */
	uint32_t tag;	 /* text on the accent-coloured tag */
	int32_t levels;	 /* enum board_levels: what all colours above are of */
	bool large_text; /* headline, quotation and speaker, which are large, may have 4.5:1 */
	/* A role's font families in order of preference: "Inter Display:bold, Inter:bold". */
	char family[THEME_N_ROLES][CONFIG_TEXT_MAX + 1];
	int32_t pixel;			 /* sizes are multiples of so many px; 0: any */
	bool straight;			 /* marks as a typewriter has them */
	int32_t tracking[THEME_N_ROLES]; /* permille of the em, added to each advance */
	int32_t margin_x;		 /* permille of min(w, (width_px + w) / 2), w = 16/9 u */
	int32_t margin_y;		 /* permille of (height_px + u) / 2 */
	int32_t headline_max;		 /* font size, permille of u: the top of the ladder */
	int32_t headline_min;		 /* the bottom of the ladder */
	int32_t quote_max, quote_min;	 /* likewise */
	int32_t headline_leading;	 /* permille of the font size */
	int32_t quote_leading;		 /* permille of the font size */
	int32_t kicker_size;		 /* permille of u, as all below */
	int32_t speaker_size;
	int32_t role_size;
	int32_t clock_size;
	int32_t source_size;
	int32_t crawl_size;
	int32_t crawl_height;		     /* the band */
	char crawl_tag[CONFIG_TEXT_MAX + 1]; /* THEME_TAG_AUTO: in the panel's language */
	bool crawl;			     /* may a board show the crawl? */
	int32_t transition;		     /* enum theme_transition, from one card to the next */
	int32_t transition_ms;		     /* how long it takes */
};

/* Errors as config_read(); ERR_RANGE where a smallest size is above its largest, where the
 * crawl's band is too low for its letters, or where text is
 * below 7:1 (large_text: 4.5:1 for what is large) against what it stands on (WCAG 2.1, 1.4.6):
 * reported with the pair of colours, the figure and the line of the text's colour; where a theme of
 * few levels has another colour, or moves. *T is untouched on failure. */
MUST_CHECK enum err theme_read(struct theme *t, struct span text, const char *file, struct diag *d);

/* ERR_RANGE: T, which TEXT of FILE said, moves more than BOARD, called NAME, allows: reported with
 * the line and the figure. */
MUST_CHECK enum err theme_check_motion(const struct theme *t, struct span text, const char *file,
				       const struct board *board, const char *name, struct diag *d);

/* WCAG 2.1 contrast ratio of two colours, times 1000: 1000 to 21000.
 * https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio */
int32_t theme_contrast(uint32_t a, uint32_t b);

void theme_print_help(FILE *f);

#endif
