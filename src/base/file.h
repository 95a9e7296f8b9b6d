/*
 * file.h - a whole file into memory, and out of it again, through C11 stdio. The one file of src/
 * below cardc/ that opens a file; everything else takes bytes.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stddef.h>

#include "base/base.h"
#include "base/err.h"

/* Reads PATH ("-" is standard input) into malloc'ed memory that the caller frees; *SIZE bytes and
 * one NUL byte after them. ERR_MISSING: cannot be opened; ERR_IO: cannot be read; ERR_LIMIT: over
 * MAX bytes; ERR_MEMORY. */
MUST_CHECK enum err file_read(const char *path, size_t max, unsigned char **bytes, size_t *size);

/* Writes PATH whole: to PATH with ".tmp" behind it first, then renamed, so that PATH is never half
 * written. ERR_IO, ERR_MEMORY: PATH is as it was. */
MUST_CHECK enum err file_write(const char *path, const void *bytes, size_t size);

#endif
