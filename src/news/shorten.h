/*
 * shorten.h - host only: what may be left out of a sentence without making it wrong.
 *
 * Finds the places where a reporter's sentence can be cut: what leads up to the main clause, what
 * is put in between commas, days, first names of people the article calls by surname, and the tail
 * after the main clause. Never judges the result; sentence.h does. Never cuts what holds the claim
 * in place: "if", "unless", "without", "under", "or", a negation, or who said it.
 */
#ifndef NEWS_SHORTEN_H
#define NEWS_SHORTEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/region.h"
#include "news/article.h"
#include "news/lexicon.h"
#include "news/token.h"

/* Longer sentences are not shortened but refused. */
#define SHORTEN_TOKENS_MAX 120
#define SHORTEN_CUTS_MAX 10
#define SHORTEN_ENDS_MAX 40

/* Tokens [from, to) and [from2, to2) may be left out. */
struct shorten_cut {
	uint16_t from, to, from2, to2;
	int cost;	    /* points of the score it takes */
	bool is_first_name; /* headlines that cut one cut all */
	const char *what;
};

/* The main part may end before token AT. */
struct shorten_end {
	uint16_t at;
	int cost;
	const char *what;
};

struct shorten_plan {
	uint16_t from, to; /* the sentence, its final mark left out */
	/* Who said it, when that stands at the end or between commas ("the ministry said"): [from,
	 * to), empty where nobody is named. The main part ends at body_to. */
	uint16_t said_from, said_to, body_to;
	bool said_needed; /* without it a claim would read as a fact */
	struct shorten_cut cuts[SHORTEN_CUTS_MAX];
	size_t n_cuts;
	struct shorten_end ends[SHORTEN_ENDS_MAX]; /* the first: nothing is cut */
	size_t n_ends;
};

/* Plans the sentence of T that starts at token FROM. A is its article, for what it calls people by;
 * R is scratch. False: the sentence is too long. */
bool shorten_plan(const struct lexicon *l, const struct article *a, const struct tokens *t,
		  size_t from, struct region *r, struct shorten_plan *out);

#endif
