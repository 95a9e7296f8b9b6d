/* How init keeps the player running, by a clock and processes of the test's own (-Wl,--wrap). */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>
#include <signal.h>

#include "firmware/image/player.h"

#define PID 4711

static struct {
	int64_t us;
	bool can_start;
	int n_started, signal; /* the last one that was sent */
} world;

int64_t __wrap_now_steady_us(void);
pid_t __wrap_fork(void);
int __wrap_kill(pid_t pid, int signal);

int64_t __wrap_now_steady_us(void)
{
	return world.us;
}

pid_t __wrap_fork(void)
{
	errno = EAGAIN;
	if (!world.can_start)
		return -1;
	world.n_started++;
	return PID;
}

int __wrap_kill(pid_t pid, int signal)
{
	assert_int_equal(pid, PID);
	world.signal = signal;
	return 0;
}

static struct player p;

static int set_up(void **state)
{
	(void)state;
	memset(&world, 0, sizeof world);
	memset(&p, 0, sizeof p);
	world.us = 5000000;
	world.can_start = true;
	words_add(&p.words, "/player");
	return 0;
}

/* S seconds in steps as init's, or until the machine is to be restarted: why. */
static const char *pass(int s, bool beats)
{
	const char *why = NULL;

	for (int i = 0; i < s * 4 && !why; i++) {
		why = player_tend(&p, beats);
		world.us += 250000;
	}
	return why;
}

static void one_that_beats_is_left_alone(void **state)
{
	(void)state;
	assert_null(pass(600, true));
	assert_int_equal(world.n_started, 1);
	assert_int_equal(world.signal, 0);
	assert_true(p.has_beaten);
}

static void one_that_falls_silent_is_killed_and_started_again(void **state)
{
	(void)state;
	assert_null(pass(5, true));
	assert_null(pass(18, false));
	assert_int_equal(world.signal, 0);
	assert_null(pass(4, false));
	assert_int_equal(world.signal, SIGKILL);
	assert_true(player_bury(&p, PID, SIGKILL));
	assert_null(pass(2, true));
	assert_int_equal(world.n_started, 2);
}

static void one_that_cannot_be_killed_has_the_machine_restarted(void **state)
{
	(void)state;
	assert_non_null(pass(120, false));
	assert_int_equal(world.signal, SIGKILL);
	assert_in_range(world.us, 70000000, 80000000); /* beats do not save it */
}

static void five_ends_in_a_minute_have_the_machine_restarted(void **state)
{
	(void)state;
	for (int i = 0; i < PLAYER_ENDS_MAX; i++) {
		assert_null(pass(5, true));
		assert_true(player_bury(&p, PID, 256));
	}
	assert_non_null(pass(1, false));
	assert_int_equal(world.n_started, PLAYER_ENDS_MAX);
}

static void five_ends_in_an_hour_do_not(void **state)
{
	(void)state;
	for (int i = 0; i < 3 * PLAYER_ENDS_MAX; i++) {
		assert_null(pass(700, true));
		assert_true(player_bury(&p, PID, 256));
	}
	assert_null(pass(5, true));
	assert_int_equal(world.n_started, 3 * PLAYER_ENDS_MAX + 1);
}

static void one_that_cannot_be_started_has_the_machine_restarted(void **state)
{
	(void)state;
	world.can_start = false;
	assert_non_null(pass(30, false));
	assert_int_equal(world.n_started, 0);
}

static void one_that_could_not_be_started_once_is_tried_again(void **state)
{
	(void)state;
	world.can_start = false;
	assert_null(pass(1, false));
	world.can_start = true;
	assert_null(pass(60, true));
	assert_int_equal(world.n_started, 1);
}

static void one_that_is_renewed_ends_and_starts_at_once_or_is_killed(void **state)
{
	(void)state;
	assert_null(pass(5, true));
	for (int i = 0; i < 2 * PLAYER_ENDS_MAX; i++) { /* none of them counts */
		player_renew(&p);
		assert_int_equal(world.signal, SIGTERM);
		assert_true(player_bury(&p, PID, 0));
		assert_null(player_tend(&p, false));
		assert_int_equal(world.n_started, i + 2);
	}
	player_renew(&p);
	assert_null(pass(12, true)); /* a beat is no answer */
	assert_int_equal(world.signal, SIGKILL);
	player_renew(&p); /* while it dies */
	assert_true(player_bury(&p, PID, SIGKILL));
	assert_null(player_tend(&p, false));
	assert_int_equal(p.pid, PID);
	assert_false(player_bury(&p, PID + 1, 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(one_that_beats_is_left_alone, set_up),
		cmocka_unit_test_setup(one_that_falls_silent_is_killed_and_started_again, set_up),
		cmocka_unit_test_setup(one_that_cannot_be_killed_has_the_machine_restarted, set_up),
		cmocka_unit_test_setup(five_ends_in_a_minute_have_the_machine_restarted, set_up),
		cmocka_unit_test_setup(five_ends_in_an_hour_do_not, set_up),
		cmocka_unit_test_setup(one_that_cannot_be_started_has_the_machine_restarted,
				       set_up),
		cmocka_unit_test_setup(one_that_could_not_be_started_once_is_tried_again, set_up),
		cmocka_unit_test_setup(one_that_is_renewed_ends_and_starts_at_once_or_is_killed,
				       set_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
