/*
 * split.h - host only: a quotation that its attribution splits, as one card.
 *
 *	"The bridge will open," Ann Lee said, "when the paint is dry."
 *	-> The bridge will open, when the paint is dry.
 *
 * Where one sentence goes on behind the attribution the pieces are always one statement. Where a
 * new one begins they are one if the second would not stand alone, or both together still read at a
 * glance. Never joins across another speaker, another sentence or another paragraph, and takes
 * whole sentences only. The words between are left out; what joins the pieces stands in proof.h,
 *and whether the comma before the attribution stays is asked of seam.h.
 */
#ifndef NEWS_SPLIT_H
#define NEWS_SPLIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/region.h"
#include "news/displayable.h"
#include "news/names.h"
#include "news/reading.h"
#include "news/speaker.h"

/* Tokens of the attribution between the pieces, marks included: a longer one tells a story of its
 * own. Measured: 19 in 20 of those of a newspaper have 22 or fewer. */
#define SPLIT_BETWEEN_MAX 30
/* Code points up to which two statements that would both stand alone go on one card. */
#define SPLIT_GLANCE 160

struct split {
	struct span text;
	size_t start, end, more_start, more_end; /* in the paragraph's text */
	bool lost_comma;			 /* the attribution's, before it */
	int score;
};

/* The best card that takes in the end of quotation Q[0] and the beginning of Q[1], which follow one
 * another; S are their speakers, NEXT the quotation behind them (NULL: none). False: they are two
 * statements, or no card passes. G and NAMES are changed while it looks, and put back. */
bool split_join(struct reading *g, struct names *names, const struct speaker_quote q[2],
		const struct speaker s[2], const struct speaker_quote *next, struct region *r,
		struct split *out);

#endif
