/*
 * antecedent.h - whom a pronoun beside a quotation may stand for.
 *
 * Everybody named in the sentences before it, quotations left out, is a candidate. What speaks for
 * and against each (how far back, subject or object, who had the word last, whom the quotation
 * itself names, ...) is added up from one table of weights; how far the best is ahead of the next
 * tells how sure that is.
 * A subject without a name ("a nurse", "Ann Ray's sister") is weighed with them; where it
 * wins, nobody who is named is sure.
 */
#ifndef NEWS_ANTECEDENT_H
#define NEWS_ANTECEDENT_H

#include <stddef.h>

#include "news/passage.h"

struct antecedent_place {
	size_t pos;	    /* the pronoun's token */
	char gender;	    /* of the pronoun (passage_pronoun); 0: any person */
	struct span role;   /* only who has a role with this word; empty: anybody */
	size_t open, close; /* the quotation's tokens in that paragraph; equal: none */
	size_t told;	    /* index of the name who had the word last; NAMES_NONE: nobody */
	size_t told_para;   /* where */
};

struct antecedent {
	size_t who;	   /* index of the name; NAMES_NONE where nobody fits */
	int confidence;	   /* 0 to 1000 */
	const char *doubt; /* what cost confidence; NULL: nothing */
};

struct antecedent antecedent_find(const struct passage *p, const struct antecedent_place *at);

#endif
