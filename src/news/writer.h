/*
 * writer.h - host only: lines on who wrote an article and when: bylines, sign-offs, what the author
 * is.
 *
 * LINE is the paragraph's text, P its profile. Each asks for one form; lineclass.h weighs them.
 */
#ifndef NEWS_WRITER_H
#define NEWS_WRITER_H

#include <stdbool.h>

#include "base/span.h"
#include "news/profile.h"

/* "By Ann Lee": and no verb. */
bool writer_is_byline(struct span line, const struct profile *p);

/* "Reporting by ...", "Lee writes for ...", "With agency reports". */
bool writer_signs_off(struct span line);

/* "Ann Lee, a former editor, was ...": a name at once followed by what the person writes or is. */
bool writer_is_introduced(struct span line, const struct profile *p);

/* "Ann Lee, Political Editor", "Ann Lee in Oslo": a name and what or where it is, without a verb or
 * a full stop. */
bool writer_is_named_with_trade(struct span line, const struct profile *p);

/* A full name and no more. */
bool writer_is_named_alone(const struct profile *p);

/* "Ann Lee is a reporter based in Oslo.": in the present, of a writer. */
bool writer_is_told_of(struct span line, const struct profile *p);

/* A date and no more. */
bool writer_is_date(const struct profile *p);

#endif
