/*
 * feed_text.h - host only: the bytes of a feed as UTF-8, whatever they claim to be.
 *
 * What a feed declares is often not what it is, so bytes decide first:
 *   1. a byte order mark, or the NUL bytes between the letters: UTF-8, UTF-16 either way;
 *   2. valid UTF-8 is UTF-8, also where ISO-8859-1 is declared;
 *   3. else the encoding the XML declaration names, where the system knows it (iconv), as browsers
 *      do with ISO-8859-1 and US-ASCII for windows-1252;
 *   4. else, or where UTF-8 is declared, windows-1252 byte by byte wherever it is not UTF-8.
 * Every line end of the original stays one, so that lines can be told.
 */
#ifndef NEWS_FEED_TEXT_H
#define NEWS_FEED_TEXT_H

#include "base/diag.h"
#include "base/region.h"
#include "base/span.h"

/* BYTES without byte order mark, as valid UTF-8: a view where they are, else taken from R. What is
 * not as declared is a warning to D under NAME. */
struct span feed_text_decode(struct span bytes, const char *name, struct region *r, struct diag *d);

#endif
