#include "news/reading.h"

#include <string.h>

/* The longest table entry that is looked for, in bytes and in words. */
enum { PHRASE_BYTES = 96, PHRASE_WORDS = 5 };

static bool tells_the_story(enum line_class cls)
{
	return cls == LINE_BODY || cls == LINE_TITLE || cls == LINE_STANDFIRST ||
	       cls == LINE_CAPTION || cls == LINE_SUBHEADING || cls == LINE_PULLQUOTE;
}

int reading_year(const struct token *t)
{
	int year = 0;

	if (t->kind != TOKEN_NUMBER || t->text.n != 4)
		return 0;
	for (size_t i = 0; i < 4; i++) {
		if (t->text.p[i] < '0' || t->text.p[i] > '9')
			return 0;
		year = year * 10 + (t->text.p[i] - '0');
	}
	return year >= 1900 && year < 2100 ? year : 0;
}

static void find_years(struct reading *g, size_t para, struct region *r)
{
	for (size_t i = 0; i < g->paras[para].n; i++) {
		struct reading_year y = {para, i, reading_year(&g->paras[para].items[i])};

		if (y.year)
			REGION_PUSH(r, &g->years, y);
	}
}

void reading_make(const struct lexicon *l, const struct article *a, struct region *r,
		  struct reading *out)
{
	*out = (struct reading){.l = l, .a = a};
	out->paras = region_take_array(r, a->n, sizeof *out->paras);
	for (size_t i = 0; i < a->n; i++) {
		if (!tells_the_story(a->paras[i].cls))
			continue;
		out->paras[i] = token_of_para(l, &a->paras[i], r);
		find_years(out, i, r);
	}
}

size_t reading_sentence_start(const struct reading *g, size_t para, size_t at)
{
	for (size_t i = 0; i < READING_SENTENCE_MAX && at > 0; i++, at--)
		if (g->paras[para].items[at].flags & TOKEN_STARTS_SENTENCE)
			break;
	return at;
}

struct span reading_text(const struct reading *g, size_t para, size_t first, size_t end)
{
	const struct tokens *t = &g->paras[para];

	if (first >= end || end > t->n)
		return (struct span){NULL, 0};
	return span_cut(g->a->paras[para].text, t->items[first].start, t->items[end - 1].end);
}

bool reading_is_any(const struct token *t, const char *const *words, size_t n)
{
	char first = t ? span_lower(*t->text.p) : 0;

	for (size_t i = 0; t && i < n; i++)
		if (span_lower(words[i][0]) == first && span_is_nocase(t->text, words[i]))
			return true;
	return false;
}

/* Is WORD one of the space-separated words of LIST? */
static bool listed(struct span word, const char *list)
{
	for (;;) {
		size_t n = 0;

		while (n < word.n && list[n] == word.p[n])
			n++;
		if (n == word.n && (list[n] == ' ' || !list[n]))
			return true;
		for (list += n; *list && *list != ' ';)
			list++;
		if (!*list++)
			return false;
	}
}

bool reading_has_value(const struct token *t, enum lexicon_table table, const char *values)
{
	struct span value;

	return (token_value(t, table, &value) || token_stem_value(t, table, &value)) &&
	       listed(value, values);
}

/* The longest of the entries of several words, or of the one at AT. */
static size_t longer_phrase(const struct reading *g, size_t para, size_t at,
			    enum lexicon_table table, struct span *value)
{
	char words[PHRASE_BYTES];
	size_t n = 0, best = 0;
	size_t longest = MIN_OF(lexicon_longest(g->l, table), PHRASE_WORDS);

	for (size_t k = 0; k < longest; k++) {
		const struct token *t = reading_token(g, para, at + k);
		struct span found;

		if (!t || (t->kind != TOKEN_WORD && t->kind != TOKEN_NUMBER) ||
		    n + t->text.n + 1 > sizeof words)
			break;
		if (k)
			words[n++] = ' ';
		memcpy(words + n, t->text.p, t->text.n);
		n += t->text.n;
		if (lexicon_value(g->l, table, (struct span){words, n}, &found)) {
			best = k + 1;
			*value = found;
		}
	}
	return best;
}

size_t reading_phrase(const struct reading *g, size_t para, size_t at, enum lexicon_table table,
		      struct span *value)
{
	const struct token *t = reading_token(g, para, at);

	if (!t || !t->whole || (t->kind != TOKEN_WORD && t->kind != TOKEN_NUMBER) ||
	    t->text.n >= PHRASE_BYTES)
		return 0;
	if (t->whole->begins >> table & 1)
		return longer_phrase(g, para, at, table, value);
	return token_value(t, table, value);
}
