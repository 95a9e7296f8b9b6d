/*
 * embed.h - files that were linked into the program at build time (word tables, themes, boards, the
 * default pack), found by the path they have in the source tree.
 *
 * The table is made by embed.sh with the assembler's .incbin; each program links its own.
 */
#ifndef BASE_EMBED_H
#define BASE_EMBED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"

struct embed_file {
	const char *name; /* "assets/lang/en/titles.txt"; NULL ends the table */
	const char *start;
	const char *end;
};

/* Made by embed.sh, sorted by name. */
extern const struct embed_file embed_table[];

/* The bytes of NAME, valid for ever. False where nothing of that name was linked in. */
bool embed_find(const char *name, struct span *bytes);

#endif
