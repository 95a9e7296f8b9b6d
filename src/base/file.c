#include "base/file.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/span.h"

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
	FILE *f;
	enum err e;
	int reason;

	errno = 0;
	f = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
	if (!f)
		return errno == ENOENT ? ERR_MISSING : ERR_IO;
	e = read_stream(f, max, bytes, size);
	reason = errno;
	if (f != stdin)
		fclose(f);
	errno = reason;
	return e;
}

const char *file_reason(enum err e)
{
	return (e == ERR_IO || e == ERR_MISSING) && errno ? strerror(errno) : err_text(e);
}

enum err file_load(const char *path, size_t max, struct diag *d, unsigned char **bytes,
		   size_t *size)
{
	enum err e = file_read(path, max, bytes, size);
	bool in_mib = max >> 20 > 0;

	if (e == ERR_LIMIT)
		diag_report(d, DIAG_ERROR, path, 0, "the file is larger than %zu %s",
			    max >> (in_mib ? 20 : 10), in_mib ? "MiB" : "KiB");
	else if (e)
		diag_report(d, DIAG_ERROR, path, 0, "%s", file_reason(e));
	return e;
}

enum err file_replace(const char *path, file_writer *write, void *user)
{
	size_t n = strlen(path);
	char *part = malloc(n + 5);
	enum err e = ERR_NONE;
	int reason;

	if (!part)
		return ERR_MEMORY;
	memcpy(part, path, n);
	memcpy(part + n, ".tmp", 5);
	errno = 0;
	if (!write(part, user) || rename(part, path)) {
		e = ERR_IO;
		reason = errno;
		remove(part);
		errno = reason;
	}
	free(part);
	return e;
}

static bool write_bytes(const char *part, void *user)
{
	const struct span *bytes = user;
	FILE *f = fopen(part, "wb");
	bool written;

	if (!f)
		return false;
	written = fwrite(bytes->p, 1, bytes->n, f) == bytes->n;
	return fclose(f) == 0 && written;
}

enum err file_write(const char *path, const void *bytes, size_t size)
{
	struct span all = {bytes, size};

	return file_replace(path, write_bytes, &all);
}
