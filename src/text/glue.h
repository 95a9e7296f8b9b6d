/*
 * glue.h - the words that hold on to their neighbours: assets/lang/<xx>/glue.txt.
 *
 * What is peculiar to a language as a whole stands in its table, too, as classes of the word "@".
 *
 * One entry a line, lower case, a tab and its classes, apart by spaces ("may<TAB>auxiliary month");
 * '#' starts a comment; look-up ignores the case of Latin-1, Greek and Cyrillic and takes a
 * typographic apostrophe for a plain one. An entry "-ung" is an ending: what words of four letters
 * and more that are not in the table are by it, the longest of four letters at most. What a class
 * means for a line break is breaks.c's affair. Zero-copy: entries point into the table's text.
 * Fixed size, never allocates.
 */
#ifndef TEXT_GLUE_H
#define TEXT_GLUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/span.h"

#define GLUE_WORDS_MAX 1024

/* A word may be in several classes: the bits are added. The table says "article", "preposition",
 * ... */
enum glue_class {
	GLUE_ARTICLE = 1 << 0,	   /* the, a: holds what follows */
	GLUE_PREPOSITION = 1 << 1, /* of, after: holds what follows, likes to begin a line */
	GLUE_CONJUNCTION = 1 << 2, /* and, but: likes to begin a line */
	GLUE_RELATIVE = 1 << 3,	   /* who, which, that: likes to begin a line */
	GLUE_AUXILIARY = 1 << 4,   /* will, has: holds the verb that follows */
	GLUE_NEGATION = 1 << 5,	   /* not, never: holds the verb that follows */
	GLUE_TITLE = 1 << 6,	   /* President, Mr: holds the name that follows */
	GLUE_UNIT = 1 << 7,	   /* percent, km, million: held by the number before it */
	GLUE_DETERMINER = 1 << 8,  /* his, this, every: holds what follows like an article */
	GLUE_PARTICLE = 1 << 9,	   /* van, de, al: within a name */
	GLUE_MONTH = 1 << 10,	   /* held by the day before or after it */
	GLUE_SUBJECT = 1 << 11,	   /* I, we, they: holds the verb that follows */
	GLUE_GENITIVE = 1 << 12,   /* of: held by the noun before it, too */
	GLUE_NUMBER = 1 << 13,	   /* nine, dozen: as a figure, holds what is counted */
	GLUE_DAYPART = 1 << 14,	   /* afternoon: held by the day before it */
	GLUE_ADJECTIVE = 1 << 15,  /* some, long: holds what follows, less than an article */
	GLUE_SEPARABLE =
		1 << 16, /* German "an", at the end of a clause: held by what stands before */
	GLUE_PHRASAL = 1 << 17,	     /* took, end: holds an adverb that follows */
	GLUE_ADVERB = 1 << 18,	     /* over, up: a part of such a verb */
	GLUE_HEAD = 1 << 19,	     /* talks, officer: the noun before it often says which */
	GLUE_POSTPOSITION = 1 << 20, /* Hindi "mein": held by what stands before */
	GLUE_PEOPLE = 1 << 23,	  /* Ukrainian: holds a noun that follows, as an adjective does */
	GLUE_ATTRIBUTE = 1 << 24, /* by its ending an adjective, before its noun */
	/* Of the word "@": */
	GLUE_NOUN_CAPITALS = 1 << 21, /* every noun has a capital, so two of them need be no name */
	GLUE_ELISION = 1 << 22,	      /* d'une, qu'il: what stands behind the apostrophe counts */
};

struct glue_word {
	struct span word;
	uint32_t classes;
};

#define GLUE_LANGUAGE_MAX 8 /* bytes of the language of a folder under assets/lang/ */

struct glue {
	struct glue_word word[GLUE_WORDS_MAX]; /* sorted, case ignored */
	size_t n;
	uint32_t traits; /* the classes of "@" */
	bool has_endings;
	char language[GLUE_LANGUAGE_MAX + 1]; /* of the table glue_load() gave; else empty */
};

/* Reads a table; TEXT must outlive GLUE. A defective line is reported with FILE:line and left out
 * (ERR_SYNTAX, the rest is usable); ERR_LIMIT: more than GLUE_WORDS_MAX words, GLUE holds the first
 * ones. An empty text gives an empty table: only punctuation and UAX 14 then speak. */
MUST_CHECK enum err glue_read(struct glue *glue, struct span text, const char *file,
			      struct diag *d);

/* The embedded table of LANGUAGE ("en"); empty where there is none. */
void glue_load(struct glue *glue, const char *language);

/* The same, of a card's language ("pt-BR" is "pt"), empty for English; nothing is done where GLUE
 * has it already. */
void glue_use(struct glue *glue, struct span language);

/* The classes of WORD, which has no punctuation around it; 0 where the table does not know it. */
uint32_t glue_classes(const struct glue *glue, struct span word);

#endif
