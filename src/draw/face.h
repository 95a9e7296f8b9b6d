/*
 * face.h - the clock at the top right, at the left on a panel that reads right to left: "Sun 24 Aug
 * 14:05" in the panel's language, or "14:05" where that is too wide or the board wants no more; or
 * none. Words that read right to left begin at the right, so the time is at their left.
 *
 * All is set as type is, without holes around a 1, and ends on the edge. So the time's width
 * changes with the minute. Where the time is at the edge the date stands still, where it leaves
 * room for the widest minute of the hour, and the difference is part of the space between them,
 * where nobody sees it. What time it
 * is, and in which zone, is the caller's affair.
 */
#ifndef DRAW_FACE_H
#define DRAW_FACE_H

#include <stddef.h>
#include <stdint.h>

#include "base/base.h"
#include "base/err.h"
#include "base/rect.h"
#include "draw/scene.h"
#include "draw/style.h"
#include "text/font.h"

#define FACE_ITEMS_MAX 2

/* Local time. */
struct face_time {
	int weekday; /* 0 (Sunday) .. 6 */
	int day;     /* 1 .. 31 */
	int month;   /* 1 .. 12 */
	int hour;    /* 0 .. 23 */
	int minute;  /* 0 .. 59 */
};

/* Where the clock may put ink, at any time of any day: the damage of a minute. Cards keep out of
 * it. */
struct rect face_place(const struct style *s, struct font_set *fonts);

/* Bytes an arena needs for the clock's scene. */
size_t face_bytes(const struct style *s);

/* Builds the clock into OUT, an empty scene of FACE_ITEMS_MAX items. ERR_RANGE: not a time;
 * ERR_MEMORY, ERR_LIMIT as scene_line(). */
MUST_CHECK enum err face_build(const struct style *s, struct font_set *fonts,
			       const struct face_time *time, struct scene *out);

#endif
