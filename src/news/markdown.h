/*
 * markdown.h - host only: a Markdown text's words without its marks.
 *
 * Marks of headings, lists, quotes, bold, italics, code and links go, their text stays; pictures
 * and addresses go. Entities and tags of HTML are read (html.h). A mark inside a word (snake_case,
 * 2*3) or after a backslash is a sign as any other.
 */
#ifndef NEWS_MARKDOWN_H
#define NEWS_MARKDOWN_H

#include <stdbool.h>

#include "base/region.h"
#include "base/span.h"

/* LINE, which has no line end, as one line of plain text taken from R. */
struct span markdown_clean_line(struct span line, struct region *r);

/* Is LINE a heading, a line of a list or of a quote: one that goes on with no other? */
bool markdown_stands_alone(struct span line);

#endif
