/*
 * clock.h - the one file that reads a clock. Everything else takes the time as a parameter.
 *
 * (POSIX owns the names clock_*; these stay clear of its functions.)
 */
#ifndef FIRMWARE_CLOCK_H
#define FIRMWARE_CLOCK_H

#include <stdint.h>

/* Now, in ms after 1970-01-01 UTC. */
int64_t clock_utc_ms(void);

/* How far local time is east of UTC at that moment, by the TZ of the system: s. */
int32_t clock_offset_s(int64_t utc_ms);

/* A time that never jumps: microseconds since some moment before the program began. */
int64_t clock_steady_us(void);

#endif
