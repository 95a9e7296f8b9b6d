#include "news/voice.h"

#include "news_fixture.h"

enum { N_MAX = 6 };

/* Speakers and the article each is quoted in, and the voices as a row of digits. */
struct row {
	const char *names[N_MAX];
	uint32_t articles[N_MAX];
	const char *numbers;
};

static void check(void **state, const struct row *row)
{
	struct fixture *f = *state;
	struct span names[N_MAX];
	uint32_t numbers[N_MAX];
	char got[N_MAX + 1] = "";
	size_t n = strlen(row->numbers);

	for (size_t i = 0; i < n; i++)
		names[i] = span_of(row->names[i]);
	voice_number(f->l, names, row->articles, n, &f->r, numbers);
	for (size_t i = 0; i < n; i++)
		got[i] = (char)('0' + numbers[i]);
	if (strcmp(got, row->numbers) != 0)
		fail_msg("%s, %s: %s, expected: %s", row->names[0], row->names[1], got,
			 row->numbers);
}

static void check_all(void **state, const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		check(state, &rows[i]);
}
#define CHECK_ALL(state, rows) check_all((state), (rows), COUNT_OF(rows))

static void voice_is_one_for_spellings_of_one_person(void **state)
{
	static const struct row rows[] = {
		{{"Sergei Holmov", "Anna Ray", "Sergey Holmov"}, {1, 1, 2}, "121"},
		{{"Pavlo Lindenskyy", "Pavlo Lindensky"}, {1, 2}, "11"},
		{{"Anna Ray", "A. Ray"}, {1, 2}, "11"},
		{{"A. Ray", "Anna Ray"}, {1, 2}, "11"},
		{{"Anna Ray", "ANNA RAY"}, {1, 2}, "11"},
		{{"", "Anna Ray"}, {1, 1}, "01"},
	};

	CHECK_ALL(state, rows);
}

static void voice_parts_different_people(void **state)
{
	static const struct row rows[] = {
		{{"Anna Ray", "Peter Ray"}, {1, 2}, "12"},
		{{"Anna Holm", "Anna Berg"}, {1, 2}, "12"},
		{{"Mario Rossini", "Maria Rossini"}, {1, 2}, "12"},
		{{"Lund council", "Oslo council"}, {1, 2}, "12"},
	};

	CHECK_ALL(state, rows);
}

static void voice_never_joins_two_of_one_article(void **state)
{
	static const struct row rows[] = {
		{{"Sergei Holmov", "Sergey Holmov"}, {1, 1}, "12"},
		{{"Sergei Holmov", "Sergey Holmov", "Sergei Holmov"}, {1, 2, 2}, "121"},
		{{"Anna Ray", "Ray"}, {1, 1}, "12"},
	};

	CHECK_ALL(state, rows);
}

static void voice_of_a_surname_alone_is_the_only_one_that_has_it(void **state)
{
	static const struct row rows[] = {
		{{"Ray", "Anna Ray"}, {1, 2}, "11"},
		{{"Anna Ray", "Ray"}, {1, 2}, "11"},
		{{"Anna Ray", "Peter Ray", "Ray"}, {1, 2, 3}, "123"},
	};

	CHECK_ALL(state, rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(voice_is_one_for_spellings_of_one_person),
		NEWS_TEST(voice_parts_different_people),
		NEWS_TEST(voice_never_joins_two_of_one_article),
		NEWS_TEST(voice_of_a_surname_alone_is_the_only_one_that_has_it),
	};

	return cmocka_run_group_tests_name("voice", tests, NULL, NULL);
}
