#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdalign.h>
#include <string.h>

#include "base/arena.h"

#define ALIGN alignof(max_align_t)

static alignas(max_align_t) unsigned char block[1024];

static void arena_gives_zeroed_memory_of_the_block(void **state)
{
	struct arena a;
	unsigned char *p;

	(void)state;
	memset(block, 0xAA, sizeof block);
	arena_init(&a, block, sizeof block);
	p = arena_take(&a, 100);
	assert_ptr_equal(p, block);
	for (size_t i = 0; i < 100; i++)
		assert_int_equal(p[i], 0);
	assert_int_equal(block[100], 0xAA);
	assert_int_equal(a.used, 100);
}

static void arena_leaves_raw_memory_as_it_is(void **state)
{
	struct arena a;
	unsigned char *p;

	(void)state;
	memset(block, 0xAA, sizeof block);
	arena_init(&a, block, sizeof block);
	p = arena_take_raw(&a, 100);
	assert_ptr_equal(p, block);
	assert_int_equal(p[0], 0xAA);
	assert_int_equal(p[99], 0xAA);
	assert_int_equal(a.used, 100);
	assert_null(arena_take_raw(&a, sizeof block));
}

static void arena_aligns_for_any_type_wherever_the_block_starts(void **state)
{
	(void)state;
	for (size_t shift = 0; shift < ALIGN; shift++) {
		struct arena a;

		arena_init(&a, block + shift, sizeof block - shift);
		for (size_t n = 1; n < 20; n++) {
			unsigned char *p = arena_take(&a, n);

			assert_non_null(p);
			assert_int_equal((uintptr_t)p % ALIGN, 0);
			assert_true(p >= block + shift && p + n <= block + sizeof block);
		}
	}
}

static void arena_objects_do_not_overlap(void **state)
{
	unsigned char *p[8];
	struct arena a;

	(void)state;
	arena_init(&a, block, sizeof block);
	for (size_t i = 0; i < 8; i++) {
		p[i] = arena_take(&a, 40 + i);
		assert_non_null(p[i]);
		memset(p[i], (int)i + 1, 40 + i);
	}
	for (size_t i = 0; i < 8; i++)
		for (size_t j = 0; j < 40 + i; j++)
			assert_int_equal(p[i][j], i + 1);
}

static void arena_that_is_too_small_is_left_unchanged(void **state)
{
	struct arena a;

	(void)state;
	arena_init(&a, block, 64);
	assert_non_null(arena_take(&a, 1));
	assert_null(arena_take(&a, 64));
	assert_null(arena_take(&a, SIZE_MAX));
	assert_null(arena_take(&a, 64 - ALIGN + 1));
	assert_int_equal(a.used, 1);
	assert_non_null(arena_take(&a, 64 - ALIGN));
	assert_int_equal(a.used, 64);
	assert_null(arena_take(&a, 1));
}

static void arena_refuses_nothing_and_products_that_overflow(void **state)
{
	struct arena a;

	(void)state;
	arena_init(&a, block, sizeof block);
	assert_null(arena_take(&a, 0));
	assert_null(arena_take_array(&a, 0, 8));
	assert_null(arena_take_array(&a, 8, 0));
	assert_null(arena_take_array(&a, SIZE_MAX / 2 + 2, 2));
	assert_int_equal(a.used, 0);
	assert_non_null(arena_take_array(&a, 16, 8));
	assert_int_equal(a.used, 128);
}

static void arena_without_a_block_gives_nothing(void **state)
{
	struct arena a;

	(void)state;
	arena_init(&a, NULL, 1000);
	assert_null(arena_take(&a, 1));
}

static void arena_goes_back_to_a_mark(void **state)
{
	struct arena a;
	unsigned char *first;
	size_t mark;

	(void)state;
	arena_init(&a, block, sizeof block);
	assert_non_null(arena_take(&a, 10));
	mark = arena_mark(&a);
	first = arena_take(&a, 50);
	memset(first, 1, 50);
	arena_release(&a, mark);
	assert_int_equal(a.used, 10);
	assert_ptr_equal(arena_take(&a, 50), first);
	assert_int_equal(first[49], 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arena_gives_zeroed_memory_of_the_block),
		cmocka_unit_test(arena_leaves_raw_memory_as_it_is),
		cmocka_unit_test(arena_aligns_for_any_type_wherever_the_block_starts),
		cmocka_unit_test(arena_objects_do_not_overlap),
		cmocka_unit_test(arena_that_is_too_small_is_left_unchanged),
		cmocka_unit_test(arena_refuses_nothing_and_products_that_overflow),
		cmocka_unit_test(arena_without_a_block_gives_nothing),
		cmocka_unit_test(arena_goes_back_to_a_mark),
	};

	return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
