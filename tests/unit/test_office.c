#include "news/office.h"

#include "news_fixture.h"

static void check(void **state, const char *role, const char *shown)
{
	struct fixture *f = *state;
	struct span line = office_line(f->l, &f->r, span_of(role));

	if (!span_is(line, shown))
		fail_msg("%s: %.*s, expected: %s", role, (int)line.n, line.n ? line.p : "", shown);
}

struct row {
	const char *role, *shown;
};

static void check_all(void **state, const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		check(state, rows[i].role, rows[i].shown);
}
#define CHECK_ALL(state, rows) check_all((state), (rows), COUNT_OF(rows))

static void office_titles_are_set_in_sentence_case(void **state)
{
	static const struct row rows[] = {
		{"Norwegian Foreign Minister", "Norwegian foreign minister"},
		{"US President", "US president"},
		{"former Norwegian Prime Minister", "Former Norwegian prime minister"},
		{"Head Teacher", "Head teacher"},
		{"US Secretary of State", "US secretary of state"},
		{"Lund chief of Staff", "Lund chief of staff"},
		{"Senate Majority leader", "Senate majority leader"},
		{"Norwegian Defence Minister", "Norwegian defence minister"},
		{"Norway’s Deputy Economy Minister", "Norway’s deputy economy minister"},
		{"Mayor", "Mayor"},
	};

	CHECK_ALL(state, rows);
}

static void office_names_keep_their_capitals(void **state)
{
	static const struct row rows[] = {
		{"White House Press Secretary", "White House press secretary"},
		{"Transport Ministry Spokesman", "Transport Ministry spokesman"},
		{"Labour Leader", "Labour leader"},
		{"National Security Council Spokesman", "National Security Council spokesman"},
		{"shadow foreign secretary of the Green Party",
		 "Shadow foreign secretary of the Green Party"},
		{"director of the Blue Research Project", "Director of the Blue Research Project"},
		{"Lund CEO", "Lund CEO"},
		{"spokeswoman for Mayor Anna Holm", "Spokeswoman for Mayor Anna Holm"},
		{"Spokeswoman for Mayor Anna Holm", "Spokeswoman for Mayor Anna Holm"},
		{"Lund Minister of Foreign Affairs", "Lund minister of foreign affairs"},
		{"Blue City Mayor", "Blue City mayor"},
		{"Lund Gov.", "Lund Gov."},
	};

	CHECK_ALL(state, rows);
}

static void office_that_leaves_open_of_what_is_not_shown(void **state)
{
	static const struct row rows[] = {
		{"President", ""},
		{"Sen.", ""},
		{"Brother", ""},
		{"former president", ""},
		{"Foreign Minister", ""},
		{"Deputy Prime Minister", ""},
		{"PM", ""},
		{"Secretary of State", ""},
		{"spokeswoman", ""},
		{"", ""},
		{"campaign manager", ""},
		{"party chairman", ""},
		{"president and chairwoman of the bank", ""},
		{"fund's director", ""},
		{"channel’s head of drama", ""},
		{"undersecretary for management", ""},
		{"Lund’s campaign manager", "Lund’s campaign manager"},
		{"president of the bridge council", "President of the bridge council"},
		{"chief executive", "Chief executive"},
		{"company's chief executive", "Chief executive"},
		{"company's spokesman", ""},
		{"women's rights campaigner", "Women's rights campaigner"},
		{"Norway's prime minister", "Norway's prime minister"},
		{"doctor", "Doctor"},
	};

	CHECK_ALL(state, rows);
}

static void office_that_is_bare_or_broken_is_not_shown(void **state)
{
	static const struct row rows[] = {
		{"Rival", ""},
		{"Host", ""},
		{"deputy", ""},
		{"Neighbour", ""},
		{"Count", ""},
		{"Author of", ""},
		{"Fed governor since", ""},
		{"Another former adviser to the mayor of Lund", ""},
		{"Former Lund governor and a key supporter here", ""},
		{"Most unconventional candidate in modern times", ""},
		{"Gen.", ""},
		{"president of the Oslo", ""},
		{"president of the Philippines", "President of the Philippines"},
		{"Norwegian defence minister Gen", "Norwegian defence minister"},
		{"Host of the Lund morning show", "Host of the Lund morning show"},
	};

	CHECK_ALL(state, rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(office_titles_are_set_in_sentence_case),
		NEWS_TEST(office_names_keep_their_capitals),
		NEWS_TEST(office_that_leaves_open_of_what_is_not_shown),
		NEWS_TEST(office_that_is_bare_or_broken_is_not_shown),
	};

	return cmocka_run_group_tests_name("office", tests, NULL, NULL);
}
