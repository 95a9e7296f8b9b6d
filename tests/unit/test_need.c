#include "news/need.h"

#include "article_fixture.h"

/* What the quotation weighs with which TEXT ends. */
static int weigh(struct fixture *f, const char *text)
{
	struct article a = one_article(f, text);
	struct reading g;
	struct names names;
	struct speaker_quote q = {0};
	struct speaker s = {.who = NAMES_NONE};
	struct displayable d = {&g, &names, &q, NULL, &s};

	reading_make(f->l, &a, &f->r, &g);
	names_collect(&g, &f->r, &names);
	q.para = a.n - 1;
	q.open = q.close = g.paras[q.para].n - 1;
	while (reading_token(&g, q.para, q.open)->kind != TOKEN_QUOTE_OPEN)
		q.open--;
	s.para = q.para;
	return need_weigh(&d, q.open + 1, q.close);
}

/* The first needs its article more than the second. */
static void check_pairs(void **state, const char *const rows[][2], size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char text[2][512];
		int weight[2];

		for (size_t k = 0; k < 2; k++) {
			snprintf(text[k], sizeof text[k], "%s%s”",
				 strchr(rows[i][k], '|') ? "" : "“", rows[i][k]);
			if (strchr(text[k], '|'))
				*strchr(text[k], '|') = '\n';
			weight[k] = weigh(*state, text[k]);
		}
		if (weight[0] <= weight[1])
			fail_msg("%s: %d\n%s: %d", text[0], weight[0], text[1], weight[1]);
	}
}
#define CHECK_PAIRS(state, rows) check_pairs((state), (rows), COUNT_OF(rows))

static void need_is_in_what_the_run_does_not_say(void **state)
{
	static const char *const rows[][2] = {
		{"Our city has not spent the donation.", "Our city has not spent a donation."},
		{"Our city has not opened the letter.",
		 "Our city has not opened the letter of Berg."},
		{"We see the same rust on a bridge.", "We see the same rust as you on a bridge."},
		{"A bridge is a better road for buses.", "A bridge is a better road than a ferry."},
		{"Rick has seen rust on a ferry and a bridge.",
		 "Rick Holm has seen rust on a ferry and a bridge."},
		{"We painted bridges and ferries.", "We paint bridges and ferries."},
		{"We painted bridges and ferries.", "We painted bridges and ferries in May."},
		{"We have spoken to both councils.", "We have spoken to both Lund and Malmo."},
		{"Nobody has painted a bridge as well.", "Nobody has painted a bridge so well."},
		{"Could a bridge need more paint?", "A bridge could need more paint."},
		{"I would like to have paint for a bridge.",
		 "We would like to have paint for a bridge."},
		{"The council knows bridges here.", "The council knows bridges well."},
		{"Our council has done something for ferries.",
		 "Our council has done much for ferries."},
		{"I am sure there have been, but bridges rust.", "I am sure that bridges rust."},
		{"Your bridge and your ferry need a coat of paint.",
		 "Our bridge and our ferry need a coat of paint."},
		{"I think bridges need a coat of paint.", "Bridges need a coat of paint."},
		{"We will do what we can do.", "We will paint bridges and ferries in Lund."},
	};

	CHECK_PAIRS(state, rows);
}

static void need_grows_with_what_the_article_told_before(void **state)
{
	static const char *const rows[][2] = {
		{"A ferry sank in the storm.|“Nobody in our city will miss the ferry",
		 "A bridge fell in the storm.|“Nobody in our city will miss the ferry"},
		{"“A ferry sank,” she said.|“Bridges rust,” she said. “Bridges rust in the rain",
		 "“A ferry sank,” she said.|Bridges rust, she said. “Bridges rust in the rain"},
	};

	CHECK_PAIRS(state, rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(need_is_in_what_the_run_does_not_say),
		NEWS_TEST(need_grows_with_what_the_article_told_before),
	};

	return cmocka_run_group_tests_name("need", tests, NULL, NULL);
}
