#include "text/bidi.h"

#include <string.h>

#include <fribidi.h>

#include "base/utf8.h"

/* Letters of right-to-left scripts, and the marks and controls that can turn a text. Blocks of
 * Unicode 15; what is unassigned in them counts, as it does for UAX 9. */
static bool may_turn(uint32_t cp)
{
	return (cp >= 0x0590 && cp <= 0x08FF) || cp == 0x200F || (cp >= 0x202A && cp <= 0x202E) ||
	       (cp >= 0x2066 && cp <= 0x2069) || (cp >= 0xFB1D && cp <= 0xFDFF) ||
	       (cp >= 0xFE70 && cp <= 0xFEFF) || (cp >= 0x10800 && cp <= 0x10FFF) ||
	       (cp >= 0x1E800 && cp <= 0x1EFFF);
}

static bool is_left_to_right(struct span text)
{
	size_t len;

	for (size_t at = 0; at < text.n; at += len)
		if (may_turn(utf8_at(text, at, &len)))
			return false;
	return true;
}

bool bidi_is_rtl(struct span text)
{
	int depth = 0;
	size_t len;

	for (size_t at = 0; at < text.n; at += len) {
		FriBidiCharType type = fribidi_get_bidi_type(utf8_at(text, at, &len));

		if (type == FRIBIDI_TYPE_PDI)
			depth -= depth > 0;
		else if (FRIBIDI_IS_ISOLATE(type))
			depth++;
		else if (depth == 0 && FRIBIDI_IS_LETTER(type))
			return FRIBIDI_IS_RTL(type);
	}
	return false;
}

/* The code points of PARAGRAPH in B; returns how many. */
static size_t decode(struct bidi *b, struct span paragraph)
{
	size_t n = 0;
	size_t len;

	for (size_t at = 0; at < paragraph.n; at += len)
		b->cp[n++] = utf8_at(paragraph, at, &len);
	return n;
}

/* Each code point's level to all of its bytes. */
static void spread(struct bidi *b, struct span paragraph)
{
	size_t n = 0;
	size_t len;

	for (size_t at = 0; at < paragraph.n; at += len) {
		utf8_at(paragraph, at, &len);
		memset(b->level + at, b->embedding[n++], len);
	}
}

void bidi_levels(struct bidi *b, struct span paragraph)
{
	FriBidiParType base = FRIBIDI_PAR_ON;
	FriBidiStrIndex n;

	b->base = 0;
	b->is_plain = true;
	if (paragraph.n > BIDI_TEXT_MAX || is_left_to_right(paragraph))
		return;
	n = (FriBidiStrIndex)decode(b, paragraph);
	fribidi_get_bidi_types(b->cp, n, b->type);
	fribidi_get_bracket_types(b->cp, n, b->type, b->bracket);
	if (fribidi_get_par_embedding_levels_ex(b->type, b->bracket, n, &base, b->embedding) == 0)
		return; /* no memory: as it was typed */
	b->is_plain = false;
	b->base = FRIBIDI_IS_RTL(base) ? 1 : 0;
	spread(b, paragraph);
}

void bidi_end_line(struct bidi *b, struct span paragraph, size_t start, size_t end)
{
	if (b->is_plain)
		return;
	while (end > start) {
		size_t len;
		FriBidiCharType type = fribidi_get_bidi_type(utf8_before(paragraph, end, &len));

		if (!FRIBIDI_IS_EXPLICIT_OR_BN_OR_WS(type) && !FRIBIDI_IS_ISOLATE(type))
			return;
		memset(b->level + end - len, b->base, len);
		end -= len;
	}
}
