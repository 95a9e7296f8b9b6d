#include "show/tour.h"

#include <limits.h>
#include <stdbool.h>

#include "base/base.h"

static bool has(unsigned set, unsigned card)
{
	return set >> card & 1;
}

/* The weight of going on with CARD after BEFORE through the cards of SET, which has it. */
static int way(const struct tour *t, unsigned set, unsigned before, unsigned card)
{
	int rest = t->least[set][card];

	return rest == TOUR_NEVER ? TOUR_NEVER : t->cost[before][card] + rest;
}

static int least_way(const struct tour *t, unsigned set, unsigned before)
{
	int least = TOUR_NEVER;

	for (unsigned card = 0; card < t->n; card++)
		if (has(set, card))
			least = MIN_OF(least, way(t, set, before, card));
	return least;
}

void tour_aim(struct tour *t, unsigned last)
{
	for (unsigned set = 1; set < 1u << t->n; set++) {
		for (unsigned card = 0; card < t->n; card++) {
			unsigned left = set & ~(1u << card);

			t->least[set][card] = TOUR_NEVER;
			if (!has(set, card) || !has(set, last))
				continue;
			if (left == 0)
				t->least[set][card] = 0;
			else if (card != last)
				t->least[set][card] = (uint8_t)least_way(t, left, card);
		}
	}
}

int tour_weight(const struct tour *t, unsigned before)
{
	return least_way(t, (1u << t->n) - 1, before);
}

unsigned tour_best(const struct tour *t, unsigned left, unsigned before)
{
	int least = least_way(t, left, before);
	unsigned best = 0;

	for (unsigned card = 0; card < t->n; card++)
		if (has(left, card) && way(t, left, before, card) == least)
			best |= 1u << card;
	return best;
}

static int size_of(unsigned set)
{
	int n = 0;

	for (; set; set &= set - 1)
		n++;
	return n;
}

/* tour_weight() by the card before and the last one. */
struct table {
	unsigned n;
	int weight[TOUR_CARDS_MAX][TOUR_CARDS_MAX];
};

/* Whether CARD may be last in turn with each card of OTHERS: at MOST_AFTER after one of them, at
 * MOST_BEFORE before it. */
static bool fits(const struct table *w, unsigned card, unsigned others, int most_after,
		 int most_before)
{
	for (unsigned other = 0; other < w->n; other++)
		if (has(others, other) &&
		    (w->weight[other][card] > most_after || w->weight[card][other] > most_before))
			return false;
	return true;
}

/* Adds to ENDS, each of one card, in turn what fits; from card FIRST on. */
static void grow(const struct table *w, unsigned first, unsigned a, unsigned b, unsigned ends[2])
{
	int to_a = w->weight[b][a];
	int to_b = w->weight[a][b];

	ends[0] = 1u << a;
	ends[1] = 1u << b;
	for (unsigned i = 0; i < w->n; i++) {
		unsigned card = (first + i) % w->n;

		if (fits(w, card, ends[1], to_a, to_b))
			ends[0] |= 1u << card;
		if (fits(w, card, ends[0], to_b, to_a))
			ends[1] |= 1u << card;
	}
}

static void fill(struct table *w, struct tour *t)
{
	w->n = t->n;
	for (unsigned last = 0; last < t->n; last++) {
		tour_aim(t, last);
		for (unsigned before = 0; before < t->n; before++)
			w->weight[before][last] = tour_weight(t, before);
	}
}

int tour_ends(struct tour *t, unsigned ends[2])
{
	struct table w;
	int least = INT_MAX;
	int most_ways = 0;

	fill(&w, t);
	for (unsigned a = 0; a < t->n; a++) {
		for (unsigned b = 0; b < t->n; b++) {
			int two = w.weight[a][b] + w.weight[b][a];
			unsigned grown[2];
			int ways;

			grow(&w, a, a, b, grown);
			ways = size_of(grown[0]) * size_of(grown[1]);
			if (two > least || (two == least && ways <= most_ways))
				continue;
			least = two;
			most_ways = ways;
			ends[0] = grown[0];
			ends[1] = grown[1];
		}
	}
	return least;
}
