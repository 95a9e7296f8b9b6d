/*
 * grammar.h - host only: the part each token plays in its sentence, as far as forms and neighbours
 * tell.
 *
 * No parser: one tag a token, from the word tables, from endings ("-ed", "-ing", "-ly") and from
 * the tokens beside it. Of two forms in "-ed" that one clause cannot both have for its verb, the
 * first is a participle: "a man charged with theft was freed". Time is linear in the sentence, a
 * step of at most one clause a verb.
 */
#ifndef NEWS_GRAMMAR_H
#define NEWS_GRAMMAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "news/lexicon.h"
#include "news/token.h"

enum grammar_tag {
	GRAMMAR_MARK,
	GRAMMAR_NUMBER,
	GRAMMAR_NAME, /* a capital, and no function word */
	GRAMMAR_NOUN, /* or an adjective: whatever nothing speaks against */
	GRAMMAR_ADVERB,
	GRAMMAR_DET, /* articles, "this", "several", "his", "Peru's" */
	GRAMMAR_PREP,
	GRAMMAR_TO, /* before a verb */
	GRAMMAR_CONJ,
	GRAMMAR_SUB, /* opens a clause: "because", "after" before one, "that" behind "said" */
	GRAMMAR_REL, /* "who", "which", "that" behind a noun */
	GRAMMAR_PRON,
	GRAMMAR_FINITE,
	GRAMMAR_PARTICIPLE, /* in "-ed" and its like: of an auxiliary or standing for a clause */
	GRAMMAR_ING,
	GRAMMAR_BASE, /* behind "to" or "will" */
};

/* Sets TAGS[i] (enum grammar_tag) for every token i of T in [FROM, TO). TAGS is indexed as T. */
void grammar_tag(const struct lexicon *l, const struct tokens *t, size_t from, size_t to,
		 uint8_t *tags);

/* The finite verb of the main clause in [FROM, TO), clauses that open before it passed over; TO
 * where there is none. */
size_t grammar_main_verb(const uint8_t *tags, size_t from, size_t to);

/* Is there a second finite verb in [VERB, TO) for the clause whose verb is token VERB, before a
 * preposition? Then a form in "-ed" at VERB may be a participle after all. */
bool grammar_has_rival(const uint8_t *tags, size_t verb, size_t to);

/* The end of the verb group that begins at token VERB, a finite one: "has been [working]", "was
 * freed", "will not be"; the index behind its last word. */
size_t grammar_group_end(const uint8_t *tags, size_t verb, size_t to);

/* May a word of this tag stand inside a noun phrase? */
bool grammar_is_nominal(uint8_t tag);

#endif
