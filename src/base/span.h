/*
 * span.h - a view of bytes somebody else owns: pointer and length, no terminator.
 *
 * Text travels through the whole program as spans, so nothing is copied to be cut. A span is valid
 * as long as what it points into. Never allocates, never writes.
 */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct span {
	const char *p; /* may be NULL when n is 0 */
	size_t n;      /* bytes */
};

/* The bytes of a C string, without its terminator; NULL gives the empty span. */
struct span span_of(const char *s);

/* A string literal as a constant initialiser: struct span x = SPAN("abc"); */
#define SPAN(literal)                          \
	{                                      \
		(literal), sizeof(literal) - 1 \
	}

/* [from, to) of S, both clamped to its length. */
struct span span_cut(struct span s, size_t from, size_t to);

bool span_equal(struct span a, struct span b);
bool span_is(struct span a, const char *s);
/* ASCII case is ignored, other bytes must be equal. */
bool span_equal_nocase(struct span a, struct span b);
bool span_starts(struct span s, const char *prefix);
bool span_ends(struct span s, const char *suffix);

/* <0, 0, >0 in byte order, a prefix before the longer one. For qsort. */
int span_compare(struct span a, struct span b);

/* The offset of the first NEEDLE at or after FROM; s.n where there is none (an empty NEEDLE is
 * nowhere). */
size_t span_find(struct span s, size_t from, const char *needle);

/* Without ASCII white space (space, tab, CR, LF, VT, FF) at both ends. */
struct span span_trim(struct span s);

/* ASCII white space, as span_trim() sees it. */
bool span_is_space(char c);

/* FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/), continued from SEED
 * (SPAN_HASH_START for a fresh one). Stable across machines: it may be stored. */
#define SPAN_HASH_START UINT64_C(0xcbf29ce484222325)
uint64_t span_hash(struct span s, uint64_t seed);

#endif
