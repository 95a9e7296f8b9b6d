#include "news_fixture.h"

#include "news/rank.h"

#define DAY_MS INT64_C(86400000)

/* Ranks cards of articles of their own, all of one date but for the last two. */
static void rank(void **state, struct news_card *items, size_t n)
{
	struct fixture *f = *state;
	struct article *a = region_take_array(&f->r, n, sizeof *a);
	struct news_articles articles = {a, n, n};
	struct news_cards cards = {items, n, n};

	for (size_t i = 0; i < n; i++) {
		items[i].article = (uint32_t)i + 1;
		a[i].date_ms = i + 1 == n ? INT64_MIN : i + 2 == n ? 8 * DAY_MS : 10 * DAY_MS;
	}
	rank_cards(f->l, &articles, &cards);
}

static struct news_card quote(const char *text, const char *speaker, const char *role)
{
	return (struct news_card){.kind = NEWS_QUOTE,
				  .text = span_of(text),
				  .speaker = span_of(speaker),
				  .role = span_of(role),
				  .score = 600};
}

static struct news_card headline(const char *text)
{
	return (struct news_card){.kind = NEWS_HEADLINE, .text = span_of(text), .score = 600};
}

static void rank_knows_who_speaks(void **state)
{
	struct news_card c[] = {
		quote("It rained", "Helen Fox", "Prime Minister of Peru"),
		quote("It rained", "Anna Holm", "former prime minister"),
		quote("It rained", "Karl Ostrava", "deputy minister for roads"),
		quote("It rained", "Jo Tarn", ""),
		quote("It rained", "Tom Lind", "resident of the harbour"),
		quote("It rained", "Jo Tarn", ""),
		headline("It rained"),
	};
	static const int expected[] = {1000, 700, 700, 510, 350, 510, 500};

	rank(state, c, COUNT_OF(c));
	for (size_t i = 0; i < COUNT_OF(c); i++)
		assert_int_equal(c[i].part[NEWS_PART_SPEAKER], expected[i]);
}

static void rank_counts_each_kind_of_news_once(void **state)
{
	struct news_card c[] = {
		headline("The mayor likes tea"),
		headline("Storm kills the last of the herons"),
		headline("Storm kills and wounds and murders"),
		headline("Storm kills 12 in Peru"),
		headline("Bombs, deaths, floods, a deal, billions, taxes, denials: the army in "
			 "Peru in 12"),
		headline(""),
	};
	static const int expected[] = {200, 850, 850, 1000, 1000, 200};

	rank(state, c, COUNT_OF(c));
	for (size_t i = 0; i < COUNT_OF(c); i++)
		if (c[i].part[NEWS_PART_NEWS] != expected[i])
			fail_msg("%d, not %d: %s", c[i].part[NEWS_PART_NEWS], expected[i],
				 c[i].text.p);
}

static void rank_is_fresh_by_the_newest_date(void **state)
{
	struct news_card c[] = {headline("One"), headline("Two"), headline("Three")};

	rank(state, c, COUNT_OF(c));
	assert_int_equal(c[0].part[NEWS_PART_FRESH], 1000);
	assert_int_equal(c[1].part[NEWS_PART_FRESH], 500);
	assert_int_equal(c[2].part[NEWS_PART_FRESH], RANK_MIDDLING);
}

static void rank_is_the_weighted_sum_of_its_parts(void **state)
{
	static const int weights[NEWS_N_PARTS] = RANK_WEIGHTS;
	struct fixture *f = *state;
	struct news_card c[] = {quote("We will sign the treaty", "Helen Fox", "president"),
				headline("Peru mayor likes tea"), headline("Three")};
	int sum = 0;

	for (size_t i = 0; i < NEWS_N_PARTS; i++)
		sum += weights[i];
	assert_int_equal(sum, 100);
	rank(state, c, COUNT_OF(c));
	assert_int_equal(c[0].score, (600 * 40 + 450 * 25 + 1000 * 20 + 1000 * 15) / 100);
	assert_span_equal(rank_text(&c[0], &f->r),
			  "702: made 600, news 450, speaker 1000, fresh 1000");
}

static void rank_limits_with_variety(void **state)
{
	struct news_card c[] = {
		{.article = 1, .score = 900},
		{.article = 1, .score = 850},
		{.article = 1, .score = 840},
		{.article = 2, .score = 705},
		{.article = 3, .score = 100},
		{.article = 4, .score = 50, .pinned = true},
		{.article = 5, .score = 999, .refused = "opinion"},
	};
	struct news_cards cards = {c, COUNT_OF(c), COUNT_OF(c)};
	static const char expected[] = "ooxoxox";

	(void)state;
	rank_limit(0, &cards);
	assert_null(c[4].refused);
	rank_limit(4, &cards);
	for (size_t i = 0; i < COUNT_OF(c); i++)
		if ((c[i].refused ? 'x' : 'o') != expected[i])
			fail_msg("card %zu", i);
	assert_string_equal(c[2].refused, "the pack has better cards");
	assert_string_equal(c[6].refused, "opinion");
}

static void rank_lets_other_speakers_come_before(void **state)
{
	struct news_card c[] = {quote("A", "Helen Fox", ""), quote("B", "Helen Fox", ""),
				quote("C", "Karl Ostrava", "")};
	struct news_cards cards = {c, COUNT_OF(c), COUNT_OF(c)};

	(void)state;
	for (uint32_t i = 0; i < COUNT_OF(c); i++)
		c[i].article = i + 1;
	c[2].score = 560;
	rank_limit(2, &cards);
	assert_null(c[0].refused);
	assert_non_null(c[1].refused);
	assert_null(c[2].refused);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(rank_knows_who_speaks),
		NEWS_TEST(rank_counts_each_kind_of_news_once),
		NEWS_TEST(rank_is_fresh_by_the_newest_date),
		NEWS_TEST(rank_is_the_weighted_sum_of_its_parts),
		NEWS_TEST(rank_limits_with_variety),
		NEWS_TEST(rank_lets_other_speakers_come_before),
	};

	return cmocka_run_group_tests_name("rank", tests, NULL, NULL);
}
