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
		cmocka_unit_test(without_a_bell_nothing_rings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
