#include "cardc/command.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

/* Bytes: 60,000 cards with a paragraph each take a tenth of it, and cut fonts next to nothing. */
#define PACK_FILE_MAX ((size_t)1 << 30)

int command_usage(const char *name, const char *format, ...)
{
	va_list args;

	fprintf(stderr, "cardc %s: ", name);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fprintf(stderr, "\nTry 'cardc %s --help'.\n", name);
	return COMMAND_USAGE;
}

enum err command_open_pack(const char *path, struct pack *pack, unsigned char **bytes)
{
	unsigned char *p;
	size_t size;
	const char *why;
	enum err e;

	errno = 0;
	e = file_read(path, PACK_FILE_MAX, &p, &size);
	if (e) {
		fprintf(stderr, "%s: error: %s\n", path, errno ? strerror(errno) : err_text(e));
		return e;
	}
	e = pack_open(pack, p, size, &why);
	if (e) {
		fprintf(stderr, "%s: error: %s\n", path, why);
		free(p);
		return e;
	}
	*bytes = p;
	return ERR_NONE;
}

const char *command_kind_name(enum pack_kind kind)
{
	return kind == PACK_QUOTE ? "quote" : "headline";
}
