#include "news_fixture.h"

#include "news/headline.h"
#include "news/proof.h"

/* What follows every lead here: it calls people by surname, as articles do. */
#define REST                                                                                   \
	"\nThe talks with Fox lasted until midnight, and Okoye left without a word to "        \
	"reporters.\n"                                                                         \
	"In the end Fox signed, and so did Okoye, while the crowd outside sang in the rain.\n" \
	"It was the first visit to Ukraine of a delegation from the coast in many years.\n"

static struct news_card headline_of(void **state, const char *text)
{
	struct fixture *f = *state;
	struct news_card card;

	segment_text(f, text);
	assert_true(f->articles.n > 0);
	assert_true(headline_make(f->l, &f->articles.items[0], &f->r, &card));
	return card;
}

static void shows(void **state, const char *text, const char *expected)
{
	struct news_card card = headline_of(state, text);

	if (card.refused)
		fail_msg("refused (%s): %s", card.refused, text);
	assert_span_equal(card.text, expected);
}

static void refuses(void **state, const char *text)
{
	struct news_card card = headline_of(state, text);

	if (!card.refused)
		fail_msg("shown: %.*s", (int)card.text.n, card.text.p);
}

static void headline_takes_a_title_as_it_stands(void **state)
{
	shows(state,
	      "Island to close its old harbour\n\n"
	      "The island will close its harbour for good, the council decided on Tuesday.\n",
	      "Island to close its old harbour");
}

/* The lead, which asks, gives no headline. */
static void headline_of_a_line_without_a_verb_is_none(void **state)
{
	static const struct {
		const char *line;
		bool tells;
	} cases[] = {
		{"Islanders flock to the cider fair", true},
		{"Ellery derides plan for the quay", true},
		{"Margaret Ellery, engineer of bridges, dozes at 92", true},
		{"The pilots' long summer", false},
		{"A ferry that really floats", false},
		{"Behind Ellery's gains, heaps of debt", false},
		{"Harbours at risk over bets on mussels", false},
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		const char *text =
			region_format(&f->r,
				      "%s\n\nWhat will become of the harbour, and who is "
				      "to pay?\n\nThe council met on Monday.\n",
				      cases[i].line)
				.p;
		struct news_card h = headline_of(state, text);

		if (!h.refused != cases[i].tells)
			fail_msg("'%s': %s", cases[i].line, h.refused ? h.refused : "shown");
	}
}

static void headline_takes_a_known_title_before_the_lead(void **state)
{
	static const struct {
		const char *title, *expected;
	} cases[] = {
		{"Island to close its old harbour.", "Island to close its old harbour"},
		{"Harbour newsletter", "The harbour choir won the cup of the northern towns"},
		{"", "The harbour choir won the cup of the northern towns"},
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct news_card card;
		struct proof proof;

		segment_text(f, "The harbour choir won the cup of the northern towns." REST);
		f->articles.items[0].title = span_of(cases[i].title);
		assert_true(headline_make(f->l, &f->articles.items[0], &f->r, &card));
		assert_null(card.refused);
		assert_span_equal(card.text, cases[i].expected);
		proof_init(&proof, f->l, &f->articles.items[0], &f->r);
		assert_null(proof_check(&proof, &card, &f->r));
	}
}

static void headline_keeps_what_limits_any_no_and_first(void **state)
{
	static const char *const wider[] = {
		"Norland rejected any talks on the island's harbour that leave the town council "
		"out, "
		"two days after its neighbours had discussed the dispute in the capital." REST,
		"Mayor Anna Holm received her first security briefing since she was named to head "
		"the state's new council for the flooded towns of the lower river." REST,
	};

	for (size_t i = 0; i < COUNT_OF(wider); i++) {
		struct news_card card = headline_of(state, wider[i]);

		if (card.refused)
			continue;
		if (span_find(card.text, 0, " that leave") >= card.text.n &&
		    span_find(card.text, 0, " since") >= card.text.n)
			fail_msg("shown: %.*s", (int)card.text.n, card.text.p);
	}
}

static void headline_is_not_what_the_next_sentence_takes_back(void **state)
{
	refuses(state, "Mayor Anna Holm led the race for the river council. But on Tuesday she "
		       "lost it to a baker from the upper town." REST);
	shows(state,
	      "Mayor Anna Holm led the race for the river council. A baker from the upper town "
	      "came second." REST,
	      "Mayor Anna Holm led the race for the river council");
}

static void check_clean(void **state, const char *text)
{
	struct news_card card = headline_of(state, text);

	if (card.refused)
		return;
	if (span_find(card.text, 0, ",,") < card.text.n ||
	    span_find(card.text, 0, "outside Olle") < card.text.n)
		fail_msg("shown: %.*s", (int)card.text.n, card.text.p);
}

static void headline_leaves_no_comma_and_no_article_behind(void **state)
{
	check_clean(state, "Harbour owners gave $9 million in May to an outside club backing "
			   "then-council candidate Olle Berg, and it paid for his posters." REST);
	check_clean(state,
		    "Nils Holm, 98, of Upper Ferry, Norland, passed away Friday, March 25, "
		    "2016, in Porto Vecchio, while he was staying at his summer house there." REST);
}

static void headline_leaves_out_dateline_and_full_stop(void **state)
{
	shows(state,
	      "OSLO, May 2 (UPI) — Norway will build a new harbour on its northern coast." REST,
	      "Norway will build a new harbour on its northern coast");
}

static void headline_gives_shouted_words_their_case(void **state)
{
	shows(state,
	      "UKRAINE’S farmers have brought in the largest harvest of the past ten years." REST,
	      "Ukraine’s farmers have brought in the largest harvest of the past ten years");
	shows(state, "NATO ministers have agreed to meet on the island before the winter." REST,
	      "NATO ministers have agreed to meet on the island before the winter");
}

static void headline_cuts_the_tail_after_a_comma(void **state)
{
	shows(state,
	      "Peru will send two ships to the islands, saying that the fishing grounds must be "
	      "guarded against trawlers from all over the ocean." REST,
	      "Peru will send two ships to the islands");
}

static void headline_leaves_out_what_leads_up_to_it(void **state)
{
	shows(state,
	      "In a warning to its neighbours, Peru said on Friday that it will send two ships to "
	      "the islands, where trawlers have been seen since the spring." REST,
	      "Peru said that it will send two ships to the islands");
}

static void headline_leaves_out_a_day_with_all_its_words(void **state)
{
	shows(state,
	      "Norway opened a new harbour on its northern coast late last Thursday night." REST,
	      "Norway opened a new harbour on its northern coast");
	shows(state,
	      "Dockers in Oslo stopped work early on Monday over the pay of the night shift." REST,
	      "Dockers in Oslo stopped work over the pay of the night shift");
	shows(state,
	      "The trawler was towed out of the bay on Thursday with all its crew aboard." REST,
	      "The trawler was towed out of the bay with all its crew aboard");
}

static void headline_keeps_a_day_that_something_hangs_on(void **state)
{
	shows(state,
	      "The council voted to shut the ferry pier by Friday despite the protests." REST,
	      "The council voted to shut the ferry pier by Friday despite the protests");
	shows(state, "Norway issued a gale warning for its coast from 6am on Thursday." REST,
	      "Norway issued a gale warning for its coast from 6am on Thursday");
	shows(state, "The harbour was closed on Friday 2 May and the Saturday after it." REST,
	      "The harbour was closed on Friday 2 May and the Saturday after it");
	shows(state, "Families were invited to the concert at 6pm on Sunday 4 June." REST,
	      "Families were invited to the concert at 6pm on Sunday 4 June");
}

static void headline_tells_of_an_hour_only_with_a_date(void **state)
{
	refuses(state, "President Helen Fox is on her way to the island to see its harbour." REST);
	refuses(state, "Divers are searching the bay for the anchor of a Viking ship." REST);
	refuses(state, "The new ferry to the island leaves today from its own pier." REST);
	shows(state,
	      "OSLO, 2 May 2026 — Divers are searching the bay for an anchor of Vikings." REST,
	      "Divers are searching the bay for an anchor of Vikings");
	shows(state, "The ferry office is moving to the second pier on Monday morning." REST,
	      "The ferry office is moving to the second pier on Monday morning");
}

static void headline_does_not_tell_what_the_article_takes_back(void **state)
{
	refuses(state,
		"Nine divers were trapped in a cave under the northern coast of the island." REST
		"All the divers had been rescued by midnight, the police said.\n");
	refuses(state, "The island choir will sing for the king at the opening of the harbour." REST
		       "The opening was later called off, and so was the meal.\n");
	shows(state,
	      "Nine divers were trapped in a cave under the northern coast of the island." REST
	      "Two of the divers were rescued by midnight, the police said.\n",
	      "Nine divers were trapped in a cave under the northern coast of the island");
}

static void headline_is_not_a_label(void **state)
{
	shows(state,
	      "Harbour newsletter\n\n"
	      "The harbour choir won the cup of the northern towns on Saturday.\n\n"
	      "Its next concert is in June, and Helen Fox will conduct it.\n",
	      "The harbour choir won the cup of the northern towns");
	shows(state,
	      "Crane out of order\n\n"
	      "The crane on the second pier cannot be used before 5 June.\n\n"
	      "Please ask Helen Fox for the small one.\n",
	      "The crane on the second pier cannot be used before 5 June");
}

static void headline_shows_the_sentence_of_a_notice_whole(void **state)
{
	shows(state, "The pier is closed on Monday 4 May.\n", "The pier is closed on Monday 4 May");
	shows(state, "Please hand your lockers’ keys in at the pier office.\n",
	      "Please hand your lockers’ keys in at the pier office");
	shows(state, "There will be no boat to the island at noon on Sunday.\n",
	      "There will be no boat to the island at noon on Sunday");
	refuses(state, "He has left it on the boat.\n");
}

static void headline_keeps_a_short_lead_whole_rather_than_lose_its_news(void **state)
{
	shows(state,
	      "Norway has forecast a storm with waves of nine metres around its islands "
	      "from 6pm Sunday." REST,
	      "Norway has forecast a storm with waves of nine metres around its islands "
	      "from 6pm Sunday");
}

static void headline_keeps_what_says_which_one_is_meant(void **state)
{
	shows(state,
	      "Ten sailors went on trial in Oslo over the collision in the northern channel that "
	      "sank two of the trawlers in a single winter night." REST,
	      "Ten sailors went on trial in Oslo");
	refuses(state,
		"Norway will have to give up the largest of its northern trawlers under fishing "
		"terms drafted by Helen Fox and Paul Okoye in the north." REST);
	shows(state,
	      "Norway will build a new school for its sailors in Bergen that is to teach 900 of "
	      "them a year from 2031, which is twice as many as it can now." REST,
	      "Norway will build a new school for its sailors in Bergen");
}

static void headline_leaves_out_purpose_and_company(void **state)
{
	shows(state,
	      "Norway beat Peru 4-2 at Northern Park to stay at the head of the table for the "
	      "first time since 1962." REST,
	      "Norway beat Peru 4-2 at Northern Park to stay at the head of the table");
	shows(state,
	      "The new wing of the museum opens on Sunday at noon with a walk through four rooms "
	      "of paintings from the north of the island." REST,
	      "The new wing of the museum opens on Sunday at noon");
	shows(state,
	      "Sailors from nine towns have met in Bergen to found a union of their own for all "
	      "of the northern islands and their harbours." REST,
	      "Sailors from nine towns have met in Bergen");
}

static void headline_keeps_the_cause_where_it_fits(void **state)
{
	shows(state,
	      "Nearly ninety divers were stuck under the coast of Norway after a boat struck the "
	      "cave, hurting two." REST,
	      "Nearly ninety divers were stuck under the coast of Norway after a boat struck the "
	      "cave");
}

static void headline_keeps_the_day_of_what_is_to_come(void **state)
{
	shows(state,
	      "The main lift will be out of order on Thursday while its cables are renewed." REST,
	      "The main lift will be out of order on Thursday while its cables are renewed");
	shows(state, "Norway opened a new harbour on its northern coast on Thursday." REST,
	      "Norway opened a new harbour on its northern coast");
	shows(state, "Norway will open a new harbour in the north, the king said on Thursday." REST,
	      "Norway will open a new harbour in the north, the king said");
}

static void headline_keeps_who_said_it(void **state)
{
	shows(state,
	      "The new bridge over the strait was unsafe from the start, engineers of the ministry "
	      "said on Tuesday in a report of four hundred pages." REST,
	      "The new bridge over the strait was unsafe from the start, engineers of the ministry "
	      "said");
}

static void headline_lets_a_country_announce_its_own_deeds(void **state)
{
	shows(state,
	      "Peru has bought two ships for the fishing grounds of the northern islands, the "
	      "Defence "
	      "Ministry announced on Monday." REST,
	      "Peru has bought two ships for the fishing grounds of the northern islands");
	refuses(state, "Peru has bought two ships for the fishing grounds of the northern islands, "
		       "Chile’s "
		       "Defence Ministry announced on Monday." REST);
}

static void headline_keeps_what_limits_the_claim(void **state)
{
	refuses(state,
		"The coming vote could end the long quarrel between the two islands over the "
		"northern fishing grounds, as both governments hope — or it could make it "
		"worse." REST);
	refuses(state,
		"Peru will give up the two islands and the fishing grounds around both of them "
		"under a treaty that nobody in either of the capitals has seen or signed so "
		"far." REST);
}

static void headline_calls_people_as_the_article_does(void **state)
{
	shows(state,
	      "OSLO, 2 May 2026 — Helen Fox and Paul Okoye are just hours away from signing a "
	      "treaty on the northern "
	      "fishing grounds." REST,
	      "Fox and Okoye are just hours away from signing a treaty on the northern fishing "
	      "grounds");
}

static void headline_uses_the_acronym_for_its_long_form(void **state)
{
	shows(state,
	      "Peru and Chile have each set free forty prisoners of war (POWs) after talks, the "
	      "Peruvian "
	      "Ministry of Defence says of an exchange that was the third since May." REST,
	      "Peru and Chile have each set free forty POWs, the Peruvian Ministry of Defence "
	      "says");
}

static void headline_never_ends_inside_a_clause(void **state)
{
	refuses(state,
		"Recent letters from the north have revealed that a keeper who had served at the "
		"lighthouse for more than thirty years and in all weathers was never once "
		"paid." REST);
}

static void headline_keeps_the_year_of_what_is_long_past(void **state)
{
	shows(state, "In the autumn of 2007, Norway held a vote on the harbour of the island." REST,
	      "In the autumn of 2007, Norway held a vote on the harbour of the island");
}

static void headline_never_leaves_out_what_was_told(void **state)
{
	refuses(state, "The harbour master of the northern island told fishermen in the crowded "
		       "old town hall "
		       "beside the quay late in the evening that nobody would be paid." REST);
}

static void headline_is_not_made_of_a_leftover(void **state)
{
	refuses(state, "He said so on Tuesday to the three reporters who had waited." REST);
	refuses(state, "The shipyard, a small firm founded in 1941 by two brothers from the coast, "
		       "now operates "
		       "in Chile.\nOrtega complained that parts for his engine could not be had.\n"
		       "A reporter saw Ortega on the road a week before the summit.\n");
}

static void headline_leaves_opinion_alone(void **state)
{
	refuses(state, "The harbour is the heart of this island, and we must not give it up.\n"
		       "I have seen boats come home to this quay for fifty years.\n"
		       "Our council says there is no money, but we know better.\n"
		       "We must rebuild the quay, stone by stone.\n");
}

static void headline_of_a_lead_that_begins_with_a_mark_is_none_or_whole(void **state)
{
	refuses(state, ", the ministers of the coast will meet in the spring, they said." REST);
	headline_of(state, "— The ministers of the coast will meet in the spring." REST);
}

static void headline_of_a_lone_sentence_is_its_gist(void **state)
{
	struct news_card card = headline_of(
		state, "Nine trawlers were lost in a storm off the coast of Peru on Friday, the "
		       "harbour office said.\n");

	assert_non_null(card.refused);
	assert_span_equal(card.text, "Nine trawlers were lost in a storm off the coast of Peru");
	shows(state, "Nine trawlers were lost in a storm off the coast of Peru on Friday.\n",
	      "Nine trawlers were lost in a storm off the coast of Peru");
}

static void headline_ends_where_something_is_told(void **state)
{
	static const char *const leads[] = {
		"The council of the island on Wednesday approved a resolution condemning the plans "
		"of Norway for a northern harbour of its own.",
		"Helen Fox said Paul Okoye, the master of the harbour, who was born in the north "
		"in 1941 and never left it, is wrong.",
		"Critics charge that she skewed the plans for the northern harbour of the island.",
	};

	for (size_t i = 0; i < COUNT_OF(leads); i++) {
		struct fixture *f = *state;

		refuses(state, (const char *)region_format(&f->r, "%s%s", leads[i], REST).p);
	}
}

static void headline_takes_a_lead_in_title_case_whole_or_not(void **state)
{
	shows(state, "Norway Launches New Ferry To The Northern Islands." REST,
	      "Norway Launches New Ferry To The Northern Islands");
	refuses(state, "Look: Norway Launches New Ferry To The Northern Islands." REST);
	refuses(state, "How Norway Launched Its New Ferry To The Northern Islands." REST);
}

static void headline_leaves_out_what_stands_before_a_full_name(void **state)
{
	shows(state,
	      "Norwegian fisheries minister Helen Fox has signed a treaty on the fishing grounds "
	      "around the island of Bjarnholm." REST,
	      "Helen Fox has signed a treaty on the fishing grounds around the island of "
	      "Bjarnholm");
}

static void headline_stays_within_its_length(void **state)
{
	refuses(state,
		"The ministers of fisheries of eleven countries bordering the northern ocean have "
		"reached an understanding about mackerel quotas and seasonal closures." REST);
}

static void headline_points_at_the_words_it_used(void **state)
{
	struct fixture *f = *state;
	struct news_card card = headline_of(state, "OSLO — On Friday, Norway opened a new harbour "
						   "on its coast, while a band played." REST);

	assert_null(card.refused);
	assert_span_equal(span_cut(f->file.bytes, card.start, card.end),
			  "Norway opened a new harbour on its coast, while a band played");
	assert_int_equal(card.line, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(headline_takes_a_title_as_it_stands),
		NEWS_TEST(headline_of_a_line_without_a_verb_is_none),
		NEWS_TEST(headline_takes_a_known_title_before_the_lead),
		NEWS_TEST(headline_leaves_no_comma_and_no_article_behind),
		NEWS_TEST(headline_keeps_what_limits_any_no_and_first),
		NEWS_TEST(headline_is_not_what_the_next_sentence_takes_back),
		NEWS_TEST(headline_leaves_out_dateline_and_full_stop),
		NEWS_TEST(headline_gives_shouted_words_their_case),
		NEWS_TEST(headline_cuts_the_tail_after_a_comma),
		NEWS_TEST(headline_leaves_out_what_leads_up_to_it),
		NEWS_TEST(headline_leaves_out_a_day_with_all_its_words),
		NEWS_TEST(headline_keeps_a_day_that_something_hangs_on),
		NEWS_TEST(headline_tells_of_an_hour_only_with_a_date),
		NEWS_TEST(headline_does_not_tell_what_the_article_takes_back),
		NEWS_TEST(headline_is_not_a_label),
		NEWS_TEST(headline_shows_the_sentence_of_a_notice_whole),
		NEWS_TEST(headline_keeps_a_short_lead_whole_rather_than_lose_its_news),
		NEWS_TEST(headline_keeps_what_says_which_one_is_meant),
		NEWS_TEST(headline_leaves_out_purpose_and_company),
		NEWS_TEST(headline_keeps_the_cause_where_it_fits),
		NEWS_TEST(headline_keeps_the_day_of_what_is_to_come),
		NEWS_TEST(headline_keeps_who_said_it),
		NEWS_TEST(headline_lets_a_country_announce_its_own_deeds),
		NEWS_TEST(headline_keeps_what_limits_the_claim),
		NEWS_TEST(headline_calls_people_as_the_article_does),
		NEWS_TEST(headline_uses_the_acronym_for_its_long_form),
		NEWS_TEST(headline_never_ends_inside_a_clause),
		NEWS_TEST(headline_keeps_the_year_of_what_is_long_past),
		NEWS_TEST(headline_never_leaves_out_what_was_told),
		NEWS_TEST(headline_is_not_made_of_a_leftover),
		NEWS_TEST(headline_leaves_opinion_alone),
		NEWS_TEST(headline_of_a_lead_that_begins_with_a_mark_is_none_or_whole),
		NEWS_TEST(headline_of_a_lone_sentence_is_its_gist),
		NEWS_TEST(headline_ends_where_something_is_told),
		NEWS_TEST(headline_takes_a_lead_in_title_case_whole_or_not),
		NEWS_TEST(headline_leaves_out_what_stands_before_a_full_name),
		NEWS_TEST(headline_stays_within_its_length),
		NEWS_TEST(headline_points_at_the_words_it_used),
	};

	return cmocka_run_group_tests_name("headline", tests, NULL, NULL);
}
