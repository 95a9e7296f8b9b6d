#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdalign.h>
#include <stdio.h>
#include <string.h>

#include "firmware/image/heap.h"

#define BLOCK 262144
#define MORE 65536

static alignas(HEAP_ALIGN) unsigned char block[BLOCK + MORE];

static size_t largest(const struct heap *h)
{
	struct heap_use use;

	heap_use(h, &use);
	return use.largest;
}

static size_t taken(const struct heap *h)
{
	struct heap_use use;

	heap_use(h, &use);
	return use.taken;
}

static void the_smallest_block_has_a_piece(void **state)
{
	struct heap *h = heap_init(block, heap_overhead());
	void *p;

	(void)state;
	assert_true(heap_is_sound(h));
	p = heap_take(h, 1, HEAP_ALIGN);
	assert_non_null(p);
	assert_null(heap_take(h, 1, HEAP_ALIGN));
	assert_true(heap_give(h, p));
	assert_true(heap_is_sound(h));
}

static void pieces_have_the_size_and_the_place_that_was_asked_for(void **state)
{
	struct heap *h = heap_init(block, BLOCK);

	(void)state;
	for (size_t n = 0; n < 5000; n = n * 5 / 4 + 1) {
		for (size_t align = HEAP_ALIGN; align <= 4096; align *= 2) {
			unsigned char *p = heap_take(h, n, align);

			assert_non_null(p);
			assert_int_equal((uintptr_t)p % align, 0);
			assert_in_range(heap_size(p), n, n < 8 ? 40 : n + 32);
			memset(p, 0xAA, heap_size(p));
			assert_true(heap_is_sound(h));
			if (n % 3)
				assert_true(heap_give(h, p));
		}
	}
}

static void what_is_too_large_is_refused_and_changes_nothing(void **state)
{
	struct heap *h = heap_init(block, BLOCK);
	static const size_t n[] = {BLOCK, SIZE_MAX, SIZE_MAX - 8, SIZE_MAX / 2, (size_t)1 << 40};
	size_t before = largest(h);

	(void)state;
	for (size_t i = 0; i < sizeof n / sizeof n[0]; i++)
		assert_null(heap_take(h, n[i], HEAP_ALIGN));
	assert_null(heap_take(h, 100, BLOCK * 4));
	assert_null(heap_take(h, 100, (size_t)1 << 40));
	assert_true(heap_is_sound(h));
	assert_int_equal(largest(h), before);
	assert_int_equal(taken(h), 0);
}

static void neighbours_that_are_given_back_are_one_again(void **state)
{
	static const int orders[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
					 {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

	(void)state;
	for (size_t i = 0; i < 6; i++) {
		struct heap *h = heap_init(block, BLOCK);
		size_t before = largest(h);
		void *p[3];

		for (size_t k = 0; k < 3; k++)
			p[k] = heap_take(h, 1000 * (k + 1), HEAP_ALIGN);
		for (size_t k = 0; k < 3; k++)
			assert_true(heap_give(h, p[orders[i][k]]));
		assert_true(heap_is_sound(h));
		assert_int_equal(largest(h), before);
	}
}

static void a_piece_grows_into_what_is_free_behind_it_and_shrinks(void **state)
{
	struct heap *h = heap_init(block, BLOCK);
	unsigned char *p = heap_take(h, 100, HEAP_ALIGN);
	unsigned char *q = heap_take(h, 100, HEAP_ALIGN);
	size_t before = taken(h);

	(void)state;
	memset(p, 0x11, 100);
	assert_false(heap_resize(h, p, 300));
	assert_false(heap_resize(h, q, SIZE_MAX - 4));
	assert_true(heap_resize(h, q, 3000));
	assert_true(heap_size(q) >= 3000);
	assert_true(heap_resize(h, q, 100));
	assert_int_equal(taken(h), before);
	assert_true(heap_give(h, q));
	assert_true(heap_resize(h, p, 20000));
	for (size_t i = 0; i < 100; i++)
		assert_int_equal(p[i], 0x11);
	assert_true(heap_is_sound(h));
}

static void what_is_given_back_twice_or_written_over_is_found(void **state)
{
	struct heap *h = heap_init(block, BLOCK);
	unsigned char *p = heap_take(h, 100, HEAP_ALIGN);
	unsigned char *q = heap_take(h, 100, HEAP_ALIGN);
	unsigned char *r = heap_take(h, 100, HEAP_ALIGN);

	(void)state;
	assert_true(heap_give(h, p));
	assert_false(heap_give(h, p));
	assert_true(heap_give(h, q)); /* joined with the one before */
	assert_false(heap_give(h, q));
	memset(r - sizeof(size_t), 0xFF, sizeof(size_t));
	assert_false(heap_give(h, r));
	memset(r - sizeof(size_t), 0, sizeof(size_t));
	assert_false(heap_give(h, r));
}

static void what_is_given_back_twice_is_found_in_a_hole_of_any_making(void **state)
{
	(void)state;
	for (unsigned first = 0; first < 8; first++) {
		struct heap *h = heap_init(block, BLOCK);
		void *p[5];

		for (size_t i = 0; i < 5; i++)
			p[i] = heap_take(h, 100, HEAP_ALIGN);
		for (size_t i = 0; i < 3; i++)
			if (first >> i & 1)
				assert_true(heap_give(h, p[i + 1]));
		for (size_t i = 1; i <= 3; i++)
			assert_int_equal(heap_give(h, p[i]), !(first >> (i - 1) & 1));
		for (size_t i = 1; i <= 3; i++)
			assert_false(heap_give(h, p[i]));
		assert_true(heap_is_sound(h));
	}
}

static void what_was_written_beyond_its_end_is_found_whatever_was_written(void **state)
{
	(void)state;
	for (unsigned with = 0; with < 512; with++) {
		struct heap *h = heap_init(block, BLOCK);
		unsigned char *p = heap_take(h, 100, HEAP_ALIGN);
		unsigned char *q = heap_take(h, 100, HEAP_ALIGN);

		assert_non_null(heap_take(h, 100, HEAP_ALIGN));
		if (with & 256)
			assert_true(heap_give(h, q));
		memset(p, (int)(with & 255), heap_size(p) + 2 * sizeof(size_t));
		assert_false(heap_give(h, p));
	}
}

static void what_is_none_of_the_heaps_is_refused(void **state)
{
	static alignas(HEAP_ALIGN) size_t other[64] = {0, 64};
	struct heap *h = heap_init(block, BLOCK);
	unsigned char *p = heap_take(h, 100, HEAP_ALIGN);

	(void)state;
	assert_false(heap_give(h, other + 2));
	assert_false(heap_give(h, p + 8));
	assert_false(heap_give(h, block + BLOCK));
	assert_true(heap_give(h, p));
}

static void a_block_that_grows_has_larger_pieces_and_can_be_cut_again(void **state)
{
	struct heap *h = heap_init(block, BLOCK);
	size_t before = largest(h);
	void *p = heap_take(h, before, HEAP_ALIGN);
	void *q;

	(void)state;
	assert_non_null(p);
	assert_int_equal(heap_spare_at_end(h), 0);
	assert_null(heap_take(h, MORE / 2, HEAP_ALIGN));
	heap_extend(h, MORE);
	assert_true(heap_is_sound(h));
	assert_int_equal(heap_spare_at_end(h), MORE);
	q = heap_take(h, MORE / 2, HEAP_ALIGN);
	assert_non_null(q);
	assert_true(heap_give(h, q));
	heap_cut(h, MORE / 2);
	assert_true(heap_is_sound(h));
	memset(block + BLOCK + MORE / 2, 0xFF, MORE / 2);
	heap_extend(h, MORE / 2);
	assert_true(heap_is_sound(h));
	assert_true(heap_give(h, p));
	assert_int_equal(largest(h), before + MORE);
}

/* As a canvas and a stage are, when inputs are read anew. */
static void a_hole_is_taken_again_by_what_is_just_as_large(void **state)
{
	struct heap *h = heap_init(block, BLOCK);
	unsigned char *p = heap_take(h, 70001, HEAP_ALIGN);
	unsigned char *wall = heap_take(h, 100, HEAP_ALIGN);

	(void)state;
	assert_non_null(wall);
	for (int i = 0; i < 20; i++) {
		assert_true(heap_give(h, p));
		assert_ptr_equal(heap_take(h, 70001, HEAP_ALIGN), p);
	}
}

/* ---- at random */

#define SLOTS 900
#define STEPS 200000

struct slot {
	unsigned char *p;
	size_t n;
	unsigned char mark;
};

static uint32_t seed = 1;

static uint32_t draw(uint32_t below)
{
	seed = seed * 1664525 + 1013904223;
	return (uint32_t)(((uint64_t)(seed >> 8) * below) >> 24);
}

/* Small ones most of the time, as libraries do. */
static size_t draw_size(void)
{
	return draw(20) ? draw(400) : draw(12000);
}

static void check_marks(const struct slot *s)
{
	for (size_t i = 0; i < s->n; i++)
		assert_int_equal(s->p[i], s->mark);
}

static void fill(struct slot *s, size_t n)
{
	s->n = n;
	s->mark = (unsigned char)draw(256);
	memset(s->p, s->mark, heap_size(s->p));
}

static bool step(struct heap *h, struct slot *s)
{
	size_t n = draw_size();

	if (!s->p) {
		s->p = heap_take(h, n, draw(10) ? HEAP_ALIGN : (size_t)HEAP_ALIGN << draw(6));
		if (s->p)
			fill(s, n);
		return s->p != NULL;
	}
	check_marks(s);
	if (draw(4) == 0) {
		if (heap_resize(h, s->p, n))
			fill(s, n);
		return true;
	}
	assert_true(heap_give(h, s->p));
	s->p = NULL;
	return true;
}

static void pieces_never_share_a_byte_whatever_is_taken_and_given(void **state)
{
	static struct slot slots[SLOTS];
	struct heap *h = heap_init(block, BLOCK);
	size_t whole = largest(h), n_refused = 0;
	struct heap_use use;

	(void)state;
	for (int i = 0; i < STEPS; i++) {
		n_refused += !step(h, &slots[draw(SLOTS)]);
		if (i % 97 == 0)
			assert_true(heap_is_sound(h));
	}
	heap_use(h, &use);
	printf("# %zu of %d refused; %zu of %zu bytes taken, %zu at most\n", n_refused, STEPS,
	       use.taken, use.size, use.most);
	for (size_t i = 0; i < SLOTS; i++)
		if (slots[i].p)
			assert_true(heap_give(h, slots[i].p));
	assert_true(heap_is_sound(h));
	assert_int_equal(largest(h), whole);
	assert_int_equal(taken(h), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_smallest_block_has_a_piece),
		cmocka_unit_test(pieces_have_the_size_and_the_place_that_was_asked_for),
		cmocka_unit_test(what_is_too_large_is_refused_and_changes_nothing),
		cmocka_unit_test(neighbours_that_are_given_back_are_one_again),
		cmocka_unit_test(a_piece_grows_into_what_is_free_behind_it_and_shrinks),
		cmocka_unit_test(what_is_given_back_twice_or_written_over_is_found),
		cmocka_unit_test(what_is_given_back_twice_is_found_in_a_hole_of_any_making),
		cmocka_unit_test(what_was_written_beyond_its_end_is_found_whatever_was_written),
		cmocka_unit_test(what_is_none_of_the_heaps_is_refused),
		cmocka_unit_test(a_block_that_grows_has_larger_pieces_and_can_be_cut_again),
		cmocka_unit_test(a_hole_is_taken_again_by_what_is_just_as_large),
		cmocka_unit_test(pieces_never_share_a_byte_whatever_is_taken_and_given),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
