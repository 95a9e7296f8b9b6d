#include "news/recall.h"

#include <stdlib.h>
#include <string.h>

#include "news/looks.h"

/* Paragraphs that are remembered as met, by hash alone; a power of two. */
#define MET_MAX ((size_t)1 << 16)

struct entry {
	uint64_t hash;
	struct span text; /* a copy */
	struct profile profile;
	struct entry *next; /* of those that share a slot */
};

/* What was kept in one stretch of time, and is let go together. */
struct generation {
	struct region r;
	struct entry **slots; /* a power of two */
	size_t mask, n;
};

struct recall {
	struct generation now, before;
	uint64_t met[MET_MAX];
};

struct recall *recall_create(void)
{
	struct recall *c = calloc(1, sizeof *c);

	if (!c)
		region_exhausted(sizeof *c);
	return c;
}

void recall_destroy(struct recall *c)
{
	if (!c)
		return;
	region_finish(&c->now.r);
	region_finish(&c->before.r);
	free(c);
}

void recall_turn(struct recall *c)
{
	if (c->now.r.total < RECALL_BYTES_MAX)
		return;
	region_finish(&c->before.r);
	c->before = c->now;
	c->now = (struct generation){.slots = NULL};
}

static struct entry *find(const struct generation *g, uint64_t hash, struct span text)
{
	struct entry *e = g->n ? g->slots[hash >> 8 & g->mask] : NULL;

	while (e && (e->hash != hash || !span_equal(e->text, text)))
		e = e->next;
	return e;
}

static void make_room(struct generation *g)
{
	size_t n_old = g->slots ? g->mask + 1 : 0, n = n_old ? n_old * 2 : 1024;
	struct entry **old = g->slots;

	if (g->n < n_old)
		return;
	g->slots = region_take_array(&g->r, n, sizeof *g->slots);
	g->mask = n - 1;
	for (size_t i = 0; i < n_old; i++)
		for (struct entry *e = old[i], *next; e; e = next) {
			next = e->next;
			e->next = g->slots[e->hash >> 8 & g->mask];
			g->slots[e->hash >> 8 & g->mask] = e;
		}
}

static void *copy(struct region *r, const void *items, size_t n)
{
	void *to = region_take_raw(r, n);

	if (n)
		memcpy(to, items, n);
	return to;
}

/* P as it would be of the same text at TO in place of FROM. Only what views the text is copied. */
static struct profile moved(const struct profile *p, const char *from, const char *to,
			    struct region *r)
{
	struct profile q = *p;

	q.tokens.items = copy(r, p->tokens.items, p->tokens.n * sizeof *p->tokens.items);
	q.tokens.max = q.tokens.n;
	q.people.items = copy(r, p->people.items, p->people.n * sizeof *p->people.items);
	q.people.max = q.people.n;
	for (size_t i = 0; i < q.tokens.n; i++)
		q.tokens.items[i].text.p = to + q.tokens.items[i].start;
	for (size_t i = 0; i < q.people.n; i++)
		q.people.items[i].surname.p = to + (q.people.items[i].surname.p - from);
	return q;
}

static struct hashes kept(const struct hashes *h, struct region *r)
{
	return (struct hashes){copy(r, h->items, h->n * sizeof *h->items), h->n, h->n};
}

static void keep(struct generation *g, uint64_t hash, struct span text, const struct profile *p)
{
	struct entry *e;

	make_room(g);
	e = region_take(&g->r, sizeof *e);
	e->hash = hash;
	e->text = region_copy(&g->r, text);
	e->profile = moved(p, text.p, e->text.p, &g->r);
	e->profile.words = kept(&p->words, &g->r);
	e->profile.content = kept(&p->content, &g->r);
	e->profile.shingles = kept(&p->shingles, &g->r);
	e->next = g->slots[hash >> 8 & g->mask];
	g->slots[hash >> 8 & g->mask] = e;
	g->n++;
}

static bool was_met(struct recall *c, uint64_t hash)
{
	uint64_t *met = &c->met[hash % MET_MAX];
	bool was = *met == hash;

	*met = hash;
	return was;
}

static void read(const struct lexicon *l, const struct para *p, struct region *r,
		 struct profile *out)
{
	profile_make(l, p, r, out);
	looks_set(l, p, r, out);
}

void recall_profile(struct recall *c, const struct lexicon *l, const struct para *p, bool anew,
		    struct region *r, struct profile *out)
{
	bool usable = p->cls != LINE_BAD;
	uint64_t hash = span_hash_bytes(p->text);
	const struct entry *e = usable ? find(&c->now, hash, p->text) : NULL;
	bool met = usable && !e && !anew && was_met(c, hash);

	if (met)
		e = find(&c->before, hash, p->text);
	if (e)
		*out = moved(&e->profile, e->text.p, p->text.p, r);
	else
		read(l, p, r, out);
	if (met)
		keep(&c->now, hash, p->text, out);
}
