#include "cardc/needs.h"

#include <stdbool.h>
#include <string.h>

#include <utf8proc.h>

#include "base/utf8.h"
#include "text/curl.h"
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

/* TEXT as it is set: curled, or straight where the theme says so. */
static void add_set(struct needs *n, enum theme_role role, struct span text, struct span language,
		    const char *file, uint32_t line)
{
	/* Three bytes for each at most: "..." for an ellipsis has as many, a dash for a hyphen. */
	char *set = region_take(n->region, 3 * text.n + 8);

	needs_add(n, role, curl_text(text, language, set, 3 * text.n + 8), file, line);
}

/* What the draw room shows where; the crawl repeats every headline in the text face. */
void needs_add_card(struct needs *n, const struct pack_card *c, bool straight, const char *file,
		    uint32_t line)
{
	struct span language = straight ? span_of(CURL_STRAIGHT) : c->language;

	if (c->kind != PACK_QUOTE) {
		add_set(n, THEME_HEADLINE, c->text, language, file, line);
		add_set(n, THEME_TEXT, c->text, c->language, file, line);
	} else {
		add_set(n, THEME_QUOTE, c->text, language, file, line);
		needs_add(n, THEME_QUOTE, span_of(curl_marks(language)->opening), file, line);
		needs_add(n, THEME_QUOTE, span_of(curl_marks(language)->closing), file, line);
		if (!straight) /* behind the first half of one that is cut */
			needs_add(n, THEME_QUOTE, span_of("\xE2\x80\xA6"), file, line);
	}
	add_set(n, THEME_STRONG, c->speaker, language, file, line);
	add_set(n, THEME_TEXT, c->role, language, file, line);
	needs_add(n, THEME_TEXT, c->place, file, line);
	needs_add(n, THEME_TEXT, c->date, file, line);
	add_set(n, THEME_TEXT, c->source, language, file, line);
	needs_add_capitals(n, THEME_LABEL, c->kicker, file, line);
}
