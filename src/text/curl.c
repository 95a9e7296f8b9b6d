#include "text/curl.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

#define APOSTROPHE "\xE2\x80\x99" /* and the closing single quotation mark */
#define OPENING "\xE2\x80\x98"
#define OPENING_DOUBLE "\xE2\x80\x9C"
#define CLOSING_DOUBLE "\xE2\x80\x9D"

static bool is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

/* A letter of any script, near enough: general punctuation, CJK punctuation and signs are none. */
static bool is_letter(uint32_t cp)
{
	return (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z') ||
	       (cp >= 0xC0 && cp != 0xD7 && cp != 0xF7 && !(cp >= 0x2000 && cp < 0x2C00) &&
		!(cp >= 0x3000 && cp < 0x3040));
}

static bool is_gap(uint32_t cp)
{
	return cp == 0 || cp == ' ' || cp == '\t' || cp == 0xA0 || (cp >= 0x2000 && cp <= 0x200B);
}

/* What a quotation may follow: a gap, a bracket, a dash, a mark that opens. */
static bool is_before_opening(uint32_t cp)
{
	return is_gap(cp) || cp == '(' || cp == '[' || cp == '-' || cp == '/' ||
	       (cp >= 0x2010 && cp <= 0x2018) || cp == 0x201C;
}

/* Where the reading stands, and what is open. */
struct reader {
	struct span text;
	uint32_t before, after; /* around the mark, what is before it curled; 0: the text's end */
	size_t at;
	bool in_single, in_double;
};

/* Does a single mark that ends a word stand behind the current place? */
static bool will_close(const struct reader *r)
{
	for (size_t i = r->at + 1; i < r->text.n; i++) {
		size_t len;

		if (r->text.p[i] == '\'' && !is_before_opening(utf8_before(r->text, i, &len)) &&
		    (i + 1 == r->text.n || !is_letter(utf8_at(r->text, i + 1, &len))))
			return true;
	}
	return false;
}

static const char *single_mark(struct reader *r)
{
	bool word_follows = is_letter(r->after) || is_digit(r->after);

	if (is_before_opening(r->before)) {
		if (!word_follows || !will_close(r))
			return is_digit(r->after) ? APOSTROPHE : "'"; /* the '90s */
		r->in_single = true;
		return OPENING;
	}
	if (is_letter(r->before) || (is_digit(r->before) && is_letter(r->after)) || r->in_single) {
		r->in_single = r->in_single && (is_letter(r->after) || will_close(r));
		return APOSTROPHE;
	}
	return "'";
}

static const char *double_mark(struct reader *r)
{
	if (is_before_opening(r->before)) {
		if (is_gap(r->after))
			return "\"";
		r->in_double = true;
		return OPENING_DOUBLE;
	}
	if (is_digit(r->before) && !r->in_double)
		return "\"";
	r->in_double = false;
	return CLOSING_DOUBLE;
}

struct span curl_text(struct span text, char *out, size_t max)
{
	struct reader r = {.text = text};
	size_t n = 0;
	size_t len;

	if (span_find(text, 0, "'") == text.n && span_find(text, 0, "\"") == text.n)
		return text;
	for (r.at = 0; r.at < text.n; r.at++) {
		struct span piece = span_cut(text, r.at, r.at + 1);

		if (piece.p[0] == '\'' || piece.p[0] == '"') {
			r.before = n ? utf8_before((struct span){out, n}, n, &len) : 0;
			r.after = r.at + 1 < text.n ? utf8_at(text, r.at + 1, &len) : 0;
			piece = span_of(piece.p[0] == '"' ? double_mark(&r) : single_mark(&r));
		}
		if (n + piece.n > max)
			return text;
		memcpy(out + n, piece.p, piece.n);
		n += piece.n;
	}
	return (struct span){out, n};
}
