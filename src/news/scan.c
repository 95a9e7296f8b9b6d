#include "news/scan.h"

/* Paragraphs whose names say how the first of them reads. */
#define NEAR 2
#define SOON 5

void scan_init(struct scan *c, const struct lexicon *l, struct news_paras *paras,
	       const struct profile *profiles, const struct echo *echo, struct region *r)
{
	*c = (struct scan){.l = l, .paras = paras, .profiles = profiles, .echo = echo, .region = r};
	c->cohesion = cohesion_create(profiles, paras->n, r);
	c->roster = roster_create(profiles, paras->n, r);
	scan_begin(c, 0);
}

void scan_look(struct scan *c)
{
	c->here = roster_look(c->roster, c->profiles, c->i, c->i + 1);
	c->near = roster_look(c->roster, c->profiles, c->i, scan_block_end(c, c->i, NEAR));
	c->soon = roster_look(c->roster, c->profiles, c->i, scan_block_end(c, c->i, SOON));
}

size_t scan_count_prose(const struct scan *c, size_t from, size_t to)
{
	size_t n = 0;

	for (size_t i = from; i < to; i++)
		n += scan_is_prose(c, i);
	return n;
}

size_t scan_above(const struct scan *c)
{
	size_t i = c->i;

	while (i > c->start) {
		i--;
		if (c->paras->items[i].cls != LINE_NUMBER && c->paras->items[i].cls != LINE_BAD)
			return i;
	}
	return c->paras->n;
}

size_t scan_next_prose(const struct scan *c, size_t i)
{
	for (size_t k = i + 1; k < c->paras->n && k <= i + SCAN_BLOCK; k++)
		if (scan_is_prose(c, k))
			return k;
	return c->paras->n;
}

size_t scan_block_end(const struct scan *c, size_t at, size_t n)
{
	return MIN_OF(c->paras->n, at + n);
}

size_t scan_block_start(const struct scan *c, size_t n)
{
	return c->i - c->start > n ? c->i - n : c->start;
}

unsigned scan_house(const struct scan *c, size_t from, size_t to)
{
	unsigned forms = 0;

	for (size_t i = from; i < to; i++)
		forms |= scan_is_prose(c, i) ? c->profiles[i].forms : 0;
	return forms;
}

int scan_counter_at(const struct scan *c, size_t i)
{
	struct span s = c->paras->items[i].text;
	int n = 0;

	if (c->paras->items[i].cls != LINE_NUMBER)
		return 0;
	for (size_t k = 0; k < s.n; k++)
		n = n * 10 + (s.p[k] - '0');
	return n;
}

void scan_begin(struct scan *c, size_t start)
{
	c->start = start;
	c->lead = start;
	c->gallery = 0;
	c->n_gallery = 0;
	roster_clear(c->roster);
}

void scan_take(struct scan *c)
{
	if (scan_counter_at(c, c->i)) {
		c->gallery = scan_counter_at(c, c->i);
		c->n_gallery++;
	}
	if (!scan_is_prose(c, c->i))
		return;
	if (!scan_is_prose(c, c->lead))
		c->lead = c->i;
	roster_add(c->roster, c->p);
}

static const struct token *first_token(const struct profile *p)
{
	return p->tokens.n ? &p->tokens.items[0] : NULL;
}

/* "ANN LEE: Why?": who speaks, in an interview. */
static bool is_speaker_label(const struct tokens *t)
{
	for (size_t i = 1; i < t->n && i < 5; i++)
		if (span_is(t->items[i].text, ":"))
			return true;
	return false;
}

bool scan_is_shouted(const struct profile *p)
{
	const struct token *t = first_token(p);

	return t && !is_speaker_label(&p->tokens) && p->tokens.n > 3 && t->kind == TOKEN_WORD &&
	       t->flags & TOKEN_SHOUT && token_stem(t).n >= 3 &&
	       !token_stem_has(t, LEXICON_ACRONYMS) && p->n_shouts * 2 < p->n_words;
}

bool scan_points_back(const struct profile *p)
{
	static const char *const words[] = {
		"he",	   "she",	  "they",    "it",    "his",   "her",	  "their",
		"its",	   "this",	  "these",   "those", "that",  "but",	  "and",
		"or",	   "so",	  "also",    "then",  "still", "however", "meanwhile",
		"earlier", "nonetheless", "instead", "such",  "both",  "another", "afterward",
		"yet",	   "for",	  "while",   "after"};
	const struct token *t = first_token(p);

	if (!t)
		return false;
	if (span_is_any_nocase(t->text, words, COUNT_OF(words)))
		return true;
	return span_is_nocase(t->text, "the") && p->tokens.n > 2 &&
	       (token_stem_has(&t[1], LEXICON_ROLES) || token_stem_has(&t[1], LEXICON_TITLES) ||
		token_stem_has(&t[1], LEXICON_DEMONYMS));
}
