/*
 * dhcp.h - an address from the network (DHCP, RFC 2131 and 2132): the messages of a client, made
 * and read. Pure; any bytes are safe. Addresses are in host byte order.
 */
#ifndef FIRMWARE_IMAGE_DHCP_H
#define FIRMWARE_IMAGE_DHCP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DHCP_BYTES 548	    /* of a message at most, as every host must take */
#define DHCP_SERVERS_MAX 3  /* of a kind that are kept */
#define DHCP_LEASE_S_MIN 60 /* a shorter one is taken for so long */

enum dhcp_type { DHCP_DISCOVER = 1, DHCP_OFFER = 2, DHCP_REQUEST = 3, DHCP_ACK = 5, DHCP_NAK = 6 };

/* Whom a message is from or for. */
struct dhcp_client {
	uint32_t id; /* of the exchange, random */
	unsigned char mac[6];
};

/* What a server offers, or grants. 0: not said. */
struct dhcp_lease {
	enum dhcp_type type;
	uint32_t address, server, mask, router;
	uint32_t dns[DHCP_SERVERS_MAX], time[DHCP_SERVERS_MAX];
	uint32_t lease_s;
};

/* DISCOVER, or, where OFFER is not NULL, REQUEST of what it offers. Returns the bytes; the answer
 * is asked for as broadcast, as we have no address yet. */
size_t dhcp_write(unsigned char bytes[DHCP_BYTES], const struct dhcp_client *c,
		  const struct dhcp_lease *offer);

/* Reads N bytes. False: no answer for C, or one that cannot be read or used. */
bool dhcp_read(const unsigned char *bytes, size_t n, const struct dhcp_client *c,
	       struct dhcp_lease *out);

#endif
