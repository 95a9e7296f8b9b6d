/*
 * known.h - what a feed or a notice says of itself, as a pack has it. Also for the program of an
 * image that makes a pack of notices.
 */
#ifndef CARDC_KNOWN_H
#define CARDC_KNOWN_H

#include "base/span.h"
#include "news/article.h"
#include "pack/pack.h"

struct pack_timing known_timing(const struct news_timing *t);

/* Empty for English, which is what is taken where nothing is said; K may be NULL. Valid as long as
 * K is. */
struct span known_language(const struct news_known *k);

#endif
