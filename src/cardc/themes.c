#include "cardc/themes.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/embed.h"
#include "base/file.h"
#include "pack/pack.h"
#include "pack/rules.h"

#define FOLDER "assets/themes/"

static bool is_path(const char *name)
{
	return strchr(name, '/') || span_ends(span_of(name), ".ini");
}

static enum err find_linked(const char *name, struct region *r, struct diag *d,
			    struct themes_read *out)
{
	char list[200];

	out->file = region_format(r, FOLDER "%s.ini", name).p;
	if (embed_find(out->file, &out->text))
		return ERR_NONE;
	embed_list(FOLDER, ".ini", list, sizeof list);
	diag_report(d, DIAG_ERROR, "cardc", 0, "no theme '%s'; built in: %s", name, list);
	return ERR_MISSING;
}

static enum err load(const char *name, struct region *r, struct diag *d, struct themes_read *out)
{
	unsigned char *bytes;
	size_t size;
	enum err e = file_load(name, PACK_THEME_MAX, d, &bytes, &size);

	if (e)
		return e;
	out->file = name;
	out->text = region_copy(r, (struct span){(const char *)bytes, size});
	free(bytes);
	return ERR_NONE;
}

enum err themes_read(const char *name, struct region *r, struct diag *d, struct themes_read *out)
{
	enum err e = is_path(name) ? load(name, r, d, out) : find_linked(name, r, d, out);

	if (e)
		return e;
	if (!rules_is_text(out->text)) {
		diag_report(d, DIAG_ERROR, out->file, 0, "not UTF-8, or with control characters");
		return ERR_SYNTAX;
	}
	return theme_read(&out->theme, out->text, out->file, d);
}
