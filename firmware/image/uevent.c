#define _DEFAULT_SOURCE

#include "firmware/image/uevent.h"

#include <errno.h>
#include <linux/netlink.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define GROUP_KERNEL 1
#define MESSAGE_BYTES 4096

int uevent_open(void)
{
	struct sockaddr_nl at = {.nl_family = AF_NETLINK, .nl_groups = GROUP_KERNEL};
	int fd = socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK,
			NETLINK_KOBJECT_UEVENT);

	if (fd >= 0 && bind(fd, (const struct sockaddr *)&at, sizeof at)) {
		close(fd);
		return -1;
	}
	return fd;
}

/* The value where the string S is KEY=VALUE; else NULL. */
static const char *value_of(const char *s, const char *key)
{
	size_t n = strlen(key);

	return strncmp(s, key, n) == 0 && s[n] == '=' ? s + n + 1 : NULL;
}

/* A name of /dev, and of no folder beside or above it. */
static bool is_name(const char *name)
{
	return name[0] && name[0] != '.' && !strchr(name, '/') && strlen(name) < UEVENT_NAME_BYTES;
}

bool uevent_is_disk(const char *message, size_t n, char name[UEVENT_NAME_BYTES])
{
	const char *found = NULL;
	bool is_added = false, is_block = false, is_usb = false;

	if (n == 0 || message[n - 1])
		return false;
	for (size_t at = 0; at < n; at += strlen(message + at) + 1) {
		const char *value;

		if ((value = value_of(message + at, "ACTION")) != NULL)
			is_added = strcmp(value, "add") == 0;
		else if ((value = value_of(message + at, "SUBSYSTEM")) != NULL)
			is_block = strcmp(value, "block") == 0;
		else if ((value = value_of(message + at, "DEVPATH")) != NULL)
			is_usb = strstr(value, "/usb") != NULL;
		else if ((value = value_of(message + at, "DEVNAME")) != NULL)
			found = value;
	}
	if (!is_added || !is_block || !is_usb || !found || !is_name(found))
		return false;
	memcpy(name, found, strlen(found) + 1);
	return true;
}

bool uevent_next_disk(int fd, char name[UEVENT_NAME_BYTES])
{
	char message[MESSAGE_BYTES];
	struct sockaddr_nl from;
	socklen_t from_bytes = sizeof from;
	ssize_t n;

	errno = 0;
	while ((n = recvfrom(fd, message, sizeof message, 0, (struct sockaddr *)&from,
			     &from_bytes)) > 0)
		if (from.nl_pid == 0 && uevent_is_disk(message, (size_t)n, name))
			return true;
	return false;
}
