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

/* Classes LINE between prose. */
static void check_line(void **state, const char *line, const char *letter_of_line)
{
	char text[1024], expected[8];

	snprintf(text, sizeof text, "%s%s\n%s", PROSE, line, MORE);
	snprintf(expected, sizeof expected, "b%sb", letter_of_line);
	check(state, text, expected);
}

static void check_lines(void **state, const char *const *lines, size_t n, const char *expected)
{
	for (size_t i = 0; i < n; i++)
		check_line(state, lines[i], expected);
}

static void lineclass_finds_boxes_and_buttons_of_a_page(void **state)
{
	static const char *const lines[] = {
		"We use cookies to make this site work.",
		"Sign up to our newsletter for the week on the coast.",
		"Get our morning briefing in your inbox.",
		"By signing up you agree to our terms.",
		"Already a subscriber? Log in.",
		"To continue reading, become a member.",
		"Share this article",
		"Copy link",
		"WhatsApp",
		"ADVERTISEMENT",
		"Article continues below advertisement",
		"Listen to this article",
		"View comments",
		"What do you think? Tell us below.",
		"To play this video you need to enable scripts in your browser.",
		"Follow us on Instagram",
		"Most read in News",
		"Back to top",
		"list 1 of 3",
		"Privacy notice: our newsletters may hold advertisements.",
		"This is a developing story and will be updated.",
		"Why you can trust Harbour News",
		"© 2024 Harbour Post. All rights reserved."};

	check_lines(state, lines, COUNT_OF(lines), "l");
}

static void lineclass_finds_links_to_other_stories(void **state)
{
	static const char *const lines[] = {"Read more: Ferry firm sues the council",
					    "RELATED: Ferry firm sues the council",
					    "MORE: Ferry firm sues the council",
					    "WATCH: Last boat leaves the harbour",
					    "VIDEO: Last boat leaves the harbour",
					    "You may also like",
					    "Related stories",
					    "Tags: harbour, storm, island"};

	check_lines(state, lines, COUNT_OF(lines), "l");
}

static void lineclass_finds_counts_addresses_and_players(void **state)
{
	static const char *const lines[] = {"34 comments",
					    "1.2k shares",
					    "3 min read",
					    "02:31",
					    "Video Duration 2:31",
					    "pic.twitter.com/x1Y2z3",
					    "— Harbour Post (@harbourpost) May 4",
					    "https://example.org/harbour",
					    "@harbourpost"};

	check_lines(state, lines, COUNT_OF(lines), "l");
}

static void lineclass_finds_notes_on_the_article(void **state)
{
	static const char *const lines[] = {
		"This article was amended on 4 May 2024 to correct the depth of the basin.",
		"Correction: An earlier version gave the wrong year.",
		"Editor's note: This story was updated with a reply by the mayor.",
		"A version of this article appears in print on page 4.",
		"Follow Nina Berg on X: @ninaberg",
		"Last updated on Tue 4 Mar 2024 14.05 GMT",
		"Published: 14:05, 4 March 2024",
		"2 hours ago",
		"04/03/2024",
		"Edited by: Nina Berg",
		"news@example.org",
		"Source: Harbour Post and agencies",
		"Reuters"};

	check_lines(state, lines, COUNT_OF(lines), "y");
}

static void lineclass_finds_who_wrote_it_without_the_word_by(void **state)
{
	static const char *const lines[] = {"Tom Lund, Shipping Correspondent",
					    "Tom Lund Political editor", "Tom Lund in Oslo",
					    "Tom Lund is a reporter based in Oslo.",
					    "Tom Lund covers shipping for the Harbour Post."};

	check_lines(state, lines, COUNT_OF(lines), "y");
	check(state, "# Island to close its old harbour\n\nTom Lund\n\n" PROSE "\n" MORE, "tybb");
}

static void lineclass_finds_credits_of_every_agency(void **state)
{
	static const char *const lines[] = {
		"The quay after the storm (PA)",
		"The quay after the storm (Getty Images)",
		"The quay after the storm on Friday. (AP Photo/Nina Berg, File)",
		"The quay after the storm. NINA BERG/AFP/GETTY IMAGES",
		"REUTERS/Nina Berg",
		"Nina Berg / Getty Images",
		"The quay after the storm © Nina Berg/AFP",
		"The quay after the storm. Photograph: Nina Berg/PA",
		"Image source, Getty Images",
		"Image caption, Boats wait for the tide",
		"PHOTO: Boats wait for the tide on Monday.",
		"FILE - Boats wait for the tide in the old harbour on Monday, May 4, 2020."};

	check_lines(state, lines, COUNT_OF(lines), "c");
	check(state, PROSE "8\nThe quay after the storm\nReuters\n" MORE, "bnccb");
}

static void lineclass_keeps_prose_that_speaks_of_such_things(void **state)
{
	static const char *const lines[] = {
		"Cookies on the site of the council were banned by a court on Monday.",
		"Advertisements for the ferry were taken down in May, the council said.",
		"Live fish were found in the basin after the storm, divers said.",
		"Updated maps of the coast will be sold in May, the council said.",
		"This story of a harbour was told to every child of the island.",
		"Correction officers from the island visited the basin in May.",
		"Videos of the storm were shown to the council, the mayor said.",
		"Published maps of the coast showed no quay there in 1920.",
		"The writer of the oldest map is not known, judges said.",
		"Words of comfort came from the mayor after the storm in May.",
		"Copyright law does not cover the maps of the coast, judges said."};

	check_lines(state, lines, COUNT_OF(lines), "b");
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
		NEWS_TEST(lineclass_finds_boxes_and_buttons_of_a_page),
		NEWS_TEST(lineclass_finds_links_to_other_stories),
		NEWS_TEST(lineclass_finds_counts_addresses_and_players),
		NEWS_TEST(lineclass_finds_notes_on_the_article),
		NEWS_TEST(lineclass_finds_who_wrote_it_without_the_word_by),
		NEWS_TEST(lineclass_finds_credits_of_every_agency),
		NEWS_TEST(lineclass_keeps_prose_that_speaks_of_such_things),
	};

	return cmocka_run_group_tests_name("lineclass", tests, NULL, NULL);
}
