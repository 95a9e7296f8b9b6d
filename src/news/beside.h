/*
 * beside.h - what the words beside a quotation say about whose it is.
 *
 *	"Q," said Ann Ray, a doctor, on Monday.     behind it
 *	Ann Ray, a doctor, told the Herald: "Q"     before it
 *
 * Finds the verb of saying and the phrase (phrase.h) that is its subject; never says whom that
 * stands for (refer.h), and knows nothing of other quotations.
 */
#ifndef NEWS_BESIDE_H
#define NEWS_BESIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "news/cue.h"
#include "news/passage.h"
#include "news/phrase.h"

enum beside_how {
	BESIDE_AFTER,  /* "Q," S said */
	BESIDE_TURNED, /* "Q," said S */
	BESIDE_SOURCE, /* "Q," according to S */
	BESIDE_OTHER,  /* "Q," S joked with them */
	BESIDE_BEFORE, /* S said: "Q" */
	BESIDE_FAR,    /* S said of them in Lund on Monday that "Q" */
	BESIDE_JOINED, /* S sat down, adding: "Q" */
	BESIDE_COLON,  /* S: "Q" */
	BESIDE_N_HOWS,
};

struct beside {
	struct phrase subject; /* PHRASE_NONE: not found */
	enum beside_how how;
	enum cue_state state;
	size_t from, to; /* the attribution's tokens */
	bool is_own;	 /* a clause of its own, not the end of the quotation's sentence */
};

/* Behind the quotation whose marks are tokens OPEN and CLOSE; false where nothing there can be an
 * attribution, and *OUT is then untouched. */
bool beside_after(const struct passage *p, size_t open, size_t close, struct beside *out);

/* Before the mark at token OPEN, in the same sentence; false where that begins with it. */
bool beside_before(const struct passage *p, size_t open, struct beside *out);

/* A verb of saying right before the mark; false where there is none. */
bool beside_lead(const struct passage *p, size_t open, struct beside *out);

/* "S asked, "Q?" Then": a comma or a colon before the quotation, and none behind it. */
bool beside_is_announced(const struct passage *p, size_t open, size_t close);

/* "Asked "Q?", S said no": what stands before the quotation says that somebody put it to S. */
bool beside_is_asked(const struct passage *p, size_t open, size_t close);

/* The first token of what stands before the mark at OPEN in its sentence, other quotations of the
 * sentence included; a sentence that ends with a colon belongs to what it announces. */
size_t beside_lead_start(const struct passage *p, size_t open);

#endif
