/*
 * Any bytes as what a network, a kernel or a font tells an image: an answer of a time server, of a
 * DHCP server, a message of a device, a table of characters. The first bytes are made to fit the
 * question, so that the rest is read at all.
 */
#include <stdlib.h>
#include <string.h>

#include "firmware/image/dhcp.h"
#include "firmware/image/charmap.h"
#include "firmware/image/last_time.h"
#include "firmware/image/sntp.h"
#include "firmware/image/uevent.h"
#include "target.h"

#define COOKIE_AT 24

static void check_time(const uint8_t *data, size_t size)
{
	uint64_t cookie = 0;
	const char *why;
	int64_t ms;

	for (size_t i = 0; i < 8 && COOKIE_AT + i < size; i++)
		cookie = cookie << 8 | data[COOKIE_AT + i];
	ms = sntp_read(data, size, cookie, LAST_TIME_MIN_S, &why);
	if (ms >= 0 ? ms < LAST_TIME_MIN_S * 1000 : !why)
		abort();
}

static void check_address(const uint8_t *data, size_t size)
{
	struct dhcp_client c = {.id = 0};
	struct dhcp_lease l;

	for (size_t i = 0; i < 4 && 4 + i < size; i++)
		c.id = c.id << 8 | data[4 + i];
	if (size >= 34)
		memcpy(c.mac, data + 28, sizeof c.mac);
	if (dhcp_read(data, size, &c, &l) &&
	    (l.lease_s < DHCP_LEASE_S_MIN || (l.type != DHCP_NAK && l.address >> 24 == 127)))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span bytes = {(const char *)data, size};
	char name[UEVENT_NAME_BYTES];
	int64_t s = last_time_read(bytes.p, size);

	check_time(data, size);
	check_address(data, size);
	if (uevent_is_disk(bytes.p, size, name) && (strchr(name, '/') || name[0] == '.'))
		abort();
	if (s != -1 && (s < LAST_TIME_MIN_S || s >= LAST_TIME_MAX_S))
		abort();
	(void)charmap_has(bytes, 'A');
	(void)charmap_has(bytes, 0x1F600);
	return 0;
}
