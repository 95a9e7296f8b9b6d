#include "news/token.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"

struct fixture {
	struct region r;
	const struct lexicon *l;
	struct tokens t;
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);
	struct diag d;

	diag_init(&d, NULL, NULL);
	region_init(&f->r);
	*state = f;
	return lexicon_load("en", &f->r, &d, &f->l) != ERR_NONE || d.n_errors + d.n_warnings;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	region_finish(&f->r);
	free(f);
	return 0;
}

/* The tokens of TEXT as one line: opening marks as {, closing ones as }, "|" after a sentence. */
static void check(struct fixture *f, const char *text, const char *expected)
{
	char got[1024] = "";
	size_t n = 0;

	token_split(f->l, span_of(text), &f->r, &f->t);
	for (size_t i = 0; i < f->t.n; i++) {
		const struct token *k = &f->t.items[i];
		const char *mark = k->kind == TOKEN_QUOTE_OPEN	  ? "{"
				   : k->kind == TOKEN_QUOTE_CLOSE ? "}"
								  : NULL;

		n += (size_t)snprintf(got + n, sizeof got - n, "%s%.*s%s", i ? " " : "",
				      mark ? 1 : (int)k->text.n, mark ? mark : k->text.p,
				      k->flags & TOKEN_ENDS_SENTENCE ? " |" : "");
		assert_memory_equal(text + k->start, k->text.p, k->text.n);
		assert_int_equal(k->end - k->start, k->text.n);
	}
	assert_string_equal(got, expected);
}

static void token_words_keep_their_inner_marks(void **state)
{
	struct fixture *f = *state;

	check(f, "Don't trust AT&T's face-to-face plan.",
	      "Don't trust AT&T's face-to-face plan . |");
	check(f, "It cost $1,200.50, or £16m, at 11.30am.",
	      "It cost $1,200.50 , or £16m , at 11.30am . |");
	check(f, "A 47-year-old saw 50% fall.", "A 47-year-old saw 50% fall . |");
}

static void token_sentences_end_where_a_reader_stops(void **state)
{
	static const char *const table[][2] = {
		{"Gen. Ray met Sen. Dole. They ate.", "Gen. Ray met Sen. Dole . | They ate . |"},
		{"J. K. Mill paid 3.5 million. No.", "J. K. Mill paid 3.5 million . | No . |"},
		{"In the U.S. The law is old.", "In the U.S. | The law is old . |"},
		{"The U.S. Treasury met at 5 p.m. on Jan. 3.",
		 "The U.S. Treasury met at 5 p.m. on Jan. 3 . |"},
		{"She paused... then spoke. \"Yes.\" He left.",
		 "She paused ... then spoke . | { Yes . } | He left . |"},
		{"\"Why?\" he asked. So?! Good.", "{ Why ? } he asked . | So ? ! | Good . |"},
		{"A.B.Cd left the U.S. Then E.F. came.",
		 "A. B. Cd left the U.S. | Then E.F. came . |"},
		{"Rule No. 5 holds. It is no. Then yes.",
		 "Rule No. 5 holds . | It is no . | Then yes . |"},
		{"Ask Acme Inc. It knows.", "Ask Acme Inc. | It knows . |"},
		{"(He left.) [She stayed.] They slept",
		 "( He left . ) | [ She stayed . ] | They slept |"},
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		check(*state, table[i][0], table[i][1]);
}

static void token_quotation_marks_of_all_styles_get_a_direction(void **state)
{
	static const char *const table[][2] = {
		{"“Go,” he said.", "{ Go , } he said . |"},
		{"\"Go,\" he said, \"now.\"", "{ Go , } he said , { now . } |"},
		{"``Go,'' he said.", "{ Go , } he said . |"},
		{"''Go,'' he said.", "{ Go , } he said . |"},
		{"„Go“, he said.", "{ Go } , he said . |"},
		{"« Go », he said.", "{ Go } , he said . |"},
		{"'Go,' he said.", "{ Go , } he said . |"},
		{"‘Go,’ he said.", "{ Go , } he said . |"},
		{"He said—\"go\"—and left.", "He said — { go } — and left . |"},
		{"“He told me ‘go’.”", "{ He told me { go } . } |"},
		{"``He told me `go'.''", "{ He told me { go } . } |"},
		{"\"He told me 'go.'\"", "{ He told me { go . } } |"},
		{"“I left it open. Here", "{ I left it open . | Here |"},
		{"” … we left,” he said.", "{ … we left , } he said . |"},
		{"\xE2\x80\xAA”We left,” he said.", "{ We left , } he said . |"},
		{"He said,” we left.”", "He said , { we left . } |"},
		{"He said so,” and left.", "He said so , } and left . |"},
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		check(*state, table[i][0], table[i][1]);
}

static void token_apostrophes_stay_in_their_words(void **state)
{
	static const char *const table[][2] = {
		{"Peru‘s coast", "Peru‘s coast |"},
		{"the miners’ union", "the miners’ union |"},
		{"the miners' union and the cooks' guild",
		 "the miners' union and the cooks' guild |"},
		{"rock ’n roll in the ’90s", "rock ’n roll in the ’90s |"},
		{"'em and 'twas", "'em and 'twas |"},
		{"in ‘08 he called it a ‘race’ to win", "in ‘08 he called it a { race } to win |"},
		{"‘The miners’ union won’, she said.", "{ The miners’ union won } , she said . |"},
		{"It was 'a road to nowhere' for the miners' union.",
		 "It was { a road to nowhere } for the miners' union . |"},
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		check(*state, table[i][0], table[i][1]);
}

static void token_flags_tell_what_a_word_looks_like(void **state)
{
	struct fixture *f = *state;

	token_split(f->l, span_of("STRICKEN Peru’s NATO's Émile said “so”"), &f->r, &f->t);
	assert_int_equal(f->t.n, 8);
	assert_int_equal(f->t.items[0].flags, TOKEN_CAPITAL | TOKEN_SHOUT | TOKEN_STARTS_SENTENCE);
	assert_int_equal(f->t.items[1].flags, TOKEN_CAPITAL | TOKEN_POSSESSIVE | TOKEN_SPACE);
	assert_int_equal(f->t.items[2].flags,
			 TOKEN_CAPITAL | TOKEN_SHOUT | TOKEN_POSSESSIVE | TOKEN_SPACE);
	assert_int_equal(f->t.items[3].flags, TOKEN_CAPITAL | TOKEN_SPACE);
	assert_int_equal(f->t.items[6].flags, TOKEN_IN_QUOTE);
	assert_int_equal(f->t.items[7].style, TOKEN_STYLE_CURLY);
	assert_true(span_is(token_stem(&f->t.items[1]), "Peru"));
	token_split(f->l, span_of("Their boats"), &f->r, &f->t);
	assert_true(token_is_class(f->l, &f->t.items[0], "pron"));
	assert_false(token_is_class(f->l, &f->t.items[1], "pron"));
}

static void token_a_line_of_marks_takes_linear_time(void **state)
{
	struct fixture *f = *state;
	static const char *const marks[] = {"\"", "'", "“", "‘", "’ ", "' a", "A."};

	for (size_t m = 0; m < COUNT_OF(marks); m++) {
		size_t one = strlen(marks[m]), n = 200000;
		char *text = malloc(n * one);

		for (size_t i = 0; i < n; i++)
			memcpy(text + i * one, marks[m], one);
		text[n * one - 1] = 'a'; /* initials that end in a word are none */
		token_split(f->l, (struct span){text, n * one}, &f->r, &f->t);
		assert_true(f->t.n > 0 && f->t.n <= 2 * n);
		f->t.n = 0;
		free(text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(token_words_keep_their_inner_marks, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(token_sentences_end_where_a_reader_stops, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(token_quotation_marks_of_all_styles_get_a_direction,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(token_apostrophes_stay_in_their_words, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(token_flags_tell_what_a_word_looks_like, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(token_a_line_of_marks_takes_linear_time, set_up,
						tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
