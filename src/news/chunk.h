/*
 * chunk.h - runs of capitalised words, each split into a name and the titles before it.
 *
 *	Former Kremlin spokesman Dmitry Peskov,      chunk "Dmitry Peskov", role before it
 *	Russia's Transport Ministry said             chunk "Russia's Transport Ministry", a body
 *
 * Decides by the words of the chunk and their neighbours alone; who a chunk is, names.h finds out.
 */
#ifndef NEWS_CHUNK_H
#define NEWS_CHUNK_H

#include <stdbool.h>
#include <stddef.h>

#include "news/reading.h"

enum name_kind {
	NAME_PERSON,
	NAME_BODY,    /* an organisation: "Russian Ministry of Defence", "NATO" */
	NAME_UNKNOWN, /* capitalised words that may be either, or a thing */
};

struct chunk {
	size_t para, first, end; /* tokens of the name alone */
	size_t outer;		 /* <= first: with the titles and the role before it */
	enum name_kind kind;
	bool titled; /* a title or role stands right before it */
	char gender;
};

/* The chunk that begins at or after token *I, which moves behind it; false at the paragraph's end.
 */
bool chunk_next(const struct reading *g, size_t para, size_t *i, struct chunk *k);

/* The words of the chunk as a name, without a possessive ending, white space single. A view of the
 * file, or from R. */
struct span chunk_text(const struct reading *g, const struct chunk *k, struct region *r);

#endif
