/* The time from a server: what is asked, and what of an answer is believed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "firmware/image/sntp.h"

#define COOKIE UINT64_C(0x0123456789ABCDEF)
#define NOT_BEFORE_S INT64_C(1735689600)
#define S_1900_TO_1970 2208988800u

static void put(unsigned char *p, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		p[i] = (unsigned char)(v >> (24 - 8 * i));
}

/* A good answer: stratum 2, at the second S after 1970 and a half. */
static void answer(unsigned char bytes[SNTP_BYTES], int64_t s)
{
	memset(bytes, 0, SNTP_BYTES);
	bytes[0] = 0x24;
	bytes[1] = 2;
	put(bytes + 24, (uint32_t)(COOKIE >> 32));
	put(bytes + 28, (uint32_t)COOKIE);
	put(bytes + 40, (uint32_t)s + S_1900_TO_1970);
	put(bytes + 44, 0x80000000u);
}

static void the_cookie_stands_where_the_answer_repeats_it(void **state)
{
	unsigned char question[SNTP_BYTES];

	(void)state;
	sntp_ask(question, COOKIE);
	assert_int_equal(question[0], 0x23);
	assert_memory_equal(question + 40, "\x01\x23\x45\x67\x89\xAB\xCD\xEF", 8);
}

static void a_good_answer_is_read_to_the_millisecond(void **state)
{
	unsigned char bytes[SNTP_BYTES];
	const char *why;

	(void)state;
	answer(bytes, 1800000000);
	assert_int_equal(sntp_read(bytes, sizeof bytes, COOKIE, NOT_BEFORE_S, &why),
			 INT64_C(1800000000500));
}

static void a_time_after_2036_is_not_taken_for_1900(void **state)
{
	unsigned char bytes[SNTP_BYTES];
	const char *why;

	(void)state;
	answer(bytes, INT64_C(2300000000));
	assert_int_equal(sntp_read(bytes, sizeof bytes, COOKIE, NOT_BEFORE_S, &why),
			 INT64_C(2300000000500));
}

/* Each: one thing changed that makes the answer not to be believed. */
static void what_is_wrong_is_not_believed(void **state)
{
	static const struct {
		size_t at;
		unsigned char value;
	} rows[] = {
		{24, 0xFF}, /* another question */
		{31, 0x00}, /* ... by its last byte */
		{0, 0x23},  /* a client */
		{0, 0x25},  /* a broadcast */
		{0, 0x14},  /* version 2 */
		{0, 0xE4},  /* leap: does not know the time */
		{1, 0},	    /* kiss of death */
		{1, 16},    /* not synchronised */
		{5, 1},	    /* a second from its source */
		{9, 1},	    /* a second of doubt */
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		unsigned char bytes[SNTP_BYTES];
		const char *why = NULL;

		answer(bytes, 1800000000);
		bytes[rows[i].at] = rows[i].value;
		assert_true(sntp_read(bytes, sizeof bytes, COOKIE, NOT_BEFORE_S, &why) < 0);
		assert_non_null(why);
	}
}

static void an_answer_without_a_time_or_an_end_is_not_believed(void **state)
{
	unsigned char bytes[SNTP_BYTES];
	const char *why;

	(void)state;
	answer(bytes, 1800000000);
	for (size_t n = 0; n < SNTP_BYTES; n++)
		assert_true(sntp_read(bytes, n, COOKIE, NOT_BEFORE_S, &why) < 0);
	put(bytes + 40, 0);
	assert_true(sntp_read(bytes, sizeof bytes, COOKIE, NOT_BEFORE_S, &why) < 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_cookie_stands_where_the_answer_repeats_it),
		cmocka_unit_test(a_good_answer_is_read_to_the_millisecond),
		cmocka_unit_test(a_time_after_2036_is_not_taken_for_1900),
		cmocka_unit_test(what_is_wrong_is_not_believed),
		cmocka_unit_test(an_answer_without_a_time_or_an_end_is_not_believed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
