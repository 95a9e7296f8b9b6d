/*
 * near.h - how far a misspelt word is from a right one, for messages that name the nearest.
 */
#ifndef BASE_NEAR_H
#define BASE_NEAR_H

/* Levenshtein's distance, both words cut at 31 bytes: letters to put in, take out or change. */
unsigned near_distance(const char *a, const char *b);

#endif
