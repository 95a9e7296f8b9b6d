/*
 * proof.h - does a card say what its file says? Asked of the finished card, whoever made it.
 *
 * Everything is derived again from the file's bytes and the article's paragraphs: no rule, token or
 * name that made the card is used, so a bug there cannot prove itself.
 *
 * A quotation is proved when
 *   - its text equals file[start, end) after the normalisations below,
 *   - [start, end) lies in one body paragraph of its article, the source range in the article,
 *   - it stands inside quotation marks: a mark that may open stands before it in the paragraph,
 *     with none of its kind that may only close in between,
 *   - every word of its speaker, and of its role, occurs in the article (an ending 's or ' aside).
 * A headline is proved when its words are, in order, words of the lead or of a title of its
 * article, ASCII case ignored, and [start, end) lies in that paragraph.
 *
 * The normalisations, all of them:
 *   1. the outer quotation marks are left out: [start, end) is what stands between them;
 *   2. white space (line ends too) at both ends is left out, and a run of it inside is one space;
 *   3. one comma at the very end is left out; nothing, no full stop either, is put in its place.
 */
#ifndef NEWS_PROOF_H
#define NEWS_PROOF_H

#include "base/region.h"
#include "base/span.h"
#include "news/article.h"
#include "news/lexicon.h"
#include "news/news.h"

/* NULL where card C of article A is proved, else the condition that is broken (static storage).
 * R is scratch. */
const char *proof_check(const struct lexicon *l, const struct article *a, const struct news_card *c,
			struct region *r);

/* RAW after normalisations 2 and 3: what a card may show of file[start, end). Taken from R, or a
 * view of RAW where nothing had to change. */
struct span proof_normalise(struct span raw, struct region *r);

#endif
