#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/le.h"

static const unsigned char bytes[] = {0xFF, 0x01, 0x80, 0x03, 0xFE, 0x05, 0x06, 0x07, 0xF8, 0xFF};

static void le_reads_the_low_byte_first_at_any_alignment(void **state)
{
	(void)state;
	assert_int_equal(le16(bytes), 0x01FF);
	assert_int_equal(le16(bytes + 1), 0x8001);
	assert_int_equal(le16(bytes + 8), 0xFFF8);
	assert_true(le32(bytes + 1) == UINT32_C(0xFE038001));
	assert_true(le32(bytes + 2) == UINT32_C(0x05FE0380));
	assert_true(le64(bytes + 1) == UINT64_C(0xF8070605FE038001));
}

static void le_writes_what_it_reads(void **state)
{
	static const uint64_t value[] = {
		0,
		1,
		0x7F,
		0x80,
		0xFF,
		0x100,
		0x7FFF,
		0x8000,
		0xFFFF,
		0x10000,
		0x7FFFFFFF,
		0x80000000,
		0xFFFFFFFF,
		UINT64_C(0x100000000),
		INT64_MAX,
		UINT64_MAX,
		UINT64_C(0x0123456789ABCDEF),
	};
	unsigned char out[10] = {0};

	(void)state;
	for (size_t i = 0; i < sizeof value / sizeof value[0]; i++) {
		le16_put(out + 1, (uint16_t)value[i]);
		assert_int_equal(le16(out + 1), (uint16_t)value[i]);
		le32_put(out + 1, (uint32_t)value[i]);
		assert_true(le32(out + 1) == (uint32_t)value[i]);
		le64_put(out + 1, value[i]);
		assert_true(le64(out + 1) == value[i]);
		assert_int_equal(out[0], 0);
		assert_int_equal(out[9], 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(le_reads_the_low_byte_first_at_any_alignment),
		cmocka_unit_test(le_writes_what_it_reads),
	};

	return cmocka_run_group_tests_name("le", tests, NULL, NULL);
}
