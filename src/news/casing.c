#include "news/casing.h"

#include <string.h>

#include "base/utf8.h"

/* The words at the head of a lead that may be shouted. */
#define HEAD_WORDS 6

struct writer {
	const struct lexicon *l;
	const struct article *a;
	const struct tokens *t;
	struct region scratch;
};

/* The article's own spelling of a shouted word, elsewhere in its prose; empty where it has none. */
static struct span own_spelling(struct writer *m, struct span word)
{
	for (size_t i = 0; i < m->a->n; i++) {
		struct tokens t;

		if (m->a->paras[i].cls != LINE_BODY || i == m->a->lead)
			continue;
		t = token_of_para(m->l, &m->a->paras[i], &m->scratch);
		for (size_t k = 0; k < t.n; k++)
			if (!(t.items[k].flags & (TOKEN_SHOUT | TOKEN_STARTS_SENTENCE)) &&
			    span_equal_nocase(token_stem(&t.items[k]), word))
				return token_stem(&t.items[k]);
	}
	return (struct span){NULL, 0};
}

/* Is the shouted word shouted again further on, as initials are? */
static bool is_shouted_again(struct writer *m, struct span word)
{
	for (size_t i = m->a->lead + 1; i < m->a->n; i++) {
		struct tokens t;

		if (m->a->paras[i].cls != LINE_BODY)
			continue;
		t = token_of_para(m->l, &m->a->paras[i], &m->scratch);
		for (size_t k = 0; k < t.n; k++)
			if (t.items[k].flags & TOKEN_SHOUT &&
			    span_equal(token_stem(&t.items[k]), word))
				return true;
	}
	return false;
}

static bool is_name(const struct lexicon *l, struct span word)
{
	return lexicon_has(l, LEXICON_PLACES, word) || lexicon_has(l, LEXICON_DEMONYMS, word) ||
	       lexicon_has(l, LEXICON_FIRST_NAMES, word) ||
	       lexicon_has(l, LEXICON_ORGANISATIONS, word);
}

static char upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
}

static bool has_vowel(struct span word)
{
	for (size_t i = 0; i < word.n; i++)
		if (span_find(span_of("AEIOU"), 0, (const char[]){word.p[i], 0}) < 5)
			return true;
	return false;
}

/* Is STEM, in capitals, a word somebody shouted? A short one nobody knows may be initials. */
static bool is_shout(const struct lexicon *l, struct span stem)
{
	struct span value;

	if (stem.n < 2 || lexicon_has(l, LEXICON_ACRONYMS, stem))
		return false;
	return (stem.n > 4 && has_vowel(stem)) || is_name(l, stem) ||
	       lexicon_value(l, LEXICON_FUNCTION, stem, &value) ||
	       lexicon_has(l, LEXICON_VERBS, stem) || lexicon_has(l, LEXICON_CUES, stem);
}

/* Papers shout the first words of a lead, or all of it; further on capitals are initials. */
static bool may_be_shouted(const struct tokens *t, size_t i)
{
	size_t shouts = 0;

	for (size_t back = 0; back < HEAD_WORDS; back++)
		if (back >= i || t->items[i - back].flags & TOKEN_STARTS_SENTENCE)
			return true;
	for (size_t k = 0; k < t->n; k++)
		shouts += t->items[k].flags & TOKEN_SHOUT ? 1 : 0;
	return shouts > t->n / 2;
}

/* "IT services": one word in capitals alone, no verb behind it, is no shouted pronoun. */
static bool is_initials(const struct writer *m, size_t i)
{
	const struct token *next = i + 1 < m->t->n ? &m->t->items[i + 1] : NULL;

	return span_is(m->t->items[i].text, "IT") && next && !(next->flags & TOKEN_SHOUT) &&
	       !token_is_class(m->l, next, "aux") && !token_has(next, LEXICON_VERBS);
}

/* "The FIRST Global cup": where the sentence itself begins in small letters, a small word in
 * capitals is a name's. */
static bool is_of_name(const struct writer *m, size_t i)
{
	size_t first = i;
	struct span value;

	while (first > 0 && !(m->t->items[first].flags & TOKEN_STARTS_SENTENCE))
		first--;
	return first < i && m->t->items[first].text.n > 1 &&
	       !(m->t->items[i - 1].flags & TOKEN_SHOUT) &&
	       !(m->t->items[first].flags & TOKEN_SHOUT) &&
	       token_stem_value(&m->t->items[i], LEXICON_FUNCTION, &value) && i + 1 < m->t->n &&
	       m->t->items[i + 1].flags & TOKEN_CAPITAL;
}

/* "iPhone", "eBay": a capital further on says how it is written. */
static bool has_own_case(struct span word)
{
	return word.n > 1 && word.p[0] >= 'a' && word.p[0] <= 'z' && word.p[1] >= 'A' &&
	       word.p[1] <= 'Z';
}

/* Writes token I to OUT: as it stands, or out of its capitals where the lead shouts it. */
static size_t put_token(struct writer *m, size_t i, char *out)
{
	const struct token *t = &m->t->items[i];
	struct span stem = token_stem(t), own;

	memcpy(out, t->text.p, t->text.n);
	if (!(t->flags & TOKEN_SHOUT) || !may_be_shouted(m->t, i) || !is_shout(m->l, stem) ||
	    is_initials(m, i) || is_of_name(m, i))
		return t->text.n;
	own = own_spelling(m, stem);
	if (!own.n && !is_name(m->l, stem) && is_shouted_again(m, stem))
		return t->text.n;
	for (size_t k = 0; k < t->text.n; k++)
		out[k] = span_lower(out[k]);
	if (own.n)
		memcpy(out, own.p, own.n);
	else if (is_name(m->l, stem))
		out[0] = upper(out[0]);
	return t->text.n;
}

/* Does white space stand before kept token I in the headline? */
static bool has_space(const struct tokens *t, const struct search_way *way, size_t i)
{
	size_t before = way->kept[i - 1], here = way->kept[i];
	const struct token *k = &t->items[here];

	if (k->kind == TOKEN_PUNCT && !span_is(k->text, "(") && !span_is(k->text, "[") &&
	    !(k->flags & TOKEN_SPACE))
		return false;
	if (before + 1 == here)
		return k->flags & TOKEN_SPACE;
	return k->kind != TOKEN_QUOTE_CLOSE;
}

/* A comma that stands before a closing mark because the sentence went on. */
static bool is_closing_comma(const struct tokens *t, const struct search_way *way, size_t i)
{
	return span_is(t->items[way->kept[i]].text, ",") &&
	       t->items[way->kept[i + 1]].kind == TOKEN_QUOTE_CLOSE;
}

/* Bytes the text has at most. */
static size_t room_for(const struct tokens *t, const struct search_way *way)
{
	size_t n = 3;

	for (size_t i = 0; i < way->n; i++)
		n += t->items[way->kept[i]].text.n + 1;
	return n;
}

struct span casing_write(const struct lexicon *l, const struct article *a, const struct tokens *t,
			 const struct search_way *way, struct region *r)
{
	struct writer w = {.l = l, .a = a, .t = t};
	char *out = region_take(r, room_for(t, way));
	size_t n = 0;

	region_init(&w.scratch);
	for (size_t i = 0; i < way->n; i++) {
		if (i + 2 == way->n_body && is_closing_comma(t, way, i))
			continue;
		if (i == way->n_body)
			out[n++] = ',';
		if (i > 0 && (i == way->n_body || has_space(t, way, i)))
			out[n++] = ' ';
		n += put_token(&w, way->kept[i], out + n);
	}
	if (n && !has_own_case((struct span){out, n}))
		out[0] = upper(out[0]);
	region_finish(&w.scratch);
	return (struct span){out, n};
}

size_t casing_length(const struct tokens *t, const struct search_way *way)
{
	size_t n = way->n > way->n_body;

	for (size_t i = 0; i < way->n; i++) {
		n += utf8_count(t->items[way->kept[i]].text);
		n += i > 0 && (i == way->n_body || has_space(t, way, i));
	}
	return n;
}
