/*
 * sentence.h - host only: does a shortened sentence still stand alone?
 *
 * Looks at the kept words only, whoever shortened them. Knows no parser: it asks for a finite verb
 * that belongs to the main clause, for a first and a last word that can be first and last, for
 * marks that pair, and for something that names what it is about.
 */
#ifndef NEWS_SENTENCE_H
#define NEWS_SENTENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "news/lexicon.h"
#include "news/token.h"

/* The tokens of T that are kept, in order: the first N_BODY make the main part, the others say who
 * said it (none where N_BODY is N). */
struct sentence {
	const struct tokens *t;
	const uint16_t *kept;
	size_t n_body, n;
	const uint8_t *tags; /* enum grammar_tag, indexed as T */
	size_t verb; /* the token its lead's main clause cannot do without; T's end where unknown */
	size_t lead_to;	 /* where the main part of the lead's sentence ends */
	bool cut_at_end; /* the main part ends where the reporter's did not, nor at a comma */
};

/* NULL where it stands alone, else what is wrong with it (static storage). */
const char *sentence_fault(const struct lexicon *l, const struct sentence *s);

/* The part of it that holds for a sentence somebody wrote to stand alone: its marks pair, and it
 * begins with nothing that points at another sentence. */
const char *sentence_points(const struct lexicon *l, const struct sentence *s);

#endif
