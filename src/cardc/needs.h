/*
 * needs.h - which code points each role of the theme has to show, and where each came up first, so
 * that a missing glyph can be reported at the line that asks for it.
 *
 * Format characters, variation selectors and spaces need no glyph of their own and are left out:
 * shaping hides the first two and makes the spaces from the one at U+0020.
 *
 * Some code points need a certain face, not just any: a mark that many scripts share has to be in
 * the face of its letter, so have the stops that some share (the danda, the Arabic comma), and Han
 * is of the face of its language (text/script.h), told by its letters or by the card.
 */
#ifndef CARDC_NEEDS_H
#define CARDC_NEEDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/region.h"
#include "base/span.h"
#include "config/theme.h"
#include "pack/pack.h"

struct need {
	uint32_t cp;
	/* Of a shared mark or stop the letter before it; of Han what guides it (text/script.h);
	 * else 0. */
	uint32_t with;
	const char *file; /* as messages name it */
	uint32_t line;	  /* 0: the file as a whole */
};

struct need_list {
	struct need *items; /* in order of first use, none twice */
	size_t n, max;
};

/* A script that text may be in which comes later (live.h). */
#define NEEDS_LIVE_MAX 16
struct script;
struct need_live {
	const struct script *script;
	const char *file; /* that asks for it */
};

/* The fields are read by anybody, written by needs_add*() and live_add*() only. */
struct needs {
	struct region *region;
	struct need_list role[THEME_N_ROLES];
	/* A bit a code point, for each of: alone, with kana, with Hangul, with bopomofo. */
	unsigned char *seen[THEME_N_ROLES][4];
	struct need_live live[NEEDS_LIVE_MAX];
	size_t n_live;
	uint32_t guide; /* of the language of the card whose text is added, or 0 */
};

/* Everything is taken from R and lives as long. */
void needs_init(struct needs *n, struct region *r);

/* TEXT (valid UTF-8) at FILE:LINE is shown in ROLE; FILE must live as long as N. */
void needs_add(struct needs *n, enum theme_role role, struct span text, const char *file,
	       uint32_t line);

/* The same for text that the player sets in capitals (text/upper.h): both cases. */
void needs_add_capitals(struct needs *n, enum theme_role role, struct span text, const char *file,
			uint32_t line);

/* All that the draw room shows of CARD, as it is set: curled, with the marks of its language, or
 * STRAIGHT as the theme says, and in capitals where it has them. */
void needs_add_card(struct needs *n, const struct pack_card *card, bool straight, const char *file,
		    uint32_t line);

#endif
