#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/base.h"
#include "type_case.h"

static struct type_case c;

static struct font_ink draw(enum theme_role role, int32_t size, const char *text)
{
	struct font_ink ink;

	assert_int_equal(font_draw(&c.fonts, role, size, span_of(text), &ink), ERR_NONE);
	return ink;
}

static void metrics_are_those_of_the_typeface(void **state)
{
	const struct font_metrics *m = font_metrics(&c.fonts, THEME_HEADLINE);

	(void)state;
	/* Inter's capitals are 0.719 (Display Bold of 4.0) to 0.728 of the em, x-heights 0.515 to
	 * 0.55.
	 */
	assert_in_range(m->cap, 734, 747);
	assert_in_range(m->x_height, 520, 575);
	assert_true(m->ascent > m->cap);
	assert_true(m->descent > 0);
	assert_in_range(m->space, 150, 350);
	assert_true(m->digit >= font_advance(&c.fonts, THEME_HEADLINE, span_of("4")));
}

static void advances_add_up_and_know_kerning(void **state)
{
	int32_t a = font_advance(&c.fonts, THEME_QUOTE, span_of("Rain "));
	int32_t b = font_advance(&c.fonts, THEME_QUOTE, span_of("again"));
	int32_t both = font_advance(&c.fonts, THEME_QUOTE, span_of("Rain again"));
	int32_t kerned = font_advance(&c.fonts, THEME_HEADLINE, span_of("AV"));
	int32_t apart = font_advance(&c.fonts, THEME_HEADLINE, span_of("A")) +
			font_advance(&c.fonts, THEME_HEADLINE, span_of("V"));

	(void)state;
	assert_in_range(both + 4, a + b, a + b + 8);
	assert_true(kerned < apart - 20);
	assert_in_range(font_advance(&c.fonts, THEME_TEXT, span_of(" ")) + 2,
			font_metrics(&c.fonts, THEME_TEXT)->space,
			font_metrics(&c.fonts, THEME_TEXT)->space + 2);
	assert_int_equal(font_advance(&c.fonts, THEME_TEXT, span_of("")), 0);
}

/* More words than are kept, in two faces; each alone and in a line too long to be kept. */
static void a_word_is_as_wide_when_it_comes_again(void **state)
{
	static int32_t first[2][1500];

	(void)state;
	for (int round = 0; round < 2; round++) {
		for (int i = 0; i < 1500; i++) {
			enum theme_role role = i % 2 ? THEME_QUOTE : THEME_HEADLINE;
			char text[64], tail[] = " and then the ferries that were late";
			int32_t word, line;

			snprintf(text, sizeof text, "w%dAV%c", i / 2, 'a' + i % 26);
			word = font_advance(&c.fonts, role, span_of(text));
			memcpy(text + strlen(text), tail, sizeof tail);
			line = font_advance(&c.fonts, role, span_of(text)) -
			       font_advance(&c.fonts, role, span_of(tail));
			assert_in_range(word + 2, line, line + 4);
			assert_true(round == 0 || word == first[i % 2][i]);
			first[i % 2][i] = word;
		}
	}
}

static void a_drawn_width_is_the_scaled_advance(void **state)
{
	const struct span text = span_of("Ferries return to the outer islands");

	(void)state;
	for (size_t role = 0; role < THEME_N_ROLES; role++) {
		int32_t advance = font_advance(&c.fonts, (enum theme_role)role, text);

		for (int32_t size = 12; size < 200; size += 17) {
			int32_t width = font_width(&c.fonts, (enum theme_role)role, size, text);

			/* Within a pixel, and the side bearing of the last letter. */
			assert_in_range(width + 2, font_px(advance, size),
					font_px(advance, size) + 4 + size / 20);
		}
	}
}

static void a_capital_stands_on_the_baseline_and_is_as_high_as_told(void **state)
{
	(void)state;
	for (int32_t size = 16; size < 300; size += 23) {
		struct font_ink ink = draw(THEME_HEADLINE, size, "H");
		int32_t cap = font_px(font_metrics(&c.fonts, THEME_HEADLINE)->cap, size);

		assert_int_equal(ink.ink.y1, 0);
		assert_in_range(-ink.ink.y0, cap - 1, cap + 1);
		assert_true(ink.edge - ink.ink.x0 <= 1);
	}
}

static void a_tall_accent_does_not_move_the_baseline(void **state)
{
	struct font_ink plain = draw(THEME_HEADLINE, 80, "Hp");
	struct font_ink tall = draw(THEME_HEADLINE, 80, "H" TYPE_CASE_TALL "p");

	(void)state;
	assert_int_equal(tall.ink.y1, plain.ink.y1);
	assert_true(tall.ink.y0 < plain.ink.y0);
}

static void a_letter_may_begin_left_of_the_pen(void **state)
{
	struct font_ink j = draw(THEME_QUOTE, 100, "j");
	struct font_ink word = draw(THEME_QUOTE, 100, "jury");

	(void)state;
	assert_true(j.ink.x0 < 0);
	assert_int_equal(word.ink.x0, j.ink.x0);
	assert_in_range(font_px(font_advance(&c.fonts, THEME_QUOTE, span_of("j")), 100) + 1,
			j.advance, j.advance + 1);
}

static void round_letters_reach_outside_the_optical_edge(void **state)
{
	struct font_ink o = draw(THEME_HEADLINE, 134, "O");
	struct font_ink t = draw(THEME_HEADLINE, 134, "T");

	(void)state;
	assert_in_range(o.edge - o.ink.x0, 1, 134 / 50);
	assert_in_range(t.edge - t.ink.x0, 1, 134 / 50);
}

/* On lamps a serif would stand a lamp to the left of the lines above and below. */
static void at_small_sizes_only_the_blur_of_a_letter_is_outside_the_edge(void **state)
{
	static uint8_t mask[64 * 64];

	(void)state;
	for (int32_t size = 10; size < 50; size++) {
		for (char letter = '!'; letter <= '~'; letter++) {
			const char text[2] = {letter, 0};
			struct font_ink ink = draw(THEME_QUOTE, size, text);

			font_copy(&c.fonts, mask, 64);
			for (int32_t x = 0; x < ink.edge - ink.ink.x0; x++)
				for (int32_t y = 0; y < rect_height(ink.ink); y++)
					assert_true(mask[y * 64 + x] < 128);
		}
	}
}

static void the_box_of_the_ink_is_tight_and_copied_whole(void **state)
{
	struct font_ink ink = draw(THEME_QUOTE, 60, "quay");
	size_t w = (size_t)rect_width(ink.ink);
	size_t h = (size_t)rect_height(ink.ink);
	size_t stride = w + 3;
	uint8_t *mask = malloc(stride * h);
	unsigned top = 0, bottom = 0, left = 0, right = 0, darkest = 0;

	(void)state;
	assert_non_null(mask);
	memset(mask, 0xEE, stride * h);
	font_copy(&c.fonts, mask, stride);
	for (size_t y = 0; y < h; y++) {
		left |= mask[y * stride];
		right |= mask[y * stride + w - 1];
		for (size_t x = w; x < stride; x++)
			assert_int_equal(mask[y * stride + x], 0xEE);
		for (size_t x = 0; x < w; x++)
			darkest = MAX_OF(darkest, mask[y * stride + x]);
	}
	for (size_t x = 0; x < w; x++) {
		top |= mask[x];
		bottom |= mask[(h - 1) * stride + x];
	}
	assert_true(top && bottom && left && right);
	assert_int_equal(darkest, 255);
	free(mask);
}

static void text_changes_to_the_next_face_where_the_first_has_no_glyph(void **state)
{
	const char *mixed = "a \xD7\x90\xD7\x91 b";
	int32_t latin = font_advance(&c.fonts, THEME_TEXT, span_of("a  b"));
	struct font_ink ink;

	(void)state;
	assert_true(c.fonts.n_faces[THEME_TEXT] > 1);
	assert_true(font_width(&c.fonts, THEME_TEXT, 40, span_of(mixed)) >
		    font_px(latin + 500, 40));
	ink = draw(THEME_TEXT, 40, mixed);
	assert_true(c.fonts.n_line > 1);
	assert_true(font_advance(&c.fonts, THEME_TEXT, span_of(mixed)) > latin + 500);
	assert_in_range(ink.advance,
			font_px(font_advance(&c.fonts, THEME_TEXT, span_of(mixed)), 40),
			font_px(font_advance(&c.fonts, THEME_TEXT, span_of(mixed)), 40) + 4);
}

/* Alef has a wide foot at its right, gimel is narrow: the order on screen shows in the ink. */
static void right_to_left_text_runs_from_the_right(void **state)
{
	uint8_t ab[100 * 100], ba[100 * 100];
	struct font_ink first = draw(THEME_TEXT, 40, "\xD7\x90\xD7\x92");
	size_t w = (size_t)rect_width(first.ink);
	struct font_ink gimel, second;
	uint8_t one[100 * 100];

	(void)state;
	assert_true(w < 100 && rect_height(first.ink) < 100);
	font_copy(&c.fonts, ab, 100);
	gimel = draw(THEME_TEXT, 40, "\xD7\x92");
	font_copy(&c.fonts, one, 100);
	second = draw(THEME_TEXT, 40, "\xD7\x92\xD7\x90");
	font_copy(&c.fonts, ba, 100);
	/* "alef gimel" begins, at the left, with gimel. */
	assert_true(gimel.ink.x0 == first.ink.x0 && second.ink.x0 != 99);
	for (size_t y = 0; y < (size_t)rect_height(gimel.ink); y++) {
		size_t from = (size_t)(gimel.ink.y0 - first.ink.y0);

		assert_int_equal(ab[(y + from) * 100], one[y * 100]);
	}
	assert_memory_not_equal(ab, ba, 100);
}

static void the_same_text_gives_the_same_pixels_whatever_was_drawn_between(void **state)
{
	static uint8_t a[1000 * 100], b[1000 * 100];
	struct font_ink first = draw(THEME_HEADLINE, 50, "Ferries return");
	struct font_ink again;

	(void)state;
	font_copy(&c.fonts, a, 1000);
	draw(THEME_HEADLINE, 71, "Something else");
	draw(THEME_TEXT, 50, "Something else");
	again = draw(THEME_HEADLINE, 50, "Ferries return");
	assert_memory_equal(&first, &again, sizeof first);
	font_copy(&c.fonts, b, 1000);
	assert_memory_equal(a, b, sizeof a);
}

static void white_space_has_an_advance_and_no_ink(void **state)
{
	struct font_ink ink = draw(THEME_TEXT, 40, "  ");

	(void)state;
	assert_true(rect_is_empty(ink.ink));
	assert_in_range(ink.advance, 1, 40);
	ink = draw(THEME_TEXT, 40, "");
	assert_true(rect_is_empty(ink.ink));
	assert_int_equal(ink.advance, 0);
}

static void what_cannot_be_drawn_is_an_error(void **state)
{
	static char text[FONT_TEXT_MAX + 2];
	struct font_ink ink;

	(void)state;
	memset(text, 'a', FONT_TEXT_MAX + 1);
	assert_int_equal(font_draw(&c.fonts, THEME_TEXT, 9, span_of(text), &ink), ERR_LIMIT);
	assert_int_equal(font_draw(&c.fonts, THEME_TEXT, 0, span_of("a"), &ink), ERR_RANGE);
	assert_int_equal(font_draw(&c.fonts, THEME_TEXT, FONT_SIZE_PX_MAX + 1, span_of("a"), &ink),
			 ERR_RANGE);
	text[0] = '\0';
	for (int i = 0; i <= FONT_RUNS_MAX / 2; i++)
		strcat(text, "a\xD7\x90");
	assert_int_equal(font_draw(&c.fonts, THEME_TEXT, 20, span_of(text), &ink), ERR_LIMIT);
}

/* Sets two bytes in each N bytes of TABLE of the font in BYTES. */
static void overwrite(unsigned char *bytes, const char *table, size_t from, size_t n,
		      unsigned value)
{
	unsigned char *row = bytes + 12;
	size_t start, end;

	while (memcmp(row, table, 4) != 0)
		row += 16;
	start = (size_t)row[8] << 24 | (size_t)row[9] << 16 | (size_t)row[10] << 8 | row[11];
	end = start + ((size_t)row[13] << 16 | (size_t)row[14] << 8 | row[15]);
	for (size_t at = start + from; at + 2 <= end; at += n) {
		bytes[at] = (unsigned char)(value >> 8);
		bytes[at + 1] = (unsigned char)value;
	}
}

/* Of 2048 em a letter, the most OpenType can say. */
static void letters_of_any_width_are_measured_without_overflow(void **state)
{
	static struct font_set wide;
	struct font_source source[PACK_FONTS_MAX];
	unsigned char *bytes = malloc(c.source[0].bytes.n);
	char text[FONT_TEXT_MAX];
	struct font_ink ink;

	(void)state;
	assert_non_null(bytes);
	memcpy(bytes, c.source[0].bytes.p, c.source[0].bytes.n);
	overwrite(bytes, "head", 18, 1 << 16, 16); /* px of the em */
	overwrite(bytes, "hmtx", 0, 4, 0x7FFF);
	for (size_t role = 0; role < THEME_N_ROLES; role++)
		source[role] = (struct font_source){
			(uint32_t)role, 0, {(const char *)bytes, c.source[0].bytes.n}};
	assert_int_equal(font_init(&wide, source, THEME_N_ROLES), ERR_NONE);
	memset(text, 'B', sizeof text);
	for (int32_t size = 1; size <= FONT_SIZE_PX_MAX; size = size * 3 + 1) {
		const struct span all = {text, sizeof text};

		assert_true(font_width(&wide, THEME_TEXT, size, all) > 2048 * size);
		if (font_draw(&wide, THEME_TEXT, size, all, &ink) == ERR_NONE)
			assert_true(ink.advance > 2048 * size);
	}
	assert_true(font_advance(&wide, THEME_TEXT, (struct span){text, sizeof text}) >= 0);
	font_finish(&wide);
	free(bytes);
}

static void a_broken_or_missing_font_is_an_error(void **state)
{
	static struct font_set set;
	struct font_source source[THEME_N_ROLES];
	struct font_source many[FONT_RANKS_MAX + 1];

	(void)state;
	for (uint32_t i = 0; i < THEME_N_ROLES; i++)
		source[i] = (struct font_source){i, 0, c.source[0].bytes};
	assert_int_equal(font_init(&set, source, THEME_N_ROLES - 1), ERR_MISSING);
	font_finish(&set);
	source[2].bytes = span_of("this is not a font at all");
	assert_int_equal(font_init(&set, source, THEME_N_ROLES), ERR_CORRUPT);
	source[2].bytes = (struct span){NULL, 0};
	assert_int_equal(font_init(&set, source, THEME_N_ROLES), ERR_CORRUPT);
	for (size_t i = 0; i < COUNT_OF(many); i++)
		many[i] = (struct font_source){0, (uint32_t)i, c.source[0].bytes};
	assert_int_equal(font_init(&set, many, COUNT_OF(many)), ERR_LIMIT);
	font_finish(&set);
	font_finish(NULL);
	/* The library still serves the set that is open. */
	draw(THEME_TEXT, 20, "still here");
}

static void a_truncated_font_never_crashes(void **state)
{
	static struct font_set set;
	struct font_source source[THEME_N_ROLES];
	struct font_ink ink;

	(void)state;
	for (size_t cut = 1; cut < 40; cut++) {
		for (uint32_t i = 0; i < THEME_N_ROLES; i++)
			source[i] = (struct font_source){i, 0, c.source[0].bytes};
		source[0].bytes.n = source[0].bytes.n * cut / 40;
		if (font_init(&set, source, THEME_N_ROLES))
			continue;
		if (font_draw(&set, THEME_HEADLINE, 40, span_of("Ferries"), &ink) == ERR_NONE)
			assert_true(ink.advance >= 0);
		font_finish(&set);
	}
}

static int open_case(void **state)
{
	(void)state;
	return type_case_open(&c);
}

static int close_case(void **state)
{
	(void)state;
	return type_case_close(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(metrics_are_those_of_the_typeface),
		cmocka_unit_test(advances_add_up_and_know_kerning),
		cmocka_unit_test(a_word_is_as_wide_when_it_comes_again),
		cmocka_unit_test(a_drawn_width_is_the_scaled_advance),
		cmocka_unit_test(a_capital_stands_on_the_baseline_and_is_as_high_as_told),
		cmocka_unit_test(a_tall_accent_does_not_move_the_baseline),
		cmocka_unit_test(a_letter_may_begin_left_of_the_pen),
		cmocka_unit_test(round_letters_reach_outside_the_optical_edge),
		cmocka_unit_test(at_small_sizes_only_the_blur_of_a_letter_is_outside_the_edge),
		cmocka_unit_test(the_box_of_the_ink_is_tight_and_copied_whole),
		cmocka_unit_test(text_changes_to_the_next_face_where_the_first_has_no_glyph),
		cmocka_unit_test(right_to_left_text_runs_from_the_right),
		cmocka_unit_test(the_same_text_gives_the_same_pixels_whatever_was_drawn_between),
		cmocka_unit_test(white_space_has_an_advance_and_no_ink),
		cmocka_unit_test(what_cannot_be_drawn_is_an_error),
		cmocka_unit_test(letters_of_any_width_are_measured_without_overflow),
		cmocka_unit_test(a_broken_or_missing_font_is_an_error),
		cmocka_unit_test(a_truncated_font_never_crashes),
	};

	return cmocka_run_group_tests(tests, open_case, close_case);
}
