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
 *     with none of its kind that may only close in between; a single mark must also be answered
 *     behind it, as many are apostrophes,
 *   - its speaker's words stand together, in order, in a body paragraph of the article,
 *   - so do those of its role, in one that has a word of the speaker's name as well.
 * A headline is proved when
 *   - [start, end) lies in the lead, behind its dateline, or in a title of its article,
 *   - its words are, in order, words of [start, end),
 *   - and the whole sentence of the lead that [start, end) begins in lost nothing that it needs:
 *     lost.h.
 * A notice is proved when its text is file[start, end), a whole title line.
 * Words are compared without ASCII case and an ending 's or '.
 *
 * The normalisations, all of them:
 *   1. the outer quotation marks are left out: [start, end) is what stands between them;
 *   2. white space (line ends too; at the ends also U+00A0, U+200B and U+FEFF) at both ends is left
 * out, and a run of it inside is one space;
 *   3. one comma at the very end is left out; nothing, no full stop either, is put in its place;
 *   4. a quotation that its attribution splits, "A," he said, "b", is two ranges of one paragraph,
 *      each normalised and one space between. Only marks and words that are no quotation stand
 *      between them, with a comma or a full stop before the second opening mark. After a full stop
 *      the comma at the end of the first is a full stop, too, or nothing behind "?", "!" and "."
 *      ("in the U.S.,"); after a comma it stays, or is left out where the second goes on in lower
 *      case: it may be the attribution's alone, "Nobody," he said, "believes it". Which of the two,
 *      the card's text says.
 */
#ifndef NEWS_PROOF_H
#define NEWS_PROOF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/region.h"
#include "base/span.h"
#include "news/article.h"
#include "news/lexicon.h"
#include "news/news.h"

/* The words of an article's body, found by their hash: so that many cards can be asked about. */
struct proof_word {
	struct span text;
	size_t para, next; /* NEXT: index + 1 of the one before it with that hash; 0: none */
};

struct proof {
	const struct lexicon *l;
	const struct article *a;
	struct {
		struct proof_word *items;
		size_t n, max;
	} words;
	size_t *heads, mask;
};

/* *P views A and L; the rest is taken from R. Linear in A's text. */
void proof_init(struct proof *p, const struct lexicon *l, const struct article *a,
		struct region *r);

/* NULL where card C of P's article is proved, else the condition that is broken (static storage).
 * R is scratch. */
const char *proof_check(const struct proof *p, const struct news_card *c, struct region *r);

/* RAW after normalisations 2 and 3: what a card may show of file[start, end). Taken from R, or a
 * view of RAW where nothing had to change. */
struct span proof_normalise(struct span raw, struct region *r);

/* The same of a quotation in two pieces, by normalisation 4; BETWEEN is all that stands between the
 * pieces, marks included. COMMA: one at the end of the first stays. Empty where they may not be
 * joined, or not so. Taken from R. */
struct span proof_join(struct span first, struct span between, struct span more, bool comma,
		       struct region *r);

/* The next word of S at or after byte *AT, which moves behind it, without the marks at its ends and
 * without an ending 's; a view of S, empty at the end. */
struct span proof_next_word(struct span s, size_t *at);

#endif
