#include "news/echo.h"

/* Of a run of words that stands in many paragraphs, so many places are remembered. */
#define PLACES_MAX 6

struct place {
	uint64_t shingle;
	uint32_t paras[PLACES_MAX];
	uint32_t n; /* 0: an empty slot */
};

struct echo {
	const struct profile *profiles;
	struct place *slots; /* open addressing, a power of two, at most half full */
	size_t mask;
};

static struct place *find(const struct echo *e, uint64_t shingle)
{
	size_t at = (size_t)(shingle ^ shingle >> 31) & e->mask;

	while (e->slots[at].n && e->slots[at].shingle != shingle)
		at = (at + 1) & e->mask;
	return &e->slots[at];
}

static void remember(struct echo *e, uint64_t shingle, size_t para)
{
	struct place *p = find(e, shingle);

	p->shingle = shingle;
	if (p->n && p->paras[p->n - 1] == para)
		return;
	if (p->n < PLACES_MAX)
		p->paras[p->n++] = (uint32_t)para;
}

struct echo *echo_create(const struct profile *profiles, size_t n, struct region *r)
{
	struct echo *e = region_take(r, sizeof *e);
	size_t total = 0, size = 16;

	for (size_t i = 0; i < n; i++)
		total += profiles[i].shingles.n;
	while (size < total * 2)
		size *= 2;
	e->profiles = profiles;
	e->slots = region_take_array(r, size, sizeof *e->slots);
	e->mask = size - 1;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < profiles[i].shingles.n; k++)
			remember(e, profiles[i].shingles.items[k], i);
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
	const struct hashes *s = &e->profiles[i].shingles;
	size_t heard = 0;

	for (size_t k = 0; k < s->n; k++)
		heard += stands_quoted(e, find(e, s->items[k]), i, reach);
	return heard >= 5 && heard * 2 >= s->n;
}

size_t echo_shared(const struct echo *e, size_t a, size_t b)
{
	const struct hashes *s = &e->profiles[a].shingles;
	size_t shared = 0;

	for (size_t k = 0; k < s->n; k++) {
		const struct place *p = find(e, s->items[k]);

		for (size_t m = 0; m < p->n; m++)
			shared += p->paras[m] == b;
	}
	return shared;
}
