/*
 * The goal is to know of every run of words where else it stands; the obstacle is that nearly all
 * of them stand in one place alone, and a table of them all is larger than any cache. The idea:
 * bitmaps of hashes tell in one pass which runs may have been met before, and only these, few, get
 * a table and a place for each paragraph they stand in, chained in its order: so what is asked of
 * the paragraphs around one is found a few steps away, however often the run stands elsewhere.
 *
 *	three paragraphs of 40 runs, of which the third shares 30 with the first: 90 bits are set,
 *	30 runs find theirs set already, and get two places each.
 */
#include "news/echo.h"

/* Paragraphs so near are counted together, for so many at a time. */
#define NEAR 8
#define NEARS 16

/* Pairs of bits per run: one run in so many is taken for one that was met, to no harm. */
#define PAIRS_A_RUN 8

/* A paragraph that a run stands in. */
struct place {
	uint32_t para;
	uint32_t before, behind; /* 1 + the index of the run's place next to it; 0: none */
};

struct slot {
	uint64_t run;
	uint32_t last; /* 1 + the index of its place in the last paragraph; 0: an empty slot */
};

struct places {
	struct place *items;
	size_t n, max;
};

/* The runs of one paragraph that may stand elsewhere, in order. */
struct heard {
	uint32_t *items; /* indices of places in this paragraph */
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

	while (t->slots[at].last && t->slots[at].run != run)
		at = (at + 1) & t->mask;
	return &t->slots[at];
}

/* The index of the place of RUN, which has slot S, in paragraph PARA. */
static uint32_t remember(struct echo *e, struct slot *s, uint64_t run, uint32_t para,
			 struct region *r)
{
	struct place fresh = {para, s->last, 0};

	if (s->last && e->places.items[s->last - 1].para == para)
		return s->last - 1;
	REGION_PUSH(r, &e->places, fresh);
	if (s->last)
		e->places.items[s->last - 1].behind = (uint32_t)e->places.n;
	*s = (struct slot){run, (uint32_t)e->places.n};
	return s->last - 1;
}

static void enter(struct echo *e, const struct filter *f, struct table *t, uint32_t para,
		  struct region *r)
{
	const struct hashes *runs = &e->profiles[para].shingles;

	for (size_t k = 0; k < runs->n; k++) {
		uint64_t run = runs->items[k];

		if (may_repeat(f, run))
			REGION_PUSH(r, &e->heard[para], remember(e, find(t, run), run, para, r));
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
	return e;
}

/* The place next to P of the same run, above it or below; NULL: none. */
static const struct place *next_to(const struct echo *e, const struct place *p, bool above)
{
	uint32_t at = above ? p->before : p->behind;

	return at ? &e->places.items[at - 1] : NULL;
}

static size_t apart(const struct place *a, const struct place *b)
{
	return a->para < b->para ? b->para - a->para : a->para - b->para;
}

static bool stands_quoted(const struct echo *e, const struct place *p, size_t reach, bool above)
{
	for (const struct place *q = next_to(e, p, above); q && apart(p, q) <= reach;
	     q = next_to(e, q, above))
		if (e->profiles[q->para].has_quote)
			return true;
	return false;
}

bool echo_is_heard(const struct echo *e, size_t i, size_t reach)
{
	const struct heard *h = &e->heard[i];
	size_t heard = 0;

	for (size_t k = 0; k < h->n; k++) {
		const struct place *p = &e->places.items[h->items[k]];

		heard += stands_quoted(e, p, reach, true) || stands_quoted(e, p, reach, false);
	}
	return heard >= 5 && heard * 2 >= e->profiles[i].shingles.n;
}

static bool stands_in(const struct echo *e, const struct place *p, size_t para)
{
	bool above = para < p->para;

	while (p && (above ? p->para > para : p->para < para))
		p = next_to(e, p, above);
	return p && p->para == para;
}

static size_t count_in(const struct echo *e, size_t a, size_t b)
{
	const struct heard *h = &e->heard[a];
	size_t shared = 0;

	for (size_t k = 0; k < h->n; k++)
		shared += stands_in(e, &e->places.items[h->items[k]], b);
	return shared;
}

static void count_side(const struct echo *e, const struct place *p, bool above, struct near *near)
{
	for (const struct place *q = next_to(e, p, above); q && apart(p, q) <= NEAR;
	     q = next_to(e, q, above))
		near->n[q->para + (size_t)NEAR - p->para]++;
}

static void count_near(const struct echo *e, size_t a, struct near *near)
{
	const struct heard *h = &e->heard[a];

	*near = (struct near){.para = (uint32_t)a + 1};
	for (size_t k = 0; k < h->n; k++) {
		const struct place *p = &e->places.items[h->items[k]];

		count_side(e, p, true, near);
		count_side(e, p, false, near);
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
