/*
 * Cards and panels that read right to left, and lines of scripts whose marks stand high and low:
 * with fonts cut for the texts below.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/base.h"
#include "draw/card.h"
#include "draw/contract.h"
#include "draw/face.h"
#include "draw/strip.h"
#include "show/ring.h"
#include "show/stage.h"
#include "show_packs.h"
#include "type_case.h"

#define ARABIC "عودة العبّارات إلى 24 جزيرة بعد انتهاء إضراب البحّارة في الميناء"
#define HEBREW "המעבורות חוזרות לאיים אחרי שביתה של שלושה שבועות"
#define LATIN "Ferries return to the outer islands after nine days of storms"

static struct type_case c;
static struct font_set fonts;
static struct fonts_made made;
static struct style s;
static struct arena arena;
static struct scene scene;
static struct card_report report;

static const struct pack_card rtl = {.text = SPAN("«" ARABIC "»"),
				     .kicker = SPAN("موانئ"),
				     .source = SPAN("وكالة"),
				     .date = SPAN("15 August 2025")};
static const struct pack_card rtl_quote = {.kind = PACK_QUOTE,
					   .text = SPAN(HEBREW),
					   .kicker = SPAN("נמל"),
					   .speaker = SPAN("דנה לוי"),
					   .role = SPAN("ראש העיר"),
					   .source = SPAN("City Desk")};
static const struct pack_card ltr = {.text = SPAN(LATIN), .kicker = SPAN("Islands")};

/* Marks on marks, and below. */
static const char *const tall[] = {
	"ผู้ให้ที่อยู่แก่ผู้ที่มีปัญญา ซึ่งญี่ปุ่นก็ยินดี อยู่ที่นี่ซึ่งรู้ว่าผู้ใหญ่สู้",
	"र्कीं ट्ठ्यूँ द्ध्रूँ क्ष्म्यैं ङ्क्ष्वीं ट्ठ्यूँ र्कीं द्ध्रूँ क्ष्म्यैं ङ्क्ष्वीं",
	"بِسْمِ اللّٰهِ الرَّحْمٰنِ الرَّحِيمِ وَالْحَمْدُ لِلّٰهِ رَبِّ الْعَالَمِينَ إِلَى الْجَزِيرَةِ",
	"ẮẰẲẴẶ ẤẦẨẪẬ ỐỒỔỖỘ ỨỪỬỮỰ ẮẰẲẴẶ ẤẦẨẪẬ ỐỒỔỖỘ",
};

/* Names as they may stand above and below a card. */
static const char *const labels[] = {
	"السفينة (قدي",
	"ကူးတို့သင်္ဘော",
	"གྲུ་གཟིངས་གླིང་",
	"ಬೋಟುಗಳು ದ್ವೀಪ",
};

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
	for (size_t role = 0; role < THEME_N_ROLES; role++) {
		const struct span text[] = {rtl.text,	    rtl.kicker,	      rtl.source,
					    rtl_quote.text, rtl_quote.kicker, rtl_quote.speaker,
					    rtl_quote.role};

		for (size_t i = 0; i < COUNT_OF(text); i++)
			needs_add(&needs, (enum theme_role)role, text[i], "test", 1);
	}
	for (size_t i = 0; i < COUNT_OF(labels); i++) {
		needs_add(&needs, THEME_LABEL, span_of(labels[i]), "test", 3);
		needs_add(&needs, THEME_TEXT, span_of(labels[i]), "test", 3);
	}
	for (size_t i = 0; i < COUNT_OF(tall); i++)
		needs_add(&needs, THEME_HEADLINE, span_of(tall[i]), "test", 2);
	if (fonts_make(&c.theme, "newsroom.ini", &needs, &c.region, &d, &made))
		return -1;
	for (size_t i = 0; i < made.n; i++)
		source[i] = (struct font_source){made.items[i].role, made.items[i].rank,
						 made.items[i].bytes};
	return font_init(&fonts, source, made.n) ? -1 : 0;
}

static int close_all(void **state)
{
	(void)state;
	free(arena.block);
	font_finish(&fonts);
	return type_case_close(&c);
}

static void style_for(int width, int height, bool is_rtl)
{
	free(arena.block);
	type_case_style(&c, width, height, true, &s);
	s.is_rtl = is_rtl;
	arena_init(&arena, malloc(card_bytes(&s)), card_bytes(&s));
	assert_non_null(arena.block);
}

static void build(const struct pack_card *card)
{
	arena_release(&arena, 0);
	assert_int_equal(scene_init(&scene, &arena, CARD_ITEMS_MAX), ERR_NONE);
	assert_int_equal(card_build(&s, &fonts, &c.work, &c.glue, card, &scene, &report), ERR_NONE);
	for (size_t i = 0; i < scene.n; i++) {
		if (!rect_contains(card_safe(&s, card), scene.items[i].at))
			fail_msg("%dx%d: part %d leaves the safe area", s.width, s.height,
				 (int)scene.items[i].tag);
		assert_false(rect_overlaps(scene.items[i].at, face_place(&s, &fonts)));
	}
}

static const struct scene_item *first(enum scene_tag tag)
{
	size_t i = 0;

	while (i + 1 < scene.n && scene.items[i].tag != tag)
		i++;
	return &scene.items[i];
}

static void a_card_that_reads_leftwards_begins_at_the_right(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(type_case_panel); i++) {
		style_for(type_case_panel[i][0], type_case_panel[i][1], true);
		build(&rtl);
		for (size_t k = 0, n_texts = 0; k < scene.n; k++) {
			const struct scene_item *item = &scene.items[k];

			/* The first line and its mark may stand further in, where the mark has no
			 * room outside; of the others the rounded side of a letter reaches out. */
			if (item->tag != SCENE_TEXT || n_texts++ < 2)
				continue;
			assert_in_range(item->at.x1 + 1, s.right + 1,
					s.right + report.size_px / 50 + 2);
		}
		assert_true(report.line[0].hang > 0);
		assert_true(first(SCENE_TEXT)->at.x1 <= first(SCENE_TEXT)[1].at.x0);
		if (!rect_is_empty(report.part[SCENE_SQUARE]))
			assert_int_equal(report.part[SCENE_SQUARE].x1, s.right);
		if (!rect_is_empty(report.part[SCENE_KICKER]))
			assert_true(report.part[SCENE_KICKER].x1 < report.part[SCENE_SQUARE].x0);
		if (!rect_is_empty(report.part[SCENE_DATE]))
			assert_true(report.part[SCENE_DATE].x1 < report.part[SCENE_SOURCE].x0);
	}
}

static void a_quotation_that_reads_leftwards_has_mark_and_rule_at_the_right(void **state)
{
	(void)state;
	style_for(1920, 1080, true);
	build(&rtl_quote);
	assert_int_equal(report.part[SCENE_RULE].x1, s.right);
	assert_true(report.part[SCENE_SPEAKER].x1 < report.part[SCENE_RULE].x0);
	assert_in_range(report.part[SCENE_ROLE].x1, report.part[SCENE_SPEAKER].x1 - 3,
			report.part[SCENE_SPEAKER].x1 + 3);
	assert_true(report.part[SCENE_MARK].x0 >= s.right);
	assert_true(report.part[SCENE_TEXT].x1 <= s.right + report.size_px / 50 + 1);
}

/* Then the kicker stands below the clock, where it would touch it. */
static void a_card_that_reads_against_its_panel_keeps_out_of_the_clock(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(type_case_panel); i++) {
		style_for(type_case_panel[i][0], type_case_panel[i][1], false);
		build(&rtl);
		style_for(type_case_panel[i][0], type_case_panel[i][1], true);
		build(&ltr);
	}
	style_for(1920, 1080, false);
	build(&rtl);
	assert_false(rect_is_empty(report.part[SCENE_KICKER]));
	assert_true(report.part[SCENE_KICKER].y0 > s.clock_base);
}

static void the_contract_knows_the_mirrored_safe_area(void **state)
{
	struct board board = show_packs_board(1280, 720, true);
	struct contract contract;

	(void)state;
	style_for(1280, 720, true);
	build(&rtl);
	contract_measure(&board, &s, &fonts, &rtl, &scene, &report, face_place(&s, &fonts),
			 &contract);
	assert_int_equal(contract.figure[CONTRACT_OUTSIDE], 0);
	assert_int_equal(contract.figure[CONTRACT_OVERLAP], 0);
	assert_int_equal(contract.figure[CONTRACT_MISSING], 0);
}

/* Neither the lines of one another nor what is above and below them. */
static void lines_do_not_touch_however_high_their_marks_are_stacked(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(tall); i++) {
		for (size_t k = 0; k < COUNT_OF(type_case_panel); k++) {
			struct pack_card card = {.text = span_of(tall[i]),
						 .kicker = SPAN("Test"),
						 .source = SPAN("City Desk")};
			int y = 0;

			style_for(type_case_panel[k][0], type_case_panel[k][1], card_is_rtl(&card));
			build(&card);
			for (size_t n = 0; n < scene.n; n++) {
				if (scene.items[n].tag != SCENE_TEXT)
					continue;
				if (scene.items[n].at.y0 < y)
					fail_msg("%dx%d: a line of text %zu touches the next",
						 s.width, s.height, i);
				y = scene.items[n].at.y1;
			}
			assert_false(
				rect_overlaps(report.part[SCENE_TEXT], report.part[SCENE_KICKER]));
			assert_false(
				rect_overlaps(report.part[SCENE_TEXT], report.part[SCENE_SOURCE]));
		}
	}
}

/* The ink of a stack that is drawn is as high and as deep as it was measured, in any size: nothing
 * is cut off where SDL2_ttf's surface ends, and the baseline is where it should be. */
static void stacked_marks_are_drawn_as_high_as_they_are_measured(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(tall); i++) {
		struct font_reach reach = font_reach(&fonts, THEME_HEADLINE, span_of(tall[i]));

		for (int32_t size = 24; size < 200; size += 31) {
			struct font_ink ink;

			assert_int_equal(
				font_draw(&fonts, THEME_HEADLINE, size, span_of(tall[i]), &ink),
				ERR_NONE);
			assert_in_range(-ink.ink.y0, font_px(reach.above, size) - 2,
					font_px(reach.above, size) + 2);
			assert_in_range(ink.ink.y1, font_px(reach.below, size) - 2,
					font_px(reach.below, size) + 2);
		}
	}
}

/* build() asks. */
static void rows_above_and_below_a_card_may_be_in_any_script(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(labels); i++) {
		struct pack_card card = {.text = SPAN(LATIN),
					 .kicker = span_of(labels[i]),
					 .source = span_of(labels[i])};

		for (size_t k = 0; k < COUNT_OF(type_case_panel); k++) {
			style_for(type_case_panel[k][0], type_case_panel[k][1], false);
			build(&card);
			for (size_t tag = 0; tag < SCENE_N_TAGS; tag++)
				assert_true(
					tag == SCENE_TEXT ||
					!rect_overlaps(report.part[SCENE_TEXT], report.part[tag]));
		}
	}
}

static void the_clock_stands_where_cards_do_not_begin(void **state)
{
	struct rect left, right;
	const struct face_time time = {0, 24, 8, 14, 5};

	(void)state;
	style_for(1920, 1080, false);
	right = face_place(&s, &fonts);
	style_for(1920, 1080, true);
	left = face_place(&s, &fonts);
	assert_true(rect_equal(left, rect_mirror(right, s.left + s.right)));
	assert_int_equal(scene_init(&scene, &arena, FACE_ITEMS_MAX), ERR_NONE);
	assert_int_equal(face_build(&s, &fonts, &time, &scene), ERR_NONE);
	assert_true(rect_contains(left, scene_bounds(&scene)));
	/* One text, so that the hour still stands before the minutes. */
	assert_int_equal(scene.n, 1);
}

static void the_strip_is_mirrored_with_its_items(void **state)
{
	static unsigned char memory[1 << 20], block[1 << 20];
	struct strip strip[2];
	struct strip_item item;

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct arena a;

		style_for(1920, 1080, i);
		arena_init(&a, memory, sizeof memory);
		assert_int_equal(strip_init(&strip[i], &s, &fonts, &a), ERR_NONE);
	}
	assert_true(rect_equal(strip[1].tag, rect_mirror(strip[0].tag, 1920)));
	assert_true(rect_equal(strip[1].window, rect_mirror(strip[0].window, 1920)));
	assert_int_equal(strip_progress(&strip[1], 250).x1, strip[1].hairline.x1);
	assert_true(rect_equal(strip_progress_step(&strip[1], 250, 500),
			       rect_mirror(strip_progress_step(&strip[0], 250, 500), 1920)));
	assert_int_equal(strip_item_draw(&strip[1], &fonts, span_of(ARABIC), span_of("ar"), block,
					 sizeof block, &item),
			 ERR_NONE);
	assert_true(item.text.y0 >= strip[1].window.y0 && item.text.y1 <= strip[1].window.y1);
}

/* A pack with two headlines that read leftwards and one that does not. */
static void make_pack(struct buf *bytes, struct pack *pack)
{
	static const char *const text[] = {ARABIC, HEBREW, LATIN};
	static struct writer_card cards[3];
	struct span theme;
	struct writer_input in = {.cards = cards,
				  .n_cards = 3,
				  .fonts = made.items,
				  .n_fonts = made.n,
				  .maker = SPAN("test")};

	memset(cards, 0, sizeof cards);
	assert_true(embed_find("assets/themes/newsroom.ini", &theme));
	in.theme = theme;
	for (size_t i = 0; i < 3; i++) {
		cards[i].card.article = (uint32_t)i + 1;
		cards[i].card.date_ms = PACK_NO_DATE;
		cards[i].card.text = span_of(text[i]);
		cards[i].proof = (struct pack_proof){.file = SPAN("test.txt"),
						     .line = 1,
						     .end = cards[i].card.text.n,
						     .rule = SPAN("test")};
	}
	buf_init(bytes);
	assert_int_equal(writer_write(&in, bytes, NULL), ERR_NONE);
	assert_int_equal(pack_open(pack, bytes->p, bytes->n, NULL), ERR_NONE);
}

/* How many columns of the window are bare before the first ink at its right. */
static int bare_at_right(const struct ring *r, const struct canvas *canvas)
{
	struct rect w = r->strip.window;

	for (int x = w.x1 - 1; x >= w.x0; x--)
		for (int y = w.y0; y < w.y1; y++)
			if (canvas->px[y * canvas->stride_px + x] != r->strip.band_colour)
				return w.x1 - 1 - x;
	return rect_width(w);
}

static void the_crawl_of_a_pack_that_reads_leftwards_runs_rightwards(void **state)
{
	static struct ring ring;
	static uint32_t px[1280 * 720];
	struct canvas canvas = {px, 1280, 720, 1280};
	struct pack pack;
	struct buf bytes;
	struct arena a;
	struct board board = show_packs_board(1280, 720, true);
	static struct schedule schedule;
	void *memory, *schedule_memory;
	struct ring_view view = {.place_px = 0, .tail_px = INT64_MIN};

	(void)state;
	make_pack(&bytes, &pack);
	assert_true(style_is_rtl(&pack));
	style_init(&s, &board, &c.theme);
	s.is_rtl = true;
	memory = malloc(ring_bytes(&pack, &s));
	assert_non_null(memory);
	arena_init(&a, memory, ring_bytes(&pack, &s));
	schedule_memory = show_packs_schedule(&pack, &board, &schedule);
	assert_non_null(schedule_memory);
	assert_int_equal(ring_init(&ring, &pack, &s, &fonts, &schedule,
				   &(struct ring_speed){120, CRAWL_RATE_HZ}, &a),
			 ERR_NONE);
	assert_int_equal(ring.n_items, 2); /* without the one that reads the other way */
	strip_paint(&ring.strip, &canvas, s.band);
	ring_paint(&ring, &view, &canvas, s.band);
	assert_in_range(bare_at_right(&ring, &canvas), 0, ring.strip.size / 2);
	/* A little before the end of the first item only its gaps and its square are left. */
	view.place_px = ring.start_px[1] - ring.strip.gap / 2;
	strip_paint(&ring.strip, &canvas, s.band);
	ring_paint(&ring, &view, &canvas, s.band);
	assert_in_range(bare_at_right(&ring, &canvas), ring.strip.gap / 2,
			ring.strip.gap / 2 + ring.strip.size);
	free(memory);
	free(schedule_memory);
	buf_finish(&bytes);
}

/* The damage of each step, painted, is the same picture as painting all. */
static void a_stage_that_reads_leftwards_tells_all_that_changes(void **state)
{
	static struct stage stage;
	static uint32_t px[2][640 * 360];
	struct canvas part = {px[0], 640, 360, 640}, all = {px[1], 640, 360, 640};
	struct board board = show_packs_board(640, 360, true);
	struct rect panel = canvas_bounds(&all);
	struct pack pack;
	struct buf bytes;
	struct arena a;
	size_t n;
	void *memory;

	(void)state;
	make_pack(&bytes, &pack);
	n = stage_bytes(&pack, &board, &c.theme);
	memory = malloc(n);
	assert_non_null(memory);
	arena_init(&a, memory, n);
	assert_int_equal(stage_init(&stage, &pack, &board, &c.theme, &a), ERR_NONE);
	assert_true(stage.style.is_rtl);
	for (int64_t ms = 0; ms < 30000; ms += 487) {
		struct stage_time time = {INT64_C(1756044300000) + ms, 0};
		struct stage_damage damage;

		stage_set_time(&stage, &time, &damage);
		for (size_t i = 0; i < damage.n; i++)
			stage_paint(&stage, &part, damage.rect[i]);
		stage_paint(&stage, &all, panel);
		assert_memory_equal(px[0], px[1], sizeof px[0]);
	}
	stage_finish(&stage);
	free(memory);
	buf_finish(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_card_that_reads_leftwards_begins_at_the_right),
		cmocka_unit_test(a_quotation_that_reads_leftwards_has_mark_and_rule_at_the_right),
		cmocka_unit_test(a_card_that_reads_against_its_panel_keeps_out_of_the_clock),
		cmocka_unit_test(the_contract_knows_the_mirrored_safe_area),
		cmocka_unit_test(lines_do_not_touch_however_high_their_marks_are_stacked),
		cmocka_unit_test(stacked_marks_are_drawn_as_high_as_they_are_measured),
		cmocka_unit_test(rows_above_and_below_a_card_may_be_in_any_script),
		cmocka_unit_test(the_clock_stands_where_cards_do_not_begin),
		cmocka_unit_test(the_strip_is_mirrored_with_its_items),
		cmocka_unit_test(the_crawl_of_a_pack_that_reads_leftwards_runs_rightwards),
		cmocka_unit_test(a_stage_that_reads_leftwards_tells_all_that_changes),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
