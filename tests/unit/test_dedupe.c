#include "news_fixture.h"

#include "news/dedupe.h"

static const struct news_file file = {"a.txt", {"", 0}, NULL};

static struct news_card card(enum news_kind kind, const char *text, int score, uint32_t line)
{
	return (struct news_card){.kind = kind,
				  .article = 1,
				  .text = span_of(text),
				  .speaker = span_of("Helen Fox"),
				  .line = line,
				  .score = score};
}

/* Dedupes N cards; the refused ones as a string of 'x', the others as 'o'. */
static void check(void **state, struct news_card *items, size_t n, const char *expected)
{
	struct fixture *f = *state;
	struct article a = {.id = 1, .file = &file};
	struct news_articles articles = {&a, 1, 1};
	struct news_cards cards = {items, n, n};
	char got[16] = "";

	dedupe_cards(f->l, &articles, &f->r, &cards);
	for (size_t i = 0; i < n; i++)
		got[i] = items[i].refused ? 'x' : 'o';
	assert_string_equal(got, expected);
}

static void dedupe_keeps_the_better_of_two_headlines(void **state)
{
	struct news_card items[] = {
		card(NEWS_HEADLINE, "Peru sends two ships to the northern islands", 700, 3),
		card(NEWS_HEADLINE, "Chile opens a railway over the mountains", 700, 5),
		card(NEWS_HEADLINE, "Two ships sent to northern islands by Peru", 900, 9),
	};

	check(state, items, COUNT_OF(items), "xoo");
	assert_string_equal(items[0].refused, "duplicate of card at a.txt:9");
}

static void dedupe_keeps_the_first_of_two_equals(void **state)
{
	struct news_card items[] = {
		card(NEWS_HEADLINE, "Peru sends two ships to the northern islands", 700, 3),
		card(NEWS_HEADLINE, "Peru sends two ships to the northern islands", 700, 4),
	};

	check(state, items, COUNT_OF(items), "ox");
}

static void dedupe_finds_a_quotation_inside_a_longer_one(void **state)
{
	struct news_card items[] = {
		card(NEWS_QUOTE, "No limits should be placed on our fishing grounds", 700, 3),
		card(NEWS_QUOTE,
		     "We are clear. No limits should be placed on our fishing grounds or our "
		     "boats.",
		     800, 4),
		card(NEWS_QUOTE, "No limits should be placed on the railway in the mountains", 600,
		     5),
	};

	check(state, items, COUNT_OF(items), "xoo");
}

static void dedupe_does_not_compare_headlines_with_quotations(void **state)
{
	struct news_card items[] = {
		card(NEWS_HEADLINE, "Peru sends two ships to the northern islands", 700, 3),
		card(NEWS_QUOTE, "Peru sends two ships to the northern islands", 700, 4),
	};

	check(state, items, COUNT_OF(items), "oo");
}

static void dedupe_lets_refused_cards_alone(void **state)
{
	struct news_card items[] = {
		card(NEWS_HEADLINE, "Peru sends two ships to the northern islands", 900, 3),
		card(NEWS_HEADLINE, "Peru sends two ships to the northern islands", 700, 4),
	};

	items[0].refused = "opinion";
	check(state, items, COUNT_OF(items), "xo");
	assert_string_equal(items[0].refused, "opinion");
}

static void dedupe_keeps_events_apart_that_differ_in_number_or_place(void **state)
{
	struct news_card items[] = {
		card(NEWS_HEADLINE, "Storm kills 12 people on the northern coast of Peru", 900, 3),
		card(NEWS_HEADLINE, "Storm kills 21 people on the northern coast of Peru", 800, 4),
		card(NEWS_HEADLINE, "Storm kills people on the northern coast of Chile", 700, 5),
	};

	check(state, items, COUNT_OF(items), "ooo");
}

static void dedupe_takes_no_cards_at_all(void **state)
{
	struct news_card none;

	check(state, &none, 0, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(dedupe_keeps_the_better_of_two_headlines),
		NEWS_TEST(dedupe_keeps_the_first_of_two_equals),
		NEWS_TEST(dedupe_finds_a_quotation_inside_a_longer_one),
		NEWS_TEST(dedupe_does_not_compare_headlines_with_quotations),
		NEWS_TEST(dedupe_lets_refused_cards_alone),
		NEWS_TEST(dedupe_keeps_events_apart_that_differ_in_number_or_place),
		NEWS_TEST(dedupe_takes_no_cards_at_all),
	};

	return cmocka_run_group_tests_name("dedupe", tests, NULL, NULL);
}
