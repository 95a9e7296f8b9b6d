#include "base/embed.h"

#include <stdio.h>
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

void embed_list(const char *prefix, const char *suffix, char *out, size_t max)
{
	size_t used = 0;

	out[0] = 0;
	for (const struct embed_file *f = embed_table; f->name; f++) {
		struct span name = span_of(f->name);
		int n;

		if (!span_starts(name, prefix) || !span_ends(name, suffix) ||
		    name.n < strlen(prefix) + strlen(suffix))
			continue;
		name = span_cut(name, strlen(prefix), name.n - strlen(suffix));
		n = snprintf(out + used, max - used, "%s%.*s", used ? ", " : "", (int)name.n,
			     name.p);
		if (n < 0 || (size_t)n >= max - used) {
			out[used] = 0;
			return;
		}
		used += (size_t)n;
	}
}
