#include "news/occasion.h"

#include "article_fixture.h"

#define Q "We will build four new bridges across the river by spring"
#define SHOWN "Anna Holm: " Q ".\n"
#define LONG_AGO "- said long ago\n"
#define SOME_TIME_AGO "- said some time ago\n"

struct dated {
	const char *date, *text, *cards;
};

static void check_dated(void **state, const struct dated *d)
{
	struct fixture *f = *state;
	struct article a = one_article(f, d->text);
	struct news_cards cards;
	char got[512];

	a.date = span_of(d->date);
	cards = quotes_of(f, &a);
	assert_int_equal(cards.n, 1);
	if (cards.items[0].refused)
		snprintf(got, sizeof got, "- %s\n", cards.items[0].refused);
	else
		snprintf(got, sizeof got, "%.*s: %.*s\n", (int)cards.items[0].speaker.n,
			 cards.items[0].speaker.p, (int)cards.items[0].text.n,
			 cards.items[0].text.p);
	if (strcmp(got, d->cards) != 0)
		fail_msg("%s: %s\ngot: %sexpected: %s", d->date, d->text, got, d->cards);
}

static void check_all(void **state, const struct dated *d, size_t n)
{
	for (size_t i = 0; i < n; i++)
		check_dated(state, &d[i]);
}
#define CHECK_ALL(state, rows) check_all((state), (rows), COUNT_OF(rows))

static void occasion_counts_years_from_the_dateline(void **state)
{
	static const struct dated rows[] = {
		{"12 June 2026",
		 "Lund will open a tram line in 2031.\nAnna Holm said in 2026: “" Q ".”", SHOWN},
		{"12 June 2026", "Lund has a tram line.\nAnna Holm said in 2024: “" Q ".”",
		 LONG_AGO},
	};

	CHECK_ALL(state, rows);
}

static void occasion_without_a_dateline_passes_over_years_to_come(void **state)
{
	static const struct dated rows[] = {
		{"", "The yard is to employ 90 people from 2031.\nAnna Holm said in 2026: “" Q ".”",
		 SHOWN},
		{"", "The yard will open in 2031.\nAnna Holm said in 2026: “" Q ".”", SHOWN},
		{"", "Lund has applied for Expo 2031.\nAnna Holm said in 2026: “" Q ".”", SHOWN},
		{"", "The yard opened in 2031.\nAnna Holm said in 2026: “" Q ".”", LONG_AGO},
	};

	CHECK_ALL(state, rows);
}

static void occasion_refuses_words_of_another_day_than_the_news(void **state)
{
	static const struct dated rows[] = {
		{"1 August 2026", "On July 15, after a vote, Anna Holm wrote: “" Q ".”",
		 SOME_TIME_AGO},
		{"", "Anna Holm said on 15 July: “" Q ".”", SOME_TIME_AGO},
		{"", "“" Q ",” Anna Holm wrote last October.", SOME_TIME_AGO},
		{"", "Anna Holm said at the time: “" Q ".”", SOME_TIME_AGO},
		{"", "“" Q ",” Anna Holm said in the 2013 video.", LONG_AGO},
		{"12 June 2026", "In 1994, Anna Holm shook the town.\nAnna Holm said: “" Q ".”",
		 LONG_AGO},
		{"", "In 1994, Anna Holm will move.\nAnna Holm said: “" Q ".”", SHOWN},
		{"", "In 1994, Anna Holm famously shook the town.\nAnna Holm said: “" Q ".”",
		 LONG_AGO},
		{"12 June 2026",
		 "In 1994, a bridge fell. Another stands.\nAnna Holm said: “" Q ".”", SHOWN},
		{"", "“" Q ",” Anna Holm said, dressed as a ferry.", "- made up, perhaps\n"},
		{"", "Anna Holm said at the time of the vote: “" Q ".”", SHOWN},
		{"17 July 2026", "Anna Holm said on 15 July: “" Q ".”", SHOWN},
		{"2 January", "Anna Holm said on 30 December: “" Q ".”", SHOWN},
		{"1 August 2026", "Ahead of the vote of 20 August, Anna Holm said: “" Q ".”",
		 SHOWN},
		{"1 August 2026", "Anna Holm told the 1 May rally: “" Q ".”", SHOWN},
	};

	CHECK_ALL(state, rows);
}

static void occasion_lets_today_stand_only_beside_a_date(void **state)
{
	static const char *const undated = "- speaks of a day that the card cannot tell\n";
	const struct dated rows[] = {
		{"", "Anna Holm said: “Today the whole of Lund is proud of its bridge.”", undated},
		{"", "Anna Holm said: “The bridge of Lund will open to bicycles tomorrow.”",
		 undated},
		{"", "Anna Holm said: “The bridge of Lund will open to bicycles this week.”",
		 undated},
		{"1 May", "Anna Holm said: “Today the whole of Lund is proud of its bridge.”",
		 "Anna Holm: Today the whole of Lund is proud of its bridge.\n"},
	};

	CHECK_ALL(state, rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(occasion_counts_years_from_the_dateline),
		NEWS_TEST(occasion_without_a_dateline_passes_over_years_to_come),
		NEWS_TEST(occasion_refuses_words_of_another_day_than_the_news),
		NEWS_TEST(occasion_lets_today_stand_only_beside_a_date),
	};

	return cmocka_run_group_tests_name("occasion", tests, NULL, NULL);
}
