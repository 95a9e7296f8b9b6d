/*
 * The order of a round.
 *
 * Goal: a fresh, even-handed order each round with unlike neighbours, computable for any round
 * without knowing the ones before, by any panel, in the same few operations; and no card back at
 * once.
 *
 * Obstacle: the last card of one round and the first of the next are neighbours too; were an order
 * made to suit its predecessor's end, one would have to start at the first round of all.
 *
 * Idea: the last card of a round is drawn first, from (seed, round) alone. So the round before need
 * not be made to know how it ends, and an order is made between two cards that stand fast: the one
 * before it and its own last.
 *
 * Which cards may be last: where half of the cards are of one article, a good order is one of that
 * article and one of the others in turn, and which of the two comes first is settled by what the
 * round before ended with. Could a round that begins with the article end with it, too, it would
 * have one too many. So either all rounds end with a card of that article or none does; the same
 * for a speaker. In a small round (tour.h) the cards that go together so are found by trying.
 *
 * The layout: cards of one number of times M, C of them, get C * M places at equal distances, one
 * card after the other, so that each card's are a Mth of the round apart, from one round to the
 * next, too; these rows of places are then merged. An article or speaker with half of the places or
 * more is dealt out evenly.
 *
 * The order between: of a small round a best one, step by step, by lot where several steps are
 * best; of a larger one what draft.h finds.
 *
 * Example: articles A A B C, rounds end with B or C. ... A C | A B A C | A C A B | A ...
 */
#include "show/order.h"

#include <limits.h>
#include <string.h>

#include "base/num.h"
#include "show/draft.h"

#define SAME_ARTICLE 1
#define SAME_VOICE 1

/* Lots drawn for a round's last card before the layout's own is taken. */
#define LOTS_MAX 64

/* SplitMix64 (Steele, Lea, Flood, OOPSLA 2014), after the public-domain reference by S. Vigna:
 * https://prng.di.unimi.it/splitmix64.c */
uint64_t order_lot(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

uint64_t order_seed(uint64_t a, uint64_t b)
{
	uint64_t state = a ^ b * UINT64_C(0xd1342543de82ef95);

	return order_lot(&state);
}

/* In [0, n), n > 0. The bias is below n / 2^32, far under what anyone can see. */
uint32_t order_below(uint64_t *state, uint32_t n)
{
	return (uint32_t)((order_lot(state) >> 32) * n >> 32);
}

int order_conflict(const struct schedule_card *cards, uint32_t a, uint32_t b)
{
	const struct schedule_card *x = &cards[a];
	const struct schedule_card *y = &cards[b];

	if (a == b)
		return ORDER_SAME_CARD;
	return (x->article == y->article ? SAME_ARTICLE : 0) +
	       (x->voice && x->voice == y->voice ? SAME_VOICE : 0);
}

/* The lots of ROUND; those of different NUMBERs have nothing to do with each other. */
uint64_t order_lots(const struct order *o, int64_t round, uint32_t number)
{
	return order_seed(o->seed, (uint64_t)round) + ((uint64_t)number << 32);
}

static bool is_of(const struct order_half *half, uint32_t value)
{
	return half->n > 0 && half->value == value;
}

/* In which of the two halves the card at a place is: one bit each. */
unsigned order_class(const struct order *o, uint32_t place)
{
	const struct schedule_card *card = &o->cards[o->place[place]];

	return (is_of(&o->article, card->article) ? 1u : 0) |
	       (is_of(&o->voice, card->voice) ? 2u : 0);
}

static bool is_small(const struct order *o)
{
	return o->n <= TOUR_CARDS_MAX;
}

uint32_t order_reach(const struct order *o, uint32_t card)
{
	return o->n / ((uint32_t)ORDER_REACH_PARTS * MAX_OF(o->times[card], 1));
}

/* May the showing of PLACE be the I-th of the order, from 1? */
bool order_reaches(const struct order *o, uint32_t place, uint32_t i)
{
	uint32_t away = place + 1 > i ? place + 1 - i : i - place - 1;

	return away <= order_reach(o, o->place[place]);
}

/* May PLACE end ROUND? The layout's own end then takes its place. */
static bool may_be_last(const struct order *o, int64_t round, uint32_t place)
{
	if (is_small(o))
		return o->last_set[num_floor_mod(round, 2)] >> place & 1;
	return order_class(o, place) == o->last_class && order_reaches(o, place, o->n) &&
	       order_reaches(o, o->n - 1, place + 1);
}

/* The place that ends ROUND. */
static uint32_t last_of(const struct order *o, int64_t round)
{
	uint64_t random = order_lots(o, round, UINT32_MAX);
	uint32_t window = is_small(o) ? o->n : MAX_OF(o->n / ORDER_REACH_PARTS, 1);
	uint32_t place = o->n - 1;

	for (int lot = 0; lot < LOTS_MAX; lot++) {
		uint32_t drawn = o->n - 1 - order_below(&random, window);

		if (may_be_last(o, round, drawn))
			return drawn;
	}
	while (place > 0 && !may_be_last(o, round, place))
		place--;
	return place;
}

uint32_t order_last(const struct order *o, int64_t round)
{
	return o->place[last_of(o, round)];
}

/* One bit of SET. */
static uint32_t bit_by_lot(uint64_t *random, unsigned set)
{
	uint32_t n = 0;
	uint32_t bit = 0;

	for (unsigned rest = set; rest; rest &= rest - 1)
		n++;
	for (n = order_below(random, n); n > 0; n--)
		set &= set - 1;
	while (!(set >> bit & 1))
		bit++;
	return bit;
}

/* The places with which a best order of a small round can begin after the card BEFORE. */
static unsigned best_first(const struct order *o, uint32_t before)
{
	unsigned all = (1u << o->n) - 1;
	unsigned set = 0;
	int least = INT_MAX;

	for (uint32_t x = 0; x < o->n; x++) {
		int rest = o->tour->least[all][x];
		int weight = rest + (before == SCHEDULE_NONE
					     ? 0
					     : order_conflict(o->cards, before, o->place[x]));

		if (rest == TOUR_NEVER || weight > least)
			continue;
		set = weight < least ? 0 : set;
		least = weight;
		set |= 1u << x;
	}
	return set;
}

/* The same for a small round: a best order. */
static void best_order(struct order *o, int64_t round, uint32_t before, uint32_t *out)
{
	uint64_t random = order_lots(o, round, 0);
	unsigned left = (1u << o->n) - 1;
	uint32_t at = 0;

	tour_aim(o->tour, last_of(o, round));
	for (uint32_t i = 0; i < o->n; i++) {
		at = bit_by_lot(&random, i ? tour_best(o->tour, left, at) : best_first(o, before));
		out[i] = at;
		left &= ~(1u << at);
	}
	o->is_free = true;
	o->n_looks += TOUR_LOOKS(o->n);
}

void order_make(struct order *o, struct order_work *w, int64_t round, uint32_t before,
		uint32_t *out)
{
	if (is_small(o))
		best_order(o, round, before, out);
	else
		draft_search(o, w, round, before, last_of(o, round), out);
	for (uint32_t i = 0; i < o->n; i++)
		out[i] = o->place[out[i]];
}

/* ---- the layout */

size_t order_bytes(uint32_t n_cards, uint32_t n_showings_max)
{
	return n_cards + n_showings_max * sizeof(uint32_t) + sizeof(struct tour) + 3 * 64;
}

size_t order_work_bytes(uint32_t n_showings_max)
{
	return 2 * ((n_showings_max + 1) * sizeof(uint32_t) + 64);
}

enum err order_init(struct order *o, const struct schedule_card *cards, uint32_t n_cards,
		    uint32_t n_showings_max, struct arena *a)
{
	memset(o, 0, sizeof *o);
	o->cards = cards;
	o->n_cards = n_cards;
	o->times = arena_take(a, n_cards);
	o->place = arena_take_array(a, n_showings_max, sizeof *o->place);
	o->tour = arena_take(a, sizeof *o->tour);
	return o->times && o->place && o->tour ? ERR_NONE : ERR_MEMORY;
}

enum err order_work_init(struct order_work *w, uint32_t n_showings_max, struct arena *a)
{
	w->order = arena_take_array(a, n_showings_max + (size_t)1, sizeof *w->order);
	w->spare = arena_take_array(a, n_showings_max + (size_t)1, sizeof *w->spare);
	return w->order && w->spare ? ERR_NONE : ERR_MEMORY;
}

static uint32_t article_of(const struct schedule_card *card)
{
	return card->article;
}

static uint32_t voice_of(const struct schedule_card *card)
{
	return card->voice;
}

typedef uint32_t value_getter(const struct schedule_card *card);

static uint32_t value_at(const struct order *o, uint32_t place, value_getter *value_of)
{
	return value_of(&o->cards[o->place[place]]);
}

static uint32_t n_with(const struct order *o, uint32_t value, value_getter *value_of)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < o->n; i++)
		n += value_at(o, i, value_of) == value;
	return n;
}

/* The value, but for LEFT_OUT, that at least half of the showings share, where there is one.
 * Without the last showing it is one of more than half, or else it is the last one's own. The
 * former is found by Boyer and Moore's vote (a fast majority vote algorithm, 1981): unlike pairs
 * are struck out until one value is left. */
static struct order_half half_of(const struct order *o, int64_t left_out, value_getter *value_of)
{
	uint32_t candidate[2] = {0, value_at(o, o->n - 1, value_of)};
	struct order_half none = {0, 0};
	uint32_t votes = 0;

	for (uint32_t i = 0; i + 1 < o->n; i++) {
		uint32_t v = value_at(o, i, value_of);

		if (votes == 0)
			candidate[0] = v;
		votes = v == candidate[0] ? votes + 1 : votes - 1;
	}
	for (size_t k = 0; k < COUNT_OF(candidate); k++) {
		struct order_half half = {candidate[k], n_with(o, candidate[k], value_of)};

		if (half.value != left_out && half.n >= o->n - half.n)
			return half;
	}
	return none;
}

/* So many neighbours of that value there are in any round, see above. */
static int alike_at_least(const struct order *o, const struct order_half *half)
{
	return half->n > 0 ? (int)(2 * (int64_t)half->n - (int64_t)o->n) : 0;
}

/* The class with the most showings: so the last card varies as much as it can. */
static unsigned largest_class(const struct order *o)
{
	uint32_t n_of[4] = {0, 0, 0, 0};
	unsigned largest = 0;

	for (uint32_t i = 0; i < o->n; i++)
		n_of[order_class(o, i)]++;
	for (unsigned c = 1; c < COUNT_OF(n_of); c++)
		if (n_of[c] > n_of[largest])
			largest = c;
	return largest;
}

static void set_up_tour(struct order *o)
{
	o->tour->n = o->n;
	for (uint32_t a = 0; a < o->n; a++)
		for (uint32_t b = 0; b < o->n; b++)
			o->tour->cost[a][b] =
				(uint8_t)order_conflict(o->cards, o->place[a], o->place[b]);
	(void)tour_ends(o->tour, o->last_set);
}

/* Is no showing alike with more than (N - 4) / 2 others? */
static bool is_open(const struct order *o)
{
	if (o->n > ORDER_OPEN_MAX)
		return false;
	for (uint32_t i = 0; i < o->n; i++) {
		uint32_t n_alike = 0;

		for (uint32_t j = 0; j < o->n; j++)
			n_alike += j != i && order_conflict(o->cards, o->place[i], o->place[j]);
		if (2 * n_alike + 4 > o->n)
			return false;
	}
	return true;
}

/* Cards that come one number of times: CARD[0 .. n), and the next of their n * TIMES places. */
struct row {
	const uint32_t *card;
	uint64_t n, n_places, next;
	uint64_t shift; /* of the whole row, of 65,536 of a distance */
};

/* Sorts the cards into rows, each in an order by lot; their lists fill SPARE. */
static void make_rows(struct order *o, uint32_t *spare, struct row *rows)
{
	uint64_t random = order_seed(o->seed, UINT64_MAX);
	uint32_t at = 0;

	for (unsigned m = 1; m <= ORDER_TIMES_MAX; m++) {
		uint32_t first = at;

		for (uint32_t i = 0; i < o->n_cards; i++)
			if (o->times[i] == m)
				spare[at++] = i;
		for (uint32_t i = at; i > first + 1; i--) {
			uint32_t j = first + order_below(&random, i - first);
			uint32_t card = spare[i - 1];

			spare[i - 1] = spare[j];
			spare[j] = card;
		}
		rows[m - 1] = (struct row){spare + first, at - first, (uint64_t)(at - first) * m, 0,
					   order_below(&random, 65536)};
	}
}

/* Whose next place is nearer: A's? */
static bool is_before(const struct row *a, const struct row *b)
{
	return ((a->next << 16) + a->shift) * b->n_places <
	       ((b->next << 16) + b->shift) * a->n_places;
}

static void merge_rows(struct order *o, struct row *rows)
{
	o->n = 0;
	for (;;) {
		struct row *first = NULL;

		for (unsigned m = 0; m < ORDER_TIMES_MAX; m++)
			if (rows[m].next < rows[m].n_places &&
			    (!first || is_before(&rows[m], first)))
				first = &rows[m];
		if (!first)
			return;
		o->place[o->n++] = first->card[first->next++ % first->n];
	}
}

/* The last place of the class that rounds end with. */
static uint32_t last_in_class(const struct order *o)
{
	uint32_t last = o->n - 1;

	while (order_class(o, last) != o->last_class)
		last--;
	return last;
}

void order_lay(struct order *o, struct order_work *w, uint64_t seed)
{
	struct row rows[ORDER_TIMES_MAX];

	o->seed = seed;
	make_rows(o, w->spare, rows);
	merge_rows(o, rows);
	o->article = half_of(o, -1, article_of);
	o->voice = half_of(o, 0, voice_of); /* 0 is nobody's */
	o->least_weight = alike_at_least(o, &o->article) + alike_at_least(o, &o->voice);
	o->last_class = largest_class(o);
	o->is_open = is_open(o);
	if (is_small(o))
		set_up_tour(o);
	else if (o->article.n || o->voice.n)
		draft_lay(o, w, last_in_class(o));
}
