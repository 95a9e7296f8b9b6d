#include "news/names.h"

#include "article_fixture.h"

/* The names of TEXT, a line each: "P full, role (gender) places". */
static void check(void **state, const char *text, const char *expected)
{
	struct fixture *f = *state;
	struct article a = one_article(f, text);
	struct reading g;
	struct names names;
	char got[1024] = "";
	size_t n = 0;

	reading_make(f->l, &a, &f->r, &g);
	names_collect(&g, &f->r, &names);
	for (size_t i = 0; i < names.n; i++) {
		const struct name *e = &names.items[i];
		struct span role = e->n_roles ? e->roles[0] : (struct span){NULL, 0};

		n += (size_t)snprintf(got + n, sizeof got - n, "%c %.*s%s%.*s%s%c %u\n",
				      "PBU"[e->kind], (int)e -> full.n, e->full.p,
				      role.n ? ", " : "", (int)role.n, role.n ? role.p : "",
				      e->gender ? " " : "", e->gender ? e->gender : '-', e->n);
	}
	assert_string_equal(got, expected);
}

static void names_of_one_person_are_one_entry(void **state)
{
	check(state, "Foreign Minister Anna Holm spoke. Later Holm left. People like Anna.",
	      "P Anna Holm, Foreign Minister f 3\n");
	check(state, "Mr Holm spoke to the mayor. It was Robert Holm. Bob Holm left.",
	      "P Robert Holm m 3\n");
}

static void names_take_the_spelling_most_used(void **state)
{
	check(state,
	      "Today Sergei Petrenko spoke. Then Sergey Petrenko left. Now Sergey Petrenko slept. "
	      "Mr "
	      "Petrenkko woke.",
	      "P Sergey Petrenko m 4\n");
	check(state, "ANNA Petrenko spoke. Today Anna Petrenko left.", "P Anna Petrenko f 2\n");
}

static void names_of_two_people_stay_two(void **state)
{
	check(state, "Today Anna Holm met Carl Holm.", "P Anna Holm f 1\nP Carl Holm m 1\n");
	check(state, "Here Mario Rossi met Maria Rossi.", "P Mario Rossi m 1\nP Maria Rossi f 1\n");
	check(state, "Here James Lindqvist met Jamie Lindqvist.",
	      "P James Lindqvist m 1\nP Jamie Lindqvist m 1\n");
	check(state, "Here Sergei Petrenko met Sergey Petrenkov.",
	      "P Sergei Petrenko m 1\nP Sergey Petrenkov m 1\n");
	check(state, "Here Ivan Petrov spoke. Later Petrova said so.",
	      "P Ivan Petrov m 1\nU Petrova- 1\n");
}

static void names_of_the_other_gender_are_another_person(void **state)
{
	check(state, "Here Peter Holm spoke. Later Mrs Holm left.",
	      "P Peter Holm m 1\nP Holm f 1\n");
	check(state, "Here Anna Holm spoke. Later President Holm, her husband, left.",
	      "P Anna Holm f 1\nP Holm, President m 1\n");
}

static void names_have_their_roles_apart(void **state)
{
	check(state, "The former Norwegian Prime Minister Anna Holm spoke.",
	      "P Anna Holm, former Norwegian Prime Minister f 1\n");
	check(state, "Here Anna Holm, director of the Blue River Trust, spoke.",
	      "P Anna Holm, director of the Blue River Trust f 1\nB Blue River Trust- 1\n");
	check(state, "Here Norway’s prime minister, Anna Holm, spoke.",
	      "P Anna Holm, Norway’s prime minister f 1\n");
	check(state, "Palace spokesman Ola Lind met US Secretary of State Anna Holm.",
	      "P Ola Lind, Palace spokesman m 1\nP Anna Holm, US Secretary of State f 1\n");
}

static void names_have_no_part_of_a_firm_for_a_person_or_a_role(void **state)
{
	check(state, "Here Anna Holm, an analyst at Barker & Stone, spoke.",
	      "P Anna Holm, analyst at Barker & Stone f 1\n");
	check(state, "It rained, said Barker & Stone.", "");
}

static void names_have_no_role_that_begins_with_and(void **state)
{
	check(state, "Anna Holm, and the mayor of Harrow, Carl Berg, spoke.",
	      "P Anna Holm f 1\nP Carl Berg m 1\n");
}

static void names_have_no_role_that_points_elsewhere(void **state)
{
	check(state, "Here Anna Holm, a former leader of the same party, spoke.",
	      "P Anna Holm f 1\n");
}

static void names_have_no_role_that_is_only_claimed(void **state)
{
	static const char *const words[] = {"would-be", "self-styled", "self-proclaimed",
					    "aspiring"};

	for (size_t i = 0; i < COUNT_OF(words); i++) {
		char text[128];

		snprintf(text, sizeof text, "It rained, said %s president Carl Berg.", words[i]);
		check(state, text, "P Carl Berg m 1\n");
	}
}

static void names_have_no_role_from_a_clause_about_its_holder(void **state)
{
	check(state, "Carl Berg spoke. The judge Berg was thinking of left.", "P Carl Berg m 2\n");
}

static void names_of_the_next_person_are_no_role(void **state)
{
	check(state, "I wrote to Anna Holm, President Berg and other friends, and they came.",
	      "P Anna Holm f 1\nP Berg, President- 1\n");
}

static void names_of_a_sentence_start_lose_its_first_word(void **state)
{
	check(state, "Today President Holm spoke. Previous Holm promises were broken.",
	      "P Holm, President- 2\n");
}

static void names_of_places_and_days_are_no_people(void **state)
{
	check(state, "On Monday in May the ship left Norway for the United States.", "");
}

static void names_of_organisations_keep_their_country(void **state)
{
	check(state, "The Russian Ministry of Defence and Norway’s Transport Ministry met NATO.",
	      "B Russian Ministry of Defence- 1\nB Norway’s Transport Ministry- 1\nB NATO- 1\n");
}

static void names_of_a_hostile_text_stay_within_bounds(void **state)
{
	struct fixture *f = *state;
	size_t n = 20000;
	char *text = malloc(n * 16 + 1);
	struct article a;
	struct reading g;
	struct names names;

	text[n * 16] = 0;
	for (size_t i = 0; i < n; i++) {
		char one[24];

		snprintf(one, sizeof one, "Anna B%c%c%c%crson, ", (int)('a' + i % 26),
			 (int)('a' + i / 26 % 26), (int)('a' + i / 676 % 26),
			 (int)('a' + i / 9 % 26));
		memcpy(text + i * 16, one, 16);
	}
	a = one_article(f, text);
	reading_make(f->l, &a, &f->r, &g);
	names_collect(&g, &f->r, &names);
	assert_true(names.n > 1 && names.n <= NAMES_MAX);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(names_of_one_person_are_one_entry),
		NEWS_TEST(names_take_the_spelling_most_used),
		NEWS_TEST(names_of_two_people_stay_two),
		NEWS_TEST(names_of_the_other_gender_are_another_person),
		NEWS_TEST(names_have_their_roles_apart),
		NEWS_TEST(names_have_no_role_that_is_only_claimed),
		NEWS_TEST(names_have_no_role_from_a_clause_about_its_holder),
		NEWS_TEST(names_of_the_next_person_are_no_role),
		NEWS_TEST(names_have_no_part_of_a_firm_for_a_person_or_a_role),
		NEWS_TEST(names_have_no_role_that_begins_with_and),
		NEWS_TEST(names_have_no_role_that_points_elsewhere),
		NEWS_TEST(names_of_a_sentence_start_lose_its_first_word),
		NEWS_TEST(names_of_places_and_days_are_no_people),
		NEWS_TEST(names_of_organisations_keep_their_country),
		NEWS_TEST(names_of_a_hostile_text_stay_within_bounds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
