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
};

/* Not found where K is PHRASE_NONE, or a pronoun that nobody fits. */
struct refer refer_to(const struct passage *p, const struct phrase *k, struct region *r);

#endif
