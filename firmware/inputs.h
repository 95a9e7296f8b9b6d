/*
 * inputs.h - what the player shows and where: pack, board, theme; from files or linked in.
 */
#ifndef FIRMWARE_INPUTS_H
#define FIRMWARE_INPUTS_H

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "config/board.h"
#include "config/theme.h"
#include "pack/pack.h"

struct inputs {
	struct pack pack;
	struct board board;
	struct theme theme;    /* the pack's */
	unsigned char *memory; /* of a pack that was read from a file; else NULL */
};

#define INPUTS_PACK_MAX ((size_t)256 * 1024 * 1024)

/* PACK is a path, NULL for the pack that is linked in. BOARD is the name of a linked profile, or a
 * path (it has a slash or ends in .ini). Every defect is reported to D. On failure nothing needs to
 * be closed. */
MUST_CHECK enum err inputs_open(struct inputs *in, const char *pack, const char *board,
				struct diag *d);
void inputs_close(struct inputs *in);

#endif
