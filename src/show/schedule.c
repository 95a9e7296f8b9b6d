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
 * is repaired by an exchange that leaves fewer; of several attempts the best is taken. Its last
 * card is final. Then the *seam*: the first card may be exchanged with one of the middle so that it
 * suits the last card of the draft before. As the seam never moves a draft's last card, the cycle
 * before need only be drafted, not seamed: two drafts in all.
 *
 * Example: drafts ... | C A B | B D C | ...   The seam of the second sees B after B, exchanges B
 * and D: C A B | D B C. The third looks at the second's last card, C, which did not move.
 *
 * Known limit: where only strictly alternating orders are good (two articles, half the cards each),
 * the last card of one cycle and the first of the next can be alike, as either end may come last.
 */
#include "show/schedule.h"

#include <string.h>

#include "base/num.h"
#include "show/dwell.h"

#define SAME_ARTICLE 1
#define SAME_VOICE 1

/* An exchange partner is looked for among so many at most, so that a draft is linear in n even
 * where no order is good. */
#define PARTNERS_MAX 64
#define REACH 1024
/* Attempts at a draft, times cards: small packs get many attempts, large ones are nearly always
 * good at the first. */
#define EFFORT 8192u

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

static int weight_after(const struct schedule *s, uint32_t i)
{
	return i + 1 < s->n ? schedule_conflict(s, s->order[i], s->order[i + 1]) : 0;
}

/* The weight of the neighbourhoods of position I (both sides), within the cycle. */
static int weight_at(const struct schedule *s, uint32_t i)
{
	return (i > 0 ? weight_after(s, i - 1) : 0) + weight_after(s, i);
}

static void exchange(struct schedule *s, uint32_t i, uint32_t j)
{
	uint32_t card = s->order[i];

	s->order[i] = s->order[j];
	s->order[j] = card;
}

static void reverse(struct schedule *s, uint32_t first, uint32_t last)
{
	while (first < last)
		exchange(s, first++, last--);
}

/* What exchanging I and J would take off the weight, BEFORE standing before the cycle (n: nobody).
 */
static int exchange_gain(struct schedule *s, uint32_t i, uint32_t j, uint32_t before)
{
	int gain = weight_at(s, i) + weight_at(s, j);

	gain += before < s->n ? schedule_conflict(s, before, s->order[0]) : 0;
	exchange(s, i, j);
	gain -= weight_at(s, i) + weight_at(s, j);
	gain -= before < s->n ? schedule_conflict(s, before, s->order[0]) : 0;
	exchange(s, i, j);
	return gain;
}

/* The same for turning [I, J] round: only its two ends get other neighbours. */
static int reverse_gain(const struct schedule *s, uint32_t i, uint32_t j, uint32_t before)
{
	uint32_t left = i > 0 ? s->order[i - 1] : before;
	uint32_t a = s->order[i];
	uint32_t b = s->order[j];
	int gain = weight_after(s, j);

	if (left < s->n)
		gain += schedule_conflict(s, left, a) - schedule_conflict(s, left, b);
	if (j + 1 < s->n)
		gain -= schedule_conflict(s, a, s->order[j + 1]);
	return gain;
}

/* Mends the neighbourhood before position I with the first change that helps, looked for from a
 * random place on. A turn reaches at most REACH positions, so its cost stays bounded. */
static void repair(struct schedule *s, uint32_t i, uint64_t *random)
{
	uint32_t j = random_below(random, s->n);

	for (uint32_t tries = MIN_OF(s->n, PARTNERS_MAX); tries > 0; tries--) {
		if (j != i && exchange_gain(s, i, j, s->n) > 0) {
			exchange(s, i, j);
			return;
		}
		if (j > i && j - i < REACH && reverse_gain(s, i, j, s->n) > 0) {
			reverse(s, i, j);
			return;
		}
		j = j + 1 < s->n ? j + 1 : 0;
	}
}

static int total_weight(const struct schedule *s)
{
	int w = 0;

	for (uint32_t i = 1; i < s->n; i++)
		w += schedule_conflict(s, s->order[i - 1], s->order[i]);
	return w;
}

static void shuffle(struct schedule *s, uint64_t *random)
{
	for (uint32_t i = 0; i < s->n; i++)
		s->order[i] = i;
	for (uint32_t i = s->n; i > 1; i--)
		exchange(s, i - 1, random_below(random, i));
}

/* Returns the weight that is left. */
static int attempt(struct schedule *s, int64_t cycle, uint32_t number)
{
	uint64_t random = s->seed ^ (uint64_t)cycle * UINT64_C(0xd1342543de82ef95);
	int before;
	int after;

	random += (uint64_t)number << 32;
	shuffle(s, &random);
	after = total_weight(s);
	do {
		before = after;
		for (uint32_t i = 1; after > 0 && i < s->n; i++)
			if (schedule_conflict(s, s->order[i - 1], s->order[i]))
				repair(s, i, &random);
		after = total_weight(s);
	} while (after > 0 && after < before);
	return after;
}

static void draft(struct schedule *s, int64_t cycle)
{
	uint32_t attempts = MAX_OF(EFFORT / s->n, 2u);
	uint32_t best = 0;
	int least = -1;

	for (uint32_t k = 0; k < attempts && least != 0; k++) {
		int weight = attempt(s, cycle, k);

		if (least < 0 || weight < least) {
			least = weight;
			best = k;
		}
	}
	if (least != 0)
		(void)attempt(s, cycle, best);
}

/* The best single change of the front that leaves the last card where it is. */
static void seam(struct schedule *s, uint32_t last_before)
{
	uint32_t best = 0;
	bool turned = false;
	int most = 0;

	for (uint32_t j = 1; j + 1 < s->n && j <= PARTNERS_MAX; j++) {
		int exchanged = exchange_gain(s, 0, j, last_before);
		int reversed = reverse_gain(s, 0, j, last_before);

		if (MAX_OF(exchanged, reversed) <= most)
			continue;
		most = MAX_OF(exchanged, reversed);
		turned = reversed >= exchanged;
		best = j;
	}
	if (turned)
		reverse(s, 0, best);
	else
		exchange(s, 0, best);
}

static void prepare(struct schedule *s, int64_t cycle)
{
	uint32_t last_before;
	int64_t at = 0;

	if (s->is_cached && s->cached_cycle == cycle)
		return;
	if (s->n <= 2) { /* one card stays, two can only alternate */
		for (uint32_t i = 0; i < s->n; i++)
			s->order[i] = i;
	} else {
		draft(s, cycle - 1);
		last_before = s->order[s->n - 1];
		draft(s, cycle);
		seam(s, last_before);
	}
	for (uint32_t i = 0; i < s->n; i++) {
		s->start_ms[i] = at;
		at += s->cards[s->order[i]].dwell_ms;
	}
	s->cached_cycle = cycle;
	s->is_cached = true;
}

size_t schedule_bytes(uint32_t n)
{
	const size_t padding = 3 * 64;

	return n * (sizeof(struct schedule_card) + sizeof(uint32_t) + sizeof(int64_t)) + padding;
}

static enum err take_memory(struct schedule *s, uint32_t n, struct arena *a)
{
	memset(s, 0, sizeof *s);
	s->cards = arena_take_array(a, n, sizeof *s->cards);
	s->order = arena_take_array(a, n, sizeof *s->order);
	s->start_ms = arena_take_array(a, n, sizeof *s->start_ms);
	s->n = n;
	return s->cards && s->order && s->start_ms ? ERR_NONE : ERR_MEMORY;
}

static void add_up(struct schedule *s, uint64_t seed)
{
	s->seed = seed;
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
	int64_t cycle = num_floor_div(utc_ms, s->cycle_ms);
	int64_t within = utc_ms - cycle * s->cycle_ms;
	uint32_t low = 0;
	uint32_t high = s->n;

	prepare(s, cycle);
	while (high - low > 1) { /* start_ms[low] <= within < start_ms[high] */
		uint32_t middle = low + (high - low) / 2;

		if (s->start_ms[middle] <= within)
			low = middle;
		else
			high = middle;
	}
	out->card = s->order[low];
	out->cycle = cycle;
	out->position = low;
	out->start_ms = cycle * s->cycle_ms + s->start_ms[low];
	out->end_ms = out->start_ms + s->cards[out->card].dwell_ms;
}
