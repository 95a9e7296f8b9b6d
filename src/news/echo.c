/*
 * The goal is to know of every run of words where else it stands; the obstacle is that nearly all
 *of them stand in one place alone, and a table of them all is larger than any cache. The idea:
 *bitmaps of hashes tell in one pass which runs may have been met before, and only these, few, get a
 *table.
 *
 *	three paragraphs of 40 runs, of which the third shares 30 with the first: 90 bits are set,
 *30 runs find theirs set already, and 30 places are remembered, each of two paragraphs.
 */
#include "news/echo.h"

/* Of a run of words that stands in many paragraphs, so many places are remembered. */
#define PLACES_MAX 6

/* Paragraphs so near are counted together, for so many at a time. */
#define NEAR 8
#define NEARS 16

/* Pairs of bits per run: one run in so many is taken for one that was met, to no harm. */
#define PAIRS_A_RUN 8

/* The first paragraphs that a run stands in. */
struct place {
	uint32_t paras[PLACES_MAX];
	uint32_t n;
};

struct slot {
	uint64_t run;
	uint32_t first; /* 1 + the first paragraph; 0: an empty slot */
	uint32_t place; /* 1 + the index of its place; 0: FIRST is all */
};

struct places {
	struct place *items;
	size_t n, max;
};

/* The runs of one paragraph that stand elsewhere, in order, each as often as it stands there. */
struct heard {
	uint32_t *items; /* indices of places */
	size_t n, max;
};

/* How many runs of one paragraph stand in each of those near it: counted in one go, as who asks for
 * one of them asks for others. */
struct near {
	uint32_t para; /* plus one; 0: none */
	uint32_t n[2 * NEAR + 1];
};

struct echo {
	const struct profile *profiles;
	struct heard *heard; /* by paragraph */
	struct places places;
	struct near *near; /* NEARS of them: of the paragraphs asked for last */
};

/* Which runs have been met, and which met again, by hash: two bits each. */
struct filter {
	uint64_t *bits;
	uint64_t mask; /* of pairs, a power of two less one */
};

struct table {
	struct slot *slots; /* open addressing, a power of two, at most half full */
	size_t mask;
};

static size_t power_of_two(size_t n)
{
	size_t size = 64;

	while (size < n)
		size *= 2;
	return size;
}

enum { MET = 1, AGAIN = 2 };

static uint64_t pair_of(const struct filter *f, uint64_t run)
{
	return (run ^ run >> 32) & f->mask;
}

static bool may_repeat(const struct filter *f, uint64_t run)
{
	uint64_t pair = pair_of(f, run);

	return f->bits[pair / 32] >> pair % 32 * 2 & AGAIN;
}

/* Returns how many runs found theirs met. */
static size_t fill(struct filter *f, const struct profile *profiles, size_t n)
{
	size_t n_again = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < profiles[i].shingles.n; k++) {
			uint64_t pair = pair_of(f, profiles[i].shingles.items[k]);
			uint64_t met = f->bits[pair / 32] >> pair % 32 * 2 & MET;

			f->bits[pair / 32] |= (MET | met * AGAIN) << pair % 32 * 2;
			n_again += met;
		}
	return n_again;
}

static struct slot *find(const struct table *t, uint64_t run)
{
	size_t at = (size_t)(run ^ run >> 31) & t->mask;

	while (t->slots[at].first && t->slots[at].run != run)
		at = (at + 1) & t->mask;
	return &t->slots[at];
}

static void remember(struct echo *e, struct slot *s, uint64_t run, uint32_t para, struct region *r)
{
	struct place *p;

	if (!s->first)
		*s = (struct slot){run, para + 1, 0};
	if (s->first == para + 1)
		return;
	if (!s->place) {
		struct place two = {{s->first - 1, para}, 2};

		REGION_PUSH(r, &e->places, two);
		s->place = (uint32_t)e->places.n;
		return;
	}
	p = &e->places.items[s->place - 1];
	if (p->n < PLACES_MAX && p->paras[p->n - 1] != para)
		p->paras[p->n++] = para;
}

static void enter(struct echo *e, const struct filter *f, struct table *t, uint32_t para,
		  struct region *r)
{
	const struct hashes *runs = &e->profiles[para].shingles;

	for (size_t k = 0; k < runs->n; k++)
		if (may_repeat(f, runs->items[k]))
			remember(e, find(t, runs->items[k]), runs->items[k], para, r);
}

static void list(struct echo *e, const struct filter *f, const struct table *t, size_t para,
		 struct region *r)
{
	const struct hashes *runs = &e->profiles[para].shingles;

	for (size_t k = 0; k < runs->n; k++) {
		const struct slot *s =
			may_repeat(f, runs->items[k]) ? find(t, runs->items[k]) : NULL;

		if (s && s->place)
			REGION_PUSH(r, &e->heard[para], s->place - 1);
	}
}

struct echo *echo_create(const struct profile *profiles, size_t n, struct region *r)
{
	struct echo *e = region_take(r, sizeof *e);
	struct filter f;
	struct table t;
	size_t total = 0, size;

	for (size_t i = 0; i < n; i++)
		total += profiles[i].shingles.n;
	size = power_of_two(total * PAIRS_A_RUN);
	f = (struct filter){region_take_array(r, size / 32, sizeof *f.bits), size - 1};
	e->profiles = profiles;
	e->heard = region_take_array(r, n, sizeof *e->heard);
	e->near = region_take_array(r, NEARS, sizeof *e->near);
	/* What is met again belongs to one run that was there before, and to those that met it. */
	size = power_of_two(fill(&f, profiles, n) * 2 * 2);
	t = (struct table){region_take_array(r, size, sizeof *t.slots), size - 1};
	for (size_t i = 0; i < n; i++)
		enter(e, &f, &t, (uint32_t)i, r);
	for (size_t i = 0; i < n; i++)
		list(e, &f, &t, i, r);
	return e;
}

static bool stands_quoted(const struct echo *e, const struct place *p, size_t i, size_t reach)
{
	for (size_t k = 0; k < p->n; k++) {
		size_t at = p->paras[k];
		size_t apart = at > i ? at - i : i - at;

		if (at != i && apart <= reach && e->profiles[at].has_quote)
			return true;
	}
	return false;
}

bool echo_is_heard(const struct echo *e, size_t i, size_t reach)
{
	const struct heard *h = &e->heard[i];
	size_t heard = 0;

	for (size_t k = 0; k < h->n; k++)
		heard += stands_quoted(e, &e->places.items[h->items[k]], i, reach);
	return heard >= 5 && heard * 2 >= e->profiles[i].shingles.n;
}

static size_t count_in(const struct echo *e, size_t a, size_t b)
{
	const struct heard *h = &e->heard[a];
	size_t shared = 0;

	for (size_t k = 0; k < h->n; k++) {
		const struct place *p = &e->places.items[h->items[k]];

		for (size_t m = 0; m < p->n; m++)
			shared += p->paras[m] == b;
	}
	return shared;
}

static void count_near(const struct echo *e, size_t a, struct near *near)
{
	const struct heard *h = &e->heard[a];

	*near = (struct near){.para = (uint32_t)a + 1};
	for (size_t k = 0; k < h->n; k++) {
		const struct place *p = &e->places.items[h->items[k]];

		for (size_t m = 0; m < p->n; m++) {
			size_t at = p->paras[m] + (size_t)NEAR - a; /* large where it is far */

			if (at <= 2 * NEAR)
				near->n[at]++;
		}
	}
}

size_t echo_shared(const struct echo *e, size_t a, size_t b)
{
	size_t at = b + (size_t)NEAR - a;
	struct near *near = &e->near[a % NEARS];

	if (!e->heard[a].n)
		return 0;
	if (at > 2 * NEAR)
		return count_in(e, a, b);
	if (near->para != a + 1)
		count_near(e, a, near);
	return near->n[at];
}
