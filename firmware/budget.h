/*
 * budget.h - the memory that the player may take, kept by the kernel (RLIMIT_DATA).
 *
 * Once the canvas, the stage's block and the typefaces are there, all that may still grow is what
 * libraries take to shape and to draw. It may by a fixed figure; who asks for more gets none, and
 * the card that was being set is refused (show/leaf.c), where without a limit the kernel would have
 * to end a program of a machine whose memory is full. The card's own framebuffers do not count.
 * Where the heap can (firmware/image/pool.h), that more is part of it from then on, so that the
 * system is not asked any more.
 */
#ifndef FIRMWARE_BUDGET_H
#define FIRMWARE_BUDGET_H

#include "base/diag.h"

/* From here on GROWTH_KIB more than is taken now, which is told to D; 0: no limit, as before. */
void budget_set(int growth_kib, struct diag *d);

/* No limit, until budget_set(): a stage is about to be made anew. */
void budget_lift(void);

/* The limit, where there is one, grows by a canvas of so many pixels, which is about to be taken
 * while cards are shown. */
void budget_add_px(long px);

/* The limit; below 0: none. */
long budget_kib(void);

#endif
