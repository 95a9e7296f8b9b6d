/*
 * pack.h - the reader of a pack: the one file the player shows.
 *
 * A pack is bytes that may come from anywhere. pack_open() validates all of them once, against the
 * numbered invariants of FORMAT.md; after that every view is in bounds and valid UTF-8 and no
 * accessor can fail. Zero-copy: spans point into the caller's bytes. Never allocates, never writes.
 */
#ifndef PACK_PACK_H
#define PACK_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base.h"
#include "base/err.h"
#include "base/span.h"

#define PACK_VERSION 1
#define PACK_CARDS_MAX 60000
#define PACK_FONTS_MAX 64
#define PACK_TEXT_MAX 2000 /* bytes of a card's text; of a proof's file and rule */
#define PACK_LABEL_MAX \
	400 /* bytes of each other string of a card, of a font's name, of the maker */
#define PACK_SOURCE_MAX 65536 /* bytes of a proof's source */
#define PACK_THEME_MAX 65536  /* bytes of the theme */
#define PACK_LANGUAGE_MAX 35  /* bytes of a language tag (RFC 5646, 4.4.1) */
#define PACK_PARTS 2	      /* cards a quotation may be split into */

/* A notice is an office's own message, set as a headline is. */
enum pack_kind { PACK_HEADLINE = 0, PACK_QUOTE = 1, PACK_NOTICE = 2, PACK_N_KINDS };

/* What is shown. Spans are UTF-8, without control characters, valid while the pack's bytes are. */
/* What the two halves of a quotation do not have in common. */
struct pack_half {
	struct span text, hyphens, breakable;
};

struct pack_card {
	enum pack_kind kind;
	uint64_t id;	  /* content hash: the same card in another pack has the same id */
	uint32_t article; /* cards of one article have the same number */
	uint32_t voice;	  /* cards of one speaker have the same number; 0: no speaker */
	int64_t date_ms;  /* the moment the story was published, UTC ms; a midnight: the day is all
			     that is known of it; PACK_NO_DATE: nothing */
	struct span text; /* the headline, or the quotation without its outer marks; never empty */
	struct span kicker;  /* may be empty, as all below */
	struct span speaker; /* never empty on a quote card */
	struct span role;
	struct span place;  /* of the dateline: "Anchorage" */
	struct span date;   /* as it is shown: "15 August 2025" */
	struct span source; /* "Associated Press" */
	/* How it is set: */
	struct span language; /* "de"; empty: not known, and English rules are taken */
	struct span hyphens;  /* long words of the text, soft hyphens (U+00AD) in them, apart by
				 spaces: where a line may end in such a word if it must */
	/* The text with U+200B where a line may end, of a script that puts no spaces between its
	 * words; empty: the text says it all. */
	struct span breakable;
	uint32_t part, n_parts; /* 1 of 2, 2 of 2: half of a quotation, its other half is the
				   neighbour in the pack; 0, 0: a card of its own */
	struct pack_half other; /* of that neighbour, so that both can be set alike; else empty */
};

#define PACK_NO_DATE INT64_MIN
#define PACK_DAY_MS INT64_C(86400000)

/* Is a card's date a moment, and not only a day? */
static inline bool pack_is_moment(int64_t date_ms)
{
	return date_ms != PACK_NO_DATE && date_ms % PACK_DAY_MS != 0;
}

/* Where a card comes from. */
struct pack_proof {
	struct span file;    /* the corpus file, as given to the compiler */
	uint32_t line;	     /* 1-based line where the evidence begins */
	uint64_t start, end; /* the card's text in the file: half-open byte range */
	/* The second piece of a quotation that its attribution splits; 0, 0: there is none. */
	uint64_t more_start, more_end;
	struct span rule; /* the rule that made the card, and what it did: one line */
	struct span
		source; /* the paragraph(s) of the file the range stands in, as they are there */
	/* 0 and empty in packs from before they were there. */
	uint32_t began_line; /* where the card's article begins */
	struct span began;   /* why there: "the file begins" */
	struct span read_as; /* what the paragraph was taken for, and why: one line */
};

enum pack_priority {
	PACK_PRIORITY_LOW = -1,
	PACK_PRIORITY_NORMAL = 0,
	PACK_PRIORITY_HIGH = 1,
	PACK_PRIORITY_URGENT = 2
};

#define PACK_WEIGHT_MAX 9
#define PACK_LIMIT_MINUTES_MAX 60

/* How long a card is news. */
enum pack_freshness { PACK_TIMELESS, PACK_WEEK, PACK_DAY, PACK_BREAKING, PACK_N_FRESHNESS };

/* When a card may be shown, and how much. Times are civil: ms since 1970-01-01 00:00 of the clock
 * on the wall beside the panel, as if that were UTC. All zero: always, as any other card. */
struct pack_timing {
	int64_t from_ms;  /* not before; 0: no limit */
	int64_t until_ms; /* not at or after; 0: no limit */
	enum pack_priority priority;
	uint32_t weight;	/* showings a cycle, 1 to PACK_WEIGHT_MAX; 0: one */
	struct span hours;	/* base/hours.h reads it; empty: at any hour */
	uint32_t limit_minutes; /* an urgent card has the screen so long at most; 0: the player's
				   own limit */
	bool at_once;		/* an urgent card cuts what is on, else it waits for its end */
	enum pack_freshness freshness;
};

struct pack_font {
	uint32_t role;	   /* enum theme_role of config/theme.h */
	uint32_t rank;	   /* 0: first choice, 1: first fallback, ... */
	struct span name;  /* "Inter Display Bold" */
	struct span bytes; /* an OpenType file; as trusted as the pack itself */
};

/* Records of one size, one after the other. */
struct pack_table {
	const unsigned char *p;
	size_t record_bytes;
	uint32_t n;
};

/* The fields are the reader's own. */
struct pack {
	struct pack_table cards, proofs, fonts;
	struct pack_table times;  /* n 0: all cards are as any other */
	struct pack_table forms;  /* likewise */
	struct span lines, texts; /* the two heaps of strings */
	struct span font_data;
	struct span theme;
	struct span maker;
	uint64_t hash;
};

/* Validates SIZE bytes, which must stay as they are while the pack is in use. On failure
 * (ERR_CORRUPT, ERR_VERSION, ERR_LIMIT) PACK is untouched and *WHY, where WHY is not NULL, is a
 * sentence that names the broken invariant (static storage). */
MUST_CHECK enum err pack_open(struct pack *pack, const void *bytes, size_t size, const char **why);

uint32_t pack_n_cards(const struct pack *pack); /* at least 1 */
/* I must be below pack_n_cards(). */
void pack_card(const struct pack *pack, uint32_t i, struct pack_card *out);
void pack_proof(const struct pack *pack, uint32_t i, struct pack_proof *out);
void pack_timing(const struct pack *pack, uint32_t i, struct pack_timing *out);

uint32_t pack_n_fonts(const struct pack *pack);
void pack_font(const struct pack *pack, uint32_t i, struct pack_font *out);

/* The theme as INI text (config/theme.h reads it); who made the pack: "cardc 0.1.0". */
struct span pack_theme(const struct pack *pack);
struct span pack_maker(const struct pack *pack);

/* A hash of the whole content; two packs with the same hash are the same. */
uint64_t pack_hash(const struct pack *pack);

#endif
