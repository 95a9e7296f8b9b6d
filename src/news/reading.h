/*
 * reading.h - one article split into tokens once, for everything that reads its sentences.
 *
 * A place in it is (paragraph index, token index). Paragraphs that say nothing about the story
 * (counters, teasers, bylines, broken text) have no tokens. Never changes the article.
 */
#ifndef NEWS_READING_H
#define NEWS_READING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/region.h"
#include "base/span.h"
#include "news/article.h"
#include "news/lexicon.h"
#include "news/token.h"

/* A number of four digits that may be a year, 1900 to 2099. */
struct reading_year {
	size_t para, at;
	int year;
};

struct reading_years {
	struct reading_year *items;
	size_t n, max;
};

struct reading {
	const struct lexicon *l;
	const struct article *a;
	struct tokens *paras;	    /* a->n of them */
	struct reading_years years; /* in order */
};

/* What is not split yet is taken from R; *OUT views A. */
void reading_make(const struct lexicon *l, const struct article *a, struct region *r,
		  struct reading *out);

/* The year that T is, 1900 to 2099; 0: none. */
int reading_year(const struct token *t);

/* Token AT of paragraph PARA; NULL beyond either end (so AT may be one too far, or SIZE_MAX). */
static inline const struct token *reading_token(const struct reading *g, size_t para, size_t at)
{
	return para < g->a->n && at < g->paras[para].n ? &g->paras[para].items[at] : NULL;
}

/* A sentence is looked at for so many tokens; the longest in our news texts has 120. */
#define READING_SENTENCE_MAX 400

/* The first token of the sentence that token AT stands in, at most READING_SENTENCE_MAX back. */
size_t reading_sentence_start(const struct reading *g, size_t para, size_t at);

/* The bytes from token FIRST to before token END of a paragraph, as they stand there. */
struct span reading_text(const struct reading *g, size_t para, size_t first, size_t end);

/* Is the token this word or mark, ASCII case ignored? False for NULL. */
static inline bool reading_is(const struct token *t, const char *word)
{
	return t && span_is_nocase(t->text, word);
}

/* Does the token begin with this whole word: "it", "it's", but not "itself"? ASCII case ignored;
 * false for NULL and for what is no word. */
static inline bool reading_begins(const struct token *t, const char *word)
{
	size_t n = span_of(word).n;

	return t && t->kind == TOKEN_WORD && span_starts_nocase(t->text, word) &&
	       (t->text.n == n || t->text.p[n] == '\'' || (unsigned char)t->text.p[n] >= 0x80);
}

/* Is it one of N words? */
bool reading_is_any(const struct token *t, const char *const *words, size_t n);
#define READING_IS_ANY(t, words) reading_is_any((t), (words), COUNT_OF(words))

/* Has a word of TABLE one of the space-separated VALUES there? */
bool reading_has_value(const struct token *t, enum lexicon_table table, const char *values);

/* Is the token (without 's) in TABLE with one of the space-separated VALUES? VALUES NULL: with any
 * value. False for NULL and for what is no word. */
static inline bool reading_in(const struct reading *g, const struct token *t,
			      enum lexicon_table table, const char *values)
{
	(void)g;
	return t && t->kind == TOKEN_WORD && (token_has(t, table) || token_stem_has(t, table)) &&
	       (!values || reading_has_value(t, table, values));
}

/* Of the entries of TABLE that begin at token AT, the number of tokens of the longest; 0: none. */
size_t reading_phrase(const struct reading *g, size_t para, size_t at, enum lexicon_table table,
		      struct span *value);

#endif
