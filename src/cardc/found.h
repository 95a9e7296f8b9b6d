/*
 * found.h - what the news room found in text, as JSON: shown or not, and why.
 *
 * One quotation:
 *
 *	{"line": 1, "text": "all of it", "speaker", "role": texts, "complete": a sentence or some,
 *	 "displayable":
 *see below, "continues_from": the line of the one it goes on with (only where it does), "start": 0,
 *"end": 9, "confidence": 0.0 to 1.0 that the speaker is right, "rule": how the speaker was found,
 *"shown": true or false, "card": its text on the card or null, "why": the rule where it is shown,
 *else what refused it}
 *
 * start and end are offsets in bytes of UTF-8: text is what stands there. Lines count from 1. A
 * text that is not known is "". Displayable is what stands alone and is sure of its speaker; not
 *all of that is shown (an article gives three cards, and one thing is said once).
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
