/*
 * naming.h - host only: what can go from the words around a name.
 *
 *	[software maker] Acme			what it is, in front of it
 *	[President] Ann Lee			a title, where the full name stays
 *	President [Ann] Lee			a first name the article itself leaves out
 *
 * Never both: a surname alone says too little.
 */
#ifndef NEWS_NAMING_H
#define NEWS_NAMING_H

#include "news/clause.h"

/* Appends to the plan of P. */
void naming_find(const struct clause *p);

#endif
