/*
 * words.h - what a panel says of itself, in a language: clock, dates, ages and the crawl's tag.
 *
 * From assets/lang/<language>/panel.txt, a line "entry, tab, words" each. What stands in braces is
 * put in:
 *
 *	clock		beside the hours, of {weekday}, {day} and {month}
 *	day, date	when a story was, of {day} and {month}, and {year}; none: as the pack has it
 *	w0 .. w6	weekdays as they are on a clock; w0 is Sunday
 *	m1 .. m12	months, as they stand beside a day
 *	full0 .. full6	weekdays in full, as all below with a capital where the language has one
 *	now		less than a minute ago
 *	minutes		{n} minutes ago
 *	minutes1 ..	the same for a number that has words of its own
 *	today, yesterday
 *	tag		what the language calls news, before the crawl
 *
 * What is a fact of the language is Unicode's (CLDR); a test compares it with ICU's data.
 */
#ifndef DRAW_WORDS_H
#define DRAW_WORDS_H

#include <stddef.h>

#include "base/span.h"

#define WORDS_FILE_BYTES 64

/* Where the words of LANGUAGE stand, or would stand, in BUFFER, NUL-terminated. */
void words_file(struct span language, char buffer[WORDS_FILE_BYTES]);

/* The words of LANGUAGE ("de", "zh-Hant"; empty: English), valid for ever; empty: there are none.
 */
struct span words_table(struct span language);

/* What TABLE has for ENTRY; empty: nothing. */
struct span words_find(struct span table, const char *entry);

/* What a pair of braces stands for. */
struct words_value {
	const char *name;
	struct span value;
};

/* PATTERN with the N values put in, into the SIZE bytes of BUFFER; empty where that is too small.
 * Braces that none of them fills are left out. */
struct span words_fill(struct span pattern, const struct words_value *values, size_t n,
		       char *buffer, size_t size);

#endif
