#include "news/displayable.h"

#include "article_fixture.h"

/* One quotation, attributed beyond doubt, and why it is not shown; NULL: it is. */
struct trap {
	const char *quote, *refused;
};

static void check_quote(void **state, const char *text, const char *refused)
{
	struct fixture *f = *state;
	struct article a = one_article(f, text);
	struct news_cards cards = quotes_of(f, &a);
	const char *got;

	assert_true(cards.n > 0);
	got = cards.items[0].refused;
	if (!refused && got)
		fail_msg("%s\nrefused: %s", text, got);
	if (refused && (!got || strcmp(got, refused) != 0))
		fail_msg("%s\n%s, expected: %s", text, got ? got : "shown", refused);
}

static void check_all(void **state, const struct trap *traps, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char text[512];

		snprintf(text, sizeof text, "Mayor Anna Holm said: “%s”", traps[i].quote);
		check_quote(state, text, traps[i].refused);
	}
}
#define CHECK_ALL(state, traps) check_all((state), (traps), COUNT_OF(traps))

static void displayable_sentences_stand_alone(void **state)
{
	static const struct trap traps[] = {
		{"Our city cannot build a bridge without the money for steel and paint.", NULL},
		{"Our president has told us that he will pay for the bridge.", NULL},
		{"It is wrong to close a bridge before a ferry goes from bank to bank.", NULL},
		{"The good news is that Norway will pay for half of the ferries.", NULL},
		{"There will be no toll on any bridge or ferry of Lund.", NULL},
		{"If it is a cold winter, it will be a hard one for the poor.", NULL},
		{"The bridge over the river needs paint, and it will get some.", NULL},
		{"The people of the north bank have waited long enough for a bridge.", NULL},
		{"Villagers have told us that they would rather have a ferry than a bridge.", NULL},
		{"We will win this war against rust, and the bridge will stand.", NULL},
		{"Norway’s playing a long game with the ferries of the whole coast", NULL},
	};

	CHECK_ALL(state, traps);
}

static void displayable_refuses_pronouns_that_name_nobody(void **state)
{
	static const char *const he = "needs to be told who \"he\" or \"she\" is";
	static const char *const they = "needs to be told who \"they\" are";
	static const char *const it = "needs to be told what \"it\" is";
	const struct trap traps[] = {
		{"It is a hard thing for a small town like ours to do.", it},
		{"It is just too long and too steep to get a pram through.", it},
		{"He has promised us a bridge and he will keep his promise.", he},
		{"I think if I were minister, he would build us a bridge today.", he},
		{"Minister Berg must tell him to keep the promise about a bridge.", he},
		{"Minister Carl Berg is the vote for bridges, as she is for tunnels.", he},
		{"A mother of nine has told me that he would rather have a bridge.", he},
		{"A mother of nine has told me that she would rather have a bridge.", NULL},
		{"If it was, hundreds if not thousands would want another bridge.", it},
		{"It really is a new thing to somebody who has never seen a bridge.", it},
		{"It seems to be a hard winter for a bridge and for the city.", it},
		{"In the future, however, a bridge will be what everybody wants.",
		 "ties on to what was said before"},
		{"They have promised us a bridge and they will keep the promise.", they},
		{"It would have been a fine bridge for the whole of the city.", it},
		{"It’s like a great ship that has a hole below the water line.", it},
		{"It was only waiting for a flood to knock the bridge down.", it},
		{"It is supposed to be a bridge for everybody in the city.", it},
		{"It’s another sign that nobody looks after a bridge in our city.", it},
		{"It is encouraging to see a city that paints its bridges before a flood.", NULL},
		{"It was refusing to open a bridge that the city had paid for.", it},
		{"In two hundred years they have not painted a bridge.", they},
		{"It is clear to me who wants a bridge and what they can pay.", they},
		{"Everybody who has a boat says that he is afraid of a bridge.", NULL},
	};

	CHECK_ALL(state, traps);
}

static void displayable_takes_everybody_for_he_in_one_sentence_alone(void **state)
{
	check_cards(state,
		    "“Everybody in Lund has heard about the bridge to Malmo. Perhaps she made it "
		    "up,” Anna Holm said.",
		    "Anna Holm: Everybody in Lund has heard about the bridge to Malmo.\n");
}

static void displayable_refuses_what_points_out_of_the_quotation(void **state)
{
	static const char *const points = "points at something outside it";
	const struct trap traps[] = {
		{"This will make life better for every family on the north bank.", points},
		{"Is that all there is in the way of bridges in our city?", points},
		{"The difference is that a bridge stands and a ferry goes.",
		 "begins with something the reader does not know"},
		{"At the end of that meeting we will know whether a bridge comes.", points},
		{"All of us on the north bank expect this before the winter.", points},
		{"We are ready to pay for such bridges as a city and as a people.",
		 "\"such\" points at something outside it"},
		{"We will get some painted for the benefit of both.",
		 "refers to something outside it"},
		{"We will know about the bridge one way or the other by spring.",
		 "refers to something outside it"},
		{"We did not hear any good ideas about the bridge there.",
		 "\"there\" points at a place outside it"},
		{"The talk was frank and brings a bridge closer to the north bank.",
		 "begins with something the reader does not know"},
	};

	CHECK_ALL(state, traps);
}

static void displayable_lets_a_superlative_say_what_this_is(void **state)
{
	static const char *const points = "points at something outside it";
	const struct trap traps[] = {
		{"This is the oldest bridge in Norway, and Lund will keep it.", NULL},
		{"This is the most expensive bridge that Lund has ever built.", NULL},
		{"This is the hardest part for the people of a small city.", points},
		{"This is the biggest, and the people of a small city paid.", points},
		{"This is the interest that a small city pays for a bridge.", points},
	};

	CHECK_ALL(state, traps);
	check_quote(state,
		    "The river froze.\nThe bank closed.\nMayor Anna Holm said: “This is the oldest "
		    "bridge in Norway, and Lund will keep it.”",
		    points);
}

static void displayable_refuses_what_ties_on_to_words_before(void **state)
{
	static const char *const ties = "ties on to what was said before";
	const struct trap traps[] = {
		{"But we will build a bridge across the river by the spring.", ties},
		{"In exchange, the state will pay for the paint of the bridge.", ties},
		{"We also agreed on a bridge between the north and south bank.", ties},
		{"Further bridges will follow across the river in the years ahead.", ties},
		{"By the way, a bridge is what the whole of the city wants.", ties},
		{"Neither do I, as long as the city has not paid for a bridge.", ties},
		{"Yes, a bridge would be very good for the whole of the city.", ties},
		{"Thank you all for the lovely welcome in the city of bridges.",
		 "courtesy, no news"},
	};

	CHECK_ALL(state, traps);
}

static void displayable_refuses_fragments_and_scraps(void **state)
{
	static const struct trap traps[] = {
		{"Bridges are very good.", "too few words to say anything"},
		{"Reopening a bridge and a ferry of Lund to be painted by the council.",
		 "has no finite verb"},
		{"No bridge in the city, no ferry, no tunnel, nothing.", "has no finite verb"},
		{"a bridge that will stand for a hundred years and more.",
		 "does not begin like a sentence"},
		{"He told me, ‘Build a bridge’, and Minister Berg agreed with me.",
		 "retells what somebody said"},
		{"We will build ... a bridge across the river by the spring.",
		 "something is left out of it"},
		{"We [the council] will build a [new] bridge across the river.",
		 "more of it is an editor's than a speaker's"},
	};

	CHECK_ALL(state, traps);
}

#define Q "We will build four new bridges across our rivers by spring"

static void displayable_refuses_what_the_attribution_hangs_on_something_else(void **state)
{
	static const char *const tied = "the attribution ties it to something outside it";

	check_quote(state, "“" Q ",” Anna Holm said, referring to the plan of Monday.", tied);
	check_quote(state, "“" Q ",” Anna Holm said when asked about the ferry.", tied);
	check_quote(state, "“" Q ",” Anna Holm said, but the council did not agree.",
		    "qualified by what follows");
}

static void displayable_wants_a_speaker_who_can_have_said_it(void **state)
{
	check_quote(state, "“" Q ",” Reuters reported.", "a report's words, and nobody's");
	check_quote(state, "Ann Israel came. “" Q ",” Israel said.",
		    "its speaker's name would be read as a country");
	check_quote(state, "“I hope that we will build bridges and ferries,” the Senate said.",
		    "a body does not say \"I\"");
}

static void displayable_never_cuts_off_a_sentence_that_takes_something_back(void **state)
{
	check_cards(state, "“" Q ". But not this year,” Anna Holm said.",
		    "Anna Holm: " Q ". But not this year\n");
}

static void displayable_refuses_remarks_of_years_ago(void **state)
{
	check_quote(state, "The talks began in May 2024.\nAnna Holm said in 2019: “" Q ".”",
		    "said long ago");
	check_quote(
		state,
		"The bridge was opened in May 2024.\nThe two last met in Oslo in June 2019.\n“" Q
		",” Anna Holm said.",
		"said long ago");
	check_quote(state,
		    "The bridge was opened in May 2024.\nThe old one fell in June 2019.\nOn Monday "
		    "work began.\n“" Q ",” Anna Holm said.",
		    NULL);
	check_quote(state,
		    "The bridge was opened in May 2024.\nIt has leaked since June 2019.\n“" Q
		    ",” Anna Holm said.",
		    NULL);
	check_quote(state, "Anna Holm told the Herald in December: “" Q ".”", "said some time ago");
}

static void displayable_scores_prefer_known_speakers_and_short_cards(void **state)
{
	struct fixture *f = *state;
	struct article a =
		one_article(f, "President Anna Holm met Carl Berg. Holm and Holm’s aides ate.\n“" Q
			       ",” Anna Holm said.\n“" Q ",” Carl Berg said.\n“" Q
			       " and by winter we will build "
			       "two more of them for trains, trams, buses, cars, bicycles, prams "
			       "and everybody who "
			       "walks to work in the morning or home at night,” Carl Berg said.");
	struct news_cards cards = quotes_of(f, &a);

	assert_int_equal(cards.n, 3);
	for (size_t i = 0; i < 3; i++)
		assert_null(cards.items[i].refused);
	assert_true(cards.items[0].score > cards.items[1].score);
	assert_true(cards.items[1].score > cards.items[2].score);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(displayable_sentences_stand_alone),
		NEWS_TEST(displayable_refuses_pronouns_that_name_nobody),
		NEWS_TEST(displayable_takes_everybody_for_he_in_one_sentence_alone),
		NEWS_TEST(displayable_refuses_what_points_out_of_the_quotation),
		NEWS_TEST(displayable_lets_a_superlative_say_what_this_is),
		NEWS_TEST(displayable_refuses_what_ties_on_to_words_before),
		NEWS_TEST(displayable_refuses_fragments_and_scraps),
		NEWS_TEST(displayable_refuses_what_the_attribution_hangs_on_something_else),
		NEWS_TEST(displayable_wants_a_speaker_who_can_have_said_it),
		NEWS_TEST(displayable_never_cuts_off_a_sentence_that_takes_something_back),
		NEWS_TEST(displayable_refuses_remarks_of_years_ago),
		NEWS_TEST(displayable_scores_prefer_known_speakers_and_short_cards),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
