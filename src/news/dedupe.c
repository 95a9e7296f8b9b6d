/*
 * An inverted index from features (word or run of words, as a hash) to the cards kept so far. Cards
 * enter it by falling score; each first asks which kept card shares the most features with it. Two
 * headlines that both name a number, or both a place, and not the same, tell of two events:
 * "Storm kills 12 in Peru" is not "Storm kills 21 in Chile".
 */
#include "news/dedupe.h"

#include <stdlib.h>

#include "news/profile.h"

/* Kept cards remembered for one feature. */
#define POSTINGS_MAX 12

struct posting {
	uint64_t feature;
	uint32_t cards[POSTINGS_MAX];
	uint32_t n; /* 0: an empty slot */
};

struct index {
	const struct lexicon *l;
	struct news_cards *cards;
	struct region *r;
	struct posting *slots; /* open addressing, a power of two, at most half full */
	size_t mask;
	struct hashes *features; /* of each card */
	struct hashes *numbers;	 /* of each headline */
	struct hashes *places;
	uint32_t *shared; /* per card, for one comparison */
};

static struct posting *find(const struct index *x, uint64_t feature)
{
	size_t at = (size_t)(feature ^ feature >> 30) & x->mask;

	while (x->slots[at].n && x->slots[at].feature != feature)
		at = (at + 1) & x->mask;
	return &x->slots[at];
}

/* A feature of headlines never equals one of quotations. */
static struct hashes features_of(const struct index *x, const struct news_card *c)
{
	struct para p = {.text = c->text, .cls = LINE_BODY};
	struct profile profile;
	struct hashes *h = c->kind == NEWS_QUOTE ? &profile.shingles : &profile.content;
	size_t n = 0;

	profile_make(x->l, &p, x->r, &profile);
	for (size_t i = 0; i < h->n; i++) {
		uint64_t feature = h->items[i] * 2 + (c->kind == NEWS_QUOTE);
		size_t k = 0;

		while (k < n && h->items[k] != feature)
			k++;
		if (k == n)
			h->items[n++] = feature;
	}
	h->n = n;
	return *h;
}

static void find_facts(struct index *x, size_t card)
{
	struct tokens t = {0};

	token_split(x->l, x->cards->items[card].text, x->r, &t);
	for (size_t i = 0; i < t.n; i++) {
		struct span w = token_stem(&t.items[i]), place;

		if (t.items[i].kind == TOKEN_NUMBER)
			REGION_PUSH(x->r, &x->numbers[card], profile_word(w));
		if (!(t.items[i].flags & TOKEN_CAPITAL))
			continue;
		if (lexicon_has(x->l, LEXICON_PLACES, w))
			REGION_PUSH(x->r, &x->places[card], profile_word(w));
		else if (lexicon_value(x->l, LEXICON_DEMONYMS, w, &place))
			REGION_PUSH(x->r, &x->places[card], profile_word(place));
	}
}

static bool contradict(const struct hashes *a, const struct hashes *b)
{
	for (size_t i = 0; i < a->n; i++)
		for (size_t k = 0; k < b->n; k++)
			if (a->items[i] == b->items[k])
				return false;
	return a->n > 0 && b->n > 0;
}

static int by_score(const void *a, const void *b)
{
	const struct news_card *x = *(const struct news_card *const *)a;
	const struct news_card *y = *(const struct news_card *const *)b;

	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	return (x > y) - (x < y);
}

static void insert(struct index *x, uint32_t card)
{
	for (size_t i = 0; i < x->features[card].n; i++) {
		struct posting *p = find(x, x->features[card].items[i]);

		p->feature = x->features[card].items[i];
		if (p->n < POSTINGS_MAX)
			p->cards[p->n++] = card;
	}
}

static bool is_alike(const struct index *x, uint32_t card, uint32_t other, uint32_t shared)
{
	size_t smaller = MIN_OF(x->features[card].n, x->features[other].n);
	size_t percent = x->cards->items[card].kind == NEWS_QUOTE ? DEDUPE_QUOTE_PERCENT
								  : DEDUPE_HEADLINE_PERCENT;

	return smaller > 0 && shared * 100u >= smaller * percent &&
	       !contradict(&x->numbers[card], &x->numbers[other]) &&
	       !contradict(&x->places[card], &x->places[other]);
}

/* The kept card that CARD repeats; cards->n where it repeats none. */
static uint32_t repeated(struct index *x, uint32_t card)
{
	const struct hashes *f = &x->features[card];
	uint32_t result = (uint32_t)x->cards->n;

	for (size_t i = 0; i < f->n; i++) {
		const struct posting *p = find(x, f->items[i]);

		for (size_t k = 0; k < p->n; k++)
			if (is_alike(x, card, p->cards[k], ++x->shared[p->cards[k]]))
				result = p->cards[k];
	}
	for (size_t i = 0; i < f->n; i++) {
		const struct posting *p = find(x, f->items[i]);

		for (size_t k = 0; k < p->n; k++)
			x->shared[p->cards[k]] = 0;
	}
	return result;
}

static void make_index(struct index *x)
{
	size_t total = 0, size = 16;

	x->features = region_take_array(x->r, x->cards->n, sizeof *x->features);
	x->numbers = region_take_array(x->r, x->cards->n, sizeof *x->numbers);
	x->places = region_take_array(x->r, x->cards->n, sizeof *x->places);
	x->shared = region_take_array(x->r, x->cards->n, sizeof *x->shared);
	for (size_t i = 0; i < x->cards->n; i++) {
		if (x->cards->items[i].refused)
			continue;
		x->features[i] = features_of(x, &x->cards->items[i]);
		if (x->cards->items[i].kind == NEWS_HEADLINE)
			find_facts(x, i);
		total += x->features[i].n;
	}
	while (size < total * 2)
		size *= 2;
	x->slots = region_take_array(x->r, size, sizeof *x->slots);
	x->mask = size - 1;
}

void dedupe_cards(const struct lexicon *l, const struct news_articles *articles, struct region *r,
		  struct news_cards *cards)
{
	struct index x = {.l = l, .cards = cards, .r = r};
	struct news_card **order = region_take_array(r, cards->n, sizeof *order);

	make_index(&x);
	for (size_t i = 0; i < cards->n; i++)
		order[i] = &cards->items[i];
	qsort(order, cards->n, sizeof *order, by_score);
	for (size_t i = 0; i < cards->n; i++) {
		uint32_t card = (uint32_t)(order[i] - cards->items), other;

		if (order[i]->refused)
			continue;
		other = repeated(&x, card);
		if (other == cards->n) {
			insert(&x, card);
			continue;
		}
		order[i]->refused =
			region_format(r, "duplicate of card at %s:%u",
				      articles->items[cards->items[other].article - 1].file->name,
				      cards->items[other].line)
				.p;
	}
}
