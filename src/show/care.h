/*
 * care.h - what keeps a panel from burning in: the picture's orbit, rests, and sides that
 * alternate. Pure functions of the time, so panels of one site do alike; nothing here paints.
 *
 * Orbit: the picture, but for the crawl's band, stands a few pixels from its place, one pixel
 * further at the first card that begins in another minute: never while a card is read. The path
 * goes line by line through all places within the amplitude and back again: for 4 px 160 minutes,
 * for 8 px 576.
 *
 * Rest: cards that begin in the first so many seconds of each so many minutes (of UTC) are not
 * shown; the panel is paper, with the clock at another place each time. No card is cut for it, and
 * urgent ones do not rest.
 *
 * Sides: on every second day, by the clock on the wall, kicker and clock change places, and the
 * crawl's tag has no block.
 */
#ifndef SHOW_CARE_H
#define SHOW_CARE_H

#include <stdbool.h>
#include <stdint.h>

#include "config/board.h"

struct care {
	int32_t orbit_px;      /* the amplitude; 0: none */
	int64_t rest_every_ms; /* 0: no rest */
	int64_t rest_ms;
	bool alternates;
};

struct care_shift {
	int x, y; /* px, to the right and down */
};

void care_init(struct care *c, const struct board *board);

/* Where the picture stands while a card is on that began at START_MS, UTC. */
struct care_shift care_orbit(const struct care *c, int64_t start_ms);

/* Does a card rest that began then? */
bool care_rests(const struct care *c, int64_t start_ms);

/* A number for the rest of that time, to choose a place by; below N, which is at least 1. */
int32_t care_place(const struct care *c, int64_t start_ms, int32_t n);

/* Have the sides changed places on that day, at CIVIL_MS of the clock on the wall? */
bool care_is_turned(const struct care *c, int64_t civil_ms);

#endif
