#include "news/lexicon.h"

#include "base/embed.h"
#include "news_fixture.h"

static void lexicon_tables_of_english_have_no_defects(void **state)
{
	struct fixture *f = *state;

	if (f->d.n_errors + f->d.n_warnings)
		fail_msg("%s, %u warnings", f->d.first, f->d.n_warnings);
	for (size_t i = 0; i < LEXICON_N_TABLES; i++)
		assert_true(lexicon_longest(f->l, (enum lexicon_table)i) > 0);
}

static void lexicon_look_up_ignores_ascii_case(void **state)
{
	struct fixture *f = *state;
	struct span value;

	assert_true(lexicon_has(f->l, LEXICON_CUES, span_of("Said")));
	assert_true(lexicon_has(f->l, LEXICON_CUES, span_of("went on")));
	assert_false(lexicon_has(f->l, LEXICON_CUES, span_of("went")));
	assert_true(lexicon_value(f->l, LEXICON_FIRST_NAMES, span_of("ANNA"), &value));
	assert_span_equal(value, "f");
	assert_true(lexicon_value(f->l, LEXICON_NICKNAMES, span_of("vlad"), &value));
	assert_span_equal(value, "Vladimir");
}

static void lexicon_of_a_language_without_tables_is_missing(void **state)
{
	struct fixture *f = *state;
	const struct lexicon *l = NULL;

	assert_int_equal(lexicon_load("xx", &f->r, &f->d, &l), ERR_MISSING);
	assert_null(l);
}

/* Every value of a table is one the code knows. */
static void check_values(const char *file, const char *const *known, size_t n)
{
	struct span text, rest;

	assert_true(embed_find(file, &text));
	for (rest = text; rest.n;) {
		size_t end = span_find(rest, 0, "\n");
		struct span line = span_cut(rest, 0, span_find(span_cut(rest, 0, end), 0, "#"));
		size_t tab = span_find(line, 0, "\t");
		struct span value = span_trim(span_cut(line, tab, line.n));
		bool found = value.n == 0;

		for (size_t i = 0; i < n; i++)
			found = found || span_is(value, known[i]);
		if (!found)
			fail_msg("%s: '%.*s'", file, (int)line.n, line.p);
		rest = span_cut(rest, end + 1, rest.n);
	}
}

static void lexicon_values_are_those_the_code_knows(void **state)
{
	static const char *const gender[] = {"m", "f"};
	static const char *const role[] = {"m", "f", "many", "mod"};
	static const char *const cls[] = {"art", "prep", "conj", "sub", "pron",
					  "aux", "neg",	 "rel",	 "det", "adv"};
	static const char *const abbreviation[] = {"end", "number"};
	static const char *const standalone[] = {"opener",   "interjection", "greeting",
						 "comment",  "deictic",	     "unique",
						 "dangling", "past",	     "told"};

	(void)state;
	check_values("assets/lang/en/titles.txt", gender, COUNT_OF(gender));
	check_values("assets/lang/en/first-names.txt", gender, COUNT_OF(gender));
	check_values("assets/lang/en/roles.txt", role, COUNT_OF(role));
	check_values("assets/lang/en/function-words.txt", cls, COUNT_OF(cls));
	check_values("assets/lang/en/abbreviations.txt", abbreviation, COUNT_OF(abbreviation));
	check_values("assets/lang/en/standalone.txt", standalone, COUNT_OF(standalone));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(lexicon_tables_of_english_have_no_defects),
		NEWS_TEST(lexicon_look_up_ignores_ascii_case),
		NEWS_TEST(lexicon_of_a_language_without_tables_is_missing),
		NEWS_TEST(lexicon_values_are_those_the_code_knows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
