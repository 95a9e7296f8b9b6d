#include "news/twins.h"

#include <stdbool.h>
#include <stdlib.h>

#include "news/sketch.h"

/* Articles remembered for one pair of bins. */
#define LIST_MAX 4
/* More than any score. */
#define PINNED 10000
#define BANDS (SKETCH_BINS / 2)

struct slot {
	uint64_t key; /* band and bins; 0: empty */
	uint32_t articles[LIST_MAX];
	uint32_t n;
};

struct finder {
	const struct news_articles *articles;
	struct slot *slots; /* open addressing, a power of two, at most half full */
	size_t mask;
	int *worth;	/* of each article: its best card */
	uint32_t *twin; /* of each: 1 + the index of the one that stays; 0: none */
};

/* 0 where a bin of the band is empty. */
static uint64_t band_key(const struct sketch *s, size_t band)
{
	const uint32_t *bin = &s->bin[2 * band];
	struct span bytes = {(const char *)bin, 2 * sizeof *bin};

	if (bin[0] == SKETCH_EMPTY || bin[1] == SKETCH_EMPTY)
		return 0;
	return span_hash(bytes, SPAN_HASH_START + band) | 1;
}

static struct slot *find(const struct finder *f, uint64_t key)
{
	size_t at = (size_t)(key >> 7) & f->mask;

	while (f->slots[at].key && f->slots[at].key != key)
		at = (at + 1) & f->mask;
	return &f->slots[at];
}

/* 1 + the index of the article that ARTICLE repeats; 0: none. */
static uint32_t find_twin(const struct finder *f, uint32_t article)
{
	const struct sketch *s = f->articles->items[article].sketch;

	for (size_t band = 0; band < BANDS; band++) {
		uint64_t key = band_key(s, band);
		const struct slot *slot = key ? find(f, key) : NULL;

		for (uint32_t i = 0; slot && i < slot->n; i++) {
			uint32_t other = slot->articles[i];

			if (sketch_resemblance(s, f->articles->items[other].sketch) >= TWINS_SAME)
				return other + 1;
		}
	}
	return 0;
}

static void remember(struct finder *f, uint32_t article)
{
	for (size_t band = 0; band < BANDS; band++) {
		uint64_t key = band_key(f->articles->items[article].sketch, band);
		struct slot *slot = key ? find(f, key) : NULL;

		if (!slot)
			continue;
		slot->key = key;
		if (slot->n < LIST_MAX)
			slot->articles[slot->n++] = article;
	}
}

struct entry {
	int worth;
	uint32_t article;
};

static int by_worth(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->worth != y->worth)
		return x->worth < y->worth ? 1 : -1;
	return (x->article > y->article) - (x->article < y->article);
}

static void find_all(struct finder *f, struct region *r)
{
	struct entry *order = region_take_array(r, f->articles->n, sizeof *order);
	size_t n = 0, size = 16;

	for (uint32_t i = 0; i < f->articles->n; i++)
		if (f->articles->items[i].sketch && f->worth[i])
			order[n++] = (struct entry){f->worth[i], i};
	while (size < 2 * BANDS * n)
		size *= 2;
	f->slots = region_take_array(r, size, sizeof *f->slots);
	f->mask = size - 1;
	qsort(order, n, sizeof *order, by_worth);
	for (size_t i = 0; i < n; i++) {
		uint32_t article = order[i].article;

		f->twin[article] = find_twin(f, article);
		if (!f->twin[article])
			remember(f, article);
	}
}

static const char *reason(const struct article *kept, struct region *r)
{
	return region_format(r, "the article repeats the one at %s:%u", kept->file->name,
			     kept->sketch->line)
		.p;
}

void twins_refuse(const struct news_articles *articles, struct region *r, struct news_cards *cards)
{
	struct finder f = {.articles = articles};
	struct region scratch;

	region_init(&scratch);
	f.worth = region_take_array(&scratch, articles->n, sizeof *f.worth);
	f.twin = region_take_array(&scratch, articles->n, sizeof *f.twin);
	for (size_t i = 0; i < cards->n; i++) {
		const struct news_card *c = &cards->items[i];

		if (!c->refused)
			f.worth[c->article - 1] = MAX_OF(f.worth[c->article - 1],
							 1 + c->score + (c->pinned ? PINNED : 0));
	}
	find_all(&f, &scratch);
	for (size_t i = 0; i < cards->n; i++) {
		struct news_card *c = &cards->items[i];

		if (!c->refused && !c->pinned && f.twin[c->article - 1])
			c->refused = reason(&articles->items[f.twin[c->article - 1] - 1], r);
	}
	region_finish(&scratch);
}
