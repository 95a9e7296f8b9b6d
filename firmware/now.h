/*
 * now.h - the one file that reads a clock. Everything else takes the time as a parameter.
 */
#ifndef FIRMWARE_NOW_H
#define FIRMWARE_NOW_H

#include <stdint.h>

/* Now, in ms after 1970-01-01 UTC. */
int64_t now_utc_ms(void);

/* How far local time is east of UTC at that moment, by the TZ of the system: s. */
int32_t now_offset_s(int64_t utc_ms);

/* A time that never jumps: microseconds since some moment before the program began. */
int64_t now_steady_us(void);

#endif
