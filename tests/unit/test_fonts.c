/* Fonts for packs, cut from those installed here; FreeType says what is in a cut. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb-ot.h>

#include "base/embed.h"
#include "base/utf8.h"
#include "cardc/faces.h"
#include "cardc/fonts.h"
#include "cardc/live.h"
#include "cardc/tracking.h"
#include "draw/words.h"
#include "text/font.h"

#define NOBODYS "\xf4\x8f\xbf\xbd" /* U+10FFFD, for private use */

struct kitchen {
	struct region r;
	struct diag d;
	struct theme theme;
	struct needs needs;
	struct fonts_made fonts;
};

static void open_kitchen(struct kitchen *k)
{
	struct span text;

	memset(k, 0, sizeof *k);
	region_init(&k->r);
	diag_init(&k->d, NULL, NULL);
	needs_init(&k->needs, &k->r);
	assert_true(embed_find("assets/themes/newsroom.ini", &text));
	assert_int_equal(theme_read(&k->theme, text, "newsroom.ini", &k->d), ERR_NONE);
}

static enum err cook(struct kitchen *k)
{
	return fonts_make(&k->theme, "newsroom.ini", &k->needs, &k->r, &k->d, &k->fonts);
}

/* Without its typefaces nothing can be said about the fonts of a theme. */
static void need_typefaces(struct kitchen *k)
{
	struct faces *f = faces_create(&k->r);
	struct face_wish inter = {SPAN("Inter Display"), FACE_BOLD};
	struct face_wish noto = {SPAN("Noto Serif"), FACE_REGULAR};
	bool there = f && faces_find(f, inter) && faces_find(f, noto);

	faces_destroy(f);
	if (!there) {
		region_finish(&k->r);
		skip();
	}
}

static const struct pack_font *font_of(const struct kitchen *k, enum theme_role role, uint32_t rank)
{
	for (size_t i = 0; i < k->fonts.n; i++)
		if (k->fonts.items[i].role == role && k->fonts.items[i].rank == rank)
			return &k->fonts.items[i];
	return NULL;
}

static bool has_glyph(const struct pack_font *font, uint32_t cp)
{
	FT_Library library;
	FT_Face face;
	bool has;

	assert_int_equal(FT_Init_FreeType(&library), 0);
	assert_int_equal(FT_New_Memory_Face(library, (const FT_Byte *)font->bytes.p,
					    (FT_Long)font->bytes.n, 0, &face),
			 0);
	has = FT_Get_Char_Index(face, cp) != 0;
	FT_Done_FreeType(library);
	return has;
}

static void fonts_give_every_role_a_face_for_live_text(void **state)
{
	static const uint32_t live[] = {' ',	'A',	'z',	'0',	0xA3,	0xB7,
					0xE9,	0x2013, 0x2014, 0x2018, 0x2019, 0x201C,
					0x201D, 0x2022, 0x2026, 0x20AC};
	struct kitchen k;

	(void)state;
	open_kitchen(&k);
	need_typefaces(&k);
	assert_int_equal(cook(&k), ERR_NONE);
	assert_int_equal(k.fonts.n, THEME_N_ROLES);
	for (uint32_t role = 0; role < THEME_N_ROLES; role++) {
		assert_int_equal(k.fonts.items[role].role, role);
		assert_int_equal(k.fonts.items[role].rank, 0);
		for (size_t i = 0; i < COUNT_OF(live); i++)
			assert_true(has_glyph(&k.fonts.items[role], live[i]));
	}
	region_finish(&k.r);
}

/* What an office types on a panel by itself: of Europe, and of the scripts its board names. */
static void fonts_of_notices_have_whole_alphabets(void **state)
{
	static const uint32_t europe[] = {0x142, 0x159, 0x219, 0x1EA4, 0x3A9, 0x3CE, 0x416, 0x457};
	static const uint32_t arabic[] = {0x627, 0x63A, 0x6A9, 0x6CC};
	struct kitchen k;

	(void)state;
	open_kitchen(&k);
	need_typefaces(&k);
	assert_int_equal(live_add(&k.needs, span_of("arabic, Thai, ARABIC"), "b.ini", &k.d),
			 ERR_NONE);
	assert_int_equal(k.needs.n_live, 2);
	assert_int_equal(cook(&k), ERR_NONE);
	for (size_t i = 0; i < COUNT_OF(europe); i++)
		assert_true(has_glyph(font_of(&k, THEME_HEADLINE, 0), europe[i]));
	for (size_t i = 0; i < COUNT_OF(arabic); i++)
		assert_true(has_glyph(font_of(&k, THEME_HEADLINE, 1), arabic[i]));
	assert_true(has_glyph(font_of(&k, THEME_TEXT, 2), 0xE01));
	assert_null(font_of(&k, THEME_QUOTE, 1));
	region_finish(&k.r);
}

static void fonts_of_a_script_that_cards_need_as_well_are_one(void **state)
{
	struct kitchen k;

	(void)state;
	open_kitchen(&k);
	need_typefaces(&k);
	needs_add(&k.needs, THEME_HEADLINE, span_of("\xe0\xb8\x81"), "a.txt", 1);
	assert_int_equal(live_add(&k.needs, span_of("Thai"), "b.ini", &k.d), ERR_NONE);
	assert_int_equal(cook(&k), ERR_NONE);
	assert_true(has_glyph(font_of(&k, THEME_HEADLINE, 1), 0xE2E));
	assert_null(font_of(&k, THEME_HEADLINE, 2));
	region_finish(&k.r);
}

/* Is TEXT, as far as it is not ASCII, in faces of ROLE? */
static bool is_shown(const struct kitchen *k, enum theme_role role, struct span text)
{
	bool all = true;

	for (size_t at = 0, n; at < text.n; at += n) {
		uint32_t cp = utf8_at(text, at, &n);
		bool has = cp < 0x80;

		for (uint32_t rank = 0; rank < FONT_RANKS_MAX && !has; rank++)
			has = font_of(k, role, rank) && has_glyph(font_of(k, role, rank), cp);
		all = all && has;
	}
	return all;
}

static void fonts_have_the_panel_s_own_words(void **state)
{
	struct writer_card items[3];
	const struct cards cards = {.items = items, .n = COUNT_OF(items)};
	struct span ja = words_table(span_of("ja")), ar = words_table(span_of("ar"));

	(void)state;
	for (int has_age = 0; has_age < 2; has_age++) {
		struct kitchen k;

		memset(items, 0, sizeof items);
		items[0].card.language = items[1].card.language = span_of("ja");
		items[2].card.language = span_of("ar");
		items[2].card.date = span_of("22 August 2025");
		items[2].timing.freshness = has_age ? PACK_DAY : PACK_TIMELESS;
		open_kitchen(&k);
		need_typefaces(&k);
		live_add_words(&k.needs, &cards, &k.theme, "a.ini");
		assert_int_equal(cook(&k), ERR_NONE);
		assert_true(is_shown(&k, THEME_TEXT, ja));
		assert_true(is_shown(&k, THEME_LABEL, words_find(ja, "tag")));
		assert_false(is_shown(&k, THEME_LABEL, ja));
		assert_int_equal(is_shown(&k, THEME_TEXT, ar), has_age);
		assert_false(is_shown(&k, THEME_HEADLINE, ja));
		region_finish(&k.r);
	}
}

static void scripts_that_are_not_known_are_an_error(void **state)
{
	static const char *const wrong[] = {"Klingon", "Arabic,", "CJK SC", "Noto Sans", ",", " "};
	struct kitchen k;

	(void)state;
	open_kitchen(&k);
	for (size_t i = 0; i < COUNT_OF(wrong); i++) {
		k.d.n_errors = 0;
		assert_int_equal(live_add(&k.needs, span_of(wrong[i]), "b.ini", &k.d), ERR_SYNTAX);
		assert_int_equal(k.d.n_errors, 1);
	}
	region_finish(&k.r);
}

static void fonts_hold_what_is_needed_and_not_all_there_is(void **state)
{
	struct kitchen k;

	(void)state;
	open_kitchen(&k);
	need_typefaces(&k);
	needs_add(&k.needs, THEME_QUOTE, span_of("\xc5\xbd\xd0\x96"), "a.txt",
		  1); /* Z caron, Zhe */
	assert_int_equal(cook(&k), ERR_NONE);
	assert_true(has_glyph(font_of(&k, THEME_QUOTE, 0), 0x17D));
	assert_true(has_glyph(font_of(&k, THEME_QUOTE, 0), 0x416));
	assert_false(has_glyph(font_of(&k, THEME_QUOTE, 0), 0x17E));
	assert_false(has_glyph(font_of(&k, THEME_STRONG, 0), 0x17D));
	region_finish(&k.r);
}

static void fonts_fall_back_by_script_where_the_theme_has_nothing(void **state)
{
	struct kitchen k;

	(void)state;
	open_kitchen(&k);
	need_typefaces(&k);
	needs_add(&k.needs, THEME_HEADLINE, span_of("Shalom \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d"),
		  "a.txt", 1);
	snprintf(k.theme.family[THEME_HEADLINE], sizeof k.theme.family[0], "Inter Display:bold");
	assert_int_equal(cook(&k), ERR_NONE);
	assert_non_null(font_of(&k, THEME_HEADLINE, 1));
	assert_true(span_is(font_of(&k, THEME_HEADLINE, 1)->name, "Noto Sans Hebrew Bold"));
	assert_true(has_glyph(font_of(&k, THEME_HEADLINE, 1), 0x5E9));
	assert_false(has_glyph(font_of(&k, THEME_HEADLINE, 1), 0x5D0));
	assert_null(font_of(&k, THEME_QUOTE, 1));
	region_finish(&k.r);
}

static void fonts_take_the_themes_further_families_only_where_they_help(void **state)
{
	struct kitchen k;

	(void)state;
	open_kitchen(&k);
	need_typefaces(&k);
	snprintf(k.theme.family[THEME_TEXT], sizeof k.theme.family[0], "Inter, DejaVu Sans");
	/* Arrow, Latin: Inter has both, DejaVu Sans is not needed. */
	needs_add(&k.needs, THEME_TEXT, span_of("\xe2\x86\x92 next"), "a.txt", 1);
	assert_int_equal(cook(&k), ERR_NONE);
	assert_null(font_of(&k, THEME_TEXT, 1));
	/* A snowman: Inter has it not, DejaVu Sans does. */
	needs_add(&k.needs, THEME_TEXT, span_of("\xe2\x98\x83"), "a.txt", 2);
	assert_int_equal(cook(&k), ERR_NONE);
	assert_non_null(font_of(&k, THEME_TEXT, 1));
	assert_true(has_glyph(font_of(&k, THEME_TEXT, 1), 0x2603));
	assert_true(span_starts(font_of(&k, THEME_TEXT, 1)->name, "DejaVu Sans"));
	region_finish(&k.r);
}

/* DejaVu Sans has some Arabic and Armenian; what was made for them is taken where it is there. */
static void fonts_made_for_a_script_go_before_those_with_a_little_of_everything(void **state)
{
	struct kitchen k;

	(void)state;
	open_kitchen(&k);
	need_typefaces(&k);
	snprintf(k.theme.family[THEME_TEXT], sizeof k.theme.family[0], "Inter, DejaVu Sans");
	needs_add(&k.needs, THEME_TEXT, span_of("\xd8\xb9"), "a.txt", 1);
	needs_add(&k.needs, THEME_TEXT, span_of("\xd4\xb1"), "a.txt", 2);
	assert_int_equal(cook(&k), ERR_NONE);
	assert_true(span_is(font_of(&k, THEME_TEXT, 1)->name, "Noto Sans Arabic Regular"));
	assert_true(span_is(font_of(&k, THEME_TEXT, 2)->name, "Noto Sans Armenian Regular"));
	/* One that the theme names for it is taken before both. */
	snprintf(k.theme.family[THEME_TEXT], sizeof k.theme.family[0],
		 "Inter, DejaVu Sans, Noto Kufi Arabic");
	assert_int_equal(cook(&k), ERR_NONE);
	assert_true(span_is(font_of(&k, THEME_TEXT, 1)->name, "Noto Kufi Arabic Regular"));
	region_finish(&k.r);
}

static void fonts_of_a_role_with_serifs_have_serifs_in_other_scripts_too(void **state)
{
	struct kitchen k;

	(void)state;
	open_kitchen(&k);
	need_typefaces(&k);
	for (size_t i = 0; i < 2; i++) {
		enum theme_role role = i ? THEME_HEADLINE : THEME_QUOTE;

		needs_add(&k.needs, role, span_of("\xd8\xb9\xe0\xa4\x95\xe0\xb8\x81"), "a.txt", 1);
	}
	assert_int_equal(cook(&k), ERR_NONE);
	assert_true(span_is(font_of(&k, THEME_QUOTE, 1)->name, "Noto Naskh Arabic Regular"));
	assert_true(span_is(font_of(&k, THEME_QUOTE, 2)->name, "Noto Serif Devanagari Regular"));
	assert_true(span_is(font_of(&k, THEME_QUOTE, 3)->name, "Noto Serif Thai Regular"));
	assert_true(span_is(font_of(&k, THEME_HEADLINE, 1)->name, "Noto Sans Arabic Bold"));
	region_finish(&k.r);
}

/* The same Han letter for three languages, Chinese first: the player takes the first face that has
 * it where no kana or Hangul says otherwise. */
static void fonts_have_han_in_the_shapes_of_each_language(void **state)
{
	static const char *const name[] = {"Noto Sans CJK SC Bold", "Noto Sans CJK JP Bold",
					   "Noto Sans CJK KR Bold"};
	struct kitchen k;

	(void)state;
	open_kitchen(&k);
	need_typefaces(&k);
	needs_add(&k.needs, THEME_HEADLINE, span_of("\xe3\x81\x82\xe6\x9d\xb1"), "a.txt", 1);
	needs_add(&k.needs, THEME_HEADLINE, span_of("\xea\xb0\x80\xe6\x9d\xb1"), "a.txt", 2);
	needs_add(&k.needs, THEME_HEADLINE, span_of("\xe6\x9d\xb1"), "a.txt", 3);
	assert_int_equal(cook(&k), ERR_NONE);
	for (uint32_t rank = 1; rank <= 3; rank++) {
		assert_true(span_is(font_of(&k, THEME_HEADLINE, rank)->name, name[rank - 1]));
		assert_true(has_glyph(font_of(&k, THEME_HEADLINE, rank), 0x6771));
	}
	assert_false(has_glyph(font_of(&k, THEME_HEADLINE, 1), 0x3042));
	assert_true(has_glyph(font_of(&k, THEME_HEADLINE, 2), 0x3042));
	region_finish(&k.r);
}

/* Inter has the figure, but not the key around it. */
static void fonts_have_a_mark_and_its_letter_in_one_face(void **state)
{
	struct kitchen k;

	(void)state;
	open_kitchen(&k);
	need_typefaces(&k);
	needs_add(&k.needs, THEME_TEXT, span_of("1\xe2\x83\xa3"), "a.txt", 1);
	assert_int_equal(cook(&k), ERR_NONE);
	assert_true(has_glyph(font_of(&k, THEME_TEXT, 1), '1'));
	assert_true(has_glyph(font_of(&k, THEME_TEXT, 1), 0x20E3));
	region_finish(&k.r);
}

static void fonts_have_emoji_and_what_no_table_names(void **state)
{
	struct kitchen k;

	(void)state;
	open_kitchen(&k);
	need_typefaces(&k);
	/* A cyclone, and a hieroglyph. */
	needs_add(&k.needs, THEME_TEXT, span_of("\xf0\x9f\x8c\x80\xf0\x93\x80\x80"), "a.txt", 1);
	assert_int_equal(cook(&k), ERR_NONE);
	assert_true(span_is(font_of(&k, THEME_TEXT, 1)->name, "Symbola Regular"));
	assert_true(has_glyph(font_of(&k, THEME_TEXT, 2), 0x13000));
	region_finish(&k.r);
}

static void fonts_report_a_missing_glyph_at_the_line_that_asks_for_it(void **state)
{
	struct kitchen k;

	(void)state;
	open_kitchen(&k);
	need_typefaces(&k);
	needs_add(&k.needs, THEME_QUOTE, span_of("fine"), "a.txt", 1);
	needs_add(&k.needs, THEME_QUOTE, span_of("odd " NOBODYS), "b.txt", 12);
	assert_int_equal(cook(&k), ERR_MISSING);
	assert_int_equal(k.d.n_errors, 1);
	assert_non_null(strstr(k.d.first, "b.txt:12: error: no font has U+10FFFD"));
	region_finish(&k.r);
}

/* A letter of each of eighteen scripts, the last one's fonts being there all the same. */
static void fonts_report_one_font_too_many_once_and_nothing_else(void **state)
{
	static const char letters[] = "אعकকકகకಕകඕกກაကሰքកᚠ";
	struct kitchen k;

	(void)state;
	open_kitchen(&k);
	need_typefaces(&k);
	needs_add(&k.needs, THEME_QUOTE, span_of(letters), "a.txt", 7);
	assert_int_equal(cook(&k), ERR_LIMIT);
	assert_int_equal(k.d.n_errors, 1);
	assert_non_null(strstr(k.d.first, "a.txt:7: error: quote: one font more than the 16"));
	region_finish(&k.r);
}

/* One bad character must not hide what else is wrong, nor make up errors of its own. */
static void fonts_report_each_role_for_itself(void **state)
{
	struct kitchen k;

	(void)state;
	open_kitchen(&k);
	need_typefaces(&k);
	needs_add(&k.needs, THEME_HEADLINE, span_of(NOBODYS), "a.txt", 1);
	needs_add(&k.needs, THEME_QUOTE, span_of("\xd7\xa9 " NOBODYS), "a.txt", 2);
	assert_int_equal(cook(&k), ERR_MISSING);
	assert_int_equal(k.d.n_errors, 2);
	region_finish(&k.r);
}

static void fonts_report_a_theme_whose_families_are_not_installed(void **state)
{
	struct kitchen k;

	(void)state;
	open_kitchen(&k);
	need_typefaces(&k);
	snprintf(k.theme.family[THEME_TEXT], sizeof k.theme.family[0], "No Such Face, Interr:bold");
	assert_int_equal(cook(&k), ERR_MISSING);
	assert_non_null(strstr(k.d.first, "newsroom.ini: error: text: none of"));
	region_finish(&k.r);
}

static void fonts_report_a_family_list_that_cannot_be_read(void **state)
{
	static const char *const bad[] = {"Inter:blod", ":bold", "Inter,,DejaVu Sans", "Inter: "};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		struct kitchen k;

		open_kitchen(&k);
		need_typefaces(&k);
		snprintf(k.theme.family[THEME_TEXT], sizeof k.theme.family[0], "%s", bad[i]);
		assert_int_equal(cook(&k), ERR_SYNTAX);
		assert_non_null(strstr(k.d.first, "newsroom.ini: error: text: "));
		region_finish(&k.r);
	}
}

static void fonts_of_one_face_and_tracking_are_the_same_bytes(void **state)
{
	struct kitchen k;

	(void)state;
	open_kitchen(&k);
	need_typefaces(&k);
	snprintf(k.theme.family[THEME_TEXT], sizeof k.theme.family[0], "Inter:bold");
	snprintf(k.theme.family[THEME_STRONG], sizeof k.theme.family[0], "Inter:bold");
	snprintf(k.theme.family[THEME_LABEL], sizeof k.theme.family[0], "Inter:bold");
	k.theme.tracking[THEME_TEXT] = k.theme.tracking[THEME_STRONG] = 0;
	k.theme.tracking[THEME_LABEL] = 60;
	needs_add(&k.needs, THEME_STRONG, span_of("\xc5\x81"), "a.txt", 1); /* L stroke */
	assert_int_equal(cook(&k), ERR_NONE);
	assert_true(
		span_equal(font_of(&k, THEME_TEXT, 0)->bytes, font_of(&k, THEME_STRONG, 0)->bytes));
	assert_true(has_glyph(font_of(&k, THEME_TEXT, 0), 0x141));
	assert_false(
		span_equal(font_of(&k, THEME_TEXT, 0)->bytes, font_of(&k, THEME_LABEL, 0)->bytes));
	region_finish(&k.r);
}

static int advance_of(const struct pack_font *font, uint32_t cp, int *upem)
{
	hb_blob_t *blob = hb_blob_create(font->bytes.p, (unsigned)font->bytes.n,
					 HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *face = hb_face_create(blob, 0);
	hb_font_t *hb = hb_font_create(face);
	hb_codepoint_t glyph = 0;
	int advance;

	assert_true(hb_font_get_nominal_glyph(hb, cp, &glyph));
	advance = hb_font_get_glyph_h_advance(hb, glyph);
	*upem = (int)hb_face_get_upem(face);
	hb_font_destroy(hb);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
	return advance;
}

static void fonts_have_the_themes_tracking_baked_in(void **state)
{
	struct kitchen k;
	int upem, plain, tracked;

	(void)state;
	open_kitchen(&k);
	need_typefaces(&k);
	k.theme.tracking[THEME_QUOTE] = 0;
	assert_int_equal(cook(&k), ERR_NONE);
	plain = advance_of(font_of(&k, THEME_QUOTE, 0), 'n', &upem);
	k.theme.tracking[THEME_QUOTE] = 25;
	assert_int_equal(cook(&k), ERR_NONE);
	tracked = advance_of(font_of(&k, THEME_QUOTE, 0), 'n', &upem);
	assert_int_equal(tracked, plain + tracking_units(25, upem));
	region_finish(&k.r);
}

/* Bytes of the name numbered ID of OpenType's name table, in English. */
static unsigned name_bytes(const struct pack_font *font, hb_ot_name_id_t id)
{
	hb_blob_t *blob = hb_blob_create(font->bytes.p, (unsigned)font->bytes.n,
					 HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *face = hb_face_create(blob, 0);
	unsigned n = hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), NULL, NULL);

	hb_face_destroy(face);
	hb_blob_destroy(blob);
	return n;
}

static void fonts_say_whose_they_are_and_under_which_licence(void **state)
{
	enum { COPYRIGHT = 0, LICENCE = 13 };
	struct kitchen k;

	(void)state;
	open_kitchen(&k);
	need_typefaces(&k);
	assert_int_equal(cook(&k), ERR_NONE);
	for (size_t i = 0; i < k.fonts.n; i++) {
		assert_true(name_bytes(&k.fonts.items[i], COPYRIGHT) > 0);
		assert_true(name_bytes(&k.fonts.items[i], LICENCE) > 0);
	}
	region_finish(&k.r);
}

static bool has_feature(const struct pack_font *font, hb_tag_t table, hb_tag_t wanted)
{
	hb_blob_t *blob = hb_blob_create(font->bytes.p, (unsigned)font->bytes.n,
					 HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *face = hb_face_create(blob, 0);
	hb_tag_t tags[64];
	unsigned n = COUNT_OF(tags);
	bool has = false;

	hb_ot_layout_table_get_feature_tags(face, table, 0, &n, tags);
	for (unsigned i = 0; i < n; i++)
		has = has || tags[i] == wanted;
	hb_face_destroy(face);
	hb_blob_destroy(blob);
	return has;
}

static void fonts_keep_kerning_and_tabular_figures(void **state)
{
	struct kitchen k;

	(void)state;
	open_kitchen(&k);
	need_typefaces(&k);
	assert_int_equal(cook(&k), ERR_NONE);
	assert_true(has_feature(font_of(&k, THEME_TEXT, 0), HB_OT_TAG_GPOS,
				HB_TAG('k', 'e', 'r', 'n')));
	assert_true(has_feature(font_of(&k, THEME_TEXT, 0), HB_OT_TAG_GSUB,
				HB_TAG('t', 'n', 'u', 'm')));
	assert_true(has_feature(font_of(&k, THEME_QUOTE, 0), HB_OT_TAG_GPOS,
				HB_TAG('k', 'e', 'r', 'n')));
	region_finish(&k.r);
}

static void fonts_are_the_same_bytes_every_time(void **state)
{
	struct kitchen a, b;

	(void)state;
	open_kitchen(&a);
	open_kitchen(&b);
	need_typefaces(&a);
	assert_int_equal(cook(&a), ERR_NONE);
	assert_int_equal(cook(&b), ERR_NONE);
	assert_int_equal(a.fonts.n, b.fonts.n);
	for (size_t i = 0; i < a.fonts.n; i++)
		assert_true(span_equal(a.fonts.items[i].bytes, b.fonts.items[i].bytes));
	region_finish(&a.r);
	region_finish(&b.r);
}

static void faces_are_found_by_exact_family_and_weight_only(void **state)
{
	struct kitchen k;
	struct faces *f;
	const struct face *bold, *regular;

	(void)state;
	open_kitchen(&k);
	need_typefaces(&k);
	f = faces_create(&k.r);
	assert_non_null(f);
	bold = faces_find(f, (struct face_wish){SPAN("Inter"), FACE_BOLD});
	regular = faces_find(f, (struct face_wish){SPAN("Inter"), FACE_REGULAR});
	assert_non_null(bold);
	assert_non_null(regular);
	assert_true(span_is(bold->name, "Inter Bold"));
	assert_true(span_is(regular->name, "Inter Regular"));
	assert_ptr_equal(bold, faces_find(f, (struct face_wish){SPAN("Inter"), FACE_BOLD}));
	assert_null(faces_find(f, (struct face_wish){SPAN("Inte"), FACE_BOLD}));
	assert_null(faces_find(f, (struct face_wish){SPAN("sans-serif"), FACE_REGULAR}));
	assert_null(faces_find(f, (struct face_wish){SPAN(""), FACE_REGULAR}));
	faces_destroy(f);
	region_finish(&k.r);
}

static void faces_read_wishes_one_after_the_other(void **state)
{
	struct span rest = SPAN(" Inter Display:bold,Inter : semibold, DejaVu Sans ");
	struct face_wish w;
	enum err e;

	(void)state;
	assert_true(faces_next_wish(&rest, &w, &e));
	assert_true(span_is(w.family, "Inter Display"));
	assert_int_equal(w.weight, FACE_BOLD);
	assert_true(faces_next_wish(&rest, &w, &e));
	assert_true(span_is(w.family, "Inter"));
	assert_int_equal(w.weight, FACE_SEMIBOLD);
	assert_true(faces_next_wish(&rest, &w, &e));
	assert_true(span_is(w.family, "DejaVu Sans"));
	assert_int_equal(w.weight, FACE_REGULAR);
	assert_false(faces_next_wish(&rest, &w, &e));
	assert_int_equal(e, ERR_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fonts_give_every_role_a_face_for_live_text),
		cmocka_unit_test(fonts_of_notices_have_whole_alphabets),
		cmocka_unit_test(fonts_of_a_script_that_cards_need_as_well_are_one),
		cmocka_unit_test(fonts_have_the_panel_s_own_words),
		cmocka_unit_test(scripts_that_are_not_known_are_an_error),
		cmocka_unit_test(fonts_hold_what_is_needed_and_not_all_there_is),
		cmocka_unit_test(fonts_fall_back_by_script_where_the_theme_has_nothing),
		cmocka_unit_test(fonts_take_the_themes_further_families_only_where_they_help),
		cmocka_unit_test(
			fonts_made_for_a_script_go_before_those_with_a_little_of_everything),
		cmocka_unit_test(fonts_of_a_role_with_serifs_have_serifs_in_other_scripts_too),
		cmocka_unit_test(fonts_have_han_in_the_shapes_of_each_language),
		cmocka_unit_test(fonts_have_a_mark_and_its_letter_in_one_face),
		cmocka_unit_test(fonts_have_emoji_and_what_no_table_names),
		cmocka_unit_test(fonts_report_a_missing_glyph_at_the_line_that_asks_for_it),
		cmocka_unit_test(fonts_report_one_font_too_many_once_and_nothing_else),
		cmocka_unit_test(fonts_report_each_role_for_itself),
		cmocka_unit_test(fonts_report_a_theme_whose_families_are_not_installed),
		cmocka_unit_test(fonts_report_a_family_list_that_cannot_be_read),
		cmocka_unit_test(fonts_of_one_face_and_tracking_are_the_same_bytes),
		cmocka_unit_test(fonts_have_the_themes_tracking_baked_in),
		cmocka_unit_test(fonts_keep_kerning_and_tabular_figures),
		cmocka_unit_test(fonts_are_the_same_bytes_every_time),
		cmocka_unit_test(fonts_say_whose_they_are_and_under_which_licence),
		cmocka_unit_test(faces_are_found_by_exact_family_and_weight_only),
		cmocka_unit_test(faces_read_wishes_one_after_the_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
