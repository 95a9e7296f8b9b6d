/*
 * picture.h - a canvas as a PNG file, by libpng. The same pixels give the same bytes.
 */
#ifndef DRAW_PICTURE_H
#define DRAW_PICTURE_H

#include "base/base.h"
#include "base/err.h"
#include "draw/canvas.h"

/* 8-bit RGB, no alpha, no metadata. Through a temporary file, so PATH is never half written.
 * ERR_IO: it cannot be written. */
MUST_CHECK enum err picture_save(const char *path, const struct canvas *c);

#endif
