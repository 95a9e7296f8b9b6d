/*
 * phrase.h - the noun phrase that begins at a place: how far it goes and what kind it is.
 *
 *	Sen. Ann Ray (D-OH), the mayor's aide, who     a name; ends behind "Ray"
 *	a spokeswoman for the House committee said     a noun; ends behind "committee"
 *	his campaign manager, Carl Berg, said          a name: whom the noun introduces
 *	the Ray campaign said                          a noun; the name only says which
 *
 * Read from left to right without a dictionary of all words: small words, verbs of saying,
 * punctuation and the names of the article tell where it ends. Never says whom it stands for
 * (refer.h).
 */
#ifndef NEWS_PHRASE_H
#define NEWS_PHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include "news/passage.h"

/* The longest phrase, in tokens. */
#define PHRASE_LENGTH_MAX 14

enum phrase_kind {
	PHRASE_NONE,
	PHRASE_PRONOUN, /* he, she, it, they */
	PHRASE_NAME,
	PHRASE_NOUN,
	PHRASE_SEVERAL, /* "Ann Ray and Carl Berg" */
};

struct phrase {
	enum phrase_kind kind;
	size_t first, end;		 /* tokens, its article included */
	const struct name_mention *name; /* PHRASE_NAME; else NULL */
};

/* The phrase that begins at token FROM and ends at TO at the latest. */
struct phrase phrase_at(const struct passage *p, size_t from, size_t to);

/* The same of a phrase that stands behind its verb: "said a donor involved in it". */
struct phrase phrase_behind_verb(const struct passage *p, size_t from, size_t to);

/* Where what belongs to a phrase that ends at END and stands behind it ends: brackets, and between
 * two commas an apposition or a clause of its own. At most TO. */
size_t phrase_reach(const struct passage *p, size_t end, size_t to);

#endif
