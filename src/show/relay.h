/*
 * relay.h - who has the crawl: all headlines, or, while an urgent card has the screen, its line
 * alone; and how the one hands over to the other without a jump.
 *
 * What is in the window when it changes runs on to its end; where the item ends that was coming in
 * just then, an urgent line begins, again and again, and after it the headlines, as they stand on
 * every panel, with the first one that begins there. A pure function of (pack, board, time), as all
 * of it is of the wall clock. Panels that carry on each other's crawl change over each by itself.
 */
#ifndef SHOW_RELAY_H
#define SHOW_RELAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pack/pack.h"
#include "show/ring.h"
#include "show/schedule.h"
#include "text/font.h"

#define RELAY_RUNS 2 /* what goes and what comes */

struct relay {
	struct ring_run run[RELAY_RUNS];
	size_t n;
	int64_t tail_px; /* before them what another ring has left, up to there (ring.h) */
};

/* What is in R's window at UTC_MS. */
void relay_at(struct relay *out, struct schedule *s, struct ring *r, const struct pack *pack,
	      struct font_set *fonts, int64_t utc_ms);

/* Do A and B look alike? */
bool relay_equal(const struct relay *a, const struct relay *b);

#endif
