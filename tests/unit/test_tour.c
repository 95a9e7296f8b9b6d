#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <string.h>

#include "base/base.h"
#include "show/tour.h"

#define SMALL 6 /* cards whose orders are all tried */
#define ROUNDS 400

static struct tour tour;

/* By the card before an order and its last: the least weight. */
typedef int weights[SMALL][SMALL];

static uint32_t lcg(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

/* A pack of N cards of few articles and speakers; each is at odds with itself. */
static void make_costs(unsigned n, uint32_t seed)
{
	unsigned article[TOUR_CARDS_MAX], voice[TOUR_CARDS_MAX];
	unsigned n_articles = 1 + lcg(&seed) % n;
	unsigned n_voices = 1 + lcg(&seed) % n;

	tour.n = n;
	for (unsigned i = 0; i < n; i++) {
		article[i] = lcg(&seed) % n_articles;
		voice[i] = lcg(&seed) % n_voices;
	}
	for (unsigned a = 0; a < n; a++) {
		for (unsigned b = 0; b < n; b++) {
			int alike = (article[a] == article[b]) +
				    (voice[a] && voice[a] == voice[b] ? 1 : 0);

			tour.cost[a][b] = (uint8_t)(a == b ? 8 : alike);
		}
	}
}

static void weigh(const uint32_t *order, unsigned n, weights w)
{
	int inside = 0;

	for (unsigned k = 1; k < n; k++)
		inside += tour.cost[order[k - 1]][order[k]];
	for (unsigned before = 0; before < n; before++) {
		int *least = &w[before][order[n - 1]];

		*least = MIN_OF(*least, inside + tour.cost[before][order[0]]);
	}
}

/* All orders are tried (Heap's algorithm, no recursion). */
static void weigh_all(unsigned n, weights w)
{
	uint32_t order[SMALL] = {0}, count[SMALL] = {0};
	unsigned i = 0;

	for (unsigned a = 0; a < SMALL; a++)
		for (unsigned b = 0; b < SMALL; b++)
			w[a][b] = 1000;
	for (unsigned k = 0; k < n; k++)
		order[k] = k;
	weigh(order, n, w);
	while (i < n) {
		uint32_t j, card;

		if (count[i] >= i) {
			count[i++] = 0;
			continue;
		}
		j = i % 2 ? count[i] : 0;
		card = order[j];
		order[j] = order[i];
		order[i] = card;
		weigh(order, n, w);
		count[i]++;
		i = 0;
	}
}

static void the_weights_are_those_of_trying_all_orders(void **state)
{
	(void)state;
	for (uint32_t round = 0; round < ROUNDS; round++) {
		unsigned n = 1 + round % SMALL;
		weights w;

		make_costs(n, round);
		weigh_all(n, w);
		for (unsigned last = 0; last < n; last++) {
			tour_aim(&tour, last);
			for (unsigned before = 0; before < n; before++)
				assert_int_equal(tour_weight(&tour, before), w[before][last]);
		}
	}
}

static void any_walk_along_the_best_steps_has_the_least_weight(void **state)
{
	uint32_t seed = 5;

	(void)state;
	for (uint32_t round = 0; round < ROUNDS; round++) {
		unsigned n = 1 + round % TOUR_CARDS_MAX;
		unsigned last = lcg(&seed) % n, before = lcg(&seed) % n;
		unsigned left = (1u << n) - 1;
		unsigned at = before;
		int weight = 0;

		make_costs(n, round);
		tour_aim(&tour, last);
		for (unsigned i = 0; i < n; i++) {
			unsigned best = tour_best(&tour, left, at);
			unsigned card = lcg(&seed) % n;

			assert_int_not_equal(best, 0);
			assert_int_equal(best & ~left, 0);
			while (!(best >> card & 1))
				card = (card + 1) % n;
			weight += tour.cost[at][card];
			left &= ~(1u << card);
			at = card;
		}
		assert_int_equal(at, last);
		assert_int_equal(weight, tour_weight(&tour, before));
	}
}

/* Whatever cards of the two sets cycles end with, two together weigh what was said. */
static void assert_kept(const unsigned ends[2], unsigned n, weights w, int two)
{
	int most[2] = {0, 0};

	for (unsigned a = 0; a < n; a++) {
		for (unsigned b = 0; b < n; b++) {
			if (ends[0] >> a & 1 && ends[1] >> b & 1) {
				most[0] = MAX_OF(most[0], w[b][a]);
				most[1] = MAX_OF(most[1], w[a][b]);
			}
		}
	}
	assert_int_equal(most[0] + most[1], two);
}

/* No sequence of cycles that comes back to the card it began with weighs less a cycle. */
static void assert_least(unsigned n, weights w, int two)
{
	for (unsigned start = 0; start < n; start++) {
		int at[SMALL], next[SMALL];

		for (unsigned card = 0; card < n; card++)
			at[card] = card == start ? 0 : 1000;
		for (unsigned length = 1; length <= n; length++) {
			for (unsigned b = 0; b < n; b++) {
				next[b] = 1000;
				for (unsigned a = 0; a < n; a++)
					next[b] = MIN_OF(next[b], at[a] + w[a][b]);
			}
			memcpy(at, next, sizeof at);
			assert_true(2 * at[start] >= (int)length * two);
		}
	}
}

static void with_those_ends_no_cycles_weigh_less(void **state)
{
	(void)state;
	for (uint32_t round = 0; round < ROUNDS; round++) {
		unsigned n = 1 + round % SMALL;
		unsigned ends[2];
		weights w;
		int two;

		make_costs(n, round * 7);
		weigh_all(n, w);
		two = tour_ends(&tour, ends);
		assert_int_not_equal(ends[0], 0);
		assert_int_not_equal(ends[1], 0);
		assert_kept((const unsigned *)ends, n, w, two);
		assert_least(n, w, two);
	}
}

static void cards_that_are_all_unlike_may_all_be_last(void **state)
{
	unsigned ends[2];

	(void)state;
	tour.n = 7;
	for (unsigned a = 0; a < 7; a++)
		for (unsigned b = 0; b < 7; b++)
			tour.cost[a][b] = a == b ? 8 : 0;
	assert_int_equal(tour_ends(&tour, ends), 0);
	assert_int_equal(ends[0], 0x7F);
	assert_int_equal(ends[1], 0x7F);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_weights_are_those_of_trying_all_orders),
		cmocka_unit_test(any_walk_along_the_best_steps_has_the_least_weight),
		cmocka_unit_test(with_those_ends_no_cycles_weigh_less),
		cmocka_unit_test(cards_that_are_all_unlike_may_all_be_last),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
