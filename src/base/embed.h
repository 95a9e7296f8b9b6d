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

/* Made by embed.sh, sorted by name in byte order. */
extern const struct embed_file embed_table[];

/* The bytes of NAME, valid for ever. False where nothing of that name was linked in. */
bool embed_find(const char *name, struct span *bytes);

/* For messages: what stands between PREFIX and SUFFIX in the names that have both, as "hd32, hd43",
 * into the MAX (at least 1) bytes of OUT. It ends before the first name that does not fit. */
void embed_list(const char *prefix, const char *suffix, char *out, size_t max);

#endif
