/*
 * png.h - a canvas as a PNG file, by libpng. The same pixels give the same bytes.
 */
#ifndef FIRMWARE_PNG_H
#define FIRMWARE_PNG_H

#include "base/base.h"
#include "base/err.h"
#include "draw/canvas.h"

/* 8-bit RGB, no alpha, no metadata. Through a temporary file, so PATH is never half written. ERR_IO,
 * ERR_MEMORY. */
MUST_CHECK enum err png_save(const char *path, const struct canvas *c);

#endif
