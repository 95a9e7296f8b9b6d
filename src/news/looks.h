/*
 * looks.h - host only: what one paragraph looks like by itself: short, ends as a sentence, a
 * byline, a picture's credit, a button of the page.
 *
 * What a look speaks for is weighed by others (lineclass.h, boundary.h), with what stands around.
 */
#ifndef NEWS_LOOKS_H
#define NEWS_LOOKS_H

#include <stdbool.h>

#include "base/region.h"
#include "news/article.h"
#include "news/lexicon.h"
#include "news/profile.h"

/* Bits of profile.looks. */
enum look {
	LOOK_PROSE,
	LOOK_NUMBER_ALONE,
	LOOK_ENDS_IN_CREDIT,
	LOOK_CREDIT_ALONE,
	LOOK_NAMES_SIDES,
	LOOK_FULL_STOP,
	LOOK_NO_FULL_STOP,
	LOOK_COLON,
	LOOK_SEVERAL_SENTENCES,
	LOOK_SHORT,
	LOOK_VERY_SHORT,
	LOOK_LONG,
	LOOK_QUOTATION,
	LOOK_HEADLINE_MARKS,
	LOOK_SINGLE_QUOTES,
	LOOK_NO_ARTICLES,
	LOOK_PRESENT,
	LOOK_PAST,
	LOOK_POINTS_BACK,
	LOOK_SIGNS_OFF,
	LOOK_A_BYLINE,
	LOOK_INTRODUCES_WRITER,
	LOOK_A_DATE,
	LOOK_PAGE_FURNITURE,
	LOOK_NOTE_ON_ARTICLE,
	LOOK_SAYS_CAPTION,
	LOOK_AGENCY_ALONE,
	LOOK_NAMES_WRITER,
	LOOK_TELLS_OF_WRITER,
	LOOK_NAME_ALONE,
	LOOK_HEADING_MARK,
	LOOK_N
};

/* Sets in *P, the profile of PARA, all that profile.h leaves to this: looks, forms, has_dateline,
 * credit_at, is_furniture. Whoever judges classes or boundaries wants it. R is scratch. */
void looks_set(const struct lexicon *l, const struct para *para, struct region *r,
	       struct profile *p);

static inline bool looks_has(const struct profile *p, enum look look)
{
	return p->looks >> look & 1;
}

#endif
