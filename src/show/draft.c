/*
 * A *draft* is the layout, shuffled within reach; then each bad neighbourhood
 * is repaired by a change within reach that leaves fewer. Of several attempts the best is taken,
 * and where none is good, attempts are made that heed no reach.
 *
 * When to stop: a draft is done when its weight (the sum of order_conflict() over neighbours, the
 * card before it among them) is as low as a count of the cards allows, or when its effort is spent.
 * The count: where M of N cards are of one article, and a round and the one before it both end with
 * another one, or both with it, the N - M others part it into at most N - M groups, so at least
 * M - (N - M) of its cards follow one of their own. The same holds for speakers, and as an alike
 * article and an alike speaker weigh one each, the two figures add up.
 *
 * Where no card is alike with half of the others, a gap that is left can be closed: between cards X
 * Y that are alike there are two neighbours P Q with P unlike X and Q unlike Y, as there are more
 * candidates than places to hide (Ore's theorem, 1960); turning round what lies between puts X by P
 * and Y by Q.
 */
#include "show/draft.h"

#include <limits.h>
#include <string.h>

#include "base/num.h"

/* A partner for a change is looked for among so many at most; a turn reaches so far, and not so
 * far where each showing's place is asked. */
#define PARTNERS_MAX 64
#define REACH 1024
#define BOUND_REACH 64
/* Passes of repair over one shuffle; nearly all that helps is found in the first two. */
#define PASSES_MAX 6
/* Partners an attempt may look at: so many, and so many more for each position it passes. The
 * first figure gives a small round every partner at every position, the second keeps large ones
 * linear and lets no part of them use up what the rest needs. */
#define CREDIT 8192
#define CREDIT_A_POSITION 3
/* No new attempt at a draft after so many partners and positions looked at (1 ms on a desktop), or
 * after so many attempts in a row that were no better than the best; the first attempts are within
 * reach. */
#define EFFORT 50000u
#define STALE_MAX 64
#define BOUND_ATTEMPTS 8
/* An order in the making: the places ORDER[1 .. n], between the card BEFORE and its own last at N.
 * Those two stand fast. */
struct draft {
	const struct order *o;
	uint32_t *order, *spare;
	uint32_t n;
	uint32_t before;
	bool is_bound; /* each showing stays within its reach */
	uint64_t random;
	int64_t credit;	  /* partners that may still be looked at */
	uint64_t n_looks; /* partners and positions looked at */
};

/* The weight of the step from the Ith to the Jth, 0 being the card before. */
static int step(const struct draft *d, uint32_t i, uint32_t j)
{
	uint32_t left = i ? d->o->place[d->order[i]] : d->before;

	return left == SCHEDULE_NONE ? 0
				     : order_conflict(d->o->cards, left, d->o->place[d->order[j]]);
}

/* The weight of the neighbourhoods of position I (both sides); 0 < I < N. */
static int weight_at(const struct draft *d, uint32_t i)
{
	return step(d, i - 1, i) + step(d, i, i + 1);
}

static void exchange(struct draft *d, uint32_t i, uint32_t j)
{
	uint32_t place = d->order[i];

	d->order[i] = d->order[j];
	d->order[j] = place;
}

static bool may_exchange(const struct draft *d, uint32_t i, uint32_t j)
{
	return !d->is_bound ||
	       (order_reaches(d->o, d->order[i], j) && order_reaches(d->o, d->order[j], i));
}

static bool may_reverse(const struct draft *d, uint32_t first, uint32_t last)
{
	if (!d->is_bound)
		return last - first < REACH;
	if (last - first >= BOUND_REACH)
		return false;
	for (uint32_t i = first; i <= last; i++)
		if (!order_reaches(d->o, d->order[i], first + last - i))
			return false;
	return true;
}

static void reverse(struct draft *d, uint32_t first, uint32_t last)
{
	while (first < last)
		exchange(d, first++, last--);
}

/* What exchanging I and J would take off the weight. */
static int exchange_gain(struct draft *d, uint32_t i, uint32_t j)
{
	int gain = weight_at(d, i) + weight_at(d, j);

	exchange(d, i, j);
	gain -= weight_at(d, i) + weight_at(d, j);
	exchange(d, i, j);
	return gain;
}

/* The same for turning [I, J] round: only its two ends get other neighbours. */
static int reverse_gain(const struct draft *d, uint32_t i, uint32_t j)
{
	return step(d, i - 1, i) + step(d, j, j + 1) - step(d, i - 1, j) - step(d, i, j + 1);
}

/* Mends the neighbourhood of position I with the first change that helps, looked for from a random
 * place on. Returns what that takes off the weight. */
static int repair(struct draft *d, uint32_t i)
{
	uint32_t j = 1 + order_below(&d->random, d->n - 1);
	int64_t tries = MIN_OF(MIN_OF(d->n - 1, PARTNERS_MAX), d->credit);
	int gain = 0;

	while (gain <= 0 && tries-- > 0) {
		uint32_t first = MIN_OF(i, j);
		uint32_t last = MAX_OF(i, j);

		d->credit--;
		d->n_looks++;
		gain = j != i && may_exchange(d, i, j) ? exchange_gain(d, i, j) : 0;
		if (gain > 0) {
			exchange(d, i, j);
		} else if (first < last) {
			gain = reverse_gain(d, first, last);
			if (gain > 0 && may_reverse(d, first, last))
				reverse(d, first, last);
			else
				gain = 0;
		}
		j = j + 1 < d->n ? j + 1 : 1;
	}
	return MAX_OF(gain, 0);
}

static int total_weight(const struct draft *d)
{
	int w = 0;

	for (uint32_t i = 0; i < d->n; i++)
		w += step(d, i, i + 1);
	return w;
}

/* The layout, with LAST at its end, which stays where it is. */
static void begin(struct draft *d, uint32_t last)
{
	for (uint32_t i = 0; i < d->n; i++)
		d->order[i + 1] = i;
	exchange(d, last + 1, d->n);
}

static void shuffle(struct draft *d)
{
	for (uint32_t i = d->n - 1; i > 1; i--)
		exchange(d, i, 1 + order_below(&d->random, i));
}

/* The same within reach, and leaving the two halves where they are. */
static void shuffle_bound(struct draft *d)
{
	uint32_t window = d->n / ORDER_REACH_PARTS + 1;

	for (uint32_t i = d->n - 1; i > 1; i--) {
		uint32_t j = i - order_below(&d->random, MIN_OF(window, i));

		if (order_class(d->o, d->order[i]) == order_class(d->o, d->order[j]) &&
		    may_exchange(d, i, j))
			exchange(d, i, j);
	}
}

/* Deals the places of the class BIT, which are half of all or more, out among the others, in as
 * many groups as there are others: those take turns, and where in the groups the surplus goes is by
 * lot. Each kind stays in its order. */
static void deal(struct draft *d, unsigned bit, uint32_t n_of_class)
{
	uint32_t groups = d->n - n_of_class;			  /* yet to be begun */
	uint32_t surplus = n_of_class - groups;			  /* yet to be placed */
	uint32_t next[2] = {1, 1};				  /* out of the class, in it */
	bool wanted = !(order_class(d->o, d->order[d->n]) & bit); /* in the class? */

	groups -= groups > 0 && wanted;
	memcpy(d->spare, d->order + 1, (d->n - 1) * sizeof *d->spare);
	for (uint32_t i = 1; i < d->n; i++) {
		for (bool kind = false;; kind = true) {
			while (next[kind] < d->n &&
			       !(order_class(d->o, d->spare[next[kind] - 1]) & bit) == kind)
				next[kind]++;
			if (kind)
				break;
		}
		if (next[wanted] == d->n)
			wanted = !wanted;
		d->order[i] = d->spare[next[wanted]++ - 1];
		if (!wanted) {
			wanted = true;
			groups -= groups > 0;
		} else if (surplus > 0 && order_below(&d->random, surplus + groups) < surplus) {
			surplus--;
		} else {
			wanted = false;
		}
	}
}

static void deal_halves(struct draft *d)
{
	const struct order *o = d->o;

	if (o->article.n > 0 && o->article.n >= o->voice.n)
		deal(d, 1, o->article.n);
	else if (o->voice.n > 0)
		deal(d, 2, o->voice.n);
}

/* One pass over an order of WEIGHT; returns the weight that is left. */
static int repair_all(struct draft *d, int weight)
{
	for (uint32_t i = 1; i <= d->n && weight > d->o->least_weight; i++) {
		d->credit += CREDIT_A_POSITION;
		if (step(d, i - 1, i))
			weight -= repair(d, MIN_OF(i, d->n - 1));
	}
	return weight;
}

/* Attempt NUMBER at an order for ROUND that ends with LAST; returns its weight. */
static int attempt(struct draft *d, int64_t round, uint32_t number, uint32_t last)
{
	int before;
	int after;

	d->random = order_lots(d->o, round, number);
	d->credit = CREDIT;
	d->is_bound = number < BOUND_ATTEMPTS;
	begin(d, last);
	if (d->is_bound) {
		shuffle_bound(d);
	} else {
		shuffle(d);
		deal_halves(d);
	}
	after = total_weight(d);
	for (int pass = 0; pass < PASSES_MAX; pass++) {
		before = after;
		after = repair_all(d, before);
		d->n_looks += d->n;
		if (after == before || after <= d->o->least_weight)
			break;
	}
	return after;
}

/* Closes the gap between I - 1 and I, see above; false: it cannot. */
static bool close_gap(struct draft *d, uint32_t i)
{
	for (uint32_t t = 0; t < d->n; t++) {
		uint32_t first = MIN_OF(t + 1, i);
		uint32_t last = MAX_OF(t + 1, i) - 1;

		if (t + 1 == i || reverse_gain(d, first, last) <= 0)
			continue;
		reverse(d, first, last);
		return true;
	}
	return false;
}

/* Closes all gaps that can be closed. A turn that halves one may open a lesser one before it, so
 * again from the start, until a pass finds none: each turn takes something off the weight. */
static void close_gaps(struct draft *d)
{
	bool has_closed = true;

	while (has_closed) {
		has_closed = false;
		for (uint32_t i = 1; i <= d->n; i++)
			while (step(d, i - 1, i) && close_gap(d, i))
				has_closed = true;
	}
}

void draft_search(struct order *o, struct order_work *w, int64_t round, uint32_t before,
		  uint32_t last, uint32_t *best)
{
	struct draft d = {
		.o = o, .order = w->order, .spare = w->spare, .n = o->n, .before = before};
	int least = INT_MAX;
	int stale = 0;

	for (uint32_t k = 0; least > o->least_weight && stale < STALE_MAX && d.n_looks < EFFORT;
	     k++) {
		int weight = attempt(&d, round, k, last);

		stale++;
		if (weight >= least)
			continue;
		memcpy(best, d.order + 1, o->n * sizeof *best);
		o->is_free = !d.is_bound;
		least = weight;
		stale = 0;
	}
	if (least > 0 && o->is_open) {
		memcpy(d.order + 1, best, o->n * sizeof *best);
		close_gaps(&d);
		memcpy(best, d.order + 1, o->n * sizeof *best);
		o->is_free = true;
	}
	o->n_looks += d.n_looks;
}

void draft_lay(struct order *o, struct order_work *w, uint32_t last)
{
	struct draft d = {.o = o,
			  .order = w->order,
			  .spare = w->spare,
			  .n = o->n,
			  .random = order_seed(o->seed, UINT64_MAX - 1)};

	begin(&d, last);
	deal_halves(&d);
	for (uint32_t i = 0; i < o->n; i++)
		w->spare[i] = o->place[d.order[i + 1]];
	memcpy(o->place, w->spare, o->n * sizeof *o->place);
}
