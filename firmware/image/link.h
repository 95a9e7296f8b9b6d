/*
 * link.h - a network interface of the kernel: found, switched on, given an address.
 */
#ifndef FIRMWARE_IMAGE_LINK_H
#define FIRMWARE_IMAGE_LINK_H

#include <stdbool.h>

#include "firmware/image/dhcp.h"

#define LINK_NAME_BYTES 16

struct link {
	char name[LINK_NAME_BYTES];
	unsigned char mac[6];
};

/* The first Ethernet interface that has a cable in it, or the first radio that has joined a
 * network, by now; others of its kind are switched on to see. */
bool link_find(struct link *l, bool is_radio);

/* Is the interface NAME one of Wi-Fi? */
bool link_is_radio(const char *name);

bool link_has_carrier(const struct link *l);

/* Gives it the address, the network and the router of LEASE, in place of what it has. */
bool link_set(const struct link *l, const struct dhcp_lease *lease);

/* A socket for DHCP on it, which needs no address; below 0: none. */
int link_dhcp_socket(const struct link *l);
/* Sends N bytes to every host there. */
bool link_dhcp_send(int fd, const void *bytes, size_t n);

#endif
