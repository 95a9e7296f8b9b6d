/*
 * feed_item.h - host only: the fields of a feed's item as a text that the news room reads like a
 * file.
 *
 * The text is the title, a blank line, and the paragraphs of the item's content or of its summary,
 * whichever is longer. A title that is no headline (feed_title.h) is left out, and so are what
 * publishing systems add ("The post ... appeared first on
 * ...", "Continue reading"), a sentence that a teaser breaks off ("[...]"), a title that is broken
 * off itself, and " - Source" at its end.
 */
#ifndef NEWS_FEED_ITEM_H
#define NEWS_FEED_ITEM_H

#include <stdbool.h>

#include "base/region.h"
#include "news/article.h"

/* What was read of one item. Texts are clean (html.h), the others as they stand in the feed. */
struct feed_item {
	uint32_t line; /* where the item begins */
	struct span title, summary, content;
	struct span date, updated, link, source;
	struct span language; /* as the feed writes it: "de-AT" */
	bool is_view;	      /* its category says so: feed_title_is_view() */
};

/* *OUT, named NAME, is ITEM as a text, whose parts are taken from R. False: nothing is left to
 * show.
 */
bool feed_item_make(const struct feed_item *item, const char *name, struct region *r,
		    struct news_file *out);

#endif
