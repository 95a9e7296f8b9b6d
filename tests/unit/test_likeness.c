#include "news_fixture.h"

#include "news/likeness.h"

static int figure_of(void **state, const char *a, const char *b)
{
	struct fixture *f = *state;
	struct likeness *k = likeness_create(f->l, &f->r);
	struct likeness_text x, y;
	int result;

	likeness_read(k, span_of(a), &f->r, &x);
	likeness_read(k, span_of(b), &f->r, &y);
	result = likeness_of(&x, &y);
	assert_int_equal(likeness_of(&y, &x), result);
	likeness_destroy(k);
	return result;
}

struct row {
	const char *a, *b;
};

static void likeness_finds_one_story_in_two_wordings(void **state)
{
	static const struct row rows[] = {
		{"Peru sends two ships to the northern islands",
		 "Two Peruvian ships sent to northern islands"},
		{"Six killed as ferry sinks off Greek island",
		 "6 dead after ferry sank off Greece"},
		{"Harbour strike ends after nine days", "Strike at harbour over after 9 days"},
		{"Kremlin rejects plan for new bridge", "Russia dismisses plan for a new bridge"},
		{"Mayor\xE2\x80\x99s re-election bid fails", "Mayor fails in reelection bid"},
		{"Flood kills 1,200 cattle in Chile", "Chile flood kills 1200 cattle"},
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		int got = figure_of(state, rows[i].a, rows[i].b);

		if (got < LIKENESS_SAME)
			fail_msg("%d: %s | %s", got, rows[i].a, rows[i].b);
	}
}

static void likeness_keeps_two_stories_in_one_wording_apart(void **state)
{
	static const struct row rows[] = {
		{"Storm kills 12 on coast of Peru", "Storm kills 21 on coast of Chile"},
		{"Harbour stocks open lower", "Harbour stocks close higher"},
		{"Court acquits ferry captain", "Court convicts the baker of Holm"},
		{"North Korea opens a railway", "South Korea closes a school"},
		{"Tax on sugar doubled", "Three wolves seen near the airport"},
		{"Court blocks the harbour sale", "Court does not block the harbour sale"},
		{"Captain guilty of sinking ferry", "Captain not guilty of sinking ferry"},
		{"Holm beats Brook", "Brook beats Holm"},
		{"Holm beats Brook in cup final", "Brook beats Holm in cup final"},
		{"Peru sues Chile over water", "Chile sues Peru over water"},
		{"Dog bites man on ferry", "Man bites dog on ferry"},
		{"Mayor of Holm accuses captain of ferry",
		 "Captain of ferry accuses mayor of Holm"},
		{"Anna Lund will sue the harbour office", "The harbour office will sue Anna Lund"},
		{"Holm defeated Brook", "Holm defeated by Brook"},
		{"Miners Accuse Police In Oslo", "Police Accuse Miners In Oslo"},
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		int got = figure_of(state, rows[i].a, rows[i].b);

		if (got >= LIKENESS_SAME)
			fail_msg("%d: %s | %s", got, rows[i].a, rows[i].b);
	}
}

/* The first pair of a row must have the higher figure. */
static void likeness_falls_with_each_thing_that_differs(void **state)
{
	static const struct {
		const char *a, *near, *far;
	} rows[] = {
		{"Blast at mill kills 12", "Blast at mill kills 12", "Blast at mill kills 14"},
		{"Peru minister quits post", "Peru minister quits post",
		 "Chile minister quits post"},
		{"Shares in Oslo rise", "Shares in Oslo climb", "Shares in Oslo fall"},
		{"Envoy to visit Peru and Chile", "Envoy visits Chile and Peru",
		 "Envoy visits Chile and Cuba"},
		{"Ferry hits pier in fog", "Boat strikes pier in fog", "Goat leaves pier in fog"},
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		int near = figure_of(state, rows[i].a, rows[i].near);
		int far = figure_of(state, rows[i].a, rows[i].far);

		if (near <= far)
			fail_msg("%d, %d: %s", near, far, rows[i].a);
	}
}

static void likeness_is_whole_for_the_same_words(void **state)
{
	assert_int_equal(figure_of(state, "Peru sends ships", "Peru sends ships"), 1000);
	assert_int_equal(figure_of(state, "Peru sends two ships", "2 Peruvian ships sent"), 1000);
	assert_true(figure_of(state, "Peru sends ships", "Peru sends ships north") < 1000);
}

static void likeness_is_whole_where_both_do_it_or_the_voice_turns_the_words(void **state)
{
	static const struct row rows[] = {
		{"Holm meets Brook in Oslo", "Brook meets Holm in Oslo"},
		{"Rebels fight army", "Army fights rebels"},
		{"Holm defeated Brook", "Brook defeated by Holm"},
		{"Ferry hit pier in fog", "Pier hit by ferry in fog"},
		{"Mayor blames storm for the flood", "For the flood mayor blames storm"},
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_int_equal(figure_of(state, rows[i].a, rows[i].b), 1000);
}

static void likeness_of_nothing_is_none(void **state)
{
	assert_int_equal(figure_of(state, "", ""), 0);
	assert_int_equal(figure_of(state, "", "Ferry hits pier"), 0);
	assert_int_equal(figure_of(state, "of the", "of the"), 0);
	assert_int_equal(figure_of(state, "- ... ' 's", "Ferry hits pier"), 0);
	assert_int_equal(figure_of(state, "Zebra quintet", "Ferry hits pier"), 0);
}

static void likeness_bounds_a_text_of_any_length(void **state)
{
	struct fixture *f = *state;
	size_t n = 200000;
	char *long_text = region_take(&f->r, n + 1);
	int got;

	for (size_t i = 0; i < n; i++)
		long_text[i] = i % 7 == 6 ? ' ' : (char)('a' + i * i % 23);
	got = figure_of(state, long_text, long_text);
	assert_true(got > LIKENESS_SAME && got <= 1000);
	memset(long_text, 'q', n);
	got = figure_of(state, long_text, "Ferry hits pier");
	assert_int_equal(got, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(likeness_finds_one_story_in_two_wordings),
		NEWS_TEST(likeness_keeps_two_stories_in_one_wording_apart),
		NEWS_TEST(likeness_falls_with_each_thing_that_differs),
		NEWS_TEST(likeness_is_whole_for_the_same_words),
		NEWS_TEST(likeness_is_whole_where_both_do_it_or_the_voice_turns_the_words),
		NEWS_TEST(likeness_of_nothing_is_none),
		NEWS_TEST(likeness_bounds_a_text_of_any_length),
	};

	return cmocka_run_group_tests_name("likeness", tests, NULL, NULL);
}
