/*
 * notice.h - host only: an office's own messages, shown word for word, with a header that says
 *when.
 *
 *	kind: notice
 *	from: 2026-11-24 08:00
 *	until: 2026-11-24 11:30
 *	priority: high
 *	hours: mon-fri 08:00-18:00
 *
 *	Fire drill at 11
 *
 * The header is lines "key: value" from the file's first line on, or between two lines "---"; it
 *ends with a blank line or with "---". What follows is the message, Markdown or plain: its first
 *line is shown, the rest is kept for who asks where the card comes from. A further line "---" ends
 *it, and the next notice begins, with a header or (as any other) without one.
 *
 *	kind      notice (may be left out)
 *	from      a date, or a date and a time: not shown before
 *	until     likewise: not shown at that time or after; a date alone: through that day
 *	priority  low, normal, high or urgent (normal)
 *	weight    showings a cycle, 1 to 9 (1)
 *	hours     when it is on, as base/hours.h reads it (always)
 *	limit     minutes for which an urgent one has the screen at most, 2 to 60 (5)
 *	interrupt next card, or at once: what an urgent one cuts (next card)
 *	freshness timeless, week, day or breaking: how long after from it is news (timeless)
 *	kicker    the line above (Notice)
 *	source    who says it (nobody)
 *	language  of the message, as de, es, fr: how its lines are broken (en)
 *
 * Times are those of the clock on the wall beside the panel.
 */
#ifndef NEWS_NOTICE_H
#define NEWS_NOTICE_H

#include <stdbool.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/region.h"
#include "news/article.h"
#include "news/feed.h"

/* Code points of the line that is shown: the look has room for so many (HEADLINE_WHOLE_MAX). */
#define NOTICE_TEXT_MAX 100
#define NOTICE_LABEL_MAX 60 /* ... of a kicker or a source */

/* Is this a file of notices? It begins with a header, and that says "kind", or has a key that only
 * notices have and none that is not ours: so that a letter's "From:" and "Subject:" stay a letter,
 * and a story below "Source:" a story. */
bool notice_is(struct span bytes);

/* Gives each notice of BYTES to SINK, in order. What is wrong is an error to D at its line; that
 * notice is left out, and the others are read. ERR_SYNTAX where something was wrong. */
MUST_CHECK enum err notice_read(struct span bytes, const char *name, struct region *r,
				struct diag *d, feed_sink *sink, void *user);

#endif
