/*
 * speaker.h - who said each quotation of an article.
 *
 * Looked for in this order: the words beside it (beside.h: "Q," said S; S said: "Q"), the quotation
 * before it in the same paragraph, a signature below it, the paragraph before it (a quotation left
 * open, or a paragraph that is all quotation), a sentence about somebody. What stands there is a
 * name, a pronoun or a noun ("the ministry"); the last two are led back to a name (refer.h).
 */
#ifndef NEWS_SPEAKER_H
#define NEWS_SPEAKER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/region.h"
#include "base/span.h"
#include "news/names.h"
#include "news/reading.h"

/* Of 1000: how likely the speaker is right, as the product of how sure it is that the words around
 * the quotation give it to him and how sure it is whom they mean. Both are shares measured on 840
 * newspaper articles with marked speakers ("make score" prints this table):
 *
 *	confidence	 980-	960-	940-	900-	800-	600-	below
 *	right		99 %	98 %	93 %	91 %	81 %	91 %	64 %
 *
 * Below this a card is not shown. Of the cards that are left 99 % have the right speaker, of those
 * refused for it three in four. */
#define SPEAKER_CONFIDENCE_MIN 900

/* One quotation: tokens (open, close) of a paragraph. */
struct speaker_quote {
	size_t para;
	size_t open;  /* the opening mark's token */
	size_t close; /* the closing mark's, or the paragraph's token count where it is left open */
	bool continues; /* goes on with the quotation before it, which was left open */
	bool alone;	/* the paragraph holds nothing else */
};

struct speaker {
	struct span name;  /* as shown; empty where nobody was found */
	struct span role;  /* may be empty; first letter upper case */
	size_t who;	   /* index in names, or NAMES_NONE */
	int confidence;	   /* 0 to 1000 */
	const char *rule;  /* how it was found; NULL where it was not */
	const char *doubt; /* what cost the most confidence; NULL: nothing */
	const char *unfit; /* why it may not stand under a card, however sure: nobody could tell
			      who it is ("a spokesman"); NULL where it may */
	/* The attribution: tokens [from, to) of paragraph para; empty where there is none of its
	 * own. */
	size_t para, from, to;
	bool is_after; /* it follows the quotation */
	bool is_own;   /* not taken over from another quotation */
};

/* Fills OUT[0, N) for Q[0, N), which are in text order and do not overlap. Spans are views of the
 * file or taken from R. */
void speaker_find(const struct reading *g, const struct names *names, const struct speaker_quote *q,
		  size_t n, struct region *r, struct speaker *out);

#endif
