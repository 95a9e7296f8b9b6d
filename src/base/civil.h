/*
 * civil.h - days and minutes of the Gregorian calendar from milliseconds, and back. No time zones
 * but a fixed offset, no clock, no C library state. Years 1 to 9999.
 *
 * Day counts after Howard Hinnant, "chrono-compatible low-level date algorithms",
 * http://howardhinnant.github.io/date_algorithms.html
 */
#ifndef BASE_CIVIL_H
#define BASE_CIVIL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/base.h"
#include "base/err.h"
#include "base/span.h"

#define CIVIL_DAY_MS INT64_C(86400000)

struct civil {
	int year;
	int month;   /* 1 to 12 */
	int day;     /* 1 to 31 */
	int weekday; /* 0: Sunday */
	int hour, minute, second;
};

/* The civil time of MS milliseconds after 1970-01-01 UTC, seen from OFFSET_S seconds east. */
void civil_from_ms(int64_t ms, int32_t offset_s, struct civil *out);

/* Midnight UTC of a date, as milliseconds after 1970-01-01. False where there is no such date. */
bool civil_date_ms(int year, int month, int day, int64_t *ms);

/* Reads "2025-08-24", "2025-08-24T14:05", "2025-08-24T14:05:09", "2025-08-24T14:05:09.150" (or a
 * space for the T) with "Z", "+02:00", "+0200", "+02" or nothing (UTC) behind a time: ISO 8601.
 * *OFFSET_S is the zone's. ERR_SYNTAX, ERR_RANGE. */
MUST_CHECK enum err civil_parse(struct span text, int64_t *ms, int32_t *offset_s);

#endif
