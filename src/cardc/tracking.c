#include "cardc/tracking.h"

#include <stdbool.h>
#include <string.h>

#define CHECKSUM_WHOLE UINT32_C(0xB1B0AFBA) /* OpenType 1.9, head, checksumAdjustment */

enum { DIR_HEADER = 12, DIR_ENTRY = 16 };
enum { HEAD_ADJUSTMENT = 8, HEAD_UPEM = 18, HEAD_BYTES = 54 };
enum { HHEA_WIDEST = 10, HHEA_N_METRICS = 34, HHEA_BYTES = 36 };
enum { HMTX_METRIC = 4 };

struct table {
	unsigned char *entry; /* in the directory */
	unsigned char *p;
	size_t n;
};

static uint32_t be16(const unsigned char *p)
{
	return (uint32_t)p[0] << 8 | p[1];
}

static uint32_t be32(const unsigned char *p)
{
	return be16(p) << 16 | be16(p + 2);
}

static void be16_put(unsigned char *p, uint32_t v)
{
	p[0] = (unsigned char)(v >> 8 & 0xFF);
	p[1] = (unsigned char)(v & 0xFF);
}

static void be32_put(unsigned char *p, uint32_t v)
{
	be16_put(p, v >> 16);
	be16_put(p + 2, v & 0xFFFF);
}

static bool find(unsigned char *font, size_t size, const char *tag, size_t least, struct table *out)
{
	size_t n = size < DIR_HEADER ? 0 : be16(font + 4);

	if (DIR_HEADER + n * DIR_ENTRY > size)
		return false;
	for (size_t i = 0; i < n; i++) {
		unsigned char *entry = font + DIR_HEADER + i * DIR_ENTRY;
		size_t at = be32(entry + 8);
		size_t length = be32(entry + 12);

		if (memcmp(entry, tag, 4))
			continue;
		if (at > size || length > size - at || length < least)
			return false;
		*out = (struct table){entry, font + at, length};
		return true;
	}
	return false;
}

/* The sum of the big-endian words, the last one filled up with zero bytes. */
static uint32_t checksum(const unsigned char *p, size_t n)
{
	uint32_t sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += (uint32_t)p[i] << (24 - 8 * (i & 3));
	return sum;
}

static void seal(struct table *t)
{
	be32_put(t->entry + 4, checksum(t->p, t->n));
}

int32_t tracking_units(int32_t permille, int32_t upem)
{
	int32_t scaled = permille * upem;

	return (scaled + (scaled < 0 ? -500 : 500)) / 1000;
}

/* Gives the widest advance. */
static uint32_t widen(struct table *hmtx, size_t n, int32_t delta)
{
	uint32_t widest = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned char *p = hmtx->p + i * HMTX_METRIC;
		int32_t advance = (int32_t)be16(p);

		if (advance != 0) {
			advance += delta;
			advance = advance < 1 ? 1 : advance > 65535 ? 65535 : advance;
			be16_put(p, (uint32_t)advance);
		}
		widest = (uint32_t)advance > widest ? (uint32_t)advance : widest;
	}
	return widest;
}

enum err tracking_bake(unsigned char *font, size_t size, int32_t permille)
{
	struct table head, hhea, hmtx;
	size_t n;

	if (!find(font, size, "head", HEAD_BYTES, &head) ||
	    !find(font, size, "hhea", HHEA_BYTES, &hhea) || !find(font, size, "hmtx", 0, &hmtx))
		return ERR_CORRUPT;
	n = be16(hhea.p + HHEA_N_METRICS);
	if (n * HMTX_METRIC > hmtx.n)
		return ERR_CORRUPT;
	be16_put(hhea.p + HHEA_WIDEST,
		 widen(&hmtx, n, tracking_units(permille, (int32_t)be16(head.p + HEAD_UPEM))));
	seal(&hmtx);
	seal(&hhea);
	/* The sum of head, and of the whole, is taken with the adjustment at zero. */
	be32_put(head.p + HEAD_ADJUSTMENT, 0);
	seal(&head);
	be32_put(head.p + HEAD_ADJUSTMENT, CHECKSUM_WHOLE - checksum(font, size));
	return ERR_NONE;
}
