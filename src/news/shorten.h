/*
 * shorten.h - host only: what may be left out of a sentence.
 *
 * Finds the parts a reporter's sentence can do without: what leads up to the main clause, what is
 * put in between commas, days, what describes somebody who is named, phrases and clauses behind the
 * subject and behind the verb, who said it. Each is a range of tokens with its cost (cost.h), and
 * with a mark where a headline on a wall must not be without it: a condition, a negation, a year, a
 * day still to come, who said it. Never judges the result; sentence.h does.
 */
#ifndef NEWS_SHORTEN_H
#define NEWS_SHORTEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/region.h"
#include "news/article.h"
#include "news/cost.h"
#include "news/lexicon.h"
#include "news/token.h"

/* Longer sentences are not shortened but refused. */
#define SHORTEN_TOKENS_MAX 160
#define SHORTEN_CUTS_MAX 128

/* Tokens [from, to) may be left out. */
struct shorten_cut {
	uint16_t from, to;
	int cost[COST_N_USES]; /* points of the score it takes */
	bool is_first_name;    /* headlines that cut one cut all */
	bool is_title;	       /* what stands before a name; not both of them go */
	bool is_loss;	       /* never on a wall: without it the headline would say less than the
				  lead does, or another thing */
	const char *what;
};

struct shorten_plan {
	uint16_t from, to; /* the sentence, its final mark left out */
	/* Who said it, when that stands at the end or between commas ("the ministry said"): [from,
	 * to), empty where nobody is named. The main part ends at body_to. */
	uint16_t said_from, said_to, body_to;
	uint16_t verb, after; /* the verb group of the main clause, or of the claim it reports;
				 body_to where none was found */
	bool said_needed;     /* without it a claim would read as a fact */
	bool is_title;	      /* written as a title is: "Island To Close: ..."; nothing is cut */
	struct shorten_cut cuts[SHORTEN_CUTS_MAX];
	size_t n_cuts;
	const uint8_t *tags; /* enum grammar_tag, indexed as the tokens; those of [from, to) */
};

/* Plans the sentence of T that starts at token FROM. A is its article, for what it calls people by;
 * R is scratch. False: the sentence is too long or too short. */
bool shorten_plan(const struct lexicon *l, const struct article *a, const struct tokens *t,
		  size_t from, struct region *r, struct shorten_plan *out);

#endif
