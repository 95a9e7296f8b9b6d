/*
 * scripts.h - for each script beyond the theme's own typefaces: the families that show it, and the
 * Debian package that has them. Blocks by Unicode 15, families by Noto.
 */
#ifndef CARDC_SCRIPTS_H
#define CARDC_SCRIPTS_H

#include <stdbool.h>
#include <stdint.h>

struct script {
	uint32_t first, last; /* code points, both included */
	const char *family;
	const char *serif; /* for a role that is set in a serif face; NULL: the same */
	const char *package;
	bool is_shared; /* what Latin faces of all kinds have: letters of Europe, symbols */
};

/* The row for CP, or where the face is decided by another code point, WITH (needs.h), for that;
 * NULL where none is known. Static storage. */
const struct script *scripts_find(uint32_t cp, uint32_t with);

#endif
