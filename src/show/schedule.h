/*
 * schedule.h - which card is on the screen: a pure function of (pack, site, audience, UTC time).
 *
 * The site is its id; the audience decides how long a card stays. Nothing is remembered between two
 * questions, so any number of panels of one site and audience agree without a network, and so does
 * one panel after a power cut. What is cached (the orders of two cycles) can be thrown away at any
 * moment without changing an answer.
 *
 * Time is cut into cycles of equal length since 1970: the sum of all dwells. In each cycle every
 * card is shown exactly once, for its dwell, in an order that is drawn afresh from (pack, site,
 * cycle). Two cards side by side are neighbours, the last of a cycle and the first of the next
 * among them. In this order of importance: no card is its own neighbour (with two cards or more),
 * and no two neighbours are of one article or one speaker where that can be avoided: surely in a
 * pack of up to TOUR_CARDS_MAX cards, else where an order without them was found.
 *
 * The halves of a quotation (pack.h) are one card here, whose slot is two: the first half's, and
 * right behind it the second's.
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
#include "show/tour.h"

struct schedule_card {
	uint32_t article;
	uint32_t voice;	  /* 0: none */
	int32_t dwell_ms; /* of both halves */
	int32_t first_ms; /* of the first half alone; 0: there are no halves */
	uint32_t card;	  /* its index in the pack, or that of its first half */
};

/* The article, or the speaker, of at least half of the cards. */
struct schedule_half {
	uint32_t value;
	uint32_t n; /* cards; 0: there is none */
};

/* The one on now and the one before it, which a card is faded from when a cycle begins. */
#define SCHEDULE_CYCLES 2

struct schedule_cycle {
	uint32_t *order;   /* cards by position */
	int64_t *start_ms; /* by position, from the cycle's start */
	int64_t number;	   /* since 1970 */
	bool is_known;
};

/* All fields are the schedule's own. */
struct schedule {
	struct schedule_card *cards;
	uint32_t n; /* of them; halves count as one */
	int64_t cycle_ms;
	uint64_t seed; /* from pack and site */
	struct schedule_half article, voice;
	unsigned last_class;  /* in which of the two halves a cycle's last card is, by bits */
	unsigned last_set[2]; /* of a small pack: the cards that may be last, by bits, in even
				 and odd cycles */
	/* Of any cycle, its first card's after the last of the cycle before among them: the sum of
	 * schedule_conflict() over neighbours. */
	int least_weight;
	uint64_t n_looks;  /* steps of all searches so far, for tests and the bench */
	struct tour *tour; /* of a small pack, else NULL */
	uint32_t *scratch; /* the card before a cycle, and the cycle */
	struct schedule_cycle cycle[SCHEDULE_CYCLES];
	size_t latest; /* index of the cycle that was asked for last */
};

struct schedule_slot {
	uint32_t card;		  /* index in the pack */
	int64_t start_ms, end_ms; /* UTC, half-open: shown in [start, end) */
	int64_t cycle;
	uint32_t position; /* in the cycle, from 0 */
};

/* What schedule_init() takes from an arena for N cards: 48 bytes a card, of which each cached cycle
 * takes 12; 2.7 MiB for PACK_CARDS_MAX. A small pack takes a struct tour, too. */
size_t schedule_bytes(uint32_t n);

/* Takes its memory from A; does not keep PACK or BOARD. ERR_MEMORY. */
MUST_CHECK enum err schedule_init(struct schedule *s, const struct pack *pack,
				  const struct board *board, struct arena *a);

/* The same from bare facts (CARDS are copied, but for their indices: card I is the Ith); for tests
 * and simulation. ERR_RANGE: no card, a dwell that is not positive, or a first half as long. */
MUST_CHECK enum err schedule_init_cards(struct schedule *s, const struct schedule_card *cards,
					uint32_t n, uint64_t seed, struct arena *a);

/* In making one order at most so many pairs of positions are looked at, or, of a small pack, sums
 * compared. */
#define SCHEDULE_LOOKS_MAX(n) (103000 + 24 * (uint64_t)(n))

/* The card at UTC_MS, any time within +-100,000 years of 1970. Takes O(log n) where the cycle is
 * one of the last two that were asked for. Else its order is made, with SCHEDULE_LOOKS_MAX looks.
 * On a desktop (make bench) that is up to 1 ms for 200 cards of any kind, 40 ms for 60,000 of the
 * worst; 1 ms for 60,000 usual ones. */
void schedule_at(struct schedule *s, int64_t utc_ms, struct schedule_slot *out);

/* A card twice in a row: worse than any alike neighbours that avoiding it can cause. */
#define SCHEDULE_SAME_CARD 8

/* Would these two be better apart? 0: no; 1: one article or one speaker; 2: both;
 * SCHEDULE_SAME_CARD: the same card. */
int schedule_conflict(const struct schedule *s, uint32_t a, uint32_t b);

#endif
