#include "firmware/image/dhcp.h"

#include <string.h>

#define FIXED_BYTES 240 /* before the options, the magic cookie included */
#define MAGIC 0x63825363u
#define ANSWER 2
#define BROADCAST 0x80
#define MIN_BYTES 300 /* as some relays throw shorter ones away */

enum option {
	PAD = 0,
	MASK = 1,
	ROUTER = 3,
	DNS = 6,
	TIME_SERVERS = 42,
	ADDRESS = 50,
	LEASE = 51,
	TYPE = 53,
	SERVER = 54,
	WANTED = 55,
	END = 255
};

static uint32_t be32(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static void be32_put(unsigned char *p, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		p[i] = (unsigned char)(v >> (24 - 8 * i));
}

static size_t put_u32(unsigned char *p, size_t n, enum option option, uint32_t v)
{
	p[n] = (unsigned char)option;
	p[n + 1] = 4;
	be32_put(p + n + 2, v);
	return n + 6;
}

size_t dhcp_write(unsigned char bytes[DHCP_BYTES], const struct dhcp_client *c,
		  const struct dhcp_lease *offer)
{
	static const unsigned char wanted[] = {WANTED, 5, MASK, ROUTER, DNS, TIME_SERVERS, LEASE};
	size_t n = FIXED_BYTES;

	memset(bytes, 0, DHCP_BYTES);
	bytes[0] = bytes[1] = 1; /* a question, by Ethernet */
	bytes[2] = sizeof c->mac;
	be32_put(bytes + 4, c->id);
	bytes[10] = BROADCAST;
	memcpy(bytes + 28, c->mac, sizeof c->mac);
	be32_put(bytes + 236, MAGIC);
	bytes[n++] = TYPE;
	bytes[n++] = 1;
	bytes[n++] = offer ? DHCP_REQUEST : DHCP_DISCOVER;
	if (offer) {
		n = put_u32(bytes, n, ADDRESS, offer->address);
		n = put_u32(bytes, n, SERVER, offer->server);
	}
	memcpy(bytes + n, wanted, sizeof wanted);
	n += sizeof wanted;
	bytes[n++] = END;
	return n < MIN_BYTES ? MIN_BYTES : n;
}

static void take_servers(uint32_t *to, const unsigned char *p, size_t n)
{
	for (size_t i = 0; i < DHCP_SERVERS_MAX && i * 4 + 4 <= n; i++)
		to[i] = be32(p + i * 4);
}

static void take(struct dhcp_lease *l, unsigned option, const unsigned char *p, size_t n)
{
	if (option == TYPE && n == 1)
		l->type = (enum dhcp_type)p[0];
	else if (option == DNS)
		take_servers(l->dns, p, n);
	else if (option == TIME_SERVERS)
		take_servers(l->time, p, n);
	else if (n < 4)
		return;
	else if (option == MASK)
		l->mask = be32(p);
	else if (option == ROUTER)
		l->router = be32(p);
	else if (option == SERVER)
		l->server = be32(p);
	else if (option == LEASE)
		l->lease_s = be32(p);
}

/* One bits, then none. */
static bool is_mask(uint32_t v)
{
	return (~v & (~v + 1)) == 0;
}

/* An address that a host can have: not 0.x, loopback, multicast or beyond. */
static bool is_host(uint32_t v)
{
	return v >> 24 != 0 && v >> 24 != 127 && v >> 28 < 0xE;
}

bool dhcp_read(const unsigned char *bytes, size_t n, const struct dhcp_client *c,
	       struct dhcp_lease *out)
{
	struct dhcp_lease l = {.server = 0};

	if (n < FIXED_BYTES || bytes[0] != ANSWER || be32(bytes + 4) != c->id ||
	    memcmp(bytes + 28, c->mac, sizeof c->mac) != 0 || be32(bytes + 236) != MAGIC)
		return false;
	l.address = be32(bytes + 16);
	for (size_t at = FIXED_BYTES; at < n && bytes[at] != END;) {
		if (bytes[at] == PAD) {
			at++;
			continue;
		}
		if (at + 2 > n || at + 2 + bytes[at + 1] > n)
			return false;
		take(&l, bytes[at], bytes + at + 2, bytes[at + 1]);
		at += 2 + (size_t)bytes[at + 1];
	}
	if (l.type != DHCP_OFFER && l.type != DHCP_ACK && l.type != DHCP_NAK)
		return false;
	if (l.type != DHCP_NAK && (!is_host(l.address) || !is_mask(l.mask)))
		return false;
	if (l.lease_s < DHCP_LEASE_S_MIN)
		l.lease_s = DHCP_LEASE_S_MIN;
	*out = l;
	return true;
}
