#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

void arena_init(struct arena *a, void *block, size_t size)
{
	a->block = block;
	a->size = block ? size : 0;
	a->used = 0;
}

void *arena_take_raw(struct arena *a, size_t n)
{
	const size_t align = alignof(max_align_t);
	uintptr_t at = (uintptr_t)a->block + a->used;
	size_t pad = (size_t)(-at & (align - 1));
	void *p;

	if (n == 0 || a->size - a->used < pad || a->size - a->used - pad < n)
		return NULL;
	p = a->block + a->used + pad;
	a->used += pad + n;
	return p;
}

void *arena_take(struct arena *a, size_t n)
{
	void *p = arena_take_raw(a, n);

	if (p)
		memset(p, 0, n);
	return p;
}

void *arena_take_array(struct arena *a, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		return NULL;
	return arena_take(a, count * size);
}

size_t arena_mark(const struct arena *a)
{
	return a->used;
}

void arena_release(struct arena *a, size_t mark)
{
	a->used = mark;
}
