/* Panels beside each other that carry one crawl, on the pixels. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "show_panel.h"

#define NOON INT64_C(1755864000000)

static void paint(struct panel *p, int64_t ms)
{
	struct stage_time t = {ms, 0};
	struct stage_damage damage;

	stage_set_time(&p->stage, &t, &damage);
	stage_paint(&p->stage, &p->canvas, canvas_bounds(&p->canvas));
}

/* What lies in the crawl's rows of columns [X0, X1) of P, next to what is there already in OUT. */
static size_t take_strip(const struct panel *p, int x0, int x1, uint32_t *out)
{
	struct rect rows = p->stage.ring.rows;
	size_t n = 0;

	for (int x = x0; x < x1; x++)
		for (int y = rows.y0; y < rows.y1; y++)
			out[n++] = p->canvas.px[y * p->canvas.stride_px + x];
	return n;
}

static void raise_carrying(struct panel *p, const struct pack *pack, int panels, int px,
			   bool goes_on)
{
	struct board b = show_packs_board(800, 480, true);

	b.crawl_offset_panels = panels;
	b.crawl_offset_px = px;
	b.crawl_goes_on = goes_on;
	panel_raise(p, pack, &b, &packs.theme);
}

/* Two panels beside each other, and one that stands before the frame between them, from FROM_MS on:
 * N times, STEP_MS apart. */
static void assert_one_strip(const struct pack *pack, int64_t from_ms, int n, int64_t step_ms)
{
	static struct panel first, second, across;
	static uint32_t beside[800 * 480], whole[800 * 480];

	raise_carrying(&first, pack, 0, 0, true);
	raise_carrying(&second, pack, 1, 0, false);
	raise_carrying(&across, pack, 0, 400, true);
	assert_true(rect_is_empty(second.stage.ring.strip.tag));
	for (int64_t ms = from_ms; ms < from_ms + n * step_ms; ms += step_ms) {
		size_t taken, of_whole;

		paint(&first, ms);
		paint(&second, ms);
		paint(&across, ms);
		taken = take_strip(&first, 400, 800, beside);
		taken += take_strip(&second, 0, 400, beside + taken);
		of_whole = take_strip(&across, 0, 800, whole);
		assert_int_equal(taken, of_whole);
		assert_memory_equal(beside, whole, taken * sizeof *whole);
	}
	raze_panel(&first);
	raze_panel(&second);
	raze_panel(&across);
}

static void the_crawl_runs_on_from_one_panel_to_the_next_pixel_for_pixel(void **state)
{
	(void)state;
	assert_one_strip(&packs.pack, NOON, 24, 1717);
}

/* Headlines begin and end, and an urgent line takes over and gives back. */
static void it_runs_on_likewise_whatever_begins_and_ends(void **state)
{
	static const struct show_card cards[] = {{"The harbour opens on Monday", NULL},
						 {"Fire drill at eleven", NULL},
						 {"The canteen has soup", NULL},
						 {"Everybody leaves by the north stairs", NULL}};
	static struct pack_timing when[COUNT_OF(cards)];
	struct pack pack;
	struct buf bytes;

	(void)state;
	when[1].until_ms = NOON + 60000;
	when[2].from_ms = NOON + 2 * 60000;
	when[3].from_ms = NOON + 3 * 60000 + 777;
	when[3].priority = PACK_PRIORITY_URGENT;
	when[3].at_once = true;
	when[3].limit_minutes = 2;
	assert_true(show_packs_make_timed(&packs, cards, when, COUNT_OF(cards), &bytes, &pack));
	assert_one_strip(&pack, NOON + 50000, 180, 1717);
	buf_finish(&bytes);
}

/* Of the last of three panels, of which the first one says the same. */
static void what_comes_in_on_a_wall_does_so_at_its_end(void **state)
{
	static const struct show_card cards[] = {{"The harbour opens on Monday", NULL},
						 {"Fire drill at eleven", NULL}};
	static struct pack_timing when[COUNT_OF(cards)];
	static struct panel p[2];
	int n_seen[2] = {0, 0};
	struct pack pack;
	struct buf bytes;

	(void)state;
	when[0].from_ms = when[1].from_ms = NOON;
	assert_true(show_packs_make_timed(&packs, cards, when, COUNT_OF(cards), &bytes, &pack));
	for (int i = 0; i < 2; i++) {
		struct board b = show_packs_board(800, 480, true);

		b.crawl_offset_panels = 2 * i;
		b.crawl_goes_on = i == 0;
		b.crawl_wall_px = 3 * 800;
		panel_raise(&p[i], &pack, &b, &packs.theme);
	}
	for (int64_t ms = NOON - 5000; ms < NOON + 60000 && n_seen[0] == 0; ms += 50)
		for (int i = 0; i < 2; i++) {
			paint(&p[i], ms);
			n_seen[i] += !p[i].stage.crawl.is_bare;
			assert_true(n_seen[i] == 0 || ms >= NOON);
		}
	/* It has come all the way: two panels. */
	assert_in_range((n_seen[1] - 1) * 50 * CRAWL_RATE_HZ * p[0].stage.ring.crawl.step_px /
				(p[0].stage.ring.crawl.every * 1000),
			2 * 800 - 20, 2 * 800 + 20);
	raze_panel(&p[0]);
	raze_panel(&p[1]);
	buf_finish(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_crawl_runs_on_from_one_panel_to_the_next_pixel_for_pixel),
		cmocka_unit_test(it_runs_on_likewise_whatever_begins_and_ends),
		cmocka_unit_test(what_comes_in_on_a_wall_does_so_at_its_end),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
