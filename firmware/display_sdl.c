#include "firmware/display.h"

#include <SDL.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "firmware/now.h"

#define RECTS_MAX 16
#define SIDE_PX_MIN 64 /* a window is not opened smaller */
#define FAILURES_MAX 3 /* frames in a row that could not be shown before the display has failed */
#define WAIT_MS_MAX 3600000 /* fits SDL's int; the loop looks at the clock again after it */

struct sdl_display {
	struct display display;
	SDL_Window *window;
	SDL_Surface *shown; /* the window's own; SDL owns it and may replace it on a resize */
	SDL_Surface *own;   /* XRGB8888, only where the window's format is another; else NULL */
	struct canvas canvas;
	bool is_fullscreen;
	bool is_stale; /* SDL has given the window another surface since take_surface() */
	int n_failures;
	/* SDL waits for nothing but its own events, so a thread waits for the bell and makes one.
	 * It goes on once the event was taken. */
	SDL_Thread *listener; /* NULL: there is none */
	SDL_sem *heard;
	Uint32 bell_event;
	int bell, stop[2]; /* files; STOP is a pipe */
	bool has_rung;	   /* and the listener waits */
};

static struct sdl_display *sdl_of(struct display *d)
{
	return (struct sdl_display *)d;
}

/* Points the canvas at the window's pixels, or at a surface of ours where the window has others. */
static enum err take_surface(struct sdl_display *s)
{
	SDL_Surface *target;

	SDL_FreeSurface(s->own);
	s->own = NULL;
	s->shown = SDL_GetWindowSurface(s->window);
	if (!s->shown)
		return ERR_IO;
	target = s->shown;
	if (s->shown->format->format != SDL_PIXELFORMAT_RGB888 || SDL_MUSTLOCK(s->shown)) {
		s->own = SDL_CreateRGBSurfaceWithFormat(0, s->shown->w, s->shown->h, 32,
							SDL_PIXELFORMAT_RGB888);
		if (!s->own)
			return ERR_MEMORY;
		target = s->own;
	}
	s->canvas.px = target->pixels;
	s->canvas.width = target->w;
	s->canvas.height = target->h;
	s->canvas.stride_px = target->pitch / (int)sizeof *s->canvas.px;
	return ERR_NONE;
}

static struct canvas *canvas(struct display *d)
{
	return &sdl_of(d)->canvas;
}

static bool show_rects(struct sdl_display *s, const struct rect *rects, size_t n)
{
	SDL_Rect list[RECTS_MAX];
	int used = 0;

	for (size_t i = 0; i < n; i++) {
		SDL_Rect r = {rects[i].x0, rects[i].y0, rect_width(rects[i]),
			      rect_height(rects[i])};

		list[used++] = r;
		if (s->own && SDL_BlitSurface(s->own, &r, s->shown, &r))
			return false;
		if (used == RECTS_MAX || i + 1 == n) {
			if (SDL_UpdateWindowSurfaceRects(s->window, list, used))
				return false;
			used = 0;
		}
	}
	return true;
}

/* A window that was just resized refuses its old surface; the frame is lost, wait_event() fetches
 * the new one. */
static enum err present(struct display *d, const struct rect *rects, size_t n)
{
	struct sdl_display *s = sdl_of(d);

	if (show_rects(s, rects, n)) {
		s->n_failures = 0;
		return ERR_NONE;
	}
	s->is_stale = true;
	return ++s->n_failures > FAILURES_MAX ? ERR_IO : ERR_NONE;
}

static enum display_event renew(struct sdl_display *s)
{
	s->is_stale = false;
	return take_surface(s) ? DISPLAY_FAILED : DISPLAY_RESIZED;
}

static enum display_event toggle_fullscreen(struct sdl_display *s)
{
	Uint32 wanted = s->is_fullscreen ? 0 : SDL_WINDOW_FULLSCREEN_DESKTOP;

	if (SDL_SetWindowFullscreen(s->window, wanted))
		return DISPLAY_NOTHING;
	s->is_fullscreen = !s->is_fullscreen;
	SDL_ShowCursor(s->is_fullscreen ? SDL_DISABLE : SDL_ENABLE);
	return renew(s);
}

/* Of the keys that are held down only the arrows count again and again. */
static enum display_event of_key(struct sdl_display *s, const SDL_KeyboardEvent *e)
{
	switch (e->keysym.sym) {
	case SDLK_RIGHT:
	case SDLK_DOWN:
		return DISPLAY_NEXT;
	case SDLK_LEFT:
	case SDLK_UP:
		return DISPLAY_PREVIOUS;
	default:
		break;
	}
	if (e->repeat)
		return DISPLAY_NOTHING;
	switch (e->keysym.sym) {
	case SDLK_q:
	case SDLK_ESCAPE:
		return DISPLAY_QUIT;
	case SDLK_SPACE:
		return DISPLAY_PAUSE;
	case SDLK_l:
	case SDLK_HOME:
		return DISPLAY_LIVE;
	case SDLK_s:
		return DISPLAY_SHOT;
	case SDLK_f:
		return toggle_fullscreen(s);
	default:
		return DISPLAY_NOTHING;
	}
}

static enum display_event of_window(struct sdl_display *s, const SDL_WindowEvent *e)
{
	switch (e->event) {
	case SDL_WINDOWEVENT_SIZE_CHANGED:
		return renew(s);
	case SDL_WINDOWEVENT_EXPOSED:
		return DISPLAY_EXPOSED;
	case SDL_WINDOWEVENT_CLOSE:
		return DISPLAY_QUIT;
	default:
		return DISPLAY_NOTHING;
	}
}

static enum display_event of_event(struct sdl_display *s, const SDL_Event *e)
{
	if (s->listener && e->type == s->bell_event) {
		s->has_rung = true;
		return DISPLAY_BELL;
	}
	switch (e->type) {
	case SDL_QUIT:
		return DISPLAY_QUIT;
	case SDL_KEYDOWN:
		return of_key(s, &e->key);
	case SDL_WINDOWEVENT:
		return of_window(s, &e->window);
	default:
		return DISPLAY_NOTHING;
	}
}

/* What SDL_WaitEventTimeout() is to wait at most, TIMEOUT_MS after START_US; below 0: for ever. */
static int time_left(int64_t timeout_ms, int64_t start_us)
{
	int64_t spent_ms = (now_steady_us() - start_us) / 1000;

	if (timeout_ms < 0)
		return -1;
	return (int)MIN_OF(MAX_OF(timeout_ms - spent_ms, 0), WAIT_MS_MAX);
}

static enum display_event wait_event(struct display *d, int64_t timeout_ms)
{
	struct sdl_display *s = sdl_of(d);
	int64_t start_us = now_steady_us();
	SDL_Event e;

	if (s->has_rung)
		SDL_SemPost(s->heard);
	s->has_rung = false;
	if (s->is_stale)
		return renew(s);
	while (SDL_WaitEventTimeout(&e, time_left(timeout_ms, start_us))) {
		enum display_event what = of_event(s, &e);

		if (what != DISPLAY_NOTHING)
			return what;
	}
	return DISPLAY_NOTHING;
}

/* The listener's life: until STOP is closed at the other end. */
static int hear(void *user)
{
	struct sdl_display *s = user;
	struct pollfd p[2] = {{s->bell, POLLIN, 0}, {s->stop[0], POLLIN, 0}};
	SDL_Event e;

	SDL_zero(e);
	e.type = s->bell_event;
	for (;;) {
		if (poll(p, COUNT_OF(p), -1) < 0)
			continue;
		if (p[1].revents)
			return 0;
		if (SDL_PushEvent(&e) == 1)
			SDL_SemWait(s->heard);
	}
}

static bool listen_to(struct display *d, int fd)
{
	struct sdl_display *s = sdl_of(d);

	s->bell_event = SDL_RegisterEvents(1);
	s->bell = fd;
	s->heard = SDL_CreateSemaphore(0);
	if (!s->heard || pipe(s->stop))
		return false;
	s->listener = SDL_CreateThreadWithStackSize(hear, "bell", 65536, s);
	return s->listener != NULL;
}

static void stop_listening(struct sdl_display *s)
{
	if (s->listener) {
		close(s->stop[1]);
		SDL_SemPost(s->heard);
		SDL_WaitThread(s->listener, NULL);
		close(s->stop[0]);
	}
	SDL_DestroySemaphore(s->heard);
}

static void shut(struct display *d)
{
	struct sdl_display *s = sdl_of(d);

	if (!s)
		return;
	stop_listening(s);
	SDL_FreeSurface(s->own);
	if (s->window)
		SDL_DestroyWindow(s->window);
	SDL_QuitSubSystem(SDL_INIT_VIDEO);
	free(s);
}

static const struct display_ops ops = {.name = "sdl",
				       .canvas = canvas,
				       .present = present,
				       .wait = wait_event,
				       .close = shut,
				       .listen = listen_to};

/* As large as wanted, or, with the same proportions, as the desktop has room for. */
static void fit_desktop(const struct display_options *o, int *width, int *height)
{
	SDL_Rect room;

	*width = o->width;
	*height = o->height;
	if (SDL_GetDisplayUsableBounds(0, &room) || (room.w >= o->width && room.h >= o->height))
		return;
	if ((int64_t)o->width * room.h > (int64_t)o->height * room.w) {
		*width = room.w;
		*height = (int)((int64_t)o->height * room.w / o->width);
	} else {
		*height = room.h;
		*width = (int)((int64_t)o->width * room.h / o->height);
	}
	*width = MAX_OF(*width, SIDE_PX_MIN);
	*height = MAX_OF(*height, SIDE_PX_MIN);
}

/* Drivers that show nothing to anybody, which SDL falls back to; right only where one was asked for
 * by name, as tests do. */
static bool is_blind(void)
{
	static const char *const blind[] = {"offscreen", "dummy", "evdev"};
	const char *driver = SDL_GetCurrentVideoDriver();

	if (SDL_getenv("SDL_VIDEODRIVER"))
		return false;
	for (size_t i = 0; i < COUNT_OF(blind); i++)
		if (!driver || strcmp(driver, blind[i]) == 0)
			return true;
	return false;
}

static enum err open_video(const char **why)
{
	SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
	/* The canvas is drawn by the processor; a texture on the way to the window only costs. */
	SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
	if (SDL_InitSubSystem(SDL_INIT_VIDEO)) {
		*why = SDL_GetError();
		return ERR_UNSUPPORTED;
	}
	if (is_blind()) {
		SDL_QuitSubSystem(SDL_INIT_VIDEO);
		*why = "there is no screen";
		return ERR_UNSUPPORTED;
	}
	return ERR_NONE;
}

enum err display_sdl_open(const struct display_options *o, struct display **out, const char **why)
{
	Uint32 flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
	struct sdl_display *s = calloc(1, sizeof *s);
	SDL_DisplayMode mode;
	int width;
	int height;
	enum err e;

	if (!s)
		return ERR_MEMORY;
	s->display.ops = &ops;
	e = open_video(why);
	if (e) {
		free(s);
		return e;
	}
	fit_desktop(o, &width, &height);
	s->is_fullscreen = o->fullscreen;
	if (o->fullscreen) {
		flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
		SDL_ShowCursor(SDL_DISABLE);
	}
	s->window = SDL_CreateWindow(o->title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
				     width, height, flags);
	if (!s->window || take_surface(s)) {
		*why = SDL_GetError();
		shut(&s->display);
		return ERR_UNSUPPORTED;
	}
	if (SDL_GetCurrentDisplayMode(SDL_GetWindowDisplayIndex(s->window), &mode) == 0)
		s->display.refresh_hz = mode.refresh_rate;
	SDL_SetWindowMinimumSize(s->window, SIDE_PX_MIN, SIDE_PX_MIN);
	*out = &s->display;
	return ERR_NONE;
}
