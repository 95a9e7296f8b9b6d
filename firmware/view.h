/*
 * view.h - the time of the clock on the wall, the crawl and the schedule: real time, or one that
 * began elsewhere or goes at another speed; and whether anybody knows it.
 *
 * A clock that nobody has set is not believed: before 2025, and on a panel without a battery until
 * the kernel says that it is synchronised. Till then the view runs on steady time.
 */
#ifndef FIRMWARE_VIEW_H
#define FIRMWARE_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "show/stage.h"

struct view {
	bool has_time;	   /* began elsewhere than now */
	int32_t offset_s;  /* where has_time: its zone */
	bool has_battery;  /* the panel's clock goes on while it is off */
	bool is_trusted;   /* somebody knows the time, by now */
	int64_t origin_ms; /* UTC when the view began */
	int64_t origin_us; /* steady time then */
	int64_t ahead_ms;  /* of UTC */
	int32_t speed;	   /* permille of real time */
};

/* Begins now, at real speed and with the clock's time, which nobody trusts yet. */
void view_init(struct view *v);

/* Begins at UTC_MS instead. */
void view_go_to(struct view *v, int64_t utc_ms, int32_t offset_s);

/* Looks whether the clock is to be believed. Where it was right once, it goes on being so. False:
 * that has not changed. */
bool view_check(struct view *v);

/* The time: UTC in ms, or, where nobody knows it, ms since the view began. */
int64_t view_ms(const struct view *v);

/* How far the clock on the wall is east of UTC then: s. USER is the view (spell_zone). */
int32_t view_offset_s(void *user, int64_t utc_ms);

/* The time and its zone. */
struct stage_time view_time(const struct view *v);

#endif
