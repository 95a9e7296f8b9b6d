#include "news_fixture.h"

#include "news/casing.h"
#include "news/search.h"
#include "news/shorten.h"

struct searched {
	struct article a;
	struct para p;
	struct tokens t;
	struct shorten_plan plan;
	struct search_found found;
};

static void run(struct fixture *f, const char *text, enum cost_use use, struct searched *s)
{
	*s = (struct searched){0};
	s->p = (struct para){.text = span_of(text), .cls = LINE_BODY};
	s->a = (struct article){.paras = &s->p, .n = 1};
	token_split(f->l, s->p.text, &f->r, &s->t);
	assert_true(shorten_plan(f->l, &s->a, &s->t, 0, &f->r, &s->plan));
	search_run(&s->plan, &s->t, use, &f->r, &s->found);
	assert_true(s->found.n > 0);
}

#define LONG_LEAD                                                                           \
	"In a letter to the king, the harbour master Helen Fox warned on Friday that nine " \
	"boats of the northern fleet will be lost if nobody mends them before the winter, " \
	"according to a clerk."

static void search_gives_the_best_way_first(void **state)
{
	struct searched s;

	run(*state, LONG_LEAD, COST_GIST, &s);
	for (size_t i = 1; i < s.found.n; i++)
		assert_true(s.found.ways[i - 1].score >= s.found.ways[i].score);
}

static void search_for_the_wall_loses_nothing(void **state)
{
	struct searched s;

	run(*state, LONG_LEAD, COST_WALL, &s);
	for (size_t i = 0; i < s.found.n; i++)
		assert_false(s.found.ways[i].is_loss);
}

static void search_keeps_tokens_in_their_order(void **state)
{
	struct searched s;

	run(*state, LONG_LEAD, COST_GIST, &s);
	for (size_t i = 0; i < s.found.n; i++)
		for (size_t k = 1; k < s.found.ways[i].n; k++)
			assert_true(s.found.ways[i].kept[k - 1] < s.found.ways[i].kept[k]);
}

static void search_for_a_gist_is_shorter(void **state)
{
	static const struct {
		const char *text, *gist;
	} cases[] = {
		{"Software maker Fjordware has bought a shipyard in Bergen after nine months of "
		 "talks, the newspaper reported on Friday.",
		 "Fjordware has bought a shipyard in Bergen"},
		{"The northern harbour bank and its two branches said on Monday that the price of "
		 "cod has risen in Norway "
		 "because the "
		 "fleet could not leave.",
		 "The price of cod has risen in Norway"},
		{"Helen Fox, a painter of boats who lives on the island, has won the northern "
		 "prize "
		 "for the second time.",
		 "Helen Fox has won the northern prize for the second time"},
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct searched s;
		struct span got;

		run(f, cases[i].text, COST_GIST, &s);
		got = casing_write(f->l, &s.a, &s.t, &s.found.ways[0], &f->r);
		assert_span_equal(got, cases[i].gist);
		assert_true(casing_length(&s.t, &s.found.ways[0]) == got.n);
	}
}

/* As many commas as a sentence may have tokens: every place begins and ends cuts. */
static void search_copes_with_a_sentence_full_of_commas(void **state)
{
	char text[2048] = "Norway";
	struct searched s;

	for (size_t i = 0; i < 40; i++)
		strcat(text, i % 2 ? ", in the north" : ", said Fox");
	strcat(text, ".");
	run(*state, text, COST_GIST, &s);
	run(*state, text, COST_WALL, &s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(search_gives_the_best_way_first),
		NEWS_TEST(search_for_the_wall_loses_nothing),
		NEWS_TEST(search_keeps_tokens_in_their_order),
		NEWS_TEST(search_for_a_gist_is_shorter),
		NEWS_TEST(search_copes_with_a_sentence_full_of_commas),
	};

	return cmocka_run_group_tests_name("search", tests, NULL, NULL);
}
