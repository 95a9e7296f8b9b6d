/*
 * wording.h - the words a card is made of, as they are set: marks curled, a quotation opened and
 * closed, source and place in one line, "1/2". What is proved stays as it stands in the pack;
 * nothing here measures or knows of a panel.
 */
#ifndef DRAW_WORDING_H
#define DRAW_WORDING_H

#include <stddef.h>

#include "base/span.h"
#include "pack/pack.h"
#include "text/breaks.h"
#include "text/curl.h"

#define WORDING_PART_BYTES 32
#define WORDING_SOURCE_BYTES (2 * PACK_LABEL_MAX + 8)
#define WORDING_TEXT_MAX (BREAKS_TEXT_MAX + 16)

/* A card with its marks curled, and the bytes of what has changed. */
struct wording {
	struct pack_card card; /* its language is that of the marks */
	char text[BREAKS_TEXT_MAX];
	char kicker[PACK_LABEL_MAX], speaker[PACK_LABEL_MAX], role[PACK_LABEL_MAX];
	char source[PACK_LABEL_MAX];
};

/* By the marks of LANGUAGE (card_language()). OUT points into itself and into CARD. Its text is
 * that with word ends, where CARD has one. */
void wording_curl(const struct pack_card *card, struct span language, struct wording *out);

/* The dateline's place, where a reader takes it rightly: below a quotation it would say where that
 * was said, so there it is empty, and where it is the kicker, too. */
struct span wording_place(const struct pack_card *card);

/* "Associated Press · Seoul"; empty where CARD has neither. */
struct span wording_source(const struct pack_card *card, char buffer[WORDING_SOURCE_BYTES]);

/* "1/2"; empty where CARD is all of it. */
struct span wording_part(const struct pack_card *card, char buffer[WORDING_PART_BYTES]);

/* The opening mark of CARD's language. */
struct span wording_opening(const struct pack_card *card);

/* The quotation behind OPENING, with its closing mark and a full stop where it has no end of its
 * own; what goes on on the next card is left open, and says so where it stops inside a sentence.
 * What does not fit in BUFFER is beyond the limits of the layout, too. */
struct span wording_closed(const struct pack_card *card, struct span opening,
			   char buffer[WORDING_TEXT_MAX]);

#endif
