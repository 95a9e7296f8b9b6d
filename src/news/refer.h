/*
 * refer.h - what a noun phrase at a known place refers to: a name, a pronoun ("he"), a noun ("the
 * ministry", "EU leaders", "the president").
 *
 * The grammar is small: a phrase is a name with its title, a pronoun, or a noun with what stands
 * before it, perhaps with an apposition ("Name, director of X,") or a relative clause behind it.
 * Pronouns and definite nouns are led back to the nearest earlier sentence subject that fits;
 * everything that could make another reading true costs confidence. Never looks ahead.
 */
#ifndef NEWS_REFER_H
#define NEWS_REFER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/region.h"
#include "base/span.h"
#include "news/names.h"
#include "news/reading.h"

struct refer {
	bool found;
	struct span name;  /* to show: full name, or the phrase itself without its article */
	struct span role;  /* as it is shown under the name (office.h); may be empty */
	size_t who;	   /* index of the name, or NAMES_NONE */
	int confidence;	   /* 0 to 1000 */
	const char *doubt; /* what cost confidence; NULL: nothing */
};

/* The phrase that begins at token FROM and ends before TO (a verb of saying, or a clause end). */
struct refer refer_starting(const struct reading *g, const struct names *n, struct region *r,
			    size_t para, size_t from, size_t to);

/* The phrase that ends right before token TO (a verb of saying; auxiliaries and adverbs are
 * skipped), in a sentence that begins at FROM. */
struct refer refer_ending(const struct reading *g, const struct names *n, struct region *r,
			  size_t para, size_t from, size_t to);

/* The subject of the sentence [FROM, TO), quotations in it left out. */
struct refer refer_sentence_subject(const struct reading *g, const struct names *n,
				    struct region *r, size_t para, size_t from, size_t to);

#endif
