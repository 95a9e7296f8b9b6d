/*
 * display_fb.h - a screen as the boot loader or firmware left it: /dev/fb0, memory that is looked
 * at. For machines whose graphics the kernel has no driver for; no mode is set, no monitor is
 * noticed, and what is painted may be seen half done.
 */
#ifndef FIRMWARE_DISPLAY_FB_H
#define FIRMWARE_DISPLAY_FB_H

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "firmware/display.h"

/* Notes of the display go to D, which must stay. ERR_UNSUPPORTED: there is no /dev/fb0, or its
 * pixels are neither XRGB8888 nor RGB565; ERR_MEMORY. */
MUST_CHECK enum err display_fb_open(struct diag *d, struct display **out);

#endif
