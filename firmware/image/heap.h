/*
 * heap.h - memory of any size from one block, given back piece by piece: two-level segregated fit.
 *
 * For libraries, which take and give as they like; what is ours has an arena (base/arena.h). Taking
 * and giving take the same few steps whatever else is taken, and pieces that were given back side
 * by side are one again, so years of taking and giving do not wear the block out (Masmano, Ripoll,
 * Crespo, Real: TLSF, a new dynamic memory allocator for real-time systems, ECRTS 2004). Nothing
 * here asks the system for anything, and nothing locks.
 */
#ifndef FIRMWARE_IMAGE_HEAP_H
#define FIRMWARE_IMAGE_HEAP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/base.h"

struct heap; /* stands at the beginning of its block, which is the caller's */

#define HEAP_ALIGN 16 /* bytes: of each piece, and of a block */

/* Of a block: what is needed before the first piece. */
size_t heap_overhead(void);

/* A heap of the SIZE bytes from BLOCK on, which are aligned to HEAP_ALIGN and more than
 * heap_overhead(). */
struct heap *heap_init(void *block, size_t size);

/* MORE bytes (a multiple of HEAP_ALIGN, 4096 or more) behind the block belong to it from now on. */
void heap_extend(struct heap *h, size_t more);

/* How many bytes at the end of the block are not taken. */
size_t heap_spare_at_end(const struct heap *h);

/* LESS bytes, a multiple of HEAP_ALIGN and at least HEAP_ALIGN * 4 below heap_spare_at_end(), at
 * the end of the block are the caller's again. */
void heap_cut(struct heap *h, size_t less);

/* A piece of N bytes or some more, at a multiple of ALIGN, a power of two; not zeroed, and but for
 * a few bytes at either end not touched. NULL: the block has no such piece. */
void *heap_take(struct heap *h, size_t n, size_t align);

/* How many bytes the piece P has. */
size_t heap_size(const void *p);

/* Makes P, whose bytes stay where they are, N bytes large. False: there is no room; it is as
 * before. */
bool heap_resize(struct heap *h, void *p, size_t n);

/* Gives P back, of whose bytes the first HEAP_ALIGN are the heap's from then on. False: it is no
 * piece that is taken, or was written over at an end; nothing was changed. */
MUST_CHECK bool heap_give(struct heap *h, void *p);

struct heap_use {
	size_t size;	/* bytes of the block */
	size_t taken;	/* of them in pieces, with what each needs beside */
	size_t most;	/* that ever were */
	size_t pieces;	/* that are taken */
	size_t largest; /* piece that is left, or up to a sixteenth less */
};

void heap_use(const struct heap *h, struct heap_use *out);

/* Do all parts of H fit together? For tests: it looks at every piece. */
bool heap_is_sound(const struct heap *h);

#endif
