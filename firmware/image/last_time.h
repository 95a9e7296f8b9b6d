/*
 * last_time.h - a clock that does not go back while the power is off: the time is written down now
 * and then, and where a machine starts with an earlier one it goes on from there.
 *
 * That is no right time, only one that is not wrong by years: it is not said to be synchronised, so
 * the player goes on to distrust it (firmware/kiosk.h).
 */
#ifndef FIRMWARE_IMAGE_LAST_TIME_H
#define FIRMWARE_IMAGE_LAST_TIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* s after 1970. None before: this was written in 2025. None after: 2100-01-01; no file can throw a
 * clock further ahead than that, where certificates and civil times end. */
#define LAST_TIME_MIN_S INT64_C(1735689600)
#define LAST_TIME_MAX_S INT64_C(4102444800)

/* The time a file of N bytes holds: decimal digits and a line end, nothing else. Below 0: none. */
int64_t last_time_read(const char *bytes, size_t n);

/* Moves the clock on to the later of NOT_BEFORE_S and what PATH holds, where it stands before that.
 * Returns what PATH holds; below 0: nothing that can be used. */
int64_t last_time_restore(const char *path, int64_t not_before_s);

/* Writes the clock down in PATH. Returns the time that was written; below 0: it could not be, or
 * the clock shows no time that can be. */
int64_t last_time_save(const char *path);

/* The same in a process of its own, as a card that is worn may hold up who writes to it, for good
 * perhaps; says where it cannot, and where IS_TOLD that it did. Below 0: there is none. */
pid_t last_time_start(const char *path, bool is_told);

#endif
