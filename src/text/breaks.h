/*
 * breaks.h - where a line may end, and how gladly.
 *
 * The opportunities are those of Unicode's UAX 14 (libunibreak 1.1, Unicode 6.2). Each gets a
 * penalty from the words at both sides: a reader's phrase should not be torn (article | noun, first
 * name | last name, number | unit), and a line likes to end where one would breathe (after
 * punctuation, before "and", "who", "after"). Never measures, never allocates.
 *
 * Scripts without spaces: Thai and its like can be broken only where the text has U+200B. Chinese
 * and Japanese can be broken almost everywhere; where the text has U+200B, it says where a word or
 * phrase ends, and any other place tears one; words that are small or belong together are held as
 * those of other languages are.
 */
#ifndef TEXT_BREAKS_H
#define TEXT_BREAKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base.h"
#include "base/err.h"
#include "base/span.h"
#include "text/glue.h"

#define BREAKS_TEXT_MAX 2000 /* bytes, PACK_TEXT_MAX */
#define BREAKS_PIECES_MAX 480

/* Penalties: 0 is a plain space between two words. A break of BREAKS_FAULT or more tears something
 * a reader takes as one word; it is used only where every other way is worse. */
#define BREAKS_FAULT 40
#define BREAKS_STRANDED 45	/* a word or two begin a sentence at the end of a line */
#define BREAKS_SENTENCE (-40)	/* a sentence ends here: a line may be short */
#define BREAKS_FORCED INT16_MIN /* the text demands the break (U+2028, U+2029) */

/* A piece is the text between two opportunities: [start, end) without the white space after it.
 * PENALTY is for a break after it; of the last piece it is BREAKS_FORCED. */
struct breaks_piece {
	uint16_t start, end; /* bytes */
	int16_t penalty;     /* negative: a good place */
	uint8_t n_stranded;  /* a line that ends here and begins more than so many pieces before
				strands them; 0: nothing is stranded */
	bool is_soft;	     /* a soft hyphen (U+00AD) stands behind it, in no piece: a break here
				shows a hyphen */
};

/* Cuts TEXT (UTF-8). PIECES has room for BREAKS_PIECES_MAX. MARKS is
 * scratch of BREAKS_TEXT_MAX bytes. ERR_LIMIT: too long, or too many pieces; ERR_SYNTAX:
 * malformed UTF-8. An empty or blank
 * text has no piece. */
MUST_CHECK enum err breaks_find(const struct glue *glue, struct span text,
				struct breaks_piece *pieces, size_t *n_pieces, char *marks);

/* The penalty of the break after LAST, the last of the N pieces of its line. */
int breaks_penalty(const struct breaks_piece *last, size_t n);

/* How many bytes of opening quotation marks TEXT begins with: these may hang outside the edge. */
size_t breaks_opening(struct span text);

#endif
