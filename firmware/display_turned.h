/*
 * display_turned.h - another display whose panel hangs turned: the canvas stands upright, and what
 * is presented is written to the other's canvas turned back. For a window, files and a screen
 * alike.
 *
 * Costs a second canvas, and a copy of what changed. Never scales.
 */
#ifndef FIRMWARE_DISPLAY_TURNED_H
#define FIRMWARE_DISPLAY_TURNED_H

#include "base/base.h"
#include "base/err.h"
#include "base/rect.h"
#include "config/board.h"
#include "draw/canvas.h"
#include "firmware/display.h"

/* Shows on INNER, which *OUT owns from now on and closes; on failure it is not closed. ROTATE 0:
 * *OUT is INNER. ERR_MEMORY. */
MUST_CHECK enum err display_turned_open(struct display *inner, enum board_rotate rotate,
					struct display **out);

/* Where R of an upright picture of WIDTH x HEIGHT stands on a panel that is turned clockwise by
 * ROTATE. */
struct rect display_turned_rect(struct rect r, int width, int height, enum board_rotate rotate);

/* Writes R of FROM to its place on TO, whose sides are those of FROM, exchanged by a quarter turn.
 */
void display_turned_copy(const struct canvas *from, struct rect r, enum board_rotate rotate,
			 struct canvas *to);

/* Exchanges the sides where ROTATE is a quarter turn. */
void display_turned_sides(enum board_rotate rotate, int *width, int *height);

#endif
