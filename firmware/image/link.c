#define _DEFAULT_SOURCE

#include "firmware/image/link.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <net/if.h>
#include <net/if_arp.h>
#include <net/route.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#define CLIENT_PORT 68
#define SERVER_PORT 67

static int open_control(void)
{
	return socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
}

static void name_it(struct ifreq *r, const struct link *l)
{
	memset(r, 0, sizeof *r);
	memcpy(r->ifr_name, l->name, sizeof r->ifr_name);
}

/* The first character of the interface's file WHAT; 0: none. */
static int first_of(const struct link *l, const char *what)
{
	char path[64];
	FILE *f;
	int c;

	snprintf(path, sizeof path, "/sys/class/net/%s/%s", l->name, what);
	f = fopen(path, "re");
	c = f ? fgetc(f) : 0;
	if (f)
		fclose(f);
	return c;
}

bool link_has_carrier(const struct link *l)
{
	/* "dormant": a radio that hears the network, but has no keys yet. */
	return first_of(l, "carrier") == '1' && first_of(l, "operstate") != 'd';
}

bool link_is_radio(const char *name)
{
	char path[64];

	snprintf(path, sizeof path, "/sys/class/net/%.15s/phy80211", name);
	return access(path, F_OK) == 0;
}

/* Switches L on and learns its hardware address. False: it is no Ethernet, or cannot be. */
static bool switch_on(struct link *l, int fd)
{
	struct ifreq r;

	name_it(&r, l);
	if (ioctl(fd, SIOCGIFHWADDR, &r) || r.ifr_hwaddr.sa_family != ARPHRD_ETHER)
		return false;
	memcpy(l->mac, r.ifr_hwaddr.sa_data, sizeof l->mac);
	name_it(&r, l);
	if (ioctl(fd, SIOCGIFFLAGS, &r))
		return false;
	if (r.ifr_flags & IFF_UP)
		return true;
	r.ifr_flags |= IFF_UP;
	return ioctl(fd, SIOCSIFFLAGS, &r) == 0;
}

static bool take_name(struct link *l, const char *name)
{
	size_t n = strlen(name);

	if (name[0] == '.' || n >= sizeof l->name)
		return false;
	memset(l, 0, sizeof *l);
	memcpy(l->name, name, n);
	return true;
}

bool link_find(struct link *l, bool is_radio)
{
	DIR *dir = opendir("/sys/class/net");
	int fd = open_control();
	struct dirent *entry;
	bool is_found = false;

	while (dir && fd >= 0 && !is_found && (entry = readdir(dir)) != NULL)
		is_found = take_name(l, entry->d_name) && link_is_radio(l->name) == is_radio &&
			   switch_on(l, fd) && link_has_carrier(l);
	if (dir)
		closedir(dir);
	if (fd >= 0)
		close(fd);
	return is_found;
}

static void put_address(struct sockaddr *to, uint32_t address)
{
	struct sockaddr_in in = {.sin_family = AF_INET};

	in.sin_addr.s_addr = htonl(address);
	memcpy(to, &in, sizeof in);
}

static bool set_router(const struct link *l, int fd, uint32_t router)
{
	char name[sizeof l->name];
	struct rtentry route;

	memcpy(name, l->name, sizeof name);
	memset(&route, 0, sizeof route);
	put_address(&route.rt_dst, 0);
	put_address(&route.rt_genmask, 0);
	put_address(&route.rt_gateway, router);
	route.rt_flags = RTF_UP | RTF_GATEWAY;
	route.rt_dev = name;
	(void)ioctl(fd, SIOCDELRT, &route);
	return ioctl(fd, SIOCADDRT, &route) == 0;
}

bool link_set(const struct link *l, const struct dhcp_lease *lease)
{
	int fd = open_control();
	struct ifreq r;
	bool is_set;

	if (fd < 0)
		return false;
	name_it(&r, l);
	put_address(&r.ifr_addr, lease->address);
	is_set = ioctl(fd, SIOCSIFADDR, &r) == 0;
	if (is_set && lease->mask) {
		name_it(&r, l);
		put_address(&r.ifr_netmask, lease->mask);
		is_set = ioctl(fd, SIOCSIFNETMASK, &r) == 0;
	}
	if (is_set && lease->router)
		is_set = set_router(l, fd, lease->router);
	close(fd);
	return is_set;
}

int link_dhcp_socket(const struct link *l)
{
	struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(CLIENT_PORT)};
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	int on = 1;

	if (fd >= 0 &&
	    (setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, l->name, (socklen_t)strlen(l->name)) ||
	     setsockopt(fd, SOL_SOCKET, SO_BROADCAST, &on, sizeof on) ||
	     setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) ||
	     bind(fd, (const struct sockaddr *)&at, sizeof at))) {
		close(fd);
		return -1;
	}
	return fd;
}

bool link_dhcp_send(int fd, const void *bytes, size_t n)
{
	struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(SERVER_PORT)};

	to.sin_addr.s_addr = htonl(INADDR_BROADCAST);
	return sendto(fd, bytes, n, 0, (const struct sockaddr *)&to, sizeof to) == (ssize_t)n;
}
