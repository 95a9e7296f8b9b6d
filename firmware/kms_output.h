/*
 * kms_output.h - which screen of a graphics card, in which mode, by which of the card's parts.
 *
 * A card has connectors (sockets), CRTCs (what scans a picture out) and planes (what a CRTC takes
 * its picture from). Only looks; changes nothing.
 */
#ifndef FIRMWARE_KMS_OUTPUT_H
#define FIRMWARE_KMS_OUTPUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/base.h"
#include "base/err.h"
#include "firmware/kms_calls.h"
#include "firmware/kms_pixels.h"

/* What is wanted of a monitor; it may offer something else. */
struct kms_output_wish {
	int width, height; /* px; 0: what the monitor prefers */
	int refresh_hz;	   /* 0: what it prefers of that size, else the nearest to 60 */
	long px_max;	   /* a picture of more has no room in memory; 0: any has */
};

struct kms_output {
	uint32_t connector;
	uint32_t crtc;
	uint32_t plane; /* the primary one */
	drmModeModeInfo mode;
	enum kms_pixels_format format;
	bool is_reduced; /* it would be another mode, had that room in memory */
	char name[40];	 /* "HDMI-A-1", as the kernel calls it */
};

/* The index of the mode to use of the N (at least 1) MODES, whatever room there is: of those of the
 * wished size, of progressive before interlaced ones, the one nearest to the wished rate; where
 * none has that size, the preferred one, else the first. */
int kms_output_mode(const drmModeModeInfo *modes, int n, const struct kms_output_wish *wish);

/* The one in the place of the mode at WANTED, which has more than PX_MAX px: of those that have no
 * more, of progressive before interlaced ones, of those of the most like shape the largest, by
 * drivers' order the fastest; where all have more, the smallest. */
int kms_output_less(const drmModeModeInfo *modes, int n, int wanted, long px_max);

/* The first connected connector that a CRTC and a primary plane can serve, else the first that does
 * not know whether it is connected. RGB565 where the card asks for 16 bits or has nothing else.
 * ERR_MISSING: none is. ERR_IO: FD is no card that can show pictures. */
MUST_CHECK enum err kms_output_find(const struct kms_calls *calls, int fd,
				    const struct kms_output_wish *wish, struct kms_output *out);

/* Is it the same place, size and rate? */
bool kms_output_equal(const struct kms_output *a, const struct kms_output *b);

/* The id of OBJECT's property NAME and its VALUE now (may be NULL); 0: it has none. TYPE is a
 * DRM_MODE_OBJECT_. */
uint32_t kms_output_property(const struct kms_calls *calls, int fd, uint32_t object, uint32_t type,
			     const char *name, uint64_t *value);

#endif
