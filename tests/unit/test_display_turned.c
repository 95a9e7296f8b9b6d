/* The display inside is a plain canvas that counts what is presented. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "firmware/display_turned.h"

#define SIDE_MAX 32

struct inner {
	struct display display;
	uint32_t px[SIDE_MAX * SIDE_MAX];
	uint32_t shown[SIDE_MAX * SIDE_MAX];
	struct canvas canvas;
	enum display_event next;
	bool is_closed;
};

static struct inner inner;

static struct canvas *inner_canvas(struct display *d)
{
	return &((struct inner *)d)->canvas;
}

static enum err inner_present(struct display *d, const struct rect *rects, size_t n)
{
	struct inner *i = (struct inner *)d;

	for (size_t k = 0; k < n; k++) {
		assert_true(rect_contains(canvas_bounds(&i->canvas), rects[k]));
		for (int y = rects[k].y0; y < rects[k].y1; y++)
			for (int x = rects[k].x0; x < rects[k].x1; x++)
				i->shown[y * SIDE_MAX + x] = i->px[y * SIDE_MAX + x];
	}
	return ERR_NONE;
}

static enum display_event inner_wait(struct display *d, int64_t timeout_ms)
{
	(void)timeout_ms;
	return ((struct inner *)d)->next;
}

static void inner_close(struct display *d)
{
	((struct inner *)d)->is_closed = true;
}

static int inner_heard;
static bool inner_is_off;

static bool inner_listen(struct display *d, int fd)
{
	(void)d;
	inner_heard = fd;
	return true;
}

static void inner_power(struct display *d, bool is_on)
{
	(void)d;
	inner_is_off = !is_on;
}

static bool inner_is_seen(const struct display *d)
{
	(void)d;
	return !inner_is_off;
}

static const struct display_ops inner_ops = {.name = "inner",
					     .canvas = inner_canvas,
					     .present = inner_present,
					     .wait = inner_wait,
					     .close = inner_close,
					     .listen = inner_listen,
					     .power = inner_power,
					     .is_seen = inner_is_seen};

static struct display *open_inner(int width, int height)
{
	memset(&inner, 0, sizeof inner);
	inner.display.ops = &inner_ops;
	inner.canvas = (struct canvas){inner.px, width, height, SIDE_MAX};
	return &inner.display;
}

static void bell_and_switch_are_those_of_the_display_within(void **state)
{
	struct display *d = NULL;

	(void)state;
	assert_int_equal(display_turned_open(open_inner(20, 12), BOARD_ROTATE_90, &d), ERR_NONE);
	assert_true(d->ops->listen(d, 7));
	assert_int_equal(inner_heard, 7);
	assert_true(d->ops->is_seen(d));
	d->ops->power(d, false);
	assert_false(d->ops->is_seen(d));
	d->ops->power(d, true);
	assert_true(d->ops->is_seen(d));
	d->ops->close(d);
}

static void what_is_painted_upright_is_seen_upright(void **state)
{
	(void)state;
	for (int rotate = BOARD_ROTATE_90; rotate <= BOARD_ROTATE_270; rotate++) {
		int width = 20, height = 12;
		struct display *d = NULL;
		struct canvas *c;
		struct rect all;

		display_turned_sides((enum board_rotate)rotate, &width, &height);
		assert_int_equal(display_turned_open(open_inner(width, height),
						     (enum board_rotate)rotate, &d),
				 ERR_NONE);
		c = d->ops->canvas(d);
		assert_int_equal(c->width, 20);
		assert_int_equal(c->height, 12);
		for (int y = 0; y < 12; y++)
			for (int x = 0; x < 20; x++)
				c->px[y * c->stride_px + x] = (uint32_t)(1 + y * 100 + x);
		all = canvas_bounds(c);
		assert_int_equal(d->ops->present(d, &all, 1), ERR_NONE);
		for (int y = 0; y < 12; y++) {
			for (int x = 0; x < 20; x++) {
				struct rect at = display_turned_rect(rect_make(x, y, 1, 1), 20, 12,
								     (enum board_rotate)rotate);

				assert_int_equal(inner.shown[at.y0 * SIDE_MAX + at.x0],
						 1 + y * 100 + x);
			}
		}
		d->ops->close(d);
		assert_true(inner.is_closed);
	}
}

/* By hand, for a picture of 3 x 2. */
static void each_turn_is_the_one_its_name_says(void **state)
{
	static const uint32_t upright[6] = {1, 2, 3, 4, 5, 6};
	static const uint32_t expected[4][6] = {
		{1, 2, 3, 4, 5, 6}, {3, 6, 2, 5, 1, 4}, {6, 5, 4, 3, 2, 1}, {4, 1, 5, 2, 6, 3}};

	(void)state;
	for (int rotate = BOARD_ROTATE_0; rotate <= BOARD_ROTATE_270; rotate++) {
		uint32_t from[6], to[6] = {0};
		struct canvas a = {from, 3, 2, 3}, b = {to, 3, 2, 3};

		memcpy(from, upright, sizeof from);
		display_turned_sides((enum board_rotate)rotate, &b.width, &b.height);
		b.stride_px = b.width;
		display_turned_copy(&a, canvas_bounds(&a), (enum board_rotate)rotate, &b);
		assert_memory_equal(to, expected[rotate], sizeof to);
	}
}

static void the_damage_alone_gives_the_same_picture(void **state)
{
	(void)state;
	for (int rotate = BOARD_ROTATE_90; rotate <= BOARD_ROTATE_270; rotate++) {
		int width = 20, height = 12;
		struct display *d = NULL;
		struct canvas *c;
		struct rect rects[40];

		display_turned_sides((enum board_rotate)rotate, &width, &height);
		assert_int_equal(display_turned_open(open_inner(width, height),
						     (enum board_rotate)rotate, &d),
				 ERR_NONE);
		c = d->ops->canvas(d);
		for (int k = 0; k < 40; k++) {
			rects[k] = rect_make(k % 5 * 4, k / 5 % 4 * 3, 4, 3);
			canvas_fill(c, rects[k], canvas_bounds(c), (uint32_t)(k + 1));
		}
		assert_int_equal(d->ops->present(d, rects, 40), ERR_NONE);
		for (int y = 0; y < 12; y++) {
			for (int x = 0; x < 20; x++) {
				struct rect at = display_turned_rect(rect_make(x, y, 1, 1), 20, 12,
								     (enum board_rotate)rotate);

				assert_int_equal(inner.shown[at.y0 * SIDE_MAX + at.x0],
						 c->px[y * c->stride_px + x]);
			}
		}
		d->ops->close(d);
	}
}

static void a_resize_inside_is_one_outside(void **state)
{
	struct display *d = NULL;

	(void)state;
	assert_int_equal(display_turned_open(open_inner(12, 20), BOARD_ROTATE_90, &d), ERR_NONE);
	inner.canvas.width = 10;
	inner.canvas.height = 30;
	inner.display.refresh_hz = 50;
	inner.next = DISPLAY_RESIZED;
	assert_int_equal(d->ops->wait(d, 0), DISPLAY_RESIZED);
	assert_int_equal(d->refresh_hz, 50);
	assert_int_equal(d->ops->canvas(d)->width, 30);
	assert_int_equal(d->ops->canvas(d)->height, 10);
	d->ops->canvas(d)->px[0] = 77;
	memset(inner.px, 0, sizeof inner.px);
	inner.next = DISPLAY_EXPOSED;
	assert_int_equal(d->ops->wait(d, 0), DISPLAY_EXPOSED);
	assert_int_equal(inner.px[29 * SIDE_MAX], 77);
	d->ops->close(d);
}

static void a_panel_that_is_not_turned_is_shown_as_it_is(void **state)
{
	struct display *d = NULL;

	(void)state;
	assert_int_equal(display_turned_open(open_inner(12, 20), BOARD_ROTATE_0, &d), ERR_NONE);
	assert_ptr_equal(d, &inner.display);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bell_and_switch_are_those_of_the_display_within),
		cmocka_unit_test(what_is_painted_upright_is_seen_upright),
		cmocka_unit_test(each_turn_is_the_one_its_name_says),
		cmocka_unit_test(the_damage_alone_gives_the_same_picture),
		cmocka_unit_test(a_resize_inside_is_one_outside),
		cmocka_unit_test(a_panel_that_is_not_turned_is_shown_as_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
