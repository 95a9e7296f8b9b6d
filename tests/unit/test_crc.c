/*
 * CRC-32, against figures of others and the definition, bit by bit.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "base/crc.h"

static uint32_t by_definition(const unsigned char *p, size_t n)
{
	uint32_t crc = 0xFFFFFFFF;

	for (size_t i = 0; i < n * 8; i++) {
		uint32_t bit = (crc ^ (uint32_t)(p[i / 8] >> i % 8)) & 1;

		crc = crc >> 1 ^ (bit ? 0xEDB88320 : 0);
	}
	return ~crc;
}

static void it_is_the_check_that_others_have(void **state)
{
	unsigned char bytes[300];

	(void)state;
	assert_int_equal(crc_of("123456789", 9), 0xCBF43926u); /* the catalogue's check value */
	assert_int_equal(crc_of("", 0), 0);
	srand(5);
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (unsigned char)rand();
	for (size_t n = 0; n <= sizeof bytes; n++)
		assert_int_equal(crc_of(bytes, n), by_definition(bytes, n));
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(it_is_the_check_that_others_have)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
