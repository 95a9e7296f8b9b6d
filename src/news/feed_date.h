/*
 * feed_date.h - host only: the dates of feeds, as their publishers write them.
 *
 * RSS asks for RFC 822 ("Tue, 04 Nov 25 09:05 EST"), Atom and JSON Feed for RFC 3339
 * ("2025-11-04T09:05:00-05:00"). What is really written, and read here: two-digit years, months and
 * weekdays in full or cut short, no weekday or a wrong one, no seconds or no time at all, fractions
 * of a second, zones by name, as "+0200", "+02:00", "GMT+2" or not there (then UTC), a day before
 * or behind its month. A date in figures alone that could be two ("04/11/2025") is none.
 */
#ifndef NEWS_FEED_DATE_H
#define NEWS_FEED_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/region.h"
#include "base/span.h"

struct feed_date {
	int64_t utc_ms;	      /* the moment */
	int64_t midnight_ms;  /* UTC midnight of the day it was where the publisher is */
	int year, month, day; /* that day */
};

/* False where TEXT is no date; *OUT is then untouched. */
bool feed_date_read(struct span text, struct feed_date *out);

/* "4 November 2025", as datelines have it; taken from R. */
struct span feed_date_shown(const struct feed_date *d, struct region *r);

#endif
