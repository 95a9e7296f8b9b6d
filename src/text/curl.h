/*
 * curl.h - a typewriter's quotation marks as a printer sets them.
 *
 * For text that is about to be drawn; the text itself is evidence and stays as it was written. The
 * rules are those of English; a mark whose side cannot be told stays straight, and so does one
 * after a figure, which may be feet, inches, minutes or seconds.
 */
#ifndef TEXT_CURL_H
#define TEXT_CURL_H

#include <stddef.h>

#include "base/span.h"

/* TEXT with its straight apostrophes and quotation marks curled, in OUT, which has room for MAX
 * bytes. Where there is nothing to curl or no room, the result is TEXT itself. */
struct span curl_text(struct span text, char *out, size_t max);

#endif
