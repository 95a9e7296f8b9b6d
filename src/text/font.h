/*
 * font.h - the typefaces of a theme: measures text and turns it into 8-bit coverage.
 *
 * Each role of config/theme.h has a chain of faces; a code point is drawn with the first face of
 * the chain that has it, in runs as long as possible (runs.h), each in its script and direction.
 * Measures are SDL2_ttf's; what is drawn is shaped by HarfBuzz (shape.h) and rasterised by FreeType
 * (glyphs.h), as SDL2_ttf would do it, but a glyph that was drawn lately is not drawn again. Never
 * sees a colour or a canvas, never breaks a line.
 *
 * Tracking is baked into the fonts by the compiler, so advances here already have it. U+200B and
 * the soft hyphen, where a line might have ended, are never drawn.
 *
 * A text is a paragraph of its own; a line of a paragraph is given with it, as which way a figure
 * or a bracket runs is decided by what is before and after it: the functions with PART in their
 * name.
 *
 * A code point that no face has is drawn as the first face's .notdef, which the compiler has to
 * prevent.
 */
#ifndef TEXT_FONT_H
#define TEXT_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base.h"
#include "base/err.h"
#include "base/rect.h"
#include "base/span.h"
#include "config/theme.h"
#include "text/bidi.h"
#include "text/glyphs.h"
#include "text/shape.h"

#define FONT_RANKS_MAX 16     /* faces in one role's chain */
#define FONT_RUNS_MAX 64      /* changes of face, script or direction in one line, plus one */
#define FONT_TEXT_MAX 2000    /* bytes of one text, PACK_TEXT_MAX */
#define FONT_GLYPHS_MAX 2000  /* of one line */
#define FONT_SIZE_PX_MAX 1200 /* a style asks for no more on any panel (draw/style.h) */

/* Advances that do not depend on a size are in 1/FONT_EM of the font size. */
#define FONT_EM 1024

struct font_source {
	uint32_t role;	   /* enum theme_role; others are ignored */
	uint32_t rank;	   /* 0: first choice; ranks of a role need not be dense or in order */
	struct span bytes; /* an OpenType file; must stay as it is until font_finish() */
};

/* In 1/FONT_EM of the size, of the role's first face, baseline upwards; descent downwards. */
struct font_metrics {
	int32_t cap;	  /* height of 'H' */
	int32_t x_height; /* of 'x' */
	int32_t ascent;	  /* the tallest of what Latin text usually has ('d', 'l', U+00C9) */
	int32_t descent;  /* of 'p', positive */
	int32_t space;	  /* advance of U+0020 */
	int32_t digit;	  /* the widest advance of '0' to '9' */
};

/* Where the ink of a drawn text stands, in px from the pen's start on the baseline; y grows
 * downwards. EDGE is the optical left edge: an upright stem stands on it with its ink, a round or
 * pointed letter reaches a little to its left (ink.x0 <= edge). The pen starts at the left, in text
 * that runs right to left, too. */
struct font_ink {
	struct rect ink; /* half-open, as tight as it can be; empty for white space */
	int32_t edge;
	int32_t right_edge; /* the same at the right: where a text that runs leftwards begins */
	int32_t advance;    /* px to where the next text would start, rounded up */
};

/* How far the ink of a text reaches, in 1/FONT_EM of the size, baseline upwards and downwards. */
struct font_reach {
	int32_t above, below;
	int32_t air; /* the least its script wants between the ink of a line and of the next */
};

struct font_face {
	void *measure; /* TTF_Font, always at FONT_EM px */
	void *shape;   /* of shape.h, from when it is first needed */
	struct glyphs_face glyphs;
	struct span bytes;
	uint32_t rank;
};

/* A glyph of a drawn line. */
struct font_place {
	struct font_face *face;
	uint32_t glyph;
	int32_t x, y; /* its pen, px from the line's start on the baseline */
	uint16_t sub; /* glyphs_snap() */
};

/* The advance of a run that was measured lately; most are words, and words come again. */
#define FONT_WORD_MAX 28
#define FONT_WORDS 512
struct font_word {
	const struct font_face *face; /* NULL: empty */
	uint32_t script;
	int32_t advance; /* of 1/FONT_EM */
	uint32_t n;
	char text[FONT_WORD_MAX];
};

/* A part of a paragraph that one face draws in one go (runs.h). */
struct font_cut {
	size_t start, end; /* bytes of the paragraph */
	struct font_face *face;
	uint32_t script;
	uint8_t level; /* odd: right to left */
};

/* The fields are font.c's and runs.c's own. About 400 KiB; the libraries' memory for a face comes
 * on top. */
struct font_set {
	struct font_face face[THEME_N_ROLES][FONT_RANKS_MAX];
	uint32_t n_faces[THEME_N_ROLES];
	struct font_metrics metrics[THEME_N_ROLES];
	struct font_cut line[FONT_RUNS_MAX]; /* from left to right */
	size_t n_line;
	struct bidi bidi;			  /* of the paragraph that was last cut into runs */
	struct font_place place[FONT_GLYPHS_MAX]; /* what was drawn last: all that has ink */
	size_t n_places;
	int32_t size_px;
	struct rect ink;
	bool is_open;
	/* May be set by anybody: whose Han shapes a text has that has no letter to say so
	 * (script_guide_of()); 0: those of China. */
	uint32_t guide;
	void *shaper;
	struct shape_glyph shaped[FONT_GLYPHS_MAX]; /* scratch: a run */
	struct font_word word[FONT_WORDS];	    /* by their hash */
	char text[FONT_TEXT_MAX + 2];		    /* scratch: a run, a space and the terminator */
	struct glyphs glyphs;
};

/* Opens all N sources. ERR_MISSING: a role has no face; ERR_CORRUPT: SDL2_ttf refuses a font;
 * ERR_LIMIT: more than FONT_RANKS_MAX faces in a role; ERR_UNSUPPORTED: the library cannot start.
 * On failure SET needs no font_finish(). */
MUST_CHECK enum err font_init(struct font_set *set, const struct font_source *source, size_t n);

/* Has each face read by all libraries, its tables with it, which they do as late as they can. */
void font_warm(struct font_set *set);

/* Takes a zeroed set or one whose font_init() failed, too. */
void font_finish(struct font_set *set);

const struct font_metrics *font_metrics(const struct font_set *set, enum theme_role role);

/* How many code points of TEXT no face of ROLE has a glyph for; white space and what shaping hides
 * (joiners, variation selectors) need none. */
size_t font_n_missing(struct font_set *set, enum theme_role role, struct span text);

/* V, in 1/FONT_EM, at SIZE_PX: px, rounded to nearest. */
int32_t font_px(int32_t v, int32_t size_px);

/* The advance of TEXT with kerning, in 1/FONT_EM; trailing spaces count. Texts over FONT_TEXT_MAX
 * bytes or FONT_RUNS_MAX runs are measured as far as these go. */
int32_t font_advance(struct font_set *set, enum theme_role role, struct span text);

/* The same at SIZE_PX as it will be drawn: px, rounded up, and at least as wide as the ink. */
int32_t font_width(struct font_set *set, enum theme_role role, int32_t size_px, struct span text);

/* How far the ink of TEXT reaches where it has more than Latin, Greek and Cyrillic letters with one
 * mark (font_metrics() has those): stacked marks, the depth of Arabic, the squares of Han. All 0
 * where it has nothing of the kind. */
struct font_reach font_reach(struct font_set *set, enum theme_role role, struct span text);

/* As above, of PART, a span within PARAGRAPH. */
int32_t font_part_advance(struct font_set *set, enum theme_role role, struct span paragraph,
			  struct span part);
int32_t font_part_width(struct font_set *set, enum theme_role role, int32_t size_px,
			struct span paragraph, struct span part);

/* Draws TEXT and keeps the result in SET until the next font_draw(): font_copy() or font_glyph()
 * fetch it. ERR_LIMIT: too long, too many runs or glyphs; ERR_RANGE: SIZE_PX not in 1 ..
 * FONT_SIZE_PX_MAX; else codes of glyphs_get(). */
MUST_CHECK enum err font_draw(struct font_set *set, enum theme_role role, int32_t size_px,
			      struct span text, struct font_ink *out);

MUST_CHECK enum err font_part_draw(struct font_set *set, enum theme_role role, int32_t size_px,
				   struct span paragraph, struct span part, struct font_ink *out);

/* Writes the coverage of the last font_draw() to MASK: the rectangle out->ink, STRIDE bytes a row
 * (at least its width). Every byte of the rectangle is written. */
void font_copy(struct font_set *set, uint8_t *mask, size_t stride);

/* The last font_draw() glyph by glyph: I below SET->n_places. *OUT is good until the next call of a
 * function that draws; its pen stands at *X, *Y from the pen's start. Codes of glyphs_get(). */
MUST_CHECK enum err font_glyph(struct font_set *set, size_t i, const struct coverage **out,
			       int32_t *x, int32_t *y);

#endif
