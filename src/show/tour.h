/*
 * tour.h - the orders of least weight of a few cards, exactly.
 *
 * For a pack so small that any two cards alike are noticed and a search by luck may miss the only
 * order that keeps them apart. By Held and Karp (a dynamic programming approach to sequencing
 * problems, 1962): of each set of cards that are left and each card to go on with, the least weight
 * to the end. Draws no lots and keeps no time; schedule.h does.
 */
#ifndef SHOW_TOUR_H
#define SHOW_TOUR_H

#include <stdint.h>

#define TOUR_CARDS_MAX 10

/* N and COST are the caller's to set: 1 <= N <= TOUR_CARDS_MAX, COST[A][B] of A just before B, at
 * most TOUR_COST_MAX. The rest is the tour's own. About 10 KiB. */
struct tour {
	unsigned n;
	uint8_t cost[TOUR_CARDS_MAX][TOUR_CARDS_MAX];
	/* [SET][CARD]: of the cards of SET in the best order that begins with CARD and ends with
	 * the aim; TOUR_NEVER where there is none. */
	uint8_t least[1u << TOUR_CARDS_MAX][TOUR_CARDS_MAX];
};

/* Sums that tour_aim() takes the least of, for N cards. */
#define TOUR_LOOKS(n) ((uint64_t)(n) * (n) << (n))

#define TOUR_COST_MAX 20
#define TOUR_NEVER UINT8_MAX

/* From now on the questions below are about the orders that end with LAST. */
void tour_aim(struct tour *t, unsigned last);

/* The least weight of an order of all cards, of its step from BEFORE to its first card, too. */
int tour_weight(const struct tour *t, unsigned before);

/* The cards, one bit each, with which a best order of the cards of LEFT can begin after BEFORE.
 * LEFT, one bit each, has the aim in it. */
unsigned tour_best(const struct tour *t, unsigned left, unsigned before);

/* Which cards, one bit each, are to end the even cycles and which the odd ones, so that any of one
 * set may follow any of the other: the largest sets found that let two cycles together weigh least.
 * Returns that weight. (Two, as there are packs that can do without alike neighbours in every other
 * cycle, but not in one that ends as the one before did.) Changes the aim. */
int tour_ends(struct tour *t, unsigned ends[2]);

#endif
