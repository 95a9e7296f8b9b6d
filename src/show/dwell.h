/*
 * dwell.h - how long a card stays: its reading time, by who reads.
 *
 *	dwell = clamp(2 s, 1 s + k * characters / cps + 0.5 s * long numbers, 20 s)
 *
 * cps: 15 characters a second, between Netflix's 13 (children) and 17 (adults) for subtitles; 13
 * for an accessible audience; 4.3 for ideographs (IReST 2012: Chinese, 255 a minute).
 * k: 2 for the headlines of people passing by and for all cards of an accessible audience (read
 * twice), else 1.
 * Nothing under 2 s (DCMP Captioning Key). The 1 s it takes to look up and the 0.5 s for a number
 * of more than three digits are our own assumptions.
 */
#ifndef SHOW_DWELL_H
#define SHOW_DWELL_H

#include <stdint.h>

#include "base/span.h"
#include "config/board.h"
#include "pack/pack.h"

#define DWELL_LEAST_MS 2000
#define DWELL_MOST_MS 20000

/* In milliseconds, a whole number of tenths of a second. Counts text, speaker and role. */
int32_t dwell_ms(const struct pack_card *card, enum board_audience audience);

/* How many words there are to read in TEXT, in 1/1000: one of six characters, its space among them
 * (the convention of typing and reading tests), or of 1.6 ideographs (IReST 2012: Chinese, 158
 * words and 255 characters a minute). */
int64_t dwell_milliwords(struct span text);

#endif
