#include "news/turn.h"

#include "article_fixture.h"

#define Q "We will build four new bridges across the river by spring"
#define SHOWN "Anna Holm: " Q "\n"
#define TURNED "- qualified by what follows\n"

struct trap {
	const char *text, *cards;
};

static void check_all(void **state, const struct trap *traps, size_t n)
{
	for (size_t i = 0; i < n; i++)
		check_cards(state, traps[i].text, traps[i].cards);
}
#define CHECK_ALL(state, traps) check_all((state), (traps), COUNT_OF(traps))

static void turn_of_the_same_speaker_takes_the_words_back(void **state)
{
	static const struct trap traps[] = {
		{"“" Q ",” Anna Holm said. But she insisted that Lund must pay.", TURNED},
		{"“" Q ",” Anna Holm said.\nHowever, she added that Lund must pay.", TURNED},
		{"“" Q ",” Anna Holm said.\n@The river.\nYet Holm warned of the cost.", TURNED},
		{"“" Q ",” Anna Holm said. But Holm, the mayor of Lund, warned of the cost.",
		 TURNED},
	};

	CHECK_ALL(state, traps);
}

static void turn_of_somebody_else_leaves_the_words_standing(void **state)
{
	static const struct trap traps[] = {
		{"“" Q ",” Anna Holm said. But Carl Berg said that he doubts it.", SHOWN},
		{"“" Q ",” Anna Holm said. But the river froze early.", SHOWN},
		{"“" Q ",” Anna Holm said. She added that Lund must pay.", SHOWN},
		{"“" Q ",” Anna Holm said. The bank agreed. But she warned of the cost.", SHOWN},
		{"“" Q ",” Anna Holm said.", SHOWN},
	};

	CHECK_ALL(state, traps);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(turn_of_the_same_speaker_takes_the_words_back),
		NEWS_TEST(turn_of_somebody_else_leaves_the_words_standing),
	};

	return cmocka_run_group_tests_name("turn", tests, NULL, NULL);
}
