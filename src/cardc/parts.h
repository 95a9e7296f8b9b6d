/*
 * parts.h - of what a pack's size is made: a line for who compiles one.
 */
#ifndef CARDC_PARTS_H
#define CARDC_PARTS_H

#include <stdio.h>

#include "base/span.h"
#include "cardc/fonts.h"

/* Prints "  cards 5, proofs 21, forms and times 2, fonts 170 KiB (Inter Display Bold 38, ...)" of
 * PACK, the bytes of a pack that writer.h made with FONTS. Each figure is rounded up. */
void parts_print(struct span pack, const struct fonts_made *fonts, FILE *out);

#endif
