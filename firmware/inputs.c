#include "firmware/inputs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/embed.h"
#include "base/file.h"

#define BOARD_BYTES_MAX 65536

static enum err open_pack(struct inputs *in, const char *path, struct diag *d)
{
	const char *name = path ? path : "the linked pack";
	const char *why = "this program was built without one";
	struct span bytes = {NULL, 0};
	enum err e = ERR_NONE;

	if (path) {
		e = file_load(path, INPUTS_PACK_MAX, d, &in->memory, &bytes.n);
		if (e)
			return e;
		bytes.p = (const char *)in->memory;
	} else if (!embed_find("default.pack", &bytes)) {
		e = ERR_MISSING;
	}
	if (!e)
		e = pack_open(&in->pack, bytes.p, bytes.n, &why);
	if (e)
		diag_report(d, DIAG_ERROR, name, 0, "%s", why);
	return e;
}

static void list_boards(struct diag *d, const char *wanted)
{
	char list[300];

	embed_list("board/", ".ini", list, sizeof list);
	diag_report(d, DIAG_ERROR, NULL, 0, "no board is called '%.60s'; there are: %s", wanted,
		    list);
}

static bool is_path(const char *name)
{
	return strchr(name, '/') || span_ends(span_of(name), ".ini");
}

static enum err open_board(struct inputs *in, const char *board, struct diag *d)
{
	unsigned char *memory = NULL;
	char name[96];
	struct span text;
	enum err e;

	if (!is_path(board)) {
		snprintf(name, sizeof name, "board/%.60s.ini", board);
		if (embed_find(name, &text))
			return board_read(&in->board, text, name, d);
		list_boards(d, board);
		return ERR_MISSING;
	}
	e = file_load(board, BOARD_BYTES_MAX, d, &memory, &text.n);
	if (e)
		return e;
	text.p = (const char *)memory;
	e = board_read(&in->board, text, board, d);
	free(memory);
	return e;
}

enum err inputs_open(struct inputs *in, const char *pack, const char *board, struct diag *d)
{
	struct inputs fresh = {.memory = NULL};
	enum err e = open_pack(&fresh, pack, d);

	if (!e)
		e = open_board(&fresh, board, d);
	if (!e)
		e = theme_read(&fresh.theme, pack_theme(&fresh.pack), "theme of the pack", d);
	if (e)
		inputs_close(&fresh);
	else
		*in = fresh;
	return e;
}

void inputs_close(struct inputs *in)
{
	free(in->memory);
	in->memory = NULL;
}
