/*
 * trim.h - a part of a quotation, found again in its text and in its file.
 *
 * Never makes words: what comes out are the quotation's own bytes.
 */
#ifndef CARDC_TRIM_H
#define CARDC_TRIM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"

/* PART is some whole words of *TEXT as somebody typed them: any quotation mark or apostrophe stands
 * for any other of its kind, white space for white space, and " ... " (or the single sign) between
 * first and last words for what lies between them. *TEXT, which is file[*START, *END) with its
 * white space single, is then cut to them, and the range likewise. False, and nothing changed,
 * where PART is no part, or all of it. */
bool trim_to(struct span part, struct span file, struct span *text, size_t *start, size_t *end);

/* How many bytes of S are no white space, of whatever kind. */
size_t trim_solid(struct span s);

/* The offset in FILE behind N such bytes from AT on. */
size_t trim_walk(struct span file, size_t at, size_t n);

/* The offset of the first such byte from AT on. */
size_t trim_skip(struct span file, size_t at);

#endif
