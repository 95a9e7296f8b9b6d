/*
 * own_canvas.h - the canvas a display has for itself, of the size that is shown now.
 */
#ifndef FIRMWARE_OWN_CANVAS_H
#define FIRMWARE_OWN_CANVAS_H

#include "base/base.h"
#include "base/err.h"
#include "draw/canvas.h"

/* C, zeroed at first, gets WIDTH x HEIGHT px, all 0; where it has that size it stays as it is. Any
 * other is given back before, as there may be room for one alone, and the budget grows by the new
 * one (budget.h). Its pixels are the caller's to free(). ERR_MEMORY: C is empty. */
MUST_CHECK enum err own_canvas_fit(struct canvas *c, int width, int height);

#endif
