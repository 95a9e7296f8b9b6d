#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/base.h"
#include "draw/card.h"
#include "draw/face.h"
#include "type_case.h"

static struct type_case c;
static struct style s;
static struct arena arena;
static struct scene scene;

static struct board bar(void)
{
	return (struct board){.width_px = 1920,
			      .height_px = 480,
			      .width_mm = 218,
			      .height_mm = 55,
			      .distance_mm = 1000,
			      .furthest_mm = 2000,
			      .clock = BOARD_CLOCK_TIME};
}

static void style_for(const struct board *board)
{
	style_init(&s, board, &c.theme);
	free(arena.block);
	arena_init(&arena, malloc(card_bytes(&s)), card_bytes(&s));
	assert_non_null(arena.block);
}

static struct card_report build(const struct pack_card *card)
{
	struct card_report report;

	arena_release(&arena, 0);
	assert_int_equal(scene_init(&scene, &arena, CARD_ITEMS_MAX), ERR_NONE);
	assert_int_equal(card_build(&s, &c.fonts, &c.work, &c.glue, card, &scene, &report),
			 ERR_NONE);
	return report;
}

/* The halves FIRST and SECOND of a quotation. */
static void halve(const char *first, const char *second, struct pack_card out[2])
{
	const char *text[] = {first, second};

	for (uint32_t i = 0; i < 2; i++) {
		out[i] = (struct pack_card){.kind = PACK_QUOTE,
					    .text = span_of(text[i]),
					    .speaker = span_of("Jens Halvorsen"),
					    .role = span_of("Finance minister"),
					    .kicker = span_of("Budget"),
					    .source = span_of("The Ledger"),
					    .part = i + 1,
					    .n_parts = 2};
		out[i].other.text = span_of(text[1 - i]);
	}
}

static void both_halves_have_one_template_and_one_size(void **state)
{
	static const int panel[][2] = {{1920, 1080}, {800, 480}, {1080, 1920}, {480, 320}};
	struct pack_card half[2];

	(void)state;
	halve("Short.",
	      "What we were promised was a bridge that stands for a hundred years, and what we "
	      "have "
	      "is one that must be closed whenever the wind comes from the sea or from the hills.",
	      half);
	for (size_t i = 0; i < COUNT_OF(panel); i++) {
		struct board board = {.width_px = panel[i][0], .height_px = panel[i][1]};
		struct pack_card alone = half[0];
		struct card_report one, two;

		style_for(&board);
		alone.other.text = span_of("");
		assert_true(build(&alone).size_px > build(&half[1]).size_px);
		one = build(&half[0]);
		two = build(&half[1]);
		assert_int_equal(one.size_px, two.size_px);
		assert_int_equal(one.template, two.template);
	}
}

static void on_a_bar_the_speaker_of_a_short_half_stands_where_the_long_ones_does(void **state)
{
	struct board board = bar();
	struct pack_card half[2], alone;

	(void)state;
	halve("Twelve days.", "Nobody has told us what will happen on the day after.", half);
	style_for(&board);
	alone = half[0];
	alone.other.text = span_of("");
	assert_int_equal(build(&alone).template, CARD_FULL);
	assert_int_equal(build(&half[0]).template, CARD_BESIDE);
	assert_int_equal(build(&half[1]).template, CARD_BESIDE);
}

static void a_half_whose_other_cannot_be_set_is_set_alone(void **state)
{
	struct board board = {.width_px = 480, .height_px = 320};
	char longest[BREAKS_TEXT_MAX + 1];
	struct pack_card half[2];

	(void)state;
	for (size_t i = 0; i < BREAKS_TEXT_MAX; i++)
		longest[i] = i % 8 == 7 ? ' ' : 'n';
	longest[BREAKS_TEXT_MAX] = 0;
	halve("It rains.", longest, half);
	style_for(&board);
	assert_true(build(&half[0]).n_lines >= 1);
}

static void on_a_bar_a_wide_leading_is_drawn_in_for_a_third_line(void **state)
{
	struct board board = bar();
	struct pack_card card = {
		.text = SPAN("Ferries to the outer islands sail again after nine days "
			     "of storm and of fog")};
	struct card_report report;

	(void)state;
	style_for(&board);
	s.headline_leading = 1300;
	report = build(&card);
	assert_int_equal(report.template, CARD_BESIDE);
	assert_int_equal(report.n_lines, 3);
	assert_true(report.size_px >= s.headline_least);
}

static int open_case(void **state)
{
	(void)state;
	return type_case_open(&c);
}

static int close_case(void **state)
{
	(void)state;
	free(arena.block);
	return type_case_close(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_halves_have_one_template_and_one_size),
		cmocka_unit_test(
			on_a_bar_the_speaker_of_a_short_half_stands_where_the_long_ones_does),
		cmocka_unit_test(a_half_whose_other_cannot_be_set_is_set_alone),
		cmocka_unit_test(on_a_bar_a_wide_leading_is_drawn_in_for_a_third_line),
	};

	return cmocka_run_group_tests(tests, open_case, close_case);
}
