#include "cardc/block.h"

#include <stdlib.h>

#include <utf8proc.h>

#include "base/utf8.h"
#include "cardc/fold.h"

enum kind { KIND_SPACE, KIND_WORD, KIND_MARK };

static enum kind kind_of(uint32_t c)
{
	switch (utf8proc_category((utf8proc_int32_t)c)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO:
		return KIND_WORD;
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
	case UTF8PROC_CATEGORY_CC:
		return KIND_SPACE;
	default:
		return KIND_MARK;
	}
}

/* TEXT is folded. */
static void split(struct span text, struct region *r, struct block_words *out)
{
	size_t from = 0, at = 0, len;

	while (at < text.n) {
		uint32_t c = utf8_at(text, at, &len);
		enum kind kind = kind_of(c);

		if (kind == KIND_WORD) {
			at += len;
			continue;
		}
		if (at > from)
			REGION_PUSH(r, out, span_cut(text, from, at));
		if (kind == KIND_MARK)
			REGION_PUSH(r, out,
				    c == 0x2019 ? span_of("'") : span_cut(text, at, at + len));
		from = at += len;
	}
	if (at > from)
		REGION_PUSH(r, out, span_cut(text, from, at));
}

void block_add(struct block *b, struct span text, uint32_t line, struct region *r)
{
	struct block_phrase p = {.text = fold_text(text, r), .line = line};

	split(p.text, r, &p.words);
	if (p.words.n)
		REGION_PUSH(r, b, p);
}

static int by_first_word(const void *a, const void *b)
{
	const struct block_phrase *x = a, *y = b;
	int order = span_compare(x->words.items[0], y->words.items[0]);

	return order ? order : (x->line > y->line) - (x->line < y->line);
}

void block_sort(struct block *b)
{
	if (b->n)
		qsort(b->items, b->n, sizeof *b->items, by_first_word);
}

/* The first phrase that begins with WORD, or with one behind it. */
static size_t first_with(const struct block *b, struct span word)
{
	size_t low = 0, high = b->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (span_compare(b->items[middle].words.items[0], word) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool stands_at(const struct block_phrase *p, const struct block_words *text, size_t at)
{
	if (p->words.n > text->n - at)
		return false;
	for (size_t i = 0; i < p->words.n; i++)
		if (!span_equal(p->words.items[i], text->items[at + i]))
			return false;
	return true;
}

const struct block_phrase *block_find(const struct block *b, struct span text, bool whole,
				      struct region *r)
{
	const struct block_phrase *found = NULL;
	struct block_words words = {NULL, 0, 0};

	if (b->n == 0 || text.n == 0)
		return NULL;
	split(fold_text(text, r), r, &words);
	for (size_t at = 0; at < (whole ? MIN_OF(words.n, (size_t)1) : words.n); at++) {
		for (size_t i = first_with(b, words.items[at]);
		     i < b->n && span_equal(b->items[i].words.items[0], words.items[at]); i++) {
			struct block_phrase *p = &b->items[i];

			if (!stands_at(p, &words, at) || (whole && p->words.n != words.n))
				continue;
			p->used = true;
			found = found ? found : p;
		}
	}
	return found;
}
