/*
 * casing.h - host only: the kept words of a sentence as a line of text.
 *
 * Words a lead shouts ("UKRAINE'S farmers") get their ordinary case, as the article spells them
 * elsewhere; acronyms stay. White space is single; the first letter is a capital.
 */
#ifndef NEWS_CASING_H
#define NEWS_CASING_H

#include "base/region.h"
#include "news/article.h"
#include "news/lexicon.h"
#include "news/search.h"
#include "news/token.h"

/* The text of WAY, whose tokens are T, of the lead of A. Taken from R. */
struct span casing_write(const struct lexicon *l, const struct article *a, const struct tokens *t,
			 const struct search_way *way, struct region *r);

/* The code points of that text, without writing it. */
size_t casing_length(const struct tokens *t, const struct search_way *way);

#endif
