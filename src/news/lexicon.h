/*
 * lexicon.h - host only: the word tables of a language, assets/lang/<xx>/<table>.txt.
 *
 * The tables hold the words, the C code holds the rules. A table is UTF-8 text: one entry a line,
 * lower case (names keep their case; look-up ignores ASCII case), '#' starts a comment, an optional
 * value after a tab. An entry may be several words, separated by one space.
 *
 * All tables are read into one index of lexemes, so that a word is looked up once, when its
 * paragraph is split (token.h), and asked about by bit after that.
 */
#ifndef NEWS_LEXICON_H
#define NEWS_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/region.h"
#include "base/span.h"

/* One row a file of assets/lang/<xx>/. */
enum lexicon_table {
	LEXICON_ABBREVIATIONS, /* "gen", "a.m": a full stop after them ends no sentence */
	LEXICON_CUES,	       /* verbs of saying, every form: "said", "warned"; value "not": behind
				  a quotation gives its subject no words ("denied") */
	LEXICON_TITLES,	       /* before or beside a name: "president", "sir"; value: gender m/f */
	LEXICON_ROLES,	       /* nouns that can head a role: "spokesman", "director"; value: gender
				  m/f, "many" for a plural, "mod" for a word that only stands
				  before such a noun ("deputy") */
	LEXICON_FIRST_NAMES,   /* "Donald"; value: gender m/f */
	LEXICON_PLACES,	       /* "Kyiv", "United States"; value: the kicker to show, if another */
	LEXICON_DEMONYMS,      /* "Ukrainian"; value: the place */
	LEXICON_ORGANISATIONS, /* "Reuters", "NATO"; value: spelling to show */
	LEXICON_AGENCIES,      /* news sources: "Associated Press", value: short form "AP" */
	LEXICON_ACRONYMS,      /* stay in capitals: "NATO", "UAE" */
	LEXICON_FUNCTION,  /* articles, prepositions, conjunctions, pronouns, auxiliaries; value:
			      the class: art prep conj sub pron aux neg rel det adv */
	LEXICON_MONTHS,	   /* "january", "jan"; value: 1 to 12 */
	LEXICON_VERBS,	   /* common finite verbs of news prose, every finite form */
	LEXICON_NICKNAMES, /* "Don"; value: "Donald" */
	LEXICON_WEEKDAYS,
	LEXICON_INSTITUTIONS, /* nouns that head an organisation's name: "ministry" */
	LEXICON_STANDALONE,   /* words that keep a quotation from standing alone; value: the class:
				 opener interjection greeting comment deictic
				 unique past dangling told */
	LEXICON_SEATS,	      /* bodies that stand for a government, "Kremlin"; value: the place */
	LEXICON_EPITHETS,     /* adjectives that colour and can go: "historic" */
	LEXICON_RELATIONAL,   /* words that cannot spare what follows: "role" (in), "bid" (for) */
	LEXICON_SENSES,	  /* words that mean the same in a headline, or the opposite; values in the
			     table's head */
	LEXICON_STANDING, /* "prime minister"; value: how far the office carries, 0 to 1000 */
	LEXICON_NEWSWORTHY, /* "ceasefire"; value: the kind of news and its worth, "conflict 250" */
	LEXICON_N_TABLES,
};

struct lexicon;

/* An entry with all that the tables say of it, or the first word of one of several words. */
struct lexeme {
	struct span text;
	uint64_t hash;	 /* span_hash_word() of it */
	uint64_t tables; /* 1 << enum lexicon_table: those it stands in */
	uint64_t begins; /* the same: those that have a longer entry whose first word it is */
	uint32_t cls;	 /* of LEXICON_FUNCTION, as lexicon_class() packs it; 0: none */
	const struct lexeme_value *values;
};

/* Reads the embedded tables (base/embed.h) of LANGUAGE ("en"). A table that is missing is empty. A
 * defect in a table is reported to D with file:line. Everything is taken from R and valid as long.
 */
MUST_CHECK enum err lexicon_load(const char *language, struct region *r, struct diag *d,
				 const struct lexicon **out);

/* Is ENTRY (one or several words) in the table? */
bool lexicon_has(const struct lexicon *l, enum lexicon_table table, struct span entry);

/* The value of ENTRY: empty where it has none, false where the entry is not there. */
bool lexicon_value(const struct lexicon *l, enum lexicon_table table, struct span entry,
		   struct span *value);

/* Calls TAKE with USER for every entry of the table, in the order of its file. */
void lexicon_each(const struct lexicon *l, enum lexicon_table table,
		  void (*take)(void *user, struct span entry, struct span value), void *user);

/* What the tables say of WORD, ASCII case ignored; NULL where it is in none and begins nothing. */
const struct lexeme *lexicon_find(const struct lexicon *l, struct span word);

/* The same where span_hash_word(WORD) is known: HASH. */
const struct lexeme *lexicon_find_hashed(const struct lexicon *l, struct span word, uint64_t hash);

/* The first three letters of a class of function words ("art", "prep"), which tell them all apart:
 * of a literal the compiler makes a number. */
static inline uint32_t lexicon_class(const char *cls)
{
	return (uint32_t)(unsigned char)cls[0] | (uint32_t)(unsigned char)cls[1] << 8 |
	       (uint32_t)(unsigned char)cls[2] << 16;
}

/* The same two questions of a lexeme found before; E may be NULL. */
static inline bool lexicon_in(const struct lexeme *e, enum lexicon_table table)
{
	return e && (e->tables >> table & 1);
}
bool lexicon_value_of(const struct lexeme *e, enum lexicon_table table, struct span *value);

/* The most words an entry of the table has; 0 for an empty table. */
size_t lexicon_longest(const struct lexicon *l, enum lexicon_table table);

#endif
