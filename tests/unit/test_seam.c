#include "news_fixture.h"

#include "news/seam.h"

/* TEXT has a bar where the attribution stood, behind a comma. */
static bool needs(struct fixture *f, const char *text)
{
	size_t bar = span_find(span_of(text), 0, "|"), seam = 0;
	struct tokens t = {0};

	token_split(f->l, region_format(&f->r, "%.*s %s", (int)bar, text, text + bar + 1), &f->r,
		    &t);
	while (t.items[seam].start <= bar)
		seam++;
	return seam_needs_comma(f->l, &t, 0, seam, t.n, &f->r);
}

static void check(void **state, const char *const *rows, size_t n, bool expected)
{
	size_t n_wrong = 0;

	for (size_t i = 0; i < n; i++)
		if (needs(*state, rows[i]) != expected) {
			print_message("%s: %s\n", expected ? "left out" : "kept", rows[i]);
			n_wrong++;
		}
	assert_int_equal(n_wrong, 0);
}

static void seam_gives_the_comma_to_the_attribution_where_no_sentence_has_one(void **state)
{
	static const char *const rows[] = {
		"Nobody in Holm,|believes that the ferry will come back.",
		"Nobody,|believes that the ferry will come back.",
		"The people of this island,|deserve a ferry that runs in winter.",
		"The people who lost their boats,|have waited long enough.",
		"But the harbour office,|never told us about the ice.",
		"This bridge,|is older than the town itself.",
		"Anna Holm,|has done more for the harbour than all of us.",
		"We,|need a ferry that runs in winter.",
		"The whole coast,|was left without a doctor.",
		"The two ferries,|still run every day of the year.",
		"I believe,|that the island will be empty in ten years.",
		"The rumour is,|that Anna Holm has sold the ferry.",
		"We have always known,|that it would come to this.",
		"There is no proof,|that the harbour office knew of the ice.",
		"We are ready,|to go to court over the ferry.",
		"It took the office three years,|to answer a single letter.",
		"There is no doubt,|about the cause of the fire.",
		"The ferry has been sold,|by the very people who built it.",
		"The ferry hit the pier,|in the middle of the night.",
		"We have had enough,|of these promises.",
		"The captain and the crew,|of the ferry did all they could.",
		"We will,|rebuild the bridge before the winter comes.",
		"It is,|a bad day for the whole coast.",
		"The harbour office has,|no plan for the winter.",
	};

	check(state, rows, COUNT_OF(rows), false);
}

static void seam_leaves_the_comma_where_the_sentence_has_one(void **state)
{
	static const char *const rows[] = {
		"In the end,|we won the ferry back.",
		"In the end,|the ferry was sold.",
		"If the ice comes,|we will have no ferry.",
		"When the ice came,|nobody knew what to do.",
		"Unfortunately,|the ferry was sold.",
		"To be honest,|we had no plan for the winter.",
		"Having no ferry,|the island was cut off.",
		"Friends,|believe me when I say that the ferry will come.",
		"Ladies and gentlemen,|sit down before the ferry leaves.",
		"My friends,|go home before the ice comes.",
		"Captain,|is the ferry going to run this winter?",
		"Everybody,|help us to save the ferry.",
		"Anna,|are you going to save the ferry?",
		"We will have a ferry,|and we will have it soon.",
		"We asked for a ferry,|but nobody answered us.",
		"We had no ferry,|because the office had sold it.",
		"We lost the ferry,|which had served us for years.",
		"We will,|because we have no choice.",
		"The ferry came,|they all got on, and it left.",
		"Nobody, not even the mayor,|believes that the ferry will come.",
		"The mayor, who sold the ferry,|has left the island.",
		"We lost the ferry,|to be honest with you.",
		"We lost it,|in fact, twice in a year.",
		"I tell you,|that man sold the ferry.",
		"We have waited long enough,|the whole island has.",
		"We are tired,|in this town we wait for everything.",
		"Yes,|we will have a ferry.",
		"It is over,|I have sold the ferry.",
		"After the flood,|came the ice and then the rats.",
	};

	check(state, rows, COUNT_OF(rows), true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(seam_gives_the_comma_to_the_attribution_where_no_sentence_has_one),
		NEWS_TEST(seam_leaves_the_comma_where_the_sentence_has_one),
	};

	return cmocka_run_group_tests_name("seam", tests, NULL, NULL);
}
