#include "cardc/needs.h"

#include <stdbool.h>
#include <string.h>

#include <utf8proc.h>

#include "base/utf8.h"
#include "text/upper.h"

#define CODE_POINTS 0x110000

void needs_init(struct needs *n, struct region *r)
{
	memset(n, 0, sizeof *n);
	n->region = r;
	for (size_t i = 0; i < THEME_N_ROLES; i++)
		n->seen[i] = region_take(r, CODE_POINTS / 8);
}

static bool needs_glyph(uint32_t cp)
{
	if ((cp >= 0xFE00 && cp <= 0xFE0F) || (cp >= 0xE0100 && cp <= 0xE01EF))
		return false;
	switch (utf8proc_category((utf8proc_int32_t)cp)) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return false;
	default:
		return true;
	}
}

static void add(struct needs *n, enum theme_role role, struct need need)
{
	unsigned char *byte = &n->seen[role][need.cp / 8];
	unsigned char bit = (unsigned char)(1u << need.cp % 8);

	if (*byte & bit || !needs_glyph(need.cp))
		return;
	*byte |= bit;
	REGION_PUSH(n->region, &n->role[role], need);
}

void needs_add(struct needs *n, enum theme_role role, struct span text, const char *file,
	       uint32_t line)
{
	for (size_t at = 0, len; at < text.n; at += len)
		add(n, role, (struct need){utf8_at(text, at, &len), file, line});
}

void needs_add_capitals(struct needs *n, enum theme_role role, struct span text, const char *file,
			uint32_t line)
{
	/* A capital takes at most twice the bytes of its letter. */
	char *capitals = region_take(n->region, 2 * text.n);

	needs_add(n, role, text, file, line);
	needs_add(n, role, upper_text(text, capitals, 2 * text.n), file, line);
}
