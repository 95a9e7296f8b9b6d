/*
 * search.h - host only: the best ways to shorten a sentence, by cost and length.
 *
 * Every set of cuts of a plan that do not overlap is a way; of all ways the best by
 *
 *	score = 1000 - cost of the cuts - what its length costs (cost.h)
 *
 * come out, best first; for the wall only those without a loss (shorten.h). The search goes over
 *the sentence once and keeps, at each place where a cut begins or ends, the two best ways of each
 * length so far: time and memory grow with places, not with sets.
 */
#ifndef NEWS_SEARCH_H
#define NEWS_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "news/shorten.h"

#define SEARCH_FOUND_MAX 48

struct search_way {
	uint16_t kept[SHORTEN_TOKENS_MAX]; /* tokens, in order */
	size_t n_body, n;		   /* the first n_body are the main part, the rest say who
					      said it */
	int score;
	int end_cost;	  /* of the cut that ends the main part; 0 where none does */
	bool is_loss;	  /* says what the lead does not */
	bool cuts_at_end; /* the main part ends where the reporter's did not, nor at a comma */
};

struct search_found {
	struct search_way ways[SEARCH_FOUND_MAX];
	size_t n;
};

/* Fills *OUT for the sentence of PLAN, whose tokens are T. R is scratch. At least one way, that of
 * the whole sentence, is found. */
void search_run(const struct shorten_plan *plan, const struct tokens *t, enum cost_use use,
		struct region *r, struct search_found *out);

#endif
