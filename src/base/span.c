#include "base/span.h"

#include <string.h>

#include "base/base.h"

struct span span_of(const char *s)
{
	struct span r = {s, s ? strlen(s) : 0};

	return r;
}

struct span span_cut(struct span s, size_t from, size_t to)
{
	struct span r;

	to = MIN_OF(to, s.n);
	from = MIN_OF(from, to);
	r.p = s.p ? s.p + from : NULL;
	r.n = to - from;
	return r;
}

bool span_equal(struct span a, struct span b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool span_is(struct span a, const char *s)
{
	return span_equal(a, span_of(s));
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

bool span_equal_nocase(struct span a, struct span b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (lower(a.p[i]) != lower(b.p[i]))
			return false;
	return true;
}

bool span_starts(struct span s, const char *prefix)
{
	size_t n = strlen(prefix);

	return s.n >= n && (n == 0 || memcmp(s.p, prefix, n) == 0);
}

bool span_ends(struct span s, const char *suffix)
{
	size_t n = strlen(suffix);

	return s.n >= n && (n == 0 || memcmp(s.p + s.n - n, suffix, n) == 0);
}

int span_compare(struct span a, struct span b)
{
	size_t n = MIN_OF(a.n, b.n);
	int order = n ? memcmp(a.p, b.p, n) : 0;

	if (order)
		return order;
	return (a.n > b.n) - (a.n < b.n);
}

size_t span_find(struct span s, size_t from, const char *needle)
{
	size_t n = strlen(needle);

	if (n == 0 || s.n < n)
		return s.n;
	for (size_t i = from; i <= s.n - n; i++) {
		const char *hit = memchr(s.p + i, needle[0], s.n - n - i + 1);
		if (!hit)
			break;
		i = (size_t)(hit - s.p);
		if (memcmp(hit, needle, n) == 0)
			return i;
	}
	return s.n;
}

bool span_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct span span_trim(struct span s)
{
	while (s.n && span_is_space(s.p[0])) {
		s.p++;
		s.n--;
	}
	while (s.n && span_is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

uint64_t span_hash(struct span s, uint64_t seed)
{
	for (size_t i = 0; i < s.n; i++) {
		seed ^= (unsigned char)s.p[i];
		seed *= UINT64_C(0x100000001b3);
	}
	return seed;
}
