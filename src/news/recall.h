/*
 * recall.h - host only: paragraphs met before are not read again.
 *
 * Scrapes of one site and feeds saved every hour hold the same paragraphs over and over. What
 * profile.h counts of one depends on its bytes alone, so it is kept for a while from the second
 * time on that a paragraph is met. Never changes a result; the memory is bounded by
 * RECALL_BYTES_MAX and what one window of a file (walk.h) adds.
 */
#ifndef NEWS_RECALL_H
#define NEWS_RECALL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/region.h"
#include "news/article.h"
#include "news/lexicon.h"
#include "news/profile.h"

/* A generation is dropped when the next one has grown to this. */
#define RECALL_BYTES_MAX ((size_t)4 << 20)

struct recall;

/* recall_destroy() frees it; NULL is none. */
struct recall *recall_create(void);
void recall_destroy(struct recall *c);

/* Nothing of the profiles handed out so far is in use any more. */
void recall_turn(struct recall *c);

/* profile_make() and looks_set(), from memory where P was met before. *OUT may view C until
 * recall_turn(). ANEW: it is the same paragraph of the file that was asked for before, which makes
 * it no more common. */
void recall_profile(struct recall *c, const struct lexicon *l, const struct para *p, bool anew,
		    struct region *r, struct profile *out);

#endif
