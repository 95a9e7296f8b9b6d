/*
 * What is drawn is what HarfBuzz says, glyph by glyph and in order, in many scripts: the same as
 * hb-shape prints for the same font. hb_shape() is taken over here and writes down what it is asked
 * for.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb-ft.h>
#include <hb-ot.h>

#include "base/base.h"
#include "cardc/faces.h"
#include "text/runs.h"
#include "type_case.h"

#define SIZE_PX 50
#define GLYPHS_MAX 400

struct line {
	hb_codepoint_t glyph[GLYPHS_MAX];
	int32_t advance[GLYPHS_MAX], x[GLYPHS_MAX], y[GLYPHS_MAX];
	size_t n;
};

static struct line drawn;

static void add_glyphs(struct line *l, hb_buffer_t *buffer)
{
	unsigned n;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &n);
	const hb_glyph_position_t *place = hb_buffer_get_glyph_positions(buffer, &n);

	for (unsigned i = 0; i < n && l->n < GLYPHS_MAX; i++, l->n++) {
		l->glyph[l->n] = info[i].codepoint;
		l->advance[l->n] = place[i].x_advance;
		l->x[l->n] = place[i].x_offset;
		l->y[l->n] = place[i].y_offset;
	}
}

/* In place of the library's: notes what is shaped at the size that is drawn, not what SDL2_ttf
 * measures. */
void hb_shape(hb_font_t *font, hb_buffer_t *buffer, const hb_feature_t *features, unsigned n)
{
	int x, y;

	hb_shape_full(font, buffer, features, n, NULL);
	hb_font_get_scale(font, &x, &y);
	if (!hb_ft_font_get_face(font) && x == SIZE_PX * SHAPE_UNIT)
		add_glyphs(&drawn, buffer);
}

/* TEXT as hb-shape takes it: as one piece, in the font of BYTES; script and direction are guessed
 * where DIRECTION is none. */
static void shape_as(struct span bytes, struct span text, hb_direction_t direction,
		     struct line *out)
{
	hb_blob_t *blob =
		hb_blob_create(bytes.p, (unsigned)bytes.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *face = hb_face_create(blob, 0);
	hb_font_t *font = hb_font_create(face);
	hb_buffer_t *buffer = hb_buffer_create();

	hb_buffer_add_utf8(buffer, text.p, (int)text.n, 0, (int)text.n);
	if (direction) {
		hb_buffer_set_direction(buffer, direction);
		hb_buffer_set_script(buffer, HB_SCRIPT_HEBREW);
	}
	hb_buffer_guess_segment_properties(buffer);
	hb_shape_full(font, buffer, NULL, 0, NULL);
	add_glyphs(out, buffer);
	hb_buffer_destroy(buffer);
	hb_font_destroy(font);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
}

static void shape_apart(struct span bytes, struct span text, struct line *out)
{
	shape_as(bytes, text, HB_DIRECTION_INVALID, out);
}

static const struct row {
	const char *family; /* of the headline's face; the theme's own where NULL */
	const char *text;
} rows[] = {
	{NULL, "Office workers fly to the island of Åland"},
	{NULL, "Τα πλοία επιστρέφουν στα νησιά"},
	{NULL, "Паромы возвращаются на острова"},
	{NULL, "Những chuyến phà trở lại đảo"},
	{"Noto Sans Arabic", "عودة العبارات إلى الجزر بعد إضراب البحّارة"},
	{"Noto Sans Arabic", "کشتی‌ها به جزیره‌ها بازمی‌گردند"},
	{"Noto Sans Hebrew", "המעבורות חוֹזרות לאיים"},
	{"Noto Sans Devanagari", "हड़ताल के बाद द्वीपों के लिए नौकाएँ फिर चलेंगी"},
	{"Noto Sans Bengali", "দ্বীপে আবার ফেরি চলাচল শুরু হচ্ছে।"},
	{"Noto Sans Tamil", "தீவுகளுக்கு படகுகள் மீண்டும் இயங்கும்"},
	{"Noto Sans Telugu", "ద్వీపాలకు పడవలు మళ్లీ నడుస్తాయి"},
	{"Noto Sans Thai", "เรือข้ามน้ำกลับมาให้บริการแก่ผู้โดยสารที่เกาะ"},
	{"Noto Sans Khmer", "សាឡាងត្រឡប់ទៅកោះវិញ"},
	{"Noto Sans Myanmar", "ကူးတို့သင်္ဘောများ ပြန်လာသည်"},
	{"Noto Sans Georgian", "ბორნები კუნძულებზე ბრუნდებიან"},
	{"Noto Sans Armenian", "Լաստանավերը վերադառնում են կղզիներ"},
	{"Noto Sans Ethiopic", "ጀልባዎች ወደ ደሴቶች ተመለሱ"},
	{"Noto Sans CJK JP", "離島を結ぶフェリーが来週から運航を再開、「見通し」"},
	{"Noto Sans CJK SC", "开往岛屿的渡轮，下周恢复运营。"},
	{"Noto Sans CJK KR", "섬을 잇는 여객선이 운항을 재개한다"},
};

static struct type_case c;
static struct font_set fonts;
static struct fonts_made made;
static struct faces *installed;

static int open_all(void **state)
{
	struct font_source source[PACK_FONTS_MAX];
	struct needs needs;
	struct diag d;

	(void)state;
	diag_init(&d, diag_print, stderr);
	if (type_case_open(&c))
		return -1;
	needs_init(&needs, &c.region);
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		needs_add(&needs, THEME_HEADLINE, span_of(rows[i].text), "test", (uint32_t)i);
	if (fonts_make(&c.theme, "newsroom.ini", &needs, &c.region, &d, &made))
		return -1;
	for (size_t i = 0; i < made.n; i++)
		source[i] = (struct font_source){made.items[i].role, made.items[i].rank,
						 made.items[i].bytes};
	installed = faces_create(&c.region);
	return !installed || font_init(&fonts, source, made.n) ? -1 : 0;
}

static int close_all(void **state)
{
	(void)state;
	faces_destroy(installed);
	font_finish(&fonts);
	return type_case_close(&c);
}

static void draw(struct span text)
{
	struct font_ink ink;

	drawn.n = 0;
	assert_int_equal(font_draw(&fonts, THEME_HEADLINE, SIZE_PX, text, &ink), ERR_NONE);
	assert_true(drawn.n > 0);
}

/* The bytes in the pack of the face that draws TEXT, which is one run. */
static struct span face_of(struct span text)
{
	assert_true(runs_find(&fonts, THEME_HEADLINE, text, text));
	assert_int_equal(fonts.n_line, 1);
	return fonts.line[0].face->bytes;
}

static void each_script_is_drawn_with_the_glyphs_of_the_shaper_in_its_order(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct span text = span_of(rows[i].text);
		static struct line wanted;

		wanted.n = 0;
		shape_apart(face_of(text), text, &wanted);
		draw(text);
		if (drawn.n != wanted.n ||
		    memcmp(drawn.glyph, wanted.glyph, wanted.n * sizeof wanted.glyph[0]) != 0)
			fail_msg("other glyphs than HarfBuzz's in \"%s\"", rows[i].text);
		for (size_t k = 0; k < wanted.n; k++)
			assert_int_not_equal(wanted.glyph[k], 0);
	}
}

/* Cutting a font takes nothing that these texts need: ligatures, contextual forms, marks. */
static void a_cut_font_shapes_as_the_whole_one(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct face_wish wish = {span_of(rows[i].family), FACE_BOLD};
		struct span text = span_of(rows[i].text);
		static struct line cut, whole;
		const struct face *face = rows[i].family ? faces_find(installed, wish) : NULL;
		hb_buffer_t *buffer;
		hb_font_t *font;

		if (!rows[i].family) /* tracked, so its advances are not the font's own */
			continue;
		assert_non_null(face);
		cut.n = whole.n = 0;
		shape_apart(face_of(text), text, &cut);
		buffer = hb_buffer_create();
		hb_buffer_add_utf8(buffer, text.p, (int)text.n, 0, (int)text.n);
		hb_buffer_guess_segment_properties(buffer);
		font = hb_font_create(face->hb);
		hb_shape_full(font, buffer, NULL, 0, NULL);
		add_glyphs(&whole, buffer);
		hb_font_destroy(font);
		hb_buffer_destroy(buffer);
		assert_int_equal(cut.n, whole.n);
		assert_memory_equal(cut.advance, whole.advance, cut.n * sizeof cut.advance[0]);
		assert_memory_equal(cut.x, whole.x, cut.n * sizeof cut.x[0]);
		assert_memory_equal(cut.y, whole.y, cut.n * sizeof cut.y[0]);
	}
}

/* A figure and a foreign word in Hebrew: the pieces from left to right, each shaped in its own
 * direction. A line of it has the glyphs of that part of the whole, though nothing in it says which
 * way the paragraph reads. */
static void a_line_of_two_directions_is_drawn_in_the_order_it_is_seen(void **state)
{
	const struct span text = span_of("חוזרות 24 Åland לאיים");
	struct span hebrew = face_of(span_of("לאיים"));
	struct span latin = face_of(span_of("Åland"));
	const struct {
		const char *text;
		bool is_hebrew;
	} seen[] = {
		{" לאיים", true}, {"Åland", false}, {" ", true}, {"24", false}, {"חוזרות ", true}};
	static struct line wanted;
	struct font_ink ink;
	size_t at = span_find(text, 0, "24");

	(void)state;
	wanted.n = 0;
	for (size_t i = 0; i < COUNT_OF(seen); i++)
		shape_as(seen[i].is_hebrew ? hebrew : latin, span_of(seen[i].text),
			 seen[i].is_hebrew ? HB_DIRECTION_RTL : HB_DIRECTION_INVALID, &wanted);
	draw(text);
	assert_int_equal(drawn.n, wanted.n);
	assert_memory_equal(drawn.glyph, wanted.glyph, wanted.n * sizeof wanted.glyph[0]);
	drawn.n = 0;
	assert_int_equal(font_part_draw(&fonts, THEME_HEADLINE, SIZE_PX, text,
					span_cut(text, at, at + span_of("24 Åland").n), &ink),
			 ERR_NONE);
	/* Åland, space, 24: from the second piece of the five on. */
	assert_int_equal(drawn.n, 5 + 1 + 2);
	assert_memory_equal(drawn.glyph, wanted.glyph + 6, drawn.n * sizeof wanted.glyph[0]);
}

static void what_ends_a_line_is_never_drawn(void **state)
{
	static struct line plain;

	(void)state;
	draw(span_of("เรือข้ามฟาก"));
	plain = drawn;
	draw(span_of("เรือ\xE2\x80\x8Bข้าม\xE2\x80\x8Bฟาก\xE2\x80\x8B"));
	assert_int_equal(drawn.n, plain.n);
	assert_memory_equal(drawn.glyph, plain.glyph, plain.n * sizeof plain.glyph[0]);
}

static void han_is_drawn_in_the_shapes_of_its_language(void **state)
{
	struct span chinese = span_of("开往岛屿的渡轮，下周恢复运营。");

	(void)state;
	/* Alone it is Chinese, beside kana Japanese: the same code point of two faces. */
	assert_true(face_of(span_of("下")).p == face_of(chinese).p);
	assert_true(face_of(span_of("来週から")).p != face_of(chinese).p);
	assert_true(face_of(span_of("「来週から」")).p == face_of(span_of("から")).p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_script_is_drawn_with_the_glyphs_of_the_shaper_in_its_order),
		cmocka_unit_test(a_cut_font_shapes_as_the_whole_one),
		cmocka_unit_test(a_line_of_two_directions_is_drawn_in_the_order_it_is_seen),
		cmocka_unit_test(what_ends_a_line_is_never_drawn),
		cmocka_unit_test(han_is_drawn_in_the_shapes_of_its_language),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
