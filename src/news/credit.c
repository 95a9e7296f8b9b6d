#include "news/credit.h"

#include <string.h>

#include "base/base.h"

/* A credit is a name or two; longer than this, the mark was a word of prose. */
#define CREDIT_MAX_BYTES 120
#define SLASHED_MAX_BYTES 60
#define SLASHED_MAX_WORDS 6

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

/* "AP Photo/Ann Lee, File". */
static bool is_photo_of_agency(const struct lexicon *l, struct span s)
{
	size_t photo = span_find(s, 0, " Photo");

	return photo < s.n && lexicon_has(l, LEXICON_AGENCIES, span_cut(s, 0, photo));
}

/* "(Ann Lee / Reuters)", "(AP Photo/Ann Lee)", "(PA)": brackets at the end and in them an agency,
 * alone, behind a slash or behind "via". */
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
	if (names_agency(l, inner) || is_photo_of_agency(l, inner))
		return at;
	return span_starts(inner, "Photo") || span_starts(inner, "Image") ||
			       span_starts(inner, "File photo")
		       ? at
		       : s.n;
}

static bool is_name_byte(char c)
{
	return c != '.' && c != ':' && c != ';' && c != '!' && c != '?' && c != ')';
}

/* "Ann Lee/AP", "REUTERS/Ann Lee", "ANN LEE/AFP/GETTY IMAGES" at the end or alone: names and an
 * agency parted by a slash. */
static size_t find_slashed(const struct lexicon *l, struct span s)
{
	size_t at = s.n, words = 1;
	bool slash = false;

	while (at > 0 && is_name_byte(s.p[at - 1]) && s.n - at < SLASHED_MAX_BYTES) {
		at--;
		slash |= s.p[at] == '/';
		words += s.p[at] == ' ';
	}
	while (at < s.n && span_is_space(s.p[at]))
		at++;
	if (!slash || words > SLASHED_MAX_WORDS || !names_agency(l, span_cut(s, at, s.n)))
		return s.n;
	return at > 0 && s.n - at >= SLASHED_MAX_BYTES ? s.n : at;
}

/* "© 2024 Harbour Post": of the page, not of a picture. */
static bool is_copyright(struct span s, size_t at)
{
	return span_starts(span_cut(s, at, s.n), "\xC2\xA9 ") && at + 3 < s.n &&
	       s.p[at + 3] >= '0' && s.p[at + 3] <= '9';
}

size_t credit_find(const struct lexicon *l, struct span text)
{
	static const char *const marks[] = {
		"Credit:",     "Credits:",   "Image:",	   "Photo:",	  "Picture:",
		"Photograph:", "Photo by ",  "Photos by ", "Picture by ", "Photograph by ",
		"File photo",  "FILE PHOTO", "Pic:",	   "Credit...",	  "\xC2\xA9 "};

	for (size_t i = 0; i < COUNT_OF(marks); i++) {
		size_t at = find_last(text, marks[i]);

		if (at < text.n && text.n - at <= CREDIT_MAX_BYTES && !is_copyright(text, at))
			return at;
	}
	return MIN_OF(find_bracketed(l, text), find_slashed(l, text));
}

/* "Image source, ...", "PHOTO: ...", "FILE - ...": a caption says so at its head. */
bool credit_is_caption(struct span s)
{
	static const char *const heads[] = {"Image source",
					    "Image caption",
					    "Image credit",
					    "IMAGE SOURCE",
					    "Media caption",
					    "Photo credit",
					    "PHOTO:",
					    "Photo:",
					    "PHOTOS:",
					    "FILE - ",
					    "FILE \xE2\x80\x94 ",
					    "FILE \xE2\x80\x93 ",
					    "FILE:",
					    "FILE PHOTO",
					    "File photo",
					    "File image",
					    "Pictured:",
					    "PICTURED:"};

	for (size_t i = 0; i < COUNT_OF(heads); i++)
		if (span_starts(s, heads[i]))
			return true;
	return false;
}
