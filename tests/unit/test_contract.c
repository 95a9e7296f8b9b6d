#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/base.h"
#include "draw/contract.h"
#include "draw/face.h"
#include "type_case.h"

static struct type_case c;

/* A panel and what is needed to set a card on it. */
struct wall {
	struct board board;
	struct style style;
	struct arena arena;
	struct scene scene;
	struct card_report report;
	struct contract contract;
};

static const struct pack_card quote = {.kind = PACK_QUOTE,
				       .text = SPAN("There is no money left to promise."),
				       .speaker = SPAN("Jens Halvorsen"),
				       .role = SPAN("Finance minister"),
				       .kicker = SPAN("Budget")};

static void hang_panel(struct wall *w, const struct board *board)
{
	size_t bytes;

	memset(w, 0, sizeof *w);
	w->board = *board;
	style_init(&w->style, &w->board, &c.theme);
	bytes = card_bytes(&w->style);
	arena_init(&w->arena, malloc(bytes), bytes);
	assert_non_null(w->arena.block);
}

/* A panel of 1920 x 1080 pixels. */
static void hang(struct wall *w, int width_mm, int height_mm, int usual_mm, int furthest_mm)
{
	const struct board board = {.width_px = 1920,
				    .height_px = 1080,
				    .width_mm = width_mm,
				    .height_mm = height_mm,
				    .distance_mm = usual_mm,
				    .furthest_mm = furthest_mm,
				    .crawl = true,
				    .progress = true};

	hang_panel(w, &board);
}

static void take_down(struct wall *w)
{
	free(w->arena.block);
}

static void set(struct wall *w, const struct pack_card *card)
{
	arena_release(&w->arena, 0);
	assert_int_equal(scene_init(&w->scene, &w->arena, CARD_ITEMS_MAX), ERR_NONE);
	assert_int_equal(
		card_build(&w->style, &c.fonts, &c.work, &c.glue, card, &w->scene, &w->report),
		ERR_NONE);
}

static const int32_t *measure(struct wall *w, const struct pack_card *card)
{
	contract_measure(&w->board, &w->style, &c.fonts, card, &w->scene, &w->report,
			 face_place(&w->style, &c.fonts), &w->contract);
	return w->contract.figure;
}

static bool is_broken(const struct wall *w, enum contract_rule rule)
{
	return w->contract.broken >> rule & 1;
}

static void contract_measures_angles_by_height_and_distance(void **state)
{
	struct wall w;
	const int32_t *f;
	double expected;

	(void)state;
	hang(&w, 960, 540, 3000, 6000); /* half a millimetre a pixel */
	set(&w, &quote);
	f = measure(&w, &quote);
	expected = w.report.cap_px * 0.5 / 3000 * 10800 / 3.14159265 * 10;
	assert_in_range(f[CONTRACT_NEAR], (int)expected - 1, (int)expected + 1);
	assert_in_range(f[CONTRACT_FAR], (int)(expected / 2) - 1, (int)(expected / 2) + 1);
	assert_true(f[CONTRACT_SPEAKER] < f[CONTRACT_NEAR]);
	assert_true(f[CONTRACT_SMALL] <= f[CONTRACT_SPEAKER]);
	assert_int_equal(w.contract.broken, 0);
	take_down(&w);
}

static void contract_is_broken_from_too_far_away(void **state)
{
	struct wall w;

	(void)state;
	hang(&w, 960, 540, 3000, 60000); /* further than this panel can serve */
	set(&w, &quote);
	measure(&w, &quote);
	assert_true(is_broken(&w, CONTRACT_FAR));
	assert_false(is_broken(&w, CONTRACT_NEAR));
	w.board.distance_mm = 30000;
	measure(&w, &quote);
	assert_true(is_broken(&w, CONTRACT_NEAR));
	assert_true(is_broken(&w, CONTRACT_SPEAKER));
	assert_true(is_broken(&w, CONTRACT_SMALL));
	take_down(&w);
}

static void contract_judges_no_angle_of_a_panel_of_unknown_size(void **state)
{
	struct wall w;
	const int32_t *f;

	(void)state;
	hang(&w, 0, 0, 30000, 50000);
	set(&w, &quote);
	f = measure(&w, &quote);
	for (int i = CONTRACT_FAR; i <= CONTRACT_SMALL; i++)
		assert_int_equal(f[i], CONTRACT_UNKNOWN);
	assert_int_equal(w.contract.broken, 0);
	take_down(&w);
}

static void contract_measures_contrast_of_the_pixels(void **state)
{
	struct wall w;
	const int32_t *f;
	int32_t least;

	(void)state;
	hang(&w, 960, 540, 3000, 5000);
	set(&w, &quote);
	f = measure(&w, &quote);
	least = theme_contrast(c.theme.quiet, c.theme.paper);
	assert_in_range(f[CONTRACT_CONTRAST], least * 9 / 10, least);
	/* A theme would be refused; the drawing itself is measured, so this shows, too. */
	for (size_t i = 0; i < w.scene.n; i++)
		if (w.scene.items[i].tag == SCENE_ROLE)
			w.scene.items[i].colour = 0x404040;
	measure(&w, &quote);
	assert_true(is_broken(&w, CONTRACT_CONTRAST));
	take_down(&w);
}

static void contract_measures_the_shades_a_panel_has(void **state)
{
	struct wall w;
	const int32_t *f;

	(void)state;
	hang(&w, 960, 540, 3000, 5000);
	w.style.levels = 2;
	set(&w, &quote);
	f = measure(&w, &quote);
	assert_int_equal(f[CONTRACT_CONTRAST], 21000);
	/* Of two shades, ink as dark as this is the page's own. */
	for (size_t i = 0; i < w.scene.n; i++)
		if (w.scene.items[i].tag == SCENE_ROLE)
			w.scene.items[i].colour = 0x404040;
	f = measure(&w, &quote);
	assert_int_equal(f[CONTRACT_CONTRAST], 1000);
	take_down(&w);
}

static void contract_takes_less_of_large_text_where_the_theme_has_the_key(void **state)
{
	struct wall w;

	(void)state;
	hang(&w, 960, 540, 3000, 5000);
	set(&w, &quote);
	for (size_t i = 0; i < w.scene.n; i++)
		if (w.scene.items[i].tag == SCENE_TEXT)
			w.scene.items[i].colour = 0x808890; /* 5.3:1 on the page */
	measure(&w, &quote);
	assert_true(is_broken(&w, CONTRACT_CONTRAST));
	w.style.large_text = true;
	measure(&w, &quote);
	assert_false(is_broken(&w, CONTRACT_CONTRAST));
	take_down(&w);
}

static void contract_counts_characters_lines_missing_glyphs_and_stray_parts(void **state)
{
	/* Lao, which no face of the fixture has. */
	static const struct pack_card strange = {.text = SPAN("Ferry \xE0\xBA\x81 runs again")};
	struct wall w;
	const int32_t *f;

	(void)state;
	hang(&w, 960, 540, 3000, 5000);
	set(&w, &strange);
	f = measure(&w, &strange);
	assert_int_equal(f[CONTRACT_MISSING], 1);
	assert_true(is_broken(&w, CONTRACT_MISSING));
	assert_true(f[CONTRACT_CHARS] >= 5 && f[CONTRACT_CHARS] <= 18);
	assert_int_equal(f[CONTRACT_LINES], 0);
	w.report.n_lines = STYLE_HEADLINE_LINES + 1;
	assert_int_equal(measure(&w, &strange)[CONTRACT_LINES], 1);
	assert_true(is_broken(&w, CONTRACT_LINES));
	set(&w, &quote);
	w.report.n_lines = STYLE_QUOTE_LINES;
	measure(&w, &quote);
	assert_false(is_broken(&w, CONTRACT_LINES));
	w.report.part[SCENE_ROLE] = w.report.part[SCENE_SPEAKER];
	w.report.part[SCENE_RULE].x0 = 0;
	f = measure(&w, &quote);
	assert_true(is_broken(&w, CONTRACT_OVERLAP));
	assert_int_equal(f[CONTRACT_OUTSIDE], 1);
	assert_true(is_broken(&w, CONTRACT_OUTSIDE));
	take_down(&w);
}

static void contract_makes_type_larger_where_the_panel_is_small(void **state)
{
	struct board board = {.width_px = 800,
			      .height_px = 480,
			      .width_mm = 154,
			      .height_mm = 86,
			      .distance_mm = 1000,
			      .furthest_mm = 1500,
			      .crawl = true,
			      .progress = true};
	struct wall w;
	int32_t size_px;

	(void)state;
	hang_panel(&w, &board);
	set(&w, &quote);
	measure(&w, &quote);
	assert_int_equal(w.contract.broken, 0);
	size_px = w.report.size_px;
	take_down(&w);

	board.height_mm = board.width_mm = 0;
	hang_panel(&w, &board);
	set(&w, &quote);
	assert_true(w.report.size_px < size_px);
	take_down(&w);
}

static void contract_that_cannot_be_kept_leaves_no_empty_screen(void **state)
{
	static const struct pack_card longer = {
		.kind = PACK_QUOTE,
		.text = SPAN("In one night the river took the kitchen, the garden and the road "
			     "that went to it, and then it took the bridge we needed to leave."),
		.speaker = SPAN("Amina Yusuf")};
	struct wall w;

	(void)state;
	hang(&w, 960, 540, 5000, 12000);
	set(&w, &longer);
	measure(&w, &longer);
	assert_true(is_broken(&w, CONTRACT_FAR));
	set(&w, &quote);
	measure(&w, &quote);
	assert_false(is_broken(&w, CONTRACT_FAR));
	take_down(&w);
}

static void contract_limits_have_names_bounds_and_sources(void **state)
{
	(void)state;
	for (int i = 0; i < CONTRACT_N_RULES; i++) {
		const struct contract_limit *l = contract_limit((enum contract_rule)i);

		assert_true(l->name && l->what && l->unit && l->source && l->scale >= 1);
		for (int k = 0; k < i; k++)
			assert_string_not_equal(l->name,
						contract_limit((enum contract_rule)k)->name);
	}
}

static int open_case(void **state)
{
	(void)state;
	return type_case_open(&c);
}

static void set_outline(struct wall *w, const struct pack_card *card)
{
	arena_release(&w->arena, 0);
	assert_int_equal(scene_init(&w->scene, &w->arena, CARD_ITEMS_MAX), ERR_NONE);
	w->scene.is_outline = true;
	assert_int_equal(
		card_build(&w->style, &c.fonts, &c.work, &c.glue, card, &w->scene, &w->report),
		ERR_NONE);
}

/* Letters that lean out of their advance and reach high and low. */
static const struct pack_card leaning[] = {
	{.kind = PACK_HEADLINE, .text = SPAN("Jaffa"), .kicker = SPAN("Fjord")},
	{.kind = PACK_HEADLINE,
	 .text = SPAN("\xC3\x85lesund fj\xC3\xB8rd of jolly jugglers gets "
		      "\xC3\x89tienne\xE2\x80\x99s half"),
	 .kicker = SPAN("\xC3\x89quipe"),
	 .place = SPAN("\xC3\x85lesund"),
	 .date = SPAN("7 July 2025"),
	 .source = SPAN("Journal of Jaffa")},
	{.kind = PACK_QUOTE,
	 .text = SPAN("We have " TYPE_CASE_TALL " joy, and of all of it half: jug, jig, jag."),
	 .speaker = SPAN("J\xC3\xB8rgen Jepsen"),
	 .role = SPAN("Fire chief of \xC3\x85lesund")},
	{.kind = PACK_QUOTE,
	 .text = SPAN("A line of many faces."),
	 .speaker = SPAN("J\xC3\xB8rgen Jepsen"),
	 .role = SPAN(
		 "a\xD7\x90 b\xD7\x90 c\xD7\x90 d\xD7\x90 e\xD7\x90 f\xD7\x90 g\xD7\x90 h\xD7\x90 "
		 "i\xD7\x90 j\xD7\x90 k\xD7\x90 l\xD7\x90 m\xD7\x90 n\xD7\x90 o\xD7\x90 "
		 "p\xD7\x90")},
};

static void an_outline_holds_the_ink_of_every_part(void **state)
{
	static const struct board panels[] = {
		{.width_px = 1920, .height_px = 1080, .crawl = true, .progress = true},
		{.width_px = 1080, .height_px = 1920},
		{.width_px = 480, .height_px = 320},
		{.width_px = 1920, .height_px = 480, .crawl = true}};
	(void)state;
	for (size_t b = 0; b < COUNT_OF(panels); b++)
		for (size_t k = 0; k < COUNT_OF(leaning); k++) {
			struct card_report outline;
			struct wall w;

			hang_panel(&w, &panels[b]);
			set_outline(&w, &leaning[k]);
			outline = w.report;
			set(&w, &leaning[k]);
			assert_int_equal(outline.size_px, w.report.size_px);
			assert_int_equal(outline.n_lines, w.report.n_lines);
			assert_int_equal(outline.n_chars, w.report.n_chars);
			for (size_t i = 0; i < SCENE_N_TAGS; i++)
				if (!rect_is_empty(w.report.part[i]))
					assert_true(
						rect_contains(outline.part[i], w.report.part[i]));
			take_down(&w);
		}
}

/* The last two have a letter with two marks, and Hebrew. */
static void an_outline_of_other_than_plain_letters_is_rough(void **state)
{
	(void)state;
	for (size_t k = 0; k < COUNT_OF(leaning); k++) {
		struct wall w;

		hang(&w, 952, 535, 3000, 5000);
		set_outline(&w, &leaning[k]);
		assert_int_equal(w.scene.is_rough, k >= COUNT_OF(leaning) - 2);
		take_down(&w);
	}
}

static void a_contract_that_an_outline_keeps_is_kept(void **state)
{
	struct wall w;
	struct card_report outline;
	struct rect clock;

	(void)state;
	hang(&w, 952, 535, 3000, 5000);
	clock = face_place(&w.style, &c.fonts);
	set_outline(&w, &quote);
	outline = w.report;
	assert_true(contract_is_kept(&w.board, &w.style, &c.fonts, &quote, &outline, clock));
	set(&w, &quote);
	measure(&w, &quote);
	assert_int_equal(w.contract.broken, 0);
	w.board.furthest_mm = 20000;
	assert_false(contract_is_kept(&w.board, &w.style, &c.fonts, &quote, &outline, clock));
	w.board.furthest_mm = 5000;
	assert_false(contract_is_kept(&w.board, &w.style, &c.fonts, &quote, &outline,
				      outline.part[SCENE_TEXT]));
	take_down(&w);
}

static int close_case(void **state)
{
	(void)state;
	return type_case_close(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(contract_measures_angles_by_height_and_distance),
		cmocka_unit_test(contract_is_broken_from_too_far_away),
		cmocka_unit_test(contract_judges_no_angle_of_a_panel_of_unknown_size),
		cmocka_unit_test(contract_measures_contrast_of_the_pixels),
		cmocka_unit_test(contract_measures_the_shades_a_panel_has),
		cmocka_unit_test(contract_takes_less_of_large_text_where_the_theme_has_the_key),
		cmocka_unit_test(contract_counts_characters_lines_missing_glyphs_and_stray_parts),
		cmocka_unit_test(an_outline_holds_the_ink_of_every_part),
		cmocka_unit_test(an_outline_of_other_than_plain_letters_is_rough),
		cmocka_unit_test(a_contract_that_an_outline_keeps_is_kept),
		cmocka_unit_test(contract_makes_type_larger_where_the_panel_is_small),
		cmocka_unit_test(contract_that_cannot_be_kept_leaves_no_empty_screen),
		cmocka_unit_test(contract_limits_have_names_bounds_and_sources),
	};

	return cmocka_run_group_tests_name("contract", tests, open_case, close_case);
}
