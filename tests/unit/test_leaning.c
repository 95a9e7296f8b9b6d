#include "news/leaning.h"

#include "article_fixture.h"

static void check_run(void **state, const char *text, const char *expected)
{
	struct fixture *f = *state;
	struct article a = one_article(f, text);
	struct reading g;
	const char *got;

	reading_make(f->l, &a, &f->r, &g);
	got = leaning_check(&g, 0, 0, g.paras[0].n);
	if (!expected && got)
		fail_msg("%s\nleans: %s", text, got);
	if (expected && (!got || strcmp(got, expected) != 0))
		fail_msg("%s\n%s, expected: %s", text, got ? got : "stands", expected);
}

#define CHECK_RUNS(state, rows)                     \
	for (size_t i = 0; i < COUNT_OF(rows); i++) \
	check_run((state), (rows)[i][0], (rows)[i][1])

static void leaning_finds_what_points_out_of_the_run(void **state)
{
	static const char *const that = "points at something outside it";
	const char *const rows[][2] = {
		{"The council has been very open about doing that.", that},
		{"Nobody on the north bank has heard of that.", that},
		{"I have not heard an engineer say that word.", that},
		{"We will bring that same spirit to the ferries.", that},
		{"The town has no use for that kind of bridge.", that},
		{"You begin to see that even on the banks of our river.", that},
		{"We believe that in our town a bridge is needed.", NULL},
		{"If the bank wants a bridge, it should say that.", NULL},
		{"We built the ferry that people wanted.", NULL},
		{"The river is a thing that matters.", NULL},
		{"We closed the bridge. Nobody had wanted that.", NULL},
		{"We were there to count the boats.", "\"there\" points at a place outside it"},
		{"In the harbour there are nine boats.", NULL},
	};

	CHECK_RUNS(state, rows);
}

static void leaning_wants_a_number_to_count_something(void **state)
{
	const char *const rows[][2] = {
		{"Our shop sees about 3,000 in a year.", "a number of what?"},
		{"On the best of days we sell 1,200.", "a number of what?"},
		{"We sold 1,000 loaves in May and 1,200 in June.", NULL},
		{"We sell 1,200 loaves on the best of days.", NULL},
		{"The bridge cost the town $3,000 a year.", NULL},
		{"The bridge was opened in 1987.", NULL},
	};

	CHECK_RUNS(state, rows);
}

static void leaning_finds_what_goes_on_or_is_about_to(void **state)
{
	static const char *const ties = "ties on to what was said before";
	const char *const rows[][2] = {
		{"One, we must have a bridge by the autumn.", ties},
		{"Secondly, the town must have a ferry.", ties},
		{"One bridge is not enough for the town.", NULL},
		{"One I would call a bridge of straw.", ties},
		{"One is made of straw and paper.", ties},
		{"One who builds a bridge must paint it.", NULL},
		{"Our ferries are broken, too.", ties},
		{"Anna, you are wrong about the bridge.", "speaks to somebody in the room"},
		{"Never forget, Anna, that the bridge is open.", "speaks to somebody in the room"},
		{"My sister, Anna, has painted the bridge.", NULL},
		{"Carl, Anna, and Ola have painted the bridge.", NULL},
		{"Anna Holm is wrong about the bridge.", NULL},
		{"The bridge is too old.", NULL},
		{"Do I regret that the bridge was closed?",
		 "asks what its speaker is about to answer"},
		{"Does the council want to see a bridge?", NULL},
		{"The bridge . . . fell into the river.", "something is left out of it"},
		{"The bridge fell. The river rose.", NULL},
	};

	CHECK_RUNS(state, rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(leaning_finds_what_points_out_of_the_run),
		NEWS_TEST(leaning_wants_a_number_to_count_something),
		NEWS_TEST(leaning_finds_what_goes_on_or_is_about_to),
	};

	return cmocka_run_group_tests_name("leaning", tests, NULL, NULL);
}
