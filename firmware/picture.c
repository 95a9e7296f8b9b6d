#include "firmware/picture.h"

#include <png.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

/* libpng's simple interface wants packed bytes. */
static unsigned char *to_rgb(const struct canvas *c)
{
	unsigned char *rgb = malloc((size_t)c->width * (size_t)c->height * 3);
	unsigned char *out = rgb;

	if (!rgb)
		return NULL;
	for (int y = 0; y < c->height; y++) {
		const uint32_t *row = c->px + (ptrdiff_t)y * c->stride_px;

		for (int x = 0; x < c->width; x++) {
			*out++ = (unsigned char)(row[x] >> 16 & 0xFF);
			*out++ = (unsigned char)(row[x] >> 8 & 0xFF);
			*out++ = (unsigned char)(row[x] & 0xFF);
		}
	}
	return rgb;
}

struct job {
	const unsigned char *rgb;
	const struct canvas *canvas;
};

static bool write_png(const char *path, void *user)
{
	const struct job *job = user;
	png_image image;
	bool written;

	memset(&image, 0, sizeof image);
	image.version = PNG_IMAGE_VERSION;
	image.width = (png_uint_32)job->canvas->width;
	image.height = (png_uint_32)job->canvas->height;
	image.format = PNG_FORMAT_RGB;
	written = png_image_write_to_file(&image, path, 0, job->rgb, 0, NULL);
	png_image_free(&image);
	return written;
}

enum err picture_save(const char *path, const struct canvas *c)
{
	unsigned char *rgb = to_rgb(c);
	struct job job = {rgb, c};
	enum err e;

	if (!rgb)
		return ERR_MEMORY;
	e = file_replace(path, write_png, &job);
	free(rgb);
	return e;
}
