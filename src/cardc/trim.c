#include "cardc/trim.h"

#include <stdint.h>

#include "base/base.h"
#include "base/utf8.h"

static bool is_space(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
	       c == 0x202F || c == 0x3000;
}

/* One code point for all that look alike to who types them. */
static uint32_t plain(uint32_t c)
{
	if (c == 0x2018 || c == 0x2019 || c == 0x02BC || c == '`')
		return '\'';
	if (c == 0x201C || c == 0x201D)
		return '"';
	if (c == 0x2013 || c == 0x2014)
		return '-';
	return is_space(c) ? ' ' : c;
}

/* The end of PART where it stands in TEXT at AT; SIZE_MAX: it does not. */
static size_t match_at(struct span text, size_t at, struct span part)
{
	for (size_t i = 0; i < part.n;) {
		size_t a, b;

		if (at >= text.n)
			return SIZE_MAX;
		if (plain(utf8_at(text, at, &a)) != plain(utf8_at(part, i, &b)))
			return SIZE_MAX;
		at += a;
		i += b;
	}
	return at;
}

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (unsigned char)c >= 0x80;
}

/* Does a word go on over AT? A mark of three bytes (U+2000 on) is no letter. */
static bool is_inside_word(struct span text, size_t at)
{
	if (at == 0 || at >= text.n || text.p[at] == '\xE2')
		return false;
	if (at >= 3 && text.p[at - 3] == '\xE2')
		return false;
	return is_word_byte(text.p[at - 1]) && is_word_byte(text.p[at]);
}

/* PART in TEXT at or after FROM, whole words only. */
static bool find(struct span text, size_t from, struct span part, size_t *start, size_t *end)
{
	for (size_t at = from; at < text.n; at++) {
		size_t to;

		if (((unsigned char)text.p[at] & 0xC0) == 0x80 || is_inside_word(text, at))
			continue;
		to = match_at(text, at, part);
		if (to == SIZE_MAX || is_inside_word(text, to))
			continue;
		*start = at;
		*end = to;
		return true;
	}
	return false;
}

size_t trim_walk(struct span file, size_t at, size_t n)
{
	while (at < file.n && n > 0) {
		size_t len;

		if (!is_space(utf8_at(file, at, &len)))
			n -= MIN_OF(n, len);
		at += len;
	}
	return at;
}

size_t trim_skip(struct span file, size_t at)
{
	size_t len;

	while (at < file.n && is_space(utf8_at(file, at, &len)))
		at += len;
	return at;
}

size_t trim_solid(struct span s)
{
	size_t n = 0;

	for (size_t at = 0, len; at < s.n; at += len)
		n += is_space(utf8_at(s, at, &len)) ? 0 : len;
	return n;
}

static size_t ellipsis(struct span part, size_t *length)
{
	size_t dots = span_find(part, 0, " ... "), sign = span_find(part, 0, " \xE2\x80\xA6 ");

	*length = 5; /* bytes of either */
	return MIN_OF(dots, sign);
}

bool trim_to(struct span part, struct span file, struct span *text, size_t *start, size_t *end)
{
	size_t length, gap = ellipsis(part, &length), from, to, ignored;
	struct span head = span_trim(span_cut(part, 0, gap));
	struct span tail = span_trim(span_cut(part, gap + length, part.n));
	size_t before;

	if (head.n == 0 || !find(*text, 0, head, &from, &to))
		return false;
	if (gap < part.n && (tail.n == 0 || !find(*text, to, tail, &ignored, &to)))
		return false;
	if (from == 0 && to == text->n)
		return false;
	before = trim_solid(span_cut(*text, 0, from));
	*text = span_cut(*text, from, to);
	*start = trim_skip(file, trim_walk(file, *start, before));
	*end = trim_walk(file, *start, trim_solid(*text));
	return true;
}
