/*
 * speaker.h - who said each quotation of an article.
 *
 * Looked for in this order: the clause after the closing mark ("Q," said S), the clause before the
 * opening one (S said: "Q"; according to S, "Q"), the quotation before it in the same paragraph,
 * the paragraph before it (a quotation left open, or a paragraph that is all quotation). What
 * stands there is a name, a pronoun or a noun ("the ministry"); the last two are led back to a name
 * by gender, role and nearness, and every step of doubt costs confidence.
 */
#ifndef NEWS_SPEAKER_H
#define NEWS_SPEAKER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/region.h"
#include "base/span.h"
#include "news/names.h"
#include "news/reading.h"

/* Of 1000. Below this a card is not shown. Measured on 840 newspaper articles with marked speakers:
 * of the cards at 750 to 789 half have the wrong one, at 790 to 849 one in fourteen, above one in
 * thirty, most of those for reasons that no threshold mends. */
#define SPEAKER_CONFIDENCE_MIN 790

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
