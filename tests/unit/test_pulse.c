/*
 * The heartbeat, with a socket of our own in the place of who watches.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "firmware/now.h"
#include "firmware/pulse.h"

static int64_t clock_us;

/* In place of firmware/now.c. */
int64_t now_steady_us(void)
{
	return clock_us;
}

static char name[64];

static int watcher(void)
{
	struct sockaddr_un at = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_DGRAM, 0);
	int n;

	snprintf(name, sizeof name, "@stoppress-test-%ld", (long)getpid());
	n = snprintf(at.sun_path, sizeof at.sun_path, "%s", name);
	at.sun_path[0] = 0;
	assert_int_equal(bind(fd, (struct sockaddr *)&at,
			      (socklen_t)(offsetof(struct sockaddr_un, sun_path) + (size_t)n)),
			 0);
	return fd;
}

/* The datagram that waits at FD; empty: none does. */
static const char *heard(int fd)
{
	static char text[64];
	ssize_t got = recv(fd, text, sizeof text - 1, MSG_DONTWAIT);

	text[got > 0 ? got : 0] = 0;
	return text;
}

static void environment(const char *socket_name, const char *us, const char *pid)
{
	unsetenv("NOTIFY_SOCKET");
	unsetenv("WATCHDOG_USEC");
	unsetenv("WATCHDOG_PID");
	if (socket_name)
		setenv("NOTIFY_SOCKET", socket_name, 1);
	if (us)
		setenv("WATCHDOG_USEC", us, 1);
	if (pid)
		setenv("WATCHDOG_PID", pid, 1);
}

static void a_watched_player_beats_at_once_and_then_twice_in_the_time_it_is_given(void **state)
{
	int fd = watcher();
	struct pulse p;

	(void)state;
	environment(name, "10000000", NULL);
	clock_us = 7;
	pulse_open(&p);
	assert_true(pulse_is_watched(&p));
	pulse_beat(&p);
	assert_string_equal(heard(fd), "READY=1");
	assert_string_equal(heard(fd), "WATCHDOG=1");
	clock_us += 2499999;
	pulse_beat(&p);
	assert_string_equal(heard(fd), "");
	/* Awake for something else: early, and the next one is due later. */
	clock_us += 1;
	pulse_beat(&p);
	assert_string_equal(heard(fd), "WATCHDOG=1");
	assert_int_equal(p.due_us, clock_us + 5000000);
	clock_us += 5000000;
	assert_true(pulse_is_due(&p));
	pulse_beat(&p);
	pulse_beat(&p);
	assert_string_equal(heard(fd), "WATCHDOG=1");
	assert_string_equal(heard(fd), "");
	pulse_close(&p);
	assert_false(pulse_is_watched(&p));
	close(fd);
}

static void a_player_that_nobody_watches_tells_where_it_stands_all_the_same(void **state)
{
	int fd = watcher();
	struct pulse p;

	(void)state;
	environment(name, NULL, NULL);
	clock_us = 1234567;
	pulse_open(&p);
	assert_false(pulse_is_watched(&p));
	assert_string_equal(heard(fd), ""); /* not before the first picture */
	pulse_beat(&p);
	pulse_beat(&p);
	assert_string_equal(heard(fd), "READY=1");
	assert_string_equal(heard(fd), "");
	pulse_reloading(&p);
	assert_string_equal(heard(fd), "RELOADING=1\nMONOTONIC_USEC=1234567");
	pulse_beat(&p);
	assert_string_equal(heard(fd), "READY=1");
	pulse_stopping(&p);
	assert_string_equal(heard(fd), "STOPPING=1");
	assert_string_equal(heard(fd), "");
	pulse_close(&p);
	close(fd);
}

static void nobody_watches_where_the_environment_is_not_whole(void **state)
{
	static const char *const row[][3] = {
		{NULL, NULL, NULL},	{"@x", NULL, NULL},
		{NULL, "10", NULL},	{"@x", "0", NULL},
		{"@x", "-5", NULL},	{"@x", "5s", NULL},
		{"x", "1000000", NULL}, {"", "1000000", NULL},
		{"@x", "1000000", "1"}, {"@x", "99999999999999999999", NULL},
	};
	struct pulse p;

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
		environment(row[i][0], row[i][1], row[i][2]);
		pulse_open(&p);
		assert_false(pulse_is_watched(&p));
		pulse_beat(&p);
		pulse_close(&p);
	}
	assert_false(pulse_is_watched(NULL));
	pulse_beat(NULL);
	pulse_reloading(NULL);
	pulse_stopping(NULL);
}

static void a_watcher_that_has_gone_is_no_fault_of_the_player(void **state)
{
	int fd = watcher();
	struct pulse p;

	(void)state;
	environment(name, "2", NULL);
	pulse_open(&p);
	close(fd);
	pulse_beat(&p);
	clock_us += 10;
	pulse_beat(&p);
	pulse_close(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_watched_player_beats_at_once_and_then_twice_in_the_time_it_is_given),
		cmocka_unit_test(a_player_that_nobody_watches_tells_where_it_stands_all_the_same),
		cmocka_unit_test(nobody_watches_where_the_environment_is_not_whole),
		cmocka_unit_test(a_watcher_that_has_gone_is_no_fault_of_the_player),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
