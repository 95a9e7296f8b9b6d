/*
 * review.h - what an editor looks through after a compilation: every candidate, shown or not.
 *
 *	DIR/review.tsv   a line a candidate, the first line names the columns: id, state, kind,
 *	                 text, speaker, score, reason, source, duplicates
 *	DIR/review.html  the same for reading, by article, with pictures; no scripts, no network;
 *	DIR/review-2.html ... where there are more than a browser likes
 *	DIR/cards/ID.png the cards that are shown
 *
 * States: "shown"; "pinned" (shown, and pinned at the desk); "held" (shown from a day on); "desk"
 *(taken out at the desk); "refused". The reason of a shown card is the rule that made it.
 *Duplicates are the ids of the cards left out in its favour, or of the card it was left out for.
 *Tabs, line ends and other control characters are spaces in both files.
 */
#ifndef CARDC_REVIEW_H
#define CARDC_REVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/region.h"
#include "cardc/cards.h"
#include "cardc/pictures.h"
#include "cardc/spool.h"
#include "news/news.h"

/* Candidates of a page, or more where one article has more; the figures and tables of so many take
 * about 3 MB. */
#define REVIEW_PAGE_ROWS 2000

enum review_state {
	REVIEW_SHOWN,
	REVIEW_PINNED,
	REVIEW_HELD,
	REVIEW_DESK,
	REVIEW_REFUSED,
	REVIEW_N_STATES,
};

/* One candidate. */
struct review_row {
	const struct news_card *card;
	const struct article *article;
	uint64_t id;
	enum review_state state;
	struct span reason;
	struct span score;	/* "702", or "" of one that was refused before it was ranked */
	struct span source;	/* the paragraph of a card that is in the pack */
	struct span duplicates; /* ids, a space between */
	const char *picture; /* its file, of a cut quotation that of its first half; NULL: none */
};

/* One page. */
struct review {
	struct review_row *rows; /* one a candidate, in corpus order */
	size_t n;
	size_t count[REVIEW_N_STATES];
	size_t page, n_pages;		 /* PAGE from 1 */
	size_t n_candidates, n_articles; /* of all pages */
	struct pictures_size size;
	const char *pictures;  /* the folder they are in */
	const char *desk_file; /* which was asked */
};

/* Writes all of it into the folder of SPOOL, which holds every candidate and is sorted; pictures
 * and pages of an earlier review are removed. PACK_BYTES is the pack as written, empty where there
 * is none, and MADE the cards in it, from NEWS. Memory is bounded by the page. Errors are reported
 * to D.
 */
MUST_CHECK enum err review_write(struct spool *spool, const struct news_result *news,
				 const struct cards *made, struct span pack_bytes,
				 const char *board, const char *desk_file, struct region *r,
				 struct diag *d);

/* The name of a page's file, in R. */
const char *review_page_name(size_t page, struct region *r);

/* "shown", "pinned", "held", "desk", "refused". */
const char *review_state_name(enum review_state state);

#endif
