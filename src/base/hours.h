/*
 * hours.h - when a thing is on: hours of the week and of single days, as people write them.
 *
 *	mon-fri 08:00-18:00
 *	mon-thu 07:30-12:00,13:00-18:00; fri 07:30-14:00; 2026-12-24..2027-01-01 off
 *	daily 22:00-06:00
 *
 * A rule has days and then times; it ends with a semicolon, or where days follow times: commas and
 * blanks only part words. Days: mon to sun (in full, too), mon-fri, daily, a date, or dates
 *from..to (both included). Times: 08:00-18:00, up to 24:00; one that ends before it begins goes on
 *over midnight and belongs to the day it begins. Without days a rule is daily, without times it is
 *for the whole day; "off" is for no time of it.
 *
 * On a day that rules name by date, those alone count; else those that name its weekday. Of rules
 *that count "off" goes before times, and times are added up. A day no rule names is off. All times
 *are civil: the clock on the wall beside the panel, summer time and all.
 */
#ifndef BASE_HOURS_H
#define BASE_HOURS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base.h"
#include "base/err.h"
#include "base/span.h"

#define HOURS_RULES_MAX 32 /* a rule with several times counts for each */

struct hours_rule {
	uint8_t weekdays;	     /* bit 0: Sunday, ... 6: Saturday; 0: named by date */
	int32_t first_day, last_day; /* days since 1970, both included; where named by date */
	bool is_off;
	int16_t from, to; /* minutes of the day; TO up to 1440, before FROM: over midnight */
};

struct hours {
	struct hours_rule rules[HOURS_RULES_MAX];
	size_t n; /* 0: always on */
};

/* Reads TEXT; the empty text is always on. On failure (ERR_SYNTAX, ERR_RANGE, ERR_LIMIT) OUT is
 * untouched, *BAD is the word in question and *WHY says what is wrong with it (static storage). */
MUST_CHECK enum err hours_parse(struct span text, struct hours *out, struct span *bad,
				const char **why);

/* "08:00" as minutes of the day, up to 24:00; -1: it is no time. */
int hours_minute(struct span word);

/* Is it on at LOCAL_MS: ms since 1970-01-01 00:00 of the wall clock, as if that were UTC? */
bool hours_is_on(const struct hours *h, int64_t local_ms);

/* Is it on from the minute of START_MS to that of the last millisecond before END_MS, through?
 * False for more than a week. */
bool hours_is_on_through(const struct hours *h, int64_t start_ms, int64_t end_ms);

/* The first minute (since 1970, of the wall clock) after MINUTE at which it may go on or off; the
 * next midnight at the latest. */
int64_t hours_next_edge(const struct hours *h, int64_t minute);

#endif
