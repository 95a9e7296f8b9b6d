/*
 * spelling.h - how names are spelt: whether two spellings may be one person's, and how one is
 * shown. ASCII case is ignored.
 */
#ifndef NEWS_SPELLING_H
#define NEWS_SPELLING_H

#include <stdbool.h>

#include "base/region.h"
#include "base/span.h"
#include "news/lexicon.h"

/* Equal, or long, with the same first letter and two letters apart (a swap counts one), but not in
 * the ending of a woman's name: Petrov is not Petrova. */
bool spelling_same_surname(struct span a, struct span b);

/* Have both one first letter? Names that do not are never spellings of one: most pairs need no more
 * than this. False where one is empty. */
static inline bool spelling_may_agree(struct span a, struct span b)
{
	return a.n && b.n && span_lower(a.p[0]) == span_lower(b.p[0]);
}

/* Is NICK a short form of the first name NAME ("Don", "Donald")? */
bool spelling_is_nickname(const struct lexicon *l, struct span nick, struct span name);

/* Equal, an initial of, a short form of, or a variant of the other first name. Two known first
 * names are variants only where they sound alike (Sergei, Sergey): Mario is not Maria. */
bool spelling_same_first(const struct lexicon *l, struct span a, struct span b);

/* "Anna" of "Anna Holm", which is single spaced. */
struct span spelling_first_word(struct span full);

/* S with every run of white space in it, line ends and no-break spaces included, as one space: what
 * must be done before a name or a place is compared or looked up. A view of S where nothing had to
 * change, else from R. */
struct span spelling_single_spaced(struct region *r, struct span s);

/* NAME as shown, from R: white space single, and a first name that was shouted for layout ("DONALD
 * Trump") in ordinary case. */
struct span spelling_calm(const struct lexicon *l, struct region *r, struct span name);

/* S as a line of its own under a name, from R: white space single, the first letter upper case. */
struct span spelling_line(struct region *r, struct span s);

#endif
