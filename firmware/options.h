/*
 * options.h - the command line of the player, read once.
 */
#ifndef FIRMWARE_OPTIONS_H
#define FIRMWARE_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

enum options_command {
	OPTIONS_RUN,	  /* show the cards; pictures where there is no display */
	OPTIONS_SHOT,	  /* one picture */
	OPTIONS_SHEET,	  /* all cards small on one picture */
	OPTIONS_CARDS,	  /* a picture a card, and the sheet */
	OPTIONS_SIMULATE, /* what is shown in some days, as a table */
	OPTIONS_WHY,	  /* what keeps a card away, and when it comes */
	OPTIONS_NEXT,	  /* what comes next */
	OPTIONS_REPORT,	  /* what was shown, by a proof of play */
	OPTIONS_WEAR,	  /* what some days do to the panel */
};

enum options_display { OPTIONS_AUTO, OPTIONS_SDL, OPTIONS_PNG, OPTIONS_DRM };

struct options {
	enum options_command command;
	enum options_display display;
	const char *pack;	 /* NULL: the one that is linked in */
	const char *board;	 /* a name or a file */
	const char *rescue;	 /* the profile to use where PACK or BOARD cannot be; NULL: none */
	const char *site;	 /* NULL: the board's */
	const char *out;	 /* NULL: the command's default */
	uint32_t card;		 /* 1-based; 0: none */
	bool has_time, has_from; /* the time was said; as --from */
	int64_t utc_ms;		 /* where has_time */
	int32_t offset_s;
	int32_t speed;	/* permille of real time */
	int64_t for_ms; /* end after so long; below 0: never */
	int growth_kib; /* of memory, while cards are shown; 0: no limit */
	bool fullscreen;
	int mode_width, mode_height, mode_hz; /* of a screen without a desktop; 0: not said */
	bool still;			      /* no crawl, no progress line */
	bool stats;			      /* print what it took, at the end */
	int days, count;		      /* simulate; next */
	bool json;			      /* simulate, report */
	/* run: where the player writes its state and its proof of play; NULL: nowhere */
	const char *state, *proof;
	const char *report; /* the proof of play to tell of */
	bool by_hour, csv;  /* report */
	bool has_to;
	int64_t to_ms; /* report: where has_to */
};

/* Reads ARGV. Returns -1 where the program should go on, else the status to exit with: 0 after
 * --help and the like were printed, 2 after a wrong use was explained on stderr. */
int options_read(int argc, char **argv, struct options *out);

#endif
