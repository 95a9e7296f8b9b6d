#define _DEFAULT_SOURCE

#include "firmware/display_fb.h"

#include <fcntl.h>
#include <linux/fb.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "firmware/keys.h"
#include "firmware/kms_pixels.h"
#include "firmware/now.h"
#include "firmware/own_canvas.h"

#define WAIT_MS_MAX 3600000

static int open_it(void)
{
	return open("/dev/fb0", O_RDWR | O_CLOEXEC);
}

static bool describe(int fd, struct fb_var_screeninfo *v, struct fb_fix_screeninfo *f)
{
	return ioctl(fd, FBIOGET_VSCREENINFO, v) == 0 && ioctl(fd, FBIOGET_FSCREENINFO, f) == 0;
}

static void *map(int fd, size_t bytes)
{
	void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

	return p == MAP_FAILED ? NULL : p;
}

static void unmap(void *p, size_t bytes)
{
	munmap(p, bytes);
}

static void blank(int fd, bool is_blank)
{
	(void)ioctl(fd, FBIOBLANK, is_blank ? FB_BLANK_POWERDOWN : FB_BLANK_UNBLANK);
}

static void close_it(int fd)
{
	close(fd);
}

const struct display_fb_calls display_fb_linux = {open_it, describe, map, unmap, blank, close_it};

struct fb_display {
	struct display display;
	const struct display_fb_calls *calls;
	struct diag *d;
	int fd;
	void *memory; /* of the screen; NULL: not there */
	size_t bytes, pitch_bytes;
	enum kms_pixels_format format;
	struct canvas canvas;
	bool was_shown;
	int bell; /* below 0: there is none */
	struct keys keys;
};

static struct fb_display *fb_of(struct display *d)
{
	return (struct fb_display *)d;
}

static struct canvas *canvas(struct display *d)
{
	return &fb_of(d)->canvas;
}

static enum err present(struct display *d, const struct rect *rects, size_t n)
{
	struct fb_display *s = fb_of(d);
	int64_t ms = now_steady_us() / 1000;

	for (size_t i = 0; i < n; i++)
		kms_pixels_copy(&s->canvas, rects[i], s->format, s->memory, s->pitch_bytes);
	if (!s->was_shown)
		diag_report(s->d, DIAG_NOTE, NULL, 0, "first picture at %lld.%03d s",
			    (long long)(ms / 1000), (int)(ms % 1000));
	s->was_shown = true;
	return ERR_NONE;
}

static enum display_event wait_event(struct display *d, int64_t timeout_ms)
{
	struct fb_display *s = fb_of(d);
	struct pollfd p[2] = {{s->bell, POLLIN, 0}, {s->keys.fd, POLLIN, 0}};

	if (timeout_ms < 0 || timeout_ms > WAIT_MS_MAX)
		timeout_ms = WAIT_MS_MAX;
	if (poll(p, 2, (int)timeout_ms) <= 0)
		return DISPLAY_NOTHING;
	if (p[0].revents)
		return DISPLAY_BELL;
	if (p[1].revents & POLLIN)
		return keys_read(&s->keys);
	keys_lose(&s->keys);
	return DISPLAY_NOTHING;
}

static bool listen_to(struct display *d, int fd)
{
	fb_of(d)->bell = fd;
	return true;
}

static void power(struct display *d, bool is_on)
{
	struct fb_display *s = fb_of(d);

	s->calls->blank(s->fd, !is_on);
}

static void shut(struct display *d)
{
	struct fb_display *s = fb_of(d);

	if (!s)
		return;
	keys_close(&s->keys);
	if (s->memory)
		s->calls->unmap(s->memory, s->bytes);
	if (s->fd >= 0)
		s->calls->close(s->fd);
	free(s->canvas.px);
	free(s);
}

static const struct display_ops ops = {.name = "fb",
				       .canvas = canvas,
				       .present = present,
				       .wait = wait_event,
				       .close = shut,
				       .listen = listen_to,
				       .power = power};

static bool is_format(const struct fb_var_screeninfo *v, unsigned bits, unsigned red,
		      unsigned green)
{
	return v->bits_per_pixel == bits && v->red.offset == red && v->green.offset == green &&
	       v->blue.offset == 0;
}

static bool take_format(struct fb_display *s, const struct fb_var_screeninfo *v)
{
	if (is_format(v, 32, 16, 8))
		s->format = KMS_PIXELS_XRGB8888;
	else if (is_format(v, 16, 11, 5))
		s->format = KMS_PIXELS_RGB565;
	else
		return false;
	return true;
}

static enum err begin(struct fb_display *s)
{
	struct fb_var_screeninfo v;
	struct fb_fix_screeninfo f;

	s->fd = s->calls->open();
	if (s->fd < 0 || !s->calls->describe(s->fd, &v, &f) || !take_format(s, &v) || v.xres == 0 ||
	    v.yres == 0 || v.xres > 16384 || v.yres > 16384 || v.yoffset || v.xoffset ||
	    f.line_length < v.xres * kms_pixels_bytes(s->format))
		return ERR_UNSUPPORTED;
	s->pitch_bytes = f.line_length;
	s->bytes = s->pitch_bytes * v.yres;
	s->memory = s->calls->map(s->fd, s->bytes);
	if (!s->memory)
		return ERR_UNSUPPORTED;
	return own_canvas_fit(&s->canvas, (int)v.xres, (int)v.yres);
}

enum err display_fb_open(const struct display_fb_calls *calls, struct diag *d, struct display **out)
{
	struct fb_display *s = calloc(1, sizeof *s);
	enum err e;

	if (!s)
		return ERR_MEMORY;
	s->display.ops = &ops;
	s->calls = calls;
	s->d = d;
	s->bell = -1;
	keys_open(&s->keys, STDIN_FILENO);
	e = begin(s);
	if (e) {
		shut(&s->display);
		return e;
	}
	diag_report(d, DIAG_NOTE, NULL, 0, "/dev/fb0: %d x %d px, %s", s->canvas.width,
		    s->canvas.height, s->format == KMS_PIXELS_RGB565 ? "RGB565" : "XRGB8888");
	*out = &s->display;
	return ERR_NONE;
}
