#include "news/credit.h"

#include <string.h>

#include "base/base.h"

/* A credit is a name or two; longer than this, the mark was a word of prose. */
#define CREDIT_MAX_BYTES 120

static size_t find_last(struct span s, const char *needle)
{
	size_t at = span_find(s, 0, needle), next;

	if (at == s.n)
		return s.n;
	while ((next = span_find(s, at + 1, needle)) < s.n)
		at = next;
	return at;
}

static bool names_agency(const struct lexicon *l, struct span s)
{
	size_t from = 0;

	for (size_t i = 0; i <= s.n; i++) {
		if (i < s.n && s.p[i] != '/' && s.p[i] != ',')
			continue;
		if (lexicon_has(l, LEXICON_AGENCIES, span_trim(span_cut(s, from, i))))
			return true;
		from = i + 1;
	}
	return false;
}

/* "(Ann Lee / Reuters)": brackets at the end, an agency in them, and a slash or "via" before it. */
static size_t find_bracketed(const struct lexicon *l, struct span s)
{
	const char *open = span_ends(s, "]") ? "[" : "(";
	size_t at = find_last(s, open);
	size_t via;
	struct span inner;

	if ((!span_ends(s, ")") && !span_ends(s, "]")) || at == s.n)
		return s.n;
	inner = span_cut(s, at + 1, s.n - 1);
	via = find_last(inner, "via ");
	if (via < inner.n && names_agency(l, span_cut(inner, via + 4, inner.n)))
		return at;
	if (span_find(inner, 0, "/") < inner.n && names_agency(l, inner))
		return at;
	return span_starts(inner, "Photo") || span_starts(inner, "Image") ? at : s.n;
}

size_t credit_find(const struct lexicon *l, struct span text)
{
	static const char *const marks[] = {
		"Credit:",     "Credits:",	 "Image:",     "Photo:",
		"Picture:",    "Photograph:",	 "Photo by ",  "Photos by ",
		"Picture by ", "Photograph by ", "File photo", "FILE PHOTO"};

	for (size_t i = 0; i < COUNT_OF(marks); i++) {
		size_t at = find_last(text, marks[i]);

		if (at < text.n && text.n - at <= CREDIT_MAX_BYTES)
			return at;
	}
	return find_bracketed(l, text);
}
