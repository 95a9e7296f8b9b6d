/*
 * scripts.h - for each script beyond the theme's own typefaces: the family that shows it, and the
 * Debian package that has it. Blocks by Unicode 15, families by Noto.
 */
#ifndef CARDC_SCRIPTS_H
#define CARDC_SCRIPTS_H

#include <stdint.h>

struct script {
	uint32_t first, last; /* code points, both included */
	const char *family;
	const char *package;
};

/* The row for CP; NULL where none is known. Static storage. */
const struct script *scripts_find(uint32_t cp);

#endif
