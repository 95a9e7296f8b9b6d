#include "cardc/fold.h"

#include <stdlib.h>

#include <utf8proc.h>

struct span fold_text(struct span s, struct region *r)
{
	utf8proc_uint8_t *folded = NULL;
	utf8proc_ssize_t n = utf8proc_map(
		(const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n, &folded,
		UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
	struct span copy = s;

	if (n >= 0)
		copy = region_copy(r, (struct span){(const char *)folded, (size_t)n});
	free(folded);
	return copy;
}
