/*
 * utf8.h - UTF-8 in and out, strict by Unicode 15 table 3-7: no surrogates, no overlong forms,
 * nothing above U+10FFFF. Never allocates.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

#define UTF8_REPLACEMENT UINT32_C(0xFFFD)
#define UTF8_MAX 4 /* bytes of one code point */

/* The two below for any byte, ASCII or not; these two are only apart from them for speed. */
uint32_t utf8_wide_at(struct span s, size_t at, size_t *len);
uint32_t utf8_wide_before(struct span s, size_t at, size_t *len);

/* The code point at byte AT of S and, in *LEN, how many bytes it takes (1 to 4). A malformed
 * sequence gives UTF8_REPLACEMENT and 1. AT must be below s.n. */
static inline uint32_t utf8_at(struct span s, size_t at, size_t *len)
{
	if ((unsigned char)s.p[at] >= 0x80)
		return utf8_wide_at(s, at, len);
	*len = 1;
	return (unsigned char)s.p[at];
}

/* The code point that ends just before byte AT (0 < AT <= s.n), and its length. */
static inline uint32_t utf8_before(struct span s, size_t at, size_t *len)
{
	if ((unsigned char)s.p[at - 1] >= 0x80)
		return utf8_wide_before(s, at, len);
	*len = 1;
	return (unsigned char)s.p[at - 1];
}

/* The offset of the first malformed byte, or s.n where all is well. */
size_t utf8_check(struct span s);

/* The number of code points, a malformed byte counting as one. */
size_t utf8_count(struct span s);

/* Writes CP (not a surrogate, at most U+10FFFF) to OUT; returns 1 to 4. */
size_t utf8_put(uint32_t cp, char out[UTF8_MAX]);

/* Does S hold what UTF-8 looks like that was taken for Latin-1 or Windows-1252 and encoded again:
 * "PeÃ±a", "itâ€™s"? No language writes those pairs. */
bool utf8_is_twice(struct span s);

#endif
