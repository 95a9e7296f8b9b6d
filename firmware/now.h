/*
 * now.h - the one file that reads a clock. Everything else takes the time as a parameter.
 */
#ifndef FIRMWARE_NOW_H
#define FIRMWARE_NOW_H

#include <stdbool.h>
#include <stdint.h>

/* Now, in ms after 1970-01-01 UTC. */
int64_t now_utc_ms(void);

/* How far local time is east of UTC at that moment, by the TZ of the system: s. */
int32_t now_offset_s(int64_t utc_ms);

/* Is there a zone NAME here ("Europe/Berlin", or as POSIX writes a TZ:
 * "CET-1CEST,M3.5.0,M10.5.0/3")? The empty name is that of the system's own. */
bool now_has_zone(const char *name);

/* Takes the zone NAME for the system's; the empty one for what that was at first. False: there is
 * none of that name here; then nothing changes. */
bool now_set_zone(const char *name);

/* Does the kernel say that its clock is kept right by the network or another source? */
bool now_is_synchronised(void);

/* A time that never jumps: microseconds since some moment before the program began. */
int64_t now_steady_us(void);

#endif
