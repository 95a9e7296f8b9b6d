#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "show/crawl.h"

static struct crawl made(struct crawl_text text, int wpm, int hz)
{
	struct crawl c;

	crawl_init(&c, &text, wpm, hz);
	return c;
}

/* Is any other speed that can be had nearer to WPM than C's? */
static bool is_beaten(const struct crawl *c, const struct crawl_text *text, int wpm)
{
	int off = abs(crawl_wpm(c, text) - wpm);
	struct crawl other = *c;

	for (other.step_px = 1, other.every = 1; other.step_px < 12; other.step_px++)
		if (abs(crawl_wpm(&other, text) - wpm) < off)
			return true;
	for (other.step_px = 1, other.every = 1; other.every < 12; other.every++)
		if (abs(crawl_wpm(&other, text) - wpm) < off)
			return true;
	return false;
}

static void the_speed_is_the_one_nearest_to_the_words_a_minute(void **state)
{
	/* A word of 120 px: 120 of them a minute are 14,400 px, 4 px a sixtieth of a second. */
	static const struct {
		struct crawl_text text;
		int wpm, hz, step, every;
	} row[] = {
		{{1000, 120}, 120, 60, 4, 1}, {{1000, 120}, 100, 60, 3, 1},
		{{1000, 120}, 120, 50, 5, 1}, {{1000, 120}, 120, 144, 2, 1},
		{{5000, 240}, 120, 60, 2, 1}, /* 1.6 px */
		{{1000, 24}, 60, 60, 1, 3},   /* 0.4 px: a third is nearer than a half */
		{{1000, 15}, 40, 60, 1, 6},   {{0, 0}, 120, 60, 1, 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
		struct crawl c = made(row[i].text, row[i].wpm, row[i].hz);

		assert_int_equal(c.step_px, row[i].step);
		assert_int_equal(c.every, row[i].every);
		assert_true(row[i].text.width_px == 0 || !is_beaten(&c, &row[i].text, row[i].wpm));
	}
}

static void the_place_moves_by_the_step_in_time_and_never_between(void **state)
{
	static const struct {
		int wpm, hz;
	} row[] = {{120, 60}, {120, 50}, {120, 144}, {3, 60}, {120, 59}};

	(void)state;
	for (size_t k = 0; k < sizeof row / sizeof row[0]; k++) {
		struct crawl c = made((struct crawl_text){1000, 120}, row[k].wpm, row[k].hz);
		int64_t t = crawl_next_ms(&c, INT64_C(1756044300000));
		int64_t before = crawl_place_px(&c, t);

		assert_true(row[k].wpm > 3 || c.every > 1);
		for (int i = 0; i < 20000; i++) {
			int64_t next = crawl_next_ms(&c, t);

			assert_true(next > t &&
				    next - t <= (1000 * c.every + c.rate_hz) / c.rate_hz);
			assert_int_equal(crawl_refresh_ms(c.rate_hz, t), t);
			assert_int_equal(crawl_place_px(&c, next - 1), before);
			t = next;
			assert_int_equal(crawl_place_px(&c, t), before + c.step_px);
			assert_int_equal(crawl_last_ms(&c, before), t - 1);
			assert_int_equal(crawl_last_ms(&c, before + c.step_px - 1), t - 1);
			before = crawl_place_px(&c, t);
		}
	}
}

static void a_panel_further_on_shows_a_place_that_is_as_much_further_on(void **state)
{
	struct crawl a = made((struct crawl_text){1000, 120}, 120, 60);
	struct crawl b = a;

	(void)state;
	b.shift_px = 3 * INT64_C(1920) + 17;
	for (int64_t t = 0; t < 100000; t += 333)
		assert_int_equal(crawl_place_px(&a, t) + b.shift_px, crawl_place_px(&b, t));
}

static void times_long_ago_and_far_off_are_fine(void **state)
{
	static const int64_t times[] = {-INT64_C(3155760000000000), -5000,
					INT64_C(3155760000000000)};
	struct crawl c = made((struct crawl_text){1000, 120}, 120, 60);

	(void)state;
	for (size_t i = 0; i < sizeof times / sizeof times[0]; i++)
		for (int64_t t = times[i]; t < times[i] + 10000; t += 7) {
			int64_t place = crawl_place_px(&c, t);

			assert_true(t <= crawl_last_ms(&c, place));
			assert_true(crawl_last_ms(&c, place - 1) < t);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_speed_is_the_one_nearest_to_the_words_a_minute),
		cmocka_unit_test(the_place_moves_by_the_step_in_time_and_never_between),
		cmocka_unit_test(a_panel_further_on_shows_a_place_that_is_as_much_further_on),
		cmocka_unit_test(times_long_ago_and_far_off_are_fine),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
