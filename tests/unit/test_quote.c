#include "news/quote.h"

#include "article_fixture.h"

/* A sentence that stands alone; what surrounds it is what the tests are about. */
#define PLAN "Lund must build four new bridges across the river by spring."
#define RIVER "The city council must clean the river before the summer"

static void quote_takes_every_style_of_marks(void **state)
{
	static const char *const marks[][2] = {{"“", "”"}, {"\"", "\""}, {"``", "''"},
					       {"‘", "’"}, {"«", "»"},	 {"„", "“"}};

	for (size_t i = 0; i < COUNT_OF(marks); i++) {
		char text[256];

		snprintf(text, sizeof text, "%s" RIVER ",%s said Mayor Anna Holm.", marks[i][0],
			 marks[i][1]);
		check_cards(state, text, "Anna Holm, Mayor: " RIVER "\n");
	}
}

static void quote_loses_only_the_comma_before_the_attribution(void **state)
{
	check_cards(state, "“" RIVER ",” Mayor Anna Holm said.", "Anna Holm, Mayor: " RIVER "\n");
	check_cards(state, "Mayor Anna Holm said: “" RIVER ".”", "Anna Holm, Mayor: " RIVER ".\n");
	check_cards(state, "“" RIVER "!” Mayor Anna Holm said.", "Anna Holm, Mayor: " RIVER "!\n");
}

static void quote_runs_white_space_inside_together(void **state)
{
	struct fixture *f = *state;
	struct article a =
		one_article(f, "“" RIVER "\r comes,\t\r and all of it,” Mayor Anna Holm said.");
	struct news_cards cards = quotes_of(f, &a);

	assert_int_equal(cards.n, 1);
	assert_span_equal(cards.items[0].text, RIVER " comes, and all of it");
}

static void quote_left_open_goes_on_across_captions_and_teasers(void **state)
{
	check_cards(state,
		    "Mayor Anna Holm said: “" RIVER ".\n"
		    "@The river at low tide\n"
		    ">Ten rivers to swim in this year\n"
		    "“Fish must be able to live in the river again. ”\n",
		    "Anna Holm, Mayor: " RIVER ".\n"
		    "Anna Holm, Mayor: Fish must be able to live in the river again.\n");
}

static void quote_left_open_goes_on_after_a_paragraph_that_lost_its_marks(void **state)
{
	check_cards(state,
		    "Mayor Anna Holm said: “" RIVER ".\n"
		    "The people of this city deserve nothing less.\n"
		    "“Fish must be able to live in the river again.”\n",
		    "Anna Holm, Mayor: " RIVER ".\n"
		    "Anna Holm, Mayor: Fish must be able to live in the river again.\n");
}

static void quote_split_by_its_attribution_is_one_card(void **state)
{
	static const char *const second = "- on a card with the words before it\n";
	static const struct {
		const char *text, *card;
	} rows[] = {
		{"“" RIVER ",” Mayor Anna Holm said, “if the state pays for the work.”",
		 "Anna Holm, Mayor: " RIVER ", if the state pays for the work.\n"},
		{"“" RIVER ",” said Mayor Anna Holm. “It is a shame for a city.”",
		 "Anna Holm, Mayor: " RIVER ". It is a shame for a city.\n"},
		{"“Nobody on the north bank of the river,” said Mayor Anna Holm, “believes that "
		 "the "
		 "water will be clean by the summer.”",
		 "Anna Holm, Mayor: Nobody on the north bank of the river believes that the water "
		 "will be clean by the summer.\n"},
		{"“" RIVER "!” Mayor Anna Holm said. “But nobody has asked us to pay.”",
		 "Anna Holm, Mayor: " RIVER "! But nobody has asked us to pay.\n"},
		{"“" RIVER ",” said Anna Holm, mayor of Lund. “Fish must be able to live there.”",
		 "Anna Holm, Mayor of Lund: " RIVER ". Fish must be able to live there.\n"},
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		char expected[512];

		snprintf(expected, sizeof expected, "%s%s", rows[i].card, second);
		check_cards(state, rows[i].text, expected);
	}
}

static void quote_half_is_not_shown_where_the_other_half_leads_up_to_it(void **state)
{
	check_cards(state,
		    "“It is untrue that,” said Mayor Anna Holm, “Lund must build four new "
		    "bridges across the river by spring.”",
		    "- too few words to say anything\n"
		    "- goes on with the words before the attribution\n");
}

static void quote_half_behind_a_dash_is_not_shown_alone(void **state)
{
	static const char *const rows[] = {
		"“It is untrue that —” said Mayor Anna Holm — “" PLAN "”",
		"“It is untrue that” – Mayor Anna Holm said – “" PLAN "”",
		"“It is untrue that,” Mayor Anna Holm said -- “" PLAN "”",
		"“It is untrue that –” Mayor Anna Holm said, “" PLAN "”",
		"“It is untrue that —” Mayor Anna Holm said: “" PLAN "”",
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct fixture *f = *state;
		struct article a = one_article(f, rows[i]);
		struct news_cards cards = {NULL, 0, 0};

		quote_collect(f->l, &a, &f->r, &cards);
		assert_int_equal(cards.n, 2);
		assert_non_null(cards.items[1].refused);
		assert_string_equal(cards.items[1].refused,
				    "goes on with the words before the attribution");
	}
	/* A sentence that ended does not go on. */
	check_cards(state, "“It is a shame.” Mayor Anna Holm said – “" PLAN "”",
		    "- too few words to say anything\nAnna Holm, Mayor: " PLAN "\n");
}

static void quote_closed_by_an_opening_mark_is_not_shown(void **state)
{
	struct fixture *f = *state;
	struct article a =
		one_article(f, "\"The city council must clean the river before the summer. "
			       "Mayor Anna Holm walked out. \"The city needs a school "
			       "as well as a clean river,\" said Carl Berg.");
	struct news_cards cards = {NULL, 0, 0};

	quote_collect(f->l, &a, &f->r, &cards);
	assert_true(cards.n > 0);
	assert_non_null(cards.items[0].refused);
}

static void quote_split_by_more_than_its_attribution_stays_two(void **state)
{
	/* A sentence between; another speaker; two statements too long for a glance. */
	check_cards(state,
		    "“" RIVER ",” Mayor Anna Holm said. She left. “It is a shame for a city.”",
		    "Anna Holm, Mayor: " RIVER "\n"
		    "- too few words to say anything\n");
	check_cards(state,
		    "“" RIVER ",” Mayor Anna Holm said. “It is not,” said the diver Ole Berg.",
		    "Anna Holm, Mayor: " RIVER "\n"
		    "- too few words to say anything\n");
	check_cards(state,
		    "“" RIVER ",” Mayor Anna Holm said. “The people on the north bank of the "
		    "river have waited for a bath that is fit to swim in since their "
		    "grandmothers were young.”",
		    "Anna Holm, Mayor: " RIVER "\n"
		    "Anna Holm, Mayor: The people on the north bank of the river have waited for "
		    "a bath that is fit to swim in since their grandmothers were young.\n");
}

static void quote_in_two_pieces_points_at_both(void **state)
{
	struct fixture *f = *state;
	struct article a = one_article(f, "“" RIVER ",” Mayor Anna Holm said, “if we pay.”");
	struct news_cards cards = quotes_of(f, &a);
	const struct news_card *c = &cards.items[0];

	assert_int_equal(cards.n, 2);
	assert_int_equal(c->start, strlen("“"));
	assert_int_equal(c->end, c->start + strlen(RIVER ","));
	assert_int_equal(c->more_start, span_find(a.file->bytes, 0, "if we"));
	assert_int_equal(c->more_end, c->more_start + strlen("if we pay."));
	assert_int_equal(c->whole.end, c->end);
}

static void quote_that_is_half_a_sentence_is_refused(void **state)
{
	check_cards(state,
		    "“" RIVER
		    ",” Mayor Anna Holm said, “if” and “when the government pays for it.”",
		    "- does not end like a sentence\n"
		    "- does not begin like a sentence\n"
		    "- does not begin like a sentence\n");
	check_cards(state,
		    "Mayor Anna Holm said the river was “a shame for a city that lives by it.”",
		    "- does not begin like a sentence\n");
	check_cards(state, "“The river in the old town is dead” for now, Mayor Anna Holm said.",
		    "- does not end like a sentence\n");
}

static void quote_too_long_for_a_card_is_cut_between_sentences(void **state)
{
	check_cards(state,
		    "“" RIVER ". " RIVER ". " RIVER ". " RIVER ". " RIVER
		    ".” Mayor Anna Holm said.",
		    "- nobody is found who said it\n");
	check_cards(state,
		    "Mayor Anna Holm said: “" RIVER ". The council will vote on a plan in the "
		    "autumn, and every party has told me that it will support the work on all of "
		    "the bridges, the locks, the weirs, the banks, the sewers and the harbour that "
		    "our engineers have drawn up.”",
		    "Anna Holm, Mayor: " RIVER ".\n");
}

static void quote_passes_over_titles(void **state)
{
	check_cards(state,
		    "Mayor Anna Holm spoke on “Morning With the Editors,” and bought “A Winter at "
		    "Two Harbours.”",
		    "");
	check_cards(state, "Mayor Anna Holm said “Never Give Up Lund!”",
		    "- too few words to say anything\n");
	check_cards(state, "The man in the boat, “That’s Ole Berg and Eva Lind,” is the mayor.",
		    "- does not end like a sentence\n");
}

static void quote_of_an_opinion_piece_is_refused(void **state)
{
	struct fixture *f = *state;
	struct article a = one_article(f, "“" RIVER ",” Mayor Anna Holm said.");
	struct news_cards cards;

	a.opinion = true;
	cards = quotes_of(f, &a);
	assert_int_equal(cards.n, 1);
	assert_string_equal(cards.items[0].refused, "from an opinion piece");
}

static void quote_points_at_its_bytes_and_its_line(void **state)
{
	struct fixture *f = *state;
	const char *text = "The river is brown.\n“" RIVER ",” Mayor Anna Holm said.\n";
	struct article a = one_article(f, text);
	struct news_cards cards = quotes_of(f, &a);
	const struct news_card *c = &cards.items[0];

	assert_int_equal(cards.n, 1);
	assert_int_equal(c->line, 2);
	assert_int_equal(c->start, strlen("The river is brown.\n“"));
	assert_int_equal(c->end, c->start + strlen(RIVER ","));
	assert_int_equal(c->source_start, strlen("The river is brown.\n"));
	assert_int_equal(c->source_end, strlen(text) - 1);
	assert_true(c->score > 0 && c->score <= 1000);
	assert_true(strlen(c->rule) > 0);
}

static void quote_counts_every_kind_of_line_end(void **state)
{
	static const char *const ends[] = {"\r", "\r\r", "\t"};
	static const uint32_t line[] = {2, 3, 1};

	for (size_t i = 0; i < COUNT_OF(ends); i++) {
		struct fixture *f = *state;
		struct article a;
		char text[256];

		snprintf(text, sizeof text, "Fish die.%s“" RIVER ",” Mayor Anna Holm said.",
			 ends[i]);
		a = one_article(f, text);
		assert_int_equal(quotes_of(f, &a).items[0].line, line[i]);
	}
}

static void quote_of_an_article_without_marks_gives_no_card(void **state)
{
	check_cards(state, "The river is brown.\n@“" RIVER ",” Mayor Anna Holm said.", "");
}

/* Quadratic work would take hours here. */
static void quote_reading_a_line_of_marks_takes_linear_time(void **state)
{
	static const char *const units[] = {"\"", "“a” ", "“", "“A.” he said. ",
					    "Ann Ray said “a” "};
	struct fixture *f = *state;

	for (size_t u = 0; u < COUNT_OF(units); u++) {
		size_t one = strlen(units[u]), n = 200000;
		char *text = malloc(n * one + 1);
		struct article a;

		for (size_t i = 0; i < n; i++)
			memcpy(text + i * one, units[u], one);
		text[n * one] = 0;
		a = one_article(f, text);
		assert_true(quotes_of(f, &a).n <= QUOTE_PER_ARTICLE_MAX);
		free(text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(quote_takes_every_style_of_marks),
		NEWS_TEST(quote_loses_only_the_comma_before_the_attribution),
		NEWS_TEST(quote_runs_white_space_inside_together),
		NEWS_TEST(quote_left_open_goes_on_across_captions_and_teasers),
		NEWS_TEST(quote_left_open_goes_on_after_a_paragraph_that_lost_its_marks),
		NEWS_TEST(quote_split_by_its_attribution_is_one_card),
		NEWS_TEST(quote_half_is_not_shown_where_the_other_half_leads_up_to_it),
		NEWS_TEST(quote_half_behind_a_dash_is_not_shown_alone),
		NEWS_TEST(quote_closed_by_an_opening_mark_is_not_shown),
		NEWS_TEST(quote_split_by_more_than_its_attribution_stays_two),
		NEWS_TEST(quote_in_two_pieces_points_at_both),
		NEWS_TEST(quote_that_is_half_a_sentence_is_refused),
		NEWS_TEST(quote_too_long_for_a_card_is_cut_between_sentences),
		NEWS_TEST(quote_passes_over_titles),
		NEWS_TEST(quote_of_an_opinion_piece_is_refused),
		NEWS_TEST(quote_points_at_its_bytes_and_its_line),
		NEWS_TEST(quote_counts_every_kind_of_line_end),
		NEWS_TEST(quote_of_an_article_without_marks_gives_no_card),
		NEWS_TEST(quote_reading_a_line_of_marks_takes_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
