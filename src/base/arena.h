/*
 * arena.h - a bump allocator over one block of the caller's. Device code takes all its memory from
 * here, once, at the start. Never grows, never frees a single object (only all that was taken since
 * a mark), never calls malloc.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena {
	unsigned char *block; /* the caller's; must outlive everything taken from the arena */
	size_t size;	      /* bytes */
	size_t used;	      /* bytes, padding included */
};

void arena_init(struct arena *a, void *block, size_t size);

/* N zeroed bytes, aligned for any type; NULL where the block is too small (the arena is then
 * unchanged) and for N = 0. */
void *arena_take(struct arena *a, size_t n);

/* The same, not zeroed, and so not touched: for an arena within an arena, of which only what is
 * taken from it then costs memory. */
void *arena_take_raw(struct arena *a, size_t n);

/* arena_take() for COUNT objects of SIZE bytes, the product checked. */
void *arena_take_array(struct arena *a, size_t count, size_t size);

/* A place to go back to: everything taken after arena_mark() is given back by arena_release(). */
size_t arena_mark(const struct arena *a);
void arena_release(struct arena *a, size_t mark);

#endif
