#include "firmware/inputs.h"

#include <stdlib.h>

#include "base/embed.h"
#include "base/file.h"

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

enum err inputs_open(struct inputs *in, const char *pack, const char *board, struct diag *d)
{
	struct inputs fresh = {.memory = NULL};
	enum err e = open_pack(&fresh, pack, d);

	if (!e)
		e = board_open(&fresh.board, board, d);
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
