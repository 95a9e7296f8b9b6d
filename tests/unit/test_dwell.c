#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "show/dwell.h"

static struct pack_card card_of(enum pack_kind kind, const char *text)
{
	struct pack_card card;

	memset(&card, 0, sizeof card);
	card.kind = kind;
	card.text = span_of(text);
	return card;
}

/* The rows of the table the formula was published with: characters, k, cps. */
static void dwell_follows_the_reading_time(void **state)
{
	static char text[512];
	static const struct {
		size_t chars;
		enum pack_kind kind;
		enum board_audience audience;
		int ms;
	} row[] = {
		{20, PACK_HEADLINE, BOARD_PASSING, 3700},
		{40, PACK_HEADLINE, BOARD_PASSING, 6400},
		{60, PACK_HEADLINE, BOARD_PASSING, 9000},
		{80, PACK_HEADLINE, BOARD_PASSING, 11700},
		{40, PACK_HEADLINE, BOARD_WAITING, 3700},
		{140, PACK_QUOTE, BOARD_PASSING, 10400},
		{60, PACK_HEADLINE, BOARD_ACCESSIBLE, 10300},
		{200, PACK_QUOTE, BOARD_ACCESSIBLE, 20000},
		{3, PACK_QUOTE, BOARD_WAITING, 2000},
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
		struct pack_card card;

		memset(text, 'x', row[i].chars);
		text[row[i].chars] = 0;
		card = card_of(row[i].kind, text);
		assert_int_equal(dwell_ms(&card, row[i].audience), row[i].ms);
	}
}

static void speaker_and_role_are_read_too(void **state)
{
	struct pack_card bare =
		card_of(PACK_QUOTE, "We shall see what the morning brings to the port.");
	struct pack_card full = bare;

	(void)state;
	full.speaker = span_of("A. Harbourmaster");
	full.role = span_of("Head of the port authority");
	assert_int_equal(dwell_ms(&full, BOARD_WAITING) - dwell_ms(&bare, BOARD_WAITING), 2800);
}

static void a_number_of_more_than_three_digits_takes_half_a_second_more(void **state)
{
	struct pack_card small = card_of(PACK_HEADLINE, "Harbour opens with 999 berths today");
	struct pack_card large = card_of(PACK_HEADLINE, "Harbour opens with 9,999 berths now");

	(void)state;
	assert_int_equal(dwell_ms(&large, BOARD_WAITING) - dwell_ms(&small, BOARD_WAITING), 500);
}

static void ideographs_have_their_own_rate(void **state)
{
	struct pack_card card =
		card_of(PACK_HEADLINE, "\xe6\x96\xb0\xe8\x81\x9e\xe9\x80\x9f\xe5\xa0\xb1");

	(void)state;
	assert_int_equal(dwell_ms(&card, BOARD_WAITING), 2000);
	assert_int_equal(dwell_ms(&card, BOARD_PASSING), 2900); /* 1 s + 2 * 4 / 4.3 s */
}

static void a_word_is_six_characters_or_less_than_two_ideographs(void **state)
{
	(void)state;
	assert_int_equal(dwell_milliwords(span_of("")), 0);
	assert_int_equal(dwell_milliwords(span_of("harbours open")), 13000 / 6);
	assert_int_equal(
		dwell_milliwords(span_of("\xe6\x96\xb0\xe8\x81\x9e\xe9\x80\x9f\xe5\xa0\xb1")),
		2500);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dwell_follows_the_reading_time),
		cmocka_unit_test(speaker_and_role_are_read_too),
		cmocka_unit_test(a_number_of_more_than_three_digits_takes_half_a_second_more),
		cmocka_unit_test(ideographs_have_their_own_rate),
		cmocka_unit_test(a_word_is_six_characters_or_less_than_two_ideographs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
