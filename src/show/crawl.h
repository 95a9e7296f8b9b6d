/*
 * crawl.h - how far the strip of headlines has run, as a pure function of the wall clock.
 *
 * The strip moves a whole number of pixels each refresh of the display, or one pixel each second,
 * third ... refresh where it is slow, so letters never shimmer; and as refreshes are counted from
 * 1970 on, panels side by side agree. Panels that are to agree need displays of one rate, or to be
 * told of one (refresh_hz of the board).
 *
 * The strip is a tape without beginning and end, whose places are px from the one that stood at the
 * edge when 1970 began. A panel that carries on the strip of the one beside it shows the place that
 * lies SHIFT_PX further. What stands where on the tape is tape.h's affair.
 */
#ifndef SHOW_CRAWL_H
#define SHOW_CRAWL_H

#include <stdint.h>

#define CRAWL_RATE_HZ 60 /* where nobody says how often a display is refreshed */
#define CRAWL_RATE_HZ_MAX 240

struct crawl {
	int64_t shift_px; /* of this panel's edge */
	int step_px;	  /* so far each EVERY refreshes */
	int every;
	int rate_hz;
};

/* What a text is to its readers: its words, in 1/1000, and how wide it is as it is set. */
struct crawl_text {
	int64_t milliwords;
	int64_t width_px;
};

/* To be read at WPM words a minute, RATE_HZ refreshes a second. How wide a word is is measured on
 * TEXT, the headlines as they are set, without the gaps between them: so the speed is one for the
 * eye, in any typeface, size and script. Step and EVERY are those whose speed is nearest. */
void crawl_init(struct crawl *c, const struct crawl_text *text, int wpm, int rate_hz);

/* The speed it has, in words a minute. */
int crawl_wpm(const struct crawl *c, const struct crawl_text *text);

/* The tape's place that stands at the panel's edge where reading begins, at UTC_MS, any time within
 * +-100,000 years of 1970. */
int64_t crawl_place_px(const struct crawl *c, int64_t utc_ms);

/* The last millisecond at which no place after PLACE_PX stands there. */
int64_t crawl_last_ms(const struct crawl *c, int64_t place_px);

/* How far the strip goes from FROM_MS to TO_MS. */
int64_t crawl_way_px(const struct crawl *c, int64_t from_ms, int64_t to_ms);

/* When the place is another one, after UTC_MS. */
int64_t crawl_next_ms(const struct crawl *c, int64_t utc_ms);

/* The beginning, in ms, of the refresh of a display with RATE_HZ that UTC_MS lies in, and of the
 * first one after it. */
int64_t crawl_refresh_ms(int rate_hz, int64_t utc_ms);
int64_t crawl_refresh_after_ms(int rate_hz, int64_t utc_ms);

#endif
