/* Numbers are big-endian: https://learn.microsoft.com/typography/opentype/spec/cmap */
#include "firmware/image/charmap.h"

#include <string.h>

#define TABLE_BYTES 16
#define RECORD_BYTES 8
#define GROUP_BYTES 12

static const unsigned char *at(struct span s, size_t i, size_t n)
{
	return i <= s.n && n <= s.n - i ? (const unsigned char *)s.p + i : NULL;
}

/* 0 outside of S, as for what is not there. */
static uint32_t be16(struct span s, size_t i)
{
	const unsigned char *p = at(s, i, 2);

	return p ? (uint32_t)p[0] << 8 | p[1] : 0;
}

static uint32_t be32(struct span s, size_t i)
{
	return be16(s, i) << 16 | be16(s, i + 2);
}

static struct span from(struct span s, size_t i)
{
	return i < s.n ? (struct span){s.p + i, s.n - i} : (struct span){s.p, 0};
}

static struct span find_cmap(struct span font)
{
	uint32_t n = be16(font, 4);

	for (uint32_t i = 0; i < n; i++) {
		size_t row = 12 + (size_t)i * TABLE_BYTES;
		const unsigned char *tag = at(font, row, 4);

		if (tag && memcmp(tag, "cmap", 4) == 0)
			return from(font, be32(font, row + 8));
	}
	return from(font, font.n);
}

/* Ranges in order; of each its last and first code point, what is added to find the glyph, and
 * where else that stands. */
static bool has_4(struct span t, uint32_t cp)
{
	size_t n = be16(t, 6) / 2;

	if (!at(t, 0, 16 + 8 * n))
		return false;
	for (size_t i = 0; i < n && cp <= 0xFFFF; i++) {
		uint32_t last = be16(t, 14 + i * 2);
		uint32_t first = be16(t, 16 + (n + i) * 2);
		uint32_t delta = be16(t, 16 + (2 * n + i) * 2);
		size_t offset_at = 16 + (3 * n + i) * 2;
		uint32_t offset = be16(t, offset_at);

		if (cp > last)
			continue;
		if (cp < first)
			return false;
		if (offset)
			return be16(t, offset_at + offset + (size_t)(cp - first) * 2) != 0;
		return ((cp + delta) & 0xFFFF) != 0;
	}
	return false;
}

static bool has_12(struct span t, uint32_t cp)
{
	uint32_t n = be32(t, 12);

	for (uint32_t i = 0; i < n && at(t, 16 + (size_t)i * GROUP_BYTES, GROUP_BYTES); i++) {
		size_t group = 16 + (size_t)i * GROUP_BYTES;
		uint32_t first = be32(t, group);

		if (cp >= first && cp <= be32(t, group + 4))
			return be32(t, group + 8) + (cp - first) != 0;
	}
	return false;
}

bool charmap_has(struct span font, uint32_t cp)
{
	struct span cmap = find_cmap(font);
	uint32_t n = be16(cmap, 2);

	for (uint32_t i = 0; i < n; i++) {
		struct span t = from(cmap, be32(cmap, 4 + (size_t)i * RECORD_BYTES + 4));
		uint32_t format = be16(t, 0);

		if ((format == 4 && has_4(t, cp)) || (format == 12 && has_12(t, cp)))
			return true;
	}
	return false;
}
