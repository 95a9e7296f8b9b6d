/*
 * ending.h - host only: the phrases and clauses behind the subject and behind the verb that a
 * sentence can do without.
 *
 * Each begins with a word that says so ("in", "after", "which", "to"), with a comma or a dash, and
 * goes to the end of the main part, or to where the next one begins.
 */
#ifndef NEWS_ENDING_H
#define NEWS_ENDING_H

#include "news/clause.h"

/* Appends to the plan of P, whose main verb is known. */
void ending_find(const struct clause *p);

#endif
