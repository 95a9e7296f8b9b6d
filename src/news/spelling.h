/*
 * spelling.h - may two spellings be one person's name? ASCII case is ignored.
 */
#ifndef NEWS_SPELLING_H
#define NEWS_SPELLING_H

#include <stdbool.h>

#include "base/span.h"
#include "news/lexicon.h"

/* Equal, or long, with the same first letter and two letters apart (a swap counts one). */
bool spelling_same_surname(struct span a, struct span b);

/* Is NICK a short form of the first name NAME ("Don", "Donald")? */
bool spelling_is_nickname(const struct lexicon *l, struct span nick, struct span name);

/* Equal, an initial of, a short form of, or a variant of the other first name. */
bool spelling_same_first(const struct lexicon *l, struct span a, struct span b);

/* "Anna" of "Anna Holm". */
struct span spelling_first_word(struct span full);

#endif
