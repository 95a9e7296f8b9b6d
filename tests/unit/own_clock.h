/*
 * own_clock.h - for tests: clocks that stand still unless they are told, in place of
 * firmware/now.c, and one time zone.
 */
#ifndef TESTS_UNIT_OWN_CLOCK_H
#define TESTS_UNIT_OWN_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "firmware/now.h"

#define NOON INT64_C(1755864000000) /* 2025-08-22 12:00 UTC */

static int64_t clock_us;       /* since the start */
static int64_t wall_us;	       /* of the clock on the wall, since NOON: it may jump */
static int32_t clock_offset_s; /* of the zone */
static bool is_synchronised;

/* Both clocks are so long after their beginning. */
static inline void own_clock_set(int64_t us)
{
	clock_us = wall_us = us;
}

int64_t now_utc_ms(void)
{
	return NOON + wall_us / 1000;
}

int32_t now_offset_s(int64_t utc_ms)
{
	(void)utc_ms;
	return clock_offset_s;
}

bool now_set_zone(const char *name)
{
	(void)name;
	return false;
}

bool now_has_zone(const char *name)
{
	(void)name;
	return true;
}

bool now_is_synchronised(void)
{
	return is_synchronised;
}

int64_t now_steady_us(void)
{
	return clock_us + 1; /* 0 would be "not yet" */
}

#endif
