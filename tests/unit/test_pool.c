/* The malloc() of this very program is that of firmware/image/pool.c. Under a sanitizer, which has
 * its own, there is nothing to test. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/diag.h"
#include "firmware/budget.h"
#include "firmware/memory.h"
#include "own_heap.h"

static size_t taken(void)
{
	struct heap_use use;

	own_heap_use(&use);
	return use.taken;
}

static void all_that_the_library_gives_is_of_the_block(void **state)
{
	size_t before = taken();
	char *p[5];

	(void)state;
	if (!OWN_HEAP_IS_POOL)
		skip();
	p[0] = malloc(1000);
	p[1] = calloc(10, 100);
	p[2] = aligned_alloc(64, 1024);
	p[4] = strdup("a");
	assert_int_equal(posix_memalign((void **)&p[3], 4096, 1000), 0);
	assert_in_range(taken() - before, 4000, 5000);
	assert_int_equal((uintptr_t)p[2] % 64, 0);
	assert_int_equal((uintptr_t)p[3] % 4096, 0);
	for (size_t i = 0; i < 1000; i++)
		assert_int_equal(p[1][i], 0);
	for (size_t i = 0; i < 5; i++)
		free(p[i]);
	free(NULL);
	assert_int_equal(taken(), before);
}

static void what_cannot_be_is_refused_with_its_error(void **state)
{
	/* Compilers know these sizes to be wrong. */
	volatile size_t far = SIZE_MAX / 2, one = 1;
	void *p = NULL;

	(void)state;
	if (!OWN_HEAP_IS_POOL)
		skip();
	errno = 0;
	assert_null(malloc(far));
	assert_int_equal(errno, ENOMEM);
	errno = 0;
	assert_null(calloc(far, 4));
	assert_int_equal(errno, ENOMEM);
	assert_int_equal(posix_memalign(&p, 24, 100), EINVAL);
	assert_int_equal(posix_memalign(&p, one, 100), EINVAL);
	assert_int_equal(posix_memalign(&p, 64, far), ENOMEM);
	assert_null(p);
	p = malloc(one);
	assert_null(realloc(p, far));
	free(p);
}

static void realloc_keeps_what_was_there_and_free_leaves_errno_alone(void **state)
{
	unsigned char *p = NULL;
	size_t before = taken();

	(void)state;
	if (!OWN_HEAP_IS_POOL)
		skip();
	for (size_t n = 1; n < 3000000; n = n * 7 / 4 + 1) {
		unsigned char *q = realloc(p, n);

		assert_non_null(q);
		for (size_t i = 0; p && i < n * 4 / 7; i += 97)
			assert_int_equal(q[i], (unsigned char)i);
		for (size_t i = 0; i < n; i++)
			q[i] = (unsigned char)i;
		p = q;
	}
	p = realloc(p, 10);
	assert_non_null(p);
	for (size_t i = 0; i < 10; i++)
		assert_int_equal(p[i], i);
	errno = EINTR;
	free(p);
	assert_int_equal(errno, EINTR);
	assert_int_equal(taken(), before);
}

static void what_is_given_back_is_the_kernels_again(void **state)
{
	size_t large = 8 << 20;
	struct memory_use before, full, after;
	long kib = memory_data_kib();
	char *p, *wall;

	(void)state;
	if (!OWN_HEAP_IS_POOL)
		skip();
	assert_int_equal(memory_use(&before), ERR_NONE);
	p = malloc(large);
	wall = malloc(large);
	assert_non_null(p);
	assert_non_null(wall);
	memset(p, 1, large);
	memset(wall, 1, large);
	assert_int_equal(memory_use(&full), ERR_NONE);
	assert_true(full.dirty_kib >= before.dirty_kib + 16000);
	free(p); /* a hole */
	assert_int_equal(memory_use(&after), ERR_NONE);
	assert_true(after.dirty_kib <= full.dirty_kib - 8000);
	free(wall); /* the end of the block */
	assert_int_equal(memory_use(&after), ERR_NONE);
	assert_true(after.dirty_kib <= before.dirty_kib + 1024);
	assert_true(memory_data_kib() <= kib + 1024);
}

static void a_limit_of_the_kernel_is_the_blocks(void **state)
{
	static void *p[4096];
	struct diag d;
	size_t n = 0;

	(void)state;
	if (!OWN_HEAP_IS_POOL)
		skip();
	diag_init(&d, NULL, NULL);
	budget_set(2048, &d);
	while (n < 4096 && (p[n] = malloc(1000)))
		n++;
	budget_lift();
	assert_in_range(n, 1900, 3200); /* what was spare before, too */
	while (n > 0)
		free(p[--n]);
}

static void what_is_spare_at_the_end_of_the_block_counts_below_the_limit(void **state)
{
	void *volatile p;
	struct diag d;

	(void)state;
	if (!OWN_HEAP_IS_POOL)
		skip();
	diag_init(&d, NULL, NULL);
	p = malloc(4 << 20);
	free(p); /* a quarter of a MiB stays */
	budget_set(2048, &d);
	p = malloc((2048 + 128) << 10);
	budget_lift();
	assert_non_null(p);
	free(p);
}

static size_t block_size(void)
{
	struct heap_use use;

	own_heap_use(&use);
	return use.size;
}

static void within_a_limit_all_of_the_block_is_there_from_the_beginning(void **state)
{
	static void *p[1800];
	size_t before = block_size(), within;
	struct diag d;

	(void)state;
	if (!OWN_HEAP_IS_POOL)
		skip();
	diag_init(&d, NULL, NULL);
	budget_set(2048, &d);
	within = block_size();
	assert_in_range(within, before + 1024 * 1024, before + 2048 * 1024);
	for (size_t i = 0; i < 1800; i++)
		assert_non_null(p[i] = malloc(1000));
	for (size_t i = 0; i < 1800; i++)
		free(p[i]);
	assert_int_equal(block_size(), within);
	budget_lift();
	assert_true(block_size() <= before + 512 * 1024);
}

#define THREADS 4
#define ROUNDS 20000

static void *work(void *user)
{
	unsigned seed = (unsigned)(uintptr_t)user;
	unsigned char *p[16] = {NULL};

	for (unsigned i = 0; i < ROUNDS; i++) {
		size_t at = (seed = seed * 1664525 + 1013904223) >> 28;
		size_t n = seed >> 8 & 4095;

		if (p[at] && p[at][0] != (unsigned char)(uintptr_t)user)
			return NULL;
		free(p[at]);
		p[at] = malloc(n + 1);
		if (p[at])
			memset(p[at], (int)(uintptr_t)user, n + 1);
	}
	for (size_t i = 0; i < 16; i++)
		free(p[i]);
	return user;
}

static void threads_take_and_give_at_once(void **state)
{
	pthread_t thread[THREADS];

	(void)state;
	if (!OWN_HEAP_IS_POOL)
		skip();
	for (uintptr_t i = 0; i < THREADS; i++)
		assert_int_equal(pthread_create(&thread[i], NULL, work, (void *)(i + 1)), 0);
	for (uintptr_t i = 0; i < THREADS; i++) {
		void *end;

		assert_int_equal(pthread_join(thread[i], &end), 0);
		assert_ptr_equal(end, (void *)(i + 1));
	}
}

static void what_is_given_back_twice_ends_the_program(void **state)
{
	int status;
	pid_t pid = fork();

	(void)state;
	if (!OWN_HEAP_IS_POOL)
		skip();
	assert_true(pid >= 0);
	if (pid == 0) {
		char *volatile p = malloc(100);

		(void)!freopen("/dev/null", "w", stderr);
		signal(SIGABRT, SIG_DFL);
		free(p);
		free(p);
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGABRT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_that_the_library_gives_is_of_the_block),
		cmocka_unit_test(what_cannot_be_is_refused_with_its_error),
		cmocka_unit_test(realloc_keeps_what_was_there_and_free_leaves_errno_alone),
		cmocka_unit_test(what_is_given_back_is_the_kernels_again),
		cmocka_unit_test(a_limit_of_the_kernel_is_the_blocks),
		cmocka_unit_test(what_is_spare_at_the_end_of_the_block_counts_below_the_limit),
		cmocka_unit_test(within_a_limit_all_of_the_block_is_there_from_the_beginning),
		cmocka_unit_test(threads_take_and_give_at_once),
		cmocka_unit_test(what_is_given_back_twice_ends_the_program),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
