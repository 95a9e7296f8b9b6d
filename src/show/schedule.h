/*
 * schedule.h - which card is on the screen, as a pure function of (pack, site id, UTC time).
 *
 * Nothing is remembered between two questions, so any number of panels agree without a network, and
 * so does one panel after a power cut. What is cached (the order of one cycle) can be thrown away
 * at any moment without changing an answer.
 *
 * Time is cut into cycles of equal length since 1970: the sum of all dwells. In each cycle every
 * card is shown exactly once, for its dwell, in an order that is drawn afresh from (pack, site,
 * cycle). Two cards side by side are neighbours, the last of a cycle and the first of the next
 * among them. In this order of importance: no card is its own neighbour (with two cards or more),
 * and no two neighbours are of one article or one speaker where an order without that was found.
 */
#ifndef SHOW_SCHEDULE_H
#define SHOW_SCHEDULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/base.h"
#include "base/err.h"
#include "config/board.h"
#include "pack/pack.h"

struct schedule_card {
	uint32_t article;
	uint32_t voice; /* 0: none */
	int32_t dwell_ms;
};

/* All fields are the schedule's own. */
struct schedule {
	struct schedule_card *cards;
	uint32_t *order;   /* of the cached cycle */
	int64_t *start_ms; /* by position in the cached cycle, from the cycle's start */
	uint32_t n;
	int64_t cycle_ms;
	uint64_t seed; /* from pack and site */
	int64_t cached_cycle;
	bool is_cached;
};

struct schedule_slot {
	uint32_t card;		  /* index in the pack */
	int64_t start_ms, end_ms; /* UTC, half-open: shown in [start, end) */
	int64_t cycle;
	uint32_t position; /* in the cycle, from 0 */
};

/* What schedule_init() takes from an arena for N cards. */
size_t schedule_bytes(uint32_t n);

/* Takes its memory from A; does not keep PACK or BOARD. ERR_MEMORY. */
MUST_CHECK enum err schedule_init(struct schedule *s, const struct pack *pack,
				  const struct board *board, struct arena *a);

/* The same from bare facts (CARDS are copied); for tests and simulation. ERR_RANGE: no card, or a
 * dwell that is not positive. */
MUST_CHECK enum err schedule_init_cards(struct schedule *s, const struct schedule_card *cards,
					uint32_t n, uint64_t seed, struct arena *a);

/* The card at UTC_MS, any time within +-100,000 years of 1970. Takes O(log n), and O(n) when the
 * cycle is another than at the last call. */
void schedule_at(struct schedule *s, int64_t utc_ms, struct schedule_slot *out);

/* A card twice in a row: worse than any alike neighbours that avoiding it can cause. */
#define SCHEDULE_SAME_CARD 8

/* Would these two be better apart? 0: no; 1: one article or one speaker; 2: both;
 * SCHEDULE_SAME_CARD: the same card. */
int schedule_conflict(const struct schedule *s, uint32_t a, uint32_t b);

#endif
