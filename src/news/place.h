/*
 * place.h - host only: does a phrase say where?
 */
#ifndef NEWS_PLACE_H
#define NEWS_PLACE_H

#include "news/clause.h"

/* "in", "near", "at". */
bool place_begins(const struct token *t);

/* "at a court in Oslo", not "at noon" nor "in a dispute": a name or a site says that the phrase at
 * token I is a place. */
bool place_is_named(const struct clause *p, size_t i);

/* "in defiance of", "in a series of", "in what he called": it says how or why, and the deed stands
 * without it. */
bool place_is_manner(const struct clause *p, size_t i);

#endif
