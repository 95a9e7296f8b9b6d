/*
 * block.h - a text of one or several lines: measured in a box, then put where it belongs.
 *
 * The left edge is one of ink (type.h); opening marks of a line hang outside it. Lines stand
 * further apart where the text's own marks or depths would touch (font_reach()), whatever leading
 * is asked for. Measuring adds nothing to a scene, putting measures nothing again.
 */
#ifndef DRAW_BLOCK_H
#define DRAW_BLOCK_H

#include <stdint.h>

#include "base/base.h"
#include "base/err.h"
#include "base/span.h"
#include "draw/scene.h"
#include "draw/type.h"
#include "text/font.h"
#include "text/glue.h"
#include "text/layout.h"

struct block_tools {
	struct font_set *fonts;
	struct layout_work *work;
	const struct glue *glue;
};

/* TEXT and TYPE (but for its size) are the caller's, the rest is block_fit()'s. */
struct block {
	struct type type;
	struct span text; /* must stay as it is until the block is put */
	struct layout layout;
	struct layout_box box;
	struct font_reach reach;
};

/* Sets the block's text in BOX. Its field ink is how much has to stay free below the last baseline,
 * in permille of the size, where that is more than the font's descent; the ascent is added here.
 * Errors as layout_fit(). */
MUST_CHECK enum err block_fit(struct block *b, const struct block_tools *tools,
			      const struct layout_box *box);

/* The terms of a block that block_fit() has set, as layout_explain(). */
MUST_CHECK enum err block_explain(const struct block *b, const struct block_tools *tools,
				  struct layout_terms *out);

/* From the top of the first line to its baseline, px: the height of its capitals, or, in a script
 * that has none, of the tallest ink in the text. */
int32_t block_top(const struct font_set *fonts, const struct block *b);

/* From there to the last baseline, and what the text reaches deeper than Latin below that, px. */
int32_t block_height(const struct font_set *fonts, const struct block *b);

/* Adds the lines to OUT, an item a line and one for hanging marks, with the left edge at X and the
 * first baseline at Y. *PEN is the x where the first line's pen started, hanging marks included.
 * Errors as type_put(). */
MUST_CHECK enum err block_put(struct scene *out, struct font_set *fonts, const struct block *b,
			      int32_t x, int32_t y, int32_t *pen);

#endif
