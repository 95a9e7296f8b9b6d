/*
 * feed_title.h - host only: what of a publisher's title can stand on a wall.
 *
 * Titles of feeds are written to be clicked. Labels of the page go from either end ("Live:",
 * "UPDATE 1-",
 * "(VIDEO)"), as what is left is the headline. No headline at all are questions, titles that hold
 * back what they are about ("Why the ferry was late", "Five things to know"), and those of other
 * kinds of piece ("Quiz:", "Podcast:", "Letters"): of these the text may still give one. English
 * only; what is not recognised stays.
 */
#ifndef NEWS_FEED_TITLE_H
#define NEWS_FEED_TITLE_H

#include <stdbool.h>

#include "base/span.h"

/* The part of TITLE, one line of plain text, that is a headline; empty where none is. *OPINION: the
 * title says that the piece is somebody's view ("Opinion:", "Editorial |", "... | Ann Holm"). What
 * names the publisher at the end goes ("... - Reuters", "... | World news | The Guardian"). */
struct span feed_title_fair(struct span title, bool *opinion);

/* Is SECTION, a category or a tag of an item, no news: "Opinion", "Letters", "Obituaries"? */
bool feed_title_is_view(struct span section);

#endif
