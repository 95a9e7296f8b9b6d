#include "base/file.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum err read_stream(FILE *f, size_t max, unsigned char **bytes, size_t *size)
{
	size_t capacity = 0;
	size_t n = 0;
	unsigned char *p = NULL;

	for (;;) {
		size_t got;

		if (n + 1 >= capacity) {
			size_t wanted = capacity ? capacity * 2 : 65536;
			unsigned char *grown = wanted > capacity ? realloc(p, wanted) : NULL;

			if (!grown) {
				free(p);
				return ERR_MEMORY;
			}
			p = grown;
			capacity = wanted;
		}
		got = fread(p + n, 1, capacity - n - 1, f);
		n += got;
		if (n > max) {
			free(p);
			return ERR_LIMIT;
		}
		if (got == 0)
			break;
	}
	if (ferror(f)) {
		free(p);
		return ERR_IO;
	}
	p[n] = 0;
	*bytes = p;
	*size = n;
	return ERR_NONE;
}

enum err file_read(const char *path, size_t max, unsigned char **bytes, size_t *size)
{
	FILE *f = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
	enum err e;

	if (!f)
		return ERR_MISSING;
	e = read_stream(f, max, bytes, size);
	if (f != stdin)
		fclose(f);
	return e;
}

enum err file_write(const char *path, const void *bytes, size_t size)
{
	size_t n = strlen(path);
	char *part = malloc(n + 5);
	FILE *f;
	enum err e = ERR_IO;

	if (!part)
		return ERR_MEMORY;
	memcpy(part, path, n);
	memcpy(part + n, ".tmp", 5);
	f = fopen(part, "wb");
	if (f) {
		bool written = fwrite(bytes, 1, size, f) == size;

		written = fclose(f) == 0 && written;
		if (written && rename(part, path) == 0)
			e = ERR_NONE;
		else
			remove(part);
	}
	free(part);
	return e;
}
