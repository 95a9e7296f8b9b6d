/*
 * passage.h - one paragraph of an article whose names are known: the ground that phrase.h,
 * subject.h, cue.h and the others that look for speakers stand on.
 *
 * Places are token indices. Every question may be asked of a place beyond either end; the answer is
 * then no. Never looks at more than a word and its neighbours.
 */
#ifndef NEWS_PASSAGE_H
#define NEWS_PASSAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "news/names.h"
#include "news/reading.h"

struct passage {
	const struct reading *g;
	const struct names *names;
	size_t para;
};

/* NULL beyond either end. */
static inline const struct token *passage_at(const struct passage *p, size_t i)
{
	return reading_token(p->g, p->para, i);
}

static inline bool passage_is(const struct passage *p, size_t i, const char *word)
{
	return reading_is(passage_at(p, i), word);
}

/* A word of this class in LEXICON_FUNCTION: "art", "prep", ... */
static inline bool passage_is_class(const struct passage *p, size_t i, const char *cls)
{
	const struct token *t = passage_at(p, i);

	return t && token_is_class(p->g->l, t, cls);
}

static inline bool passage_in(const struct passage *p, size_t i, enum lexicon_table table,
			      const char *values)
{
	return reading_in(p->g, passage_at(p, i), table, values);
}

/* "his", "her", "their", "its" */
bool passage_is_whose(const struct passage *p, size_t i);
bool passage_is_dash(const struct passage *p, size_t i);
/* A noun of one person, in any case: "minister", "aide". */
bool passage_is_role(const struct passage *p, size_t i);
/* What may stand between a subject and its verb without being a verb of its own: an auxiliary, an
 * adverb, a weekday, "himself". */
bool passage_is_beside_verb(const struct passage *p, size_t i);
/* A word that can be a finite verb, as far as its form tells. */
bool passage_is_verb(const struct passage *p, size_t i);

/* 'm' he, 'f' she, 'n' it, 'p' they; 0 for any other word. */
char passage_pronoun(const struct passage *p, size_t i);

/* The name that begins at token I with or without its title; NULL: none. */
const struct name_mention *passage_name(const struct passage *p, size_t i);
/* The name that ends before token END; NULL: none. */
const struct name_mention *passage_name_before(const struct passage *p, size_t end);
bool passage_is_possessive(const struct passage *p, const struct name_mention *m);
/* Is the name the object of a preposition ("for Ann Ray")? */
bool passage_is_object(const struct passage *p, const struct name_mention *m);

#endif
