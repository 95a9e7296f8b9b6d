/*
 * brightness.h - how bright a screen is through the day, as people write it: 07:00 100, 20:00 60.
 *
 * Each step begins at its time of day and holds until the next one, the last one over midnight
 * until the first. Times are civil: the clock on the wall beside the panel.
 */
#ifndef BASE_BRIGHTNESS_H
#define BASE_BRIGHTNESS_H

#include <stddef.h>
#include <stdint.h>

#include "base/base.h"
#include "base/err.h"
#include "base/span.h"

#define BRIGHTNESS_STEPS_MAX 24
#define BRIGHTNESS_FULL 100

struct brightness {
	struct {
		int16_t minute; /* of the day */
		int16_t percent;
	} step[BRIGHTNESS_STEPS_MAX];
	size_t n; /* 0: always full */
};

/* Reads TEXT: times in order, each with a percentage of 1 to 100, apart by commas or blanks; the
 * empty text is always full. On failure (ERR_SYNTAX, ERR_RANGE, ERR_LIMIT) OUT is untouched, *BAD
 * is the word in question and *WHY says what is wrong with it (static storage). */
MUST_CHECK enum err brightness_parse(struct span text, struct brightness *out, struct span *bad,
				     const char **why);

/* The percentage at LOCAL_MS: ms since 1970-01-01 00:00 of the wall clock, as if that were UTC. */
int brightness_at(const struct brightness *b, int64_t local_ms);

#endif
