/*
 * cue.h - verbs of saying in a paragraph, and whether one gives its subject words.
 *
 * Never says who the subject is (subject.h).
 */
#ifndef NEWS_CUE_H
#define NEWS_CUE_H

#include <stdbool.h>
#include <stddef.h>

#include "news/passage.h"

/* A verb of saying in the text: tokens [first, end). */
struct cue {
	size_t first, end;
	bool found;
	bool according; /* "according to" */
	bool gerund;
	bool denies; /* "denied" */
};

/* Is there a verb of saying at token I? "a statement", "his claims" are nouns. */
struct cue cue_at(const struct passage *p, size_t i);

/* The first and the last of tokens [FROM, TO). */
struct cue cue_first(const struct passage *p, size_t from, size_t to);
struct cue cue_last(const struct passage *p, size_t from, size_t to);

/* Whether the subject of a verb of saying has said the words beside it. */
enum cue_state {
	CUE_SAID,
	CUE_DENIED,  /* "did not say", "denied" */
	CUE_HEARD,   /* "was told" */
	CUE_MAYBE,   /* "might have said", "will tell" */
	CUE_TOLD_OF, /* "heard the mayor say", "imagined Carl Berg saying" */
	CUE_FICTION, /* "In her novel, Ann Lee writes" */
};

/* What the verb group that ends with CUE, in a clause from token FROM, tells. */
enum cue_state cue_state_after(const struct passage *p, size_t from, const struct cue *cue);

/* The same of a clause that stands before its quotation. */
enum cue_state cue_state_before(const struct passage *p, size_t from, const struct cue *cue);

/* One line for people; NULL for CUE_SAID. Static storage. */
const char *cue_reason(enum cue_state state);

#endif
