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

/* How many shades a panel or a theme has. */
enum board_levels {
	BOARD_LEVELS_ALL,
	BOARD_LEVELS_GREY16, /* 16 greys */
	BOARD_LEVELS_MONO,   /* black and white */
};

/* What may move before these people, or on this panel. */
enum board_motion {
	BOARD_MOTION_FULL,
	BOARD_MOTION_FADES, /* cards may fade; nothing runs */
	BOARD_MOTION_NONE,  /* cards change at once */
};

/* What stands at the top right. */
enum board_clock {
	BOARD_CLOCK_FULL, /* weekday, date and time, where there is room, else the time */
	BOARD_CLOCK_TIME, /* hours and minutes */
	BOARD_CLOCK_NONE,
};

/* By how many degrees the panel is turned: the picture is turned the other way. */
enum board_rotate { BOARD_ROTATE_0, BOARD_ROTATE_90, BOARD_ROTATE_180, BOARD_ROTATE_270 };

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
	int32_t levels;			 /* enum board_levels, of the panel */
	int32_t motion;			 /* enum board_motion */
	int32_t rotate;			 /* enum board_rotate */
	int32_t crawl_wpm;		 /* words a minute */
	char live_text[CONFIG_TEXT_MAX + 1]; /* scripts, for who makes a pack (cardc/live.h) */
	char zone[CONFIG_TEXT_MAX + 1];	 /* of the clock: "Europe/Berlin"; empty: the system's */
	bool has_battery;		 /* the clock goes on while the panel is off */
	char hours[CONFIG_TEXT_MAX + 1]; /* the screen is on (base/hours.h); empty: always */
	char brightness[CONFIG_TEXT_MAX + 1]; /* base/brightness.h; empty: always full */
	/* Where the crawl carries on that of the panel before it: how far this panel's edge lies
	 * behind the first one's, in panels and px; both 0: it is the first. */
	int32_t crawl_offset_panels, crawl_offset_px;
	bool crawl_goes_on;    /* ... and another panel carries on this one's */
	int32_t crawl_wall_px; /* from the first one's edge to the end of the last; 0: not said */
	/* Against burning in (show/care.h). */
	int32_t orbit_px;
	int32_t rest_every_minutes, rest_s; /* 0: no rest */
	bool alternate;
	int32_t refresh_hz; /* of the display; 0: as it says itself, else 60 */
	/* The most a kind, or a source, has of the showings; 100: no limit. */
	int32_t headline_percent, quote_percent, notice_percent, source_percent;
	/* Of an image (firmware/image/net.c); the player needs no network. */
	bool ethernet;
	char wifi[CONFIG_TEXT_MAX + 1];		 /* name of the network; empty: no Wi-Fi */
	char wifi_password[CONFIG_TEXT_MAX + 1]; /* or 64 hex digits; BOARD_WIFI_* */
	char wifi_country[CONFIG_TEXT_MAX + 1];	 /* two letters; empty: not said */
	char time_server[CONFIG_TEXT_MAX + 1];	 /* empty: the network's, else a public one */
	char password_hash[CONFIG_TEXT_MAX + 1]; /* of the shell on the serial line; empty: none */
};

#define BOARD_WIFI_NAME_MAX 32	   /* bytes of a network's name */
#define BOARD_WIFI_PASSWORD_MIN 8  /* characters of a password ... */
#define BOARD_WIFI_PASSWORD_MAX 63 /* ... printable ASCII */
#define BOARD_WIFI_KEY_DIGITS 64   /* or of the key that is made of it, hex digits */

#define BOARD_SIDE_PX_MIN 32
#define BOARD_SIDE_PX_MAX 7680

/* Reads a profile (FILE is for messages only). Errors as config_read(); ERR_RANGE where the
 * furthest reader is nearer than the usual one, errors of hours_parse() and brightness_parse();
 * ERR_SYNTAX where the words of Wi-Fi cannot be right. *B
 * is untouched on failure. */
MUST_CHECK enum err board_read(struct board *b, struct span text, const char *file, struct diag *d);

/* The profile called NAME among those linked in, or in the file NAME (it has a slash or ends in
 * .ini). ERR_MISSING: none is called so; else as board_read() and file_load(); reported to D. */
MUST_CHECK enum err board_open(struct board *b, const char *name, struct diag *d);

/* Every key, its range, default and meaning. */
void board_print_help(FILE *f);

#endif
