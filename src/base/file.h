/*
 * file.h - a whole file into memory, and out of it again. But for draw/picture.c nothing else in
 * src/ below cardc/ opens a file; everything else takes bytes.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"

/* Reads PATH ("-" is standard input) into malloc'ed memory that the caller frees; *SIZE bytes and
 * one NUL byte after them. ERR_MISSING: there is no such file; ERR_IO: cannot be opened or read;
 * ERR_LIMIT: over MAX bytes; ERR_MEMORY. */
MUST_CHECK enum err file_read(const char *path, size_t max, unsigned char **bytes, size_t *size);

/* file_read(), and what fails is reported to D as `path: error: reason`. */
MUST_CHECK enum err file_load(const char *path, size_t max, struct diag *d, unsigned char **bytes,
			      size_t *size);

/* Why one of the functions here just failed with E, in the system's words where it gave any
 * ("Permission denied"), else err_text(). To be asked before another call can change errno; valid
 * until the next. */
const char *file_reason(enum err e);

/* Makes the whole of the file PART, which need not be there; false where that fails. */
typedef bool file_writer(const char *part, void *user);

/* Writes PATH whole or not at all: WRITE makes a new file beside it (PATH.PID-N.tmp), which is
 * brought to the disk and then renamed, or removed where anything failed. A link is followed, the
 * file's rights are kept. What is no regular file (a pipe, /dev/stdout) is written straight to.
 * USER is for WRITE alone. ERR_IO, ERR_MEMORY: a regular PATH is as it was. */
MUST_CHECK enum err file_replace(const char *path, file_writer *write, void *user);

/* Removes what file_replace() is just making, if anything: for the handler of a signal that ends
 * the program. Async-signal-safe. */
void file_abandon(void);

/* file_replace() for bytes that are at hand. */
MUST_CHECK enum err file_write(const char *path, const void *bytes, size_t size);

#endif
