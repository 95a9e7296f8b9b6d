/* An office's notices added to a pack, on the panel. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "config/theme.h"
#include "firmware/image/notices.h"
#include "pack_sample.h"
#include "tiny_font.h"

struct world {
	struct sample sample;
	struct buf base, made;
	struct pack pack, out;
	struct region r;
	struct diag d;
	struct notices notices;
};

/* The sample's three cards, with fonts that have letters. */
static int set_up(void **state)
{
	struct world *w = calloc(1, sizeof *w);
	static struct pack_font fonts[THEME_N_ROLES];

	for (uint32_t i = 0; i < THEME_N_ROLES; i++)
		fonts[i] = (struct pack_font){i, 0, SPAN("Tiny"), TINY_FONT};
	sample_fill(&w->sample);
	w->sample.input.fonts = fonts;
	w->sample.input.n_fonts = THEME_N_ROLES;
	buf_init(&w->base);
	buf_init(&w->made);
	region_init(&w->r);
	diag_init(&w->d, NULL, NULL);
	if (writer_write(&w->sample.input, &w->base, NULL) ||
	    pack_open(&w->pack, w->base.p, w->base.n, NULL))
		return -1;
	notices_init(&w->notices, &w->pack, &w->r, &w->d);
	*state = w;
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	buf_finish(&w->base);
	buf_finish(&w->made);
	region_finish(&w->r);
	free(w);
	return 0;
}

static void add(struct world *w, const char *text)
{
	notices_add(&w->notices, "cards/a.txt", span_of(text));
}

/* Writes and reads again; the last card. */
static struct pack_card last_card(struct world *w)
{
	struct pack_card card;

	buf_finish(&w->made);
	buf_init(&w->made);
	assert_int_equal(notices_write(&w->notices, &w->made), ERR_NONE);
	assert_int_equal(pack_open(&w->out, w->made.p, w->made.n, NULL), ERR_NONE);
	pack_card(&w->out, pack_n_cards(&w->out) - 1, &card);
	return card;
}

static void a_notice_comes_after_the_cards_that_stay_as_they_were(void **state)
{
	struct world *w = *state;
	struct pack_card card, before, after;
	struct pack_timing timing;

	add(w, "kind: notice\nuntil: 2027-01-01\npriority: high\nkicker: Canteen\n\n"
	       "Lunch is at one\n\nWith soup.\n");
	card = last_card(w);
	assert_int_equal(pack_n_cards(&w->out), SAMPLE_CARDS + 1);
	assert_int_equal(card.kind, PACK_NOTICE);
	assert_true(span_is(card.text, "Lunch is at one"));
	assert_true(span_is(card.kicker, "Canteen"));
	pack_timing(&w->out, SAMPLE_CARDS, &timing);
	assert_int_equal(timing.priority, PACK_PRIORITY_HIGH);
	assert_true(timing.until_ms > 0);
	for (uint32_t i = 0; i < SAMPLE_CARDS; i++) {
		pack_card(&w->pack, i, &before);
		pack_card(&w->out, i, &after);
		assert_true(before.id == after.id && span_equal(before.text, after.text));
		assert_true(after.article != card.article);
	}
	assert_int_equal(w->d.n_errors, 0);
}

static void a_text_without_a_header_is_a_notice(void **state)
{
	struct world *w = *state;

	add(w, "The lift is out of order\n");
	assert_true(span_is(last_card(w).text, "The lift is out of order"));
	assert_true(span_is(last_card(w).kicker, "Notice"));
}

static void several_notices_in_a_file_are_several_cards(void **state)
{
	struct world *w = *state;

	add(w, "First\n---\nSecond\n");
	assert_true(span_is(last_card(w).text, "Second"));
	assert_int_equal(pack_n_cards(&w->out), SAMPLE_CARDS + 2);
}

static void what_cannot_be_read_is_told_by_its_name(void **state)
{
	struct world *w = *state;

	notices_add_unread(&w->notices, "cards/b.txt", "Is a directory");
	assert_true(span_is(last_card(w).text, "cards/b.txt: error: Is a directory"));
	assert_int_equal(w->d.n_errors, 1);
}

/* Each: a file that is not right, and how the card that says so begins. */
static void a_mistake_becomes_a_card_with_file_and_line(void **state)
{
	static const struct {
		const char *text, *card;
	} rows[] = {
		{"kind: notice\nuntil: never\n\nHello\n", "cards/a.txt:2: error: "},
		{"kind: notice\n\nCaf\xc3\xa9 closed\n",
		 "cards/a.txt:3: error: this panel's type "},
		{"", "cards/a.txt: error: "},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct pack_card card;
		struct world *w;

		(void)set_up(state);
		w = *state;
		add(w, rows[i].text);
		card = last_card(w);
		if (!span_starts(card.text, rows[i].card) || !span_is(card.kicker, "Mistake"))
			fail_msg("row %zu: %.*s", i, (int)card.text.n, card.text.p);
		assert_int_equal(pack_n_cards(&w->out), SAMPLE_CARDS + 1);
		if (i + 1 < sizeof rows / sizeof rows[0])
			(void)tear_down(state);
	}
}

static void a_good_notice_beside_a_bad_one_is_shown(void **state)
{
	struct world *w = *state;

	add(w, "hours: whenever\n\nBad\n---\nGood\n");
	(void)last_card(w);
	assert_int_equal(pack_n_cards(&w->out), SAMPLE_CARDS + 2);
}

int main(void)
{
#define WITH_WORLD(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		WITH_WORLD(a_notice_comes_after_the_cards_that_stay_as_they_were),
		WITH_WORLD(a_text_without_a_header_is_a_notice),
		WITH_WORLD(several_notices_in_a_file_are_several_cards),
		WITH_WORLD(what_cannot_be_read_is_told_by_its_name),
		cmocka_unit_test_teardown(a_mistake_becomes_a_card_with_file_and_line, tear_down),
		WITH_WORLD(a_good_notice_beside_a_bad_one_is_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
