/*
 * report.h - what a proof of play (played.h) says, by card or by hour, as a table, as CSV (RFC
 * 4180) or as JSON: the command report.
 */
#ifndef FIRMWARE_REPORT_H
#define FIRMWARE_REPORT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/span.h"
#include "firmware/played.h"
#include "pack/pack.h"

enum report_by { REPORT_BY_CARD, REPORT_BY_HOUR };
enum report_as { REPORT_AS_TABLE, REPORT_AS_CSV, REPORT_AS_JSON };

struct report_options {
	enum report_by by;
	enum report_as as;
	int64_t from_ms, to_ms; /* showings that begin in [from, to), UTC */
};

/* Prints the report of BYTES, a whole file called NAME, to F. Showings nobody can have seen are not
 * counted but for a figure of their own; those of an unknown time only where neither FROM nor TO is
 * said. The words of cards are PACK's (it may be NULL), of those that it has. Local hours are those
 * of now.h's zone. Codes of played_read(), reported to D. */
MUST_CHECK enum err report_print(FILE *f, struct span bytes, const char *name,
				 const struct report_options *o, const struct pack *pack,
				 struct diag *d);

#endif
