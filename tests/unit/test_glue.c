#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/embed.h"
#include "reports.h"
#include "text/glue.h"

static struct glue glue;

static void read_ok(const char *text)
{
	struct reports r;

	reports_init(&r);
	assert_int_equal(glue_read(&glue, span_of(text), "glue.txt", &r.diag), ERR_NONE);
	assert_string_equal(r.text, "");
}

static void glue_words_are_found_in_any_case(void **state)
{
	(void)state;
	read_ok("# a table\n\nthe\tarticle\nmay\tauxiliary month # twice\nof\tpreposition "
		"genitive");
	assert_int_equal(glue.n, 3);
	assert_int_equal(glue_classes(&glue, span_of("The")), GLUE_ARTICLE);
	assert_int_equal(glue_classes(&glue, span_of("MAY")), GLUE_AUXILIARY | GLUE_MONTH);
	assert_int_equal(glue_classes(&glue, span_of("of")), GLUE_PREPOSITION | GLUE_GENITIVE);
	assert_int_equal(glue_classes(&glue, span_of("th")), 0);
	assert_int_equal(glue_classes(&glue, span_of("then")), 0);
	assert_int_equal(glue_classes(&glue, span_of("")), 0);
}

static void a_typographic_apostrophe_is_an_apostrophe(void **state)
{
	(void)state;
	read_ok("don't\tnegation\n");
	assert_int_equal(glue_classes(&glue, span_of("Don\xE2\x80\x99t")), GLUE_NEGATION);
	assert_int_equal(glue_classes(&glue, span_of("Don\xE2\x80\x98t")), 0);
}

static void case_is_ignored_in_greek_and_cyrillic_too(void **state)
{
	(void)state;
	read_ok("\u03AD\u03BD\u03B1\u03C2\tarticle\n\u0457\u0445\tdeterminer\n"
		"\u0440\u0430\u0434\u0438\tpreposition\n");
	assert_int_equal(glue_classes(&glue, span_of("\u0388\u03BD\u03B1\u03C2")), GLUE_ARTICLE);
	assert_int_equal(glue_classes(&glue, span_of("\u0407\u0425")), GLUE_DETERMINER);
	assert_int_equal(glue_classes(&glue, span_of("\u0420\u0410\u0434\u0438")),
			 GLUE_PREPOSITION);
	assert_int_equal(glue_classes(&glue, span_of("\u0420\u0410\u0434")), 0);
}

static void a_defective_line_is_reported_and_left_out(void **state)
{
	struct reports r;

	(void)state;
	reports_init(&r);
	assert_int_equal(
		glue_read(&glue,
			  span_of("the\tarticle\nTHE\tarticle\nfoo\tbar\nlonely\n"
				  "a-word-that-is-longer-than-any-word-of-any-table-is\tunit\n"
				  "an\tarticle"),
			  "glue.txt", &r.diag),
		ERR_SYNTAX);
	assert_int_equal(r.diag.n_errors, 4);
	assert_non_null(strstr(r.text, "glue.txt:2: error: 'THE'"));
	assert_non_null(strstr(r.text, "glue.txt:3: error: 'foo'"));
	assert_non_null(strstr(r.text, "glue.txt:4: error: 'lonely'"));
	assert_non_null(strstr(r.text, "glue.txt:5: error:"));
	assert_int_equal(glue.n, 2);
	assert_int_equal(glue_classes(&glue, span_of("an")), GLUE_ARTICLE);
}

static void more_words_than_the_table_holds_are_refused(void **state)
{
	static char text[(GLUE_WORDS_MAX + 1) * 12 + 1];
	struct reports r;
	size_t n = 0;

	(void)state;
	for (int i = 0; i <= GLUE_WORDS_MAX; i++)
		n += (size_t)snprintf(text + n, sizeof text - n, "w%04d\tunit\n", i);
	reports_init(&r);
	assert_int_equal(glue_read(&glue, span_of(text), "glue.txt", &r.diag), ERR_LIMIT);
	assert_int_equal(r.diag.n_errors, 1);
	assert_int_equal(glue.n, GLUE_WORDS_MAX);
	assert_int_equal(glue_classes(&glue, span_of("w0511")), GLUE_UNIT);
}

static void a_word_that_is_not_in_the_table_is_told_by_its_ending(void **state)
{
	const char *table = "-em\tattribute\n-lem\tunit\nproblem\tnumber\n";
	struct diag d;

	(void)state;
	diag_init(&d, NULL, NULL);
	assert_int_equal(glue_read(&glue, span_of(table), "t", &d), ERR_NONE);
	assert_int_equal(glue_classes(&glue, span_of("neuem")), GLUE_ATTRIBUTE);
	assert_int_equal(glue_classes(&glue, span_of("edlem")), GLUE_UNIT);
	assert_int_equal(glue_classes(&glue, span_of("problem")), GLUE_NUMBER);
	assert_int_equal(glue_classes(&glue, span_of("dem")), 0); /* too short */
	assert_int_equal(glue_classes(&glue, span_of("neuen")), 0);
	assert_int_equal(glue_read(&glue, span_of("neu\tunit\n"), "t", &d), ERR_NONE);
	assert_int_equal(glue_classes(&glue, span_of("neuem")), 0);
}

static void every_embedded_table_is_sound(void **state)
{
	int n_tables = 0;

	(void)state;
	for (const struct embed_file *f = embed_table; f->name; f++) {
		struct span text = {f->start, (size_t)(f->end - f->start)};
		struct reports r;

		if (!span_ends(span_of(f->name), "/glue.txt"))
			continue;
		reports_init(&r);
		assert_int_equal(glue_read(&glue, text, f->name, &r.diag), ERR_NONE);
		assert_string_equal(r.text, "");
		n_tables++;
	}
	assert_true(n_tables > 0);
}

static void a_language_without_a_table_has_no_words(void **state)
{
	(void)state;
	glue_load(&glue, "xx");
	assert_int_equal(glue.n, 0);
	assert_int_equal(glue_classes(&glue, span_of("the")), 0);
	glue_load(&glue, "en");
	assert_int_equal(glue_classes(&glue, span_of("the")), GLUE_ARTICLE);
}

static void the_table_of_a_card_s_language_is_taken(void **state)
{
	(void)state;
	glue_use(&glue, span_of("de"));
	assert_int_equal(glue_classes(&glue, span_of("das")), GLUE_ARTICLE);
	assert_int_equal(glue_classes(&glue, span_of("\xC3\x9C"
						     "BER")) &
				 GLUE_PREPOSITION,
			 GLUE_PREPOSITION);
	assert_true(glue.traits & GLUE_NOUN_CAPITALS);
	glue_use(&glue, span_of("fr"));
	assert_int_equal(glue_classes(&glue, span_of("das")), 0);
	assert_int_equal(glue_classes(&glue, span_of("qu'une")), GLUE_ARTICLE);
	glue_use(&glue, span_of(""));
	assert_int_equal(glue_classes(&glue, span_of("the")), GLUE_ARTICLE);
	assert_int_equal(glue_classes(&glue, span_of("o'the")), 0);
	assert_int_equal(glue.traits, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table_of_a_card_s_language_is_taken),
		cmocka_unit_test(glue_words_are_found_in_any_case),
		cmocka_unit_test(a_typographic_apostrophe_is_an_apostrophe),
		cmocka_unit_test(case_is_ignored_in_greek_and_cyrillic_too),
		cmocka_unit_test(a_defective_line_is_reported_and_left_out),
		cmocka_unit_test(more_words_than_the_table_holds_are_refused),
		cmocka_unit_test(a_word_that_is_not_in_the_table_is_told_by_its_ending),
		cmocka_unit_test(every_embedded_table_is_sound),
		cmocka_unit_test(a_language_without_a_table_has_no_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
