#include "text/script.h"

#include <stddef.h>

#include "base/base.h"

/* Sorted by code point; https://www.unicode.org/Public/15.0.0/ucd/Blocks.txt */
static const struct script table[] = {
	{0x0041, 0x005A, "Latn", false},   {0x0061, 0x007A, "Latn", false},
	{0x00C0, 0x02AF, "Latn", false},   {0x0370, 0x03FF, "Grek", false},
	{0x0400, 0x052F, "Cyrl", false},   {0x0531, 0x058F, "Armn", false},
	{0x0590, 0x05FF, "Hebr", true},	   {0x0600, 0x06FF, "Arab", true},
	{0x0700, 0x074F, "Syrc", true},	   {0x0750, 0x077F, "Arab", true},
	{0x0780, 0x07BF, "Thaa", true},	   {0x08A0, 0x08FF, "Arab", true},
	{0x0900, 0x097F, "Deva", false},   {0x0980, 0x09FF, "Beng", false},
	{0x0A00, 0x0A7F, "Guru", false},   {0x0A80, 0x0AFF, "Gujr", false},
	{0x0B00, 0x0B7F, "Orya", false},   {0x0B80, 0x0BFF, "Taml", false},
	{0x0C00, 0x0C7F, "Telu", false},   {0x0C80, 0x0CFF, "Knda", false},
	{0x0D00, 0x0D7F, "Mlym", false},   {0x0D80, 0x0DFF, "Sinh", false},
	{0x0E00, 0x0E7F, "Thai", false},   {0x0E80, 0x0EFF, "Laoo", false},
	{0x0F00, 0x0FFF, "Tibt", false},   {0x1000, 0x109F, "Mymr", false},
	{0x10A0, 0x10FF, "Geor", false},   {0x1100, 0x11FF, "Hang", false},
	{0x1200, 0x139F, "Ethi", false},   {0x13A0, 0x13FF, "Cher", false},
	{0x1780, 0x17FF, "Khmr", false},   {0x1800, 0x18AF, "Mong", false},
	{0x1E00, 0x1EFF, "Latn", false},   {0x1F00, 0x1FFF, "Grek", false},
	{0x2C60, 0x2C7F, "Latn", false},   {0x2E80, 0x2FDF, "Hani", false},
	{0x3040, 0x312F, "Hani", false},   {0x3130, 0x318F, "Hang", false},
	{0x31A0, 0x31FF, "Hani", false},   {0x3400, 0x9FFF, "Hani", false},
	{0xA640, 0xA69F, "Cyrl", false},   {0xA720, 0xA7FF, "Latn", false},
	{0xAC00, 0xD7FF, "Hang", false},   {0xF900, 0xFAFF, "Hani", false},
	{0xFB00, 0xFB06, "Latn", false},   {0xFB1D, 0xFB4F, "Hebr", true},
	{0xFB50, 0xFDFF, "Arab", true},	   {0xFE70, 0xFEFC, "Arab", true},
	{0x20000, 0x3FFFF, "Hani", false},
};

const struct script *script_of(uint32_t cp)
{
	size_t low = 0;
	size_t high = COUNT_OF(table);

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (cp > table[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	return low < COUNT_OF(table) && cp >= table[low].first ? &table[low] : NULL;
}

const struct script *script_default(void)
{
	return &table[0];
}
