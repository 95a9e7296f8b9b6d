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

static void dedupe_keeps_events_apart_that_differ_in_number_and_place(void **state)
{
	struct news_card items[] = {
		card(NEWS_HEADLINE, "Storm kills 12 on the northern coast of Peru", 900, 3),
		card(NEWS_HEADLINE, "Storm kills 21 on the northern coast of Chile", 800, 4),
		card(NEWS_HEADLINE, "Storm on the northern coast of Peru kills 13", 700, 5),
	};

	check(state, items, COUNT_OF(items), "oox");
	assert_int_equal(items[2].repeats, 1);
	assert_int_equal(items[1].repeats, 0);
}

static void dedupe_compares_quotations_by_their_words_in_order(void **state)
{
	static const struct {
		const char *a, *b;
		const char *expected;
	} rows[] = {
		{"Our boats will leave at dawn, and nobody will stop us on the way",
		 "Our boats will leave at dawn and no-one will stop us on the way", "ox"},
		{"We will win",
		 "We asked for time, and we said it will take more than one day to win", "oo"},
		{"It is over", "It is over", "ox"},
		{"It\xE2\x80\x99s over for them, they know it", "It's over for them, they know it",
		 "ox"},
		{"The ships that came from Peru were old and slow and nobody wanted them",
		 "The ships that came from Chile were new and fast and everybody wanted one", "oo"},
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct news_card items[] = {
			card(NEWS_QUOTE, rows[i].a, 700, 3),
			card(NEWS_QUOTE, rows[i].b, 600, 4),
		};

		check(state, items, COUNT_OF(items), rows[i].expected);
	}
}

static void dedupe_finds_the_few_among_many(void **state)
{
	static const char *const nouns[] = {"harbour", "railway", "school", "forest", "museum"};
	static const char *const verbs[] = {"opens", "floods", "burns", "moves", "wins"};
	struct fixture *f = *state;
	struct article a = {.id = 1, .file = &file};
	struct news_articles articles = {&a, 1, 1};
	struct news_cards cards = {NULL, 0, 0};
	size_t n_refused = 0;
	uint32_t x = 1;

	for (unsigned i = 0; i < 4000; i++) {
		char name[9] = "";
		struct span text;

		for (unsigned k = 0; k < 8; k++)
			name[k] = (char)((k ? 'a' : 'A') +
					 (x = x * 1664525u + 1013904223u) / 65536 % 26);
		text = region_format(&f->r, "Village %s %s new %s", name, verbs[i % 5],
				     nouns[i / 5 % 5]);
		REGION_PUSH(&f->r, &cards, card(NEWS_HEADLINE, text.p, 500, i + 1));
	}
	REGION_PUSH(&f->r, &cards, cards.items[1234]);
	dedupe_cards(f->l, &articles, &f->r, &cards);
	for (size_t i = 0; i < 4000; i++)
		n_refused += cards.items[i].refused != NULL;
	assert_int_equal(n_refused, 0);
	assert_string_equal(cards.items[4000].refused, "duplicate of card at a.txt:1235");
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
		NEWS_TEST(dedupe_keeps_events_apart_that_differ_in_number_and_place),
		NEWS_TEST(dedupe_compares_quotations_by_their_words_in_order),
		NEWS_TEST(dedupe_finds_the_few_among_many),
		NEWS_TEST(dedupe_takes_no_cards_at_all),
	};

	return cmocka_run_group_tests_name("dedupe", tests, NULL, NULL);
}
