/*
 * crawl.h - where the strip of headlines stands, as a pure function of the wall clock.
 *
 * The strip moves a whole number of pixels each sixtieth of a second, so letters never shimmer and
 * panels side by side agree. The items follow each other in a ring.
 */
#ifndef SHOW_CRAWL_H
#define SHOW_CRAWL_H

#include <stdint.h>

#define CRAWL_RATE_HZ 60

struct crawl {
	int64_t length_px; /* of the whole ring; 0: nothing to show */
	int step_px;	   /* a refresh */
};

/* LENGTH_PX of ring for N_CHARS characters, to be read at WPM words a minute. A word is six
 * characters, its space among them (the convention of typing and reading tests). The step is the
 * whole number nearest to that speed, at least 1. */
void crawl_init(struct crawl *c, int64_t length_px, int64_t n_chars, int wpm);

/* The ring's place, in px from its start, that stands at the left edge of the window at UTC_MS. */
int64_t crawl_offset_px(const struct crawl *c, int64_t utc_ms);

/* The beginning, in ms, of the refresh UTC_MS lies in, and of the first one after it. */
int64_t crawl_refresh_ms(int64_t utc_ms);
int64_t crawl_next_ms(int64_t utc_ms);

#endif
