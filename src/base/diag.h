/*
 * diag.h - what is wrong with the input, and where: `file:line: error|warning: message`.
 *
 * A parser reports every defect it meets and goes on where the result stays usable. The sink
 * decides what becomes of a report; the counts decide the exit status.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdint.h>

#include "base/base.h"

enum diag_level { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

/* LINE is 1-based; 0 where the report is about the file as a whole. MESSAGE is valid UTF-8 without
 * newlines and other control characters; FILE is as it was given, any bytes at all. */
typedef void diag_sink(void *user, enum diag_level level, const char *file, uint32_t line,
		       const char *message);

struct diag {
	diag_sink *sink; /* may be NULL: count only */
	void *user;
	unsigned n_errors;
	unsigned n_warnings;
	/* The first error, as printed, but of a long FILE only the end and of a long message only
	 * the beginning; empty where there was none. */
	char first[256];
};

void diag_init(struct diag *d, diag_sink *sink, void *user);

/* FILE may be NULL (no place known). Messages over 400 bytes are cut; what cannot be printed is
 * replaced by '?'. */
void diag_report(struct diag *d, enum diag_level level, const char *file, uint32_t line,
		 const char *format, ...) PRINTF_LIKE(5, 6);

/* A sink that prints to USER, a FILE *: FILE and line whole, with '?' for what cannot be printed.
 */
diag_sink diag_print;

#endif
