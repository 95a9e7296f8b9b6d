#include "news/choice.h"

#include "news_fixture.h"

enum { N_MAX = 8 };

static struct news_card quote(const char *speaker, const char *text, size_t para, int score)
{
	return (struct news_card){.kind = NEWS_QUOTE,
				  .speaker = span_of(speaker),
				  .text = span_of(text),
				  .source_end = para,
				  .score = score};
}

/* Which of the cards are shown, as a row of '+' and '-'. */
static void check(void **state, struct news_card *cards, size_t n, size_t max, const char *shown)
{
	struct fixture *f = *state;
	char got[N_MAX + 1] = "";

	choice_make(f->l, cards, n, max, &f->r);
	for (size_t i = 0; i < n; i++)
		got[i] = cards[i].refused ? '-' : '+';
	assert_string_equal(got, shown);
}

static void choice_takes_the_best_of_the_article(void **state)
{
	struct news_card cards[] = {
		quote("Ann Ray", "We need a bridge", 1, 500),
		quote("Bo Lind", "We need a ferry", 2, 900),
		quote("Carl Berg", "We need a tunnel", 3, 700),
	};

	check(state, cards, COUNT_OF(cards), 2, "-++");
}

static void choice_gives_another_speaker_the_third_card(void **state)
{
	struct news_card cards[] = {
		quote("Ann Ray", "We need a bridge", 1, 900),
		quote("Ann Ray", "The ferry is old", 2, 800),
		quote("Ann Ray", "Our river is wide", 3, 700),
		quote("Bo Lind", "A tunnel is safe", 4, 300),
	};

	check(state, cards, COUNT_OF(cards), 3, "++-+");
}

static void choice_takes_three_of_one_speaker_where_nobody_else_speaks(void **state)
{
	struct news_card cards[] = {
		quote("Ann Ray", "We need a bridge", 1, 900),
		quote("Ann Ray", "The ferry is old", 2, 800),
		quote("Ann Ray", "Our river is wide", 3, 700),
	};

	check(state, cards, COUNT_OF(cards), 3, "+++");
}

static void choice_takes_one_quotation_of_a_paragraph(void **state)
{
	struct news_card cards[] = {
		quote("Ann Ray", "We need a bridge", 1, 700),
		quote("Ann Ray", "The ferry is old", 1, 900),
	};

	check(state, cards, COUNT_OF(cards), 3, "-+");
}

static void choice_drops_what_the_headline_says(void **state)
{
	struct news_card cards[] = {
		{.kind = NEWS_HEADLINE, .text = SPAN("Mayor promises ferry passengers a bridge")},
		quote("Ann Ray", "We promise all ferry passengers a bridge", 1, 900),
		quote("Ann Ray", "The winter storms have ruined the harbour", 2, 300),
	};

	check(state, cards, COUNT_OF(cards), 3, "+-+");
}

static void choice_shows_nothing_that_was_refused_before(void **state)
{
	struct news_card cards[] = {quote("Ann Ray", "We need a bridge", 1, 900)};

	cards[0].refused = "said long ago";
	check(state, cards, 1, 3, "-");
	assert_string_equal(cards[0].refused, "said long ago");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(choice_takes_the_best_of_the_article),
		NEWS_TEST(choice_gives_another_speaker_the_third_card),
		NEWS_TEST(choice_takes_three_of_one_speaker_where_nobody_else_speaks),
		NEWS_TEST(choice_takes_one_quotation_of_a_paragraph),
		NEWS_TEST(choice_drops_what_the_headline_says),
		NEWS_TEST(choice_shows_nothing_that_was_refused_before),
	};

	return cmocka_run_group_tests_name("choice", tests, NULL, NULL);
}
