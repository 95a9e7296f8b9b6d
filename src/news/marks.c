/*
 * The goal is that a quotation's borders are right; the obstacle is that straight marks have no
 * direction and that a single mark is most often an apostrophe ("the miners' union", "Ukraine's"
 * with the wrong mark). The idea: white space decides first (a mark with space before and none
 * after opens), what is open already decides the rest, and a single mark opens only where a closer
 * follows.
 *
 *	'The players' bus,' she said   ->  ' opens, s' keeps its word (a closer follows), ,' closes
 */
#include "news/marks.h"

/* Facts about the marks after one, beside its shape in token.style. */
enum {
	CLOSER_NEXT = 0x40, /* the next one (single after single) looks like a closing one */
	CLOSER_LATER = 0x80 /* some later single mark does */
};

uint8_t marks_shape(uint32_t c)
{
	switch (c) {
	case '"':
	case 0xFF02:
		return TOKEN_STYLE_STRAIGHT;
	case 0x201C:
	case 0x201F:
		return TOKEN_STYLE_CURLY | MARKS_OPENS;
	case 0x201D:
		return TOKEN_STYLE_CURLY | MARKS_CLOSES;
	case 0x201E:
		return TOKEN_STYLE_LOW | MARKS_OPENS;
	case 0xAB:
	case 0x2039:
		return TOKEN_STYLE_ANGLE | MARKS_OPENS;
	case 0xBB:
	case 0x203A:
		return TOKEN_STYLE_ANGLE | MARKS_CLOSES;
	case '\'':
	case 0xB4:
		return TOKEN_STYLE_SINGLE;
	case '`':
	case 0x2018:
	case 0x201A:
	case 0x201B:
		return TOKEN_STYLE_SINGLE | MARKS_OPENS;
	case 0x2019:
		return TOKEN_STYLE_SINGLE | MARKS_CLOSES;
	default:
		return 0;
	}
}

struct marks {
	struct tokens *t;
	size_t kept;			/* tokens [0, kept) are final */
	size_t open_at[TOKEN_N_STYLES]; /* 1 + index of the open mark; 0: none */
};

static bool is_mark(const struct token *t)
{
	return t->kind == TOKEN_QUOTE_OPEN || t->kind == TOKEN_QUOTE_CLOSE;
}

static bool is_single(const struct token *t)
{
	return is_mark(t) && (t->style & MARKS_STYLE) == TOKEN_STYLE_SINGLE;
}

static bool is_dash(const struct token *t)
{
	return t->kind == TOKEN_PUNCT &&
	       (span_starts(t->text, "-") || span_is(t->text, "\xE2\x80\x93") ||
		span_is(t->text, "\xE2\x80\x94"));
}

/* Does text stand right before token I, so that a mark there could close it? PREV is I's left
 * neighbour, NULL at the start. */
static bool tight_left(const struct token *prev, const struct token *t)
{
	if (!prev || t->flags & TOKEN_SPACE || is_dash(prev))
		return false;
	if (prev->kind == TOKEN_QUOTE_OPEN)
		return false;
	return !(prev->kind == TOKEN_PUNCT &&
		 (span_is(prev->text, "(") || span_is(prev->text, "[")));
}

static bool tight_right(const struct token *next)
{
	if (!next || next->flags & TOKEN_SPACE)
		return false;
	return next->kind == TOKEN_WORD || next->kind == TOKEN_NUMBER || is_mark(next) ||
	       span_is(next->text, "[") || span_is(next->text, "(") || span_is(next->text, "...") ||
	       span_is(next->text, "\xE2\x80\xA6");
}

/* Leaves in each single mark whether a closing-looking single mark is next, or comes later, in each
 * other one whether the next other one has the shape of a closing mark. */
static void look_ahead(struct tokens *t)
{
	bool next = false, later = false, double_next = false;

	for (size_t i = t->n; i-- > 0;) {
		struct token *k = &t->items[i];
		const struct token *right = i + 1 < t->n ? k + 1 : NULL;

		if (is_mark(k) && !is_single(k)) {
			bool closes = k->style & MARKS_CLOSES;

			k->style |= (uint8_t)(double_next ? CLOSER_NEXT : 0);
			double_next = closes;
		}
		if (!is_single(k))
			continue;
		k->style |= (uint8_t)((next ? CLOSER_NEXT : 0) | (later ? CLOSER_LATER : 0));
		next = i > 0 && !(k->flags & TOKEN_SPACE) &&
		       !(tight_right(right) &&
			 (right->kind == TOKEN_WORD || right->kind == TOKEN_NUMBER));
		later = later || next;
	}
}

static void set_open(struct marks *m, struct token *k, enum token_style style)
{
	k->kind = TOKEN_QUOTE_OPEN;
	k->style = (uint8_t)style;
	m->open_at[style] = m->kept + 1;
}

/* Closes STYLE and what was opened inside it. */
static void set_close(struct marks *m, struct token *k, enum token_style style)
{
	size_t from = m->open_at[style];

	k->kind = TOKEN_QUOTE_CLOSE;
	k->style = (uint8_t)style;
	for (size_t i = 0; i < TOKEN_N_STYLES; i++)
		if (from && m->open_at[i] >= from)
			m->open_at[i] = 0;
}

/* The style among the double ones that a closing mark of STYLE can close: its own, else the newest
 * open one; NONE where nothing is open. */
static enum token_style closable(const struct marks *m, enum token_style style)
{
	enum token_style best = TOKEN_STYLE_NONE;

	if (m->open_at[style])
		return style;
	for (size_t i = 1; i < TOKEN_N_STYLES; i++)
		if (i != TOKEN_STYLE_SINGLE && m->open_at[i] > m->open_at[best])
			best = (enum token_style)i;
	return best;
}

/* Does a closing mark at K, where nothing is open, open all the same? At the start of a paragraph;
 * after a space and before a word; and wrongly spaced behind the comma of a verb of saying, as long
 * as another one closes it: He said,” we will go.” */
static bool opens_turned(const struct marks *m, const struct token *k, bool left, bool right)
{
	const struct token *prev = m->kept ? &m->t->items[m->kept - 1] : NULL;

	if (!prev || (!left && right))
		return true;
	return k->style & CLOSER_NEXT && (span_is(prev->text, ",") || span_is(prev->text, ":"));
}

static void resolve_double(struct marks *m, struct token *k, bool left, bool right)
{
	enum token_style style = (enum token_style)(k->style & MARKS_STYLE);
	enum token_style open = closable(m, style);
	bool closes;

	if (k->style & MARKS_OPENS)
		closes = left && !right && open;
	else if (k->style & MARKS_CLOSES)
		closes = open || !opens_turned(m, k, left, right);
	else
		closes = left != right ? left : open != TOKEN_STYLE_NONE;
	if (k->style & MARKS_OPENS && style == TOKEN_STYLE_CURLY && m->open_at[TOKEN_STYLE_LOW] &&
	    left)
		closes = true;
	if (closes)
		set_close(m, k, open ? open : style);
	else
		set_open(m, k, style);
}

/* An apostrophe that stands for left-out letters at the start of a word or a year ('08, '90s). */
static bool elides(const struct token *next)
{
	static const char *const words[] = {"em",    "til", "tis",   "twas",
					    "cause", "n",   "round", "bout"};

	if (next->kind == TOKEN_NUMBER)
		return next->text.n == 2 || (next->text.n <= 4 && span_ends(next->text, "s"));
	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (span_equal_nocase(next->text, span_of(words[i])))
			return true;
	return false;
}

static void join_previous(struct marks *m, const struct token *k)
{
	struct token *prev = &m->t->items[m->kept - 1];

	prev->text.n = k->end - prev->start;
	prev->end = k->end;
}

static void join_next(struct token *k, struct token *next)
{
	next->text.p = k->text.p;
	next->text.n += next->start - k->start;
	next->start = k->start;
	next->flags = k->flags;
}

/* True where K stays a token; false where it was an apostrophe and is now part of a word. */
static bool resolve_single(struct marks *m, struct token *k, struct token *next, bool left,
			   bool right)
{
	struct token *prev = m->kept ? &m->t->items[m->kept - 1] : NULL;
	bool after_word = left && (prev->kind == TOKEN_WORD || prev->kind == TOKEN_NUMBER);
	bool before_word = right && (next->kind == TOKEN_WORD || next->kind == TOKEN_NUMBER);
	bool open = m->open_at[TOKEN_STYLE_SINGLE] != 0;
	bool plural = after_word && (span_ends(prev->text, "s") || span_ends(prev->text, "S")) &&
		      next && next->kind == TOKEN_WORD && next->flags & TOKEN_SPACE;

	if (open && left && !before_word && !(plural && k->style & CLOSER_NEXT)) {
		set_close(m, k, TOKEN_STYLE_SINGLE);
		return true;
	}
	if (after_word) {
		join_previous(m, k);
		return false;
	}
	if (before_word && (elides(next) || k->style & MARKS_CLOSES)) {
		join_next(k, next);
		return false;
	}
	if (right && !left &&
	    (k->style & CLOSER_LATER || (m->kept == 0 && k->style & MARKS_OPENS))) {
		set_open(m, k, TOKEN_STYLE_SINGLE);
		return true;
	}
	if (before_word) {
		join_next(k, next);
		return false;
	}
	k->kind = TOKEN_PUNCT;
	k->style = 0;
	return true;
}

static bool any_open(const struct marks *m)
{
	for (size_t i = 1; i < TOKEN_N_STYLES; i++)
		if (m->open_at[i])
			return true;
	return false;
}

/* True where the mark K stays a token of its own. */
static bool resolve(struct marks *m, struct token *k, struct token *next)
{
	bool left = tight_left(m->kept ? &m->t->items[m->kept - 1] : NULL, k);

	if (is_single(k))
		return resolve_single(m, k, next, left, tight_right(next));
	resolve_double(m, k, left, tight_right(next) && !(left && is_mark(next)));
	return true;
}

void marks_resolve(struct tokens *t)
{
	struct marks m = {t, 0, {0}};
	bool open = false;

	look_ahead(t);
	for (size_t i = 0; i < t->n; i++) {
		struct token k = t->items[i];

		if (is_mark(&k)) {
			if (!resolve(&m, &k, i + 1 < t->n ? &t->items[i + 1] : NULL))
				continue;
			open = any_open(&m);
		}
		if (open && m.open_at[k.style] != m.kept + 1)
			k.flags |= TOKEN_IN_QUOTE;
		t->items[m.kept++] = k;
	}
	t->n = m.kept;
}
