/* An address from the network: the client's messages, and a server's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "firmware/image/dhcp.h"

static const struct dhcp_client client = {0xCAFEF00D, {2, 0, 0, 0, 0, 7}};

/* Made of our own question, which has the same layout: an answer for CLIENT with the OPTIONS of N
 * bytes; returns its length. */
static size_t answer(unsigned char bytes[DHCP_BYTES], uint32_t address, const void *options,
		     size_t n)
{
	(void)dhcp_write(bytes, &client, NULL);
	bytes[0] = 2;
	for (int i = 0; i < 4; i++)
		bytes[16 + i] = (unsigned char)(address >> (24 - 8 * i));
	memcpy(bytes + 240, options, n);
	return 240 + n;
}

#define ADDRESS 0xC0A80117u /* 192.168.1.23 */
static const unsigned char offer[] = {
	53, 1, 2, 54, 4, 192, 168, 1, 1, 0,  1, 4, 255, 255, 255, 0,  3, 4,  192, 168, 1, 1,  6,
	8,  9, 9, 9,  9, 8,   8,   8, 8, 51, 4, 0, 0,	14,  16,  42, 4, 10, 0,	  0,   3, 255};

static void a_discover_is_a_broadcast_of_our_hardware_address(void **state)
{
	unsigned char bytes[DHCP_BYTES];
	size_t n = dhcp_write(bytes, &client, NULL);

	(void)state;
	assert_in_range(n, 300, DHCP_BYTES);
	assert_memory_equal(bytes, "\1\1\6\0\xCA\xFE\xF0\x0D", 8);
	assert_int_equal(bytes[10], 0x80);
	assert_memory_equal(bytes + 28, client.mac, 6);
	assert_memory_equal(bytes + 236, "\x63\x82\x53\x63\x35\1\1", 7);
}

static void a_request_names_the_server_and_what_it_offered(void **state)
{
	const struct dhcp_lease wanted = {.address = ADDRESS, .server = 0xC0A80101};
	unsigned char bytes[DHCP_BYTES];

	(void)state;
	(void)dhcp_write(bytes, &client, &wanted);
	assert_memory_equal(bytes + 240, "\x35\1\3\x32\4\xC0\xA8\1\x17\x36\4\xC0\xA8\1\1", 15);
}

static void an_offer_is_read(void **state)
{
	unsigned char bytes[DHCP_BYTES];
	size_t n = answer(bytes, ADDRESS, offer, sizeof offer);
	struct dhcp_lease l;

	(void)state;
	assert_true(dhcp_read(bytes, n, &client, &l));
	assert_int_equal(l.type, DHCP_OFFER);
	assert_int_equal(l.address, ADDRESS);
	assert_int_equal(l.server, 0xC0A80101u);
	assert_int_equal(l.mask, 0xFFFFFF00u);
	assert_int_equal(l.router, 0xC0A80101u);
	assert_int_equal(l.dns[0], 0x09090909u);
	assert_int_equal(l.dns[1], 0x08080808u);
	assert_int_equal(l.dns[2], 0);
	assert_int_equal(l.time[0], 0x0A000003u);
	assert_int_equal(l.lease_s, 3600);
}

static void what_is_not_for_us_is_passed_over(void **state)
{
	static const size_t changed[] = {0, 4, 7, 28, 33, 236};
	struct dhcp_lease l;

	(void)state;
	for (size_t i = 0; i < sizeof changed / sizeof changed[0]; i++) {
		unsigned char bytes[DHCP_BYTES];
		size_t n = answer(bytes, ADDRESS, offer, sizeof offer);

		bytes[changed[i]] ^= 1;
		assert_false(dhcp_read(bytes, n, &client, &l));
	}
}

static void an_address_no_host_can_have_is_refused(void **state)
{
	static const uint32_t rows[] = {0, 0x7F000001, 0xE0000001, 0xFFFFFFFF};
	unsigned char bytes[DHCP_BYTES];
	struct dhcp_lease l;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		size_t n = answer(bytes, rows[i], offer, sizeof offer);

		assert_false(dhcp_read(bytes, n, &client, &l));
	}
}

static void options_that_go_beyond_the_end_are_refused(void **state)
{
	unsigned char bytes[DHCP_BYTES];
	struct dhcp_lease l;

	(void)state;
	assert_false(
		dhcp_read(bytes, answer(bytes, ADDRESS, "\x35\1\2\x36\4\1\2", 7), &client, &l));
	assert_false(dhcp_read(bytes, answer(bytes, ADDRESS, "\x35\1\2\1", 4), &client, &l));
	/* A netmask with a hole. */
	assert_false(dhcp_read(bytes, answer(bytes, ADDRESS, "\x35\1\2\1\4\xFF\0\xFF\0", 9),
			       &client, &l));
	assert_true(dhcp_read(bytes, answer(bytes, ADDRESS, "\x35\1\2", 3), &client, &l));
}

static void a_lease_of_a_moment_is_taken_for_a_minute(void **state)
{
	unsigned char bytes[DHCP_BYTES];
	struct dhcp_lease l;

	(void)state;
	assert_true(
		dhcp_read(bytes, answer(bytes, ADDRESS, "\x35\1\5\x33\4\0\0\0\1", 9), &client, &l));
	assert_int_equal(l.lease_s, DHCP_LEASE_S_MIN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_discover_is_a_broadcast_of_our_hardware_address),
		cmocka_unit_test(a_request_names_the_server_and_what_it_offered),
		cmocka_unit_test(an_offer_is_read),
		cmocka_unit_test(what_is_not_for_us_is_passed_over),
		cmocka_unit_test(an_address_no_host_can_have_is_refused),
		cmocka_unit_test(options_that_go_beyond_the_end_are_refused),
		cmocka_unit_test(a_lease_of_a_moment_is_taken_for_a_minute),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
