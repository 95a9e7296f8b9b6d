/*
 * display_dimmed.h - another display whose light can be taken back: by the panel's backlight where
 * the system has one that we may set (/sys/class/backlight), else by darker colours.
 *
 * Darker colours cost a second canvas, from the first time on that they are wanted, and a pass over
 * what changed. Where all the light is wanted it costs nothing.
 */
#ifndef FIRMWARE_DISPLAY_DIMMED_H
#define FIRMWARE_DISPLAY_DIMMED_H

#include "base/base.h"
#include "base/err.h"
#include "base/rect.h"
#include "draw/canvas.h"
#include "firmware/display.h"

/* Shows on INNER, which *OUT owns from now on and closes; on failure it is not closed. BACKLIGHTS
 * is the folder of the system's backlights, of which the first that can be set is taken; NULL: that
 * of Linux. ERR_MEMORY. */
MUST_CHECK enum err display_dimmed_open(struct display *inner, const char *backlights,
					struct display **out);

/* Writes R of FROM to the same place on TO, PERCENT of each colour, rounded to the nearest. */
void display_dimmed_copy(const struct canvas *from, struct rect r, int percent, struct canvas *to);

#endif
