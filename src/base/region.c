#include "base/region.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct region_block {
	struct region_block *older;
	size_t size;
	size_t used;
	alignas(max_align_t) unsigned char bytes[];
};

/* Large enough that a corpus of a megabyte takes a few dozen blocks, small enough for a test. */
#define BLOCK_BYTES ((size_t)64 * 1024)

void region_init(struct region *r)
{
	r->head = NULL;
	r->total = 0;
}

void region_finish(struct region *r)
{
	while (r->head) {
		struct region_block *b = r->head;

		r->head = b->older;
		free(b);
	}
	r->total = 0;
}

NO_RETURN void region_exhausted(size_t n)
{
	fprintf(stderr, "cardc: error: out of memory (%zu bytes wanted)\n", n);
	exit(2);
}

static void add_block(struct region *r, size_t n)
{
	size_t size = n > BLOCK_BYTES ? n : BLOCK_BYTES;
	struct region_block *b;

	if (size > SIZE_MAX - sizeof *b)
		region_exhausted(n);
	b = malloc(sizeof *b + size);
	if (!b)
		region_exhausted(n);
	b->older = r->head;
	b->size = size;
	b->used = 0;
	r->head = b;
	r->total += sizeof *b + size;
}

void region_reset(struct region *r)
{
	size_t total = 0;

	if (!r->head)
		return;
	if (!r->head->older) {
		r->head->used = 0;
		return;
	}
	for (const struct region_block *b = r->head; b; b = b->older)
		total += b->size;
	region_finish(r);
	add_block(r, total);
}

void *region_take_raw(struct region *r, size_t n)
{
	const size_t align = alignof(max_align_t);
	void *p;

	if (n > SIZE_MAX - align)
		region_exhausted(n);
	n = (n + align - 1) & ~(align - 1);
	if (!r->head || r->head->size - r->head->used < n)
		add_block(r, n);
	p = r->head->bytes + r->head->used;
	r->head->used += n;
	return p;
}

void *region_take(struct region *r, size_t n)
{
	return memset(region_take_raw(r, n), 0, n);
}

void *region_take_array(struct region *r, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		region_exhausted(SIZE_MAX);
	return region_take(r, count * size);
}

struct span region_copy(struct region *r, struct span s)
{
	char *p = region_take(r, s.n + 1);
	struct span copy = {p, s.n};

	if (s.n)
		memcpy(p, s.p, s.n);
	return copy;
}

struct span region_format(struct region *r, const char *format, ...)
{
	va_list args;
	va_list again;
	int n;
	char *p;
	struct span s = {NULL, 0};

	va_start(args, format);
	va_copy(again, args);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n >= 0) {
		p = region_take(r, (size_t)n + 1);
		vsnprintf(p, (size_t)n + 1, format, again);
		s.p = p;
		s.n = (size_t)n;
	}
	va_end(again);
	return s;
}

void *region_grow(struct region *r, void *items, size_t count, size_t *capacity, size_t size)
{
	size_t wanted;
	void *grown;

	if (count < *capacity)
		return items;
	wanted = *capacity ? *capacity * 2 : 8;
	if (wanted > SIZE_MAX / size)
		region_exhausted(SIZE_MAX);
	grown = region_take_raw(r, wanted * size);
	if (count)
		memcpy(grown, items, count * size);
	*capacity = wanted;
	return grown;
}
