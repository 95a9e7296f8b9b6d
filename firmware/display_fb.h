/*
 * display_fb.h - a screen as the boot loader or firmware left it: /dev/fb0, memory that is looked
 * at. For machines whose graphics the kernel has no driver for; no mode is set, no monitor is
 * noticed, and what is painted may be seen half done.
 */
#ifndef FIRMWARE_DISPLAY_FB_H
#define FIRMWARE_DISPLAY_FB_H

#include <linux/fb.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "firmware/display.h"

/* What is asked of the kernel. Tests answer in its place. */
struct display_fb_calls {
	int (*open)(void); /* below 0: there is none */
	bool (*describe)(int fd, struct fb_var_screeninfo *v, struct fb_fix_screeninfo *f);
	void *(*map)(int fd, size_t bytes); /* NULL: refused */
	void (*unmap)(void *p, size_t bytes);
	void (*blank)(int fd, bool is_blank);
	void (*close)(int fd);
};

extern const struct display_fb_calls display_fb_linux; /* /dev/fb0 */

/* Notes of the display go to D, which must stay. ERR_UNSUPPORTED: there is no /dev/fb0, or its
 * pixels are neither XRGB8888 nor RGB565; ERR_MEMORY. */
MUST_CHECK enum err display_fb_open(const struct display_fb_calls *calls, struct diag *d,
				    struct display **out);

#endif
