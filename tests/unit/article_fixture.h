/*
 * article_fixture.h - one article from a text whose paragraphs are already classed, so that a test
 * of what reads articles depends on nothing that makes them.
 *
 * A line is a body paragraph, unless it begins with '=' (title), '@' (caption) or '>' (teaser).
 */
#ifndef ARTICLE_FIXTURE_H
#define ARTICLE_FIXTURE_H

#include "news/quote.h"
#include "news_fixture.h"

static inline enum line_class class_of(char c)
{
	return c == '=' ? LINE_TITLE : c == '@' ? LINE_CAPTION : c == '>' ? LINE_TEASER : LINE_BODY;
}

static inline void add_line(struct fixture *f, size_t from, size_t to)
{
	struct para p = {.line = (uint32_t)f->paras.n + 1, .why = "given"};

	p.cls = class_of(f->file.bytes.p[from]);
	p.start = from + (p.cls != LINE_BODY);
	p.text = span_cut(f->file.bytes, p.start, to);
	REGION_PUSH(&f->r, &f->paras, p);
}

static inline struct article one_article(struct fixture *f, const char *text)
{
	struct article a = {.id = 1, .why = "given", .date_ms = INT64_MIN};
	size_t from = 0;

	f->file = (struct news_file){"t.txt", span_of(text), NULL};
	f->paras = (struct news_paras){NULL, 0, 0};
	while (from < f->file.bytes.n) {
		size_t to = MIN_OF(span_find(f->file.bytes, from, "\n"), f->file.bytes.n);

		add_line(f, from, to);
		from = to + 1;
	}
	a.file = &f->file;
	a.paras = f->paras.items;
	a.n = f->paras.n;
	return a;
}

static inline struct news_cards quotes_of(struct fixture *f, const struct article *a)
{
	struct news_cards cards = {NULL, 0, 0};

	quote_collect(f->l, a, &f->r, &cards);
	return cards;
}

/* The cards of TEXT, a line each: "Speaker, Role: text" where it is shown, "- reason" where not. */
static inline void check_cards(void **state, const char *text, const char *expected)
{
	struct fixture *f = *state;
	struct article a = one_article(f, text);
	struct news_cards cards = quotes_of(f, &a);
	char got[2048] = "";
	size_t n = 0;

	for (size_t i = 0; i < cards.n; i++) {
		const struct news_card *c = &cards.items[i];

		n += (size_t)(c->refused ? snprintf(got + n, sizeof got - n, "- %s\n", c->refused)
					 : snprintf(got + n, sizeof got - n, "%.*s%s%.*s: %.*s\n",
						    (int)c->speaker.n, c->speaker.p,
						    c->role.n ? ", " : "", (int)c->role.n,
						    c->role.p, (int)c->text.n, c->text.p));
		assert_true(n < sizeof got);
	}
	assert_string_equal(got, expected);
}

#endif
