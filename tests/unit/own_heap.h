/*
 * own_heap.h - for tests that run on the heap of an image's player (firmware/image/pool.h), which
 * the Makefile links into them. A sanitizer has a heap of its own: there all figures are 0.
 */
#ifndef TESTS_UNIT_OWN_HEAP_H
#define TESTS_UNIT_OWN_HEAP_H

#include <stdbool.h>

#include "firmware/image/pool.h"

#if defined(__SANITIZE_ADDRESS__)

#define OWN_HEAP_IS_POOL false

static inline void own_heap_use(struct heap_use *out)
{
	*out = (struct heap_use){0, 0, 0, 0, 0};
}

#else

#define OWN_HEAP_IS_POOL true

static inline void own_heap_use(struct heap_use *out)
{
	pool_use(out);
}

#endif

#endif
