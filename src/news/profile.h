/*
 * profile.h - host only: what one paragraph looks like, counted once, for all who judge it: its
 * tokens, its marks, its words as hashes, its names.
 *
 * Never decides anything. Words are compared by hash (lower case, no possessive, any apostrophe);
 * two words of equal hash are taken for the same word, which at 64 bits costs less than one
 * mistake in a corpus of a billion words.
 */
#ifndef NEWS_PROFILE_H
#define NEWS_PROFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/region.h"
#include "base/span.h"
#include "news/article.h"
#include "news/lexicon.h"
#include "news/token.h"

/* Words in a shingle: runs that long are rarely shared by chance (Broder, 1997, uses 4 as well). */
#define PROFILE_SHINGLE 4

/* How a paper spells, or'ed: no paper mixes the two of a pair in one report. */
enum profile_house {
	PROFILE_US_PLAIN = 1,  /* US */
	PROFILE_US_DOTTED = 2, /* U.S. */
	PROFILE_BRITISH = 4,   /* defence, centre, per cent */
	PROFILE_AMERICAN = 8,  /* defense, center, percent */
};

struct hashes {
	uint64_t *items;
	size_t n, max;
};

/* A person named: "President Volodymyr Zelensky's" gives surname Zelensky, full, titled. */
struct mention {
	struct span surname; /* the last word of the name, as spelt, without possessive */
	uint64_t key;	     /* its hash */
	uint64_t sound;	     /* the hash of what spellings of it share: one letter for i, j and y,
				one for a doubled one */
	bool is_full;	     /* with at least one more name before it */
	bool is_titled;	     /* with a title, a role or a demonym before it */
	bool is_person;	     /* titled, or its first word is a known first name */
};

struct mentions {
	struct mention *items;
	size_t n, max;
};

struct profile {
	struct tokens tokens;
	size_t n_words;		/* words and numbers */
	size_t n_sentences;	/* at least 1 where there is a word */
	size_t n_finite;	/* finite verbs outside quotations */
	size_t n_articles;	/* a, an, the */
	size_t n_capitals;	/* capitalised words, the first of a sentence aside */
	size_t n_shouts;	/* words in capitals that are no acronym */
	size_t n_voice;		/* the author's "I", "we", "our" outside quotations */
	struct span verb_form;	/* what the table says of the first finite verb, the first word
				   aside ("past"); empty where it has none */
	unsigned house;		/* enum profile_house */
	unsigned forms;		/* house_forms(); set by looks_set(), as the next four */
	bool has_dateline;	/* dateline_read() reads one */
	size_t credit_at;	/* credit_find() */
	bool is_furniture;	/* furniture_is_page() */
	uint64_t looks;		/* evidence of its class, as lineclass.h counts it */
	bool ends_sentence;	/* a full stop or its like, closing marks aside */
	bool ends_colon;	/* ":" at the end: a list or a quotation follows */
	bool opens_quote;	/* begins with an opening mark */
	bool leaves_open;	/* a quotation is still open at its end */
	bool has_quote;		/* any quotation mark */
	struct hashes words;	/* every word in order */
	struct hashes content;	/* stems of the words that carry meaning */
	struct hashes shingles; /* of PROFILE_SHINGLE words each */
	struct mentions people;
};

/* Fills *OUT for P; everything is taken from R. A LINE_BAD paragraph gives the empty profile. */
void profile_make(const struct lexicon *l, const struct para *p, struct region *r,
		  struct profile *out);

/* The hash of a word as the profiles hold it. */
uint64_t profile_word(struct span word);

/* Is token AT (a word) a finite verb as far as its form and its neighbours tell? A word of the verb
 * or cue table, an auxiliary, or a past form after a name; not after an article, "to" or a
 * possessive. */
bool profile_is_finite(const struct lexicon *l, const struct tokens *t, size_t at);

#endif
