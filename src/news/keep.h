/*
 * keep.h - host only: what stays of each article once the next one is read.
 *
 * Either everything; or, where only the shown cards are wanted (news_options.shown_only), the cards
 * that may be shown, their texts and what their article says of itself, so that memory is bounded
 * by them: who lists what was refused is told of it when it goes. The paragraph around a card is
 * not copied: it is read from the file again. Never judges a card.
 */
#ifndef NEWS_KEEP_H
#define NEWS_KEEP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/region.h"
#include "news/news.h"

/* Reasons told where a corpus gives no card at all. */
#define KEEP_REASONS_MAX 6

struct keep_reason {
	const char *text;
	size_t n;
};

/* An article that was read, by the bytes of its paragraphs. */
struct keep_seen {
	uint64_t hash; /* 0: an empty slot */
	const struct news_file *file;
	uint32_t line;
};

struct keep {
	const struct news_options *options;
	struct region *r;
	struct news_articles articles;
	struct news_cards cards, notices;
	size_t n_articles, n_repeated, n_cards; /* met, kept or not; cards: refused ones too */
	struct keep_reason reasons[KEEP_REASONS_MAX]; /* of cards not kept */
	size_t n_reasons;
	struct keep_seen *seen; /* open addressing, a power of two, at most half full */
	size_t n_seen, seen_max;
	struct region seen_region, reason_region;
};

/* Keeps what lives in R; OPTIONS say what that is, and who is told of what is not. */
void keep_init(struct keep *k, const struct news_options *options, struct region *r);
void keep_finish(struct keep *k);

/* The article of which A repeats every byte; NULL: A was not met before, and is now. */
const struct keep_seen *keep_seen(struct keep *k, const struct article *a);

/* Keeps of A and its CARDS, all of them its own, what is kept. card.article is then 1 + the index
 * of its article. */
void keep_article(struct keep *k, const struct article *a, const struct news_cards *cards);

/* Counts N cards refused for REASON. */
void keep_count(struct keep *k, const char *reason);

/* Copies the articles and cards to R, those refused left out and counted, and forgets the old. */
void keep_move(struct keep *k, struct region *r);

#endif
