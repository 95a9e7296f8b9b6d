#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/base.h"
#include "news/house.h"

static void house_sees_marks_dashes_and_figures(void **state)
{
	static const struct {
		const char *text;
		unsigned forms;
	} cases[] = {{"“No,” she said", HOUSE_QUOTE_CURLY},
		     {"\"No,\" she said", HOUSE_QUOTE_STRAIGHT},
		     {"''No,'' she said", HOUSE_QUOTE_DOUBLED},
		     {"it isn’t", HOUSE_APOSTROPHE_CURLY},
		     {"it isn't", HOUSE_APOSTROPHE_STRAIGHT},
		     {"the boats' crews", 0},
		     {"no — never", HOUSE_DASH_LONG},
		     {"no – never", HOUSE_DASH_SHORT},
		     {"1990–95", 0},
		     {"no - never", HOUSE_DASH_HYPHEN},
		     {"no -- never", HOUSE_DASH_HYPHEN},
		     {"well-known", 0},
		     {"4 percent", HOUSE_PERCENT_WORD},
		     {"4 per cent", HOUSE_PERCENT_TWO},
		     {"4%", HOUSE_PERCENT_SIGN},
		     {"at 6 p.m. sharp", HOUSE_HOUR_DOTTED},
		     {"at 6pm sharp", HOUSE_HOUR_PLAIN},
		     {"Mr. Lund", HOUSE_MISTER},
		     {"Mr Lund", 0},
		     {"", 0}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_int_equal(house_forms(span_of(cases[i].text)), cases[i].forms);
}

static void house_differs_only_where_both_sides_have_a_form(void **state)
{
	(void)state;
	assert_int_equal(house_differs(HOUSE_QUOTE_CURLY, HOUSE_QUOTE_STRAIGHT), 1);
	assert_int_equal(house_differs(HOUSE_QUOTE_CURLY, HOUSE_DASH_LONG), 0);
	assert_int_equal(
		house_differs(HOUSE_QUOTE_CURLY | HOUSE_QUOTE_STRAIGHT, HOUSE_QUOTE_STRAIGHT), 0);
	assert_int_equal(house_differs(HOUSE_QUOTE_CURLY | HOUSE_DASH_LONG,
				       HOUSE_QUOTE_DOUBLED | HOUSE_DASH_HYPHEN),
			 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(house_sees_marks_dashes_and_figures),
		cmocka_unit_test(house_differs_only_where_both_sides_have_a_form),
	};

	return cmocka_run_group_tests_name("house", tests, NULL, NULL);
}
