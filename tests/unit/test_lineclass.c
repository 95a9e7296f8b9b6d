#include "news_fixture.h"

static const char *const letter[LINE_N_CLASSES] = {
	[LINE_BODY] = "b",    [LINE_TITLE] = "t",  [LINE_STANDFIRST] = "s", [LINE_NUMBER] = "n",
	[LINE_CAPTION] = "c", [LINE_TEASER] = "l", [LINE_SUBHEADING] = "h", [LINE_PULLQUOTE] = "p",
	[LINE_BYLINE] = "y",  [LINE_BAD] = "x"};

#define PROSE                                                                            \
	"The council of the island voted on Tuesday to close the old harbour for good, " \
	"the mayor said.\n"
#define MORE                                                                           \
	"Fishing boats have been moved to a basin on the north shore since the storm " \
	"broke the quay in March.\n"

/* Classes TEXT and compares the letters of its paragraphs. */
static void check(void **state, const char *text, const char *expected)
{
	struct fixture *f = *state;
	char got[64] = "";

	class_text(f, text);
	for (size_t i = 0; i < f->paras.n; i++) {
		strcat(got, letter[f->paras.items[i].cls]);
		assert_non_null(f->paras.items[i].why);
	}
	assert_string_equal(got, expected);
}

static void lineclass_finds_counters_and_their_captions(void **state)
{
	check(state, PROSE "8\nA crane lies in the water of the old harbourCredit: Getty\n" MORE,
	      "bncb");
	check(state, PROSE "8\nThe quay after the storm\n8\n8\nBoats wait for the tide\n" MORE,
	      "bncnncb");
}

static void lineclass_keeps_prose_after_a_counter(void **state)
{
	check(state, PROSE "11\n" MORE PROSE, "bnbb");
}

static void lineclass_finds_captions_without_a_counter(void **state)
{
	check(state, PROSE "The broken quay will be taken downCredit: Reuters\n" MORE, "bcb");
	check(state,
	      PROSE "The mayor, left, looks on as divers search the basin (File photo by Nina "
		    "Berg)\n" MORE,
	      "bcb");
}

static void lineclass_finds_a_photo_description_by_the_credit_below(void **state)
{
	check(state,
	      PROSE "Fishermen stand outside the town hall on Monday ahead of the vote on the "
		    "harbour.\n(Nina Berg / Associated Press)\n" MORE,
	      "bccb");
}

static void lineclass_finds_a_link_inside_a_quotation(void **state)
{
	check(state,
	      PROSE "The mayor said: “We have waited for ten years.\n"
		    "Mystery of lost ship solved & crew’s last letter found under harbour wall\n"
		    "“Now the waiting is over.”\n" MORE,
	      "bblbb");
}

static void lineclass_finds_pull_quotes_and_their_attribution(void **state)
{
	check(state,
	      PROSE "“This harbour fed the island for three hundred years and it deserves a "
		    "decent end,” the mayor said.\n"
		    "“We shall build a better one before the next winter comes,” she added.\n" MORE
		    "This harbour fed the island for three hundred years and it deserves a decent "
		    "end. We shall build a better one before the next winter comes\n"
		    "Mayor Nina Berg\n" MORE,
	      "bbbbppb");
}

static void lineclass_keeps_a_quotation_that_goes_on_without_its_mark(void **state)
{
	check(state,
	      PROSE "The mayor said: “This harbour fed the island for three hundred years.\n"
		    "We shall build a better one before the next winter comes.\n" MORE
		    "“We shall build a better one before the next winter comes,” the mayor had "
		    "said in May.\n",
	      "bbbbb");
}

static void lineclass_finds_subheadings_that_are_clauses(void **state)
{
	check(state,
	      PROSE "Mayor sets deadline\n" MORE PROSE
		    "The vote so far is not going to end the quarrel\n" MORE,
	      "bhbbhb");
}

static void lineclass_finds_bylines_sign_offs_and_author_lines(void **state)
{
	check(state,
	      PROSE MORE "Berg writes for the Associated Press. AP writer Tom Lund contributed to "
			 "this report.\n",
	      "bby");
	check(state, "Old harbour to close\nBy Nina Berg\n" PROSE MORE, "tybb");
	check(state,
	      "I have fished here since I was a boy, and I know what this harbour is worth.\n"
	      "We were told that the quay would hold, and we believed it for years.\n"
	      "I do not blame the storm for what our council never did in all that time.\n"
	      "Tom Lund, a former editor of the island’s paper, was a columnist for the Harbour "
	      "Post.\n",
	      "bbby");
}

static void lineclass_finds_titles(void **state)
{
	check(state, "Island to close its old harbour\n\n" PROSE "\n" MORE, "tbb");
	check(state, "# Island to close its old harbour\n\n" PROSE "\n## What comes next\n\n" MORE,
	      "tbhb");
	assert_span_equal(((struct fixture *)*state)->paras.items[0].text,
			  "Island to close its old harbour");
}

static void lineclass_keeps_a_paragraph_that_lost_its_full_stop(void **state)
{
	check(state,
	      PROSE
	      "Their private meetings have reportedly touched upon fish prices, the ferry, and "
	      "regional matters of the coast\n" MORE,
	      "bbb");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(lineclass_finds_counters_and_their_captions),
		NEWS_TEST(lineclass_keeps_prose_after_a_counter),
		NEWS_TEST(lineclass_finds_captions_without_a_counter),
		NEWS_TEST(lineclass_finds_a_photo_description_by_the_credit_below),
		NEWS_TEST(lineclass_finds_a_link_inside_a_quotation),
		NEWS_TEST(lineclass_finds_pull_quotes_and_their_attribution),
		NEWS_TEST(lineclass_keeps_a_quotation_that_goes_on_without_its_mark),
		NEWS_TEST(lineclass_finds_subheadings_that_are_clauses),
		NEWS_TEST(lineclass_finds_bylines_sign_offs_and_author_lines),
		NEWS_TEST(lineclass_finds_titles),
		NEWS_TEST(lineclass_keeps_a_paragraph_that_lost_its_full_stop),
	};

	return cmocka_run_group_tests_name("lineclass", tests, NULL, NULL);
}
