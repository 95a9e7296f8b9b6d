#include "draw/picture.h"

#include <png.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/file.h"

/* A pixel in memory is B G R x on a little-endian machine, x R G B on a big-endian one; libpng
 * takes both as they are. */
static void describe_pixels(png_structp png)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	png_set_bgr(png);
	png_set_filler(png, 0, PNG_FILLER_AFTER);
#else
	png_set_filler(png, 0, PNG_FILLER_BEFORE);
#endif
}

static void write_rows(png_structp png, png_infop info, const struct canvas *c)
{
	png_set_IHDR(png, info, (png_uint_32)c->width, (png_uint_32)c->height, 8,
		     PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
		     PNG_FILTER_TYPE_DEFAULT);
	png_write_info(png, info);
	describe_pixels(png);
	for (int y = 0; y < c->height; y++)
		png_write_row(png, (png_const_bytep)(c->px + (ptrdiff_t)y * c->stride_px));
	png_write_end(png, NULL);
}

/* libpng reports by jumping: nothing that has to be given back is made between the two calls of
 * setjmp() and write_rows(). */
static bool write_file(FILE *f, png_structp png, png_infop info, const struct canvas *c)
{
	if (setjmp(png_jmpbuf(png)))
		return false;
	png_init_io(png, f);
	write_rows(png, info, c);
	return true;
}

static void keep_quiet(png_structp png, png_const_charp message)
{
	(void)message;
	png_longjmp(png, 1);
}

static void ignore(png_structp png, png_const_charp message)
{
	(void)png;
	(void)message;
}

static bool write_png(const char *path, void *user)
{
	const struct canvas *const *c = user;
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, keep_quiet, ignore);
	png_infop info = png ? png_create_info_struct(png) : NULL;
	FILE *f = info ? fopen(path, "wb") : NULL;
	bool written = f && write_file(f, png, info, *c);

	if (f && fclose(f))
		written = false;
	png_destroy_write_struct(png ? &png : NULL, info ? &info : NULL);
	return written;
}

enum err picture_save(const char *path, const struct canvas *c)
{
	return file_replace(path, write_png, &c);
}
