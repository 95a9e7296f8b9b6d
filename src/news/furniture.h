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

/* "2 hours ago", "14.05 GMT", "02:31": a time without its year, as above an entry of a live blog.
 */
bool furniture_is_hour(struct span line);

/* "This article was amended on ...", "Correction: ...", "Source: ...", "Follow him on ...",
 * "Last updated ...", "04/03/2024". */
bool furniture_is_note(struct span line);

#endif
