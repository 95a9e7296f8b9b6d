/*
 * layout.h - one text in one box: the largest size of a ladder, and the best lines at that size.
 *
 * For each size from the top, all ways to break the text are weighed at once (dynamic programming),
 * not line by line, so the lines come out even and broken by sense. The cost of a way, in which a
 * smaller size has its price, is documented in layout.c; the least cost wins. Text is never cut or
 * shown below the smallest size, and a word is divided, at its soft hyphens, only where it is wider
 * than the box. Never draws, never allocates; measures through
 * functions, so a test can use a font of constant advance.
 */
#ifndef TEXT_LAYOUT_H
#define TEXT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base.h"
#include "base/err.h"
#include "base/span.h"
#include "text/breaks.h"
#include "text/glue.h"

#define LAYOUT_LINES_MAX 12
#define LAYOUT_EM 1024 /* FONT_EM: advances are in 1/LAYOUT_EM of the size */

struct layout_font {
	/* The advance of TEXT, white space included, in 1/LAYOUT_EM of the size; must add up: the
	 * advance of two neighbours together is about the sum. */
	int32_t (*advance)(void *user, struct span text);
	/* The px TEXT takes when drawn at SIZE_PX, soft hyphens not shown; NULL: the scaled advance
	 * is exact. */
	int32_t (*width)(void *user, struct span text, int32_t size_px);
	void *user;
};

struct layout_box {
	int32_t width_px;
	int32_t height_px;
	int32_t size_max_px; /* the top of the ladder */
	int32_t size_min_px; /* its bottom, at least 1 */
	int32_t step_px;     /* 0, or the sizes go down by so much, for type on a grid of pixels */
	int32_t leading;     /* permille of the size, baseline to baseline */
	int32_t ink;	     /* permille of the size: one line's height, ascender to descender */
	int32_t lines_max;   /* 1 .. LAYOUT_LINES_MAX */
	int32_t hang_px;     /* how far an opening mark may stand outside the left edge */
	int32_t loss_max;    /* percent of the size that are given up for better lines; 0: 15 */
};

/* [start, end) of the text without white space at its ends; the first HANG bytes of it are opening
 * quotation marks that stand outside the left edge. WIDTH_PX is from the edge, and counts of the
 * marks only what hang_px of the box does not allow outside. */
struct layout_line {
	uint16_t start, end;
	uint16_t hang;
	bool hyphen; /* a word is divided here: a hyphen is to be shown, and counted in WIDTH_PX */
	int32_t width_px;
};

struct layout {
	int32_t size_px;
	int32_t leading_px;
	size_t n_lines;
	struct layout_line line[LAYOUT_LINES_MAX];
	int32_t n_faults; /* torn phrases and lone last words that could not be avoided */
	int32_t n_holes;  /* lines in the midst that are much shorter than the others */
	int64_t cost;	  /* of its lines */
	int64_t smaller;  /* and of being smaller than the largest size that fits */
};

/* What a line, or all of them, cost: layout.c says how each figure comes about. */
struct layout_terms {
	int64_t uneven;	 /* longer or shorter than its share */
	int64_t torn;	 /* the break after it parts what belongs together */
	int64_t place;	 /* below 0: the break after it is a good one */
	int64_t gap;	 /* a hole in the midst of the text */
	int64_t lone;	 /* a last line of one word */
	int64_t stacked; /* begins or ends as the line before it does */
};

/* Scratch of the search, no more than 32 KiB; its content means nothing between calls. */
struct layout_work {
	struct breaks_piece piece[BREAKS_PIECES_MAX];
	int32_t before[BREAKS_PIECES_MAX + 1]; /* advance of all that stands before a piece */
	int32_t own[BREAKS_PIECES_MAX];	       /* advance of a piece without its white space */
	int32_t hang[BREAKS_PIECES_MAX];       /* advance of its opening marks */
	int64_t cost[2][BREAKS_PIECES_MAX + 1];
	uint16_t from[LAYOUT_LINES_MAX + 1][BREAKS_PIECES_MAX + 1];
	char marks[BREAKS_TEXT_MAX];
};

/* The height in px of N lines at SIZE_PX in BOX. */
int32_t layout_height(const struct layout_box *box, int32_t size_px, size_t n_lines);

/* ERR_FIT: not even at the smallest size (a word wider than the box, or too many lines); ERR_LIMIT,
 * ERR_SYNTAX: as breaks_find(); ERR_RANGE: a box or ladder that makes no sense, or a text
 * without ink. OUT is untouched on failure. */
MUST_CHECK enum err layout_fit(struct layout_work *work, const struct layout_font *font,
			       const struct glue *glue, struct span text,
			       const struct layout_box *box, struct layout *out);

/* Why L, which layout_fit() gave for the same arguments, costs what it does: the terms of each line
 * in OUT, which has room for LAYOUT_LINES_MAX. Their sum is L->cost. Errors as breaks_find(). */
MUST_CHECK enum err layout_explain(struct layout_work *work, const struct layout_font *font,
				   const struct glue *glue, struct span text,
				   const struct layout_box *box, const struct layout *l,
				   struct layout_terms *out);

int64_t layout_terms_sum(const struct layout_terms *t);

#endif
