#include "news_fixture.h"

#include "news/grammar.h"

/* The word of the main verb of TEXT; empty where none is found. */
static struct span main_verb_of(struct fixture *f, const char *text)
{
	struct tokens t = {0};
	uint8_t *tags;
	size_t verb;

	token_split(f->l, span_of(text), &f->r, &t);
	tags = region_take(&f->r, t.n);
	grammar_tag(f->l, &t, 0, t.n, tags);
	verb = grammar_main_verb(tags, 0, t.n);
	return verb < t.n ? t.items[verb].text : (struct span){NULL, 0};
}

static void grammar_finds_the_verb_of_the_main_clause(void **state)
{
	static const struct {
		const char *text, *verb;
	} cases[] = {
		{"Peru accused Chile of sending ships into the bay.", "accused"},
		{"A sailor charged with theft in Oslo was freed on bail.", "was"},
		{"A sailor accused of theft by a woman who was ill was freed.", "was"},
		{"Sailors accused of a raid that hurt two, and cost millions, have been tried.",
		 "have"},
		{"Norway on Friday sharply rebuked Peru over its trawlers.", "rebuked"},
		{"As the storm grew, the ferry turned for the harbour.", "turned"},
		{"More than 90 emails from the harbour office have been lost.", "have"},
		{"Shares in Oslo fell on Friday dragged down by the shipyards.", "fell"},
		{"The king is no longer bound by the treaty.", "is"},
		{"Peru and Chile each freed nine sailors.", "freed"},
		{"Ministers from across the coast meet in Oslo.", "meet"},
		{"Acme on Thursday cut its forecast for the harbour.", "cut"},
		{"A boat hit by a wave was brought home.", "was"},
		{"Sailors who came home on Sunday say the boat may sink.", "say"},
		{"A man in his 60s was taken to hospital.", "was"},
		{"The Holms campaign said the boat would sail.", "said"},
		{"A sailor who saved a boy received a medal.", "received"},
		{"The council approved plans for a harbour school.", "approved"},
		{"A court sentenced sailors to nine years.", "sentenced"},
		{"A big used trawler was sold in Bergen.", "was"},
		{"The king's bitter, badly timed attacks on a judge have cost him friends.",
		 "have"},
		{"A club called Cod Matters, led by sailors from Bergen, is buying a boat.", "is"},
		{"A portrait shot of the old king in his boat.", ""},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct span got = main_verb_of(*state, cases[i].text);

		if (!span_is(got, cases[i].verb))
			fail_msg("'%.*s' for '%s' in: %s", (int)got.n, got.n ? got.p : "",
				 cases[i].verb, cases[i].text);
	}
}

static void grammar_tells_that_opens_a_claim_from_that_of_a_noun(void **state)
{
	static const struct {
		const char *text;
		uint8_t tag;
	} cases[] = {
		{"The king said that the ferry runs again.", GRAMMAR_SUB},
		{"The ferry that runs to the island is late.", GRAMMAR_REL},
		{"The king came by that ferry on Friday.", GRAMMAR_DET},
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct tokens t = {0};
		uint8_t tags[32];

		token_split(f->l, span_of(cases[i].text), &f->r, &t);
		grammar_tag(f->l, &t, 0, t.n, tags);
		for (size_t k = 0; k < t.n; k++)
			if (span_is(t.items[k].text, "that"))
				assert_int_equal(tags[k], cases[i].tag);
	}
}

static void grammar_knows_where_a_verb_group_ends(void **state)
{
	struct fixture *f = *state;
	struct tokens t = {0};
	uint8_t tags[32];

	token_split(f->l, span_of("The ferry has not yet been mended by the yard."), &f->r, &t);
	grammar_tag(f->l, &t, 0, t.n, tags);
	assert_int_equal(grammar_main_verb(tags, 0, t.n), 2);
	assert_int_equal(grammar_group_end(tags, 2, t.n), 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(grammar_finds_the_verb_of_the_main_clause),
		NEWS_TEST(grammar_tells_that_opens_a_claim_from_that_of_a_noun),
		NEWS_TEST(grammar_knows_where_a_verb_group_ends),
	};

	return cmocka_run_group_tests_name("grammar", tests, NULL, NULL);
}
