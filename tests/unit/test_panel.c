#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/base.h"
#include "cardc/panel.h"
#include "type_case.h"

#define ALEF "\xD7\x90"

static struct type_case c;
static struct panel judging, measuring;

/* Of all templates; letters that lean, runs of two faces, and texts that are too long somewhere. */
static const struct pack_card cards[] = {
	{.kind = PACK_HEADLINE, .text = SPAN("Fog")},
	{.kind = PACK_HEADLINE,
	 .text = SPAN("J\xC3\xB8rgen\xE2\x80\x99s jolly fjord half jams \xC3\x85lesund"),
	 .kicker = SPAN("Fjord"),
	 .place = SPAN("\xC3\x85lesund"),
	 .date = SPAN("7 July 2025"),
	 .source = SPAN("Journal of Jaffa")},
	{.kind = PACK_HEADLINE,
	 .text = SPAN(
		 "Harbour council keeps the ferry pier closed after a second storm and three")},
	{.kind = PACK_HEADLINE, .text = SPAN("Donaudampfschifffahrtsgesellschaft tagt")},
	{.kind = PACK_QUOTE, .text = SPAN("There is no money."), .speaker = SPAN("Jens Halvorsen")},
	{.kind = PACK_QUOTE,
	 .text = SPAN("In one night the river took the kitchen, the garden and the road that went "
		      "to it, and then it took the bridge we needed to leave, and the school."),
	 .speaker = SPAN("Amina Yusuf"),
	 .role = SPAN("a" ALEF " b" ALEF " c" ALEF " d" ALEF " e" ALEF " f" ALEF " g" ALEF),
	 .kicker = SPAN("Flood")},
};

static const char *const boards[] = {"hd43", "portrait43", "bar88", "tft35", "epaper75", "led128"};

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

static void open(struct panel *p, const char *board, bool is_rtl)
{
	struct diag d;

	diag_init(&d, diag_print, stderr);
	assert_int_equal(panel_open(p, board, &c.theme, c.made.items, c.made.n, &d), ERR_NONE);
	panel_turn(p, is_rtl, span_of(""));
}

static void assert_alike(const struct pack_card *card, size_t *n_broken)
{
	struct panel_result measured;
	char judged[400], why[400] = "";

	assert_int_equal(panel_judge(&judging, card, judged, sizeof judged),
			 (panel_measure(&measuring, card, &measured), measured.refused));
	if (!measured.refused)
		panel_why(&measured.contract, why, sizeof why);
	assert_string_equal(judged, why);
	*n_broken += why[0] != 0;
}

/* Twice, as cards that were measured vouch for the contrast of others. */
static void what_is_judged_by_outline_is_what_is_measured(void **state)
{
	size_t n = 0, n_broken = 0;

	(void)state;
	for (size_t b = 0; b < 2 * COUNT_OF(boards); b++) {
		open(&judging, boards[b / 2], b % 2);
		open(&measuring, boards[b / 2], b % 2);
		for (size_t i = 0; i < 2 * COUNT_OF(cards); i++, n++)
			assert_alike(&cards[i % COUNT_OF(cards)], &n_broken);
		panel_close(&judging);
		panel_close(&measuring);
	}
	assert_true(n_broken > 0 && n_broken < n);
}

/* Upright stems are all ink, what slants is not. */
static void in_small_type_a_card_vouches_for_no_other_letters(void **state)
{
	static const struct pack_card name[] = {
		{.kind = PACK_QUOTE, .text = SPAN("Fog"), .speaker = SPAN("HEF")},
		{.kind = PACK_QUOTE, .text = SPAN("Fog"), .speaker = SPAN("v")},
		{.kind = PACK_QUOTE,
		 .text = SPAN("Fog"),
		 .speaker = SPAN("HEF"),
		 .role = SPAN("HEF")},
		{.kind = PACK_QUOTE,
		 .text = SPAN("Fog"),
		 .speaker = SPAN("HEF"),
		 .role = SPAN("v")},
		{.kind = PACK_QUOTE,
		 .text = SPAN("Fog"),
		 .speaker = SPAN("HEF"),
		 .role = SPAN("|")},
		{.text = SPAN("Fog"), .source = SPAN("HEF")},
		{.text = SPAN("Fog"), .source = SPAN("|")},
	};
	size_t n_broken = 0;

	(void)state;
	open(&judging, "tft35", false);
	open(&measuring, "tft35", false);
	for (size_t i = 0; i < COUNT_OF(name); i++)
		assert_alike(&name[i], &n_broken);
	panel_close(&judging);
	panel_close(&measuring);
	assert_true(n_broken > 0 && n_broken < COUNT_OF(name));
}

static void a_panel_that_reads_right_to_left_has_its_clock_at_the_left(void **state)
{
	(void)state;
	open(&measuring, "hd43", false);
	assert_true(measuring.clock.x0 > measuring.style.width / 2);
	panel_turn(&measuring, true, span_of(""));
	assert_true(measuring.clock.x1 < measuring.style.width / 2);
	panel_close(&measuring);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_judged_by_outline_is_what_is_measured),
		cmocka_unit_test(in_small_type_a_card_vouches_for_no_other_letters),
		cmocka_unit_test(a_panel_that_reads_right_to_left_has_its_clock_at_the_left),
	};

	return cmocka_run_group_tests(tests, open_case, close_case);
}
