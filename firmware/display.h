/*
 * display.h - a place where a picture is shown: a window, PNG files, a panel.
 *
 * A display owns its canvas. The player paints into it and presents the rectangles that changed.
 * All displays look alike to the player; each is one file, display_<name>.c, with one function that
 * opens it.
 */
#ifndef FIRMWARE_DISPLAY_H
#define FIRMWARE_DISPLAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base.h"
#include "base/err.h"
#include "base/rect.h"
#include "draw/canvas.h"

enum display_event {
	DISPLAY_NOTHING, /* the time is up */
	DISPLAY_QUIT,
	DISPLAY_PAUSE,
	DISPLAY_NEXT,
	DISPLAY_PREVIOUS,
	DISPLAY_LIVE,	 /* end pause and browsing */
	DISPLAY_SHOT,	 /* save what is shown */
	DISPLAY_RESIZED, /* the canvas is another one: lay out anew */
	DISPLAY_FAILED,	 /* nothing can be shown any more */
	DISPLAY_EXPOSED, /* the canvas must be presented again */
	DISPLAY_BELL,	 /* what listen() was given is readable */
};

struct display;

struct display_ops {
	const char *name;
	/* What to paint on; the pixels stay between two calls of present. Valid until the next
	 * wait(). */
	struct canvas *(*canvas)(struct display *d);
	/* Shows the N rectangles of the canvas. ERR_IO: the display is broken. */
	enum err (*present)(struct display *d, const struct rect *rects, size_t n);
	/* Sleeps TIMEOUT_MS at most (0: only looks, below 0: for ever). */
	enum display_event (*wait)(struct display *d, int64_t timeout_ms);
	/* NULL is fine. */
	void (*close)(struct display *d);
	/* From now on wait() also ends where the file FD is readable; it is not read. False: it
	 * cannot. May be NULL: it cannot. */
	bool (*listen)(struct display *d, int fd);
	/* Switches the screen itself off, and on; what is presented while it is off may not be
	 * seen later. May be NULL: it has no switch. */
	void (*power)(struct display *d, bool is_on);
	/* Lets so many of a hundred parts of the light through, from the next present() of all of
	 * it on. canvas() may be another one after it, to be painted anew. May be NULL. */
	void (*dim)(struct display *d, int percent);
	/* Does anybody get to see what is presented (there is a monitor, and it is ours)? May be
	 * NULL: yes. */
	bool (*is_seen)(const struct display *d);
};

/* The first member of every display's own struct. */
struct display {
	const struct display_ops *ops;
	int refresh_hz; /* how often it is refreshed; 0: not known */
};

/* The calls that a display may be without. */
static inline bool display_listen(struct display *d, int fd)
{
	return d->ops->listen && d->ops->listen(d, fd);
}

static inline void display_power(struct display *d, bool is_on)
{
	if (d->ops->power)
		d->ops->power(d, is_on);
}

static inline void display_dim(struct display *d, int percent)
{
	if (d->ops->dim)
		d->ops->dim(d, percent);
}

static inline bool display_is_seen(const struct display *d)
{
	return !d->ops->is_seen || d->ops->is_seen(d);
}

struct display_options {
	int width, height; /* px wanted; a display may give others */
	bool fullscreen;
	const char *title;
};

/* A window of SDL2. ERR_UNSUPPORTED: SDL can open none here; *WHY is SDL's reason. */
MUST_CHECK enum err display_sdl_open(const struct display_options *o, struct display **out,
				     const char **why);

/* No screen: present() writes the whole canvas to PATH, a PNG file, see display_png_aim(). */
MUST_CHECK enum err display_png_open(const struct display_options *o, struct display **out);

/* Where the next present() writes to; PATH must stay valid until then. */
void display_png_aim(struct display *d, const char *path);

#endif
