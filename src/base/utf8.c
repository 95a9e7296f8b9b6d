#include "base/utf8.h"

#include <string.h>

/* The bounds of the second byte by first byte, Unicode 15 table 3-7. */
static size_t shape(unsigned char first, unsigned char *low, unsigned char *high)
{
	*low = 0x80;
	*high = 0xBF;
	if (first < 0x80)
		return 1;
	if (first >= 0xC2 && first <= 0xDF)
		return 2;
	if (first >= 0xE0 && first <= 0xEF) {
		if (first == 0xE0)
			*low = 0xA0;
		if (first == 0xED)
			*high = 0x9F;
		return 3;
	}
	if (first >= 0xF0 && first <= 0xF4) {
		if (first == 0xF0)
			*low = 0x90;
		if (first == 0xF4)
			*high = 0x8F;
		return 4;
	}
	return 0;
}

static uint32_t decode(struct span s, size_t at, size_t *len, bool *valid)
{
	const unsigned char *p = (const unsigned char *)s.p + at;
	unsigned char low;
	unsigned char high;
	size_t n = shape(p[0], &low, &high);
	uint32_t cp;

	*len = 1;
	*valid = false;
	if (n == 0 || n > s.n - at)
		return UTF8_REPLACEMENT;
	if (n == 1) {
		*valid = true;
		return p[0];
	}
	if (p[1] < low || p[1] > high)
		return UTF8_REPLACEMENT;
	cp = (p[0] & (0x7Fu >> n)) << 6 | (p[1] & 0x3Fu);
	for (size_t i = 2; i < n; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return UTF8_REPLACEMENT;
		cp = cp << 6 | (p[i] & 0x3Fu);
	}
	*len = n;
	*valid = true;
	return cp;
}

uint32_t utf8_wide_at(struct span s, size_t at, size_t *len)
{
	bool valid;

	return decode(s, at, len, &valid);
}

uint32_t utf8_wide_before(struct span s, size_t at, size_t *len)
{
	for (size_t n = 1; n <= UTF8_MAX && n <= at; n++) {
		bool valid;
		uint32_t cp = decode(s, at - n, len, &valid);

		if (valid && *len == n)
			return cp;
	}
	*len = 1;
	return UTF8_REPLACEMENT;
}

/* The first byte at or after AT that is not ASCII; s.n where all are. Eight at a time. */
static size_t skip_ascii(struct span s, size_t at)
{
	uint64_t eight;

	for (; at + sizeof eight <= s.n; at += sizeof eight) {
		memcpy(&eight, s.p + at, sizeof eight);
		if (eight & UINT64_C(0x8080808080808080))
			break;
	}
	while (at < s.n && (unsigned char)s.p[at] < 0x80)
		at++;
	return at;
}

size_t utf8_check(struct span s)
{
	size_t at = skip_ascii(s, 0);

	while (at < s.n) {
		size_t len;
		bool valid;

		decode(s, at, &len, &valid);
		if (!valid)
			return at;
		at = skip_ascii(s, at + len);
	}
	return s.n;
}

size_t utf8_count(struct span s)
{
	size_t count = 0;

	for (size_t at = 0, len; at < s.n; at += len) {
		utf8_at(s, at, &len);
		count++;
	}
	return count;
}

size_t utf8_put(uint32_t cp, char out[UTF8_MAX])
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

bool utf8_is_twice(struct span s)
{
	uint32_t before = 0;

	for (size_t at = 0, len; at < s.n; at += len) {
		uint32_t c = utf8_at(s, at, &len);

		if ((before == 0xC2 || before == 0xC3) && c >= 0x80 && c <= 0xBF)
			return true;
		if (before == 0xE2 && (c == 0x20AC || c == 0x80))
			return true;
		before = c;
	}
	return false;
}
