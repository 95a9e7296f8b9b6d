/*
 * marks.h - which quotation marks of a paragraph open, which close, and which are apostrophes.
 *
 * A step of token.h, apart because it is the hard one. Never looks at words beyond the mark's
 * neighbours.
 */
#ifndef NEWS_MARKS_H
#define NEWS_MARKS_H

#include <stdint.h>

#include "news/token.h"

/* What a mark is before it is resolved, in token.style: its enum token_style, and the direction it
 * has by itself (straight marks have none). */
enum { MARKS_STYLE = 0x0f, MARKS_OPENS = 0x10, MARKS_CLOSES = 0x20 };

/* The shape of a quotation mark or apostrophe of one code point; 0 for any other code point. */
uint8_t marks_shape(uint32_t c);

/* Resolves the marks (kind TOKEN_QUOTE_OPEN, style a shape) of a paragraph's tokens: sets kind,
 * style and TOKEN_IN_QUOTE. Apostrophes are merged into their words, so T may shrink. Linear. */
void marks_resolve(struct tokens *t);

#endif
