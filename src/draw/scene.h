/*
 * scene.h - a picture as a short list of things to paint: filled rectangles and lines of glyphs.
 *
 * Built once a card, painted as often as needed: whole, in part, or mixed with another one.
 * Painting a clip gives, bit for bit, what painting everything and cropping would. All memory is
 * taken from the caller's arena, where each different glyph is kept once. Never measures text.
 */
#ifndef DRAW_SCENE_H
#define DRAW_SCENE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/base.h"
#include "base/err.h"
#include "base/rect.h"
#include "draw/canvas.h"

/* What an item is, so that a test or a report can find it. */
enum scene_tag {
	SCENE_SQUARE, /* before the kicker */
	SCENE_KICKER,
	SCENE_TEXT, /* headline or quotation, an item a line */
	SCENE_MARK, /* opening mark that hangs outside the left edge */
	SCENE_RULE, /* at the speaker's left */
	SCENE_SPEAKER,
	SCENE_ROLE,
	SCENE_PART, /* "1/2" of a quotation on two cards */
	SCENE_SOURCE,
	SCENE_DATE,
	SCENE_CLOCK,
	SCENE_STRIP, /* furniture of the crawl */
	SCENE_N_TAGS,
};

/* A glyph of a line; its pen is at X, Y of the item's top left. */
struct scene_glyph {
	const struct coverage *coverage;
	int32_t x, y;
};

struct scene_item {
	struct rect at;			  /* of glyphs: what they cover, as tight as it can be */
	const struct scene_glyph *glyphs; /* NULL: filled */
	uint32_t n_glyphs;
	uint32_t colour; /* 0x00RRGGBB */
	enum scene_tag tag;
};

#define SCENE_CHAINS 32

struct scene_kept;

struct scene {
	struct scene_item *items; /* in painting order */
	size_t n, max;
	/* Where not 0, what is added at x stands at MIRROR - x: for a page that reads right to left
	 * and is set as if it read left to right. Glyphs are put elsewhere, never turned. */
	int32_t mirror;
	/* Text is not drawn: an item of it is a box that its ink stays within (type.h). For who
	 * asks where things stand, and cheaply; never painted. */
	bool is_outline;
	bool is_rough; /* of an outline: some text may not stay within (type.h) */
	struct arena *arena;
	size_t start; /* of the arena: what was taken of it with the items */
	struct scene_kept *kept[SCENE_CHAINS]; /* the glyphs in the arena, by their numbers */
};

/* Takes MAX items from ARENA; the glyphs follow. A scene needs no finish: release the arena. */
MUST_CHECK enum err scene_init(struct scene *s, struct arena *arena, size_t max);

/* Takes everything out of S that was put in, and gives its memory back. */
void scene_clear(struct scene *s);

/* ERR_LIMIT: no item left. */
MUST_CHECK enum err scene_fill(struct scene *s, struct rect at, uint32_t colour,
			       enum scene_tag tag);

/* Adds a line of N glyphs and gives it in *GLYPHS (N, zeroed) for the caller to fill with what
 * scene_keep() gives. ERR_RANGE: AT is empty; ERR_MEMORY: the arena is full; ERR_LIMIT as above. */
MUST_CHECK enum err scene_line(struct scene *s, struct rect at, uint32_t colour, enum scene_tag tag,
			       size_t n, struct scene_glyph **glyphs);

/* C, copied into the arena where the scene has none like it; NULL: the arena is full. */
const struct coverage *scene_keep(struct scene *s, const struct coverage *c);

/* Bytes of an arena for MAX items, with up to N glyphs whose boxes, each different one counted
 * once, take up to AREA px^2. */
size_t scene_bytes(size_t max, size_t area, size_t n);

/* Around everything, or around the items with TAG. Empty where there is none. */
struct rect scene_bounds(const struct scene *s);
struct rect scene_bounds_of(const struct scene *s, enum scene_tag tag);

/* Paints the part in CLIP over what is on C: the paper is the caller's canvas_fill(). Returns what
 * may have changed. */
struct rect scene_paint(const struct scene *s, struct canvas *c, struct rect clip);

/* The same with all of S moved by DX and DY px. */
struct rect scene_paint_at(const struct scene *s, int dx, int dy, struct canvas *c,
			   struct rect clip);

/* S, moved by DX and DY px, over the pixels PX of LINE, which is one row high. S may be NULL. */
void scene_paint_row(const struct scene *s, int dx, int dy, struct rect line, uint32_t *px);

/* Two scenes, and how far the picture is from the one to the other (motion.h). */
struct scene_mix {
	const struct scene *from, *to; /* NULL: paper only */
	uint32_t paper;
	int from_dx, to_dx; /* px to the right of where they were put, and down */
	int from_dy, to_dy;
	unsigned amount;	/* 0: FROM alone, 255: TO alone */
	const uint8_t *amounts; /* in place of AMOUNT, by x of the canvas; NULL: the same for all */
};

/* CLIP becomes canvas_mix(FROM on paper, TO on paper, its amount) for each pixel. ROW is scratch of
 * at least rect_width(clip) pixels. Returns what was written. */
struct rect scene_paint_mix(const struct scene_mix *m, struct canvas *c, struct rect clip,
			    uint32_t *row);

#endif
