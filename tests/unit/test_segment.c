#include "news_fixture.h"

/* Prose of one story each, in which nothing but the words is shared. */
#define HARBOUR_REST                                                                             \
	"Mayor Nina Berg told fishermen in the town hall that the quay could not be repaired.\n" \
	"Berg said the boats would move to a basin on the north shore before the winter.\n"      \
	"The quay was broken by a storm in March, and divers found cracks under the water.\n"    \
	"Fishermen have asked for money to build new sheds and a cold store by the basin.\n"
#define TRAIN_REST                                                                                \
	"Transport Secretary Paul Okoye signed the contract for twelve carriages with a Polish "  \
	"factory.\n"                                                                              \
	"Okoye said tickets would cost less than a flight, and that bicycles travel free.\n"      \
	"The railway last ran sleeping cars between the two capitals when diesel engines pulled " \
	"them.\n"                                                                                 \
	"Passengers may book beds from Monday through the website of the railway.\n"

/* The first lines of the articles of TEXT, and their leads' lines, as "1/1 6/7". */
static void check(void **state, const char *text, const char *expected)
{
	struct fixture *f = *state;
	char got[128] = "";
	size_t n = 0;

	segment_text(f, text);
	for (size_t i = 0; i < f->articles.n; i++) {
		const struct article *a = &f->articles.items[i];

		n += (size_t)snprintf(got + n, sizeof got - n, "%s%u/%u", i ? " " : "",
				      a->paras[0].line,
				      a->lead < a->n ? a->paras[a->lead].line : 0);
	}
	assert_string_equal(got, expected);
}

/* TEXT, and a long report behind it: too much for one report. The long one begins at its dateline.
 */
static const char *in_a_long_file(const char *text)
{
	static char file[16384];
	size_t n = (size_t)snprintf(file, sizeof file,
				    "%sLIMA, May 2 (UPI) — Peru will dig a "
				    "canal to the lake, its president said.\n",
				    text);

	for (int i = 1; i <= 60; i++)
		n += (size_t)snprintf(
			file + n, sizeof file - n,
			"Lock %d of the canal to the lake will be dug by engineers from "
			"Lima in %d months.\n",
			i, i + 2);
	return file;
}

static const struct article *article(void **state, size_t i)
{
	struct fixture *f = *state;

	assert_true(i < f->articles.n);
	return &f->articles.items[i];
}

static void segment_begins_an_article_at_a_dateline(void **state)
{
	check(state,
	      "The island will close its old harbour, the council decided on "
	      "Tuesday.\n" HARBOUR_REST "OSLO, May 2 (UPI) — A night train to Berlin will run from "
	      "June, the railway said.\n" TRAIN_REST,
	      "1/1 6/6");
	assert_span_equal(article(state, 1)->place, "Oslo");
	assert_span_equal(article(state, 1)->source, "UPI");
	assert_span_equal(
		span_cut(article(state, 1)->paras[0].text, article(state, 1)->lead_text, 99),
		"A night train to Berlin will run from June, the railway said.");
}

static void segment_begins_an_article_at_a_shouted_word(void **state)
{
	check(state,
	      "The island will close its old harbour, the council decided on "
	      "Tuesday.\n" HARBOUR_REST
	      "NIGHT trains to Berlin will run again from June, the railway said.\n" TRAIN_REST,
	      "1/1 6/6");
}

static void segment_keeps_a_fact_box_in_its_article(void **state)
{
	check(state,
	      "THE island will close its old harbour, the council decided on Tuesday.\n"
	      "6\nBoats in the harbourCredit: Getty\n" HARBOUR_REST
	      "NINA Berg last closed a harbour on the island on June 28, 2009.\n"
	      "It was during her first term in the town hall.\n"
	      "6\nThe quay in spring\n"
	      "Fishermen will meet the mayor once more before the basin on the north shore "
	      "opens.\n",
	      "1/1");
}

static void segment_begins_an_article_after_a_sign_off(void **state)
{
	check(state,
	      "The island will close its old harbour, the council decided on "
	      "Tuesday.\n" HARBOUR_REST "Lund writes for the Associated Press.\n"
	      "A night train to Berlin will run again from June, the railway said on "
	      "Friday.\n" TRAIN_REST,
	      "1/1 7/7");
	assert_span_equal(article(state, 0)->source, "Associated Press");
}

static void segment_begins_an_article_where_the_words_change(void **state)
{
	check(state,
	      in_a_long_file(
		      "The island will close its old harbour, the council decided on "
		      "Tuesday.\n" HARBOUR_REST
		      "Divers will look at the cracks under the quay once more before the "
		      "storm season.\n"
		      "A night train to Berlin runs again from June, with beds in all of its "
		      "carriages.\n" TRAIN_REST),
	      "1/1 7/7 12/12");
}

/* Words change within a report, too. */
static void segment_takes_a_short_file_for_one_report_where_only_words_change(void **state)
{
	check(state,
	      "The island will close its old harbour, the council decided on "
	      "Tuesday.\n" HARBOUR_REST
	      "Divers will look at the cracks under the quay once more before the storm season.\n"
	      "A night train to Berlin runs again from June, with beds in all of its "
	      "carriages.\n" TRAIN_REST,
	      "1/1");
}

/* Captions between the first paragraphs do not make an article one that has barely begun. */
static void segment_counts_prose_only_until_an_article_has_begun(void **state)
{
	check(state,
	      in_a_long_file(
		      "The island will close its old harbour, the council decided on Tuesday.\n"
		      "6\nBoats in the harbourCredit: Getty\n6\nThe quay in springCredit: Getty\n"
		      "6\nNets on the quayCredit: Getty\n" HARBOUR_REST
		      "A night train to Berlin will run again from June, the railway "
		      "said.\n" TRAIN_REST),
	      "1/1 12/12 17/17");
}

static void segment_takes_the_fuller_lead_below_a_standfirst(void **state)
{
	check(state,
	      "The decision comes amid a quarrel over money for the fishermen.\n"
	      "The island will close its old harbour for good before the winter, Mayor Nina Berg "
	      "said "
	      "on Tuesday after a vote in the town hall that lasted until midnight.\n" HARBOUR_REST,
	      "1/2");
	assert_int_equal(article(state, 0)->paras[0].cls, LINE_STANDFIRST);
}

static void segment_gives_a_caption_above_a_dateline_to_the_article_below(void **state)
{
	check(state,
	      "The island will close its old harbour, the council decided on "
	      "Tuesday.\n" HARBOUR_REST
	      "A night train of the railway waits at a platform. The railway said trains to Berlin "
	      "will run from June. File Photo by Tom Lund/UPI\n"
	      "OSLO, May 2 (UPI) — A night train to Berlin will run from June, the railway "
	      "said.\n" TRAIN_REST,
	      "1/1 6/7");
}

static void segment_sees_an_opinion_by_its_voice(void **state)
{
	check(state,
	      "The harbour is the heart of this island, and we must not give it up.\n"
	      "I have seen boats come home to this quay for fifty years.\n"
	      "Our council says there is no money, but we know better.\n"
	      "We must rebuild the quay, stone by stone.\n",
	      "1/1");
	assert_true(article(state, 0)->opinion);
	check(state,
	      "I have fished here since I was a boy, and I know what this harbour is worth.\n"
	      "We were told that the quay would hold, and we believed it for years.\n"
	      "I do not blame the storm for what our council never did in all that time.\n"
	      "Tom Lund, a former editor, was a correspondent for the Associated Press.\n",
	      "1/1");
	assert_span_equal(article(state, 0)->source, "");
	check(state,
	      "The island will close its old harbour, the council decided on "
	      "Tuesday.\n" HARBOUR_REST
	      "“We must rebuild it, and I will not rest,” the mayor said.\n",
	      "1/1");
	assert_false(article(state, 0)->opinion);
}

static void segment_gives_a_brief_to_the_article_that_tells_it_again(void **state)
{
	check(state,
	      "The island will close its old harbour, the council decided on "
	      "Tuesday.\n" HARBOUR_REST
	      "A driver who took a stolen tram through four stations of the city at night has "
	      "gone on trial, and police say nobody was hurt.\n"
	      "Police Chief Paul Okoye claims that a rival tram company had a hand in the ride.\n"
	      "The trial began on Monday of a driver who took a stolen tram through four stations "
	      "of the city at night, in what prosecutors call a dangerous joke.\n"
	      "Witnesses told judges how carriages rolled past them without lights or bell.\n"
	      "Prosecutors want two years in prison for theft and for endangering traffic.\n",
	      "1/1 6/6");
}

static void segment_takes_titles_and_dates_above_the_lead(void **state)
{
	check(state,
	      "Island to close its old harbour\n\nFriday, July 21, 2017\n\n"
	      "The island will close its old harbour, the council decided on Tuesday.\n",
	      "1/5");
	assert_span_equal(article(state, 0)->date, "21 July 2017");
}

static void segment_begins_an_article_below_the_title_of_another_story(void **state)
{
	check(state,
	      "Swimming pool closes\n\n"
	      "The pool will be drained on 4 May to mend its tiles. It opens again in June.\n\n"
	      "Island ferry runs again\n\n"
	      "Sailings between Juist and Norddeich were resumed after three days of storm.\n",
	      "1/3 5/7");
	check(state,
	      "Swimming pool closes\n\n"
	      "The pool will be drained on 4 May to mend its tiles. It opens again in June.\n\n"
	      "Swimmers ask for a second pool\n\n"
	      "The pool is too small for all who swim, the swimmers wrote to the mayor.\n",
	      "1/3");
}

/* Run together without a blank line, as feeds and scrapes leave them. */
static void segment_begins_an_article_at_a_title_that_its_lead_tells(void **state)
{
	check(state,
	      "The island will close its old harbour, the council decided on "
	      "Tuesday.\n" HARBOUR_REST "Night train to Berlin runs again from June\n"
	      "A night train to Berlin will run again from June, with beds in all of its "
	      "carriages, the railway said on Friday.\n" TRAIN_REST,
	      "1/1 6/7");
	check(state,
	      "The island will close its old harbour, the council decided on "
	      "Tuesday.\n" HARBOUR_REST "Night Train To Berlin Runs Again From June.\n"
	      "A night train to Berlin will run again from June, with beds in all of its "
	      "carriages, the railway said on Friday.\n" TRAIN_REST,
	      "1/1 6/7");
}

static void segment_keeps_a_subheading_in_its_article(void **state)
{
	check(state,
	      "The island will close its old harbour, the council decided on "
	      "Tuesday.\n" HARBOUR_REST "Money for sheds\n"
	      "Fishermen have asked Berg for money to build the sheds by the basin before the "
	      "boats move there in winter.\n"
	      "The council will vote on the money for the sheds after the boats have moved.\n",
	      "1/1");
}

static void segment_begins_one_article_where_a_dateline_stands_below_its_title(void **state)
{
	check(state,
	      "The island will close its old harbour, the council decided on "
	      "Tuesday.\n" HARBOUR_REST "Night Train To Berlin Runs Again From June.\n"
	      "OSLO, May 2 (UPI) — A night train to Berlin will run again from June, the railway "
	      "said.\n" TRAIN_REST,
	      "1/1 6/7");
}

static void segment_tells_papers_apart_by_their_marks(void **state)
{
	check(state,
	      "The island will close its old harbour, the council decided on Tuesday.\n"
	      "Mayor Nina Berg said: “The quay can’t be repaired before the winter.”\n"
	      "“It won’t be easy,” Berg said of the move — the first in 300 years.\n"
	      "“We’ll build sheds,” Berg said, “and a cold store by the basin.”\n"
	      "Fishermen don’t like it — they’ve asked for money from the council.\n"
	      "Fishermen of a second harbour asked for a new quay, the minister said on Monday.\n"
	      "\"We won't pay for a quay there,\" Minister Paul Okoye said - again.\n"
	      "\"It's too late,\" Okoye said, \"and it isn't our harbour.\"\n"
	      "\"I can't see who'd pay,\" Okoye added - and left the room.\n",
	      "1/1 6/6");
}

static void segment_takes_no_interview_for_shouted_leads(void **state)
{
	check(state,
	      "The island will close its old harbour, the council decided on "
	      "Tuesday.\n" HARBOUR_REST
	      "REPORTER: Why is the quay of the harbour not repaired before the winter?\n"
	      "BERG: The quay has cracks under the water, and the boats can move to the basin.\n"
	      "REPORTER: And who is going to pay for the sheds of the fishermen by the basin?\n",
	      "1/1");
}

static void segment_begins_no_article_at_an_entry_of_a_live_blog(void **state)
{
	check(state,
	      "The island will close its old harbour, the council decided on "
	      "Tuesday.\n" HARBOUR_REST "14.05 GMT\n"
	      "Fishermen have asked Berg for money to build the sheds by the basin before winter.\n"
	      "15.20 GMT\n"
	      "The council will vote on the money for the sheds after the boats have moved.\n",
	      "1/1");
}

static void segment_looks_past_boxes_and_notes_at_an_articles_end(void **state)
{
	check(state,
	      "The island will close its old harbour, the council decided on "
	      "Tuesday.\n" HARBOUR_REST
	      "This article was amended on 4 May 2024 to correct the depth of the basin.\n"
	      "A night train to Berlin will run again from June, the railway said on "
	      "Friday.\n" TRAIN_REST,
	      "1/1 7/7");
	check(state,
	      "The island will close its old harbour, the council decided on "
	      "Tuesday.\n" HARBOUR_REST "Share this article\nView comments\n"
	      "OSLO — A night train to Berlin will run again from June, the railway said on "
	      "Friday.\n" TRAIN_REST,
	      "1/1 8/8");
}

static void segment_takes_no_link_above_a_title_for_one(void **state)
{
	check(state,
	      "The island will close its old harbour, the council decided on "
	      "Tuesday.\n" HARBOUR_REST "More on this story\nFerry firm sues the council\n"
	      "Night train to Berlin runs again from June\nBy Tom Lund\n"
	      "OSLO (Reuters) - A night train to Berlin will run again from June, the railway said "
	      "on Friday.\n" TRAIN_REST,
	      "1/1 8/10");
	assert_int_equal(article(state, 1)->paras[0].cls, LINE_TITLE);
}

static void segment_finds_no_article_without_prose(void **state)
{
	check(state, "8\n8\n", "");
	check(state, "", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(segment_begins_an_article_at_a_dateline),
		NEWS_TEST(segment_begins_an_article_at_a_shouted_word),
		NEWS_TEST(segment_keeps_a_fact_box_in_its_article),
		NEWS_TEST(segment_begins_an_article_after_a_sign_off),
		NEWS_TEST(segment_begins_an_article_where_the_words_change),
		NEWS_TEST(segment_takes_a_short_file_for_one_report_where_only_words_change),
		NEWS_TEST(segment_counts_prose_only_until_an_article_has_begun),
		NEWS_TEST(segment_takes_the_fuller_lead_below_a_standfirst),
		NEWS_TEST(segment_gives_a_caption_above_a_dateline_to_the_article_below),
		NEWS_TEST(segment_sees_an_opinion_by_its_voice),
		NEWS_TEST(segment_gives_a_brief_to_the_article_that_tells_it_again),
		NEWS_TEST(segment_takes_titles_and_dates_above_the_lead),
		NEWS_TEST(segment_begins_an_article_below_the_title_of_another_story),
		NEWS_TEST(segment_begins_an_article_at_a_title_that_its_lead_tells),
		NEWS_TEST(segment_keeps_a_subheading_in_its_article),
		NEWS_TEST(segment_begins_one_article_where_a_dateline_stands_below_its_title),
		NEWS_TEST(segment_tells_papers_apart_by_their_marks),
		NEWS_TEST(segment_takes_no_interview_for_shouted_leads),
		NEWS_TEST(segment_begins_no_article_at_an_entry_of_a_live_blog),
		NEWS_TEST(segment_looks_past_boxes_and_notes_at_an_articles_end),
		NEWS_TEST(segment_takes_no_link_above_a_title_for_one),
		NEWS_TEST(segment_finds_no_article_without_prose),
	};

	return cmocka_run_group_tests_name("segment", tests, NULL, NULL);
}
