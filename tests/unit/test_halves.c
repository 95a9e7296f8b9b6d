#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/base.h"
#include "cardc/halves.h"

#define LQ "\xE2\x80\x9C"
#define RQ "\xE2\x80\x9D"

static struct region r;
static struct glue glue;
static struct news_card half[2];

/* The text between the first LQ and the first RQ of FILE as a candidate. */
static struct news_card quotation(const char *file, const char *text)
{
	struct span f = span_of(file);
	struct news_card c;

	memset(&c, 0, sizeof c);
	c.kind = NEWS_QUOTE;
	c.text = span_of(text);
	c.start = span_find(f, 0, LQ) + 3;
	c.end = span_find(f, 0, RQ);
	c.line = 1;
	return c;
}

static void assert_halves(const char *file, const char *first, const char *second)
{
	struct span f = span_of(file);

	if (!span_is(half[0].text, first))
		fail_msg("'%.*s'", (int)half[0].text.n, half[0].text.p);
	if (!span_is(half[1].text, second))
		fail_msg("'%.*s'", (int)half[1].text.n, half[1].text.p);
	for (size_t i = 0; i < 2; i++) {
		assert_true(half[i].start < half[i].end);
		assert_true(half[i].end <= f.n);
	}
	assert_true(half[0].end <= half[1].start);
}

static void a_quotation_is_cut_between_its_sentences(void **state)
{
	static const char file[] = LQ "The pumps have held so far,  and nobody\nslept. We ask\n"
				      "for two more nights, and for bread." RQ " he said.";
	struct news_card c = quotation(file, "The pumps have held so far, and nobody slept. We "
					     "ask for two more nights, and for bread.");

	(void)state;
	assert_true(halves_cut(&c, span_of(file), false, &glue, 0, &r, half));
	assert_halves(file, "The pumps have held so far, and nobody slept.",
		      "We ask for two more nights, and for bread.");
	assert_int_equal(half[0].line, 1);
	assert_int_equal(half[1].line, 2);
	assert_true(span_starts(span_cut(span_of(file), half[1].start, half[1].end), "We ask\n"));
	assert_true(halves_cut(&c, span_of(file), true, &glue, 0, &r, half));
	assert_int_equal(half[1].line, 1);
}

static void without_a_mark_it_is_cut_where_its_verb_begins(void **state)
{
	static const char file[] =
		LQ "The oldest pump behind the northern harbour wall must run through the night to "
		   "keep those cellars dry" RQ;
	struct news_card c =
		quotation(file, "The oldest pump behind the northern harbour wall must run through "
				"the night to keep those cellars dry");

	(void)state;
	assert_true(halves_cut(&c, span_of(file), false, &glue, 0, &r, half));
	assert_halves(file, "The oldest pump behind the northern harbour wall",
		      "must run through the night to keep those cellars dry");
}

static void the_next_cut_is_another_one(void **state)
{
	static const char file[] =
		LQ "The pumps have held so far, and nobody slept. We ask for bread." RQ;
	struct news_card c =
		quotation(file, "The pumps have held so far, and nobody slept. We ask for bread.");

	(void)state;
	assert_true(halves_cut(&c, span_of(file), false, &glue, 0, &r, half));
	assert_halves(file, "The pumps have held so far, and nobody slept.", "We ask for bread.");
	assert_true(halves_cut(&c, span_of(file), false, &glue, 1, &r, half));
	assert_halves(file, "The pumps have held so far", "and nobody slept. We ask for bread.");
	assert_false(halves_cut(&c, span_of(file), false, &glue, 2, &r, half));
}

static void an_inner_quotation_stays_whole(void **state)
{
	static const char file[] = LQ "They told us \xE2\x80\x98wait, and wait, and then "
				      "wait\xE2\x80\x99, so we left the harbour." RQ;
	struct news_card c = quotation(file, "They told us \xE2\x80\x98wait, and wait, and then "
					     "wait\xE2\x80\x99, so we left the harbour.");

	(void)state;
	for (size_t n = 0; halves_cut(&c, span_of(file), false, &glue, n, &r, half); n++)
		assert_halves(file,
			      "They told us \xE2\x80\x98wait, and wait, and then "
			      "wait\xE2\x80\x99",
			      "so we left the harbour.");
}

#define DASH "\xE2\x80\x94"

static void what_stands_between_two_dashes_stays_whole(void **state)
{
	static const struct {
		const char *text, *first; /* NULL: no cut is left */
	} rows[] = {
		{"We would like to see what the roots " DASH " if that is the word for them " DASH
		 " will do to the walls in ten years.",
		 "We would like to see what the roots " DASH " if that is the word for them " DASH},
		{"We would like to see what the roots -- if it is roots, and not feet -- do.",
		 NULL},
		{"The roots did it " DASH " all of it. The walls will stand, and the "
		 "roots " DASH " they are weak " DASH " will die.",
		 "The roots did it " DASH " all of it."},
		{"We would like to see the roots of 1990\xE2\x80\x93"
		 "95 in daylight, and those of 1996\xE2\x80\x93"
		 "99 after them.",
		 "We would like to see the roots of 1990\xE2\x80\x93"
		 "95 in daylight"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct span file = region_format(&r, LQ "%s" RQ, rows[i].text);
		struct news_card c = quotation(file.p, rows[i].text);
		bool cut = halves_cut(&c, file, false, &glue, 0, &r, half);

		assert_int_equal(cut, rows[i].first != NULL);
		if (cut && !span_is(half[0].text, rows[i].first))
			fail_msg("'%.*s'", (int)half[0].text.n, half[0].text.p);
	}
}

static void an_editors_brackets_stay_whole_and_so_does_a_word_said_twice(void **state)
{
	static const char file[] = LQ "The bridge [the old one, they say, that carries trams] will "
				      "be very, very late, and the ferries are to wait." RQ;
	struct news_card c =
		quotation(file, "The bridge [the old one, they say, that carries trams] will "
				"be very, very late, and the ferries are to wait.");
	size_t n = 0;

	(void)state;
	for (; halves_cut(&c, span_of(file), false, &glue, n, &r, half); n++) {
		assert_null(memchr(half[1].text.p, ']', half[1].text.n));
		assert_false(span_starts(half[1].text, "very late"));
	}
	assert_true(n > 0);
}

static void a_quotation_in_two_pieces_is_cut_in_any_of_them_or_between(void **state)
{
	static const char file[] = LQ "The pumps have held so far," RQ " she said. " LQ
				      "We ask for two more nights, and for bread." RQ;
	struct span f = span_of(file);
	struct news_card c = quotation(file, "The pumps have held so far. We ask for two more "
					     "nights, and for bread.");
	size_t n = 0;

	(void)state;
	c.more_start = span_find(f, c.end + 1, LQ) + 3;
	c.more_end = f.n - 3;
	assert_true(halves_cut(&c, f, false, &glue, n, &r, half));
	assert_halves(file, "The pumps have held so far",
		      "We ask for two more nights, and for bread.");
	assert_int_equal(half[0].more_end, 0);
	assert_int_equal(half[1].start, c.more_start);
	assert_true(halves_cut(&c, f, false, &glue, 1, &r, half));
	assert_halves(file, "The pumps have held so far. We ask for two more nights",
		      "and for bread.");
	assert_true(half[0].more_end > half[0].more_start);
	assert_int_equal(half[1].more_end, 0);
}

static void what_has_no_place_to_breathe_is_not_cut(void **state)
{
	static const char file[] = LQ "We are always glad to see them in the old harbour." RQ;
	struct news_card c = quotation(file, "We are always glad to see them in the old harbour.");

	(void)state;
	assert_false(halves_cut(&c, span_of(file), false, &glue, 0, &r, half));
}

static int open_all(void **state)
{
	(void)state;
	region_init(&r);
	glue_load(&glue, "en");
	return 0;
}

static int close_all(void **state)
{
	(void)state;
	region_finish(&r);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_quotation_is_cut_between_its_sentences),
		cmocka_unit_test(without_a_mark_it_is_cut_where_its_verb_begins),
		cmocka_unit_test(the_next_cut_is_another_one),
		cmocka_unit_test(an_inner_quotation_stays_whole),
		cmocka_unit_test(what_stands_between_two_dashes_stays_whole),
		cmocka_unit_test(an_editors_brackets_stay_whole_and_so_does_a_word_said_twice),
		cmocka_unit_test(a_quotation_in_two_pieces_is_cut_in_any_of_them_or_between),
		cmocka_unit_test(what_has_no_place_to_breathe_is_not_cut),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
