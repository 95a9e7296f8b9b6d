/*
 * region.h - host only: memory that lives and dies together (all of one corpus, say).
 *
 * Blocks from malloc, given back all at once. A host program that has no memory left cannot finish
 * its work, so region_take() then prints one line to stderr and ends the program with status 2;
 * no caller has to check. Device code uses arena.h instead, and never links this file.
 */
#ifndef BASE_REGION_H
#define BASE_REGION_H

#include <stddef.h>

#include "base/base.h"
#include "base/span.h"

struct region_block;

struct region {
	struct region_block *head; /* newest block; NULL when empty */
	size_t total;		   /* bytes taken from malloc */
};

void region_init(struct region *r);
/* Frees everything taken from R and leaves it empty, ready for use. */
void region_finish(struct region *r);

/* Gives back everything taken from R, but keeps the memory for what is taken next: for work that
 * comes in pieces of about one size. */
void region_reset(struct region *r);

/* N zeroed bytes, aligned for any type, valid until region_finish(). Never NULL (N = 0 gives a
 * pointer that must not be dereferenced). */
void *region_take(struct region *r, size_t n);
void *region_take_array(struct region *r, size_t count, size_t size);

/* N bytes of any content, for what is filled at once. */
void *region_take_raw(struct region *r, size_t n);

/* What region_take() does where there is no memory for N bytes (0: not known): for those whose
 * libraries take memory of their own. */
NO_RETURN void region_exhausted(size_t n);

/* A copy of S that ends in a NUL byte (not counted in the span). */
struct span region_copy(struct region *r, struct span s);

/* printf into the region. */
struct span region_format(struct region *r, const char *format, ...) PRINTF_LIKE(2, 3);

/* Grows an array of objects of SIZE bytes so that COUNT + 1 fit: returns ITEMS where *CAPACITY
 * suffices, else a copy of twice the capacity, of which the rest holds anything. Use through
 * REGION_PUSH. */
void *region_grow(struct region *r, void *items, size_t count, size_t *capacity, size_t size);

/* Appends VALUE to the array {items, n, max} that has these three fields. */
#define REGION_PUSH(r, array, value)                                                         \
	do {                                                                                 \
		if ((array)->n >= (array)->max)                                              \
			(array)->items = region_grow((r), (array)->items, (array)->n,        \
						     &(array)->max, sizeof *(array)->items); \
		(array)->items[(array)->n++] = (value);                                      \
	} while (0)

/* Makes room for N items in such an array that is still empty, where it has less. */
#define REGION_RESERVE(r, array, wanted)                                                      \
	do {                                                                                  \
		if ((array)->max < (wanted)) {                                                \
			(array)->max = (wanted);                                              \
			(array)->items =                                                      \
				region_take_array((r), (array)->max, sizeof *(array)->items); \
		}                                                                             \
	} while (0)

#endif
