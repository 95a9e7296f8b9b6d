/*
 * found.h - what the news room found in text, as JSON: shown or not, and why.
 *
 * One quotation has these fields, in this order:
 *
 *	line, text		where it begins, and all of it
 *	speaker, role		"" where not known
 *	complete		true: a sentence, or some
 *	displayable		it stands alone and its speaker is sure
 *	continues_from		the line of the one it goes on with; only where it does
 *	stands_alone		a wall may show a part of it alone
 *	start, end		bytes of UTF-8: text is what stands there
 *	confidence		0.0 to 1.0 that the speaker is right
 *	rule			how the speaker was found
 *	shown			there is a card; an article gives three, and says a thing once
 *	card			the text on it, or null
 *	why			the rule where it is shown, else what refused it
 */
#ifndef CARDC_FOUND_H
#define CARDC_FOUND_H

#include "cardc/json.h"
#include "news/news.h"

/* Adds "quotes" and "headline" of RESULT, which is one article in one file at most, to OBJECT.
 * Displayable is true or false; headline the best text or null, "headline_shown" whether it may be
 * shown, "headline_why" the rule or the reason. *OK becomes false where memory ends. */
void found_add_article(cJSON *object, const struct news_result *result, bool *ok);

/* All of RESULT as one document: {"articles": [{"first_line", "last_line", "lead_line" (0: none),
 * "topic", "headline" (or null), "shown", "why"}], "junk_lines": [{"line", "kind", "why"}],
 * "quotes": [as above, displayable "yes" or "no"]}, and in every item "file". Kinds: number,
 * caption, subheading, pullquote, teaser, byline, bad. NUL-terminated, the caller's to free(); NULL
 * where memory ends. */
char *found_document(const struct news_result *result);

#endif
