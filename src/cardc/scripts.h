/*
 * scripts.h - for each script beyond the theme's own typefaces: the families that show it, and the
 * Debian package that has them. Blocks by Unicode 15, families by Noto.
 */
#ifndef CARDC_SCRIPTS_H
#define CARDC_SCRIPTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

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

/* The first row of the script that Noto calls NAME ("Arabic"), ASCII case ignored; NULL where there
 * is none, or it shares Europe's faces, or has too many letters to carry them all (Han, Hangul). */
const struct script *scripts_named(struct span name);

/* The next row of SCRIPT's family; NULL after the last. */
const struct script *scripts_next(const struct script *script);

#endif
