/*
 * displayable.h - may a wall show these sentences alone, under their speaker's name, without
 * misleading anyone?
 *
 * Asked of a run of whole sentences inside one quotation. A run is refused where it is no sentence,
 * needs something that stands outside it ("He ...", "that meeting", "there"), ties on to what was
 * said before ("But ..."), is courtesy, is qualified by what follows, or was said long ago. Errs
 * towards refusing: there are more quotations than room on a wall.
 */
#ifndef NEWS_DISPLAYABLE_H
#define NEWS_DISPLAYABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"
#include "news/names.h"
#include "news/reading.h"
#include "news/speaker.h"

/* Fewer words rarely say anything to somebody who has not read the article. */
#define DISPLAYABLE_WORDS_MIN 8

struct displayable {
	const struct reading *g;
	const struct names *names;
	const struct speaker_quote *q;	  /* the quotation */
	const struct speaker_quote *next; /* the one after it in the article; NULL: none */
	const struct speaker *s;	  /* whose it is */
};

/* Token I of the quotation's paragraph; NULL beyond either end. */
static inline const struct token *displayable_at(const struct displayable *d, size_t i)
{
	return reading_token(d->g, d->q->para, i);
}

static inline bool displayable_is_class(const struct displayable *d, size_t i, const char *cls)
{
	const struct token *t = displayable_at(d, i);

	return t && token_is_class(d->g->l, t, cls);
}

static inline bool displayable_in(const struct displayable *d, size_t i, enum lexicon_table table)
{
	return reading_in(d->g, displayable_at(d, i), table, NULL);
}

/* What is wrong with the quotation as a whole: where and when it was said, by whom. NULL: nothing;
 * else static storage. */
const char *displayable_context(const struct displayable *d);

/* What is wrong with the sentences in tokens [FIRST, END) of it, which begin and end where
 * sentences do or at its marks. NULL: nothing, and *NEED is what they leave to the article
 * (need.h); else static storage. NEED may be NULL. */
const char *displayable_run(const struct displayable *d, size_t first, size_t end, int *need);

/* Is the whole quotation a sentence, or some? */
bool displayable_is_sentence(const struct displayable *d);

/* 0 to 1000: how much a wall gains by it. LENGTH in code points, NEED as displayable_run() gave it.
 * Asked of runs that passed. */
int displayable_score(const struct displayable *d, size_t first, size_t end, size_t length,
		      int need);

#endif
