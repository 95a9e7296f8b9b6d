#include "news/contrast.h"

/* Paragraphs of the article so far that are asked whether a new one belongs to it. */
#define SO_FAR 20

static size_t block_start(const struct scan *c)
{
	return scan_block_start(c, SCAN_BLOCK);
}

static size_t block_end(const struct scan *c)
{
	return scan_block_end(c, c->i, SCAN_BLOCK);
}

/* Few paragraphs share few words by chance, so both sides must have some. */
static int other_words(const struct scan *c)
{
	unsigned same;

	if (scan_count_prose(c, block_start(c), c->i) < 3 ||
	    scan_count_prose(c, c->i, block_end(c)) < 3)
		return 0;
	same = cohesion_between(c->cohesion, block_start(c), c->i, block_end(c));
	return same < 60 ? 3 : same < 120 ? 2 : same < 180 ? 1 : 0;
}

static int goes_below(const struct scan *c)
{
	unsigned above_it = cohesion_between(c->cohesion, block_start(c), c->i, c->i + 1);
	unsigned below_it = cohesion_between(c->cohesion, c->i, c->i + 1,
					     scan_block_end(c, c->i + 1, SCAN_BLOCK));

	return (below_it * 2 > above_it * 3) - (above_it * 2 > below_it * 3);
}

/* What N paragraphs from AT on have in common with the article before them. */
static unsigned shared_so_far(const struct scan *c, size_t at, size_t n)
{
	size_t from = at > c->start + SO_FAR ? at - SO_FAR : c->start;

	return cohesion_between(c->cohesion, from, at, scan_block_end(c, at, n));
}

static int strays(const struct scan *c)
{
	unsigned here, above;

	if (c->i < c->start + 5)
		return 0;
	here = shared_so_far(c, c->i, 3);
	above = (shared_so_far(c, c->i - 2, 2) + shared_so_far(c, c->i - 4, 2)) / 2;
	return here * 3 < above ? 3 : here * 2 < above ? 2 : here * 4 < above * 3 ? 1 : 0;
}

struct contrast contrast_look(const struct scan *c)
{
	return (struct contrast){other_words(c), strays(c), goes_below(c)};
}

int contrast_of_topic(struct contrast v)
{
	return v.strays == 3 && v.words >= 2 ? v.words - 1 : 0;
}

/* In hundredths: paragraphs of prose in [from, to) in the author's own voice. */
static unsigned voice_share(const struct scan *c, size_t from, size_t to)
{
	unsigned n = 0, voiced = 0;

	for (size_t i = from; i < to; i++) {
		n += scan_is_prose(c, i);
		voiced += scan_is_prose(c, i) && c->profiles[i].n_voice > 0;
	}
	return n ? voiced * 100 / n : 0;
}

int contrast_of_voice(const struct scan *c)
{
	unsigned a = voice_share(c, block_start(c), c->i);
	unsigned b = voice_share(c, c->i, block_end(c));

	return (a >= 45 && b <= 15) || (b >= 45 && a <= 15);
}

static size_t mean_words(const struct scan *c, size_t from, size_t to)
{
	size_t n = 0, words = 0;

	for (size_t i = from; i < to; i++) {
		n += scan_is_prose(c, i);
		words += scan_is_prose(c, i) ? c->profiles[i].n_words : 0;
	}
	return n ? words / n : 0;
}

int contrast_of_shape(const struct scan *c)
{
	size_t a = mean_words(c, block_start(c), c->i);
	size_t b = mean_words(c, c->i, block_end(c));

	return a && b && (a * 10 >= b * 18 || b * 10 >= a * 18);
}

static unsigned spelling_in(const struct scan *c, size_t from, size_t to)
{
	unsigned house = 0;

	for (size_t i = from; i < to; i++)
		house |= scan_is_prose(c, i) ? c->profiles[i].house : 0;
	return house;
}

int contrast_of_spelling(const struct scan *c)
{
	unsigned a = spelling_in(c, block_start(c), c->i), b = spelling_in(c, c->i, block_end(c));
	int n = 0;

	for (unsigned pair = 3; pair <= 12; pair *= 4)
		n += ((a | b) & pair) == pair && (a & pair) != pair && (b & pair) != pair;
	return n;
}

int contrast_of_forms(const struct scan *c)
{
	unsigned a = scan_house(c, block_start(c), c->i), b = scan_house(c, c->i, block_end(c));

	return MIN_OF(house_differs(a, b), 3);
}

static int count_misters(const struct scan *c, size_t from, size_t to)
{
	int n = 0;

	for (size_t i = from; i < to; i++)
		n += (scan_house(c, i, i + 1) & HOUSE_MISTER) != 0;
	return n;
}

int contrast_of_address(const struct scan *c)
{
	int a = count_misters(c, block_start(c), c->i), b = count_misters(c, c->i, block_end(c));

	return (a >= 3 && !b) || (b >= 3 && !a);
}
