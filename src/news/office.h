/*
 * office.h - a role as it is shown under a name.
 *
 *	Russian Foreign Minister  ->  Russian foreign minister
 *	President                 ->  (nothing: of what?)
 *	bank's chief executive    ->  Chief executive
 *
 * Case is all else that changes: the first letter is upper case, titles and other common
 * words are in lower case unless they are part of a name. Never adds a word, so what is shown can
 * be proved from the text.
 */
#ifndef NEWS_OFFICE_H
#define NEWS_OFFICE_H

#include "base/region.h"
#include "base/span.h"
#include "news/lexicon.h"

/* ROLE as shown, from R, white space single. Empty where it is an office of which there are many
 * ("foreign minister", "spokesman") and it names no country or body, where it says too little of
 * whom ("rival"), is cut in the middle ("author of") or points at where it stood ("supporter
 * here").
 */
struct span office_line(const struct lexicon *l, struct region *r, struct span role);

#endif
