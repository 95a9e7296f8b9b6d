/*
 * nameword.h - what one word can be in a name, a title or a role. NULL tokens are no word at all.
 *
 * Never looks at more than the word.
 */
#ifndef NEWS_NAMEWORD_H
#define NEWS_NAMEWORD_H

#include <stdbool.h>

#include "news/reading.h"

/* Capitalised, of two letters or more, and no function word (a shouted one, "US", may be). */
bool nameword_is_capital(const struct reading *g, const struct token *t);

/* A day of the week or a month: capitalised, but part of no name. */
bool nameword_is_calendar(const struct reading *g, const struct token *t);

/* "Ministry": capitalised and in the table of institutions. */
bool nameword_is_institution(const struct reading *g, const struct token *t);

/* "Mr", "Sir": before a name, but no role. */
bool nameword_is_honorific(const struct token *t);

/* A word that can head a role right before a name: a title, or a role noun of one person. */
bool nameword_heads_role(const struct reading *g, const struct token *t);

/* A place or what comes from there: "Norway", "Norwegian". */
bool nameword_is_place(const struct reading *g, const struct token *t);

/* A word with nothing but white space between it and the token before. */
bool nameword_is_joined(const struct token *t);

/* A first name or its short form. */
bool nameword_is_first_name(const struct reading *g, const struct token *t);

/* "van", "de", "bin": in lower case inside a name. */
bool nameword_is_particle(const struct token *t);

#endif
