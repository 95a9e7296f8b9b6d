#include "firmware/display_drm.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "firmware/keys.h"
#include "firmware/kms_buffer.h"
#include "firmware/kms_card.h"
#include "firmware/kms_screen.h"
#include "firmware/now.h"
#include "firmware/own_canvas.h"
#include "firmware/vt.h"

#define FLIP_MS_MAX 1000 /* a flip takes a frame; without an end after so long it is given up */
#define RETRY_MS 2000	 /* between looks for a monitor, or for the screen back */
#define REFUSED_MS 10000 /* after a mode or picture was refused */
#define WAIT_MS_MAX 3600000
#define ROOM_BUFFERS 6 /* the memory for so many has to be there, or one does */
/* What else a player takes once it shows cards, drivers and the network with it (make image-test
 * tells: 64 MB are the least that show 1280 x 800 px). */
#define REST_KIB 6144
#define BYTES_PER_PX 4 /* of a canvas, and of a buffer at most */
#define UNLIT_WIDTH 1280
#define UNLIT_HEIGHT 720

struct drm_display {
	struct display display;
	const struct kms_calls *calls;
	struct kms_output_wish wish;
	int n_canvases; /* of others, over ours */
	struct diag *d;
	int card, hotplug, bell; /* files; below 0: not there */
	struct vt vt;
	struct keys keys;
	drmModeCrtcPtr then; /* what the CRTC showed before us; may be NULL */
	bool is_atomic;
	struct kms_screen screen; /* where is_lit, or was */
	bool is_lit;		  /* there is a monitor */
	bool has_master;	  /* the screen is ours */
	bool is_away;		  /* it was lent to another terminal, which gives it back */
	bool must_set;		  /* before the next picture the mode has to be set */
	bool is_flipping;
	bool was_shown; /* at least one picture */
	bool is_gone;	/* the card was taken out */
	bool is_off;	/* nothing is to be seen for now */
	int64_t retry_us;
	struct canvas canvas;
	struct kms_buffer buffer[2];
	int n_buffers;
	int next; /* the buffer to paint on */
};

static struct drm_display *drm_of(struct display *d)
{
	return (struct drm_display *)d;
}

static struct canvas *canvas(struct display *d)
{
	return &drm_of(d)->canvas;
}

/* ------------------------------------------------------------------------------------- buffers */

static void free_buffers(struct drm_display *s)
{
	for (int i = 0; i < 2; i++)
		kms_buffer_finish(&s->buffer[i], s->calls, s->card);
	s->n_buffers = 0;
	s->next = 0;
}

/* Is there memory for a second buffer on O, and then for all else? A card without memory of its own
 * takes that of the machine, and only as it is written: too late to be refused. */
static bool has_room(const struct drm_display *s, const struct kms_output *o)
{
	size_t bytes = (size_t)o->mode.hdisplay * o->mode.vdisplay * kms_pixels_bytes(o->format);
	long kib = s->calls->available_kib();

	return kib < 0 || (size_t)kib / ROOM_BUFFERS >= bytes / 1024;
}

/* The largest picture that has room, were what is shown now given back; 0: not known. */
static long px_max(const struct drm_display *s)
{
	long own_px = (long)s->canvas.width * s->canvas.height;
	long bytes = BYTES_PER_PX * (2 + s->n_canvases); /* of a pixel: ours and one buffer */
	long kib = s->calls->available_kib();

	return kib < 0 ? 0 : MAX_OF((kib - REST_KIB) * 1024 / bytes, 1) + own_px;
}

/* Two buffers, or one where there is no room. */
static enum err take_buffers(struct drm_display *s, const struct kms_output *o)
{
	enum err e = ERR_NONE;

	free_buffers(s);
	while (s->n_buffers < 2 && !e && (s->n_buffers == 0 || has_room(s, o))) {
		e = kms_buffer_init(&s->buffer[s->n_buffers], s->calls, s->card, o->mode.hdisplay,
				    o->mode.vdisplay, o->format);
		if (!e)
			s->n_buffers++;
	}
	return s->n_buffers > 0 ? ERR_NONE : e;
}

/* --------------------------------------------------------------------------------------- flips */

static void flipped(int fd, unsigned frame, unsigned sec, unsigned usec, unsigned crtc, void *user)
{
	struct drm_display *s = user;

	(void)fd;
	(void)frame;
	(void)sec;
	(void)usec;
	(void)crtc;
	s->is_flipping = false;
}

static void read_card(struct drm_display *s)
{
	drmEventContext context;

	memset(&context, 0, sizeof context);
	context.version = 3;
	context.page_flip_handler2 = flipped;
	if (s->calls->handle_event(s->card, &context))
		s->is_gone = true;
}

/* Waits for the flip that is on its way. One that never ends is what a monitor that was just
 * unplugged leaves behind. */
static void finish_flip(struct drm_display *s)
{
	int64_t end_us = now_steady_us() + FLIP_MS_MAX * 1000;

	while (s->is_flipping && !s->is_gone) {
		struct pollfd p = {s->card, POLLIN, 0};
		int64_t left_ms = (end_us - now_steady_us()) / 1000;

		if (left_ms <= 0) {
			s->is_flipping = false;
			s->must_set = true;
		} else if (poll(&p, 1, (int)left_ms) > 0) {
			if (p.revents & POLLIN)
				read_card(s);
			else
				s->is_gone = true;
		}
	}
}

/* ------------------------------------------------------------------------------------ pictures */

static void note_first(struct drm_display *s)
{
	int64_t ms = now_steady_us() / 1000;

	if (!s->was_shown)
		diag_report(s->d, DIAG_NOTE, NULL, 0, "first picture at %lld.%03d s",
			    (long long)(ms / 1000), (int)(ms % 1000));
	s->was_shown = true;
}

static void lose_master(struct drm_display *s)
{
	if (s->has_master)
		diag_report(s->d, DIAG_NOTE, NULL, 0, "another program has the screen");
	s->has_master = false;
	s->must_set = true;
	s->retry_us = now_steady_us() + RETRY_MS * 1000;
}

static void lose_output(struct drm_display *s, const char *why, int64_t retry_ms)
{
	if (s->is_lit)
		diag_report(s->d, DIAG_WARNING, NULL, 0, "%s: %s", s->screen.output.name, why);
	s->is_lit = false;
	s->must_set = true;
	s->retry_us = now_steady_us() + retry_ms * 1000;
}

static void shown(struct drm_display *s, struct kms_buffer *b)
{
	kms_buffer_fresh(b);
	if (s->n_buffers == 2)
		s->next ^= 1;
	note_first(s);
}

/* One try by the way the state asks for. */
static enum kms_screen_answer put(struct drm_display *s, struct kms_buffer *b)
{
	enum kms_screen_answer a;

	if (s->must_set) {
		a = kms_screen_set(&s->screen, b);
		if (a == KMS_SCREEN_OK)
			s->must_set = false;
		return a;
	}
	if (s->n_buffers == 1)
		return kms_screen_refresh(&s->screen, b);
	a = kms_screen_flip(&s->screen, b, s);
	if (a == KMS_SCREEN_OK)
		s->is_flipping = true;
	return a;
}

/* A flip that is refused, or comes too early again and again, is tried once more with the mode. */
static enum err show(struct drm_display *s)
{
	struct kms_buffer *b = &s->buffer[s->next];
	enum kms_screen_answer a;

	kms_buffer_renew(b, &s->canvas);
	a = put(s, b);
	if (!s->must_set && (a == KMS_SCREEN_REFUSED || a == KMS_SCREEN_BUSY)) {
		s->must_set = true;
		a = put(s, b);
	}
	switch (a) {
	case KMS_SCREEN_OK:
		shown(s, b);
		return ERR_NONE;
	case KMS_SCREEN_NO_MASTER:
		lose_master(s);
		return ERR_NONE;
	case KMS_SCREEN_BUSY:
	case KMS_SCREEN_REFUSED:
		lose_output(s, "the picture was refused", REFUSED_MS);
		return ERR_NONE;
	case KMS_SCREEN_GONE:
		break;
	}
	s->is_gone = true;
	return ERR_IO;
}

static enum err present(struct display *d, const struct rect *rects, size_t n)
{
	struct drm_display *s = drm_of(d);

	for (int b = 0; b < s->n_buffers; b++)
		for (size_t i = 0; i < n; i++)
			kms_buffer_age(&s->buffer[b], rects[i]);
	if (!s->is_lit || !s->has_master || s->is_off)
		return ERR_NONE;
	finish_flip(s);
	return s->is_gone ? ERR_IO : show(s);
}

/* -------------------------------------------------------------------------------------- output */

/* Takes O as what is shown on; the mode is set with the next picture. */
static enum err take_output(struct drm_display *s, const struct kms_output *o)
{
	enum err e;

	finish_flip(s);
	if (s->n_buffers > 0)
		kms_screen_darken(&s->screen);
	kms_screen_init(&s->screen, s->calls, s->card, s->is_atomic, o);
	s->must_set = true;
	s->display.refresh_hz = (int)o->mode.vrefresh;
	e = take_buffers(s, o);
	if (!e)
		e = own_canvas_fit(&s->canvas, o->mode.hdisplay, o->mode.vdisplay);
	s->is_lit = !e;
	if (e)
		return e;
	if (o->is_reduced)
		diag_report(s->d, DIAG_WARNING, NULL, 0,
			    "%s: there is no memory for a picture as large as is wanted", o->name);
	diag_report(s->d, DIAG_NOTE, NULL, 0, "%s: %d x %d px at %d Hz, %s, %s, %d buffer%s",
		    o->name, o->mode.hdisplay, o->mode.vdisplay, (int)o->mode.vrefresh,
		    o->format == KMS_PIXELS_RGB565 ? "RGB565" : "XRGB8888",
		    s->screen.is_atomic ? "atomic" : "legacy", s->n_buffers,
		    s->n_buffers == 1 ? "" : "s");
	return ERR_NONE;
}

/* What the kernel says of monitors now, against what is shown. */
static enum display_event look_again(struct drm_display *s)
{
	struct kms_output o;
	int width = s->canvas.width;
	int height = s->canvas.height;
	enum err e;

	s->wish.px_max = px_max(s);
	e = kms_output_find(s->calls, s->card, &s->wish, &o);
	if (e == ERR_IO) {
		s->is_gone = true;
		return DISPLAY_FAILED;
	}
	if (e) {
		lose_output(s, "no monitor", RETRY_MS);
		return DISPLAY_NOTHING;
	}
	s->retry_us = now_steady_us() + RETRY_MS * 1000;
	if (s->is_lit && kms_output_equal(&o, &s->screen.output))
		return DISPLAY_NOTHING;
	if (take_output(s, &o))
		return DISPLAY_FAILED;
	return s->canvas.width == width && s->canvas.height == height ? DISPLAY_EXPOSED
								      : DISPLAY_RESIZED;
}

static enum display_event take_master(struct drm_display *s)
{
	s->retry_us = now_steady_us() + RETRY_MS * 1000;
	if (s->calls->set_master(s->card))
		return DISPLAY_NOTHING;
	diag_report(s->d, DIAG_NOTE, NULL, 0, "the screen is ours again");
	s->has_master = true;
	s->must_set = true;
	if (s->is_off && s->is_lit)
		kms_screen_darken(&s->screen); /* what others left there */
	return DISPLAY_EXPOSED;
}

/* ------------------------------------------------------------------------------------- waiting */

/* To another terminal. It is not tried for meanwhile: a text console would not refuse it. */
static void lend(struct drm_display *s)
{
	finish_flip(s);
	(void)s->calls->drop_master(s->card);
	lose_master(s);
	s->is_away = true;
}

static enum display_event change_terminals(struct drm_display *s)
{
	enum vt_news news;

	while ((news = vt_news(&s->vt)) != VT_NOTHING) {
		if (news == VT_LEAVE) {
			lend(s);
			vt_leave(&s->vt);
		} else {
			s->is_away = false;
			vt_return(&s->vt);
			return take_master(s);
		}
	}
	return DISPLAY_NOTHING;
}

static bool is_waiting_for_screen(const struct drm_display *s)
{
	return !s->is_away && (!s->is_lit || !s->has_master);
}

/* ms to sleep until END_US (below 0: never), or the next try for a screen. */
static int sleep_ms(const struct drm_display *s, int64_t end_us)
{
	int64_t now_us = now_steady_us();
	int64_t ms = end_us < 0 ? WAIT_MS_MAX : (end_us - now_us + 999) / 1000;

	if (is_waiting_for_screen(s))
		ms = MIN_OF(ms, (s->retry_us - now_us + 999) / 1000);
	return (int)MIN_OF(MAX_OF(ms, 0), WAIT_MS_MAX);
}

static enum display_event try_again(struct drm_display *s)
{
	if (!is_waiting_for_screen(s) || now_steady_us() < s->retry_us)
		return DISPLAY_NOTHING;
	return s->has_master ? look_again(s) : take_master(s);
}

static enum display_event handle(struct drm_display *s, const struct pollfd *p)
{
	enum display_event what = DISPLAY_NOTHING;

	if (p[0].revents & POLLIN)
		read_card(s);
	else if (p[0].revents)
		s->is_gone = true;
	if (s->is_gone)
		return DISPLAY_FAILED;
	if (p[1].revents & POLLIN)
		what = change_terminals(s);
	if (what == DISPLAY_NOTHING && p[2].revents & POLLIN && s->calls->read_hotplug(s->hotplug))
		what = look_again(s);
	if (what == DISPLAY_NOTHING && p[3].revents & POLLIN)
		what = DISPLAY_BELL;
	if (what == DISPLAY_NOTHING && p[4].revents & POLLIN)
		what = keys_read(&s->keys);
	else if (p[4].revents & ~POLLIN)
		keys_lose(&s->keys);
	return what;
}

static enum display_event wait_event(struct display *d, int64_t timeout_ms)
{
	struct drm_display *s = drm_of(d);
	int64_t end_us = timeout_ms < 0 ? -1 : now_steady_us() + timeout_ms * 1000;
	enum display_event what;

	do {
		struct pollfd p[5] = {{s->card, POLLIN, 0},
				      {s->vt.news, POLLIN, 0},
				      {s->hotplug, POLLIN, 0},
				      {s->bell, POLLIN, 0},
				      {s->keys.fd, POLLIN, 0}};

		what = DISPLAY_NOTHING;
		if (poll(p, COUNT_OF(p), sleep_ms(s, end_us)) >= 0)
			what = handle(s, p);
		else if (errno != EINTR)
			what = DISPLAY_FAILED;
		if (what == DISPLAY_NOTHING)
			what = try_again(s);
	} while (what == DISPLAY_NOTHING && (end_us < 0 || now_steady_us() < end_us));
	return what;
}

static bool listen_to(struct display *d, int fd)
{
	drm_of(d)->bell = fd;
	return true;
}

/* The output has no picture while it is off; the next one that is presented sets the mode. */
static void power(struct display *d, bool is_on)
{
	struct drm_display *s = drm_of(d);

	if (s->is_off == !is_on)
		return;
	s->is_off = !is_on;
	s->must_set = true;
	if (is_on || !s->is_lit || !s->has_master)
		return;
	finish_flip(s);
	kms_screen_darken(&s->screen);
}

static bool is_seen(const struct display *d)
{
	const struct drm_display *s = (const struct drm_display *)d;

	return s->is_lit && s->has_master && !s->is_off;
}

/* ------------------------------------------------------------------------------ open and close */

static void restore_picture(struct drm_display *s)
{
	drmModeCrtcPtr c = s->then;
	uint32_t connector = s->screen.output.connector;

	if (c && c->mode_valid && c->buffer_id && s->has_master && s->was_shown)
		(void)s->calls->set_crtc(s->card, c->crtc_id, c->buffer_id, c->x, c->y, &connector,
					 1, &c->mode);
	s->calls->free_crtc(c);
}

static void shut(struct display *d)
{
	struct drm_display *s = drm_of(d);

	if (!s)
		return;
	finish_flip(s);
	restore_picture(s);
	free_buffers(s);
	keys_close(&s->keys);
	vt_close(&s->vt);
	if (s->hotplug >= 0)
		s->calls->close_card(s->hotplug);
	s->calls->close_card(s->card);
	free(s->canvas.px);
	free(s);
}

static const struct display_ops ops = {.name = "drm",
				       .canvas = canvas,
				       .present = present,
				       .wait = wait_event,
				       .close = shut,
				       .listen = listen_to,
				       .power = power,
				       .is_seen = is_seen};

static const char *reason(int error)
{
	return error == -EACCES || error == -EPERM
		       ? "no permission to use /dev/dri: the user has to be in the group video"
		       : "no card under /dev/dri shows pictures";
}

static enum err begin(struct drm_display *s, const struct kms_output *output, bool found,
		      const struct display_drm_options *o, const char **why)
{
	bool has_size = o->wish.width > 0;

	if (s->calls->set_master(s->card)) {
		*why = "another program has the screen";
		return ERR_UNSUPPORTED;
	}
	s->has_master = true;
	if (!vt_is_on(&s->vt))
		lend(s);
	if (!found) {
		diag_report(s->d, DIAG_WARNING, NULL, 0, "no monitor");
		s->retry_us = now_steady_us() + RETRY_MS * 1000;
		return own_canvas_fit(&s->canvas, has_size ? o->wish.width : UNLIT_WIDTH,
				      has_size ? o->wish.height : UNLIT_HEIGHT);
	}
	s->then = s->calls->get_crtc(s->card, output->crtc);
	return take_output(s, output);
}

enum err display_drm_open(const struct kms_calls *calls, const struct display_drm_options *o,
			  struct diag *d, struct display **out, const char **why)
{
	struct drm_display *s = calloc(1, sizeof *s);
	struct kms_output output;
	bool found;
	enum err e;

	*why = "out of memory";
	if (!s)
		return ERR_MEMORY;
	s->display.ops = &ops;
	s->calls = calls;
	s->wish = o->wish;
	s->n_canvases = o->n_canvases;
	s->wish.px_max = px_max(s);
	s->d = d;
	s->card = kms_card_open(calls, o->card, &s->wish, &s->is_atomic, &output, &found);
	if (s->card < 0) {
		*why = reason(s->card);
		free(s);
		return ERR_UNSUPPORTED;
	}
	s->hotplug = calls->open_hotplug();
	s->bell = -1;
	vt_open(&s->vt);
	keys_open(&s->keys, STDIN_FILENO);
	e = begin(s, &output, found, o, why);
	if (e) {
		shut(&s->display);
		return e;
	}
	*out = &s->display;
	return ERR_NONE;
}
