/*
 * likeness.h - host only: do two headlines tell one story? A figure from 0 to 1000 (a similarity
 * in [0, 1], in permille).
 *
 * A function of the two texts and the word tables alone: no corpus is asked, so a pair has the same
 * figure in every compilation. Integers only. Never decides: who asks has the threshold.
 */
#ifndef NEWS_LIKENESS_H
#define NEWS_LIKENESS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/region.h"
#include "base/span.h"
#include "news/acts.h"
#include "news/lexicon.h"

#define LIKENESS_WORDS_MAX 40 /* of one text; what follows is passed over */
#define LIKENESS_SENSES_MAX 4 /* of one word in senses.txt */

/* The least at which two headlines count as one story. Of the 1,500 pairs of headlines of SemEval
 * STS 2013 and 2014, 489 reach it: people put 95 % of these at 2.5 or more of 5 (the same story),
 * and 0.2 % at 1 or less (different ones). */
#define LIKENESS_SAME 660

struct likeness;

struct likeness_word {
	uint64_t key;	  /* equal for forms of one word, and for a place and its people */
	struct span stem; /* lower case, ASCII folded; empty for places and numbers */
	uint64_t senses[LIKENESS_SENSES_MAX]; /* hashes of what the table says; 0: none */
	uint16_t weight;		      /* permille */
	uint8_t kind;			      /* enum likeness_kind */
};

enum likeness_kind {
	LIKENESS_WORD,
	LIKENESS_NUMBER,
	LIKENESS_PLACE,
	LIKENESS_NAME, /* a capital letter that neither a sentence nor a style of headline explains
			*/
};

/* The words of one text that carry meaning, each once. */
struct likeness_text {
	struct likeness_word *words; /* of the region */
	size_t n;
	bool denies;
	struct acts acts;
};

/* What the texts are read with; everything lives in R, except the stemmer, which likeness_destroy()
 * gives back. Where there is no memory it ends the program as region_take() does. */
struct likeness *likeness_create(const struct lexicon *l, struct region *r);
void likeness_destroy(struct likeness *k);

/* *OUT lives in R; valid as long as TEXT. */
void likeness_read(const struct likeness *k, struct span text, struct region *r,
		   struct likeness_text *out);

/* 0 (nothing in common) to 1000; symmetric. */
int likeness_of(const struct likeness_text *a, const struct likeness_text *b);

#endif
