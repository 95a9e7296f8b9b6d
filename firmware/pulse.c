/* SOCK_CLOEXEC is newer than POSIX. */
#define _DEFAULT_SOURCE

#include "firmware/pulse.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "firmware/now.h"

/* A positive number in the environment, all digits; 0: there is none. */
static int64_t number_of(const char *name)
{
	const char *word = getenv(name);
	char *end;
	long long v;

	if (!word || word[0] < '0' || word[0] > '9')
		return 0;
	errno = 0;
	v = strtoll(word, &end, 10);
	return *end || errno ? 0 : (int64_t)v;
}

/* A path, or a name without a file, which begins with '@'. */
static bool aim(struct pulse *p, const char *name)
{
	size_t n = name ? strlen(name) : 0;

	if (n < 2 || n >= sizeof p->to.sun_path || (name[0] != '@' && name[0] != '/'))
		return false;
	p->to.sun_family = AF_UNIX;
	memcpy(p->to.sun_path, name, n);
	if (name[0] == '@')
		p->to.sun_path[0] = 0;
	p->to_bytes = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + n);
	return true;
}

void pulse_open(struct pulse *p)
{
	int64_t pid = number_of("WATCHDOG_PID");

	memset(p, 0, sizeof *p);
	p->fd = -1;
	if (!aim(p, getenv("NOTIFY_SOCKET")))
		return;
	p->fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (pid == 0 || pid == getpid())
		p->every_us = number_of("WATCHDOG_USEC") / 2;
}

static void say(const struct pulse *p, const char *text)
{
	(void)sendto(p->fd, text, strlen(text), MSG_NOSIGNAL, (const struct sockaddr *)&p->to,
		     p->to_bytes);
}

void pulse_beat(struct pulse *p)
{
	if (!p || p->fd < 0)
		return;
	if (!p->is_ready)
		say(p, "READY=1");
	p->is_ready = true;
	/* Where the loop is awake anyhow, so that it need not be woken for the next one. */
	if (!pulse_is_watched(p) || now_steady_us() < p->due_us - p->every_us / 2)
		return;
	p->due_us = now_steady_us() + p->every_us;
	say(p, "WATCHDOG=1");
}

void pulse_reloading(struct pulse *p)
{
	char text[64];

	if (!p || p->fd < 0)
		return;
	snprintf(text, sizeof text, "RELOADING=1\nMONOTONIC_USEC=%lld", (long long)now_steady_us());
	say(p, text);
	p->is_ready = false;
}

void pulse_stopping(struct pulse *p)
{
	if (p && p->fd >= 0)
		say(p, "STOPPING=1");
}

bool pulse_is_watched(const struct pulse *p)
{
	return p && p->fd >= 0 && p->every_us > 0;
}

bool pulse_is_due(const struct pulse *p)
{
	return pulse_is_watched(p) && now_steady_us() >= p->due_us;
}

void pulse_close(struct pulse *p)
{
	if (p->fd >= 0)
		close(p->fd);
	p->fd = -1;
}
