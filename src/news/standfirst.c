#include "news/standfirst.h"

/* The points a standfirst needs: of about ten, see points(). */
#define STANDFIRST 4
/* Shared words, in thousandths, by which later paragraphs tell a paragraph again. */
#define RETOLD 450

bool standfirst_hangs(const struct profile *p)
{
	static const char *const verbs[] = {"comes",   "come",	 "came",
					    "follows", "follow", "followed"};
	const struct tokens *t = &p->tokens;

	for (size_t i = 1; i < t->n && i < 6; i++)
		if (span_is_any_nocase(t->items[i].text, verbs, COUNT_OF(verbs)))
			return true;
	return false;
}

static bool is_retold(const struct scan *c, size_t i)
{
	size_t end = scan_block_end(c, i + 1, SCAN_BLOCK);

	for (size_t k = i + 1; k < end; k++)
		if (scan_is_prose(c, k) && echo_shared(c->echo, i, k) >= 2)
			return true;
	return cohesion_between(c->cohesion, i, i + 1, end) >= RETOLD;
}

static bool has_full_name(const struct profile *p)
{
	for (size_t i = 0; i < p->people.n; i++)
		if (p->people.items[i].is_full)
			return true;
	return false;
}

static int points(const struct scan *c, size_t i)
{
	const struct profile *p = &c->profiles[i];
	size_t next = scan_next_prose(c, i);
	const struct profile *q;

	if (!scan_is_prose(c, i) || next >= c->paras->n || p->n_words > 30 || p->opens_quote ||
	    scan_has_dateline(c, i) || scan_is_shouted(p) || p->n_sentences > 1)
		return 0;
	q = &c->profiles[next];
	if (q->opens_quote || scan_points_back(q))
		return 0;
	return (standfirst_hangs(p) ? 3 : 0) + (is_retold(c, i) ? 2 : 0) +
	       (q->n_words * 10 >= p->n_words * 13) + (p->n_words <= 22) +
	       (has_full_name(q) && !has_full_name(p)) + (scan_has_dateline(c, next) ? 3 : 0);
}

bool standfirst_is_at(const struct scan *c, size_t i)
{
	return points(c, i) >= STANDFIRST;
}
