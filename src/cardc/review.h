/*
 * review.h - what an editor looks through after a compilation: every candidate, shown or not.
 *
 *	DIR/review.tsv   a line a candidate, the first line names the columns: id, state, kind,
 *	                 text, speaker, score, reason, source, duplicates
 *	DIR/review.html  the same for reading, by article, with pictures; no scripts, no network
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
#include "cardc/pictures.h"
#include "news/news.h"

#define REVIEW_BOARD "hd43" /* where none is named */

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
	bool has_picture;
};

struct review {
	const struct news_result *news;
	struct review_row *rows; /* one a candidate, in corpus order */
	size_t n;
	size_t count[REVIEW_N_STATES];
	struct pictures_size size;
	const char *pictures;  /* the folder they are in */
	const char *desk_file; /* which was asked */
};

/* Writes all of it; FOLDER is made where it is not there, pictures of an earlier review are
 * removed. PACK_BYTES is the pack as written, empty where there is none. Errors are reported to D.
 */
MUST_CHECK enum err review_write(const char *folder, const struct news_result *news,
				 struct span pack_bytes, const char *board, const char *desk_file,
				 struct region *r, struct diag *d);

/* "shown", "pinned", "held", "desk", "refused". */
const char *review_state_name(enum review_state state);

#endif
