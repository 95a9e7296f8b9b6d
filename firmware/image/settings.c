#include "firmware/image/settings.h"

#include <stdlib.h>

#include "base/file.h"

#define BYTES_MAX 65536

bool settings_read(const char *path, struct board *b)
{
	unsigned char *bytes;
	struct span text;
	struct diag d;
	enum err e;

	diag_init(&d, NULL, NULL);
	if (file_read(path, BYTES_MAX, &bytes, &text.n))
		return false;
	text.p = (const char *)bytes;
	e = board_read(b, text, path, &d);
	free(bytes);
	return e == ERR_NONE;
}
