/*
 * kms_pixels.h - a canvas in the format of a panel's memory. Pure; integers only.
 */
#ifndef FIRMWARE_KMS_PIXELS_H
#define FIRMWARE_KMS_PIXELS_H

#include <stddef.h>
#include <stdint.h>

#include "base/rect.h"
#include "draw/canvas.h"

enum kms_pixels_format {
	KMS_PIXELS_XRGB8888, /* 32 bits: 0x00RRGGBB */
	KMS_PIXELS_RGB565,   /* 16 bits: red 15-11, green 10-5, blue 4-0 */
};

/* 4 or 2. */
size_t kms_pixels_bytes(enum kms_pixels_format format);

/* Writes R of C to the same place of TO, whose rows are PITCH_BYTES apart; R is clipped to C. Both
 * are in host byte order. RGB565 is dithered by place, so a part that is written alone looks as it
 * does in the whole; a colour that 565 holds exactly is left alone. */
void kms_pixels_copy(const struct canvas *c, struct rect r, enum kms_pixels_format format, void *to,
		     size_t pitch_bytes);

/* One pixel at (X, Y) in RGB565. */
uint16_t kms_pixels_565(uint32_t colour, int x, int y);

#endif
