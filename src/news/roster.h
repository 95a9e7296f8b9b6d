/*
 * roster.h - host only: who an article has named so far, and how.
 *
 * Reports give a name in full once and the surname after that. A name given in full again, or spelt
 * another way ("Zelensky", "Zelenskyy"), therefore speaks for a new article. Spellings are compared
 * with doubled letters made single and y, j read as i.
 */
#ifndef NEWS_ROSTER_H
#define NEWS_ROSTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/region.h"
#include "news/profile.h"

struct roster;

/* Room for everybody named in N paragraphs. */
struct roster *roster_create(const struct profile *profiles, size_t n, struct region *r);

/* Forgets everybody: a new article. */
void roster_clear(struct roster *ro);

void roster_add(struct roster *ro, const struct profile *p);

/* What the names of paragraphs [from, to) say, read as if they began an article. */
struct roster_view {
	unsigned again;	    /* points: given in full here although known; 2 where by surname */
	unsigned n_known;   /* known, and the surname is enough here */
	unsigned n_common;  /* of these, in a sixth of the file's paragraphs or more */
	unsigned n_respelt; /* known under another spelling only */
};

struct roster_view roster_look(const struct roster *ro, const struct profile *profiles, size_t from,
			       size_t to);

#endif
