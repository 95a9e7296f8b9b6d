#include "base/span.h"

#include <limits.h>
#include <string.h>

#include "base/base.h"

int span_compare(struct span a, struct span b)
{
	size_t n = MIN_OF(a.n, b.n);
	int order = n ? memcmp(a.p, b.p, n) : 0;

	if (order)
		return order;
	return (a.n > b.n) - (a.n < b.n);
}

/* How often a byte stands in English text, in steps of about four: the fewer, the better to look
 * for. */
static const unsigned char how_common[UCHAR_MAX + 1] = {
	[' '] = 4, ['b'] = 1, ['f'] = 1, ['g'] = 1, ['j'] = 1, ['k'] = 1, ['q'] = 1,
	['v'] = 1, ['w'] = 1, ['x'] = 1, ['y'] = 1, ['z'] = 1, ['c'] = 2, ['d'] = 2,
	['h'] = 2, ['l'] = 2, ['m'] = 2, ['p'] = 2, ['u'] = 2, ['a'] = 3, ['e'] = 3,
	['i'] = 3, ['n'] = 3, ['o'] = 3, ['r'] = 3, ['s'] = 3, ['t'] = 3};

/* Where in the needle its rarest byte stands, the first of several. */
static size_t rarest(const char *needle, size_t n)
{
	size_t best = 0;
	unsigned least = how_common[(unsigned char)needle[0]];

	for (size_t i = 1; i < n && least; i++)
		if (how_common[(unsigned char)needle[i]] < least) {
			best = i;
			least = how_common[(unsigned char)needle[i]];
		}
	return best;
}

size_t span_find(struct span s, size_t from, const char *needle)
{
	size_t n = strlen(needle), rare;

	if (n == 0 || s.n < n || from > s.n - n)
		return s.n;
	rare = rarest(needle, n);
	for (size_t i = from; i <= s.n - n; i++) {
		const char *hit = memchr(s.p + i + rare, needle[rare], s.n - n - i + 1);

		if (!hit)
			break;
		i = (size_t)(hit - s.p) - rare;
		if (memcmp(s.p + i, needle, n) == 0)
			return i;
	}
	return s.n;
}

bool span_has_any(struct span s, const char *const *needles, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (span_find(s, 0, needles[i]) < s.n)
			return true;
	return false;
}

bool span_is_any_nocase(struct span s, const char *const *strings, size_t n)
{
	char first = s.n ? span_lower(s.p[0]) : 0;

	for (size_t i = 0; i < n; i++)
		if (span_lower(strings[i][0]) == first && span_is_nocase(s, strings[i]))
			return true;
	return false;
}

bool span_starts_any_nocase(struct span s, const char *const *prefixes, size_t n)
{
	char first = s.n ? span_lower(s.p[0]) : 0;

	for (size_t i = 0; i < n; i++)
		if (span_lower(prefixes[i][0]) == first && span_starts_nocase(s, prefixes[i]))
			return true;
	return false;
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

static uint64_t eight_bytes(const char *p)
{
	uint64_t v;

	memcpy(&v, p, sizeof v);
	return v;
}

static uint64_t four_bytes(const char *p)
{
	uint32_t v;

	memcpy(&v, p, sizeof v);
	return v;
}

/* Every byte of V that is an upper-case letter made lower case: eight letters at once. A byte below
 * 0x80 plus 0x3F reaches 0x80 from 'A' on, plus 0x25 from behind 'Z' on. */
static uint64_t lower_eight(uint64_t v)
{
	const uint64_t each = UINT64_C(0x0101010101010101), high = each * 0x80;
	uint64_t seven = v & ~high;
	uint64_t upper = (seven + each * 0x3F) & ~(seven + each * 0x25) & ~v & high;

	return v | upper >> 2;
}

static uint64_t mix(uint64_t h, uint64_t v)
{
	h = (h ^ lower_eight(v)) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 32;
}

/* Loads that overlap cover any length without a loop over its last bytes. Each step of mix() can be
 * undone, and up to eight bytes go into one: so these words never share a hash. */
uint64_t span_hash_word(struct span s)
{
	uint64_t h = s.n * UINT64_C(0x9E3779B97F4A7C15);

	if (s.n == 0)
		return h;
	if (s.n < 4)
		return mix(h, (uint64_t)(unsigned char)s.p[0] |
				      (uint64_t)(unsigned char)s.p[s.n / 2] << 8 |
				      (uint64_t)(unsigned char)s.p[s.n - 1] << 16);
	if (s.n <= 8)
		return mix(h, four_bytes(s.p) | four_bytes(s.p + s.n - 4) << 32);
	for (size_t i = 0; i + 8 < s.n; i += 8)
		h = mix(h, eight_bytes(s.p + i));
	return mix(h, eight_bytes(s.p + s.n - 8));
}

uint64_t span_hash_bytes(struct span s)
{
	uint64_t h = s.n * UINT64_C(0x9E3779B97F4A7C15);
	size_t i = 0;

	for (; i + 8 <= s.n; i += 8) {
		h = (h ^ eight_bytes(s.p + i)) * UINT64_C(0x9E3779B97F4A7C15);
		h ^= h >> 32;
	}
	return span_hash(span_cut(s, i, s.n), h);
}
