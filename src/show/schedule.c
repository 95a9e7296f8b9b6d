/*
 * The order of a cycle.
 *
 * Goal: a fresh, even-handed order each cycle with unlike neighbours, computable for any cycle
 * without knowing the ones before, by any panel, in the same few operations.
 *
 * Obstacle: the last card of one cycle and the first of the next are neighbours too; were an order
 * made to suit its predecessor's end, one would have to start at the first cycle of all.
 *
 * Idea: the last card of a cycle is drawn first, from (seed, cycle) alone. So the cycle before need
 * not be made to know how it ends, and an order is made between two cards that stand fast: the one
 * before it and its own last.
 *
 * Which cards may be last: where half of the cards are of one article, a good order is one of that
 * article and one of the others in turn, and which of the two comes first is settled by what the
 * cycle before ended with. Could a cycle that begins with the article end with it, too, it would
 * have one too many. So either all cycles end with a card of that article or none does; the same
 * for a speaker. In a small pack (tour.h) the cards that go together so are found by trying.
 *
 * The order between: of a small pack a best one, step by step, by lot where several steps are best.
 * Of a larger one a *draft*: a shuffle, in which an article or speaker with half the cards or more
 * is dealt out evenly, then each bad neighbourhood is repaired by a change that leaves fewer; of
 * several attempts the best is taken.
 *
 * Example: articles A A B C, cycles end with B or C. ... A C | A B A C | A C A B | A ...
 *
 * When to stop: a draft is done when its weight (the sum of schedule_conflict() over neighbours,
 * the card before it among them) is as low as a count of the cards allows, or when its effort is
 * spent. The count: where M of N cards are of one article, and a cycle and the one before it both
 * end with another one, or both with it, the N - M others part it into at most N - M groups, so at
 * least M - (N - M) of its cards follow one of their own. The same holds for speakers, and as an
 * alike article and an alike speaker weigh one each, the two figures add up.
 */
#include "show/schedule.h"

#include <limits.h>
#include <string.h>

#include "base/num.h"
#include "show/dwell.h"
#include "show/tour.h"

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
/* Lots drawn for a cycle's last card before the next one that will do is taken. */
#define LOTS_MAX 64

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

/* The lots of CYCLE; those of different NUMBERs have nothing to do with each other. */
static uint64_t lots_of(const struct schedule *s, int64_t cycle, uint32_t number)
{
	return (s->seed ^ (uint64_t)cycle * UINT64_C(0xd1342543de82ef95)) +
	       ((uint64_t)number << 32);
}

static bool is_of(const struct schedule_half *half, uint32_t value)
{
	return half->n > 0 && half->value == value;
}

/* In which of the two halves the card is: one bit each. */
static unsigned class_of(const struct schedule *s, uint32_t card)
{
	return (is_of(&s->article, s->cards[card].article) ? 1u : 0) |
	       (is_of(&s->voice, s->cards[card].voice) ? 2u : 0);
}

static bool may_be_last(const struct schedule *s, int64_t cycle, uint32_t card)
{
	if (s->tour)
		return s->last_set[num_floor_mod(cycle, 2)] >> card & 1;
	return class_of(s, card) == s->last_class;
}

/* The last card of CYCLE. */
static uint32_t last_of(const struct schedule *s, int64_t cycle)
{
	uint64_t random = lots_of(s, cycle, UINT32_MAX);
	uint32_t card = random_below(&random, s->n);

	for (int lot = 1; !may_be_last(s, cycle, card); lot++)
		card = lot < LOTS_MAX ? random_below(&random, s->n) : (card + 1) % s->n;
	return card;
}

/* An order in the making: ORDER[1 .. n], between ORDER[0], the card before it, and its own last at
 * N. Those two stand fast. */
struct draft {
	const struct schedule *s;
	uint32_t *order;
	uint32_t n;
	uint64_t random;
	int64_t credit;	  /* partners that may still be looked at */
	uint64_t n_looks; /* partners and positions looked at */
};

/* The weight of the neighbourhoods of position I (both sides); 0 < I < N. */
static int weight_at(const struct draft *d, uint32_t i)
{
	return schedule_conflict(d->s, d->order[i - 1], d->order[i]) +
	       schedule_conflict(d->s, d->order[i], d->order[i + 1]);
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
	uint32_t left = d->order[i - 1];
	uint32_t a = d->order[i];
	uint32_t b = d->order[j];
	uint32_t right = d->order[j + 1];

	return schedule_conflict(d->s, left, a) + schedule_conflict(d->s, b, right) -
	       schedule_conflict(d->s, left, b) - schedule_conflict(d->s, a, right);
}

/* Mends the neighbourhood of position I with the first change that helps, looked for from a random
 * place on. Returns what that takes off the weight. */
static int repair(struct draft *d, uint32_t i)
{
	uint32_t j = 1 + random_below(&d->random, d->n - 1);
	int64_t tries = MIN_OF(MIN_OF(d->n - 1, PARTNERS_MAX), d->credit);
	int gain = 0;

	while (gain <= 0 && tries-- > 0) {
		uint32_t first = MIN_OF(i, j);
		uint32_t last = MAX_OF(i, j);

		d->credit--;
		d->n_looks++;
		gain = j != i ? exchange_gain(d, i, j) : 0;
		if (gain > 0) {
			exchange(d, i, j);
		} else if (first < last && last - first < REACH) {
			gain = reverse_gain(d, first, last);
			if (gain > 0)
				reverse(d, first, last);
		}
		j = j + 1 < d->n ? j + 1 : 1;
	}
	return MAX_OF(gain, 0);
}

static int total_weight(const struct draft *d)
{
	int w = 0;

	for (uint32_t i = 0; i < d->n; i++)
		w += schedule_conflict(d->s, d->order[i], d->order[i + 1]);
	return w;
}

/* LAST stays where it is. */
static void shuffle(struct draft *d, uint32_t last)
{
	for (uint32_t i = 0; i < d->n; i++)
		d->order[i + 1] = i;
	exchange(d, last + 1, d->n);
	for (uint32_t i = d->n - 1; i > 1; i--)
		exchange(d, i, 1 + random_below(&d->random, i));
}

/* Deals the cards of the class BIT, which are half of all or more, out among the others, in as many
 * groups as there are others: those take turns, and where in the groups the surplus goes is by
 * lot. */
static void deal(struct draft *d, unsigned bit, uint32_t n_of_class)
{
	uint32_t groups = d->n - n_of_class;		       /* yet to be begun */
	uint32_t surplus = n_of_class - groups;		       /* yet to be placed */
	uint32_t next[2] = {1, 1};			       /* out of the class, in it */
	bool wanted = !(class_of(d->s, d->order[d->n]) & bit); /* in the class? */

	groups -= groups > 0 && wanted;
	for (uint32_t i = 1; i < d->n; i++) {
		uint32_t *j = &next[wanted];

		*j = MAX_OF(*j, i);
		while (*j < d->n && !(class_of(d->s, d->order[*j]) & bit) == wanted)
			++*j;
		if (*j == d->n) /* none is left but the last */
			return;
		exchange(d, i, *j);
		if (!wanted) {
			wanted = true;
			groups -= groups > 0;
		} else if (surplus > 0 && random_below(&d->random, surplus + groups) < surplus) {
			surplus--;
		} else {
			wanted = false;
		}
	}
}

/* One pass over an order of WEIGHT; returns the weight that is left. */
static int repair_all(struct draft *d, int weight)
{
	for (uint32_t i = 1; i <= d->n && weight > d->s->least_weight; i++) {
		d->credit += CREDIT_A_POSITION;
		if (schedule_conflict(d->s, d->order[i - 1], d->order[i]))
			weight -= repair(d, MIN_OF(i, d->n - 1));
	}
	return weight;
}

/* Attempt NUMBER at an order for CYCLE that ends with LAST; returns its weight. */
static int attempt(struct draft *d, int64_t cycle, uint32_t number, uint32_t last)
{
	const struct schedule *s = d->s;
	int before;
	int after;

	d->random = lots_of(s, cycle, number);
	d->credit = CREDIT;
	shuffle(d, last);
	if (s->article.n > 0 && s->article.n >= s->voice.n)
		deal(d, 1, s->article.n);
	else if (s->voice.n > 0)
		deal(d, 2, s->voice.n);
	after = total_weight(d);
	for (int pass = 0; pass < PASSES_MAX; pass++) {
		before = after;
		after = repair_all(d, before);
		d->n_looks += d->n;
		if (after == before || after <= s->least_weight)
			break;
	}
	return after;
}

/* Writes an order for CYCLE between BEFORE and LAST to ORDER. */
static void draft(struct schedule *s, int64_t cycle, uint32_t before, uint32_t last,
		  uint32_t *order)
{
	struct draft d = {.s = s, .order = s->scratch, .n = s->n};
	int least = INT_MAX;
	int stale = 0;

	d.order[0] = before;
	for (uint32_t k = 0; least > s->least_weight && stale < STALE_MAX && d.n_looks < EFFORT;
	     k++) {
		int weight = attempt(&d, cycle, k, last);

		stale++;
		if (weight < least) {
			memcpy(order, d.order + 1, s->n * sizeof *order);
			least = weight;
			stale = 0;
		}
	}
	s->n_looks += d.n_looks;
}

/* One bit of SET. */
static uint32_t bit_by_lot(uint64_t *random, unsigned set)
{
	uint32_t n = 0;
	uint32_t bit = 0;

	for (unsigned rest = set; rest; rest &= rest - 1)
		n++;
	for (n = random_below(random, n); n > 0; n--)
		set &= set - 1;
	while (!(set >> bit & 1))
		bit++;
	return bit;
}

/* The same for a small pack: a best order. */
static void best_order(struct schedule *s, int64_t cycle, uint32_t before, uint32_t last,
		       uint32_t *order)
{
	uint64_t random = lots_of(s, cycle, 0);
	unsigned left = (1u << s->n) - 1;

	tour_aim(s->tour, last);
	for (uint32_t i = 0; i < s->n; i++) {
		before = bit_by_lot(&random, tour_best(s->tour, left, before));
		order[i] = before;
		left &= ~(1u << before);
	}
	s->n_looks += TOUR_LOOKS(s->n);
}

/* Where the cycle NUMBER is cached; SCHEDULE_CYCLES: nowhere. */
static size_t find_cycle(const struct schedule *s, int64_t number)
{
	size_t i = 0;

	while (i < SCHEDULE_CYCLES && !(s->cycle[i].is_known && s->cycle[i].number == number))
		i++;
	return i;
}

/* Fills C with the order of the cycle NUMBER. */
static void fill_cycle(struct schedule *s, struct schedule_cycle *c, int64_t number)
{
	uint32_t before = last_of(s, number - 1);
	uint32_t last = last_of(s, number);
	int64_t at = 0;

	if (s->tour)
		best_order(s, number, before, last, c->order);
	else
		draft(s, number, before, last, c->order);
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
	const size_t padding = (3 + 2 * SCHEDULE_CYCLES) * 64;
	const size_t cycle = sizeof(uint32_t) + sizeof(int64_t);

	return n * (sizeof(struct schedule_card) + SCHEDULE_CYCLES * cycle + sizeof(uint32_t)) +
	       sizeof(uint32_t) + (n <= TOUR_CARDS_MAX ? sizeof(struct tour) : 0) + padding;
}

static enum err take_memory(struct schedule *s, uint32_t n, struct arena *a)
{
	bool is_enough;

	memset(s, 0, sizeof *s);
	s->cards = arena_take_array(a, n, sizeof *s->cards);
	s->scratch = arena_take_array(a, n + 1, sizeof *s->scratch);
	is_enough = s->cards && s->scratch;
	for (size_t i = 0; i < SCHEDULE_CYCLES; i++) {
		struct schedule_cycle *c = &s->cycle[i];

		c->order = arena_take_array(a, n, sizeof *c->order);
		c->start_ms = arena_take_array(a, n, sizeof *c->start_ms);
		is_enough = is_enough && c->order && c->start_ms;
	}
	if (n <= TOUR_CARDS_MAX) {
		s->tour = arena_take(a, sizeof *s->tour);
		is_enough = is_enough && s->tour;
	}
	s->n = n;
	return is_enough ? ERR_NONE : ERR_MEMORY;
}

static uint32_t article_of(const struct schedule_card *card)
{
	return card->article;
}

static uint32_t voice_of(const struct schedule_card *card)
{
	return card->voice;
}

static uint32_t n_with(const struct schedule *s, uint32_t value,
		       uint32_t (*value_of)(const struct schedule_card *))
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < s->n; i++)
		n += value_of(&s->cards[i]) == value;
	return n;
}

/* The value, but for LEFT_OUT, that at least half of the cards share, where there is one. Without
 * the last card it is one of more than half, or else it is the last card's own. The former is found
 * by Boyer and Moore's vote (a fast majority vote algorithm, 1981): unlike pairs are struck out
 * until one value is left. */
static struct schedule_half half_of(const struct schedule *s, int64_t left_out,
				    uint32_t (*value_of)(const struct schedule_card *))
{
	uint32_t candidate[2] = {0, value_of(&s->cards[s->n - 1])};
	struct schedule_half none = {0, 0};
	uint32_t votes = 0;

	for (uint32_t i = 0; i + 1 < s->n; i++) {
		uint32_t v = value_of(&s->cards[i]);

		if (votes == 0)
			candidate[0] = v;
		votes = v == candidate[0] ? votes + 1 : votes - 1;
	}
	for (size_t k = 0; k < COUNT_OF(candidate); k++) {
		struct schedule_half half = {candidate[k], n_with(s, candidate[k], value_of)};

		if (half.value != left_out && half.n >= s->n - half.n)
			return half;
	}
	return none;
}

/* So many neighbours of that value there are in any cycle, see above. */
static int alike_at_least(const struct schedule *s, const struct schedule_half *half)
{
	return half->n > 0 ? (int)(2 * (int64_t)half->n - (int64_t)s->n) : 0;
}

/* The class with the most cards: so the last card varies as much as it can. */
static unsigned largest_class(const struct schedule *s)
{
	uint32_t n_of[4] = {0, 0, 0, 0};
	unsigned largest = 0;

	for (uint32_t i = 0; i < s->n; i++)
		n_of[class_of(s, i)]++;
	for (unsigned c = 1; c < COUNT_OF(n_of); c++)
		if (n_of[c] > n_of[largest])
			largest = c;
	return largest;
}

static void set_up_tour(struct schedule *s)
{
	s->tour->n = s->n;
	for (uint32_t a = 0; a < s->n; a++)
		for (uint32_t b = 0; b < s->n; b++)
			s->tour->cost[a][b] = (uint8_t)schedule_conflict(s, a, b);
	(void)tour_ends(s->tour, s->last_set);
}

static void add_up(struct schedule *s, uint64_t seed)
{
	s->seed = seed;
	s->article = half_of(s, -1, article_of);
	s->voice = half_of(s, 0, voice_of); /* 0 is nobody's */
	s->least_weight = alike_at_least(s, &s->article) + alike_at_least(s, &s->voice);
	s->last_class = largest_class(s);
	if (s->tour)
		set_up_tour(s);
	for (uint32_t i = 0; i < s->n; i++)
		s->cycle_ms += s->cards[i].dwell_ms;
}

/* The cards of PACK, halves of one quotation counted once. */
static uint32_t count_whole(const struct pack *pack)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < pack_n_cards(pack); i++) {
		struct pack_card card;

		pack_card(pack, i, &card);
		n += card.part < 2;
	}
	return n;
}

/* Card AT of PACK, with its second half where it is a first one. */
static struct schedule_card whole_card(const struct pack *pack, uint32_t at,
				       enum board_audience audience)
{
	struct schedule_card whole = {.card = at};
	struct pack_card card;

	pack_card(pack, at, &card);
	whole.article = card.article;
	whole.voice = card.voice;
	whole.dwell_ms = dwell_ms(&card, audience);
	if (card.n_parts) {
		whole.first_ms = whole.dwell_ms;
		pack_card(pack, at + 1, &card);
		whole.dwell_ms += dwell_ms(&card, audience);
	}
	return whole;
}

enum err schedule_init(struct schedule *s, const struct pack *pack, const struct board *board,
		       struct arena *a)
{
	uint32_t n = count_whole(pack);
	enum err e = take_memory(s, n, a);

	if (e)
		return e;
	for (uint32_t i = 0, at = 0; i < n; i++, at++) {
		s->cards[i] = whole_card(pack, at, (enum board_audience)board->audience);
		at += s->cards[i].first_ms > 0;
	}
	add_up(s, span_hash(span_of(board->site), pack_hash(pack)));
	return ERR_NONE;
}

enum err schedule_init_cards(struct schedule *s, const struct schedule_card *cards, uint32_t n,
			     uint64_t seed, struct arena *a)
{
	enum err e;

	for (uint32_t i = 0; i < n; i++)
		if (cards[i].dwell_ms <= 0 || cards[i].first_ms < 0 ||
		    cards[i].first_ms >= cards[i].dwell_ms)
			return ERR_RANGE;
	if (n == 0)
		return ERR_RANGE;
	e = take_memory(s, n, a);
	if (e)
		return e;
	memcpy(s->cards, cards, n * sizeof *cards);
	for (uint32_t i = 0; i < n; i++)
		s->cards[i].card = i;
	add_up(s, seed);
	return ERR_NONE;
}

/* Completes OUT, which has the start of CARD: the half that is on at UTC_MS, or all of it. */
static void take_half(const struct schedule_card *card, int64_t utc_ms, struct schedule_slot *out)
{
	int64_t second_ms = out->start_ms + card->first_ms;

	out->card = card->card;
	out->end_ms = out->start_ms + card->dwell_ms;
	if (card->first_ms == 0)
		return;
	if (utc_ms < second_ms) {
		out->end_ms = second_ms;
	} else {
		out->card++;
		out->start_ms = second_ms;
	}
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
	out->cycle = number;
	out->position = low;
	out->start_ms = number * s->cycle_ms + c->start_ms[low];
	take_half(&s->cards[c->order[low]], utc_ms, out);
}
