/*
 * role.h - what the words around a name say its holder is.
 *
 *	former Norwegian Prime Minister Ann Ray         before it
 *	Norway's prime minister, Ann Ray,               before a comma
 *	Ann Ray, director of the Blue Project, which    after a comma
 *
 * Roles are spans of the text as it stands; empty where there is none.
 */
#ifndef NEWS_ROLE_H
#define NEWS_ROLE_H

#include <stddef.h>

#include "base/region.h"
#include "news/reading.h"

/* In bytes; a longer one is no line under a name. */
#define ROLE_LENGTH_MAX 60

/* Where the titles and the role right before token FIRST, a name's first, begin; FIRST where there
 * are none. */
size_t role_start(const struct reading *g, size_t para, size_t first);

/* The role in tokens [OUTER, FIRST), honorifics ("Sir") left out; empty where the word before says
 * that it is only claimed ("would-be"), or where the name has a clause about its holder ("the judge
 * Holm was referring to"). */
struct span role_before(const struct reading *g, size_t para, size_t outer, size_t first);

/* The role before the comma that stands before token NAME; AFTER is the token behind the name. */
struct span role_before_comma(const struct reading *g, size_t para, size_t name, size_t after);

/* The role after the comma that is token AFTER, behind a name. */
struct span role_after(const struct reading *g, size_t para, size_t after);

/* How much a role tells; a country or an institution in it counts most. 0: not to be shown, as it
 * is too long or points at something outside it ("a leader of the same party"). R is scratch. */
unsigned role_worth(const struct reading *g, struct region *r, struct span role);

#endif
