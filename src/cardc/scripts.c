#include "cardc/scripts.h"

#include <stddef.h>

#include "base/base.h"

#define CORE "fonts-noto-core"
#define CJK "fonts-noto-cjk"

/* In order of code points, without overlap. */
static const struct script scripts[] = {
	{0x0021, 0x052F, "Noto Sans", CORE}, /* Latin, Greek, Cyrillic */
	{0x0530, 0x058F, "Noto Sans Armenian", CORE},
	{0x0590, 0x05FF, "Noto Sans Hebrew", CORE},
	{0x0600, 0x06FF, "Noto Sans Arabic", CORE},
	{0x0700, 0x074F, "Noto Sans Syriac", CORE},
	{0x0750, 0x077F, "Noto Sans Arabic", CORE},
	{0x0780, 0x07BF, "Noto Sans Thaana", CORE},
	{0x08A0, 0x08FF, "Noto Sans Arabic", CORE},
	{0x0900, 0x097F, "Noto Sans Devanagari", CORE},
	{0x0980, 0x09FF, "Noto Sans Bengali", CORE},
	{0x0A00, 0x0A7F, "Noto Sans Gurmukhi", CORE},
	{0x0A80, 0x0AFF, "Noto Sans Gujarati", CORE},
	{0x0B00, 0x0B7F, "Noto Sans Oriya", CORE},
	{0x0B80, 0x0BFF, "Noto Sans Tamil", CORE},
	{0x0C00, 0x0C7F, "Noto Sans Telugu", CORE},
	{0x0C80, 0x0CFF, "Noto Sans Kannada", CORE},
	{0x0D00, 0x0D7F, "Noto Sans Malayalam", CORE},
	{0x0D80, 0x0DFF, "Noto Sans Sinhala", CORE},
	{0x0E00, 0x0E7F, "Noto Sans Thai", CORE},
	{0x0E80, 0x0EFF, "Noto Sans Lao", CORE},
	{0x0F00, 0x0FFF, "Noto Serif Tibetan", CORE},
	{0x1000, 0x109F, "Noto Sans Myanmar", CORE},
	{0x10A0, 0x10FF, "Noto Sans Georgian", CORE},
	{0x1100, 0x11FF, "Noto Sans CJK KR", CJK},
	{0x1200, 0x139F, "Noto Sans Ethiopic", CORE},
	{0x13A0, 0x13FF, "Noto Sans Cherokee", CORE},
	{0x1780, 0x17FF, "Noto Sans Khmer", CORE},
	{0x1800, 0x18AF, "Noto Sans Mongolian", CORE},
	{0x1C80, 0x1C8F, "Noto Sans", CORE},
	{0x1C90, 0x1CBF, "Noto Sans Georgian", CORE},
	{0x1D00, 0x20CF, "Noto Sans", CORE}, /* Latin, Greek; punctuation, currency */
	{0x2100, 0x218F, "Noto Sans Symbols", CORE},
	{0x2190, 0x22FF, "Noto Sans Math", CORE}, /* arrows, operators */
	{0x2300, 0x23FF, "Noto Sans Symbols", CORE},
	{0x2460, 0x24FF, "Noto Sans Symbols", CORE},
	{0x2500, 0x27BF, "Noto Sans Symbols2", CORE},
	{0x2C60, 0x2C7F, "Noto Sans", CORE},
	{0x2D00, 0x2D2F, "Noto Sans Georgian", CORE},
	{0x2D80, 0x2DDF, "Noto Sans Ethiopic", CORE},
	{0x2E00, 0x2E7F, "Noto Sans", CORE},
	{0x2E80, 0x312F, "Noto Sans CJK SC", CJK}, /* radicals, punctuation, kana, bopomofo */
	{0x3130, 0x318F, "Noto Sans CJK KR", CJK},
	{0x3190, 0x9FFF, "Noto Sans CJK SC", CJK},
	{0xA640, 0xA7FF, "Noto Sans", CORE},
	{0xAC00, 0xD7FF, "Noto Sans CJK KR", CJK},
	{0xF900, 0xFAFF, "Noto Sans CJK SC", CJK},
	{0xFB13, 0xFB17, "Noto Sans Armenian", CORE},
	{0xFB1D, 0xFB4F, "Noto Sans Hebrew", CORE},
	{0xFB50, 0xFDFF, "Noto Sans Arabic", CORE},
	{0xFE30, 0xFE4F, "Noto Sans CJK SC", CJK},
	{0xFE70, 0xFEFE, "Noto Sans Arabic", CORE},
	{0xFF00, 0xFFEF, "Noto Sans CJK SC", CJK},
	{0x1D400, 0x1D7FF, "Noto Sans Math", CORE},
	{0x1F000, 0x1F0FF, "Noto Sans Symbols2", CORE},
	{0x20000, 0x323AF, "Noto Sans CJK SC", CJK},
};

const struct script *scripts_find(uint32_t cp)
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
