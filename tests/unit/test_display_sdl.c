/*
 * The window, on SDL's dummy driver: what keys and window events become.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <SDL.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/base.h"
#include "firmware/display.h"

static struct display *display;

static void push_key(SDL_Keycode key, bool is_repeat)
{
	SDL_Event e;

	memset(&e, 0, sizeof e);
	e.type = SDL_KEYDOWN;
	e.key.keysym.sym = key;
	e.key.repeat = is_repeat;
	assert_int_equal(SDL_PushEvent(&e), 1);
}

static enum display_event next(void)
{
	return display->ops->wait(display, 20);
}

static void drain(void)
{
	for (int i = 0; i < 20; i++)
		(void)display->ops->wait(display, 0);
}

static enum err show_all(void)
{
	struct canvas *c = display->ops->canvas(display);
	struct rect all = canvas_bounds(c);

	canvas_fill(c, all, all, 0x123456);
	return display->ops->present(display, &all, 1);
}

static void a_bell_ends_the_wait_each_time_it_rings(void **state)
{
	int bell[2];
	char c;

	(void)state;
	drain();
	assert_int_equal(pipe(bell), 0);
	assert_true(display->ops->listen(display, bell[0]));
	for (int i = 0; i < 3; i++) {
		assert_int_equal(next(), DISPLAY_NOTHING);
		assert_int_equal(write(bell[1], "x", 1), 1);
		assert_int_equal(display->ops->wait(display, 10000), DISPLAY_BELL);
		assert_int_equal(read(bell[0], &c, 1), 1);
	}
	assert_int_equal(next(), DISPLAY_NOTHING);
	close(bell[1]); /* as good as a ring, till the display is closed */
}

static void keys_become_their_events(void **state)
{
	static const struct {
		SDL_Keycode key;
		enum display_event event;
	} row[] = {
		{SDLK_q, DISPLAY_QUIT},	       {SDLK_ESCAPE, DISPLAY_QUIT},
		{SDLK_SPACE, DISPLAY_PAUSE},   {SDLK_RIGHT, DISPLAY_NEXT},
		{SDLK_LEFT, DISPLAY_PREVIOUS}, {SDLK_s, DISPLAY_SHOT},
		{SDLK_l, DISPLAY_LIVE},	       {SDLK_HOME, DISPLAY_LIVE},
		{SDLK_x, DISPLAY_NOTHING},
	};

	(void)state;
	drain();
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		push_key(row[i].key, false);
		assert_int_equal(next(), row[i].event);
	}
}

static void of_held_keys_only_the_arrows_repeat(void **state)
{
	(void)state;
	drain();
	push_key(SDLK_SPACE, true);
	assert_int_equal(next(), DISPLAY_NOTHING);
	push_key(SDLK_s, true);
	assert_int_equal(next(), DISPLAY_NOTHING);
	push_key(SDLK_RIGHT, true);
	assert_int_equal(next(), DISPLAY_NEXT);
}

static void full_screen_and_back_gives_a_new_canvas_that_can_be_shown(void **state)
{
	(void)state;
	drain();
	assert_int_equal(show_all(), ERR_NONE);
	for (int i = 0; i < 4; i++) {
		push_key(SDLK_f, false);
		assert_int_equal(next(), DISPLAY_RESIZED);
		assert_int_equal(show_all(), ERR_NONE);
		drain();
		assert_int_equal(show_all(), ERR_NONE);
	}
}

static void more_rectangles_than_a_batch_are_all_shown(void **state)
{
	struct rect many[40];

	(void)state;
	for (int i = 0; i < 40; i++)
		many[i] = rect_make(i * 2, i, 2, 2);
	assert_int_equal(display->ops->present(display, many, COUNT_OF(many)), ERR_NONE);
}

static void a_wait_ends_when_its_time_is_up(void **state)
{
	(void)state;
	drain();
	assert_int_equal(display->ops->wait(display, 30), DISPLAY_NOTHING);
}

static int open_window(void **state)
{
	struct display_options o = {320, 240, false, "test"};
	const char *why = "";

	(void)state;
	if (setenv("SDL_VIDEODRIVER", "dummy", 1))
		return 1;
	return display_sdl_open(&o, &display, &why) != ERR_NONE;
}

static int close_window(void **state)
{
	(void)state;
	display->ops->close(display);
	SDL_Quit();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_become_their_events),
		cmocka_unit_test(of_held_keys_only_the_arrows_repeat),
		cmocka_unit_test(full_screen_and_back_gives_a_new_canvas_that_can_be_shown),
		cmocka_unit_test(more_rectangles_than_a_batch_are_all_shown),
		cmocka_unit_test(a_wait_ends_when_its_time_is_up),
		cmocka_unit_test(a_bell_ends_the_wait_each_time_it_rings), /* the last one */
	};

	return cmocka_run_group_tests(tests, open_window, close_window);
}
