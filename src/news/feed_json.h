/*
 * feed_json.h - host only: the items of a JSON Feed (https://www.jsonfeed.org/version/1.1/). The
 * outer object is walked here, each value in it parsed by cJSON one after the other.
 */
#ifndef NEWS_FEED_JSON_H
#define NEWS_FEED_JSON_H

#include "news/feed.h"

/* As feed_read(), of UTF-8. */
MUST_CHECK enum err feed_json_read(struct span text, const char *name, struct region *r,
				   struct diag *d, feed_sink *sink, void *user);

#endif
