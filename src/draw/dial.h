/*
 * dial.h - what a panel has of its own words (words.h) beside the cards: what stands beside the
 * hours on its clock, "Sun 24 Aug", "So 24. Aug.", "8月24日(日)", a story's date, and the words
 * before its crawl.
 */
#ifndef DRAW_DIAL_H
#define DRAW_DIAL_H

#include <stddef.h>
#include <stdint.h>

#include "base/span.h"
#include "text/font.h"

#define DIAL_BYTES 96

struct dial {
	struct span words; /* words_table() */
	uint32_t guide;	   /* font_set.guide of all that is set in these words */
};

/* The words of LANGUAGE; English where it has none, or FONTS have not all of its letters, as those
 * of a pack that is older than its words. FONTS NULL: they have. */
void dial_read(struct dial *d, struct span language, struct font_set *fonts);

/* WEEKDAY 0 (Sunday) .. 6, MONTH 1 .. 12; of DAY 0 nothing is written. */
struct span dial_clock(const struct dial *d, int weekday, int day, int month,
		       char buffer[DIAL_BYTES]);

/* DATE, "15 August 2025" or "15 August" as the pack has it, in the words of D, in BUFFER: "15. Aug.
 * 2025". DATE itself where D is English, or DATE anything else. */
struct span dial_date(const struct dial *d, struct span date, char buffer[DIAL_BYTES]);

/* TAG of a theme, the words before the crawl; where it is THEME_TAG_AUTO those of D. */
struct span dial_tag(const struct dial *d, struct span tag);

/* The language of card I of what USER is. */
typedef struct span dial_language_of(const void *user, size_t i);

/* The language of more than half of N cards; empty, which is English, where none is. */
struct span dial_majority(const void *user, size_t n, dial_language_of *language_of);

#endif
