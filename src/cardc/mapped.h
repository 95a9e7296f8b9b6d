/*
 * mapped.h - a file too large to be held, as bytes all the same: pages come from the disk when they
 * are read and go when they are let go. Who changes the file meanwhile changes the bytes.
 */
#ifndef CARDC_MAPPED_H
#define CARDC_MAPPED_H

#include <stddef.h>

#include "base/base.h"
#include "base/err.h"
#include "base/span.h"

struct mapped {
	struct span bytes;
	int fd;
	size_t gone; /* bytes let go */
};

/* ERR_IO: PATH cannot be opened or mapped, or is no file of one byte or more; errno tells. */
MUST_CHECK enum err mapped_open(struct mapped *m, const char *path);
void mapped_close(struct mapped *m);

/* The bytes before DONE are not wanted soon. Where they are, they are read again. */
void mapped_let_go(struct mapped *m, size_t done);

#endif
