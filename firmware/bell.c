/* signalfd(), timerfd and epoll are Linux's own. */
#define _DEFAULT_SOURCE

#include "firmware/bell.h"

#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "base/base.h"

/* After all that a panel will see (the year 2500): only that it is cancelled matters. */
#define FAR_S INT64_C(16725225600)

static const struct {
	int signal;
	unsigned ring;
} rings[] = {
	{SIGTERM, BELL_END},
	{SIGINT, BELL_END},
	{SIGHUP, BELL_RELOAD},
	{SIGUSR1, BELL_REPORT},
};

/* A timer that never comes, and is cancelled where the clock is set. */
static void aim_at_never(int fd)
{
	struct itimerspec never;

	memset(&never, 0, sizeof never);
	never.it_value.tv_sec = (time_t)FAR_S;
	(void)timerfd_settime(fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never, NULL);
}

static bool add(const struct bell *b, int fd)
{
	struct epoll_event e = {.events = EPOLLIN, .data.fd = fd};

	return fd >= 0 && epoll_ctl(b->fd, EPOLL_CTL_ADD, fd, &e) == 0;
}

static void close_files(struct bell *b)
{
	const int files[] = {b->fd, b->signals, b->clock, b->alarm};

	for (size_t i = 0; i < COUNT_OF(files); i++)
		if (files[i] >= 0)
			close(files[i]);
	b->fd = -1;
}

bool bell_open(struct bell *b)
{
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < COUNT_OF(rings); i++)
		sigaddset(&set, rings[i].signal);
	pthread_sigmask(SIG_BLOCK, &set, &b->before);
	b->fd = epoll_create1(EPOLL_CLOEXEC);
	b->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	b->clock = timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
	b->alarm = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
	b->is_armed = false;
	if (b->clock >= 0)
		aim_at_never(b->clock);
	if (add(b, b->signals) && add(b, b->clock) && add(b, b->alarm))
		return true;
	close_files(b);
	pthread_sigmask(SIG_SETMASK, &b->before, NULL);
	return false;
}

static unsigned take_signals(const struct bell *b)
{
	struct signalfd_siginfo info;
	unsigned rung = 0;

	while (read(b->signals, &info, sizeof info) == (ssize_t)sizeof info)
		for (size_t i = 0; i < COUNT_OF(rings); i++)
			if ((int)info.ssi_signo == rings[i].signal)
				rung |= rings[i].ring;
	return rung;
}

void bell_alarm(struct bell *b, int64_t at_us)
{
	struct itimerspec at;

	if (!b || b->fd < 0 || (at_us == 0 && !b->is_armed))
		return;
	memset(&at, 0, sizeof at);
	at.it_value.tv_sec = (time_t)(at_us / 1000000);
	at.it_value.tv_nsec = (long)(at_us % 1000000) * 1000;
	(void)timerfd_settime(b->alarm, TFD_TIMER_ABSTIME, &at, NULL);
	b->is_armed = at_us != 0;
}

unsigned bell_take(struct bell *b)
{
	unsigned rung;
	uint64_t n;

	if (!b || b->fd < 0)
		return 0;
	rung = take_signals(b);
	if (read(b->clock, &n, sizeof n) < 0 && errno == ECANCELED) {
		rung |= BELL_CLOCK;
		aim_at_never(b->clock);
	}
	if (read(b->alarm, &n, sizeof n) == (ssize_t)sizeof n) {
		rung |= BELL_ALARM;
		b->is_armed = false;
	}
	return rung;
}

void bell_pass_on(const struct bell *b, unsigned rung)
{
	for (size_t i = 0; b && b->fd >= 0 && i < COUNT_OF(rings); i++)
		if (rung & rings[i].ring)
			(void)kill(getpid(), rings[i].signal);
}

void bell_close(struct bell *b)
{
	if (b->fd < 0)
		return;
	(void)take_signals(b);
	close_files(b);
	pthread_sigmask(SIG_SETMASK, &b->before, NULL);
}
