/*
 * Three passes over one array, each linear.
 *
 * 1. Lex: words, numbers, punctuation, and every mark that may be a quotation mark.
 * 2. Marks (marks.h): which of them open, which close, which are apostrophes.
 * 3. Sentences: a full stop ends one unless it is an abbreviation's or what follows goes on in
 *    lower case.
 */
#include "news/token.h"

#include <string.h>

#include <utf8proc.h>

#include "base/utf8.h"
#include "news/article.h"
#include "news/marks.h"

/* News prose has five bytes or more a token; where a text has less, room is made as it goes on. */
#define BYTES_A_TOKEN 5

struct lexer {
	const struct lexicon *l;
	struct span text;
	struct region *r;
	struct tokens *out;
	size_t at;
	bool space;    /* white space stands before AT */
	bool marks;    /* there is something that may be a quotation mark */
	size_t spoilt; /* single letters and stops up to here end in a word: no initials */
};

static uint32_t peek(struct span s, size_t at, size_t *len)
{
	*len = 0;
	return at < s.n ? utf8_at(s, at, len) : 0;
}

bool token_is_space(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) ||
	       (c >= 0x2028 && c <= 0x202F) || c == 0x200E || c == 0x200F || c == 0x3000 ||
	       c == 0xFEFF;
}

static bool digit_code(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static bool ascii_letter(uint32_t c)
{
	return (c | 0x20) - 'a' < 26;
}

/* Most words are ASCII letters alone, with a space or a comma after them. */
static size_t letters_end(struct span s, size_t at)
{
	while (at < s.n && ascii_letter((unsigned char)s.p[at]))
		at++;
	return at;
}

static bool ends_plainly(struct span s, size_t at)
{
	return at == s.n || s.p[at] == ' ' || s.p[at] == ',';
}

static bool letter_code(uint32_t c)
{
	if (c < 0x80)
		return ascii_letter(c) || c == '_';
	switch (utf8proc_category((utf8proc_int32_t)c)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
		return true;
	default:
		return false;
	}
}

static bool upper_code(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z';
	return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LU;
}

static bool apostrophe_code(uint32_t c)
{
	return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0xB4;
}

static bool sign_code(uint32_t c)
{
	return c == '$' || c == 0xA3 || c == 0x20AC || c == 0xA5;
}

static void emit(struct lexer *x, size_t end, enum token_kind kind, uint8_t style)
{
	struct token t = {.text = span_cut(x->text, x->at, end),
			  .start = (uint32_t)x->at,
			  .end = (uint32_t)end,
			  .kind = (uint8_t)kind,
			  .flags = x->space ? TOKEN_SPACE : 0,
			  .style = style};

	REGION_PUSH(x->r, x->out, t);
	x->at = end;
	x->space = false;
}

/* A mark that joins two word characters: apostrophe, hyphen, the & of AT&T. */
static bool joins(struct span s, size_t at, uint32_t c, size_t len)
{
	size_t next_len;
	uint32_t next = peek(s, at + len, &next_len);

	if (!apostrophe_code(c) && c != '-' && c != 0x2010 && c != 0x2011 && c != '&')
		return false;
	return letter_code(next) || digit_code(next);
}

static size_t word_end(struct span s, size_t at)
{
	while (at < s.n) {
		size_t len;
		uint32_t c;

		at = letters_end(s, at);
		if (ends_plainly(s, at))
			break;
		c = utf8_at(s, at, &len);

		if (!letter_code(c) && !digit_code(c) && !joins(s, at, c, len))
			break;
		at += len;
	}
	return at;
}

/* The end of "U.S." or "a.m.": two or more single letters, each with its full stop. 0: none. What
 * ends one such row in a word ends those that begin within it, too: each is looked at once. */
static size_t initials_end(struct lexer *x)
{
	struct span s = x->text;
	size_t at = x->at, n = 0;

	if (at < x->spoilt)
		return 0;
	for (;;) {
		size_t len, dot_len;

		if (!letter_code(peek(s, at, &len)) || peek(s, at + len, &dot_len) != '.')
			break;
		at += len + dot_len;
		n++;
	}
	if (n >= 2 && !letter_code(peek(s, at, &(size_t){0})))
		return at;
	x->spoilt = at;
	return 0;
}

static bool before_digit(struct span s, size_t at)
{
	size_t len;

	while (token_is_space(peek(s, at, &len)))
		at += len;
	return digit_code(peek(s, at, &len));
}

/* Does the full stop at END belong to the word [AT, END)? */
static bool owns_stop(const struct lexer *x, size_t end)
{
	struct span word = span_cut(x->text, x->at, end), value;
	size_t len;

	if (upper_code(utf8_at(word, 0, &len)) && len == word.n && !span_is(word, "I"))
		return true;
	if (!lexicon_value(x->l, LEXICON_ABBREVIATIONS, word, &value))
		return false;
	return !span_is(value, "number") || before_digit(x->text, end + 1);
}

static void lex_word(struct lexer *x)
{
	size_t end = letters_end(x->text, x->at);

	if (!ends_plainly(x->text, end)) {
		end = initials_end(x);
		if (!end)
			end = word_end(x->text, x->at);
		if (end < x->text.n && x->text.p[end] == '.')
			end += owns_stop(x, end);
	}
	emit(x, end, TOKEN_WORD, 0);
}

/* Digits with what belongs to them: "1,200.5", "11.30am", "50%", "47-year-old". */
static void lex_number(struct lexer *x)
{
	struct span s = x->text;
	size_t at = x->at;
	size_t len;

	if (sign_code(peek(s, at, &len)))
		at += len;
	while (at < s.n) {
		uint32_t c = utf8_at(s, at, &len);
		bool inner = (c == '.' || c == ',' || c == ':') && at + 1 < s.n &&
			     digit_code((unsigned char)s.p[at + 1]);

		if (!inner && !digit_code(c) && !letter_code(c) && c != '%' &&
		    !joins(s, at, c, len))
			break;
		at += len;
	}
	emit(x, at, TOKEN_NUMBER, 0);
}

/* Two equal single marks in a row make one doubled mark; of three, the outer two do. */
static bool lex_doubled(struct lexer *x, uint32_t c, size_t len)
{
	size_t a, b;
	bool opens = c == '`' || c == 0x2018;

	if ((marks_shape(c) & MARKS_STYLE) != TOKEN_STYLE_SINGLE ||
	    peek(x->text, x->at + len, &a) != c)
		return false;
	if (!opens && !x->space && x->out->n && peek(x->text, x->at + len + a, &b) == c)
		return false;
	emit(x, x->at + len + a, TOKEN_QUOTE_OPEN,
	     (uint8_t)(TOKEN_STYLE_DOUBLED | (opens ? MARKS_OPENS : 0)));
	return true;
}

static void lex_mark(struct lexer *x, uint32_t c, size_t len)
{
	size_t end = x->at + len;

	if (marks_shape(c)) {
		x->marks = true;
		if (!lex_doubled(x, c, len))
			emit(x, end, TOKEN_QUOTE_OPEN, marks_shape(c));
		return;
	}
	while ((c == '.' || c == '-') && end < x->text.n && x->text.p[end] == (char)c)
		end++;
	emit(x, end, TOKEN_PUNCT, 0);
}

static void lex(struct lexer *x)
{
	while (x->at < x->text.n) {
		size_t len;
		uint32_t c = utf8_at(x->text, x->at, &len);

		if (c == ' ') {
			x->at++;
			x->space = true;
		} else if (ascii_letter(c)) {
			lex_word(x);
		} else if (token_is_space(c)) {
			x->at += len;
			x->space = true;
		} else if (digit_code(c) ||
			   (sign_code(c) && digit_code(peek(x->text, x->at + len, &(size_t){0})))) {
			lex_number(x);
		} else if (letter_code(c)) {
			lex_word(x);
		} else {
			lex_mark(x, c, len);
		}
	}
}

/* The bytes of the apostrophe that ends S; 0 for any other ending. */
static size_t apostrophe_at_end(struct span s)
{
	size_t len;

	return s.n && apostrophe_code(utf8_before(s, s.n, &len)) ? len : 0;
}

/* What ends the word S and is no part of its stem, in bytes. */
static size_t tail_of(struct span s)
{
	size_t len;
	char last = s.p[s.n - 1];
	bool sibilant = last == 's' || last == 'S';

	/* Most words end in a letter that is not s, or in s after a letter. */
	if (ascii_letter((unsigned char)last) &&
	    (!sibilant || s.n < 2 || ascii_letter((unsigned char)s.p[s.n - 2])))
		return 0;
	len = apostrophe_at_end(s);
	if (len)
		return len;
	if (sibilant) {
		len = apostrophe_at_end(span_cut(s, 0, s.n - 1));
		return len && s.n > len + 1 ? len + 1 : 0;
	}
	return last == '.' && memchr(s.p, '.', s.n) == s.p + s.n - 1;
}

/* The first letter tells most words: in a word that begins small nothing else is asked. */
static void judge_case(struct token *t, struct span stem)
{
	size_t n_letters = 0;

	if (ascii_letter((unsigned char)stem.p[0]) && !upper_code((unsigned char)stem.p[0]))
		return;
	for (size_t i = 0, len; i < stem.n; i += len) {
		uint32_t c = utf8_at(stem, i, &len);

		if (!letter_code(c))
			continue;
		if (!upper_code(c))
			return;
		t->flags |= TOKEN_CAPITAL;
		n_letters++;
	}
	if (n_letters >= 2)
		t->flags |= TOKEN_SHOUT;
}

static void word_flags(const struct lexicon *l, struct token *t)
{
	struct span stem;

	if (t->kind != TOKEN_WORD && t->kind != TOKEN_NUMBER)
		return;
	t->hash = span_hash_word(t->text);
	t->whole = t->stem = lexicon_find_hashed(l, t->text, t->hash);
	if (t->kind == TOKEN_NUMBER)
		return;
	t->n_tail = (uint8_t)tail_of(t->text);
	stem = token_stem(t);
	if (t->n_tail) {
		t->hash = span_hash_word(stem);
		t->stem = lexicon_find_hashed(l, stem, t->hash);
		if (t->n_tail > 1 || span_ends(t->text, "'"))
			t->flags |= TOKEN_POSSESSIVE;
	}
	judge_case(t, stem);
}

static bool is_stop(const struct token *t)
{
	return t->kind == TOKEN_PUNCT &&
	       (t->text.p[0] == '.' || span_is(t->text, "!") || span_is(t->text, "?") ||
		span_is(t->text, "\xE2\x80\xA6"));
}

static bool is_closer(const struct token *t)
{
	return t->kind == TOKEN_QUOTE_CLOSE || is_stop(t) || span_is(t->text, ")") ||
	       span_is(t->text, "]");
}

static bool can_start_sentence(const struct token *t)
{
	return t->flags & TOKEN_CAPITAL || t->kind == TOKEN_NUMBER || t->kind == TOKEN_QUOTE_OPEN ||
	       span_is(t->text, "(") || span_is(t->text, "[");
}

static bool is_function_word(const struct token *t)
{
	return t->kind == TOKEN_WORD && token_has(t, LEXICON_FUNCTION);
}

/* May the sentence end at the abbreviation ABBR before NEXT? "U.S. The" yes, "Gen. The" no. */
static bool abbreviation_ends(const struct lexicon *l, const struct token *abbr,
			      const struct token *next)
{
	struct span value, body = span_cut(abbr->text, 0, abbr->text.n - 1);

	if (lexicon_value(l, LEXICON_ABBREVIATIONS, body, &value) && !span_is(value, "end"))
		return false;
	return next->kind == TOKEN_QUOTE_OPEN ||
	       (next->flags & TOKEN_CAPITAL && is_function_word(next));
}

/* Token I may end a sentence; returns its last token (closing marks included), or T->n where the
 * sentence goes on. */
static size_t sentence_end(const struct lexicon *l, const struct tokens *t, size_t i)
{
	const struct token *k = &t->items[i];
	bool abbreviation = k->kind == TOKEN_WORD && k->text.p[k->text.n - 1] == '.';
	size_t next = i + 1;

	if (!abbreviation && !is_stop(k))
		return t->n;
	while (next < t->n && !(t->items[next].flags & TOKEN_SPACE) && is_closer(&t->items[next]))
		next++;
	if (next == t->n)
		return next - 1;
	if (!(t->items[next].flags & TOKEN_SPACE) && t->items[next].kind != TOKEN_QUOTE_OPEN)
		return t->n;
	if (abbreviation && next == i + 1)
		return abbreviation_ends(l, k, &t->items[next]) ? i : t->n;
	return can_start_sentence(&t->items[next]) ? next - 1 : t->n;
}

static void mark_sentences(const struct lexicon *l, struct tokens *t)
{
	bool starts = true;

	for (size_t i = 0; i < t->n; i++)
		word_flags(l, &t->items[i]);
	for (size_t i = 0; i < t->n; i++) {
		const struct token *k = &t->items[i];
		bool may_end = k->kind == TOKEN_PUNCT ||
			       (k->kind == TOKEN_WORD && k->text.p[k->text.n - 1] == '.');
		size_t end = may_end ? sentence_end(l, t, i) : t->n;

		if (starts)
			t->items[i].flags |= TOKEN_STARTS_SENTENCE;
		starts = end < t->n;
		if (!starts)
			continue;
		t->items[end].flags |= TOKEN_ENDS_SENTENCE;
		i = end;
	}
	if (t->n)
		t->items[t->n - 1].flags |= TOKEN_ENDS_SENTENCE;
}

static void make_room(struct tokens *t, size_t n, struct region *r)
{
	if (t->max >= n)
		return;
	t->items = region_take_raw(r, n * sizeof *t->items);
	t->max = n;
}

void token_split(const struct lexicon *l, struct span text, struct region *r, struct tokens *out)
{
	struct lexer x = {.l = l, .text = span_cut(text, 0, UINT32_MAX), .r = r, .out = out};

	out->n = 0;
	make_room(out, x.text.n / BYTES_A_TOKEN + 8, r);
	lex(&x);
	if (x.marks)
		marks_resolve(out);
	mark_sentences(l, out);
}

struct tokens token_of_para(const struct lexicon *l, const struct para *p, struct region *r)
{
	struct tokens t = {NULL, 0, 0};

	if (p->tokens)
		return *p->tokens;
	token_split(l, p->text, r, &t);
	return t;
}
