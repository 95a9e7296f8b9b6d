/*
 * same A.png B.png: do two PNG files show the same picture? 0: pixel for pixel; 1: no, and where
 * the first difference is; 2: one cannot be read. For `make image-test`, on the host.
 */
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* 8-bit RGB, W * 3 bytes a row; NULL: reported. */
static unsigned char *read_png(const char *path, png_image *image)
{
	unsigned char *px = NULL;

	memset(image, 0, sizeof *image);
	image->version = PNG_IMAGE_VERSION;
	if (png_image_begin_read_from_file(image, path)) {
		image->format = PNG_FORMAT_RGB;
		px = malloc(PNG_IMAGE_SIZE(*image));
		if (px && png_image_finish_read(image, NULL, px, 0, NULL))
			return px;
	}
	fprintf(stderr, "%s: error: %s\n", path, image->message[0] ? image->message : "no memory");
	png_image_free(image);
	free(px);
	return NULL;
}

static int compare(const png_image *a, const unsigned char *pa, const png_image *b,
		   const unsigned char *pb)
{
	size_t n_different = 0;
	size_t first = 0;

	if (a->width != b->width || a->height != b->height) {
		printf("%u x %u px against %u x %u\n", (unsigned)a->width, (unsigned)a->height,
		       (unsigned)b->width, (unsigned)b->height);
		return 1;
	}
	for (size_t i = 0; i < (size_t)a->width * a->height; i++) {
		if (memcmp(pa + i * 3, pb + i * 3, 3) == 0)
			continue;
		if (n_different++ == 0)
			first = i;
	}
	if (n_different == 0) {
		printf("%u x %u px, all the same\n", (unsigned)a->width, (unsigned)a->height);
		return 0;
	}
	printf("%zu px differ, the first at %zu, %zu\n", n_different, first % a->width,
	       first / a->width);
	return 1;
}

int main(int argc, char **argv)
{
	png_image a, b;
	unsigned char *pa = argc == 3 ? read_png(argv[1], &a) : NULL;
	unsigned char *pb = pa ? read_png(argv[2], &b) : NULL;
	int status = pb ? compare(&a, pa, &b, pb) : 2;

	if (argc != 3)
		fputs("usage: same A.png B.png\n", stderr);
	free(pa);
	free(pb);
	return status;
}
