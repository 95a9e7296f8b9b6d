/*
 * source.h - host only: the texts of one corpus file: of a feed its items, of notices each, else
 * the file itself.
 *
 * What a file is its content tells, not its name (feed.h, notice.h). One that is XML or JSON and no
 * feed is refused, as its tags would be read as prose.
 */
#ifndef NEWS_SOURCE_H
#define NEWS_SOURCE_H

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/region.h"
#include "news/article.h"
#include "news/feed.h"

/* Gives every text of FILE to SINK, in order; what is not FILE's own lives in R. Defects are
 * reported to D. ERR_SYNTAX: a feed too damaged to be read at all, or a notice with a mistake,
 * reported as an error. ERR_UNSUPPORTED: XML or JSON, but no feed; how bad that is the caller
 * knows, and reports. */
MUST_CHECK enum err source_read(const struct news_file *file, struct region *r, struct diag *d,
				feed_sink *sink, void *user);

#endif
