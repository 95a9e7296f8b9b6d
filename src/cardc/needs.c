#include "cardc/needs.h"

#include <stdbool.h>
#include <string.h>

#include <utf8proc.h>

#include "base/utf8.h"
#include "draw/card.h"
#include "text/curl.h"
#include "text/script.h"
#include "text/upper.h"

#define CODE_POINTS 0x110000

void needs_init(struct needs *n, struct region *r)
{
	memset(n, 0, sizeof *n);
	n->region = r;
	for (size_t i = 0; i < THEME_N_ROLES; i++)
		for (size_t k = 0; k < COUNT_OF(n->seen[i]); k++)
			n->seen[i][k] = region_take(r, CODE_POINTS / 8);
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

/* Marks of many scripts, and the stops between Armenian and the general punctuation. */
static bool is_shared(uint32_t cp)
{
	return script_of(cp) == SCRIPT_NONE &&
	       (script_is_joined(cp) || (cp >= 0x0589 && cp < 0x2000));
}

/* Is NEED, a mark on a letter, in LIST? There are few of them. */
static bool has_mark(const struct need_list *list, struct need need)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->items[i].cp == need.cp && list->items[i].with == need.with)
			return true;
	return false;
}

/* Which of the sets of what was seen. */
static size_t kind_of(uint32_t with)
{
	switch (with) {
	case SCRIPT_KANA:
		return 1;
	case SCRIPT_SYLLABLE:
		return 2;
	case SCRIPT_BOPOMOFO:
		return 3;
	default:
		return 0;
	}
}

static void add(struct needs *n, enum theme_role role, struct need need)
{
	size_t kind = kind_of(need.with);
	unsigned char *byte = &n->seen[role][kind][need.cp / 8];
	unsigned char bit = (unsigned char)(1u << need.cp % 8);

	if (!needs_glyph(need.cp))
		return;
	if (need.with && kind == 0 ? has_mark(&n->role[role], need) : *byte & bit)
		return;
	*byte |= bit;
	REGION_PUSH(n->region, &n->role[role], need);
}

void needs_add(struct needs *n, enum theme_role role, struct span text, const char *file,
	       uint32_t line)
{
	const uint32_t guide = script_guide_in(text, n->guide);
	const bool says_so = script_guide_in(text, 0);
	uint32_t letter = 0;

	for (size_t at = 0, len; at < text.n; at += len) {
		uint32_t cp = utf8_at(text, at, &len);
		uint32_t with = 0;

		if (script_is_guided(cp))
			with = guide;
		else if (is_shared(cp))
			with = letter;
		if (!is_shared(cp) && !script_is_joined(cp))
			letter = needs_glyph(cp) ? cp : 0;
		add(n, role, (struct need){cp, with, file, line});
		if (with && with == guide && !says_so) /* by it the player knows the face */
			add(n, role, (struct need){guide, 0, file, line});
	}
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
	struct span language = card_language(c, straight);

	n->guide = script_guide_in(c->text, script_guide_of(c->language));
	if (c->kind != PACK_QUOTE) {
		add_set(n, THEME_HEADLINE, c->text, language, file, line);
		add_set(n, THEME_TEXT, c->text, card_language(c, false), file, line);
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
	n->guide = 0;
}
