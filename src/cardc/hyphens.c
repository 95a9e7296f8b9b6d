#include "cardc/hyphens.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <hyphen.h>
#include <utf8proc.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "pack/pack.h"
#include "text/soft.h"

#define FOLDER "/usr/share/hyphen/"
#define WORD_MAX 200 /* bytes */
/* Letters that stay together at a word's beginning and end. */
#define LETTERS_BEFORE 3
#define LETTERS_BEHIND 3

static const struct {
	const char *language, *path;
} files[] = {
	{"en", FOLDER "hyph_en_US.dic"},
	{"de", FOLDER "hyph_de_DE.dic"},
	{"fr", FOLDER "hyph_fr.dic"},
	{"es", FOLDER "hyph_es_ES.dic"},
};

struct hyphens {
	HyphenDict *dict[COUNT_OF(files)]; /* NULL: not there, or not asked for */
	bool was_asked[COUNT_OF(files)];
};

struct hyphens *hyphens_create(struct region *r)
{
	return region_take(r, sizeof(struct hyphens));
}

void hyphens_destroy(struct hyphens *h)
{
	for (size_t i = 0; h && i < COUNT_OF(files); i++)
		if (h->dict[i])
			hnj_hyphen_free(h->dict[i]);
}

/* Patterns are in UTF-8 or in Latin-1; others are as if they were not there. */
static HyphenDict *load(const char *path)
{
	HyphenDict *dict = hnj_hyphen_load(path);

	if (dict && !dict->utf8 && strcmp(dict->cset, "ISO8859-1")) {
		hnj_hyphen_free(dict);
		dict = NULL;
	}
	return dict;
}

static HyphenDict *dict_of(struct hyphens *h, struct span language)
{
	for (size_t i = 0; i < COUNT_OF(files); i++) {
		if (!span_is(language.n ? language : span_of("en"), files[i].language))
			continue;
		if (!h->was_asked[i])
			h->dict[i] = load(files[i].path);
		h->was_asked[i] = true;
		return h->dict[i];
	}
	return NULL;
}

/* WORD in small letters and in the signs of DICT in OUT, with a terminator, up to which libhyphen
 * looks for what it must not divide; returns how many bytes it takes, 0 where it cannot be written
 * so. */
static size_t written(const HyphenDict *dict, struct span word, char out[WORD_MAX + 1])
{
	size_t n = 0;

	for (size_t at = 0, len; at < word.n; at += len) {
		uint32_t cp = (uint32_t)utf8proc_tolower((utf8proc_int32_t)utf8_at(word, at, &len));

		if (n + UTF8_MAX > WORD_MAX || (!dict->utf8 && cp > 0xFF))
			return 0;
		if (dict->utf8)
			n += utf8_put(cp, out + n);
		else
			out[n++] = (char)cp;
	}
	out[n] = 0;
	return n;
}

/* libhyphen's answer on a word: MARKS[K] is odd where it may be divided behind its letter K. */
struct answer {
	char marks[WORD_MAX + 5];
	char **rep;
	int *pos, *cut;
};

static void forget(struct answer *a, size_t n)
{
	for (size_t i = 0; a->rep && i < n; i++)
		free(a->rep[i]);
	free(a->rep);
	free(a->pos);
	free(a->cut);
}

/* Appends WORD to OUT with its soft hyphens, behind a space where something stands there; nothing
 * where it has none. */
static void put_word(struct buf *out, HyphenDict *dict, struct span word)
{
	char small[WORD_MAX + 1];
	struct answer a = {.rep = NULL};
	size_t n_small = written(dict, word, small);
	size_t before = out->n, n_hyphens = 0, letter = 0;

	if (!n_small ||
	    hnj_hyphen_hyphenate3(dict, small, (int)n_small, a.marks, NULL, &a.rep, &a.pos, &a.cut,
				  LETTERS_BEFORE, LETTERS_BEHIND, LETTERS_BEFORE, LETTERS_BEHIND)) {
		forget(&a, n_small);
		return;
	}
	if (out->n)
		buf_put_u8(out, ' ');
	for (size_t at = 0, len; at < word.n; at += len, letter++) {
		(void)utf8_at(word, at, &len);
		buf_put_span(out, span_cut(word, at, at + len));
		/* REP: a place where dividing changes letters, as old German did. */
		if (at + len == word.n || !(a.marks[letter] & 1) || (a.rep && a.rep[letter]))
			continue;
		buf_put_text(out, SOFT_HYPHEN);
		n_hyphens++;
	}
	if (n_hyphens == 0)
		out->n = before;
	forget(&a, n_small);
}

static bool is_letter(uint32_t cp)
{
	utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);

	return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LL ||
	       c == UTF8PROC_CATEGORY_LO || c == UTF8PROC_CATEGORY_MN;
}

/* The letters of TEXT from AT on. */
static struct span word_at(struct span text, size_t at)
{
	size_t end = at, len;

	while (end < text.n && is_letter(utf8_at(text, end, &len)))
		end += len;
	return span_cut(text, at, end);
}

struct span hyphens_of(struct hyphens *h, struct span text, struct span language, struct region *r)
{
	HyphenDict *dict = dict_of(h, language);
	struct buf list;
	struct span out;

	if (!dict)
		return (struct span){NULL, 0};
	buf_init(&list);
	for (size_t at = 0, len; at < text.n; at += len) {
		struct span word = word_at(text, at);

		(void)utf8_at(text, at, &len);
		len = MAX_OF(word.n, len);
		if (word.n <= WORD_MAX - UTF8_MAX && utf8_count(word) >= HYPHENS_LETTERS_MIN &&
		    list.n + 3 * word.n < PACK_TEXT_MAX)
			put_word(&list, dict, word);
	}
	out = region_copy(r, (struct span){(const char *)list.p, list.n});
	buf_finish(&list);
	return out;
}
