/*
 * phrase.h - what is torn by a break between two words, or how gladly a line ends there: its
 * penalty, in the units of breaks.h. Never looks further than a word before and behind the two.
 */
#ifndef TEXT_PHRASE_H
#define TEXT_PHRASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"
#include "text/glue.h"

#define PHRASE_LONG 100 /* words: nothing near */

/* A piece as a reader sees it. */
struct phrase_word {
	struct span core; /* without punctuation at its ends */
	uint32_t first;	  /* code point of the core; 0: the piece has none */
	uint32_t mark;	  /* what stands behind the core, closing quotes aside; 0: nothing */
	bool in_bracket;  /* begins with '(' or an opening quote */
	bool is_dashed;	  /* begins with a dash */
	bool is_letter;	  /* one Han letter that is a word by itself */
	uint32_t classes;
};

/* Four words in a row; the break in question is between LEFT and RIGHT. */
struct phrase_window {
	struct phrase_word before, left, right, next;
	bool has_space;		/* between LEFT and RIGHT, or U+200B */
	bool is_marked;		/* the text has U+200B where its words end */
	bool has_kana;		/* and is Japanese */
	bool is_spaced;		/* the space between LEFT and RIGHT is one that is seen */
	bool is_soft;		/* a soft hyphen is */
	bool in_square;		/* square brackets stand around the break */
	bool is_title_case;	/* a capital begins most words */
	bool has_noun_capitals; /* or all nouns (glue.h) */
	size_t n_words;		/* from the end of a sentence up to LEFT; or PHRASE_LONG and more */
};

/* PIECE with the punctuation around it read, and its classes in GLUE. */
struct phrase_word phrase_read(const struct glue *glue, struct span piece);

/* How many words up to LEFT are stranded at the end of a line that began before them: the one or
 * two that begin a sentence, the one behind a colon, the small one that begins a clause ("it is
 * wet, but | warm"); 0: none.
 */
size_t phrase_stranded(const struct phrase_window *w);

/* The penalty of the break between LEFT and RIGHT. */
int phrase_penalty(const struct phrase_window *w);

#endif
