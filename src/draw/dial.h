/*
 * dial.h - the panel's own words, in a language: what stands beside the hours on its clock, "Sun 24
 * Aug", "So 24. Aug.", and before its crawl.
 *
 * From assets/lang/<language>/clock.txt, a line "entry, tab, words" for each weekday (0 is Sunday),
 * each month (m1 to m12), where there is something, what stands right behind the day of the month
 * (after), and what newspapers call late news (tag). English where there is no such file, or entry.
 */
#ifndef DRAW_DIAL_H
#define DRAW_DIAL_H

#include <stddef.h>

#include "base/span.h"

#define DIAL_WORD_BYTES 16
#define DIAL_DATE_BYTES 48
#define DIAL_TAG_BYTES 40

struct dial {
	char weekday[7][DIAL_WORD_BYTES];
	char month[12][DIAL_WORD_BYTES];
	char after_day[DIAL_WORD_BYTES];
	char tag[DIAL_TAG_BYTES];
};

void dial_read(struct dial *d, struct span language);

/* DATE, "15 August 2025" or "15 August" as the pack has it, in the words of D, in BUFFER: "15. Aug.
 * 2025". DATE itself where D is English, or DATE anything else. */
struct span dial_date(const struct dial *d, struct span date, char buffer[DIAL_DATE_BYTES]);

/* TAG of a theme, the words before the crawl; where it is THEME_TAG_AUTO those of D. */
struct span dial_tag(const struct dial *d, struct span tag);

/* The language of card I of what USER is. */
typedef struct span dial_language_of(const void *user, size_t i);

/* The language of more than half of N cards; empty, which is English, where none is. */
struct span dial_majority(const void *user, size_t n, dial_language_of *language_of);

#endif
