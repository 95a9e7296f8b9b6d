/*
 * The order of a cycle.
 *
 * Goal: a fresh, even-handed order each cycle with unlike neighbours, computable for any cycle
 * without knowing the ones before, by any panel, in the same few operations.
 *
 * Obstacle: the last card of one cycle and the first of the next are neighbours too; were an order
 * made to suit its predecessor's end, one would have to start at the first cycle of all.
 *
 * Idea: two steps. A *draft* depends on (seed, cycle) alone: a shuffle, then each bad neighbourhood
 * is repaired by a change that leaves fewer; of several attempts the best is taken. Its last card
 * is final. Then the *seam*: the first card may change places with one of the middle so that it
 * suits the last card of the draft before. As the seam never moves a draft's last card, the cycle
 * before need only be drafted, not seamed: two drafts in all, or one where the cycle before is
 * still known.
 *
 * Example: drafts ... | C A B | B D C | ...   The seam of the second sees B after B, exchanges B
 * and D: C A B | D B C. The third looks at the second's last card, C, which did not move.
 *
 * When to stop: a draft is done when its weight (the sum of schedule_conflict() over neighbours) is
 * as low as a count of the cards allows, or when its effort is spent. The count: where M of N cards
 * are of one article, the N - M others leave at most N - M + 1 groups of that article, so at least
 * M - (N - M + 1) of its cards follow one of their own. The same holds for speakers, and as an
 * alike article and an alike speaker weigh one each, the two figures add up.
 *
 * Known limit: where only strictly alternating orders are good (two articles, half the cards each),
 * the last card of one cycle and the first of the next can be alike, as either end may come last.
 */
#include "show/schedule.h"

#include <limits.h>
#include <string.h>

#include "base/num.h"
#include "show/dwell.h"

#define SAME_ARTICLE 1
#define SAME_VOICE 1

/* A partner for a change is looked for among so many at most; a turn reaches so far. */
#define PARTNERS_MAX 64
#define REACH 1024
/* Passes of repair over one shuffle; nearly all that helps is found in the first two. */
#define PASSES_MAX 6
/* Partners an attempt may look at: so many, and so many more for each position it passes. The
 * first figure gives a small pack every partner at every position, the second keeps large packs
 * linear and lets no part of them use up what the rest needs. */
#define CREDIT 8192
#define CREDIT_A_POSITION 3
/* No new attempt at a draft after so many partners and positions looked at (1 ms on a desktop), or
 * after so many attempts in a row that were no better than the best. */
#define EFFORT 50000u
#define STALE_MAX 64

/* SplitMix64 (Steele, Lea, Flood, OOPSLA 2014), after the public-domain reference by S. Vigna:
 * https://prng.di.unimi.it/splitmix64.c */
static uint64_t next_random(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

/* In [0, n), n > 0. The bias is below n / 2^32, far under what anyone can see. */
static uint32_t random_below(uint64_t *state, uint32_t n)
{
	return (uint32_t)((next_random(state) >> 32) * n >> 32);
}

int schedule_conflict(const struct schedule *s, uint32_t a, uint32_t b)
{
	const struct schedule_card *x = &s->cards[a];
	const struct schedule_card *y = &s->cards[b];

	if (a == b)
		return SCHEDULE_SAME_CARD;
	return (x->article == y->article ? SAME_ARTICLE : 0) +
	       (x->voice && x->voice == y->voice ? SAME_VOICE : 0);
}

/* An order in the making. */
struct draft {
	const struct schedule *s;
	uint32_t *order;
	uint32_t n;
	uint64_t random;
	int64_t credit;	  /* partners that may still be looked at */
	uint64_t n_looks; /* partners and positions looked at */
};

static int weight_after(const struct draft *d, uint32_t i)
{
	return i + 1 < d->n ? schedule_conflict(d->s, d->order[i], d->order[i + 1]) : 0;
}

/* The weight of the neighbourhoods of position I (both sides), within the cycle. */
static int weight_at(const struct draft *d, uint32_t i)
{
	return (i > 0 ? weight_after(d, i - 1) : 0) + weight_after(d, i);
}

static void exchange(struct draft *d, uint32_t i, uint32_t j)
{
	uint32_t card = d->order[i];

	d->order[i] = d->order[j];
	d->order[j] = card;
}

static void reverse(struct draft *d, uint32_t first, uint32_t last)
{
	while (first < last)
		exchange(d, first++, last--);
}

/* What exchanging I and J would take off the weight, BEFORE standing before the cycle (n: nobody).
 */
static int exchange_gain(struct draft *d, uint32_t i, uint32_t j, uint32_t before)
{
	int gain = weight_at(d, i) + weight_at(d, j);

	gain += before < d->n ? schedule_conflict(d->s, before, d->order[0]) : 0;
	exchange(d, i, j);
	gain -= weight_at(d, i) + weight_at(d, j);
	gain -= before < d->n ? schedule_conflict(d->s, before, d->order[0]) : 0;
	exchange(d, i, j);
	return gain;
}

/* The same for turning [I, J] round: only its two ends get other neighbours. */
static int reverse_gain(const struct draft *d, uint32_t i, uint32_t j, uint32_t before)
{
	uint32_t left = i > 0 ? d->order[i - 1] : before;
	uint32_t a = d->order[i];
	uint32_t b = d->order[j];
	int gain = weight_after(d, j);

	if (left < d->n)
		gain += schedule_conflict(d->s, left, a) - schedule_conflict(d->s, left, b);
	if (j + 1 < d->n)
		gain -= schedule_conflict(d->s, a, d->order[j + 1]);
	return gain;
}

/* Mends the neighbourhood before position I with the first change that helps, looked for from a
 * random place on. Returns what that takes off the weight. */
static int repair(struct draft *d, uint32_t i)
{
	uint32_t j = random_below(&d->random, d->n);
	int64_t tries = MIN_OF(MIN_OF(d->n, PARTNERS_MAX), d->credit);
	int gain = 0;

	while (gain <= 0 && tries-- > 0) {
		d->credit--;
		d->n_looks++;
		gain = j != i ? exchange_gain(d, i, j, d->n) : 0;
		if (gain > 0) {
			exchange(d, i, j);
		} else if (j > i && j - i < REACH) {
			gain = reverse_gain(d, i, j, d->n);
			if (gain > 0)
				reverse(d, i, j);
		}
		j = j + 1 < d->n ? j + 1 : 0;
	}
	return MAX_OF(gain, 0);
}

static int total_weight(const struct draft *d)
{
	int w = 0;

	for (uint32_t i = 0; i + 1 < d->n; i++)
		w += weight_after(d, i);
	return w;
}

static void shuffle(struct draft *d)
{
	for (uint32_t i = 0; i < d->n; i++)
		d->order[i] = i;
	for (uint32_t i = d->n; i > 1; i--)
		exchange(d, i - 1, random_below(&d->random, i));
}

/* One pass over an order of WEIGHT; returns the weight that is left. */
static int repair_all(struct draft *d, int weight)
{
	for (uint32_t i = 1; i < d->n && weight > d->s->least_weight; i++) {
		d->credit += CREDIT_A_POSITION;
		if (schedule_conflict(d->s, d->order[i - 1], d->order[i]))
			weight -= repair(d, i);
	}
	return weight;
}

/* Attempt NUMBER at an order for CYCLE; returns its weight. */
static int attempt(struct draft *d, int64_t cycle, uint32_t number)
{
	int before;
	int after;

	d->random = d->s->seed ^ (uint64_t)cycle * UINT64_C(0xd1342543de82ef95);
	d->random += (uint64_t)number << 32;
	d->credit = CREDIT;
	shuffle(d);
	after = total_weight(d);
	for (int pass = 0; pass < PASSES_MAX; pass++) {
		before = after;
		after = repair_all(d, before);
		d->n_looks += d->n;
		if (after == before || after <= d->s->least_weight)
			break;
	}
	return after;
}

/* Writes the draft of CYCLE to ORDER. */
static void draft(struct schedule *s, int64_t cycle, uint32_t *order)
{
	struct draft d = {.s = s, .order = s->scratch, .n = s->n};
	int least = INT_MAX;
	int stale = 0;

	for (uint32_t k = 0; least > s->least_weight && stale < STALE_MAX && d.n_looks < EFFORT;
	     k++) {
		int weight = attempt(&d, cycle, k);

		stale++;
		if (weight < least) {
			memcpy(order, d.order, s->n * sizeof *order);
			least = weight;
			stale = 0;
		}
	}
	s->n_looks += d.n_looks;
}

/* The best single change of the front that leaves the last card where it is. There is always one
 * that parts two of the same card: turning the first two round costs at most two neighbourhoods,
 * 4, and takes SCHEDULE_SAME_CARD off. */
static void seam(struct schedule *s, uint32_t *order, uint32_t last_before)
{
	struct draft d = {.s = s, .order = order, .n = s->n};
	uint32_t best = 0;
	bool turned = false;
	int most = 0;

	for (uint32_t j = 1; j + 1 < d.n && j <= PARTNERS_MAX; j++) {
		int exchanged = exchange_gain(&d, 0, j, last_before);
		int reversed = reverse_gain(&d, 0, j, last_before);

		if (MAX_OF(exchanged, reversed) <= most)
			continue;
		most = MAX_OF(exchanged, reversed);
		turned = reversed >= exchanged;
		best = j;
	}
	if (turned)
		reverse(&d, 0, best);
	else
		exchange(&d, 0, best);
}

/* Where the cycle NUMBER is cached; SCHEDULE_CYCLES: nowhere. */
static size_t find_cycle(const struct schedule *s, int64_t number)
{
	size_t i = 0;

	while (i < SCHEDULE_CYCLES && !(s->cycle[i].is_known && s->cycle[i].number == number))
		i++;
	return i;
}

/* Fills C, of the two cached cycles, with the order of the cycle NUMBER. */
static void fill_cycle(struct schedule *s, struct schedule_cycle *c, int64_t number)
{
	size_t before = find_cycle(s, number - 1);
	uint32_t last_before;
	int64_t at = 0;

	if (s->n <= 2) { /* one card stays, two can only alternate */
		for (uint32_t i = 0; i < s->n; i++)
			c->order[i] = i;
	} else {
		if (before == SCHEDULE_CYCLES)
			draft(s, number - 1, c->order);
		last_before = (before < SCHEDULE_CYCLES ? &s->cycle[before] : c)->order[s->n - 1];
		draft(s, number, c->order);
		seam(s, c->order, last_before);
	}
	for (uint32_t i = 0; i < s->n; i++) {
		c->start_ms[i] = at;
		at += s->cards[c->order[i]].dwell_ms;
	}
	c->number = number;
	c->is_known = true;
}

/* The cycle NUMBER, if need be in place of the one that was not asked for last. */
static const struct schedule_cycle *cycle_of(struct schedule *s, int64_t number)
{
	size_t i = find_cycle(s, number);

	if (i == SCHEDULE_CYCLES) {
		i = (s->latest + 1) % SCHEDULE_CYCLES;
		fill_cycle(s, &s->cycle[i], number);
	}
	s->latest = i;
	return &s->cycle[i];
}

size_t schedule_bytes(uint32_t n)
{
	const size_t padding = (2 + 2 * SCHEDULE_CYCLES) * 64;
	const size_t cycle = sizeof(uint32_t) + sizeof(int64_t);

	return n * (sizeof(struct schedule_card) + SCHEDULE_CYCLES * cycle + sizeof(uint32_t)) +
	       padding;
}

static enum err take_memory(struct schedule *s, uint32_t n, struct arena *a)
{
	bool is_enough;

	memset(s, 0, sizeof *s);
	s->cards = arena_take_array(a, n, sizeof *s->cards);
	s->scratch = arena_take_array(a, n, sizeof *s->scratch);
	is_enough = s->cards && s->scratch;
	for (size_t i = 0; i < SCHEDULE_CYCLES; i++) {
		struct schedule_cycle *c = &s->cycle[i];

		c->order = arena_take_array(a, n, sizeof *c->order);
		c->start_ms = arena_take_array(a, n, sizeof *c->start_ms);
		is_enough = is_enough && c->order && c->start_ms;
	}
	s->n = n;
	return is_enough ? ERR_NONE : ERR_MEMORY;
}

/* The value more than half of the cards share, where there is one, by Boyer and Moore's vote (a
 * fast majority vote algorithm, 1981): unlike pairs are struck out until one value is left. */
static uint32_t majority(const struct schedule *s,
			 uint32_t (*value_of)(const struct schedule_card *))
{
	uint32_t value = 0;
	uint32_t votes = 0;

	for (uint32_t i = 0; i < s->n; i++) {
		uint32_t v = value_of(&s->cards[i]);

		if (votes == 0)
			value = v;
		votes = v == value ? votes + 1 : votes - 1;
	}
	return value;
}

/* At least so many neighbours share a value, in any order. */
static int alike_at_least(const struct schedule *s, uint32_t value,
			  uint32_t (*value_of)(const struct schedule_card *))
{
	int64_t m = 0;

	for (uint32_t i = 0; i < s->n; i++)
		m += value_of(&s->cards[i]) == value;
	return (int)MAX_OF(2 * m - (int64_t)s->n - 1, 0);
}

static uint32_t article_of(const struct schedule_card *card)
{
	return card->article;
}

static uint32_t voice_of(const struct schedule_card *card)
{
	return card->voice;
}

static void add_up(struct schedule *s, uint64_t seed)
{
	uint32_t voice = majority(s, voice_of);

	s->seed = seed;
	s->least_weight = alike_at_least(s, majority(s, article_of), article_of);
	if (voice) /* 0 is nobody's */
		s->least_weight += alike_at_least(s, voice, voice_of);
	for (uint32_t i = 0; i < s->n; i++)
		s->cycle_ms += s->cards[i].dwell_ms;
}

enum err schedule_init(struct schedule *s, const struct pack *pack, const struct board *board,
		       struct arena *a)
{
	enum err e = take_memory(s, pack_n_cards(pack), a);

	if (e)
		return e;
	for (uint32_t i = 0; i < s->n; i++) {
		struct pack_card card;

		pack_card(pack, i, &card);
		s->cards[i].article = card.article;
		s->cards[i].voice = card.voice;
		s->cards[i].dwell_ms = dwell_ms(&card, (enum board_audience)board->audience);
	}
	add_up(s, span_hash(span_of(board->site), pack_hash(pack)));
	return ERR_NONE;
}

enum err schedule_init_cards(struct schedule *s, const struct schedule_card *cards, uint32_t n,
			     uint64_t seed, struct arena *a)
{
	enum err e;

	for (uint32_t i = 0; i < n; i++)
		if (cards[i].dwell_ms <= 0)
			return ERR_RANGE;
	if (n == 0)
		return ERR_RANGE;
	e = take_memory(s, n, a);
	if (e)
		return e;
	memcpy(s->cards, cards, n * sizeof *cards);
	add_up(s, seed);
	return ERR_NONE;
}

void schedule_at(struct schedule *s, int64_t utc_ms, struct schedule_slot *out)
{
	int64_t number = num_floor_div(utc_ms, s->cycle_ms);
	int64_t within = utc_ms - number * s->cycle_ms;
	const struct schedule_cycle *c = cycle_of(s, number);
	uint32_t low = 0;
	uint32_t high = s->n;

	while (high - low > 1) { /* start_ms[low] <= within < start_ms[high] */
		uint32_t middle = low + (high - low) / 2;

		if (c->start_ms[middle] <= within)
			low = middle;
		else
			high = middle;
	}
	out->card = c->order[low];
	out->cycle = number;
	out->position = low;
	out->start_ms = number * s->cycle_ms + c->start_ms[low];
	out->end_ms = out->start_ms + s->cards[out->card].dwell_ms;
}
