/*
 * furniture.h - host only: lines that a page puts around every article: buttons, cookie and
 * newsletter boxes, counts, addresses, players, labels; and notes on the article itself.
 *
 * English words, compared without regard to case. A line is furniture by all of its words or by
 * how it begins, never by one word within it: prose may speak of cookies.
 */
#ifndef NEWS_FURNITURE_H
#define NEWS_FURNITURE_H

#include <stdbool.h>

#include "base/span.h"

/* "Share this", "34 comments", "3 min read", "pic.twitter.com/...", "02:31". */
bool furniture_is_page(struct span line);

/* "This article was amended on ...", "Correction: ...", "Source: ...", "Follow him on ...",
 * "Last updated ...", "2 hours ago". */
bool furniture_is_note(struct span line);

#endif
