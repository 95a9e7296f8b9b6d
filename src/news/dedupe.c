/*
 * An inverted index from features (as hashes) to the cards kept so far. Cards enter it by falling
 * rank; each first asks which kept cards it shares most features with, and only those few are
 * compared in earnest. The list of a feature is a chain in one pool, the newest first, and ends at
 * LIST_MAX cards.
 */
#include "news/dedupe.h"

#include <stdlib.h>

#include "news/likeness.h"
#include "news/sketch.h"

#define LIST_MAX 12	 /* kept cards remembered for one feature */
#define CANDIDATES_MAX 6 /* compared in earnest */
#define RUN 3		 /* words of a quotation that make a feature */
#define QUOTE_WORDS_MAX 256

struct features {
	uint64_t *items;
	size_t n, max;
};

/* What is compared of one card. */
struct content {
	struct features features;
	struct likeness_text headline;
	struct sketch_words quote;
};

struct slot {
	uint64_t feature; /* 0: empty */
	uint32_t head;	  /* 1 + the index in the pool; 0: none */
	uint32_t n;
};

struct link {
	uint32_t card, next;
};

struct links {
	struct link *items;
	size_t n, max;
};

struct index {
	const struct likeness *likeness;
	struct news_cards *cards;
	struct region *r; /* scratch */
	struct content *contents;
	struct slot *slots; /* open addressing, a power of two, at most half full */
	size_t mask;
	struct links pool;
	uint32_t *shared; /* per card, for the card at hand; zero in between */
};

static struct slot *find(const struct index *x, uint64_t feature)
{
	size_t at = (size_t)(feature ^ feature >> 30) & x->mask;

	while (x->slots[at].feature && x->slots[at].feature != feature)
		at = (at + 1) & x->mask;
	return &x->slots[at];
}

/* Hashes of N words from AT and of a salt, so that runs of other lengths differ. */
static uint64_t run_hash(const void *words, size_t bytes, uint64_t salt)
{
	struct span s = {words, bytes};

	return span_hash(s, SPAN_HASH_START ^ salt) | 1;
}

/* Words, and words that stand next or next but one to each other. */
static void add_headline_features(struct index *x, struct content *c)
{
	const struct likeness_text *t = &c->headline;

	for (size_t i = 0; i < t->n; i++) {
		REGION_PUSH(x->r, &c->features, run_hash(&t->words[i].key, 8, 1));
		for (size_t k = i + 1; k < t->n && k <= i + 2; k++) {
			uint64_t a = t->words[i].key, b = t->words[k].key;
			uint64_t pair[2] = {MIN_OF(a, b), MAX_OF(a, b)};

			REGION_PUSH(x->r, &c->features, run_hash(pair, sizeof pair, 2));
		}
	}
}

static void add_quote_features(struct index *x, struct content *c)
{
	const struct sketch_words *w = &c->quote;
	size_t n = MIN_OF((size_t)RUN, w->n);

	for (size_t i = 0; n && i + n <= w->n; i++)
		REGION_PUSH(x->r, &c->features, run_hash(&w->items[i], n * sizeof *w->items, 3));
}

static void read_card(struct index *x, size_t card)
{
	const struct news_card *c = &x->cards->items[card];
	struct content *out = &x->contents[card];

	if (c->kind == NEWS_NOTICE)
		return; /* an office may say a thing twice */
	if (c->kind == NEWS_HEADLINE) {
		likeness_read(x->likeness, c->text, x->r, &out->headline);
		add_headline_features(x, out);
	} else {
		sketch_add_words(c->text, x->r, &out->quote);
		out->quote.n = MIN_OF(out->quote.n, (size_t)QUOTE_WORDS_MAX);
		add_quote_features(x, out);
	}
}

static void insert(struct index *x, uint32_t card)
{
	const struct features *f = &x->contents[card].features;

	for (size_t i = 0; i < f->n; i++) {
		struct slot *s = find(x, f->items[i]);

		s->feature = f->items[i];
		if (s->n == LIST_MAX || (s->head && x->pool.items[s->head - 1].card == card))
			continue;
		REGION_PUSH(x->r, &x->pool, ((struct link){card, s->head}));
		s->head = (uint32_t)x->pool.n;
		s->n++;
	}
}

/* The longest common subsequence of two quotations, in words (Wagner and Fischer, 1974, with one
 * row). */
static size_t words_in_order(const struct sketch_words *a, const struct sketch_words *b)
{
	uint16_t row[QUOTE_WORDS_MAX + 1] = {0};

	for (size_t i = 0; i < a->n; i++) {
		uint16_t diagonal = 0;

		for (size_t k = 0; k < b->n; k++) {
			uint16_t above = row[k + 1];

			row[k + 1] = a->items[i] == b->items[k] ? (uint16_t)(diagonal + 1)
								: MAX_OF(above, row[k]);
			diagonal = above;
		}
	}
	return row[b->n];
}

/* Runs of three words are in both: words in order alone may be pieces from anywhere. */
static bool share_runs(const struct features *a, const struct features *b)
{
	const struct features *shorter = a->n < b->n ? a : b, *longer = a->n < b->n ? b : a;
	size_t shared = 0;

	for (size_t i = 0; i < shorter->n; i++)
		for (size_t k = 0; k < longer->n; k++)
			if (shorter->items[i] == longer->items[k]) {
				shared++;
				break;
			}
	return shared * 2 >= shorter->n;
}

static bool are_one(const struct index *x, uint32_t card, uint32_t other)
{
	const struct content *a = &x->contents[card], *b = &x->contents[other];
	size_t shorter = MIN_OF(a->quote.n, b->quote.n);

	if (x->cards->items[card].kind != x->cards->items[other].kind)
		return false;
	if (x->cards->items[card].kind == NEWS_HEADLINE)
		return likeness_of(&a->headline, &b->headline) >= LIKENESS_SAME;
	return shorter && share_runs(&a->features, &b->features) &&
	       words_in_order(&a->quote, &b->quote) * 100 >= shorter * DEDUPE_QUOTE_PERCENT;
}

struct candidates {
	uint32_t cards[CANDIDATES_MAX]; /* by falling number of shared features */
	size_t n;
};

static void consider(const struct index *x, struct candidates *c, uint32_t card)
{
	size_t at;

	for (at = 0; at < c->n && c->cards[at] != card; at++)
		;
	if (at == c->n) {
		if (c->n < CANDIDATES_MAX)
			c->n++;
		else if (x->shared[c->cards[--at]] >= x->shared[card])
			return;
		c->cards[at] = card;
	}
	for (; at > 0 && x->shared[c->cards[at - 1]] < x->shared[card]; at--) {
		c->cards[at] = c->cards[at - 1];
		c->cards[at - 1] = card;
	}
}

/* The kept card that CARD repeats; cards->n where it repeats none. */
static uint32_t repeated(struct index *x, uint32_t card)
{
	const struct features *f = &x->contents[card].features;
	struct candidates c = {.n = 0};

	for (size_t i = 0; i < f->n; i++)
		for (uint32_t k = find(x, f->items[i])->head; k; k = x->pool.items[k - 1].next) {
			x->shared[x->pool.items[k - 1].card]++;
			consider(x, &c, x->pool.items[k - 1].card);
		}
	for (size_t i = 0; i < f->n; i++)
		for (uint32_t k = find(x, f->items[i])->head; k; k = x->pool.items[k - 1].next)
			x->shared[x->pool.items[k - 1].card] = 0;
	for (size_t i = 0; i < c.n; i++)
		if (are_one(x, card, c.cards[i]))
			return c.cards[i];
	return (uint32_t)x->cards->n;
}

static void make_index(struct index *x)
{
	size_t n_features = 0, size = 16;

	x->contents = region_take_array(x->r, x->cards->n, sizeof *x->contents);
	x->shared = region_take_array(x->r, x->cards->n, sizeof *x->shared);
	for (size_t i = 0; i < x->cards->n; i++) {
		if (x->cards->items[i].refused)
			continue;
		read_card(x, i);
		n_features += x->contents[i].features.n;
	}
	while (size < n_features * 2)
		size *= 2;
	x->slots = region_take_array(x->r, size, sizeof *x->slots);
	x->mask = size - 1;
}

static int by_rank(const void *a, const void *b)
{
	const struct news_card *x = *(const struct news_card *const *)a;
	const struct news_card *y = *(const struct news_card *const *)b;

	if (x->pinned != y->pinned)
		return x->pinned ? -1 : 1;
	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	return (x > y) - (x < y);
}

static void refuse(const struct index *x, const struct news_articles *articles, uint32_t card,
		   uint32_t kept, struct region *r)
{
	struct news_card *c = &x->cards->items[card];
	const struct news_card *other = &x->cards->items[kept];

	c->repeats = kept + 1;
	c->refused = region_format(r, "duplicate of card at %s:%u",
				   articles->items[other->article - 1].file->name, other->line)
			     .p;
}

static void dedupe_all(struct index *x, const struct news_articles *articles, struct region *r)
{
	struct news_card **order = region_take_array(x->r, x->cards->n, sizeof *order);

	make_index(x);
	for (size_t i = 0; i < x->cards->n; i++)
		order[i] = &x->cards->items[i];
	qsort(order, x->cards->n, sizeof *order, by_rank);
	for (size_t i = 0; i < x->cards->n; i++) {
		uint32_t card = (uint32_t)(order[i] - x->cards->items), other;

		if (order[i]->refused)
			continue;
		other = repeated(x, card);
		if (other == x->cards->n)
			insert(x, card);
		else
			refuse(x, articles, card, other, r);
	}
}

void dedupe_cards(const struct lexicon *l, const struct news_articles *articles, struct region *r,
		  struct news_cards *cards)
{
	struct region scratch;
	struct likeness *likeness;
	struct index x = {.cards = cards, .r = &scratch};

	region_init(&scratch);
	likeness = likeness_create(l, &scratch);
	x.likeness = likeness;
	dedupe_all(&x, articles, r);
	likeness_destroy(likeness);
	region_finish(&scratch);
}
