/*
 * type.h - one line of type into a scene: on a baseline, its ink against an edge.
 *
 * Edges are edges of ink, not of advance boxes, so that letters of all sizes, squares and rules
 * stand on one vertical.
 *
 * In a scene with a mirror (scene.h) left is where lines begin, at the right of the panel; so all
 * below is said for text that begins at the left.
 */
#ifndef DRAW_TYPE_H
#define DRAW_TYPE_H

#include <stdint.h>

#include "base/base.h"
#include "base/err.h"
#include "base/rect.h"
#include "base/span.h"
#include "draw/scene.h"
#include "pack/pack.h"
#include "text/font.h"

/* In an outline (scene.h) a text of letters of the role's first face alone, Latin, Greek or
 * Cyrillic without marks of their own, has a box that its ink stays within. Other faces lean, reach
 * and are hinted as they like: their boxes are about right, and the scene is rough. */
enum type_edge {
	TYPE_LEFT,  /* the optical left edge of the ink stands on X */
	TYPE_RIGHT, /* the ink ends before X */
	TYPE_PEN,   /* the pen starts at X */
};

/* How a line is set; the same for all lines of a part. */
struct type {
	enum theme_role role;
	int32_t size_px;
	uint32_t colour; /* 0x00RRGGBB */
	enum scene_tag tag;
};

/* Opens the fonts PACK carries, which must stay as it is until font_finish(). Codes of font_init().
 */
MUST_CHECK enum err type_open_fonts(struct font_set *fonts, const struct pack *pack);

/* Adds TEXT to OUT with its baseline at Y. *PEN, where PEN is not NULL, is the x where the pen
 * started. Text without ink adds nothing. Errors as font_draw() and scene_line(). */
MUST_CHECK enum err type_put(struct scene *out, struct font_set *fonts, const struct type *t,
			     struct span text, enum type_edge edge, int32_t x, int32_t y,
			     int32_t *pen);

/* The same for PART, a span within PARAGRAPH. */
MUST_CHECK enum err type_put_part(struct scene *out, struct font_set *fonts, const struct type *t,
				  struct span paragraph, struct span part, enum type_edge edge,
				  int32_t x, int32_t y, int32_t *pen);

/* Height of T's capitals, px. */
int32_t type_cap(const struct font_set *fonts, const struct type *t);

#endif
