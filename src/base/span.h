/*
 * span.h - a view of bytes somebody else owns: pointer and length, no terminator.
 *
 * Text travels through the whole program as spans, so nothing is copied to be cut. A span is valid
 * as long as what it points into. Never allocates, never writes.
 *
 * The small ones are defined here: reading news asks them some hundred times a word, and with a
 * literal at hand the compiler leaves a length and a few bytes to compare.
 */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/base.h"

struct span {
	const char *p; /* may be NULL when n is 0 */
	size_t n;      /* bytes */
};

/* The bytes of a C string, without its terminator; NULL gives the empty span. */
static inline struct span span_of(const char *s)
{
	struct span r = {s, s ? strlen(s) : 0};

	return r;
}

/* A string literal as a constant initialiser: struct span x = SPAN("abc"); */
#define SPAN(literal)                          \
	{                                      \
		(literal), sizeof(literal) - 1 \
	}

/* [from, to) of S, both clamped to its length. */
static inline struct span span_cut(struct span s, size_t from, size_t to)
{
	struct span r;

	to = MIN_OF(to, s.n);
	from = MIN_OF(from, to);
	r.p = s.p ? s.p + from : NULL;
	r.n = to - from;
	return r;
}

static inline bool span_equal(struct span a, struct span b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* S may be NULL, which is the empty span. Most words differ in the first byte, so S is not measured
 * first. */
static inline bool span_is(struct span a, const char *s)
{
	if (!s)
		return a.n == 0;
	for (; a.n && *s; a.p++, a.n--)
		if (*a.p != *s++)
			return false;
	return a.n == 0 && !*s;
}

static inline char span_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* ASCII case is ignored, other bytes must be equal. */
static inline bool span_equal_nocase(struct span a, struct span b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (span_lower(a.p[i]) != span_lower(b.p[i]))
			return false;
	return true;
}

/* span_is() with ASCII case ignored. */
static inline bool span_is_nocase(struct span a, const char *s)
{
	for (; a.n && *s; a.p++, a.n--)
		if (span_lower(*a.p) != span_lower(*s++))
			return false;
	return a.n == 0 && !*s;
}

static inline bool span_starts(struct span s, const char *prefix)
{
	size_t i = 0;

	while (i < s.n && prefix[i] && s.p[i] == prefix[i])
		i++;
	return !prefix[i];
}

/* span_starts() with ASCII case ignored. */
static inline bool span_starts_nocase(struct span s, const char *prefix)
{
	size_t i = 0;

	while (i < s.n && prefix[i] && span_lower(s.p[i]) == span_lower(prefix[i]))
		i++;
	return !prefix[i];
}

static inline bool span_ends(struct span s, const char *suffix)
{
	size_t n = strlen(suffix);

	return s.n >= n &&
	       (n == 0 || (s.p[s.n - n] == suffix[0] && memcmp(s.p + s.n - n, suffix, n) == 0));
}

/* <0, 0, >0 in byte order, a prefix before the longer one. For qsort. */
int span_compare(struct span a, struct span b);

/* The offset of the first NEEDLE at or after FROM; s.n where there is none (an empty NEEDLE is
 * nowhere). */
size_t span_find(struct span s, size_t from, const char *needle);

/* Does one of N needles stand in S? */
bool span_has_any(struct span s, const char *const *needles, size_t n);

/* Is S one of N strings, does it begin with one? ASCII case is ignored. Most differ in their first
 * letter, so long lists cost little. */
bool span_is_any_nocase(struct span s, const char *const *strings, size_t n);
bool span_starts_any_nocase(struct span s, const char *const *prefixes, size_t n);

/* Without ASCII white space (space, tab, CR, LF, VT, FF) at both ends. */
struct span span_trim(struct span s);

/* ASCII white space, as span_trim() sees it. */
static inline bool span_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/), continued from SEED
 * (SPAN_HASH_START for a fresh one). Stable across machines: it may be stored. */
#define SPAN_HASH_START UINT64_C(0xcbf29ce484222325)
uint64_t span_hash(struct span s, uint64_t seed);

/* A fast hash of S, byte for byte; it too depends on the byte order: never stored. */
uint64_t span_hash_bytes(struct span s);

/* A hash of S with ASCII case ignored, fast for words. It depends on the machine's byte order:
 * never stored. Of two different words of one length, up to SPAN_HASH_EXACT bytes, it differs. */
#define SPAN_HASH_EXACT 8
uint64_t span_hash_word(struct span s);

#endif
