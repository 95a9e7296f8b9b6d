/*
 * token.h - words and marks of a paragraph, and where its sentences end.
 *
 * Tokens are views; offsets are bytes from the start of the paragraph's text. English rules; the
 * abbreviations come from the lexicon. Never changes the text.
 */
#ifndef NEWS_TOKEN_H
#define NEWS_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/region.h"
#include "base/span.h"
#include "news/lexicon.h"

enum token_kind {
	TOKEN_WORD,   /* letters, inner apostrophes and hyphens: "Trump", "don't", "face-to-face";
			 an abbreviation or initial holds its full stop: "Gen.", "J.", "U.S." */
	TOKEN_NUMBER, /* begins with a digit: "146", "11.30am", "$400billion" (sign included) */
	TOKEN_QUOTE_OPEN,  /* an opening quotation mark, any style */
	TOKEN_QUOTE_CLOSE, /* a closing one */
	TOKEN_PUNCT,	   /* any other mark: , ; : . ! ? ( ) [ ] dash; one token a mark, "..." and
			      "--" being one each */
};

/* How a quotation is marked. A closing mark has the style of the mark it closes. */
enum token_style {
	TOKEN_STYLE_NONE,
	TOKEN_STYLE_CURLY,    /* U+201C U+201D */
	TOKEN_STYLE_STRAIGHT, /* " */
	TOKEN_STYLE_DOUBLED,  /* two backticks or apostrophes: ``...'' */
	TOKEN_STYLE_ANGLE,    /* guillemets, either way round */
	TOKEN_STYLE_LOW,      /* U+201E U+201C or U+201D */
	TOKEN_STYLE_SINGLE,   /* any single mark: curly, straight, low, backtick */
	TOKEN_N_STYLES,
};

/* Facts about a word, or'ed. */
enum token_flag {
	TOKEN_CAPITAL = 1,	  /* first letter is upper case */
	TOKEN_SHOUT = 2,	  /* two letters or more, all upper case */
	TOKEN_POSSESSIVE = 4,	  /* ends in 's or s' (any apostrophe); text still holds it */
	TOKEN_SPACE = 8,	  /* white space stands before it */
	TOKEN_ENDS_SENTENCE = 16, /* the last token of a sentence, closing marks included */
	TOKEN_STARTS_SENTENCE = 32,
	TOKEN_IN_QUOTE = 64, /* between quotation marks; the marks themselves are not */
};

struct token {
	struct span text;
	uint32_t start, end; /* [start, end) in the paragraph */
	uint8_t kind;	     /* enum token_kind */
	uint8_t flags;
	uint8_t style;			   /* quotation marks: enum token_style; else 0 */
	uint8_t n_tail;			   /* bytes of TEXT that token_stem() leaves out */
	const struct lexeme *whole, *stem; /* what the tables say of either; NULL: nothing */
	uint64_t hash;			   /* of the stem, by span_hash_word(); 0 for marks */
};

struct tokens {
	struct token *items;
	size_t n, max;
};

/* Splits TEXT. *OUT must be zeroed or an earlier result in the same region (it is then reused). */
void token_split(const struct lexicon *l, struct span text, struct region *r, struct tokens *out);

/* The tokens of P: those it has, else split, from R. */
struct para;
struct tokens token_of_para(const struct lexicon *l, const struct para *p, struct region *r);

/* White space of any kind: of ASCII, a no-break or a wide one; and the invisible marks of
 * direction.
 */
bool token_is_space(uint32_t c);

/* A word without its possessive ending or the full stop of a plain abbreviation: "Trump's" ->
 * "Trump", "Gen." -> "Gen"; "U.S." stays. */
static inline struct span token_stem(const struct token *t)
{
	return (struct span){t->text.p, t->text.n - t->n_tail};
}

/* Is the word, as it stands or as its stem, in TABLE, and with what value? As lexicon_has() and
 * lexicon_value() say, but without looking anything up. False for marks. */
static inline bool token_has(const struct token *t, enum lexicon_table table)
{
	return lexicon_in(t->whole, table);
}
static inline bool token_stem_has(const struct token *t, enum lexicon_table table)
{
	return lexicon_in(t->stem, table);
}
static inline bool token_value(const struct token *t, enum lexicon_table table, struct span *value)
{
	return lexicon_value_of(t->whole, table, value);
}
static inline bool token_stem_value(const struct token *t, enum lexicon_table table,
				    struct span *value)
{
	return lexicon_value_of(t->stem, table, value);
}

/* Does a word have this value in LEXICON_FUNCTION? class "art", "prep", ... */
static inline bool token_is_class(const struct lexicon *l, const struct token *t, const char *cls)
{
	(void)l;
	return t->kind == TOKEN_WORD && t->whole && t->whole->cls == lexicon_class(cls);
}

#endif
