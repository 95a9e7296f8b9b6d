/*
 * order.h - the order of the cards in a round: fresh in each round, and still bounded.
 *
 * A round holds showings: each card as often as is said. They are laid out once, every card evenly;
 * a showing is called by its place in this layout. The order of a round keeps each showing within
 * order_reach() of its place, wherever such an order has as few alike neighbours as the best that
 * was found; so a card does not come back at once, and no card waits long (SCHEDULE.md has the
 * bounds). Alike neighbours are avoided first: surely in rounds of up to TOUR_CARDS_MAX showings.
 * A pure function of (cards, times, seed, round). Never keeps time.
 */
#ifndef SHOW_ORDER_H
#define SHOW_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/base.h"
#include "base/err.h"
#include "show/facts.h"
#include "show/tour.h"

#define ORDER_TIMES_MAX 36

/* A showing may stray to either side by one part in so many of its share of the round. */
#define ORDER_REACH_PARTS 4

/* Up to so many showings a round is mended gap by gap where that is sure to succeed. */
#define ORDER_OPEN_MAX 1024

/* The article, or the speaker, of at least half of the showings. */
struct order_half {
	uint32_t value;
	uint32_t n; /* showings; 0: there is none */
};

/* What a layout is made of, and all that is known of it. N, PLACE and the figures may be read. */
struct order {
	const struct schedule_card *cards;
	uint32_t n_cards;
	uint8_t *times;	 /* by card: showings in a round; 0: none. The caller's to set */
	uint32_t n;	 /* showings */
	uint32_t *place; /* cards by place */
	uint64_t seed;
	struct order_half article, voice;
	unsigned last_class;  /* in which of the two halves a round's last card is, by bits */
	unsigned last_set[2]; /* of a small round: the places that may be last, by bits, in even
				 and odd rounds */
	/* Of any round, its first card's after the last of the round before among them: the sum of
	 * order_conflict() over neighbours. */
	int least_weight;
	bool is_open; /* no showing is alike with half of the others: none need meet */
	struct tour *tour;
	/* Of the round that was made last: */
	bool is_free;	  /* showings are further from their places than order_reach() */
	uint64_t n_looks; /* steps of all searches so far */
};

/* Room that orders share while one is made. */
struct order_work {
	uint32_t *order, *spare;
};

/* What order_init() and order_work_init() take from an arena. */
size_t order_bytes(uint32_t n_cards, uint32_t n_showings_max);
size_t order_work_bytes(uint32_t n_showings_max);

/* For up to N_SHOWINGS_MAX of CARDS, which stay the caller's. ERR_MEMORY. */
MUST_CHECK enum err order_init(struct order *o, const struct schedule_card *cards, uint32_t n_cards,
			       uint32_t n_showings_max, struct arena *a);
MUST_CHECK enum err order_work_init(struct order_work *w, uint32_t n_showings_max, struct arena *a);

/* Lays out what TIMES says, which must be a showing or more. Linear. */
void order_lay(struct order *o, struct order_work *w, uint64_t seed);

/* The card that ends ROUND: known without its order. */
uint32_t order_last(const struct order *o, int64_t round);

/* Writes the cards of ROUND to OUT, which come after the card BEFORE (SCHEDULE_NONE: nothing does).
 * At most ORDER_LOOKS_MAX steps. */
void order_make(struct order *o, struct order_work *w, int64_t round, uint32_t before,
		uint32_t *out);

/* In making one order at most so many pairs of places are looked at, or, of a small round, sums
 * compared. Closing gaps comes on top, in rounds of up to ORDER_OPEN_MAX: a look at each place for
 * each alike step the search has left, which are few. */
#define ORDER_LOOKS_MAX(n) (103000 + 24 * (uint64_t)(n))

/* How far from its place a showing of CARD may come. */
uint32_t order_reach(const struct order *o, uint32_t card);

/* A card twice in a row: worse than any alike neighbours that avoiding it can cause. */
#define ORDER_SAME_CARD 8

/* Would these two be better apart? 0: no; 1: one article or one speaker; 2: both;
 * ORDER_SAME_CARD: the same card. */
int order_conflict(const struct schedule_card *cards, uint32_t a, uint32_t b);

/* The parts of the search (draft.h): in which of the two halves the card at PLACE is, one bit each;
 * may the showing of PLACE be the Ith of the order, from 1; the lots of ROUND, those of different
 * NUMBERs having nothing to do with each other; one lot of N > 0. */
unsigned order_class(const struct order *o, uint32_t place);
bool order_reaches(const struct order *o, uint32_t place, uint32_t i);
uint64_t order_lots(const struct order *o, int64_t round, uint32_t number);
uint32_t order_below(uint64_t *state, uint32_t n);

/* SplitMix64, for lots; and the mixing of two numbers to a seed. */
uint64_t order_lot(uint64_t *state);
uint64_t order_seed(uint64_t a, uint64_t b);

#endif
