/*
 * scene.h - a picture as a short list of things to paint: filled rectangles and coverage masks.
 *
 * Built once a card, painted as often as needed: whole, in part, or mixed with another one.
 * Painting a clip gives, bit for bit, what painting everything and cropping would. All memory is
 * taken from the caller's arena. Never measures text.
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

struct scene_item {
	struct rect at;
	const uint8_t *mask; /* width x height bytes, no padding; NULL: filled */
	uint32_t colour;     /* 0x00RRGGBB */
	enum scene_tag tag;
};

struct scene {
	struct scene_item *items; /* in painting order */
	size_t n, max;
	/* Where not 0, what is added at x stands at MIRROR - x: for a page that reads right to left
	 * and is set as if it read left to right. Masks are put elsewhere, never turned. */
	int32_t mirror;
	/* Text is not drawn: an item of it is a box that its ink stays within (type.h). For who
	 * asks where things stand, and cheaply; never painted. */
	bool is_outline;
	bool is_rough; /* of an outline: some text may not stay within (type.h) */
	struct arena *arena;
};

/* Takes MAX items from ARENA; the masks follow. A scene needs no finish: release the arena. */
MUST_CHECK enum err scene_init(struct scene *s, struct arena *arena, size_t max);

/* ERR_LIMIT: no item left. */
MUST_CHECK enum err scene_fill(struct scene *s, struct rect at, uint32_t colour,
			       enum scene_tag tag);

/* Adds a mask and gives its bytes in *MASK (rect_width(at) * rect_height(at), zeroed) for the
 * caller to fill. ERR_RANGE: AT is empty; ERR_MEMORY: the arena is full; ERR_LIMIT as above. */
MUST_CHECK enum err scene_mask(struct scene *s, struct rect at, uint32_t colour, enum scene_tag tag,
			       uint8_t **mask);

/* Around everything, or around the items with TAG. Empty where there is none. */
struct rect scene_bounds(const struct scene *s);
struct rect scene_bounds_of(const struct scene *s, enum scene_tag tag);

/* Paints the part in CLIP over what is on C: the paper is the caller's canvas_fill(). Returns what
 * may have changed. */
struct rect scene_paint(const struct scene *s, struct canvas *c, struct rect clip);

/* The cross-fade: CLIP becomes canvas_mix(FROM on PAPER, TO on PAPER, AMOUNT) for each pixel, which
 * is FROM at 0 and TO at 255. FROM and TO may be NULL (paper only). ROW is scratch of at least
 * rect_width(clip) pixels. Returns what was written. */
struct rect scene_paint_mix(const struct scene *from, const struct scene *to, unsigned amount,
			    struct canvas *c, struct rect clip, uint32_t paper, uint32_t *row);

#endif
