#include "news_fixture.h"

static void corpus_takes_a_paragraph_a_line(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(read_bytes(f, span_of("First one.\nSecond one.\n\n  Third one. \n")),
			 ERR_NONE);
	assert_int_equal(f->paras.n, 3);
	assert_span_equal(f->paras.items[1].text, "Second one.");
	assert_int_equal(f->paras.items[1].line, 2);
	assert_false(f->paras.items[1].after_blank);
	assert_span_equal(f->paras.items[2].text, "Third one.");
	assert_int_equal(f->paras.items[2].line, 4);
	assert_int_equal(f->paras.items[2].start, 26);
	assert_true(f->paras.items[2].after_blank);
}

static void corpus_joins_lines_that_were_broken_at_a_width(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(read_bytes(f, span_of("The harbour of the old town was closed on\n"
					       "Monday after a crane fell across both of\n"
					       "its gates.\n\nNobody was hurt, said the master of\n"
					       "the port.\n")),
			 ERR_NONE);
	assert_int_equal(f->paras.n, 2);
	assert_true(span_ends(f->paras.items[0].text, "its gates."));
	assert_int_equal(f->paras.items[1].line, 5);
}

static void corpus_keeps_lines_apart_that_end_as_sentences_do(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(read_bytes(f, span_of("The harbour was closed on Monday.\n"
					       "A crane fell across its gates.\n"
					       "Nobody was hurt, said its master.\n\n"
					       "It opens again on Friday.\n")),
			 ERR_NONE);
	assert_int_equal(f->paras.n, 4);
}

static void corpus_reads_every_kind_of_line_end(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(
		read_bytes(f, span_of("\xEF\xBB\xBFOne.\r\nTwo.\rThree.\fFour.\n\xC2\xA0\n")),
		ERR_NONE);
	assert_int_equal(f->paras.n, 4);
	assert_span_equal(f->paras.items[0].text, "One.");
	assert_int_equal(f->paras.items[2].line, 3);
	assert_int_equal(f->paras.items[3].line, 3);
	assert_true(f->paras.items[3].after_blank);
}

static void corpus_leaves_out_what_is_not_utf8_and_goes_on(void **state)
{
	struct fixture *f = *state;
	static const char text[] = "Good line.\nBad \xFF line.\nA N\0UL.\nGood again.\n";

	assert_int_equal(read_bytes(f, (struct span){text, sizeof text - 1}), ERR_NONE);
	assert_int_equal(f->paras.n, 4);
	assert_int_equal(f->d.n_warnings, 2);
	assert_int_equal(f->paras.items[0].cls, LINE_BODY);
	assert_int_equal(f->paras.items[1].cls, LINE_BAD);
	assert_int_equal(f->paras.items[2].cls, LINE_BAD);
	assert_int_equal(f->paras.items[3].cls, LINE_BODY);
}

static void corpus_counts_defects_instead_of_repeating_them(void **state)
{
	struct fixture *f = *state;
	char text[2 * 200 + 1];

	for (size_t i = 0; i < 200; i++)
		memcpy(text + 2 * i, "\xC3\n", 2);
	assert_int_equal(read_bytes(f, (struct span){text, 400}), ERR_NONE);
	assert_int_equal(f->paras.n, 200);
	assert_int_equal(f->d.n_warnings, 11);
}

static void corpus_refuses_a_line_of_a_megabyte(void **state)
{
	struct fixture *f = *state;
	size_t n = 1u << 20;
	char *text = malloc(n + 12);

	memset(text, 'a', n);
	memcpy(text + n, "\nGood line.\n", 12);
	assert_int_equal(read_bytes(f, (struct span){text, n + 12}), ERR_NONE);
	assert_int_equal(f->paras.n, 2);
	assert_int_equal(f->paras.items[0].cls, LINE_BAD);
	assert_int_equal(f->paras.items[1].cls, LINE_BODY);
	free(text);
}

static void corpus_warns_of_an_empty_file(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(read_bytes(f, span_of("")), ERR_NONE);
	assert_int_equal(f->d.n_warnings, 1);
	assert_int_equal(read_bytes(f, span_of(" \n\t\n")), ERR_NONE);
	assert_int_equal(f->d.n_warnings, 1);
	assert_int_equal(f->paras.n, 0);
}

static void corpus_names_utf16_and_what_makes_utf8_of_it(void **state)
{
	struct fixture *f = *state;
	static const char marked[] = "\xFF\xFEN\0e\0w\0s\0";
	static const char plain[] = "\0N\0e\0w\0s\0 \0n\0o\0w";

	assert_int_equal(read_bytes(f, (struct span){marked, sizeof marked - 1}), ERR_UNSUPPORTED);
	assert_int_equal(f->d.n_errors, 1);
	assert_non_null(strstr(f->d.first, "(iconv -f UTF-16 -t UTF-8)"));
	assert_int_equal(read_bytes(f, (struct span){plain, sizeof plain - 1}), ERR_UNSUPPORTED);
	assert_non_null(strstr(f->d.first, "(iconv -f UTF-16BE -t UTF-8)"));
	assert_int_equal(f->paras.n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(corpus_takes_a_paragraph_a_line),
		NEWS_TEST(corpus_joins_lines_that_were_broken_at_a_width),
		NEWS_TEST(corpus_keeps_lines_apart_that_end_as_sentences_do),
		NEWS_TEST(corpus_reads_every_kind_of_line_end),
		NEWS_TEST(corpus_leaves_out_what_is_not_utf8_and_goes_on),
		NEWS_TEST(corpus_counts_defects_instead_of_repeating_them),
		NEWS_TEST(corpus_refuses_a_line_of_a_megabyte),
		NEWS_TEST(corpus_warns_of_an_empty_file),
		NEWS_TEST(corpus_names_utf16_and_what_makes_utf8_of_it),
	};

	return cmocka_run_group_tests_name("corpus", tests, NULL, NULL);
}
