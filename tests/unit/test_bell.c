/*
 * The bell, with real signals to this very process.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <poll.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "base/base.h"
#include "firmware/bell.h"

static bool rings(const struct bell *b)
{
	struct pollfd p = {b->fd, POLLIN, 0};

	return poll(&p, 1, 0) > 0;
}

static void each_signal_rings_once_and_is_told_apart(void **state)
{
	static const struct {
		int signal;
		unsigned ring;
	} row[] = {{SIGTERM, BELL_END},
		   {SIGINT, BELL_END},
		   {SIGHUP, BELL_RELOAD},
		   {SIGUSR1, BELL_REPORT}};
	struct bell b;

	(void)state;
	assert_true(bell_open(&b));
	assert_false(rings(&b));
	assert_int_equal(bell_take(&b), 0);
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		raise(row[i].signal);
		assert_true(rings(&b));
		assert_int_equal(bell_take(&b), row[i].ring);
		assert_false(rings(&b));
		assert_int_equal(bell_take(&b), 0);
	}
	raise(SIGHUP);
	raise(SIGUSR1);
	assert_int_equal(bell_take(&b), BELL_RELOAD | BELL_REPORT);
	bell_close(&b);
}

static void signals_that_were_not_taken_end_nothing_while_all_is_put_away(void **state)
{
	sigset_t before, after;
	struct bell b;

	(void)state;
	sigprocmask(SIG_SETMASK, NULL, &before);
	assert_true(bell_open(&b));
	raise(SIGTERM);
	raise(SIGINT);
	bell_close(&b);
	bell_close(&b);
	sigprocmask(SIG_SETMASK, NULL, &after);
	assert_int_equal(sigismember(&before, SIGTERM), sigismember(&after, SIGTERM));
}

static int64_t now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void an_alarm_rings_once_at_its_time_and_not_where_it_was_taken_back(void **state)
{
	struct pollfd p = {.events = POLLIN};
	struct bell b;
	int64_t at_us;

	(void)state;
	assert_true(bell_open(&b));
	p.fd = b.fd;
	bell_alarm(&b, 0);
	at_us = now_us() + 30000;
	bell_alarm(&b, at_us);
	assert_false(rings(&b));
	assert_int_equal(poll(&p, 1, 10000), 1);
	assert_true(now_us() >= at_us);
	assert_int_equal(bell_take(&b), BELL_ALARM);
	assert_int_equal(bell_take(&b), 0);
	bell_alarm(&b, now_us() + 10000);
	bell_alarm(&b, 0);
	assert_int_equal(poll(&p, 1, 40), 0);
	bell_alarm(&b, 1); /* long ago */
	assert_int_equal(poll(&p, 1, 10000), 1);
	bell_close(&b);
	bell_alarm(&b, 1);
	bell_alarm(NULL, 1);
}

static void without_a_bell_nothing_rings(void **state)
{
	struct bell b = {.fd = -1};

	(void)state;
	assert_int_equal(bell_take(NULL), 0);
	assert_int_equal(bell_take(&b), 0);
	bell_close(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_signal_rings_once_and_is_told_apart),
		cmocka_unit_test(signals_that_were_not_taken_end_nothing_while_all_is_put_away),
		cmocka_unit_test(an_alarm_rings_once_at_its_time_and_not_where_it_was_taken_back),
		cmocka_unit_test(without_a_bell_nothing_rings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
