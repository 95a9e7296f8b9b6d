/*
 * ending.h - host only: where the main part of a sentence may end before the reporter's end.
 *
 * At a comma or a dash, and before a word that opens what a clause can spare; never where a later
 * clause takes the claim back, never after a word that needs what follows.
 */
#ifndef NEWS_ENDING_H
#define NEWS_ENDING_H

#include "news/clause.h"

/* Appends to the plan of P all ends, the uncut one first. */
void ending_find(const struct clause *p);

#endif
