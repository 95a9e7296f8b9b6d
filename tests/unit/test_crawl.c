#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "show/crawl.h"

static void the_speed_is_the_whole_number_nearest_to_the_words_a_minute(void **state)
{
	/* 1,000 characters on 20,000 px: 20 px each; 120 words of 6 are 14,400 px a minute, 4 px a
	 * sixtieth of a second. */
	static const struct {
		int64_t px, chars;
		int wpm, step;
	} row[] = {
		{20000, 1000, 120, 4}, {20000, 1000, 100, 3}, {8000, 1000, 120, 2},
		{1000, 1000, 60, 1},   {0, 0, 120, 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
		struct crawl c;

		crawl_init(&c, row[i].px, row[i].chars, row[i].wpm);
		assert_int_equal(c.step_px, row[i].step);
	}
}

static void the_offset_moves_by_the_step_at_each_refresh_and_never_between(void **state)
{
	struct crawl c;
	int64_t t = INT64_C(1756044300000);
	int64_t before;

	(void)state;
	crawl_init(&c, 20011, 1000, 120);
	t = crawl_next_ms(t);
	before = crawl_offset_px(&c, t);
	for (int i = 0; i < 20000; i++) {
		int64_t next = crawl_next_ms(t);

		assert_true(next > t && next - t <= 17);
		assert_int_equal(crawl_refresh_ms(t), t);
		assert_int_equal(crawl_refresh_ms(next - 1), t);
		assert_int_equal(crawl_offset_px(&c, next - 1), before);
		t = next;
		assert_int_equal(crawl_offset_px(&c, t), (before + c.step_px) % c.length_px);
		before = crawl_offset_px(&c, t);
	}
}

static void times_before_1970_and_an_empty_ring_are_fine(void **state)
{
	struct crawl c;

	(void)state;
	crawl_init(&c, 5000, 200, 120);
	for (int64_t t = -5000; t < 5000; t += 7)
		assert_in_range(crawl_offset_px(&c, t), 0, 4999);
	crawl_init(&c, 0, 0, 120);
	assert_int_equal(crawl_offset_px(&c, 123456), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_speed_is_the_whole_number_nearest_to_the_words_a_minute),
		cmocka_unit_test(the_offset_moves_by_the_step_at_each_refresh_and_never_between),
		cmocka_unit_test(times_before_1970_and_an_empty_ring_are_fine),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
