/*
 * pool.h - the C library's malloc() and what belongs to it, of one block for the whole program.
 *
 * Linked into the player of an image, where SDL2, FreeType, HarfBuzz, libdrm and the C library
 * itself take all their memory from here (glibc's manual, "Replacing malloc"). Addresses for the
 * block are reserved at the first call; memory is taken for its beginning, and for more where that
 * is full. Once the budget is set (firmware/budget.h, by mallopt()) all that may be taken is there,
 * and the system is not called any more; its limit is the block's, too. What is given back is there
 * for the next one; large pieces' pages, and the end of the block, are the machine's until then.
 *
 * A child of fork() may take memory only where no other thread was taking any: the player has none.
 *
 * Safe for threads. A piece that is given back twice, or written over at an end, ends the program,
 * which says so.
 */
#ifndef FIRMWARE_IMAGE_POOL_H
#define FIRMWARE_IMAGE_POOL_H

#include "firmware/image/heap.h"

/* How much of the block is in use. */
void pool_use(struct heap_use *out);

#endif
