/*
 * themes.h - a theme by its name or its file, read and checked.
 */
#ifndef CARDC_THEMES_H
#define CARDC_THEMES_H

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/region.h"
#include "base/span.h"
#include "config/theme.h"

#define THEMES_DEFAULT "newsroom"

struct themes_read {
	const char *file; /* as messages name it */
	struct span text; /* as it goes into a pack; lives in the region, or is linked in */
	struct theme theme;
};

/* The built-in theme called NAME, or the file NAME (it has a slash or ends in .ini). ERR_MISSING:
 * none is called so; ERR_SYNTAX: not text that may stand in a pack; else as theme_read() and
 * file_load(). Reported to D. */
MUST_CHECK enum err themes_read(const char *name, struct region *r, struct diag *d,
				struct themes_read *out);

#endif
