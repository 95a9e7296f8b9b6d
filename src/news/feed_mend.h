/*
 * feed_mend.h - host only: XML as publishers write it, made XML as a parser wants it, piece by
 * piece.
 *
 * What a parser is given is tags, text and numeric entities alone: CDATA sections become escaped
 * text; comments, instructions and the document type go, and with that every entity that could be
 * declared: nothing can expand (a billion laughs) and nothing is fetched. Mended is what feeds
 * have: "AT&T" and "a < b" unescaped, HTML's entities (&nbsp;) that nobody declared, control
 * characters, blank lines above the XML declaration. Lines keep their numbers.
 */
#ifndef NEWS_FEED_MEND_H
#define NEWS_FEED_MEND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/span.h"

/* What was mended, each reported once. */
enum feed_mend_defect {
	FEED_MEND_AMP,
	FEED_MEND_LESS,
	FEED_MEND_ENTITY,
	FEED_MEND_CONTROL,
	FEED_MEND_TAG,
	FEED_MEND_N
};

/* All fields are the mender's own. */
struct feed_mend {
	struct span in; /* valid UTF-8 */
	size_t at;
	size_t text_to;	   /* bytes before it are of a CDATA section; 0: none is open */
	size_t dropped_to; /* of bytes before it only line ends go out */
	bool in_tag;
	unsigned n_equals; /* in the tag */
	uint32_t line;
	const char *name;
	struct diag *d;
	unsigned n_defects[FEED_MEND_N];
};

#define FEED_MEND_PIECE_MIN 64

/* What stands behind so many '=' of one tag is left out: the parser compares each attribute with
 * each. */
#define FEED_MEND_EQUALS_MAX 1024

/* IN is valid UTF-8 and stays the caller's. Defects are reported to D as warnings under NAME. */
void feed_mend_init(struct feed_mend *m, struct span in, const char *name, struct diag *d);

/* Behind the comment, the instruction or the document type that begins at AT of S; AT where none
 * does. */
size_t feed_mend_aside_end(struct span s, size_t at);

/* Writes the next piece to OUT, of MAX bytes (FEED_MEND_PIECE_MIN at least); 0 at the end. */
size_t feed_mend_next(struct feed_mend *m, char *out, size_t max);

#endif
