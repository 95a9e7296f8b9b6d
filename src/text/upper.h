/*
 * upper.h - capitals for a kicker: simple case mapping of Latin, Greek and Cyrillic.
 *
 * Scripts without case, and letters the rules do not know, stay as they are. No locale: i is I.
 */
#ifndef TEXT_UPPER_H
#define TEXT_UPPER_H

#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

/* The capital of CP, or CP. */
uint32_t upper_of(uint32_t cp);

/* TEXT in capitals in OUT, which has room for MAX bytes; what does not fit is left out, at a whole
 * character. A sharp s becomes SS. The result points into OUT. */
struct span upper_text(struct span text, char *out, size_t max);

#endif
