#include "cardc/scripts.h"

#include <stddef.h>
#include <string.h>

#include "base/base.h"

#define CORE "fonts-noto-core"
#define CJK "fonts-noto-cjk"
#define SYMBOLA "fonts-symbola"

#define SANS(name) "Noto Sans " name, NULL, CORE, false
#define BOTH(name) "Noto Sans " name, "Noto Serif " name, CORE, false
#define ARABIC "Noto Sans Arabic", "Noto Naskh Arabic", CORE, false
#define CJK_SC "Noto Sans CJK SC", "Noto Serif CJK SC", CJK, false
#define CJK_TC "Noto Sans CJK TC", "Noto Serif CJK TC", CJK, false
#define CJK_JP "Noto Sans CJK JP", "Noto Serif CJK JP", CJK, false
#define CJK_KR "Noto Sans CJK KR", "Noto Serif CJK KR", CJK, false

/* In order of code points, without overlap. */
static const struct script scripts[] = {
	{0x0021, 0x052F, "Noto Sans", NULL, CORE, true}, /* Latin, Greek, Cyrillic */
	{0x0530, 0x058F, BOTH("Armenian")},
	{0x0590, 0x05FF, BOTH("Hebrew")},
	{0x0600, 0x06FF, ARABIC},
	{0x0700, 0x074F, SANS("Syriac")},
	{0x0750, 0x077F, ARABIC},
	{0x0780, 0x07BF, SANS("Thaana")},
	{0x07C0, 0x07FF, SANS("NKo")},
	{0x0800, 0x083F, SANS("Samaritan")},
	{0x0840, 0x085F, SANS("Mandaic")},
	{0x08A0, 0x08FF, ARABIC},
	{0x0900, 0x097F, BOTH("Devanagari")},
	{0x0980, 0x09FF, BOTH("Bengali")},
	{0x0A00, 0x0A7F, BOTH("Gurmukhi")},
	{0x0A80, 0x0AFF, BOTH("Gujarati")},
	{0x0B00, 0x0B7F, SANS("Oriya")},
	{0x0B80, 0x0BFF, BOTH("Tamil")},
	{0x0C00, 0x0C7F, BOTH("Telugu")},
	{0x0C80, 0x0CFF, BOTH("Kannada")},
	{0x0D00, 0x0D7F, BOTH("Malayalam")},
	{0x0D80, 0x0DFF, BOTH("Sinhala")},
	{0x0E00, 0x0E7F, BOTH("Thai")},
	{0x0E80, 0x0EFF, BOTH("Lao")},
	{0x0F00, 0x0FFF, "Noto Serif Tibetan", NULL, CORE, false},
	{0x1000, 0x109F, BOTH("Myanmar")},
	{0x10A0, 0x10FF, BOTH("Georgian")},
	{0x1100, 0x11FF, CJK_KR},
	{0x1200, 0x139F, BOTH("Ethiopic")},
	{0x13A0, 0x13FF, SANS("Cherokee")},
	{0x1400, 0x167F, SANS("Canadian Aboriginal")},
	{0x1680, 0x169F, SANS("Ogham")},
	{0x16A0, 0x16FF, SANS("Runic")},
	{0x1700, 0x171F, SANS("Tagalog")},
	{0x1780, 0x17FF, BOTH("Khmer")},
	{0x1800, 0x18AF, SANS("Mongolian")},
	{0x18B0, 0x18FF, SANS("Canadian Aboriginal")},
	{0x1900, 0x194F, SANS("Limbu")},
	{0x1950, 0x197F, SANS("Tai Le")},
	{0x1980, 0x19DF, SANS("New Tai Lue")},
	{0x19E0, 0x19FF, BOTH("Khmer")},
	{0x1A00, 0x1A1F, SANS("Buginese")},
	{0x1A20, 0x1AAF, SANS("Tai Tham")},
	{0x1B00, 0x1B7F, SANS("Balinese")},
	{0x1B80, 0x1BBF, SANS("Sundanese")},
	{0x1BC0, 0x1BFF, SANS("Batak")},
	{0x1C00, 0x1C4F, SANS("Lepcha")},
	{0x1C50, 0x1C7F, SANS("Ol Chiki")},
	{0x1C80, 0x1C8F, "Noto Sans", NULL, CORE, true},
	{0x1C90, 0x1CBF, BOTH("Georgian")},
	{0x1D00, 0x20CF, "Noto Sans", NULL, CORE, true}, /* Latin, Greek; punctuation, currency */
	{0x2100, 0x218F, "Noto Sans Symbols", NULL, CORE, true},
	{0x2190, 0x22FF, "Noto Sans Math", NULL, CORE, true}, /* arrows, operators */
	{0x2300, 0x23FF, "Noto Sans Symbols", NULL, CORE, true},
	{0x2460, 0x24FF, "Noto Sans Symbols", NULL, CORE, true},
	{0x2500, 0x27BF, "Noto Sans Symbols2", NULL, CORE, true},
	{0x2C00, 0x2C5F, SANS("Glagolitic")},
	{0x2C60, 0x2C7F, "Noto Sans", NULL, CORE, true},
	{0x2C80, 0x2CFF, SANS("Coptic")},
	{0x2D00, 0x2D2F, BOTH("Georgian")},
	{0x2D30, 0x2D7F, SANS("Tifinagh")},
	{0x2D80, 0x2DDF, BOTH("Ethiopic")},
	{0x2E00, 0x2E7F, "Noto Sans", NULL, CORE, true},
	{0x2E80, 0x303F, CJK_SC}, /* radicals, punctuation */
	{0x3040, 0x30FF, CJK_JP}, /* kana */
	{0x3100, 0x312F, CJK_TC}, /* bopomofo */
	{0x3130, 0x318F, CJK_KR},
	{0x3190, 0x31EF, CJK_SC},
	{0x31F0, 0x31FF, CJK_JP},
	{0x3200, 0x9FFF, CJK_SC},
	{0xA000, 0xA4CF, SANS("Yi")},
	{0xA4D0, 0xA4FF, SANS("Lisu")},
	{0xA500, 0xA63F, SANS("Vai")},
	{0xA640, 0xA7FF, "Noto Sans", NULL, CORE, true},
	{0xA880, 0xA8DF, SANS("Saurashtra")},
	{0xA8E0, 0xA8FF, BOTH("Devanagari")},
	{0xA900, 0xA92F, SANS("Kayah Li")},
	{0xA930, 0xA95F, SANS("Rejang")},
	{0xA960, 0xA97F, CJK_KR},
	{0xA980, 0xA9DF, SANS("Javanese")},
	{0xAA00, 0xAA5F, SANS("Cham")},
	{0xAA60, 0xAA7F, BOTH("Myanmar")},
	{0xAA80, 0xAADF, SANS("Tai Viet")},
	{0xAB30, 0xAB6F, "Noto Sans", NULL, CORE, true},
	{0xAB70, 0xABBF, SANS("Cherokee")},
	{0xABC0, 0xABFF, SANS("Meetei Mayek")},
	{0xAC00, 0xD7FF, CJK_KR},
	{0xF900, 0xFAFF, CJK_SC},
	{0xFB13, 0xFB17, BOTH("Armenian")},
	{0xFB1D, 0xFB4F, BOTH("Hebrew")},
	{0xFB50, 0xFDFF, ARABIC},
	{0xFE30, 0xFE4F, CJK_SC},
	{0xFE70, 0xFEFE, ARABIC},
	{0xFF00, 0xFF65, CJK_SC},
	{0xFF66, 0xFF9F, CJK_JP}, /* narrow kana */
	{0xFFA0, 0xFFDF, CJK_KR},
	{0xFFE0, 0xFFEF, CJK_SC},
	{0x1D400, 0x1D7FF, "Noto Sans Math", NULL, CORE, true},
	{0x1E900, 0x1E95F, SANS("Adlam")},
	{0x1F000, 0x1F0FF, "Noto Sans Symbols2", NULL, CORE, true},
	{0x1F100, 0x1FAFF, "Symbola", NULL, SYMBOLA, false}, /* emoji, in one colour */
	{0x20000, 0x323AF, CJK_SC},
};

static const struct script *row_of(uint32_t cp)
{
	size_t low = 0;
	size_t high = COUNT_OF(scripts);

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (cp > scripts[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	return low < COUNT_OF(scripts) && cp >= scripts[low].first ? &scripts[low] : NULL;
}

/* What NAME is called after the foundry's words; empty for a family of another. */
static struct span name_of(const struct script *script)
{
	struct span family = span_of(script->family), sans = SPAN("Noto Sans ");
	struct span serif = SPAN("Noto Serif ");

	if (span_starts(family, sans.p))
		return span_cut(family, sans.n, family.n);
	return span_starts(family, serif.p) ? span_cut(family, serif.n, family.n) : span_of("");
}

const struct script *scripts_named(struct span name)
{
	for (size_t i = 0; i < COUNT_OF(scripts); i++)
		if (!scripts[i].is_shared && strcmp(scripts[i].package, CJK) != 0 && name.n &&
		    span_equal_nocase(name_of(&scripts[i]), name))
			return &scripts[i];
	return NULL;
}

const struct script *scripts_next(const struct script *script)
{
	for (const struct script *s = script + 1; s < scripts + COUNT_OF(scripts); s++)
		if (strcmp(s->family, script->family) == 0)
			return s;
	return NULL;
}

const struct script *scripts_find(uint32_t cp, uint32_t with)
{
	return row_of(with ? with : cp);
}
