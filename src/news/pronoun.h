/*
 * pronoun.h - host only: does a pronoun of a run of a quotation stand for something that the run
 * has named before it?
 *
 *	"The mayor said that he would pay."	he: the mayor
 *	"It is wrong to close a bridge."	it: nothing is referred to
 *
 * A step of displayable.h, apart for its size. Errs towards no.
 */
#ifndef NEWS_PRONOUN_H
#define NEWS_PRONOUN_H

#include "news/displayable.h"

/* What the run has named so far. Zeroed: nothing. */
struct pronoun_known {
	unsigned persons, men, women; /* PERSONS counts those of unknown gender as well */
	bool anybody;		      /* "everybody", in this sentence: may be "he" there */
	bool other;		      /* "we", "you": does something to "him" who is named before */
	bool many, thing, later;      /* LATER: the first sentence is over */
};

/* What is wrong with token I as a pronoun in a run that ends before token END. NULL: nothing, or it
 * is none; else static storage. */
const char *pronoun_check(const struct displayable *d, size_t i, size_t end,
			  const struct pronoun_known *k);

/* Adds to *K what token I names. */
void pronoun_learn(const struct displayable *d, size_t i, struct pronoun_known *k);

#endif
