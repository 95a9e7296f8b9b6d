/*
 * antecedent.h - whom a pronoun may stand for: the nearest earlier subject that fits it.
 *
 * Sentences are walked backwards, quotations left out, a few paragraphs at most; paragraphs that
 * are all quotation do not count. Whatever makes another reading possible costs confidence.
 */
#ifndef NEWS_ANTECEDENT_H
#define NEWS_ANTECEDENT_H

#include <stdbool.h>
#include <stddef.h>

#include "news/passage.h"

struct antecedent {
	size_t who;	   /* index of the name; NAMES_NONE where nobody fits */
	int confidence;	   /* 0 to 1000 */
	const char *doubt; /* what cost confidence; NULL: nothing */
};

/* The nearest subject in the sentences before that of token POS. GENDER ('m', 'f', 'n', 'p') 0
 * takes any person, 'n' and 'p' a body. */
struct antecedent antecedent_before(const struct passage *p, size_t pos, char gender);

#endif
