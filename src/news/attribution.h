/*
 * attribution.h - host only: who said what a sentence claims, where that stands behind the claim or
 * between commas: "..., the ministry said", "..., says Ann Lee", "according to police".
 */
#ifndef NEWS_ATTRIBUTION_H
#define NEWS_ATTRIBUTION_H

#include "news/clause.h"

/* Sets said_from, said_to, body_to and said_needed of the plan of P. */
void attribution_find(const struct clause *p);

/* Cuts what stands before the claim, "the bank said that", and what a speaker says of itself,
 * "[said it] will close". The verb of P is known, and is the claim's where the claim follows. */
void attribution_find_head(struct clause *p);

#endif
