/*
 * printed.h - for tests: what a function prints to a stream, as a string.
 */
#ifndef TESTS_UNIT_PRINTED_H
#define TESTS_UNIT_PRINTED_H

#include <stdio.h>

/* Into the MAX bytes of OUT, a C string; cmocka.h comes first. */
static inline void printed(void (*print)(FILE *f), char *out, size_t max)
{
	FILE *f = tmpfile();

	assert_non_null(f);
	print(f);
	rewind(f);
	out[fread(out, 1, max - 1, f)] = 0;
	fclose(f);
}

#endif
