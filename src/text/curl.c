#include "text/curl.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/base.h"
#include "base/utf8.h"

#define APOSTROPHE "\xE2\x80\x99"
#define EN_DASH "\xE2\x80\x93"
#define EM_DASH "\xE2\x80\x94"
#define ELLIPSIS "\xE2\x80\xA6"
#define NO_BREAK "\xC2\xA0"
#define SKIN_TONES "\xF0\x9F\x8F" /* what all of them begin with */
#define NARROW_NO_BREAK "\xE2\x80\xAF"

/* Digits of a figure that may be one end of a range: a longer one is an account or a telephone. */
#define RANGE_DIGITS_MAX 4

static const struct {
	const char *language;
	struct curl_marks marks;
} table[] = {
	{"en", {"\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x98", APOSTROPHE}},
	{"de", {"\xE2\x80\x9E", "\xE2\x80\x9C", "\xE2\x80\x9A", "\xE2\x80\x98"}},
	{"fr", {"\xC2\xAB" NO_BREAK, NO_BREAK "\xC2\xBB", "\xE2\x80\x98", APOSTROPHE}},
	{"es", {"\xC2\xAB", "\xC2\xBB", "\xE2\x80\x98", APOSTROPHE}},
	/* CLDR 43: where lines run leftwards the mark with the heavy foot stands at the right. */
	{"ar", {"\xE2\x80\x9D", "\xE2\x80\x9C", APOSTROPHE, "\xE2\x80\x98"}},
	{"ur", {"\xE2\x80\x9D", "\xE2\x80\x9C", APOSTROPHE, "\xE2\x80\x98"}},
	{"he", {"\xE2\x80\x9D", "\xE2\x80\x9D", APOSTROPHE, APOSTROPHE}},
	{"fa", {"\xC2\xAB", "\xC2\xBB", "\xE2\x80\xB9", "\xE2\x80\xBA"}},
	{CURL_STRAIGHT, {"\"", "\"", "'", "'"}},
};

const struct curl_marks *curl_marks(struct span language)
{
	for (size_t i = 0; i < COUNT_OF(table); i++)
		if (span_is(language, table[i].language))
			return &table[i].marks;
	return &table[0].marks;
}

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
	return cp == 0 || cp == ' ' || cp == '\t' || cp == 0xA0 || cp == 0x202F ||
	       (cp >= 0x2000 && cp <= 0x200B);
}

/* What a quotation may follow: a gap, a bracket, a dash, a mark that opens, Spanish ones included.
 */
static bool is_before_opening(uint32_t cp)
{
	return is_gap(cp) || cp == '(' || cp == '[' || cp == '-' || cp == '/' ||
	       (cp >= 0x2010 && cp <= 0x2018) || (cp >= 0x201A && cp <= 0x201C) || cp == 0x201E ||
	       cp == 0xAB || cp == 0xBF || cp == 0xA1 || cp == 0x202F;
}

/* Where the reading stands, and what is open. */
struct reader {
	struct span text;
	const struct curl_marks *marks;
	bool is_french;
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
		return r->marks->single_opening;
	}
	if (is_letter(r->before) || (is_digit(r->before) && is_letter(r->after)) || r->in_single) {
		bool closes = r->in_single && !is_letter(r->after) && !will_close(r);

		r->in_single = r->in_single && !closes;
		return closes ? r->marks->single_closing : APOSTROPHE;
	}
	return "'";
}

static const char *double_mark(struct reader *r)
{
	if (is_before_opening(r->before)) {
		if (is_gap(r->after))
			return "\"";
		r->in_double = true;
		return r->marks->opening;
	}
	if (is_digit(r->before) && !r->in_double)
		return "\"";
	r->in_double = false;
	return r->marks->closing;
}

/* Where the text goes on with WHAT. */
static bool is_at(const struct reader *r, size_t at, const char *what)
{
	return span_starts(span_cut(r->text, at, r->text.n), what);
}

static uint32_t code_point(const struct reader *r, size_t at)
{
	size_t len;

	return at < r->text.n ? utf8_at(r->text, at, &len) : 0;
}

/* How many digits stand before AT, or from AT on. */
static size_t n_digits(const struct reader *r, size_t at, bool before)
{
	size_t n = 0;

	while (before ? n < at && is_digit((unsigned char)r->text.p[at - n - 1])
		      : at + n < r->text.n && is_digit((unsigned char)r->text.p[at + n]))
		n++;
	return n;
}

/* "5-4", "2019-2024", and no date, telephone or part of a longer name. */
static bool is_range(const struct reader *r)
{
	size_t left = n_digits(r, r->at, true), right = n_digits(r, r->at + 1, false);
	size_t end = r->at + 1 + right;
	bool begins = left == r->at || r->text.p[r->at - left - 1] == ' ' ||
		      r->text.p[r->at - left - 1] == '(';
	bool ends = end == r->text.n || strchr(" ,;:)!?", r->text.p[end]) ||
		    (r->text.p[end] == '.' && (end + 1 == r->text.n || r->text.p[end + 1] == ' '));

	return left > 0 && right > 0 && left <= RANGE_DIGITS_MAX && right <= RANGE_DIGITS_MAX &&
	       (left == right || (left <= 2 && right <= 2)) && begins && ends;
}

/* What stands for the hyphens at the reading's place; *N is how many. NULL: they stay. */
static const char *dash(const struct reader *r, size_t *n)
{
	bool spaced;

	for (*n = 1; is_at(r, r->at + *n, "-"); ++*n)
		;
	spaced = is_gap(r->before) && is_gap(code_point(r, r->at + *n)) && r->before &&
		 code_point(r, r->at + *n);
	if (*n > 3 || (*n == 1 && !spaced))
		return *n == 1 && is_range(r) ? EN_DASH : NULL;
	return spaced && *n < 3 ? EN_DASH : EM_DASH;
}

static const char *dots(const struct reader *r, size_t *n)
{
	*n = is_at(r, r->at, ". . .") ? 5 : 3;
	return *n == 5 || is_at(r, r->at, "...") ? ELLIPSIS : NULL;
}

/* The space that French sets before MARK; NULL: none. */
static const char *french_space(uint32_t mark)
{
	if (mark == ':' || mark == 0xBB)
		return NO_BREAK;
	return mark == ';' || mark == '!' || mark == '?' ? NARROW_NO_BREAK : NULL;
}

/* Does the mark at AT end a clause, or stand within a time or an address? */
static bool ends_clause(const struct reader *r, size_t at)
{
	uint32_t after = code_point(r, at + 1);

	return is_gap(after) || french_space(after) || after == '"' || after == ')' ||
	       after == 0x201D;
}

/* French: the space that stands, or has to stand, at the reading's place; *N bytes of the text are
 * taken for it. NULL: none. */
static const char *space(const struct reader *r, size_t *n)
{
	uint32_t here = code_point(r, r->at);
	uint32_t mark;
	const char *of_mark;

	*n = is_at(r, r->at, NO_BREAK) ? 2 : is_at(r, r->at, NARROW_NO_BREAK) ? 3 : here == ' ';
	if (r->before == 0xAB && here)
		return NO_BREAK;
	if (is_gap(r->before)) /* it was set just now */
		return NULL;
	mark = code_point(r, r->at + *n);
	of_mark = french_space(mark);
	if (!of_mark || r->before == 0 || french_space(r->before) ||
	    (*n == 0 && mark != 0xBB && !ends_clause(r, r->at)))
		return NULL;
	return of_mark;
}

/* A skin tone (U+1F3FB to U+1F3FF) on the emoji before it: in one colour it would be a swatch of
 * its own, so it is not drawn. */
static bool is_skin_tone(const struct reader *r)
{
	uint32_t here = code_point(r, r->at);

	return here >= 0x1F3FB && here <= 0x1F3FF &&
	       (r->before == 0xFE0F || (r->before >= 0x261D && r->before <= 0x27BF) ||
		(r->before >= 0x1F300 && r->before <= 0x1FAFF));
}

/* What is set at the reading's place for the next *N bytes of the text; NULL: what stands there. */
static const char *printed(struct reader *r, size_t *n)
{
	char c = r->text.p[r->at];

	*n = 4;
	if (is_skin_tone(r))
		return "";
	*n = 1;
	r->after = code_point(r, r->at + 1);
	if (c == '"')
		return double_mark(r);
	if (c == '\'')
		return single_mark(r);
	if (c == '-')
		return dash(r, n);
	return c == '.' ? dots(r, n) : NULL;
}

/* Is there anything that might change? */
static bool is_plain(struct span text)
{
	static const char *const signs[] = {"'", "\"", "-", "..", ". .", SKIN_TONES};

	for (size_t i = 0; i < COUNT_OF(signs); i++)
		if (span_find(text, 0, signs[i]) < text.n)
			return false;
	return true;
}

/* The text as far as it is set. */
struct setting {
	char *out;
	size_t n, max;
};

static bool put(struct setting *s, struct span piece)
{
	if (s->n + piece.n > s->max)
		return false;
	memcpy(s->out + s->n, piece.p, piece.n);
	s->n += piece.n;
	return true;
}

static uint32_t last_of(const struct setting *s)
{
	size_t len;

	return s->n ? utf8_before((struct span){s->out, s->n}, s->n, &len) : 0;
}

/* Sets what stands at the reading's place and moves on; false: no room. */
static bool put_next(struct reader *r, struct setting *s)
{
	size_t n, len;
	const char *sign;

	r->before = last_of(s);
	sign = r->is_french ? space(r, &n) : NULL;
	if (sign) {
		r->at += n;
		return put(s, span_of(sign));
	}
	sign = printed(r, &n);
	(void)utf8_at(r->text, r->at, &len);
	if (!sign)
		n = r->text.p[r->at] == '-' ? n : len;
	r->at += n;
	return put(s, sign ? span_of(sign) : span_cut(r->text, r->at - n, r->at));
}

/* What a typewriter has for the sign at AT of TEXT; NULL: the same. */
static const char *typed(struct span text, size_t at)
{
	size_t len;

	switch (utf8_at(text, at, &len)) {
	case 0x2018:
	case 0x2019:
	case 0x201A:
		return "'";
	case 0x201C:
	case 0x201D:
	case 0x201E:
	case 0xAB:
	case 0xBB:
		return "\"";
	case 0x2013:
	case 0x2014:
		return "-";
	case 0x2026:
		return "...";
	case 0x202F:
		return NO_BREAK;
	default:
		return NULL;
	}
}

static struct span straighten(struct span text, struct setting *s)
{
	for (size_t at = 0, len; at < text.n; at += len) {
		const char *sign = typed(text, at);

		(void)utf8_at(text, at, &len);
		if (!put(s, sign ? span_of(sign) : span_cut(text, at, at + len)))
			return text;
	}
	return (struct span){s->out, s->n};
}

struct span curl_text(struct span text, struct span language, char *out, size_t max)
{
	struct reader r = {.text = text, .marks = curl_marks(language)};
	struct setting s = {out, 0, max};

	if (span_is(language, CURL_STRAIGHT))
		return straighten(text, &s);
	r.is_french = span_is(language, "fr");
	if (!r.is_french && is_plain(text))
		return text;
	while (r.at < text.n)
		if (!put_next(&r, &s))
			return text;
	return (struct span){out, s.n};
}
