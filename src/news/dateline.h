/*
 * dateline.h - host only: the dateline at the head of a report, and dates that stand alone.
 *
 *	SEOUL, July 15 (UPI) -North Korea ...	place Seoul, date 15 July, source UPI
 *	ANCHORAGE, Alaska, 15 August 2025 - ...	place Anchorage, date 15 August 2025
 *	LONDON (Reuters) - ...			place London, source Reuters
 *
 * A dateline is a place, then in any order parts set off by commas (region, date, weekday) and an
 * agency in brackets, then a dash. The place must stand in capitals, or be in the place table, or
 * an agency or a date must follow: "Ann Lee - a doctor" is none. Never guesses a year.
 */
#ifndef NEWS_DATELINE_H
#define NEWS_DATELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/region.h"
#include "base/span.h"
#include "news/lexicon.h"
#include "news/token.h"

struct dateline {
	struct span place;  /* "Anchorage", case repaired; in the region or the text */
	struct span date;   /* "15 July 2025" or "15 July"; empty where none */
	int64_t date_ms;    /* UTC midnight; INT64_MIN without a full date */
	struct span source; /* the agency as written; empty where none */
	size_t text_at;	    /* offset of the prose after the dash */
};

/* Reads the dateline at the start of TEXT, whose tokens are T. False, *OUT untouched: none. */
bool dateline_read(const struct lexicon *l, struct span text, const struct tokens *t,
		   struct region *r, struct dateline *out);

/* Reads tokens that are nothing but a date ("Friday, July 21, 2017"): sets date and date_ms of *OUT
 * and clears the rest. */
bool dateline_read_date(const struct lexicon *l, const struct tokens *t, struct region *r,
			struct dateline *out);

/* A name that was written in capitals, in ordinary case: "PORT-AU-PRINCE" -> "Port-au-Prince";
 * acronyms stay. A view of NAME where it is not in capitals. */
struct span dateline_unshout(const struct lexicon *l, struct span name, struct region *r);

#endif
