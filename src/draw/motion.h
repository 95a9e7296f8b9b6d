/*
 * motion.h - how one card follows another: the pictures between the two, as a pure function of both
 * cards and of how far the change is.
 *
 * Never a flash, never a hole. The measure is the *ink* of a picture: the sum over its pixels of
 * how far their luma is from the paper's. As all of a theme's colours are lighter than its paper,
 * or all darker, it tells how bright a picture is and how empty. In every picture between two cards
 * it lies between the cards' own; no pixel's luminance lies above the brighter of its two ends, and
 * so the picture's does not either. This holds by construction:
 *
 *	fade	each pixel goes the same share of the way from the one card to the other
 *	push	the same, of two cards that move: by no more than is free beside them, so nothing
 *		leaves the page; the text that comes moves to where the reading begins
 *	wipe	columns go one after the other, where the reading begins first; where the page would
 *		get too full or too empty, they are held together as much as that needs
 *
 * tests/unit/test_motion.c looks at the pixels of each kind in every theme. What is in the
 * schedule's slots, and when, is not this file's affair.
 */
#ifndef DRAW_MOTION_H
#define DRAW_MOTION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/base.h"
#include "base/err.h"
#include "base/rect.h"
#include "config/board.h"
#include "config/theme.h"
#include "draw/canvas.h"
#include "draw/scene.h"
#include "draw/style.h"

#define MOTION_FULL 255 /* of the way */
#define MOTION_BANDS 3

/* A card, and how far from its place it stands. */
struct motion_end {
	const struct scene *scene; /* NULL: paper */
	int dx, dy;		   /* px, to the right and down */
};

/* All fields are the module's own. */
struct motion {
	enum theme_transition kind;
	bool is_rtl;
	struct rect page;
	uint32_t paper;
	int32_t most_px; /* a push's way, where so much is free */
	struct motion_end from, to;
	struct scene_mix mix;
	struct rect bounds;		/* of both cards, wherever they move */
	struct rect band[MOTION_BANDS]; /* of their head, body and foot */
	int32_t way_px;
	uint8_t *amounts; /* by x: of a wipe */
	int32_t *gain;	  /* by x: the ink that comes less the ink that goes */
	uint32_t *row;	  /* scratch */
};

/* What BOARD makes of a theme's transition: with reduced motion a fade, or none. */
enum theme_transition motion_allowed(enum theme_transition kind, enum board_motion motion);

/* What motion_init() takes from an arena. */
size_t motion_bytes(const struct style *s);

/* ERR_MEMORY. */
MUST_CHECK enum err motion_init(struct motion *m, const struct style *s, enum theme_transition kind,
				struct arena *arena);

/* The two cards, which must stay as they are until the next ones are given. For a wipe it looks at
 * all their ink, once. */
void motion_between(struct motion *m, struct motion_end from, struct motion_end to);

/* How far it is, of MOTION_FULL. */
void motion_set(struct motion *m, unsigned amount);

/* Paints what is in CLIP, of the page. Returns what was written. */
struct rect motion_paint(struct motion *m, struct canvas *c, struct rect clip);

#endif
