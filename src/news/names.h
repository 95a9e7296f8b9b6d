/*
 * names.h - the people and organisations of one article, each once, with every place it is named.
 *
 *	"Foreign Minister Sergei Lavrov" ... "Lavrov" ... "Sergey Lavrov"   ->  one entry:
 *	name Sergey Lavrov (the spelling most used), role "Foreign Minister", gender m
 *
 * Evidence is capital letters, the tables of first names, titles, roles and institutions, and the
 * surnames the article itself gives; spellings that differ by a letter or two, short forms of
 * first names ("Don") and a first name alone join the entry they fit, but only where they fit one.
 * Never guesses across articles.
 */
#ifndef NEWS_NAMES_H
#define NEWS_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/region.h"
#include "base/span.h"
#include "news/chunk.h"
#include "news/reading.h"

/* More entries than any news article has; what comes after them is not named. Bounds the work. */
#define NAMES_MAX 400
#define NAMES_NONE SIZE_MAX
#define NAMES_ROLES_MAX 6
#define NAMES_SPELLINGS_MAX 8

struct name_spelling {
	struct span text;
	unsigned n;
};

struct name {
	enum name_kind kind;
	struct span full; /* canonical spelling, white space single */
	struct span last; /* surname; of a body, the word that heads it */
	bool is_full;	  /* FULL has more than a surname */
	char gender;	  /* 'm', 'f' or 0 */
	unsigned n;	  /* places where it is named */
	struct name_spelling spellings[NAMES_SPELLINGS_MAX];
	size_t n_spellings;
	struct span roles[NAMES_ROLES_MAX]; /* best first; white space single */
	size_t n_roles;
	struct span role; /* the best that may stand under the name, as shown; may be empty */
};

/* One place where a name stands. */
struct name_mention {
	size_t para, first, end; /* tokens of the name alone */
	size_t outer;		 /* <= first: with the title and role before it, article left out */
	size_t who;		 /* index of the name */
	bool is_shared; /* a surname alone that others of the article bear as well: WHO, the first
			   of them, is a guess */
};

struct names {
	struct name *items; /* persons and bodies in order of first mention */
	size_t n, max;
	struct name_mention *mentions; /* in text order */
	size_t n_mentions;
	size_t *para_mentions; /* per paragraph and one more: its first mention's index */
};

/* Fills *OUT from all of G's paragraphs; everything is taken from R. */
void names_collect(const struct reading *g, struct region *r, struct names *out);

/* The mention whose name ends at token END (one past its last), or begins with its outer words at
 * token OUTER; NULL: none. */
const struct name_mention *names_ending(const struct names *n, size_t para, size_t end);
const struct name_mention *names_starting(const struct names *n, size_t para, size_t outer);
/* The mention that covers token AT, its title included. */
const struct name_mention *names_covering(const struct names *n, size_t para, size_t at);

/* The first mention in tokens [FROM, TO) of a paragraph; NULL: none. */
const struct name_mention *names_within(const struct names *n, size_t para, size_t from, size_t to);

/* Does a role of person I hold this word? */
bool names_has_role(const struct names *n, size_t i, struct span word);

#endif
