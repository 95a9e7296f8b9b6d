/*
 * title.h - host only: what the line above an article is good for.
 *
 * "Island to close its harbour" is a headline. "School newsletter", "Lift out of service" are
 * labels: they say what the text is about, not what happened, and stand over the headline as its
 * kicker.
 *
 * A title stands in a paragraph above the lead, or is known beforehand: whoever reads a feed sets
 * article.title before headline_make(). A known title goes before any line. It need not be a view
 * of the file; the proof then compares the card with it instead of with bytes.
 */
#ifndef NEWS_TITLE_H
#define NEWS_TITLE_H

#include <stdbool.h>

#include "base/region.h"
#include "news/article.h"
#include "news/lexicon.h"
#include "news/token.h"

enum title_kind {
	TITLE_NONE,	/* no line above the lead */
	TITLE_NEWS,	/* it has a verb, and tells what happened */
	TITLE_VERBLESS, /* "Hundreds dead in flood": a headline where the lead gives none */
	TITLE_LABEL,	/* headed by a word for the text itself: "news", "notice"; never one */
};

/* The title above the lead of A, in *OUT where there is one. R is scratch. */
enum title_kind title_above(const struct lexicon *l, const struct article *a, struct region *r,
			    const struct para **out);

/* What kind of title TEXT is, one line of plain text; TITLE_NONE where it is empty. R is scratch.
 */
enum title_kind title_kind_of(const struct lexicon *l, struct span text, struct region *r);

/* Is CARD the known title of A, a full stop at its end aside? */
bool title_is_known(const struct article *a, struct span card);

/* Why T, the words of a title, is none an editor would sign: it asks, teases, or quotes nobody.
 * NULL where nothing speaks against it. */
const char *title_fault(const struct tokens *t);

/* Does T, a line in which most words begin with a capital, tell what happened? */
bool title_tells_in_capitals(const struct lexicon *l, const struct tokens *t);

/* May it, by a form that our tables do not know: "Iowans flock to the fair", "Holm derides plan"?
 */
bool title_may_tell(const struct tokens *t);

/* Does T, a line without a full stop, tell what happened: "Ferry runs again", "Pool to close"? */
bool title_tells(const struct lexicon *l, const struct tokens *t);

#endif
