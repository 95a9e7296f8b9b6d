#include "news/speaker.h"

#include "article_fixture.h"

#define Q "We will build four new bridges and two ferries across our rivers by spring"

struct trap {
	const char *text, *cards;
};

static void check_all(void **state, const struct trap *traps, size_t n)
{
	for (size_t i = 0; i < n; i++)
		check_cards(state, traps[i].text, traps[i].cards);
}
#define CHECK_ALL(state, traps) check_all((state), (traps), COUNT_OF(traps))

static void speaker_stands_after_the_quotation(void **state)
{
	static const struct trap traps[] = {
		{"“" Q ",” Anna Holm said.", "Anna Holm: " Q "\n"},
		{"“" Q ",” said Anna Holm.", "Anna Holm: " Q "\n"},
		{"“" Q "”, Anna Holm told reporters on Friday.", "Anna Holm: " Q "\n"},
		{"“" Q ",” Anna Holm, a doctor, said.", "Anna Holm, Doctor: " Q "\n"},
		{"“" Q ",” according to Anna Holm.", "Anna Holm: " Q "\n"},
		{"“" Q "” — Anna Holm said.", "Anna Holm: " Q "\n"},
		{"“" Q ",” said Anna Holm, director of the Bridge Institute, which advises cities.",
		 "Anna Holm, Director of the Bridge Institute: " Q "\n"},
		{"“" Q ",” said Anna Holm, who leads the council.", "Anna Holm: " Q "\n"},
	};

	CHECK_ALL(state, traps);
}

static void speaker_is_told_apart_whatever_space_is_in_the_name(void **state)
{
	static const char *const spaces[] = {" ", "  ", "\r", "\t ", "\xC2\xA0", "\xE2\x80\xAF"};

	for (size_t i = 0; i < COUNT_OF(spaces); i++) {
		char text[256];

		snprintf(text, sizeof text,
			 "Here Peter Holm, the mayor, spoke.\n“" Q
			 ",” said Anna%sHolm, the doctor.",
			 spaces[i]);
		check_cards(state, text, "Anna Holm, Doctor: " Q "\n");
	}
}

/* The last row: an age that nobody is given is no name. */
static void speaker_is_found_by_an_age(void **state)
{
	static const struct trap traps[] = {
		{"Here Carl Berg, 61, met Anna Holm, 48, a doctor.\n“" Q ",” the 48-year-old said.",
		 "Anna Holm: " Q "\n"},
		{"Here Carl Berg, 61, met Anna Holm, 48.\n“" Q ",” said the 61-year-old German.",
		 "Carl Berg: " Q "\n"},
		{"Here Carl Berg, 48, met Anna Holm, 48.\n“" Q ",” said the 48-year-old German.",
		 "- an age that fits several\n"},
		{"Here Carl Berg, 61, met Anna Holm.\n“" Q ",” the 61-year-old’s doctor said.",
		 "- a role that fits nobody, or several\n"},
		{"Here Carl Berg, 61, met Anna Holm.\n“" Q ",” said the 48-year-old German.",
		 "- the speaker has no name\n"},
	};

	CHECK_ALL(state, traps);
}

static void speaker_stands_before_the_quotation(void **state)
{
	static const struct trap traps[] = {
		{"Anna Holm said: “" Q ".”", "Anna Holm: " Q ".\n"},
		{"Anna Holm said, “" Q ".”", "Anna Holm: " Q ".\n"},
		{"Anna Holm later told the council: “" Q ".”", "Anna Holm: " Q ".\n"},
		{"On Friday Anna Holm publicly stated: “" Q ".”", "Anna Holm: " Q ".\n"},
		{"In a letter to Carl Berg, Anna Holm wrote: “" Q ".”", "Anna Holm: " Q ".\n"},
		{"Anna Holm answered by writing, “" Q ".”", "Anna Holm: " Q ".\n"},
		{"Anna Holm, after a visit to Carl Berg in Oslo, said: “" Q ".”",
		 "Anna Holm: " Q ".\n"},
		{"Anna Holm, spokeswoman for Mayor Carl Berg, said: “" Q ".”",
		 "Anna Holm, Spokeswoman for Mayor Carl Berg: " Q ".\n"},
		{"Norway’s prime minister, Anna Holm, said: “" Q ".”",
		 "Anna Holm, Norway’s prime minister: " Q ".\n"},
	};

	CHECK_ALL(state, traps);
}

static void speaker_is_not_who_is_spoken_to_or_about(void **state)
{
	static const struct trap traps[] = {
		{"Anna Holm arrived late. And she told the Lund Herald: “" Q ".”",
		 "Anna Holm: " Q ".\n"},
		{"“" Q ",” White House press secretary Anna Holm said.",
		 "Anna Holm, White House press secretary: " Q "\n"},
		{"“" Q ",” Carl Berg’s deputy Anna Holm said.", "Anna Holm: " Q "\n"},
		{"Carl Berg was told: “" Q ".”", "- who is named beside it heard it\n"},
	};

	CHECK_ALL(state, traps);
}

static void speaker_has_nothing_to_say_where_the_attribution_denies_it(void **state)
{
	static const struct trap traps[] = {
		{"Carl Berg did not say: “" Q ".”", "- the attribution denies that it was said\n"},
		{"“" Q ",” Anna Holm did not say on Monday.",
		 "- the attribution denies that it was said\n"},
		{"“" Q ",” Anna Holm has never said.",
		 "- the attribution denies that it was said\n"},
		{"“" Q ",” Anna Holm never said.", "- the attribution denies that it was said\n"},
		{"“" Q ",” Anna Holm was told by Peter Lind.",
		 "- who is named beside it heard it\n"},
		{"“" Q ",” Anna Holm was later reminded by Carl Berg.",
		 "- who is named beside it heard it\n"},
		{"“" Q ",” Anna Holm might have said if she had won.",
		 "- the attribution does not tell that it was said\n"},
		{"“" Q ",” Anna Holm heard the mayor say.", "- the words are told of, not said\n"},
		{"“" Q ",” Anna Holm believes the mayor said.",
		 "- the words are told of, not said\n"},
		{"“" Q ",” Anna Holm denied having said on Monday.",
		 "- the attribution denies that it was said\n"},
		{"“" Q ",” Anna Holm denied saying.",
		 "- the attribution denies that it was said\n"},
		{"Nobody said “" Q ",” Anna Holm insisted.",
		 "- two attributions that do not agree\n"},
		{"Anna Holm imagined Carl Berg saying: “" Q ".”",
		 "- the words are told of, not said\n"},
		{"In her latest novel, Anna Holm writes: “" Q ".”",
		 "- from a work of fiction, perhaps\n"},
		{"“" Q ",” Anna Holm denied.", "- the attribution denies that it was said\n"},
		{"“" Q ",” Anna Holm said. Carl Berg was told: “" Q ".”",
		 "Anna Holm: " Q "\n- who is named beside it heard it\n"},
	};

	CHECK_ALL(state, traps);
}

static void speaker_that_is_a_pronoun_is_the_last_subject(void **state)
{
	static const struct trap traps[] = {
		{"Anna Holm opened the meeting.\nShe said: “" Q ".”", "Anna Holm: " Q ".\n"},
		{"Anna Holm met Carl Berg on Friday.\n“" Q ",” she said.", "Anna Holm: " Q "\n"},
		{"“" Q ",” Anna Holm said.\nShe added: “" Q ".”",
		 "Anna Holm: " Q "\nAnna Holm: " Q ".\n"},
		{"Carl Berg disagreed. “" Q ",” he said.", "Carl Berg: " Q "\n"},
		{"Carl Berg opened the meeting.\nHe thanked Otto Lind. He sat down.\n“" Q
		 ",” he said.",
		 "- another person may be meant\n"},
		{"Carl Berg met Otto Lind.\n“" Q ", as Carl Berg knows,” he said.",
		 "- another person may be meant\n"},
	};

	CHECK_ALL(state, traps);
}

static void speaker_of_the_other_gender_is_passed_over(void **state)
{
	check_cards(state, "Anna Holm opened the meeting. Carl Berg left it. “" Q ",” she said.",
		    "Anna Holm: " Q "\n");
}

static void speaker_is_refused_where_the_pronoun_has_two_readings(void **state)
{
	check_cards(
		state,
		"Carl Berg opened the meeting. In a statement released by Otto Lind, he said: “" Q
		".”",
		"Carl Berg: " Q ".\n");
	check_cards(state, "Reporters met villagers.\nThey said: “" Q ".”",
		    "- nobody is found who said it\n");
}

static void speaker_may_be_an_organisation_or_a_group(void **state)
{
	static const struct trap traps[] = {
		{"Russia’s Transport Ministry met. “" Q ",” the ministry said on Telegram.",
		 "Russia’s Transport Ministry: " Q "\n"},
		{"“" Q ",” the Bridge Committee said.", "Bridge Committee: " Q "\n"},
		{"“" Q ",” Anna Holm and her deputy Carl Berg said.",
		 "Anna Holm and her deputy Carl Berg: " Q "\n"},
		{"“" Q ",” said Anna Holm and her deputy Carl Berg on Monday.",
		 "Anna Holm and her deputy Carl Berg: " Q "\n"},
		{"Anna Holm and her deputy Carl Berg said: “" Q ".”",
		 "Anna Holm and her deputy Carl Berg: " Q ".\n"},
		{"Trams left late, with Carl Berg saying: “" Q ".”", "Carl Berg: " Q ".\n"},
		{"Yesterday, EU leaders insisted: “" Q ".”", "EU leaders: " Q ".\n"},
		{"“" Q ",” Norwegian officials said.", "Norwegian officials: " Q "\n"},
		{"In a joint statement, Anna Holm and other mayors including Carl Berg, said: “" Q
		 ".”",
		 "Anna Holm and other mayors: " Q ".\n"},
	};

	CHECK_ALL(state, traps);
}

static void speaker_without_a_name_is_refused(void **state)
{
	static const struct trap traps[] = {
		{"A spokesperson for them said: “" Q ".”", "- the speaker is named by a pronoun\n"},
		{"“" Q ",” one resident said.", "- the speaker has no name\n"},
		{"“" Q ",” officials said.", "- an unnamed group\n"},
		{"“" Q ".”", "- nobody is found who said it\n"},
	};

	CHECK_ALL(state, traps);
}

static void speaker_is_refused_where_several_have_the_surname(void **state)
{
	static const struct trap traps[] = {
		{"Peter Holm, the mayor, met Anna Holm.\n“" Q ",” Holm said.",
		 "- several people have that surname\n"},
		{"Peter Holm met Carl Holm.\nHolm sat down. “" Q ",” he said.",
		 "- several people have that surname\n"},
		{"Peter Holm, the mayor, met Anna Holm.\n“" Q ",” Mrs Holm said.",
		 "Anna Holm: " Q "\n"},
		{"Peter Holm, the mayor, met Anna Holm.\n“" Q ",” Peter Holm said.",
		 "Peter Holm, Mayor: " Q "\n"},
	};

	CHECK_ALL(state, traps);
}

static void speaker_that_is_a_role_is_who_holds_it(void **state)
{
	check_cards(state,
		    "Norwegian President Anna Holm met Mayor Carl Berg.\n“" Q
		    ",” the mayor said.\n“" Q ",” the president said.",
		    "Carl Berg, Mayor: " Q "\nAnna Holm, Norwegian president: " Q "\n");
	check_cards(state,
		    "Mayor Anna Holm met Mayor Carl Berg.\nIt rained.\nTrains ran.\nIt snowed.\n"
		    "Buses ran.\n“" Q ",” the mayor said.",
		    "- several people have that role\n");
}

static void speaker_that_is_only_described_stays_the_description(void **state)
{
	static const struct trap traps[] = {
		{"Norway needs bridges, says Anna Holm.\nThe Tory grandee told the Herald: “" Q
		 ".”",
		 "- a role that fits nobody, or several\n"},
		{"Anna Holm wrote to the council.\nThe email said: “" Q ".”",
		 "- the speaker has no name\n"},
		{"Anna Holm left.\n“" Q ",” the Holm campaign said.",
		 "- the speaker has no name\n"},
		{"Anna Holm left.\n“" Q ",” wrote one Holm supporter.",
		 "- the speaker has no name\n"},
	};

	CHECK_ALL(state, traps);
}

static void speaker_is_told_from_what_stands_between_name_and_verb(void **state)
{
	static const struct trap traps[] = {
		{"Sen. Anna Holm (L-Lund), noting the cost of it, said: “" Q ".”",
		 "Anna Holm: " Q ".\n"},
		{"As Anna Holm, a former secretary of state, put it: “" Q ".”",
		 "Anna Holm: " Q ".\n"},
		{"Anna Holm, president and chief executive of the Lund Bank said: “" Q ".”",
		 "Anna Holm: " Q ".\n"},
		{"Anna Holm, curator at the University of Lund, Norway, said: “" Q ".”",
		 "Anna Holm, Curator at the University of Lund: " Q ".\n"},
		{"“" Q ",” Anna Holm, wearing a “Build it” hat, said.",
		 "Anna Holm: " Q "\n- does not begin like a sentence\n"},
		{"Famed bridge doctor Anna Holm often said: “" Q ".”",
		 "Anna Holm, Doctor: " Q ".\n"},
		{"Anna Holm said Carl Berg would come soon, adding: “" Q ".”",
		 "- not sure who said it\n"},
		{"Anna Holm of Lund said she was outraged, arguing: “" Q ".”",
		 "- not sure who said it\n"},
	};

	CHECK_ALL(state, traps);
}

static void speaker_is_the_subject_of_the_verb_beside_the_words(void **state)
{
	static const struct trap traps[] = {
		{"“" Q ",” said Berg constituent Anna Holm. Carl Berg left.",
		 "Anna Holm, Berg constituent: " Q "\n"},
		{"Carl Berg left. Another source speaking to Carl Berg said: “" Q ".”",
		 "- the speaker has no name\n"},
		{"Carl Berg spoke. Although he left, Anna Holm smiled and said: “" Q ".”",
		 "Anna Holm: " Q ".\n"},
		{"Carl Berg carried a sign saying: “" Q ".”", "- the speaker has no name\n"},
		{"The mayor left, with Anna Holm loudly saying: “" Q ".”",
		 "- not sure who said it\n"},
		{"Carl Berg, citing “the magic of it,” said he would come. Anna Holm said: “" Q
		 ".”",
		 "- does not begin like a sentence\nAnna Holm: " Q ".\n"},
	};

	CHECK_ALL(state, traps);
}

static void speaker_may_stand_beside_any_verb_or_none(void **state)
{
	static const struct trap traps[] = {
		{"“" Q ",” Anna Holm barked.", "Anna Holm: " Q "\n"},
		{"“" Q ",” an angry Anna Holm retorted loudly.", "Anna Holm: " Q "\n"},
		{"“" Q ",” fretted Anna Holm.", "Anna Holm: " Q "\n"},
		{"“" Q "!” Anna Holm smiled and went home.", "- nobody is found who said it\n"},
		{"“" Q ",” the statement read.", "- the speaker has no name\n"},
		{"“" Q ",” read the statement.", "- the speaker has no name\n"},
		{"Anna Holm didn’t seem impressed on Monday, telling them: “" Q ".”",
		 "- not sure who said it\n"},
		{"“" Q ".”\n– Anna Holm, Lund.", "Anna Holm: " Q ".\n"},
		{"“" Q "” Carl Berg, Anna Holm said.", "- does not end like a sentence\n"},
		{"“" Q ",” Holm’s friend Carl Berg told the Herald.", "Carl Berg: " Q "\n"},
		{"“" Q ",” her friend Carl Berg told the Herald.", "Carl Berg: " Q "\n"},
	};

	CHECK_ALL(state, traps);
}

static void speaker_keeps_the_word_in_a_paragraph_of_its_own(void **state)
{
	check_cards(state, "“" Q ",” Anna Holm said.\n“" Q ".”",
		    "Anna Holm: " Q "\nAnna Holm: " Q ".\n");
}

static void speaker_loses_the_word_when_another_acts(void **state)
{
	check_cards(state, "“" Q ",” Anna Holm said. Carl Berg shook his head.\n“" Q ".”",
		    "Anna Holm: " Q "\n- somebody else may have the word by then\n");
}

static void speaker_is_not_named_where_somebody_unnamed_stands_nearer(void **state)
{
#define UNNAMED "- somebody without a name may be meant\n"
	static const struct trap traps[] = {
		{"Anna Holm and Carl Berg met on the quay.\nA nurse rose in the third row. “" Q
		 ",” she shouted.",
		 UNNAMED},
		{"Anna Holm met Carl Berg on the quay.\nA nurse from Lund rose. “" Q
		 ",” he shouted.",
		 UNNAMED},
		{"Anna Holm met Carl Berg.\nThe head of the dockers’ union was against it. “" Q
		 ",” she said.",
		 UNNAMED},
		{"Anna Holm met Carl Berg.\nCarl Berg’s sister said she was glad. “" Q
		 ",” she said.",
		 UNNAMED},
		{"Anna Holm met Carl Berg.\nCarl Berg’s wife agreed. “" Q ",” she said.", UNNAMED},
		{"Anna Holm met Carl Berg.\nAnna Holm’s husband, Mark, agreed. “" Q ",” he said.",
		 UNNAMED},
		{"“" Q ",” said Carl Berg. A nurse rose. “" Q ",” she shouted.",
		 "Carl Berg: " Q "\n- nobody who is named fits the pronoun\n"},
		{"Anna Holm met Carl Berg.\nAnna Holm’s husband, Mark Lind, agreed. “" Q
		 ",” he said.",
		 "Mark Lind: " Q "\n"},
		{"Carl Berg, the mayor, met Anna Holm.\nThe mayor sat down. “" Q ",” he said.",
		 "Carl Berg, Mayor: " Q "\n"},
	};

	CHECK_ALL(state, traps);
}

static void speaker_has_a_name_without_the_paper_before_it(void **state)
{
	static const struct trap traps[] = {
		{"It rained. “" Q ",” the Echo’s Dana Lind wrote.", "Dana Lind: " Q "\n"},
		{"“" Q ",” said Echo co-host Anna Holm.", "Anna Holm: " Q "\n"},
		{"It rained. “" Q ",” Republican South Carolina Sen. Anna Holm said.",
		 "Anna Holm: " Q "\n"},
	};

	CHECK_ALL(state, traps);
}

static void speaker_is_not_who_is_asked(void **state)
{
#define ASKED "- who is named beside it heard it\n"
	static const struct trap traps[] = {
		{"Asked “Will we build four new bridges and two ferries in Lund?”, Carl Berg said "
		 "no.",
		 ASKED},
		{"Anna Holm came. Asked “" Q "?”, she nodded.", ASKED},
		{"Pressed by a reporter, “" Q "?”, Anna Holm said yes.", ASKED},
		{"When pressed: “" Q "?”, Anna Holm laughed.", ASKED},
		{"Carl Berg, challenged: “" Q "?”, said no.", ASKED},
		{"Asked about the river, Anna Holm said: “" Q ".”",
		 "- the attribution ties it to something outside it\n"},
	};

	CHECK_ALL(state, traps);
}

static void speaker_at_second_hand_is_refused(void **state)
{
	static const struct trap traps[] = {
		{"Anna Holm said one voter told her: “" Q ".”",
		 "- the words are told of, not said\n"},
		{"Anna Holm read out a letter from a patient: “" Q ".”",
		 "- the words are told of, not said\n"},
		{"Anna Holm shared a post by Carl Berg saying: “" Q ".”", "Carl Berg: " Q ".\n"},
		{"“" Q ",” Carl Berg says Anna Holm told him.",
		 "- the words are told of, not said\n"},
		{"“" Q ",” Carl Berg said the councillor, Anna Holm, told him.",
		 "- the words are told of, not said\n"},
		{"Anna Holm said the road was shut and later told the Herald: “" Q ".”",
		 "Anna Holm: " Q ".\n"},
		{"Anna Holm wrote in a letter from Lund: “" Q ".”", "Anna Holm: " Q ".\n"},
		{"“" Q ",” Carl Berg said the council had gone home.", "Carl Berg: " Q "\n"},
	};

	CHECK_ALL(state, traps);
}

static void speaker_is_not_named_in_the_clause_about_him(void **state)
{
	static const struct trap traps[] = {
		{"Carl Berg, whose wife, Anna Berg, runs the harbour, said: “" Q ".”",
		 "Carl Berg: " Q ".\n"},
		{"Carl Berg, whose wife runs the harbour, said: “" Q ".”", "Carl Berg: " Q ".\n"},
	};

	CHECK_ALL(state, traps);
}

static void speaker_of_old_forged_or_withdrawn_words_is_not_shown(void **state)
{
	static const struct trap traps[] = {
		{"Back in 2011, Anna Holm had noted: “" Q ".”", "- said long ago\n"},
		{"In her 2003 memoir, Anna Holm wrote: “" Q ".”", "- said long ago\n"},
		{"“" Q ",” Anna Holm said. She has since apologised and withdrawn the words.",
		 "- qualified by what follows\n"},
		{"“" Q ",” said Anna Holm. She withdrew from the race.", "Anna Holm: " Q "\n"},
		{"“" Q ",” says Anna Holm, as played by Carl Berg.", "- made up, perhaps\n"},
		{"“" Q ",” Anna Holm wrote, according to a memo found to be forged.",
		 "- made up, perhaps\n"},
	};

	CHECK_ALL(state, traps);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(speaker_stands_after_the_quotation),
		NEWS_TEST(speaker_is_told_apart_whatever_space_is_in_the_name),
		NEWS_TEST(speaker_is_found_by_an_age),
		NEWS_TEST(speaker_stands_before_the_quotation),
		NEWS_TEST(speaker_is_not_who_is_spoken_to_or_about),
		NEWS_TEST(speaker_has_nothing_to_say_where_the_attribution_denies_it),
		NEWS_TEST(speaker_that_is_a_pronoun_is_the_last_subject),
		NEWS_TEST(speaker_of_the_other_gender_is_passed_over),
		NEWS_TEST(speaker_is_refused_where_the_pronoun_has_two_readings),
		NEWS_TEST(speaker_may_be_an_organisation_or_a_group),
		NEWS_TEST(speaker_without_a_name_is_refused),
		NEWS_TEST(speaker_is_refused_where_several_have_the_surname),
		NEWS_TEST(speaker_that_is_a_role_is_who_holds_it),
		NEWS_TEST(speaker_that_is_only_described_stays_the_description),
		NEWS_TEST(speaker_is_told_from_what_stands_between_name_and_verb),
		NEWS_TEST(speaker_is_the_subject_of_the_verb_beside_the_words),
		NEWS_TEST(speaker_may_stand_beside_any_verb_or_none),
		NEWS_TEST(speaker_keeps_the_word_in_a_paragraph_of_its_own),
		NEWS_TEST(speaker_loses_the_word_when_another_acts),
		NEWS_TEST(speaker_is_not_named_where_somebody_unnamed_stands_nearer),
		NEWS_TEST(speaker_has_a_name_without_the_paper_before_it),
		NEWS_TEST(speaker_is_not_who_is_asked),
		NEWS_TEST(speaker_at_second_hand_is_refused),
		NEWS_TEST(speaker_is_not_named_in_the_clause_about_him),
		NEWS_TEST(speaker_of_old_forged_or_withdrawn_words_is_not_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
