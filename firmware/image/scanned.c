/*
 * scanned PICTURE.png: the checksum that vkms, a graphics card that the kernel plays, gives of a
 * frame in which it scans out this picture and nothing else. For `make image-test`, on the host.
 *
 * It is CRC-32 without the usual inversions, over pixels as vkms composes them: alpha, red, green,
 * blue, each of 16 bits, lowest first (drivers/gpu/drm/vkms/vkms_composer.c of Linux 6.1).
 */
#include <png.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/* zlib inverts before and after; so is this undone. */
static uint32_t add(uint32_t crc, const unsigned char *bytes, unsigned n)
{
	return ~(uint32_t)crc32(~crc & 0xFFFFFFFF, bytes, n);
}

static uint32_t checksum(const unsigned char *rgb, size_t n_px)
{
	uint32_t crc = 0;

	for (size_t i = 0; i < n_px; i++, rgb += 3) {
		const unsigned char px[8] = {255,    255,    rgb[0], rgb[0],
					     rgb[1], rgb[1], rgb[2], rgb[2]};

		crc = add(crc, px, sizeof px);
	}
	return crc;
}

int main(int argc, char **argv)
{
	unsigned char *px = NULL;
	png_image image;

	memset(&image, 0, sizeof image);
	image.version = PNG_IMAGE_VERSION;
	if (argc != 2) {
		fputs("usage: scanned PICTURE.png\n", stderr);
		return 2;
	}
	if (png_image_begin_read_from_file(&image, argv[1])) {
		image.format = PNG_FORMAT_RGB;
		px = malloc(PNG_IMAGE_SIZE(image));
	}
	if (!px || !png_image_finish_read(&image, NULL, px, 0, NULL)) {
		fprintf(stderr, "%s: error: %s\n", argv[1], image.message);
		return 2;
	}
	printf("0x%08x\n", (unsigned)checksum(px, (size_t)image.width * image.height));
	free(px);
	return 0;
}
