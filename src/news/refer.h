/*
 * refer.h - whom a noun phrase (phrase.h) stands for: a name, a pronoun ("he"), a noun ("the
 * ministry", "EU leaders", "the president").
 *
 * Pronouns are led back to an earlier name (antecedent.h), nouns to the one person or body of the
 * article that has that role or kind; a noun that fits nobody for sure stays the noun. What could
 * make another reading true costs confidence. Never looks ahead, but for roles: an article may name
 * the president after it first quotes him.
 */
#ifndef NEWS_REFER_H
#define NEWS_REFER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/region.h"
#include "base/span.h"
#include "news/passage.h"
#include "news/phrase.h"

struct refer {
	bool found;
	struct span name;  /* to show: full name, or the phrase itself without its article */
	struct span role;  /* as it is shown under the name (office.h); may be empty */
	size_t who;	   /* index of the name, or NAMES_NONE */
	int confidence;	   /* 0 to 1000 */
	const char *doubt; /* what cost confidence; NULL: nothing */
	const char *unfit; /* why a reader could not tell who that is; NULL where one can */
};

/* Where it is asked, and what is known there. */
struct refer_here {
	const struct passage *p;
	struct region *r;
	size_t open, close; /* the quotation's tokens; equal where they are in another paragraph */
	size_t told;	    /* index of the name who had the word last, or NAMES_NONE */
	size_t told_para;   /* where */
};

/* Not found where K is PHRASE_NONE, or a pronoun that nobody fits. */
struct refer refer_to(const struct refer_here *here, const struct phrase *k);

#endif
