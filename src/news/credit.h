/*
 * credit.h - host only: where a picture credit begins in a paragraph.
 *
 * Knows the forms papers and agencies use: "Credit: Getty" (also glued to the caption, as scrapes
 * leave it), "Photo by ...", "(Ann Lee / Reuters)", "[Ann Lee via AP]", "Image: US Navy".
 */
#ifndef NEWS_CREDIT_H
#define NEWS_CREDIT_H

#include <stddef.h>

#include "base/span.h"
#include "news/lexicon.h"

/* The byte offset in TEXT where a credit starts that goes on to its end; text.n where there is
 * none. */
size_t credit_find(const struct lexicon *l, struct span text);

#endif
