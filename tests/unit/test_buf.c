#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/buf.h"

static void buf_appends_in_order(void **state)
{
	static const unsigned char expected[] = {
		'a',  'b',  'c',  'd',	0x01, 0x03, 0x02, 0x07, 0x06, 0x05,
		0x04, 0x0F, 0x0E, 0x0D, 0x0C, 0x0B, 0x0A, 0x09, 0x08,
	};
	const struct span nothing = {NULL, 0};
	struct buf b;

	(void)state;
	buf_init(&b);
	buf_put_text(&b, "ab");
	buf_put_span(&b, span_cut(span_of("xcdx"), 1, 3));
	buf_put_span(&b, nothing);
	buf_put(&b, NULL, 0);
	buf_put_u8(&b, 0x01);
	buf_put_u16(&b, 0x0203);
	buf_put_u32(&b, 0x04050607);
	buf_put_u64(&b, UINT64_C(0x08090A0B0C0D0E0F));
	assert_false(buf_failed(&b));
	assert_int_equal(b.n, sizeof expected);
	assert_memory_equal(b.p, expected, sizeof expected);
	buf_finish(&b);
}

static void buf_grows_and_keeps_what_it_has(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	for (uint32_t i = 0; i < 10000; i++)
		buf_put_u32(&b, i);
	assert_int_equal(b.n, 40000);
	for (uint32_t i = 0; i < 10000; i++) {
		assert_int_equal(b.p[i * 4], i & 0xFF);
		assert_int_equal(b.p[i * 4 + 1], i >> 8);
	}
	buf_finish(&b);
}

static void buf_pads_with_zeros_to_a_multiple(void **state)
{
	static const size_t align[] = {1, 2, 4, 8, 16, 64, 4096};

	(void)state;
	for (size_t i = 0; i < sizeof align / sizeof align[0]; i++) {
		struct buf b;

		buf_init(&b);
		buf_pad(&b, align[i]);
		assert_int_equal(b.n, 0);
		buf_put_text(&b, "x");
		buf_pad(&b, align[i]);
		assert_int_equal(b.n, align[i]);
		for (size_t j = 1; j < b.n; j++)
			assert_int_equal(b.p[j], 0);
		buf_pad(&b, align[i]);
		assert_int_equal(b.n, align[i]);
		buf_finish(&b);
	}
}

static void buf_remembers_that_memory_was_short(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	buf_put_text(&b, "kept");
	buf_put(&b, "", SIZE_MAX - 2); /* no such memory: nothing is read from the address */
	assert_true(buf_failed(&b));
	buf_put_text(&b, "not kept");
	buf_pad(&b, 64);
	assert_true(buf_failed(&b));
	assert_int_equal(b.n, 4);
	assert_memory_equal(b.p, "kept", 4);
	buf_finish(&b);
	assert_false(buf_failed(&b));
}

static void buf_finish_takes_null_and_an_empty_one(void **state)
{
	struct buf b = {.n = 0};

	(void)state;
	buf_finish(NULL);
	buf_finish(&b);
	buf_finish(&b);
	assert_null(b.p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(buf_appends_in_order),
		cmocka_unit_test(buf_grows_and_keeps_what_it_has),
		cmocka_unit_test(buf_pads_with_zeros_to_a_multiple),
		cmocka_unit_test(buf_remembers_that_memory_was_short),
		cmocka_unit_test(buf_finish_takes_null_and_an_empty_one),
	};

	return cmocka_run_group_tests_name("buf", tests, NULL, NULL);
}
