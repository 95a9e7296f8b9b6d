/*
 * display_drm.h - a screen without a desktop: the kernel's mode setting (KMS) through libdrm, with
 * buffers in plain memory. No graphics processor, no Mesa, no udev.
 *
 * The player paints on a canvas of its own; what changed is copied to the buffer that is not shown,
 * which is shown from the next vertical blank on. Where the card has room for one buffer only, it
 * is painted on while it is shown. A monitor that is unplugged, replaced or switched off is no
 * error: the canvas stays, and the picture is back when a monitor is. So with the screen that
 * another program or another terminal has taken.
 *
 * Standard input may be a virtual terminal (vt.h): from open to close the two signals by which the
 * kernel tells of its changes, SIGRTMIN and the next, are blocked.
 */
#ifndef FIRMWARE_DISPLAY_DRM_H
#define FIRMWARE_DISPLAY_DRM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "firmware/display.h"
#include "firmware/kms_calls.h"
#include "firmware/kms_output.h"

struct display_drm_options {
	struct kms_output_wish wish; /* px_max is the display's to say */
	/* How many canvases more of its size are taken around this display: one where it is turned,
	 * one where it may get darker. A picture is to have room for them, too. */
	int n_canvases;
	/* /dev/dri/card0; NULL: the first card that shows something, else the first that could. */
	const char *card;
};

/* D is told what happens to the screen, as notes and warnings, and must outlive the display. CALLS
 * likewise. Without a monitor the canvas is as large as wished, or 1280 x 720.
 * ERR_UNSUPPORTED: there is no card, or another program has it; *WHY says which. ERR_MEMORY. */
MUST_CHECK enum err display_drm_open(const struct kms_calls *calls,
				     const struct display_drm_options *o, struct diag *d,
				     struct display **out, const char **why);

#endif
