#include "news/lost.h"

#include "article_fixture.h"

#define TURNS "headline: a word that denies or a condition was left out"
#define SAID "headline: who said it was left out"
#define NUMBER "headline: a number of the main clause was left out"

static void lost_asks_the_whole_sentence(void **state)
{
	static const struct {
		const char *sentence, *headline, *fault;
	} table[] = {
		{"The drug cut fevers in Arden by 9%, not by a third as hoped.",
		 "Drug cut fevers in Arden by 9%", TURNS},
		{"The drug cut fevers in Arden by 9% this year.", "Drug cut fevers in Arden",
		 NUMBER},
		{"The pool lost to the lido, losing 6-4, 3-6.", "Pool lost to the lido", NULL},
		{"The mayor cut the pool's hours, and said 40 jobs would go.",
		 "Mayor cut the pool's hours", NULL},
		{"The mayor will plant 900 trees over the next five years.",
		 "Mayor will plant 900 trees", NULL},
		{"The pool opened from 6pm.", "Pool opened", NULL},
		{"The pool may close, a court heard.", "Pool may close", SAID},
		{"The pool leads in Arden, a town that has two, a survey has found.", "Pool leads",
		 SAID},
		{"The mayor may close the pool unless a buyer is found.",
		 "Mayor may close the pool", TURNS},
		{"The mayor closed the pool without a vote.", "Mayor closed the pool", TURNS},
		{"The mayor falsely claimed the pool was full.", "Mayor claimed the pool was full",
		 TURNS},
		{"The pool marked its day with a race, while the mayor said it would not close.",
		 "Pool marked its day with a race", NULL},
		{"The mayor called for calm, in her first word on two closed pools.",
		 "Mayor called for calm", NULL},
		{"A lorry hit the pool, killing six people.", "Lorry hit the pool", NUMBER},
		{"The pool may close, council sources say.", "Pool may close", SAID},
		{"The pool was never safe, the inspector has found.", "Pool was never safe", SAID},
		{"The pool may close, the mayor told Radio Arden.", "Pool may close", SAID},
		{"According to the mayor, the pool may close.", "Pool may close", SAID},
		{"The pool may close, according to the mayor.",
		 "Pool may close, according to the mayor", NULL},
		{"The roof of a pool fell in, killing six people.", "Roof of a pool fell in",
		 NUMBER},
		{"The pool, which cost 3 million, may close.", "Pool may close", NULL},
		{"The pool may close after a flood that hurt 12 people.", "Pool may close", NULL},
		{"The pool may close two years after a flood.", "Pool may close", NULL},
		{"Ann Holm, 45, closed the pool on May 3.", "Ann Holm closed the pool", NULL},
		{"The pool in Arden, a town of 3,000, closed.", "Pool in Arden closed", NULL},
		{"The pool closed at 9 p.m. on Monday.", "Pool closed", NULL},
		{"The owner, accused of fraud, closed the pool.", "Owner closed the pool", NULL},
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT_OF(table); i++) {
		const char *fault = lost_fault(f->l, span_of(table[i].sentence),
					       span_of(table[i].headline), &f->r);

		if (strcmp(fault ? fault : "", table[i].fault ? table[i].fault : "") != 0)
			fail_msg("%s: %s", table[i].sentence, fault ? fault : "holds");
	}
}

static void lost_finds_the_sentence_around_a_byte(void **state)
{
	static const char *const text =
		"Arden. The U.S. envoy met Mr. Holm. They ate at 9 p.m. in Lund. It rained.";
	static const char *const table[][2] = {
		{"envoy", " The U.S. envoy met Mr. Holm"},
		{"They", " They ate at 9 p.m. in Lund"},
		{"It", " It rained"},
	};
	struct fixture *f = *state;
	struct span para = span_of(text);

	for (size_t i = 0; i < COUNT_OF(table); i++)
		assert_span_equal(lost_sentence(f->l, para, 0, span_find(para, 0, table[i][0])),
				  table[i][1]);
	assert_span_equal(lost_sentence(f->l, para, 11, span_find(para, 0, "envoy")),
			  "U.S. envoy met Mr. Holm");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(lost_asks_the_whole_sentence),
		NEWS_TEST(lost_finds_the_sentence_around_a_byte),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
