#include "text/upper.h"

#include <string.h>

#include "base/base.h"
#include "base/utf8.h"

#define SHARP_S 0xDF
#define DOTLESS_I 0x131
#define Y_DIAERESIS 0xFF /* its capital is far away, at 0x178 */

/* Lower-case letters FIRST to LAST are MINUS above their capitals; where PAIRED, capitals are even
 * (1) or odd (2) and the small letter follows. Unicode 15, UnicodeData.txt. */
static const struct {
	uint32_t first, last, minus;
	int paired;
} range[] = {
	{'a', 'z', 32, 0},	{0xE0, 0xF6, 32, 0},   {0xF8, 0xFE, 32, 0},
	{0x101, 0x137, 1, 1},	{0x13A, 0x148, 1, 2},  {0x14B, 0x177, 1, 1},
	{0x17A, 0x17E, 1, 2},	{0x219, 0x21B, 1, 1},  {0x3AC, 0x3AC, 38, 0},
	{0x3AD, 0x3AF, 37, 0},	{0x3B1, 0x3C1, 32, 0}, {0x3C2, 0x3C2, 31, 0},
	{0x3C3, 0x3CB, 32, 0},	{0x3CC, 0x3CC, 64, 0}, {0x3CD, 0x3CE, 63, 0},
	{0x430, 0x44F, 32, 0},	{0x450, 0x45F, 80, 0}, {0x461, 0x481, 1, 1},
	{0x48B, 0x4BF, 1, 1},	{0x4D1, 0x52F, 1, 1},  {0x1E01, 0x1E95, 1, 1},
	{0x1EA1, 0x1EFF, 1, 1},
};

uint32_t upper_of(uint32_t cp)
{
	for (size_t i = 0; i < COUNT_OF(range); i++) {
		if (cp < range[i].first || cp > range[i].last)
			continue;
		if (range[i].paired && (cp + (range[i].paired == 1)) % 2)
			return cp; /* a capital already */
		return cp == DOTLESS_I ? 'I' : cp - range[i].minus;
	}
	return cp == Y_DIAERESIS ? 0x178 : cp;
}

struct span upper_text(struct span text, char *out, size_t max)
{
	struct span result = {out, 0};
	size_t len;

	for (size_t at = 0; at < text.n; at += len) {
		uint32_t cp = utf8_at(text, at, &len);
		char bytes[UTF8_MAX] = {'S', 'S'};
		size_t n = cp == SHARP_S ? 2 : utf8_put(upper_of(cp), bytes);

		if (result.n + n > max)
			break;
		memcpy(out + result.n, bytes, n);
		result.n += n;
	}
	return result;
}
