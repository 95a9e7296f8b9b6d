/*
 * board.h - the facts about one panel and the people in front of it: board/<name>.ini.
 *
 * Facts only; what follows from them (sizes, dwell) is computed where it is needed.
 */
#ifndef CONFIG_BOARD_H
#define CONFIG_BOARD_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/span.h"
#include "config/config.h"

/* Who reads, and so how long a card stays. */
enum board_audience {
	BOARD_PASSING,	  /* people walk by: a headline is up long enough to be read twice */
	BOARD_WAITING,	  /* people sit or stand: once is enough */
	BOARD_ACCESSIBLE, /* slower reading rate, read twice */
};

/* What stands at the top right. */
enum board_clock {
	BOARD_CLOCK_FULL, /* weekday, date and time, where there is room, else the time */
	BOARD_CLOCK_TIME, /* hours and minutes */
	BOARD_CLOCK_NONE,
};

struct board {
	char title[CONFIG_TEXT_MAX + 1]; /* for people: "43-inch full HD" */
	int32_t width_px, height_px;	 /* as the viewer sees it, rotation done */
	int32_t width_mm, height_mm;	 /* visible area; 0: unknown */
	int32_t distance_mm;		 /* from which it is usually read */
	int32_t furthest_mm;		 /* from which it must still be readable */
	int32_t audience;		 /* enum board_audience */
	char site[CONFIG_TEXT_MAX + 1];	 /* with the same site, audience and pack: the same card */
	bool crawl;			 /* the strip of headlines at the bottom */
	bool progress;			 /* the hairline that shows how far the card is */
	int32_t clock;			 /* enum board_clock */
	int32_t fade_ms;		 /* cross-fade between cards; 0: cut */
	int32_t crawl_wpm;		 /* words a minute */
};

#define BOARD_SIDE_PX_MIN 120
#define BOARD_SIDE_PX_MAX 7680

/* Reads a profile (FILE is for messages only). Errors as config_read(); ERR_RANGE where the
 * furthest reader is nearer than the usual one. *B is untouched on failure. */
MUST_CHECK enum err board_read(struct board *b, struct span text, const char *file, struct diag *d);

/* The profile called NAME among those linked in, or in the file NAME (it has a slash or ends in
 * .ini). ERR_MISSING: none is called so; else as board_read() and file_load(); reported to D. */
MUST_CHECK enum err board_open(struct board *b, const char *name, struct diag *d);

/* Every key, its range, default and meaning. */
void board_print_help(FILE *f);

#endif
