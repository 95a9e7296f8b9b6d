#include "news/cohesion.h"

/* A word of the file. */
struct word {
	uint32_t n_paras; /* it stands in */
	uint32_t last;	  /* the last of them, plus one */
	uint32_t weight;  /* see weight_of() */
	uint32_t seen[2]; /* the number of the last comparison that saw it before, after */
};

struct words {
	struct word *items;
	size_t n, max;
};

struct cohesion {
	struct words words;
	const uint32_t *ids;   /* the paragraphs' content words, as indices of words */
	const uint32_t *first; /* of each paragraph and one more, where its ids begin */
	uint32_t turn;	       /* number of the current comparison */
};

/* Open addressing, a power of two, at most half full. */
struct slot {
	uint64_t key;
	uint32_t id; /* plus one; 0: an empty slot */
};

struct table {
	struct slot *slots;
	size_t mask;
};

static struct slot *find(const struct table *t, uint64_t key)
{
	size_t at = (size_t)(key ^ key >> 29) & t->mask;

	while (t->slots[at].id && t->slots[at].key != key)
		at = (at + 1) & t->mask;
	return &t->slots[at];
}

/* The id of a word of paragraph PARA, which is counted there once. */
static uint32_t count(struct cohesion *c, struct table *t, uint64_t key, uint32_t para,
		      struct region *r)
{
	struct slot *s = find(t, key);
	struct word *w;

	if (!s->id) {
		struct word fresh = {0};

		REGION_PUSH(r, &c->words, fresh);
		*s = (struct slot){key, (uint32_t)c->words.n};
	}
	w = &c->words.items[s->id - 1];
	w->n_paras += w->last != para + 1;
	w->last = para + 1;
	return s->id - 1;
}

/* Sixteenths of the binary logarithm of N_ALL paragraphs of the file / N of the word. */
static uint32_t weight_of(size_t n_all, uint32_t n)
{
	uint32_t weight = 1;

	for (size_t of = n; of * 2 <= n_all; of *= 2)
		weight += 16;
	return weight;
}

struct cohesion *cohesion_create(const struct profile *profiles, size_t n, struct region *r)
{
	struct cohesion *c = region_take(r, sizeof *c);
	uint32_t *first = region_take_array(r, n + 1, sizeof *first), *ids;
	size_t size = 16;
	struct table t;

	for (size_t i = 0; i < n; i++)
		first[i + 1] = first[i] + (uint32_t)profiles[i].content.n;
	while (size < (size_t)first[n] * 2)
		size *= 2;
	t = (struct table){region_take_array(r, size, sizeof *t.slots), size - 1};
	ids = region_take_array(r, first[n], sizeof *ids);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < profiles[i].content.n; k++)
			ids[first[i] + k] =
				count(c, &t, profiles[i].content.items[k], (uint32_t)i, r);
	for (size_t i = 0; i < c->words.n; i++)
		c->words.items[i].weight = weight_of(n, c->words.items[i].n_paras);
	c->first = first;
	c->ids = ids;
	return c;
}

/* Marks the words of [from, to) as seen on SIDE and returns their weight; words already seen on the
 * other side are added to *SHARED. Each word counts once. */
static unsigned mark(struct cohesion *c, size_t from, size_t to, unsigned side, unsigned *shared)
{
	unsigned sum = 0;

	for (size_t i = from; i < to; i++) {
		size_t end = MIN_OF(c->first[i + 1], c->first[i] + COHESION_WORDS_MAX);

		for (size_t k = c->first[i]; k < end; k++) {
			struct word *w = &c->words.items[c->ids[k]];

			if (w->seen[side] == c->turn)
				continue;
			w->seen[side] = c->turn;
			sum += w->weight;
			if (w->seen[!side] == c->turn)
				*shared += w->weight;
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
