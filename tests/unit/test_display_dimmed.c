/*
 * Less light: darker colours, or the panel's own backlight.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base.h"
#include "base/file.h"
#include "firmware/display_dimmed.h"

#define SIDE 8

static struct inner {
	struct display display;
	struct canvas canvas;
	uint32_t px[SIDE * SIDE];
	unsigned n_presented;
	bool is_closed, is_off;
	enum display_event next;
} inner;

static struct canvas *inner_canvas(struct display *d)
{
	(void)d;
	return &inner.canvas;
}

static enum err inner_present(struct display *d, const struct rect *rects, size_t n)
{
	(void)d;
	(void)rects;
	inner.n_presented += n > 0;
	return ERR_NONE;
}

static enum display_event inner_wait(struct display *d, int64_t timeout_ms)
{
	(void)d;
	(void)timeout_ms;
	return inner.next;
}

static void inner_close(struct display *d)
{
	(void)d;
	inner.is_closed = true;
}

static void inner_power(struct display *d, bool is_on)
{
	(void)d;
	inner.is_off = !is_on;
}

static bool inner_is_seen(const struct display *d)
{
	(void)d;
	return !inner.is_off;
}

static const struct display_ops inner_ops = {.name = "inner",
					     .canvas = inner_canvas,
					     .present = inner_present,
					     .wait = inner_wait,
					     .close = inner_close,
					     .power = inner_power,
					     .is_seen = inner_is_seen};

static struct display *open_dimmed(const char *backlights)
{
	struct display *d = NULL;

	memset(&inner, 0, sizeof inner);
	inner.display.ops = &inner_ops;
	inner.canvas = (struct canvas){inner.px, SIDE, SIDE - 1, SIDE};
	assert_int_equal(display_dimmed_open(&inner.display, backlights, &d), ERR_NONE);
	return d;
}

static void each_colour_is_so_much_darker_and_full_light_changes_none(void **state)
{
	uint32_t from_px[1], to_px[1];
	struct canvas from = {from_px, 1, 1, 1}, to = {to_px, 1, 1, 1};

	(void)state;
	for (int percent = 1; percent <= 100; percent++) {
		for (uint32_t v = 0; v < 256; v++) {
			double exact = (double)v * percent / 100;

			from_px[0] = v << 16 | (255 - v) << 8 | v;
			display_dimmed_copy(&from, rect_make(0, 0, 1, 1), percent, &to);
			assert_true(to_px[0] >> 24 == 0);
			assert_true((to_px[0] >> 16) - exact < 1.01 &&
				    (to_px[0] >> 16) - exact > -1.01);
			assert_int_equal(to_px[0] >> 16, to_px[0] & 0xFF);
			if (percent == 100)
				assert_int_equal(to_px[0], from_px[0]);
		}
	}
}

static void what_is_presented_is_dimmed_and_what_is_painted_stays(void **state)
{
	struct display *d = open_dimmed("/nowhere");
	struct canvas *c = d->ops->canvas(d);
	struct rect all = canvas_bounds(c), corner = rect_make(0, 0, 2, 2);

	(void)state;
	assert_int_equal(c->width, SIDE);
	assert_int_equal(c->height, SIDE - 1);
	canvas_fill(c, all, all, 0x80FF40);
	assert_int_equal(d->ops->present(d, &all, 1), ERR_NONE);
	assert_int_equal(inner.px[SIDE + 1], 0x80FF40);
	assert_ptr_equal(c, &inner.canvas); /* full light costs no canvas */
	d->ops->dim(d, 50);
	c = d->ops->canvas(d);
	canvas_fill(c, all, all, 0x80FF40);
	assert_int_equal(d->ops->present(d, &corner, 1), ERR_NONE);
	assert_int_equal(inner.px[SIDE + 1], 0x408020);
	assert_int_equal(inner.px[SIDE + 2], 0x80FF40); /* not yet presented again */
	assert_int_equal(c->px[SIDE + 1], 0x80FF40);
	assert_int_equal(inner.n_presented, 2);
	d->ops->power(d, false);
	assert_false(d->ops->is_seen(d));
	d->ops->close(d);
	assert_true(inner.is_closed);
}

static void a_resize_gives_a_canvas_of_the_new_size(void **state)
{
	struct display *d = open_dimmed("/nowhere");

	(void)state;
	inner.next = DISPLAY_RESIZED;
	for (int percent = 100; percent > 40; percent -= 30) {
		d->ops->dim(d, percent);
		inner.canvas.width--;
		assert_int_equal(d->ops->wait(d, 0), DISPLAY_RESIZED);
		assert_int_equal(d->ops->canvas(d)->width, inner.canvas.width);
	}
	d->ops->close(d);
}

static void write_text(const char *folder, const char *name, const char *text)
{
	char path[200];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	assert_int_equal(file_write(path, text, strlen(text)), ERR_NONE);
}

static void a_backlight_that_can_be_set_is_set_and_colours_stay(void **state)
{
	char folder[] = "/tmp/test_dimmed_XXXXXX";
	char light[64], path[100];
	struct display *d;
	unsigned char *bytes;
	size_t n;

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(light, sizeof light, "%s/panel", folder);
	assert_int_equal(mkdir(light, 0700), 0);
	write_text(light, "max_brightness", "31\n");
	write_text(light, "brightness", "31\n");
	d = open_dimmed(folder);
	assert_ptr_equal(d->ops->canvas(d), &inner.canvas);
	d->ops->dim(d, 60);
	snprintf(path, sizeof path, "%s/brightness", light);
	assert_int_equal(file_read(path, 100, &bytes, &n), ERR_NONE);
	assert_string_equal((char *)bytes, "19\n");
	free(bytes);
	d->ops->close(d);
	unlink(path);
	snprintf(path, sizeof path, "%s/max_brightness", light);
	unlink(path);
	rmdir(light);
	assert_int_equal(rmdir(folder), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_colour_is_so_much_darker_and_full_light_changes_none),
		cmocka_unit_test(what_is_presented_is_dimmed_and_what_is_painted_stays),
		cmocka_unit_test(a_resize_gives_a_canvas_of_the_new_size),
		cmocka_unit_test(a_backlight_that_can_be_set_is_set_and_colours_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
