/*
 * wordform.h - host only: words whose ending or form says another thing than it does of most words.
 */
#ifndef NEWS_WORDFORM_H
#define NEWS_WORDFORM_H

#include <stdbool.h>

#include "base/span.h"

/* In "-ed" and no verb: "hundred". */
bool wordform_is_ed_only(struct span w);

/* In "-ing" and a noun first, or a preposition: "building", "during". */
bool wordform_is_ing_only(struct span w);

/* In "-ly" and a noun or an adjective: "family". */
bool wordform_is_ly_only(struct span w);

/* A participle that is no past tense: "taken". */
bool wordform_is_participle(struct span w);

/* A verb whose past is its plain form: "the bank cut its rate", "a man hit by a van". */
bool wordform_is_unchanged(struct span w);

/* A number that is written as a word: "nine". */
bool wordform_is_number(struct span w);

/* A participle that says nothing by itself: "was held", "was made". */
bool wordform_needs_more(struct span w);

/* "A man was arrested": that somebody was is no news. */
bool wordform_is_anybody(struct span w);

/* An adjective, by its ending or by name; not every one is known. */
bool wordform_is_adjective(struct span w);

/* "will", "did": a plain form follows. */
bool wordform_is_modal(struct span w);

#endif
