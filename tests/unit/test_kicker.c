#include "news_fixture.h"

#include "news/kicker.h"

static void check(void **state, const char *text, const char *headline, const char *expected)
{
	struct fixture *f = *state;

	segment_text(f, text);
	assert_true(f->articles.n > 0);
	assert_span_equal(kicker_make(f->l, &f->articles.items[0], span_of(headline), &f->r),
			  expected);
}

static void kicker_is_the_place_of_the_headline(void **state)
{
	check(state, "Farmers in Peru fear for the harvest, as Chile closes its border.\n",
	      "Farmers in Peru fear for the harvest", "Peru");
}

static void kicker_is_found_by_a_people_or_a_seat_of_power(void **state)
{
	check(state, "Finnish farmers fear for the harvest.\n",
	      "Finnish farmers fear for the harvest", "Finland");
	check(state, "The Kremlin called for calm on the coast.\n", "The Kremlin called for calm",
	      "Russia");
}

static void kicker_prefers_any_place_to_the_one_in_all_news(void **state)
{
	check(state, "US officials will visit Peru before the winter.\n",
	      "US officials will visit Peru before the winter", "Peru");
	check(state, "US officials will stay at home.\n", "US officials will stay at home",
	      "United States");
}

static void kicker_is_what_the_first_paragraphs_are_about(void **state)
{
	check(state,
	      "Ray Fox was right to ask for a ship, says a former admiral.\n"
	      "Peru must build one too, he told reporters, or lose its fish to Chile.\n"
	      "Chile has two of them.\n"
	      "The Peruvian admiral has a plan.\n",
	      "Ray Fox was right to ask for a ship", "Peru");
}

static void kicker_is_nothing_that_is_named_in_passing(void **state)
{
	static const char *const texts[] = {
		"Ray Fox cut the ribbon of the new ferry, which will run to Chile.\n",
		"Ray Fox cut the ribbon.\nA band from Chile played.\nIt rained.\n",
		("Ray Fox cut the ribbon.\nIt rained.\nIt was late.\nAll went home.\nThey slept.\n"
		 "Chile was asleep.\nChile woke.\n"),
	};

	for (size_t i = 0; i < COUNT_OF(texts); i++)
		check(state, texts[i], "Ray Fox cut the ribbon", "");
}

static void kicker_is_none_of_a_list(void **state)
{
	check(state, "Ray Fox has won in Peru, Chile and Cuba.\n",
	      "Ray Fox has won in Peru, Chile and Cuba", "");
}

static void kicker_is_not_where_somebody_comes_from(void **state)
{
	check(state, "Sen. Anna Holm of Texas and Gov. Ray Fox of Ohio spoke for two hours.\n",
	      "Sen. Anna Holm of Texas and Gov. Ray Fox of Ohio spoke", "");
	check(state, "Texas Sen. Anna Holm spoke about the harvest in Peru for two hours.\n",
	      "Texas Sen. Anna Holm spoke about the harvest in Peru", "Peru");
	check(state, "Anna Holm came from Texas for two hours.\n", "Anna Holm came from Texas", "");
	check(state, "Talks with the President of Peru went on for two hours.\n",
	      "Talks with the President of Peru went on", "Peru");
}

static void kicker_is_no_place_of_a_circumstance(void **state)
{
	check(state, "Helen Fox, the painter, has died while on a visit to Peru.\n",
	      "Helen Fox has died", "");
}

static void kicker_is_a_title_that_is_a_label(void **state)
{
	check(state, "Harbour news\n\nA ship from Peru has arrived on the island with corn.\n",
	      "A ship from Peru has arrived", "Harbour news");
}

static void kicker_falls_back_to_the_dateline(void **state)
{
	check(state, "OSLO — Farmers fear for the harvest.\n", "Farmers fear for the harvest",
	      "Oslo");
}

static void kicker_is_never_a_person(void **state)
{
	check(state, "Chad Miller and Michael Jordan fear for the harvest.\n",
	      "Chad Miller and Michael Jordan fear for the harvest", "");
}

static void kicker_is_empty_where_nothing_is_named(void **state)
{
	check(state, "Farmers fear for the harvest.\n", "Farmers fear for the harvest", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(kicker_is_the_place_of_the_headline),
		NEWS_TEST(kicker_is_found_by_a_people_or_a_seat_of_power),
		NEWS_TEST(kicker_prefers_any_place_to_the_one_in_all_news),
		NEWS_TEST(kicker_is_what_the_first_paragraphs_are_about),
		NEWS_TEST(kicker_is_nothing_that_is_named_in_passing),
		NEWS_TEST(kicker_is_none_of_a_list),
		NEWS_TEST(kicker_is_not_where_somebody_comes_from),
		NEWS_TEST(kicker_is_no_place_of_a_circumstance),
		NEWS_TEST(kicker_is_a_title_that_is_a_label),
		NEWS_TEST(kicker_falls_back_to_the_dateline),
		NEWS_TEST(kicker_is_never_a_person),
		NEWS_TEST(kicker_is_empty_where_nothing_is_named),
	};

	return cmocka_run_group_tests_name("kicker", tests, NULL, NULL);
}
