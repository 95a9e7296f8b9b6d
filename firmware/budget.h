/*
 * budget.h - the memory that the player may take, kept by the kernel (RLIMIT_DATA).
 *
 * Once the canvas, the stage's block and the typefaces are there, all that may still grow is what
 * libraries take to shape and to draw. It may by a fixed figure; who asks for more gets none, and
 * the card that was being set is refused (show/leaf.c), where without a limit the kernel would have
 * to end a program of a machine whose memory is full. The card's own framebuffers do not count.
 */
#ifndef FIRMWARE_BUDGET_H
#define FIRMWARE_BUDGET_H

#include "base/diag.h"

/* From here on GROWTH_KIB more than is taken now, which is told to D; 0: no limit, as before. */
void budget_set(int growth_kib, struct diag *d);

/* No limit, until budget_set(): something is about to be made anew that is as large as a screen. */
void budget_lift(void);

/* The limit; below 0: none. */
long budget_kib(void);

#endif
