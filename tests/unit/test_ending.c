#include "news_fixture.h"

#include "news/headline.h"

/* What follows every lead here, so that it is no notice. */
#define REST                                                                            \
	"\nThe talks with Fox lasted until midnight, and Okoye left without a word to " \
	"reporters.\n"                                                                  \
	"It was the first visit to Ukraine of a delegation from the coast in many years.\n"

struct pair {
	const char *lead, *headline; /* NULL: none may be shown */
};

static void check(void **state, const struct pair *pairs, size_t n)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < n; i++) {
		char text[1024];
		struct news_card card;

		snprintf(text, sizeof text, "%s" REST, pairs[i].lead);
		segment_text(f, text);
		assert_true(headline_make(f->l, &f->articles.items[0], &f->r, &card));
		if (pairs[i].headline && card.refused)
			fail_msg("refused (%s): %s", card.refused, pairs[i].lead);
		if (pairs[i].headline)
			assert_span_equal(card.text, pairs[i].headline);
		else if (!card.refused)
			fail_msg("shown: %.*s", (int)card.text.n, card.text.p);
	}
}
#define CHECK(state, pairs) check(state, pairs, COUNT_OF(pairs))

static void ending_leaves_out_purpose_means_and_reason(void **state)
{
	static const struct pair pairs[] = {
		{"The shipping line Norlund has opened a large office in the port of Bergen to "
		 "find more of its sailors on the northern islands.",
		 "The shipping line Norlund has opened a large office in the port of Bergen"},
		{"The harbour choir won the cup of the northern towns by beating nine other choirs "
		 "over two long nights in the rain.",
		 "The harbour choir won the cup of the northern towns"},
		{"Norway has closed its northern port of Vardo to trawlers due to ice that is said "
		 "to be as thick as a house.",
		 "Norway has closed its northern port of Vardo to trawlers"},
	};

	CHECK(state, pairs);
}

static void ending_leaves_out_what_tells_more_of_somebody(void **state)
{
	static const struct pair pairs[] = {
		{"A former harbour clerk accused of stealing more than 600 boats from the children "
		 "of the island was freed by a court in Bergen.",
		 "A former harbour clerk was freed by a court in Bergen"},
		{"Nine northern sailors have filed a federal suit seeking to overturn the rules "
		 "that "
		 "keep their boats in the harbour through the long winter.",
		 "Nine northern sailors have filed a federal suit"},
		{"Sailor and singer Helen Fox is to open the new wing of the harbour school in the "
		 "north of Bergen with a song of her own about the ice.",
		 "Helen Fox is to open the new wing of the harbour school in the north of Bergen"},
		{"Helen Fox has joined a growing list of harbour masters who want Norway to end "
		 "the "
		 "sale of cod to the trawlers of Peru and of Chile.",
		 NULL},
		{"Fjordware is a software and radar company that is buying one of the oldest "
		 "shipyards "
		 "of Bergen for the price of nine trawlers and a hundred small boats.",
		 NULL},
		{"Paul Okoye has been held by the guards of the northern harbour, his brother, a "
		 "pilot of the island, told a reporter of the paper in Bergen.",
		 NULL},
	};

	CHECK(state, pairs);
}

static void ending_keeps_an_infinitive_that_is_needed(void **state)
{
	static const struct pair pairs[] = {
		{"Norway has urged the nine towns along its northern coast to close their harbours "
		 "to the trawlers of Peru and of all other lands.",
		 NULL},
		{"Helen Fox has won the right in a court in Bergen to sell her cod to anybody who "
		 "comes "
		 "to the harbour with the money for a whole boat of it.",
		 NULL},
	};

	CHECK(state, pairs);
}

static void ending_never_cuts_a_claim_in_two(void **state)
{
	static const struct pair pairs[] = {
		{"A survey of the northern islands finds Helen Fox faring better in the towns of "
		 "the coast than in the villages further up the long river.",
		 NULL},
		{"Helen Fox always wore a green hat in her mother's shop in the harbour when she "
		 "was "
		 "a child and the shop was full of sailors.",
		 NULL},
		{"The storm of Friday left the sailors - some of whom had slept in the hold - "
		 "soaked "
		 "and tired after nine hours in the northern channel.",
		 NULL},
		{"A survey by the paper in Bergen showed Helen Fox leading in the towns that have "
		 "a "
		 "harbour and in the villages that had one until the ice of last winter came.",
		 NULL},
		{"A new harbour master was named and two pilots who saved a trawler got medals of "
		 "silver "
		 "and gold from the nine towns that had paid for the boat and for its long voyage.",
		 NULL},
		{"Helen Fox entered the race for the northern cup as an outsider but won it easily "
		 "after all the other boats had run into the ice.",
		 "Helen Fox entered the race for the northern cup as an outsider but won it "
		 "easily"},
		{"Helen Fox has voiced anger, and even some fear, about the towers that Norway "
		 "means to put "
		 "up in the nine towns on the coast of her home island by next winter.",
		 NULL},
	};

	CHECK(state, pairs);
}

static void ending_leaves_out_what_was_said_besides(void **state)
{
	static const struct pair pairs[] = {
		{"Norway cut its forecast of the price of cod and said it would send more boats to "
		 "the "
		 "northern waters of Peru in the coming winter.",
		 "Norway cut its forecast of the price of cod"},
		{"At least nine sailors drowned and more than 40 were hurt when a trawler hit a "
		 "ferry in "
		 "the channel off the old harbour, the harbour office said.",
		 "At least nine sailors drowned and more than 40 were hurt, the harbour office "
		 "said"},
		{"Three climbers who had been missing for five days in the ice of the north were "
		 "found "
		 "alive by the crew of a boat.",
		 "Three climbers were found alive by the crew of a boat"},
		{"Norway postponed the launch of its new ferry by a week after the crew had found "
		 "a "
		 "hole "
		 "in the hull and a leak in one of the two tanks.",
		 "Norway postponed the launch of its new ferry by a week"},
	};

	CHECK(state, pairs);
}

static void ending_leaves_no_word_without_its_fellow(void **state)
{
	static const struct pair pairs[] = {
		{"Norway vowed at the talks in Bergen to put the sailors of its northern coast "
		 "before "
		 "any of its banks.",
		 NULL},
		{"The ferry to the northern islands was lost on February 1, 2003 when it hit the "
		 "ice "
		 "off the long coast of Norway and nine of its sailors drowned.",
		 "The ferry to the northern islands was lost on February 1, 2003"},
		{"Harbour advances such as the new radar to guide boats and the nine cameras over "
		 "the "
		 "pier have cut the number of boats that are lost.",
		 NULL},
		{"The same question could be put to Norway, whose boats lie in the old harbour, "
		 "and "
		 "to Peru, which has none that could come to the north.",
		 NULL},
		{"Helen Fox will follow the speech of Paul Okoye attacking her plans with one of "
		 "her own "
		 "about the cod of the north and the boats that are to be built to catch it.",
		 NULL},
		{"Helen Fox did come to the island, but not until the week after the paper in "
		 "Bergen "
		 "had asked why she stayed away from its sailors for so long.",
		 NULL},
		{"Helen Fox celebrated her birthday a few days early Saturday night at the old "
		 "harbour "
		 "in "
		 "Bergen with a song of her own about the ice of the north.",
		 "Helen Fox celebrated her birthday a few days early at the old harbour in Bergen"},
		{"The pool may close, the mayor of Bergen, a former sailor, told a paper on Monday "
		 "at the "
		 "old harbour in the north of the town.",
		 NULL},
		{"Helen Fox accused Paul Okoye, the harbour master of Bergen and winner of the "
		 "northern "
		 "cup, of taking money from the owners of two trawlers.",
		 "Helen Fox accused Paul Okoye of taking money from the owners of two trawlers"},
		{"The sailors of the north were quick to cast the storms as the fault of Norway "
		 "and of "
		 "the towers that it had built along its coast.",
		 NULL},
		{"The law on cod took effect in Norway on March 23 of this year.",
		 "The law on cod took effect in Norway on March 23 of this year"},
		{"Helen Fox managed to stop, at least for a while, the sale of the old harbour of "
		 "Bergen "
		 "to the owners of two trawlers from Peru and Chile.",
		 NULL},
		{"In the first days of the storm, the harbour master, Paul Okoye, wrote to the "
		 "towns, "
		 "asking in a letter: “We need every boat there is on the coast.”",
		 "In the first days of the storm, the harbour master, Paul Okoye, wrote to the "
		 "towns"},
		{"Helen Fox and her crew spent Tuesday looking for the lost trawler off the coast "
		 "of "
		 "Norway and then came home to the old harbour of Bergen.",
		 NULL},
		{"At times, Helen Fox praised the work of Paul Okoye on the harbour of Bergen.",
		 "At times, Helen Fox praised the work of Paul Okoye on the harbour of Bergen"},
		{"Helen Fox said little about those two rivals in Bergen, where she spoke to "
		 "sailors "
		 "on Monday about the price of cod and the ice of last winter.",
		 NULL},
	};

	CHECK(state, pairs);
}

static void ending_takes_a_place_for_one_only_where_it_is(void **state)
{
	static const struct pair pairs[] = {
		{"Norway is set to take sides in the long and bitter dispute over cod between the "
		 "trawlers and the small boats of its northern coast.",
		 NULL},
		{"Norway does not sell any cod from its northern waters in the shops and markets "
		 "of "
		 "the towns along the coast or up the long rivers.",
		 NULL},
		{"Sailors have found a chest of silver in a house by the old harbour that was to "
		 "be "
		 "torn down this spring to make room for a school.",
		 "Sailors have found a chest of silver"},
		{"Helen Fox has refused to sell the harbour of her island to Norway in defiance of "
		 "a "
		 "court that had told her to take what she was offered.",
		 "Helen Fox has refused to sell the harbour of her island to Norway"},
	};

	CHECK(state, pairs);
}

static void ending_keeps_what_leads_up_to_a_claim_and_limits_it(void **state)
{
	static const struct pair pairs[] = {
		{"As long as the ice holds, Norway will keep its northern port of Vardo shut to "
		 "the "
		 "trawlers of Peru and of every other country.",
		 NULL},
		{"Among sailors on the islands, nine in ten said they trusted Helen Fox to find "
		 "the "
		 "money for the harbour that they have long asked for.",
		 NULL},
		{"In Bergen, voters are angry at the price of cod, which has risen by a half since "
		 "the fleet was told to stay in the harbour.",
		 "In Bergen, voters are angry at the price of cod"},
		{"Boat clubs backing Helen Fox, Paul Okoye and Ann Lee have spent a fortune on the "
		 "vote.",
		 "Boat clubs backing Helen Fox, Paul Okoye and Ann Lee have spent a fortune on the "
		 "vote"},
		{"Defending champion Helen Fox was knocked out of the northern cup on Monday, "
		 "losing "
		 "6-4, 3-6, 7-5 to a sailor ranked 143rd in the world.",
		 "Defending champion Helen Fox was knocked out of the northern cup"},
	};

	CHECK(state, pairs);
}

static void ending_keeps_what_a_rank_is_counted_in(void **state)
{
	static const struct pair pairs[] = {
		{"Norway cut its forecast for cod for the second time this year, citing the cold "
		 "and "
		 "a lack of boats in the harbours of its north.",
		 "Norway cut its forecast for cod for the second time this year"},
	};

	CHECK(state, pairs);
}

static void ending_suits_the_leads_of_many_desks(void **state)
{
	static const struct pair pairs[] = {
		{"A man in his 60s was taken to hospital with a broken leg after being hit by a "
		 "van on a zebra crossing in Elm Street on Monday, Thornby police said.",
		 "A man in his 60s was taken to hospital with a broken leg, Thornby police said"},
		{"The central bank left its key interest rate unchanged at 4.5 percent on Thursday "
		 "but hinted that it could begin to cut borrowing costs as early as September if "
		 "inflation keeps slowing.",
		 "The central bank left its key interest rate unchanged at 4.5 percent"},
		{"Defending champion Petra Lindqvist was knocked out of the Arden Open in the "
		 "first round on Monday, losing 6-4, 3-6, 7-5 to a qualifier ranked 143rd in the "
		 "world.",
		 "Defending champion Petra Lindqvist was knocked out of the Arden Open in the "
		 "first round"},
		{"Sprinter Milo Reyes has been provisionally suspended after testing positive for "
		 "a banned stimulant, athletics' integrity unit said on Friday, an accusation that "
		 "the 24-year-old denies.",
		 "Sprinter Milo Reyes has been provisionally suspended, athletics' integrity unit "
		 "said"},
		{"A former bookkeeper accused of stealing more than $600,000 from a children's "
		 "charity pleaded not guilty on Tuesday to 14 counts of fraud in Franklin County "
		 "Court.",
		 "A former bookkeeper pleaded not guilty to 14 counts of fraud in Franklin County "
		 "Court"},
		{"Opposition leader Samuel Otieno was released on bail on Wednesday after spending "
		 "19 days in prison on charges of incitement that his supporters say are "
		 "politically motivated.",
		 "Opposition leader Samuel Otieno was released on bail"},
		{"The foreign ministers of Chile and Peru, meeting in Arica for the first time in "
		 "six years, agreed on Tuesday to reopen two border crossings that were closed "
		 "during the pandemic.",
		 "The foreign ministers of Chile and Peru agreed to reopen two border crossings"},
		{"Thousands of doctors in the South Korean capital walked off the job on Monday in "
		 "protest at a government plan to raise the number of medical students by "
		 "two-thirds.",
		 "Thousands of doctors in the South Korean capital walked off the job"},
		{"A judge has thrown out a lawsuit by 31 former students who claimed that the "
		 "Hartwell Academy of Music had misled them about their chances of a job.",
		 "A judge has thrown out a lawsuit by 31 former students"},
		{"Police in Ostwick have arrested two men in their twenties on suspicion of "
		 "burglary after a jeweller's window was smashed with a hammer in broad daylight "
		 "on Saturday.",
		 "Police in Ostwick have arrested two men in their twenties on suspicion of "
		 "burglary"},
		{"The city of Larne plans to plant 10,000 trees along its main roads over the next "
		 "five years in an attempt to bring down summer temperatures, Mayor Ida Brandt "
		 "said on Monday.",
		 "The city of Larne plans to plant 10,000 trees, Mayor Ida Brandt said"},
		{"The euro climbed to its highest level in seven months against the dollar on "
		 "Tuesday after data showed that inflation in the United States had slowed more "
		 "than expected.",
		 "The euro climbed to its highest level in seven months against the dollar"},
		{"Three climbers who had been missing for five days on Mount Tolva were found "
		 "alive on Wednesday by a rescue helicopter.",
		 "Three climbers were found alive by a rescue helicopter"},
		{"At least six people died and more than 40 were injured when a passenger train "
		 "hit a lorry at a level crossing in southern Bandoria on Monday morning, the "
		 "transport ministry said.",
		 "At least six people died and more than 40 were injured, the transport ministry "
		 "said"},
		{"French President Claire Vidal and her Polish counterpart, Marek Zielinski, "
		 "signed a defence pact in Nancy on Friday that commits both countries to come to "
		 "each other's aid if attacked.",
		 "Claire Vidal and her Polish counterpart, Marek Zielinski, signed a defence pact "
		 "in Nancy"},
		{"Singer Lola Vance has cancelled the remaining dates of her European tour, "
		 "including two sold-out nights in Berlin, because of a throat infection.",
		 "Singer Lola Vance has cancelled the remaining dates of her European tour"},
		{"Union members at the port of Hamrin voted overwhelmingly on Friday to accept a "
		 "pay offer, ending a six-week strike that had left dozens of ships stranded.",
		 "Union members at the port of Hamrin voted overwhelmingly to accept a pay offer"},
	};

	CHECK(state, pairs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(ending_leaves_out_purpose_means_and_reason),
		NEWS_TEST(ending_leaves_out_what_tells_more_of_somebody),
		NEWS_TEST(ending_keeps_an_infinitive_that_is_needed),
		NEWS_TEST(ending_never_cuts_a_claim_in_two),
		NEWS_TEST(ending_leaves_out_what_was_said_besides),
		NEWS_TEST(ending_leaves_no_word_without_its_fellow),
		NEWS_TEST(ending_takes_a_place_for_one_only_where_it_is),
		NEWS_TEST(ending_keeps_what_leads_up_to_a_claim_and_limits_it),
		NEWS_TEST(ending_keeps_what_a_rank_is_counted_in),
		NEWS_TEST(ending_suits_the_leads_of_many_desks),
	};

	return cmocka_run_group_tests_name("ending", tests, NULL, NULL);
}
