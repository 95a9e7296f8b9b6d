#include "firmware/picture.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

static enum err write_file(const char *path, const unsigned char *rgb, const struct canvas *c)
{
	png_image image;
	char *part = malloc(strlen(path) + 5);
	enum err e = ERR_IO;

	if (!part)
		return ERR_MEMORY;
	strcpy(part, path);
	strcat(part, ".tmp");
	memset(&image, 0, sizeof image);
	image.version = PNG_IMAGE_VERSION;
	image.width = (png_uint_32)c->width;
	image.height = (png_uint_32)c->height;
	image.format = PNG_FORMAT_RGB;
	if (png_image_write_to_file(&image, part, 0, rgb, 0, NULL) && rename(part, path) == 0)
		e = ERR_NONE;
	else
		remove(part);
	png_image_free(&image);
	free(part);
	return e;
}

enum err picture_save(const char *path, const struct canvas *c)
{
	unsigned char *rgb = to_rgb(c);
	enum err e;

	if (!rgb)
		return ERR_MEMORY;
	e = write_file(path, rgb, c);
	free(rgb);
	return e;
}
