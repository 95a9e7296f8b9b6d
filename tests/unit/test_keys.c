/* A terminal of our own: what is written to its one end are the keys of the other, which a child
 * has for its own terminal. */
#define _GNU_SOURCE

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "firmware/keys.h"

#define EVENTS_MAX 64

static int master;

/* The child's end, as the terminal of the child. */
static int take_terminal(void)
{
	int fd;

	setsid();
	fd = open(ptsname(master), O_RDWR);
	if (fd < 0 || ioctl(fd, TIOCSCTTY, 0))
		_exit(2);
	return fd;
}

static bool has_echo(int fd)
{
	struct termios t;

	return tcgetattr(fd, &t) == 0 && (t.c_lflag & (ICANON | ECHO)) == (ICANON | ECHO);
}

/* Each event to OUT, until the end is asked for. */
static void listen_to_keys(int out)
{
	int fd = take_terminal();
	bool had_echo = has_echo(fd), has_it;
	struct keys k;
	unsigned char what = DISPLAY_NOTHING;

	keys_open(&k, fd);
	has_it = k.fd < 0 || has_echo(fd);
	if (write(out, "!", 1) != 1)
		_exit(3);
	while (what != DISPLAY_QUIT) {
		struct pollfd p = {k.fd, POLLIN, 0};

		if (poll(&p, 1, 10000) <= 0)
			_exit(4);
		what = (unsigned char)keys_read(&k);
		if (write(out, &what, 1) != 1)
			_exit(5);
	}
	keys_close(&k);
	_exit(had_echo && !has_it && has_echo(fd) ? 0 : 6);
}

/* What KEYS, which end with q, were to a child. */
static size_t press(const char *keys, unsigned char event[EVENTS_MAX])
{
	int pipes[2], status;
	char ready;
	size_t n = 0;
	pid_t pid;

	master = posix_openpt(O_RDWR | O_NOCTTY);
	assert_true(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0);
	assert_int_equal(pipe(pipes), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		close(pipes[0]);
		listen_to_keys(pipes[1]);
	}
	close(pipes[1]);
	assert_int_equal(read(pipes[0], &ready, 1), 1);
	assert_int_equal(write(master, keys, strlen(keys)), (ssize_t)strlen(keys));
	while (n < EVENTS_MAX && read(pipes[0], event + n, 1) == 1)
		n++;
	close(pipes[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	close(master);
	return n;
}

static void keys_are_what_they_are_in_a_window(void **state)
{
	static const unsigned char wanted[] = {
		DISPLAY_PAUSE, DISPLAY_LIVE, DISPLAY_SHOT, DISPLAY_PREVIOUS,
		DISPLAY_NEXT,  DISPLAY_NEXT, DISPLAY_NEXT, DISPLAY_PREVIOUS,
		DISPLAY_LIVE,  DISPLAY_LIVE, DISPLAY_LIVE, DISPLAY_QUIT,
	};
	unsigned char event[EVENTS_MAX];

	(void)state;
	assert_int_equal(press(" ls\033[A\033[B\033[C\033OC\033[D\033[H\033[1~\033OHq", event),
			 sizeof wanted);
	assert_memory_equal(event, wanted, sizeof wanted);
}

/* Page up, F5, Shift-arrow, an ESC alone, letters, bytes that are no ASCII, one too long. */
static void keys_that_mean_nothing_do_nothing(void **state)
{
	unsigned char event[EVENTS_MAX];
	size_t n;

	(void)state;
	n = press("\033[5~\033[15~\033[1;2C\033x\xC3\xA4QL\033[1234567890;12q\033[1;1;1;1;1~q",
		  event);
	assert_true(n > 0);
	for (size_t i = 0; i + 1 < n; i++)
		assert_int_equal(event[i], DISPLAY_NOTHING);
	assert_int_equal(event[n - 1], DISPLAY_QUIT);
}

static void what_is_no_terminal_of_ours_has_no_keys(void **state)
{
	struct keys k;
	int null = open("/dev/null", O_RDWR);
	int other = posix_openpt(O_RDWR | O_NOCTTY);

	(void)state;
	keys_open(&k, null);
	assert_int_equal(k.fd, -1);
	assert_int_equal(keys_read(&k), DISPLAY_NOTHING);
	keys_close(&k);
	keys_open(&k, other);
	assert_int_equal(k.fd, -1);
	close(null);
	close(other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_are_what_they_are_in_a_window),
		cmocka_unit_test(keys_that_mean_nothing_do_nothing),
		cmocka_unit_test(what_is_no_terminal_of_ours_has_no_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
