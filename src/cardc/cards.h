/*
 * cards.h - from what the news room found to what a pack holds: the cards that are shown, each with
 * its article's facts and its proof.
 */
#ifndef CARDC_CARDS_H
#define CARDC_CARDS_H

#include <stddef.h>

#include "base/diag.h"
#include "base/region.h"
#include "base/span.h"
#include "news/news.h"
#include "pack/writer.h"

struct cards {
	struct writer_card *items;
	const char **file; /* of each card, as messages name it */
	size_t *from;	   /* the candidate it is, by its index in the result's cards */
	size_t n;
	size_t n_headlines, n_quotes, n_notices;
};

/* Fills OUT with every card of RESULT that is not refused, in its order. A card that cannot stand
 * in a pack (control characters, too long) is left out with a warning at its line. Speakers whose
 * names are spellings of one person's, case ignored, are one voice (voice.h). Strings live in R or
 * in the corpus. Long words get their hyphens (hyphens.h). */
void cards_make(const struct lexicon *l, const struct news_result *result, struct region *r,
		struct diag *d, struct cards *out);

/* The id of a candidate, shown or not: as in a pack. */
uint64_t cards_id(const struct news_card *c);

/* The language of card I of ITEMS, as dial_majority() asks. */
struct span cards_language(const void *items, size_t i);

/* "headline", "quote", "notice". */
const char *cards_kind_name(const struct news_card *c);

/* The article of a card (news_card.article); NULL where there is none. */
const struct article *cards_article(const struct news_result *result, uint32_t article);

#endif
