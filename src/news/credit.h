/*
 * credit.h - host only: where a picture credit begins in a paragraph.
 *
 * Knows the forms papers and agencies use: "Credit: Getty" (also glued to the caption, as scrapes
 * leave it), "Photo by ...", "(Ann Lee / Reuters)", "(PA)", "Ann Lee/AP", "[Ann Lee via AP]",
 * "Image: US Navy".
 */
#ifndef NEWS_CREDIT_H
#define NEWS_CREDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"
#include "news/lexicon.h"

/* The byte offset in TEXT where a credit starts that goes on to its end; text.n where there is
 * none. */
size_t credit_find(const struct lexicon *l, struct span text);

/* Does TEXT say at its head that it is about a picture: "Image caption, ...", "FILE - ..."? */
bool credit_is_caption(struct span text);

#endif
