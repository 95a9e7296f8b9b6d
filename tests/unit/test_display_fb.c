/* A plain framebuffer: memory of ours in the place of the kernel's. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/base.h"
#include "firmware/display_fb.h"
#include "firmware/kms_pixels.h"

#define WIDTH 40
#define HEIGHT 32
#define PITCH 192 /* bytes a row: more than a row has */
#define FD 1000

static struct {
	struct fb_var_screeninfo v;
	struct fb_fix_screeninfo f;
	_Alignas(4) unsigned char memory[PITCH * HEIGHT];
	bool has_none, cannot_map, is_mapped, is_open, is_blank;
} fake;

static int fake_open(void)
{
	fake.is_open = !fake.has_none;
	return fake.has_none ? -1 : FD;
}

static bool fake_describe(int fd, struct fb_var_screeninfo *v, struct fb_fix_screeninfo *f)
{
	assert_int_equal(fd, FD);
	*v = fake.v;
	*f = fake.f;
	return true;
}

static void *fake_map(int fd, size_t bytes)
{
	assert_int_equal(fd, FD);
	assert_int_equal(bytes, sizeof fake.memory);
	fake.is_mapped = !fake.cannot_map;
	return fake.cannot_map ? NULL : fake.memory;
}

static void fake_unmap(void *p, size_t bytes)
{
	assert_ptr_equal(p, fake.memory);
	assert_int_equal(bytes, sizeof fake.memory);
	fake.is_mapped = false;
}

static void fake_blank(int fd, bool is_blank)
{
	assert_int_equal(fd, FD);
	fake.is_blank = is_blank;
}

static void fake_close(int fd)
{
	assert_int_equal(fd, FD);
	fake.is_open = false;
}

static const struct display_fb_calls calls = {fake_open,  fake_describe, fake_map,
					      fake_unmap, fake_blank,	 fake_close};

static struct display *display;
static struct diag diag;

static enum err open_fb(void)
{
	diag_init(&diag, NULL, NULL);
	return display_fb_open(&calls, &diag, &display);
}

static void shut(void)
{
	display->ops->close(display);
	assert_false(fake.is_open);
	assert_false(fake.is_mapped);
}

static void reset(unsigned bits)
{
	memset(&fake, 0, sizeof fake);
	fake.v.xres = WIDTH;
	fake.v.yres = HEIGHT;
	fake.v.bits_per_pixel = bits;
	fake.v.red.offset = bits == 32 ? 16 : 11;
	fake.v.green.offset = bits == 32 ? 8 : 5;
	fake.f.line_length = PITCH;
}

static uint32_t seen(int x, int y, unsigned bits)
{
	const unsigned char *p = fake.memory + y * PITCH + x * (int)bits / 8;
	uint32_t pixel = 0;

	memcpy(&pixel, p, bits / 8);
	return pixel;
}

static void what_is_presented_is_in_the_memory_and_no_more(void **state)
{
	(void)state;
	for (unsigned bits = 16; bits <= 32; bits += 16) {
		const struct rect part = {3, 4, 10, 9};
		struct canvas *c;

		reset(bits);
		assert_int_equal(open_fb(), ERR_NONE);
		c = display->ops->canvas(display);
		assert_true(c->width == WIDTH && c->height == HEIGHT);
		canvas_fill(c, canvas_bounds(c), canvas_bounds(c), 0x336699);
		assert_int_equal(display->ops->present(display, &part, 1), ERR_NONE);
		for (int y = 0; y < HEIGHT; y++) {
			for (int x = 0; x < WIDTH; x++) {
				bool is_in = x >= 3 && x < 10 && y >= 4 && y < 9;
				uint32_t pixel =
					bits == 32 ? 0x336699 : kms_pixels_565(0x336699, x, y);

				assert_int_equal(seen(x, y, bits), is_in ? pixel : 0);
			}
			for (int i = WIDTH * (int)bits / 8; i < PITCH; i++)
				assert_int_equal(fake.memory[y * PITCH + i], 0);
		}
		shut();
	}
}

static void a_memory_that_is_not_understood_is_refused(void **state)
{
	(void)state;
	for (int i = 0; i < 9; i++) {
		reset(32);
		fake.has_none = i == 0;
		fake.cannot_map = i == 1;
		fake.v.bits_per_pixel = i == 2 ? 24 : 32;
		fake.v.red.offset = i == 3 ? 0 : 16; /* BGR */
		fake.v.blue.offset = i == 4 ? 16 : 0;
		fake.v.xres = i == 5 ? 0 : WIDTH;
		fake.v.yres = i == 6 ? 20000 : HEIGHT;
		fake.v.yoffset = i == 7 ? 1 : 0;
		fake.f.line_length = i == 8 ? WIDTH * 4 - 4 : PITCH;
		assert_int_equal(open_fb(), ERR_UNSUPPORTED);
		assert_false(fake.is_open);
		assert_false(fake.is_mapped);
	}
}

static void it_waits_for_the_bell_and_goes_dark(void **state)
{
	int bell[2];

	(void)state;
	reset(32);
	assert_int_equal(pipe(bell), 0);
	assert_int_equal(open_fb(), ERR_NONE);
	assert_true(display->ops->listen(display, bell[0]));
	assert_int_equal(display->ops->wait(display, 0), DISPLAY_NOTHING);
	assert_int_equal(write(bell[1], "x", 1), 1);
	assert_int_equal(display->ops->wait(display, 1000), DISPLAY_BELL);
	display->ops->power(display, false);
	assert_true(fake.is_blank);
	display->ops->power(display, true);
	assert_false(fake.is_blank);
	shut();
	close(bell[0]);
	close(bell[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_presented_is_in_the_memory_and_no_more),
		cmocka_unit_test(a_memory_that_is_not_understood_is_refused),
		cmocka_unit_test(it_waits_for_the_bell_and_goes_dark),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
