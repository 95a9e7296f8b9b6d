#include "news/choice.h"

#include <stdbool.h>
#include <stdlib.h>

#include "news/profile.h"

struct choice {
	struct news_card **quotes; /* the eligible ones, by falling score; NULL once chosen */
	size_t n;
	const struct news_card **chosen;
	size_t n_chosen, max;
};

static int by_score(const void *a, const void *b)
{
	const struct news_card *x = *(const struct news_card *const *)a;
	const struct news_card *y = *(const struct news_card *const *)b;

	if (x->pinned != y->pinned)
		return x->pinned ? -1 : 1;
	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	return (x > y) - (x < y);
}

static struct hashes content_of(const struct lexicon *l, struct span text, struct region *r)
{
	struct para p = {.text = text, .cls = LINE_BODY};
	struct profile profile;

	profile_make(l, &p, r, &profile);
	return profile.content;
}

/* Are so many of the quotation's words the headline's that the two would count as one headline? */
static bool repeats(const struct hashes *quote, const struct hashes *headline)
{
	size_t shared = 0;

	for (size_t i = 0; i < quote->n; i++)
		for (size_t k = 0; k < headline->n; k++)
			if (quote->items[i] == headline->items[k]) {
				shared++;
				break;
			}
	return shared && shared * 100 >= quote->n * CHOICE_ECHO_PERCENT;
}

static void refuse_echoes(const struct lexicon *l, struct news_card *cards, size_t n,
			  struct region *r)
{
	struct hashes headline = {NULL, 0, 0};

	for (size_t i = 0; i < n; i++)
		if (cards[i].kind == NEWS_HEADLINE && !cards[i].refused)
			headline = content_of(l, cards[i].text, r);
	for (size_t i = 0; i < n && headline.n; i++) {
		struct hashes quote;

		if (cards[i].kind != NEWS_QUOTE || cards[i].refused || cards[i].pinned)
			continue;
		quote = content_of(l, cards[i].text, r);
		if (repeats(&quote, &headline))
			cards[i].refused = "says what the headline says";
	}
}

/* Quotations of one paragraph end their source where it ends. */
static bool same_paragraph(const struct news_card *a, const struct news_card *b)
{
	return a->source_end == b->source_end;
}

static bool fits(const struct choice *c, const struct news_card *quote, size_t per_speaker)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n_chosen; i++) {
		n += span_equal(c->chosen[i]->speaker, quote->speaker);
		if (same_paragraph(c->chosen[i], quote))
			return false;
	}
	return n < per_speaker;
}

static void choose(struct choice *c, size_t per_speaker)
{
	for (size_t i = 0; i < c->n; i++) {
		if (!c->quotes[i] ||
		    (!c->quotes[i]->pinned &&
		     (c->n_chosen >= c->max || !fits(c, c->quotes[i], per_speaker))))
			continue;
		c->chosen[c->n_chosen++] = c->quotes[i];
		c->quotes[i] = NULL;
	}
}

void choice_make(const struct lexicon *l, struct news_card *cards, size_t n, size_t max,
		 struct region *r)
{
	struct choice c = {.max = max};

	refuse_echoes(l, cards, n, r);
	c.quotes = region_take_array(r, n, sizeof *c.quotes);
	c.chosen = region_take_array(r, n, sizeof *c.chosen);
	for (size_t i = 0; i < n; i++)
		if (cards[i].kind == NEWS_QUOTE && !cards[i].refused)
			c.quotes[c.n++] = &cards[i];
	qsort(c.quotes, c.n, sizeof *c.quotes, by_score);
	choose(&c, CHOICE_PER_SPEAKER);
	choose(&c, SIZE_MAX);
	for (size_t i = 0; i < c.n; i++)
		if (c.quotes[i])
			c.quotes[i]->refused = CHOICE_BETTER;
}
