/*
 * fonts.h - the fonts a pack carries: for each role of the theme a chain of faces that shows every
 * code point of every card, cut to these and to what live text may need.
 *
 * The chain of a role: the first family of the theme that is installed, then its further families
 * as far as code points are missing, then the family of the script (scripts.h), with serifs where
 * the role's face has them, in the same weight or the nearest one there is; at last whatever is
 * installed. A theme's family of the kind that has a little of everything (DejaVu Sans) serves
 * Europe's letters and symbols first, and another script only where nothing made for it is there. A
 * code point that no face has is an error at the line that asks for it, with the package to
 * install.
 *
 * Tracking is for the letters of Europe alone: spacing tears joined letters apart, and Indic and
 * East Asian ones have their own.
 *
 * Hints are dropped: the player renders with light hinting, which looks at outlines and not at
 * bytecode (no pixel of ASCII differs at 16 to 72 px in Inter, Noto Serif and DejaVu Sans), and
 * bytecode is 40 % of the cut of Noto Serif.
 */
#ifndef CARDC_FONTS_H
#define CARDC_FONTS_H

#include <stddef.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/region.h"
#include "cardc/needs.h"
#include "config/theme.h"
#include "pack/pack.h"

/* In the order writer.h asks for; bytes and names live in the region. */
struct fonts_made {
	struct pack_font *items;
	size_t n;
};

/* Makes the fonts for T (THEME_FILE in messages) that show NEEDS; tracking is baked in
 * (tracking.h). ERR_MISSING: a face or a glyph is not installed; ERR_SYNTAX: a family is not
 * written "Name" or "Name:weight"; ERR_IO: no fontconfig; ERR_LIMIT: over PACK_FONTS_MAX fonts, or
 * FONT_RANKS_MAX in a role;
 * ERR_CORRUPT: a font cannot be cut. Each is reported to D with its place. */
MUST_CHECK enum err fonts_make(const struct theme *t, const char *theme_file,
			       const struct needs *needs, struct region *r, struct diag *d,
			       struct fonts_made *out);

#endif
