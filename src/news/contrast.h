/*
 * contrast.h - host only: how the paragraphs before a place and those from it on differ: in words,
 * in voice, in shape, in house style.
 *
 * Evidence for boundary.h, in small numbers: 0 says nothing.
 */
#ifndef NEWS_CONTRAST_H
#define NEWS_CONTRAST_H

#include "news/scan.h"

/* What words in common say. Costly. */
struct contrast contrast_look(const struct scan *c);

/* 0 to 2: both at once, which few places but boundaries of two topics show. */
int contrast_of_topic(struct contrast v);

/* 1: the author's own voice on one side only. */
int contrast_of_voice(const struct scan *c);

/* 1: paragraphs of nearly twice the length on one side. */
int contrast_of_shape(const struct scan *c);

/* 0 to 2: pairs of spellings (profile.h) of which each side has one only. */
int contrast_of_spelling(const struct scan *c);

/* 0 to 3: the same for marks and figures (house.h). */
int contrast_of_forms(const struct scan *c);

/* 1: "Mr. Lee" and the like in three paragraphs of one side and none of the other. */
int contrast_of_address(const struct scan *c);

#endif
