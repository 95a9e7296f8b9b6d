#include "text/soft.h"

#include <string.h>

#include "base/base.h"

#define BYTES (sizeof SOFT_HYPHEN - 1)

bool soft_has(struct span text)
{
	return span_find(text, 0, SOFT_HYPHEN) < text.n;
}

/* Is WORD the entry without its soft hyphens? */
static bool is_entry(struct span entry, struct span word)
{
	size_t at = 0;

	for (size_t i = 0; i < entry.n; i++) {
		if (span_starts(span_cut(entry, i, entry.n), SOFT_HYPHEN)) {
			i += BYTES - 1;
			continue;
		}
		if (at == word.n || word.p[at++] != entry.p[i])
			return false;
	}
	return at == word.n && word.n > 0;
}

/* The entry of WORD; empty where there is none. */
static struct span find(struct span hyphens, struct span word)
{
	while (hyphens.n) {
		size_t end = span_find(hyphens, 0, " ");
		struct span entry = span_cut(hyphens, 0, end);

		if (is_entry(entry, word))
			return entry;
		hyphens = span_cut(hyphens, end + 1, hyphens.n);
	}
	return (struct span){NULL, 0};
}

/* ASCII letters and whatever is beyond ASCII but general punctuation: as the compiler cuts words,
 * and if it does not, no entry is found. */
static bool is_word_byte(struct span s, size_t i)
{
	unsigned char c = (unsigned char)s.p[i];

	if (c == 0xE2 || (i > 0 && (unsigned char)s.p[i - 1] == 0xE2) ||
	    (i > 1 && (unsigned char)s.p[i - 2] == 0xE2))
		return false;
	return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct span soft_insert(struct span text, struct span hyphens, char *out, size_t max)
{
	struct span done = {out, 0};
	bool changed = false;

	for (size_t at = 0; at < text.n;) {
		size_t end = at;
		struct span piece, entry;

		while (end < text.n && is_word_byte(text, end))
			end++;
		piece = span_cut(text, at, MAX_OF(end, at + 1));
		entry = find(hyphens, piece);
		changed |= entry.n > 0;
		at += piece.n;
		piece = entry.n ? entry : piece;
		if (done.n + piece.n > max)
			return text;
		memcpy(out + done.n, piece.p, piece.n);
		done.n += piece.n;
	}
	return changed ? done : text;
}

struct span soft_strip(struct span text, char *out)
{
	size_t n = 0;

	if (!soft_has(text))
		return text;
	for (size_t i = 0; i < text.n; i++) {
		if (span_starts(span_cut(text, i, text.n), SOFT_HYPHEN))
			i += BYTES - 1;
		else
			out[n++] = text.p[i];
	}
	return (struct span){out, n};
}
