/*
 * house.h - host only: how a paper sets its text: its quotation marks, its dashes, its "per cent".
 *
 * No paper mixes the two forms of a pair in one report, so two sides of a place that never share a
 * form are by two papers. Looks at bytes alone.
 */
#ifndef NEWS_HOUSE_H
#define NEWS_HOUSE_H

#include "base/span.h"

/* Forms, or'ed. What excludes each other stands in one group; see house_differs(). */
enum house_form {
	HOUSE_QUOTE_CURLY = 1,
	HOUSE_QUOTE_STRAIGHT = 2,
	HOUSE_QUOTE_DOUBLED = 4, /* two apostrophes */
	HOUSE_APOSTROPHE_CURLY = 8,
	HOUSE_APOSTROPHE_STRAIGHT = 16,
	HOUSE_DASH_LONG = 32,	 /* the em dash */
	HOUSE_DASH_SHORT = 64,	 /* the en dash between spaces */
	HOUSE_DASH_HYPHEN = 128, /* a hyphen between spaces, or two of them */
	HOUSE_PERCENT_WORD = 256,
	HOUSE_PERCENT_TWO = 512, /* per cent */
	HOUSE_PERCENT_SIGN = 1024,
	HOUSE_HOUR_DOTTED = 2048, /* a.m. */
	HOUSE_HOUR_PLAIN = 4096,  /* 6pm */
	HOUSE_MISTER = 8192,	  /* Mr. before surnames, dotted */
};

/* The forms in TEXT. Linear. */
unsigned house_forms(struct span text);

/* In how many groups do A and B both have forms and none in common? */
int house_differs(unsigned a, unsigned b);

#endif
