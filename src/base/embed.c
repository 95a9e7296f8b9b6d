#include "base/embed.h"

#include <string.h>

bool embed_find(const char *name, struct span *bytes)
{
	for (const struct embed_file *f = embed_table; f->name; f++) {
		if (strcmp(f->name, name) == 0) {
			bytes->p = f->start;
			bytes->n = (size_t)(f->end - f->start);
			return true;
		}
	}
	return false;
}
