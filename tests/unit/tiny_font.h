/*
 * tiny_font.h - what is left of a font when all but its table of characters is gone: printable
 * ASCII by format 4 (but no '#', whose glyph is 0), U+1F600 to U+1F602 by format 12.
 */
#ifndef TESTS_UNIT_TINY_FONT_H
#define TESTS_UNIT_TINY_FONT_H

#include "base/span.h"

/* OpenType with one table; cmap with two subtables, at 20 and at 70; of format 4 four segments:
 * their ends, their starts, what is added to find the glyph (of '#': where else it stands), that
 * glyph; of format 12 one group. */
static const char tiny_font_bytes[] = "\0\1\0\0\0\1\0\0\0\0\0\0"
				      "cmap\0\0\0\0\0\0\0\x1c\0\0\0\x62"
				      "\0\0\0\2\0\3\0\1\0\0\0\x14\0\3\0\x0a\0\0\0\x46"
				      "\0\4\0\x32\0\0\0\x08\0\0\0\0\0\0"
				      "\0\x22\0\x23\0\x7e\xff\xff\0\0"
				      "\0\x20\0\x23\0\x24\xff\xff"
				      "\xff\xe1\0\0\xff\xe1\0\1"
				      "\0\0\0\4\0\0\0\0"
				      "\0\0"
				      "\0\x0c\0\0\0\0\0\x1c\0\0\0\0\0\0\0\1"
				      "\0\1\xf6\0\0\1\xf6\2\0\0\0\x09";

#define TINY_FONT ((struct span){tiny_font_bytes, sizeof tiny_font_bytes - 1})

#endif
