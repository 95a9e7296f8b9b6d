/*
 * air: for tests of an image with Wi-Fi, the first process of a machine whose radios the kernel
 * plays (mac80211_hwsim): starts what goes on the air beside the image, and becomes /init.
 *
 * Once there are two radios, the second is moved into a network of its own, as if it stood in
 * another machine; there /air/run, a script, is the access point.
 */
#define _GNU_SOURCE

#include <linux/genetlink.h>
#include <linux/netlink.h>
#include <linux/nl80211.h>
#include <sched.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define RADIO "/sys/class/ieee80211/phy1"
#define RADIO_INDEX 1

/* A question to the kernel (generic netlink), as it grows. */
struct ask {
	struct nlmsghdr head;
	struct genlmsghdr genl;
	unsigned char attributes[256];
};

static void begin(struct ask *a, uint16_t family, uint8_t command)
{
	memset(a, 0, sizeof *a);
	a->head.nlmsg_len = NLMSG_LENGTH(GENL_HDRLEN);
	a->head.nlmsg_type = family;
	a->head.nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK;
	a->genl.cmd = command;
	a->genl.version = 1;
}

static void add(struct ask *a, uint16_t type, const void *bytes, size_t n)
{
	struct nlattr attribute = {(uint16_t)(NLA_HDRLEN + n), type};
	unsigned char *to = (unsigned char *)a + NLMSG_ALIGN(a->head.nlmsg_len);

	memcpy(to, &attribute, sizeof attribute);
	memcpy(to + NLA_HDRLEN, bytes, n);
	a->head.nlmsg_len = NLMSG_ALIGN(a->head.nlmsg_len) + NLA_ALIGN((uint32_t)(NLA_HDRLEN + n));
}

/* The number of the family "nlctrl" that answers for names. 0: it is not known. */
static uint16_t family_of(int fd, const char *name)
{
	unsigned char answer[4096];
	struct ask a;
	ssize_t n;

	begin(&a, GENL_ID_CTRL, CTRL_CMD_GETFAMILY);
	add(&a, CTRL_ATTR_FAMILY_NAME, name, strlen(name) + 1);
	if (send(fd, &a, a.head.nlmsg_len, 0) < 0)
		return 0;
	n = recv(fd, answer, sizeof answer, 0);
	for (size_t at = NLMSG_LENGTH(GENL_HDRLEN); n > 0 && at + NLA_HDRLEN <= (size_t)n;) {
		struct nlattr attribute;
		uint16_t id;

		memcpy(&attribute, answer + at, sizeof attribute);
		memcpy(&id, answer + at + NLA_HDRLEN, sizeof id);
		if (attribute.nla_type == CTRL_ATTR_FAMILY_ID)
			return id;
		if (attribute.nla_len < NLA_HDRLEN)
			break;
		at += NLA_ALIGN((size_t)attribute.nla_len);
	}
	return 0;
}

/* Into the network of this process, by the FD of the network it is in now. */
static bool move_radio(int fd, uint16_t family)
{
	uint32_t radio = RADIO_INDEX, pid = (uint32_t)getpid();
	unsigned char answer[4096];
	struct nlmsgerr e = {.error = -1};
	struct ask a;

	begin(&a, family, NL80211_CMD_SET_WIPHY_NETNS);
	add(&a, NL80211_ATTR_WIPHY, &radio, sizeof radio);
	add(&a, NL80211_ATTR_PID, &pid, sizeof pid);
	while (recv(fd, answer, sizeof answer, MSG_DONTWAIT) > 0)
		;
	if (send(fd, &a, a.head.nlmsg_len, 0) > 0 && recv(fd, answer, sizeof answer, 0) > 0)
		memcpy(&e, answer + NLMSG_HDRLEN, sizeof e);
	return e.error == 0;
}

static void go_on_air(void)
{
	int fd;

	while (access(RADIO, F_OK))
		usleep(200000);
	sleep(1);
	fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_GENERIC);
	if (fd < 0 || unshare(CLONE_NEWNET) || !move_radio(fd, family_of(fd, "nl80211"))) {
		puts("air: the radio cannot be moved");
		return;
	}
	execl("/air/busybox", "busybox", "sh", "/air/run", (char *)NULL);
	puts("air: no shell");
}

int main(int argc, char **argv)
{
	(void)argc;
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (fork() == 0) {
		go_on_air();
		_exit(1);
	}
	argv[0] = "/init";
	execv("/init", argv);
	return 1;
}
