/*
 * The font is a stub: each character is half an em wide. At size 20 that is 10 px, so a box of
 * 100 px takes ten characters and all expectations are exact.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/base.h"
#include "base/utf8.h"
#include "text/layout.h"

#define HALF_EM (LAYOUT_EM / 2)
#define OPEN "\xE2\x80\x9C"

static struct glue glue;
static struct layout_work work;
static struct layout l;

static int32_t advance(void *user, struct span text)
{
	(void)user;
	return (int32_t)utf8_count(text) * HALF_EM;
}

static const struct layout_font stub = {advance, NULL, NULL};

static struct layout_box box_of(int32_t width, int32_t lines)
{
	return (struct layout_box){.width_px = width,
				   .height_px = 1000,
				   .size_max_px = 20,
				   .size_min_px = 20,
				   .leading = 1000,
				   .ink = 1000,
				   .lines_max = lines};
}

static enum err fit(const char *text, const struct layout_box *box)
{
	return layout_fit(&work, &stub, &glue, span_of(text), box, &l);
}

/* The lines, joined with '/'. */
static const char *lines_of(const char *text)
{
	static char joined[4096];

	joined[0] = '\0';
	for (size_t i = 0; i < l.n_lines; i++) {
		if (i)
			strcat(joined, "/");
		strncat(joined, text + l.line[i].start, (size_t)(l.line[i].end - l.line[i].start));
	}
	return joined;
}

static void assert_lines(const char *text, int32_t width, int32_t lines, const char *expected)
{
	struct layout_box box = box_of(width, lines);

	assert_int_equal(fit(text, &box), ERR_NONE);
	assert_string_equal(lines_of(text), expected);
}

static void layout_makes_even_lines_and_not_full_ones(void **state)
{
	(void)state;
	/* Filling greedily gives 18 and 8. */
	assert_lines("oak elm ash beech lime yew", 200, 4, "oak elm ash/beech lime yew");
	assert_lines("oaks elms pines limes yews figs", 160, 4, "oaks elms pines/limes yews figs");
}

static void a_word_alone_at_the_end_is_worse_than_lines_of_unlike_length(void **state)
{
	(void)state;
	/* 15, 15 and 11 letters would be more even. */
	assert_lines("chestnuts limes hawthorn elders blackthorns", 180, 3,
		     "chestnuts/limes hawthorn/elders blackthorns");
}

static void balance_takes_one_line_more_than_needed_at_most(void **state)
{
	char text[256] = "";

	(void)state;
	for (int words = 1; words < 40; words++) {
		struct layout_box box = box_of(240, LAYOUT_LINES_MAX);
		size_t greedy = 1;
		size_t used = 0;

		strcat(text, words == 1 ? "spruce" : words % 3 ? " elm" : " chestnut");
		for (char *at = text; *at; at += strcspn(at, " "), at += *at == ' ') {
			size_t n = strcspn(at, " ");

			if (used && used + 1 + n > 24) {
				greedy++;
				used = 0;
			}
			used += n + (used > 0);
		}
		if (greedy > LAYOUT_LINES_MAX)
			break;
		assert_int_equal(fit(text, &box), ERR_NONE);
		if (l.n_lines < greedy || l.n_lines > greedy + (greedy > 1))
			fail_msg("%d words: %zu lines, %zu are enough", words, l.n_lines, greedy);
	}
}

static void no_line_is_wider_than_the_box_and_no_byte_is_lost(void **state)
{
	const char *text = "a bb ccc dddd eeeee ffffff ggggg hhhh iii jj k";

	(void)state;
	for (int32_t width = 60; width < 500; width += 7) {
		struct layout_box box = box_of(width, LAYOUT_LINES_MAX);
		size_t at = 0;

		assert_int_equal(fit(text, &box), ERR_NONE);
		for (size_t i = 0; i < l.n_lines; i++) {
			assert_true(l.line[i].width_px <= width);
			assert_int_equal(l.line[i].width_px,
					 (l.line[i].end - l.line[i].start) * 10);
			assert_int_equal(l.line[i].start, at);
			at = l.line[i].end + 1u;
		}
		assert_int_equal(at, strlen(text) + 1);
	}
}

static void the_largest_size_wins(void **state)
{
	struct layout_box box = box_of(100, 3);

	(void)state;
	box.size_max_px = 80;
	box.size_min_px = 10;
	/* Six letters: at most 3 * 33 = 100 px wide, so size 33; the ladder has steps of 1/40. */
	assert_int_equal(fit("willow", &box), ERR_NONE);
	assert_in_range(l.size_px, 33, 33);
	assert_int_equal(l.n_lines, 1);
	/* Two words on two lines are larger than on one. */
	assert_int_equal(fit("willow willow", &box), ERR_NONE);
	assert_int_equal(l.size_px, 33);
	box.lines_max = 1;
	assert_int_equal(fit("willow willow", &box), ERR_NONE);
	assert_in_range(l.size_px, 15, 15);
}

static void the_height_of_the_box_limits_the_lines(void **state)
{
	struct layout_box box = box_of(100, 8);

	(void)state;
	box.ink = 1200;
	box.leading = 1100;
	assert_int_equal(layout_height(&box, 20, 1), 24);
	assert_int_equal(layout_height(&box, 20, 3), 68);
	box.height_px = 68;
	assert_int_equal(fit("walnut willow hemlock", &box), ERR_NONE);
	assert_int_equal(l.n_lines, 3);
	assert_int_equal(l.leading_px, 22);
	box.height_px = 67;
	assert_int_equal(fit("walnut willow hemlock", &box), ERR_FIT);
}

static void phrases_are_kept_together(void **state)
{
	(void)state;
	assert_lines("rain closes the airport", 200, 4, "rain closes/the airport");
	assert_lines("storm hits Mary Jones at home", 200, 2, "storm hits/Mary Jones at home");
	/* Torn, the lines would be 13 and 11 long. */
	assert_lines("oaks elms the spruce wood", 200, 2, "oaks elms/the spruce wood");
	assert_lines("a total of 40 percent voted early", 190, 4,
		     "a total/of 40 percent/voted early");
}

static void the_last_line_is_not_one_short_word(void **state)
{
	(void)state;
	/* Two lines of nine and a short one would be more even. */
	assert_lines("elms oaks figs yews fir", 100, 3, "elms/oaks figs/yews fir");
	assert_lines("seven new schools open in May", 290, 3, "seven new schools open in May");
	assert_lines("seven new schools reopen again so", 320, 3,
		     "seven new schools/reopen again so");
}

static void a_smaller_size_is_taken_to_avoid_a_torn_name(void **state)
{
	const char *text = "Mary Bellweather";
	struct layout_box box = box_of(155, 2);

	(void)state;
	box.size_max_px = 20;
	box.size_min_px = 10;
	/* 16 letters at 20 px need 160; at 19 px 152. Torn, they would fit at 20. */
	assert_int_equal(fit(text, &box), ERR_NONE);
	assert_int_equal(l.size_px, 19);
	assert_int_equal(l.n_lines, 1);
	assert_int_equal(l.n_faults, 0);
	/* Three tenths are given up for a whole name, and no more. */
	box.width_px = 112;
	assert_int_equal(fit(text, &box), ERR_NONE);
	assert_int_equal(l.size_px, 14);
	assert_int_equal(l.n_faults, 0);
	box.width_px = 111;
	assert_int_equal(fit(text, &box), ERR_NONE);
	assert_int_equal(l.size_px, 20);
	assert_int_equal(l.n_lines, 2);
	assert_int_equal(l.n_faults, 2); /* torn, and its last line a single word */
}

static void a_line_more_is_taken_where_it_makes_them_even(void **state)
{
	(void)state;
	/* Two lines would be 10 and 18 long. */
	assert_lines("storm hits Mary Jones at home", 200, 4, "storm hits/Mary Jones/at home");
	/* Two of 12 and 11 are as good as three: the fewer win. */
	assert_lines("oaks and elms near lakeside", 160, 4, "oaks and elms/near lakeside");
}

static void size_is_given_up_for_faults_sooner_than_for_even_lines(void **state)
{
	struct layout_box box = box_of(182, 2);

	(void)state;
	box.size_max_px = 20;
	box.size_min_px = 10;
	/* At 14 px all would stand on a line and nothing were uneven: too small for that. */
	assert_int_equal(fit("elm yew sequoiadendron ash", &box), ERR_NONE);
	assert_true(l.size_px >= 15);
	/* Any two lines tear a phrase. */
	assert_int_equal(fit("of and the sequoiadendrons", &box), ERR_NONE);
	assert_int_equal(l.size_px, 14);
}

static void a_line_may_be_short_where_a_sentence_ends(void **state)
{
	(void)state;
	assert_lines("They met on Monday. He was late again there", 240, 4,
		     "They met on Monday./He was late again there");
}

static void a_line_much_shorter_than_the_others_is_a_hole_unless_a_comma_ends_it(void **state)
{
	const struct {
		const char *text;
		bool is_hole;
	} row[] = {
		{"rhododendronbush hawthornes rhododendronbush", false},
		{"rhododendronbush elmtrees rhododendronbush", true},
		{"rhododendronbush elmtrees, rhododendronbush", false},
		{"elmtrees rhododendronbush rhododendronbush", false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		struct layout_box box = box_of(160, 3);
		struct layout_terms terms[LAYOUT_LINES_MAX];
		int64_t gap = 0;

		assert_int_equal(fit(row[i].text, &box), ERR_NONE);
		assert_int_equal(
			layout_explain(&work, &stub, &glue, span_of(row[i].text), &box, &l, terms),
			ERR_NONE);
		for (size_t k = 0; k < l.n_lines; k++)
			gap += terms[k].gap;
		assert_int_equal(gap > 0, row[i].is_hole);
	}
}

static void more_size_is_given_up_to_close_a_hole(void **state)
{
	struct layout_box box = box_of(200, 3);

	(void)state;
	box.size_min_px = 10;
	/* A fifth of the size, more than for even lines alone. */
	assert_int_equal(fit("rhododendronbush elmtrees rhododendron fir", &box), ERR_NONE);
	assert_int_equal(l.size_px, 16);
	assert_int_equal(l.n_holes, 0);
	assert_int_equal(fit("rhododendronbush elmtrees, rhododendron fir", &box), ERR_NONE);
	assert_int_equal(l.size_px, 20);
	box.size_min_px = 17;
	assert_int_equal(fit("rhododendronbush elmtrees rhododendron fir", &box), ERR_NONE);
	assert_int_equal(l.size_px, 20);
	assert_int_equal(l.n_holes, 1);
}

static void lines_do_not_begin_with_the_same_word_twice(void **state)
{
	const char *text = "box oak elm ash fir yew bay fig box oak elm ash fir yew bay fig";
	const char *other = "box oak elm ash fir yew bay fig pea oak elm ash fir yew bay nut";

	(void)state;
	assert_lines(other, 400, 2,
		     "box oak elm ash fir yew bay fig/pea oak elm ash fir yew bay nut");
	/* Even halves would begin with "box" and end with "fig" both. */
	assert_lines(text, 400, 2,
		     "box oak elm ash fir yew bay/fig box oak elm ash fir yew bay fig");
}

static void opening_marks_hang_outside_the_edge(void **state)
{
	const char *text = OPEN "willow wood";
	struct layout_box box = box_of(60, 2);

	(void)state;
	box.hang_px = 10;
	assert_int_equal(fit(text, &box), ERR_NONE);
	assert_int_equal(l.n_lines, 2);
	assert_int_equal(l.line[0].hang, 3);
	assert_int_equal(l.line[0].width_px, 60);
	assert_int_equal(l.line[1].hang, 0);
	/* What may not hang counts. */
	box.hang_px = 4;
	assert_int_equal(fit(text, &box), ERR_FIT);
	box.width_px = 66;
	assert_int_equal(fit(text, &box), ERR_NONE);
	assert_int_equal(l.line[0].width_px, 66);
}

/* Drawn, each text is 3 px wider than its advance says. */
static int32_t wide(void *user, struct span text, int32_t size_px)
{
	(void)user;
	return (int32_t)utf8_count(text) * size_px / 2 + 3;
}

static void a_line_that_is_wider_when_drawn_makes_the_size_step_down(void **state)
{
	const struct layout_font real = {advance, wide, NULL};
	struct layout_box box = box_of(100, 1);

	(void)state;
	box.size_min_px = 10;
	assert_int_equal(fit("ten-letter", &box), ERR_NONE);
	assert_int_equal(l.size_px, 20);
	assert_int_equal(layout_fit(&work, &real, &glue, span_of("ten-letter"), &box, &l),
			 ERR_NONE);
	assert_int_equal(l.size_px, 19);
	assert_int_equal(l.line[0].width_px, 98);
}

static void a_line_that_is_wider_when_drawn_is_broken_earlier(void **state)
{
	const struct layout_font real = {advance, wide, NULL};
	struct layout_box box = box_of(110, 2);

	(void)state;
	assert_int_equal(layout_fit(&work, &real, &glue, span_of("oak elm ash"), &box, &l),
			 ERR_NONE);
	assert_int_equal(l.n_lines, 2);
	assert_int_equal(l.line[1].width_px, 73);
	/* One line would have done with 3 px more. */
	box.width_px = 113;
	assert_int_equal(layout_fit(&work, &real, &glue, span_of("oak elm ash"), &box, &l),
			 ERR_NONE);
	assert_int_equal(l.n_lines, 1);
}

static void forced_breaks_are_made(void **state)
{
	(void)state;
	assert_lines("oak\xE2\x80\xA8"
		     "elm ash",
		     200, 4, "oak/elm ash");
}

static void what_cannot_be_set_is_an_error_and_changes_nothing(void **state)
{
	const struct layout before = {.size_px = 7};
	struct layout_box box = box_of(100, 2);

	(void)state;
	l = before;
	assert_int_equal(fit("a-word-wider than-the-box-at-any-size", &box), ERR_FIT);
	assert_int_equal(fit("oak elm ash yew fig lime beech rowan", &box), ERR_FIT);
	assert_int_equal(fit("", &box), ERR_RANGE);
	assert_int_equal(fit("  ", &box), ERR_RANGE);
	box.lines_max = LAYOUT_LINES_MAX + 1;
	assert_int_equal(fit("oak", &box), ERR_RANGE);
	box = box_of(0, 2);
	assert_int_equal(fit("oak", &box), ERR_RANGE);
	box = box_of(100, 2);
	box.size_min_px = 21;
	assert_int_equal(fit("oak", &box), ERR_RANGE);
	assert_memory_equal(&l, &before, sizeof l);
}

static void the_workspace_keeps_its_promise(void **state)
{
	(void)state;
	assert_true(sizeof(struct layout_work) <= 32768);
}

static int load(void **state)
{
	(void)state;
	glue_load(&glue, "en");
	return glue.n == 0;
}

static void the_terms_of_the_lines_add_up_to_the_cost(void **state)
{
	const char *text = "the ferry to the outer islands, which was to sail at noon, will "
			   "not leave before Sunday. the ferry waits";

	(void)state;
	for (int32_t width = 130; width < 900; width += 11) {
		struct layout_box box = box_of(width, LAYOUT_LINES_MAX);
		struct layout_terms terms[LAYOUT_LINES_MAX];
		int64_t sum = 0;

		assert_int_equal(fit(text, &box), ERR_NONE);
		assert_int_equal(
			layout_explain(&work, &stub, &glue, span_of(text), &box, &l, terms),
			ERR_NONE);
		for (size_t i = 0; i < l.n_lines; i++)
			sum += layout_terms_sum(&terms[i]);
		assert_int_equal(sum, l.cost);
	}
}

static void the_terms_name_what_is_wrong_with_a_line(void **state)
{
	struct layout_box box = box_of(60, LAYOUT_LINES_MAX);
	struct layout_terms terms[LAYOUT_LINES_MAX];
	const char *text = "not elm not ash";

	(void)state;
	box.width_px = 30; /* a word a line */
	assert_int_equal(fit(text, &box), ERR_NONE);
	assert_int_equal(l.n_lines, 4);
	assert_int_equal(layout_explain(&work, &stub, &glue, span_of(text), &box, &l, terms),
			 ERR_NONE);
	assert_true(terms[0].torn > 0);
	assert_int_equal(terms[1].torn, 0);
	assert_true(terms[2].torn > 0);
	assert_true(terms[3].lone > 0);
}

#define SHY "\xC2\xAD"

/* The lines, joined with '/', as they are drawn. */
static const char *drawn_lines_of(const char *text)
{
	static char drawn[512];
	const char *raw = lines_of(text);
	size_t n = 0;

	for (size_t i = 0, line = 0; raw[i]; i++) {
		if (strncmp(raw + i, SHY, 2) == 0) {
			i++;
			continue;
		}
		if (raw[i] == '/' && l.line[line++].hyphen)
			drawn[n++] = '-';
		drawn[n++] = raw[i];
	}
	drawn[n] = 0;
	return drawn;
}

static void assert_drawn(const char *text, int32_t width, const char *expected)
{
	struct layout_box box = box_of(width, LAYOUT_LINES_MAX);

	assert_int_equal(fit(text, &box), ERR_NONE);
	assert_string_equal(drawn_lines_of(text), expected);
	for (size_t i = 0; i < l.n_lines; i++)
		assert_true(l.line[i].width_px <= width);
}

static void a_word_is_divided_only_where_it_is_wider_than_the_box(void **state)
{
	const char *text = "our har" SHY "bour" SHY "mas" SHY "ter left";
	struct layout_box box = box_of(60, LAYOUT_LINES_MAX);

	(void)state;
	assert_drawn(text, 300, "our harbourmaster left");
	assert_drawn(text, 130, "our/harbourmaster/left");
	/* A hyphen takes a place. */
	assert_drawn(text, 120, "our harbour-/master left");
	assert_drawn(text, 80, "our har-/bourmas-/ter left");
	assert_int_equal(fit("harbourmaster", &box), ERR_FIT);
}

static void what_is_left_of_a_divided_word_is_a_last_line_of_one_word(void **state)
{
	struct layout_box box = box_of(110, LAYOUT_LINES_MAX);

	(void)state;
	assert_int_equal(fit("elm har" SHY "bour" SHY "mas" SHY "ter", &box), ERR_NONE);
	assert_true(l.n_faults >= 2);
	box.width_px = 130;
	assert_int_equal(fit("elm har" SHY "bour" SHY "mas" SHY "ter", &box), ERR_NONE);
	assert_int_equal(l.n_faults, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_word_is_divided_only_where_it_is_wider_than_the_box),
		cmocka_unit_test(what_is_left_of_a_divided_word_is_a_last_line_of_one_word),
		cmocka_unit_test(the_terms_of_the_lines_add_up_to_the_cost),
		cmocka_unit_test(the_terms_name_what_is_wrong_with_a_line),
		cmocka_unit_test(layout_makes_even_lines_and_not_full_ones),
		cmocka_unit_test(a_word_alone_at_the_end_is_worse_than_lines_of_unlike_length),
		cmocka_unit_test(balance_takes_one_line_more_than_needed_at_most),
		cmocka_unit_test(no_line_is_wider_than_the_box_and_no_byte_is_lost),
		cmocka_unit_test(the_largest_size_wins),
		cmocka_unit_test(the_height_of_the_box_limits_the_lines),
		cmocka_unit_test(phrases_are_kept_together),
		cmocka_unit_test(the_last_line_is_not_one_short_word),
		cmocka_unit_test(a_smaller_size_is_taken_to_avoid_a_torn_name),
		cmocka_unit_test(a_line_more_is_taken_where_it_makes_them_even),
		cmocka_unit_test(size_is_given_up_for_faults_sooner_than_for_even_lines),
		cmocka_unit_test(a_line_may_be_short_where_a_sentence_ends),
		cmocka_unit_test(
			a_line_much_shorter_than_the_others_is_a_hole_unless_a_comma_ends_it),
		cmocka_unit_test(more_size_is_given_up_to_close_a_hole),
		cmocka_unit_test(lines_do_not_begin_with_the_same_word_twice),
		cmocka_unit_test(opening_marks_hang_outside_the_edge),
		cmocka_unit_test(a_line_that_is_wider_when_drawn_makes_the_size_step_down),
		cmocka_unit_test(a_line_that_is_wider_when_drawn_is_broken_earlier),
		cmocka_unit_test(forced_breaks_are_made),
		cmocka_unit_test(what_cannot_be_set_is_an_error_and_changes_nothing),
		cmocka_unit_test(the_workspace_keeps_its_promise),
	};

	return cmocka_run_group_tests(tests, load, NULL);
}
