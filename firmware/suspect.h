/*
 * suspect.h - cards that end the player while it draws them. A fault of a font or of a library is
 * met again as soon as the same card comes again: without a memory of it a kiosk would start, draw,
 * fall, start, for ever.
 *
 * A small file says what is being drawn, before it is; it is mapped, so that this costs nothing and
 * outlives whatever ends the process. A card that was being drawn when the player ended, twice in a
 * row, is to be left out. That it could be drawn clears it. Meant for a file system in memory
 * (/run): a power cut is no card's fault.
 */
#ifndef FIRMWARE_SUSPECT_H
#define FIRMWARE_SUSPECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SUSPECT_CARDS_MAX 32
#define SUSPECT_LIMIT 2 /* ends of the player, after which a card is left out */

/* As it stands in the file; little can be wrong with it, and nothing that matters: any bytes are
 * fine. */
struct suspect_page {
	uint64_t mark;
	uint64_t pack;	/* what is being drawn is of it; 0: nothing is being drawn */
	int64_t utc_ms; /* the moment that is being drawn */
	struct {
		uint64_t card; /* id */
		uint64_t n_ends;
	} cards[SUSPECT_CARDS_MAX];
};

struct suspect {
	struct suspect_page *page; /* NULL: there is no file, and nobody is suspected */
	/* What the process before was drawing when it ended; pack 0: nothing. */
	uint64_t pack;
	int64_t utc_ms;
};

/* PATH is made where it is not there; one of other contents is begun anew. False: it cannot be
 * used (errno says why). */
bool suspect_open(struct suspect *s, const char *path);

/* The moment UTC_MS of PACK is going to be drawn; it has been. */
void suspect_begin(struct suspect *s, uint64_t pack, int64_t utc_ms);
void suspect_end(struct suspect *s);

/* CARD was being drawn when the process before ended; it has been drawn now. */
void suspect_blame(struct suspect *s, uint64_t card);
void suspect_clear(struct suspect *s, uint64_t card);

/* The Ith of the cards (up to SUSPECT_CARDS_MAX) that are to be left out; false: it is none. */
bool suspect_card(const struct suspect *s, size_t i, uint64_t *card);

void suspect_close(struct suspect *s);

#endif
