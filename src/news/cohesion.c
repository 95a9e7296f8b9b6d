#include "news/cohesion.h"

/* A word of the file. */
struct word {
	uint64_t key;
	uint32_t n_paras; /* it stands in; 0: an empty slot */
	uint32_t last;	  /* the last of them, plus one */
	uint32_t seen[2]; /* the number of the last comparison that saw it before, after */
};

struct cohesion {
	const struct profile *profiles;
	struct word *slots; /* open addressing, a power of two, at most half full */
	size_t mask;
	uint32_t n_paras;
	uint32_t turn; /* number of the current comparison */
};

static struct word *find(const struct cohesion *c, uint64_t key)
{
	size_t at = (size_t)(key ^ key >> 29) & c->mask;

	while (c->slots[at].n_paras && c->slots[at].key != key)
		at = (at + 1) & c->mask;
	return &c->slots[at];
}

struct cohesion *cohesion_create(const struct profile *profiles, size_t n, struct region *r)
{
	struct cohesion *c = region_take(r, sizeof *c);
	size_t total = 0, size = 16;

	for (size_t i = 0; i < n; i++)
		total += profiles[i].content.n;
	while (size < total * 2)
		size *= 2;
	c->profiles = profiles;
	c->slots = region_take_array(r, size, sizeof *c->slots);
	c->mask = size - 1;
	c->n_paras = (uint32_t)n;
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < profiles[i].content.n; k++) {
			struct word *w = find(c, profiles[i].content.items[k]);

			w->key = profiles[i].content.items[k];
			w->n_paras += w->last != i + 1;
			w->last = (uint32_t)i + 1;
		}
	}
	return c;
}

/* Sixteenths of the binary logarithm of n_paras of the file / n_paras of the word. */
static unsigned weight_of(const struct cohesion *c, const struct word *w)
{
	unsigned weight = 1;

	for (uint32_t n = w->n_paras; n * 2 <= c->n_paras; n *= 2)
		weight += 16;
	return weight;
}

/* Marks the words of [from, to) as seen on SIDE and returns their weight; words already seen on the
 * other side are added to *SHARED. Each word counts once. */
static unsigned mark(struct cohesion *c, size_t from, size_t to, unsigned side, unsigned *shared)
{
	unsigned sum = 0;

	for (size_t i = from; i < to; i++) {
		const struct hashes *words = &c->profiles[i].content;

		for (size_t k = 0; k < words->n && k < COHESION_WORDS_MAX; k++) {
			struct word *w = find(c, words->items[k]);

			if (w->seen[side] == c->turn)
				continue;
			w->seen[side] = c->turn;
			sum += weight_of(c, w);
			if (w->seen[!side] == c->turn)
				*shared += weight_of(c, w);
		}
	}
	return sum;
}

unsigned cohesion_between(struct cohesion *c, size_t from, size_t at, size_t to)
{
	unsigned shared = 0, before, after;

	c->turn++;
	before = mark(c, from, at, 0, &shared);
	after = mark(c, at, to, 1, &shared);
	before = MIN_OF(before, after);
	return before ? (unsigned)((uint64_t)shared * 1000 / before) : 0;
}
