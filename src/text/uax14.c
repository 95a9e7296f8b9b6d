#include "text/uax14.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <linebreak.h>

#include "base/base.h"
#include "base/utf8.h"
#include "text/breaks.h"

#define ZERO_WIDTH_JOINER 0x200D

/* Small kana and the mark of a long vowel, class CJ: in strict kinsoku they begin no line, as NS.
 */
static bool is_small_kana(uint32_t cp)
{
	static const uint16_t small[] = {0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063,
					 0x3083, 0x3085, 0x3087, 0x308E, 0x3095, 0x3096};

	if (cp == 0x30FC || (cp >= 0x31F0 && cp <= 0x31FF) || (cp >= 0xFF67 && cp <= 0xFF70))
		return true;
	if (cp >= 0x30A1 && cp <= 0x30F6)
		cp -= 0x30A1 - 0x3041; /* katakana stand as hiragana do */
	for (size_t i = 0; i < COUNT_OF(small); i++)
		if (cp == small[i])
			return true;
	return false;
}

/* What the library is shown in place of CP, as many bytes long; NULL: CP itself. libunibreak 1.1
 * knows Unicode 6.2's classes, but ends the program with an assertion where it meets one it has no
 * rule for, regional indicators (flags) and U+FFFF: letters stand in for these, so a flag stays
 * whole and with the word it touches. And it takes small kana for any others: an iteration mark
 * does for them. */
static const char *stand_in(uint32_t cp)
{
	if (cp >= 0x1F1E6 && cp <= 0x1F1FF)
		return "\xF0\x90\x80\x80";
	if (cp == 0xFFFF)
		return "\xE0\xA4\x85";
	return cp >= 0x3041 && is_small_kana(cp) ? "\xE3\x80\x85" : NULL;
}

/* Does CP belong to the emoji before it: a skin tone? What is joined to it by U+200D does, too. */
static bool is_skin_tone(uint32_t cp)
{
	return cp >= 0x1F3FB && cp <= 0x1F3FF;
}

/* LB 8a and LB 30b of later versions of Unicode: nothing parts what makes one emoji. */
static void join_emoji(struct span text, char *marks)
{
	size_t len, next_len;

	for (size_t at = 0; at < text.n; at += len) {
		uint32_t cp = utf8_at(text, at, &len);
		uint32_t next = at + len < text.n ? utf8_at(text, at + len, &next_len) : 0;

		if (next && (is_skin_tone(next) || (cp == ZERO_WIDTH_JOINER && next >= 0x2190)))
			marks[at + len - 1] = LINEBREAK_NOBREAK;
	}
}

void uax14_find(struct span text, char *marks)
{
	static bool is_ready; /* the library's one-time preparation of its own tables */
	char copy[BREAKS_TEXT_MAX];
	size_t len;

	if (text.n == 0)
		return;
	if (!is_ready) {
		init_linebreak();
		is_ready = true;
	}
	memcpy(copy, text.p, text.n);
	for (size_t at = 0; at < text.n; at += len) {
		const char *other = stand_in(utf8_at(text, at, &len));

		if (other)
			memcpy(copy + at, other, len);
	}
	set_linebreaks_utf8((const utf8_t *)copy, text.n, "", marks);
	join_emoji(text, marks);
}
