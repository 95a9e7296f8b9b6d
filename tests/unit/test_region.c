#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdalign.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/region.h"

static void region_gives_aligned_zeroed_memory_of_any_size(void **state)
{
	static const size_t size[] = {1, 7, 16, 1000, 65536, 65537, 1000000, 3};
	struct region r;

	(void)state;
	region_init(&r);
	for (size_t i = 0; i < COUNT_OF(size); i++) {
		unsigned char *p = region_take(&r, size[i]);

		assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
		for (size_t j = 0; j < size[i]; j++)
			assert_int_equal(p[j], 0);
		memset(p, 0xAA, size[i]);
	}
	assert_true(r.total >= 1131073);
	region_finish(&r);
}

static void region_objects_stay_while_it_grows(void **state)
{
	enum { N = 5000 };
	struct region r;
	uint32_t *p[N];

	(void)state;
	region_init(&r);
	for (uint32_t i = 0; i < N; i++) {
		p[i] = region_take_array(&r, 1 + i % 60, sizeof *p[i]);
		*p[i] = i;
	}
	for (uint32_t i = 0; i < N; i++)
		assert_int_equal(*p[i], i);
	region_finish(&r);
}

static void region_takes_nothing_without_harm(void **state)
{
	struct region r;

	(void)state;
	region_init(&r);
	assert_non_null(region_take(&r, 0));
	assert_non_null(region_take_array(&r, 0, 100));
	assert_non_null(region_take_array(&r, 100, 0));
	region_finish(&r);
}

static void region_can_be_used_again_after_finish(void **state)
{
	struct region r;

	(void)state;
	region_init(&r);
	region_finish(&r);
	region_take(&r, 10);
	region_finish(&r);
	assert_null(r.head);
	assert_int_equal(r.total, 0);
	region_take(&r, 10);
	assert_true(r.total > 0);
	region_finish(&r);
}

static void region_copies_end_in_a_nul_byte(void **state)
{
	const struct span nothing = {NULL, 0};
	struct region r;
	struct span copy;

	(void)state;
	region_init(&r);
	copy = region_copy(&r, span_cut(span_of("headline"), 0, 4));
	assert_int_equal(copy.n, 4);
	assert_string_equal(copy.p, "head");
	copy = region_copy(&r, nothing);
	assert_int_equal(copy.n, 0);
	assert_string_equal(copy.p, "");
	region_finish(&r);
}

static void region_formats_text_of_any_length(void **state)
{
	char expected[3100];
	struct region r;
	struct span s;

	(void)state;
	region_init(&r);
	s = region_format(&r, "%s:%d", "a", 7);
	assert_string_equal(s.p, "a:7");
	assert_int_equal(s.n, 3);
	s = region_format(&r, "%3000d|", 1);
	snprintf(expected, sizeof expected, "%3000d|", 1);
	assert_int_equal(s.n, 3001);
	assert_string_equal(s.p, expected);
	region_finish(&r);
}

static void region_push_keeps_what_was_pushed(void **state)
{
	struct {
		int *items;
		size_t n, max;
	} list = {NULL, 0, 0};
	struct region r;

	(void)state;
	region_init(&r);
	for (int i = 0; i < 1000; i++)
		REGION_PUSH(&r, &list, i * 3);
	assert_int_equal(list.n, 1000);
	assert_true(list.max >= list.n);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(list.items[i], i * 3);
	region_finish(&r);
}

/* The status of a child process that takes COUNT objects of SIZE bytes. */
static int status_of_taking(size_t count, size_t size)
{
	int status = 0;
	pid_t child;

	fflush(NULL);
	child = fork();
	if (child == 0) {
		struct region r;

		if (!freopen("/dev/null", "w", stderr))
			_exit(99);
		region_init(&r);
		region_take_array(&r, count, size);
		_exit(0);
	}
	assert_true(child > 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void region_ends_the_program_where_no_memory_can_be_had(void **state)
{
	(void)state;
	assert_int_equal(status_of_taking(1, 100), 0);
	assert_int_equal(status_of_taking(1, SIZE_MAX), 2);
	assert_int_equal(status_of_taking(SIZE_MAX / 2 + 2, 2), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(region_gives_aligned_zeroed_memory_of_any_size),
		cmocka_unit_test(region_objects_stay_while_it_grows),
		cmocka_unit_test(region_takes_nothing_without_harm),
		cmocka_unit_test(region_can_be_used_again_after_finish),
		cmocka_unit_test(region_copies_end_in_a_nul_byte),
		cmocka_unit_test(region_formats_text_of_any_length),
		cmocka_unit_test(region_push_keeps_what_was_pushed),
		cmocka_unit_test(region_ends_the_program_where_no_memory_can_be_had),
	};

	return cmocka_run_group_tests_name("region", tests, NULL, NULL);
}
