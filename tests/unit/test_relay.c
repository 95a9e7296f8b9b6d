/* An urgent line in the crawl, and the way to it and back, on the pixels: real fonts. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "show_panel.h"

#define NOON INT64_C(1755864000000)
#define WIDTH 640
#define HEIGHT 360

static const struct show_card cards[] = {
	{"Ferries return to the northern islands", NULL},
	{"Council keeps the old market open", NULL},
	{"Night trains come back to the coast, and with them the sleepers", NULL},
	{"Everybody leaves the building by the north stairs", NULL},
	{"The lift is out of order", NULL},
};
#define URGENT 3

static struct pack_timing timing[COUNT_OF(cards)];

static void raise_panel(struct panel *p, const struct pack *pack)
{
	const struct board b = show_packs_board(WIDTH, HEIGHT, true);

	panel_raise(p, pack, &b, &packs.theme);
}

/* Paints the crawl's rows at MS. */
static void paint(struct panel *p, int64_t ms)
{
	struct stage_time t = {ms, 0};
	struct stage_damage damage;

	stage_set_time(&p->stage, &t, &damage);
	stage_paint(&p->stage, &p->canvas, p->stage.ring.rows);
}

/* Where the fade at neither end changes anything, what was there stands STEP px further on. */
static void assert_ran_on(const struct panel *p, const uint32_t *before, int step, int64_t ms)
{
	const struct strip *strip = &p->stage.ring.strip;
	struct rect rows = p->stage.ring.rows;

	for (int y = rows.y0; y < rows.y1; y++)
		for (int x = rows.x0 + strip->fade; x + step < rows.x1 - strip->fade; x++)
			if (p->canvas.px[y * WIDTH + x] != before[y * WIDTH + x + step])
				fail_msg("at %d ms after noon the crawl jumps at (%d, %d)",
					 (int)(ms - NOON), x, y);
}

static void an_urgent_line_takes_the_crawl_over_and_gives_it_back_without_a_jump(void **state)
{
	static struct panel p, fresh;
	static uint32_t before[WIDTH * HEIGHT];
	unsigned n_urgent = 0, n_both = 0, n_all = 0;
	struct pack pack;
	struct buf bytes;
	int64_t ms;

	(void)state;
	timing[URGENT] = (struct pack_timing){
		.from_ms = NOON + 60000, .priority = PACK_PRIORITY_URGENT, .limit_minutes = 2};
	assert_true(show_packs_make_timed(&packs, cards, timing, COUNT_OF(cards), &bytes, &pack));
	raise_panel(&p, &pack);
	ms = crawl_next_ms(&p.stage.ring.crawl, NOON + 50000);
	paint(&p, ms);
	for (int i = 0; ms < NOON + 4 * 60000; i++) {
		memcpy(before, p.canvas.px, sizeof before);
		ms = crawl_next_ms(&p.stage.ring.crawl, ms);
		paint(&p, ms);
		assert_ran_on(&p, before, p.stage.ring.crawl.step_px, ms);
		n_both += p.stage.relay.n == 2;
		n_urgent += p.stage.relay.n == 1 && p.stage.relay.run[0].line == URGENT;
		n_all += p.stage.relay.n == 1 && p.stage.relay.run[0].line == RING_ALL;
		if (i % 400)
			continue;
		raise_panel(&fresh, &pack);
		paint(&fresh, ms);
		assert_true(relay_equal(&p.stage.relay, &fresh.stage.relay));
		for (int y = p.stage.ring.rows.y0, x0 = p.stage.ring.rows.x0;
		     y < p.stage.ring.rows.y1; y++)
			assert_memory_equal(&p.canvas.px[y * WIDTH + x0],
					    &fresh.canvas.px[y * WIDTH + x0],
					    (size_t)(p.stage.ring.rows.x1 - x0) * 4);
		raze_panel(&fresh);
	}
	assert_true(n_both > 500);
	assert_true(n_urgent > 60 * 60);
	assert_true(n_all > 60 * 30);
	raze_panel(&p);
	buf_finish(&bytes);
}

static void two_urgent_cards_that_follow_each_other_do_not_make_it_jump_either(void **state)
{
	static struct panel p;
	static uint32_t before[WIDTH * HEIGHT];
	struct pack pack;
	struct buf bytes;
	int64_t ms;

	(void)state;
	timing[URGENT] = (struct pack_timing){
		.from_ms = NOON + 60000, .priority = PACK_PRIORITY_URGENT, .limit_minutes = 2};
	timing[URGENT + 1] = (struct pack_timing){
		.from_ms = NOON + 3 * 60000, .priority = PACK_PRIORITY_URGENT, .limit_minutes = 3};
	assert_true(show_packs_make_timed(&packs, cards, timing, COUNT_OF(cards), &bytes, &pack));
	raise_panel(&p, &pack);
	ms = crawl_next_ms(&p.stage.ring.crawl, NOON + 2 * 60000);
	paint(&p, ms);
	while (ms < NOON + 7 * 60000) {
		memcpy(before, p.canvas.px, sizeof before);
		ms = crawl_next_ms(&p.stage.ring.crawl, ms);
		paint(&p, ms);
		assert_ran_on(&p, before, p.stage.ring.crawl.step_px, ms);
	}
	memset(timing, 0, sizeof timing);
	raze_panel(&p);
	buf_finish(&bytes);
}

static const struct show_card others[] = {
	{"Fish is dear again", NULL},
	{"The library lends telescopes", NULL},
	{"Bridge closed until spring, says the council, and detours are long", NULL},
};

static void other_cards_take_the_place_of_the_old_ones_without_a_jump(void **state)
{
	static struct panel p[2];
	static uint32_t before[WIDTH * HEIGHT];
	struct pack pack[2];
	struct buf bytes[2];
	int64_t ms, swap_ms;

	(void)state;
	assert_true(show_packs_make(&packs, cards, 3, &bytes[0], &pack[0]));
	assert_true(show_packs_make(&packs, others, COUNT_OF(others), &bytes[1], &pack[1]));
	for (int round = 0; round < 4; round++) {
		raise_panel(&p[0], &pack[0]);
		raise_panel(&p[1], &pack[1]);
		ms = crawl_next_ms(&p[0].stage.ring.crawl, NOON + round * 4321);
		paint(&p[0], ms);
		memcpy(before, p[0].canvas.px, sizeof before);
		stage_follow(&p[1].stage, &p[0].stage);
		swap_ms = ms;
		for (int i = 0; ms < swap_ms + 60000; i++) {
			ms = crawl_next_ms(&p[1].stage.ring.crawl, ms);
			paint(&p[1], ms);
			assert_ran_on(&p[1], before, p[1].stage.ring.crawl.step_px, ms);
			memcpy(before, p[1].canvas.px, sizeof before);
		}
		/* By then it is as if nothing had been. */
		assert_true(p[1].stage.relay.tail_px == INT64_MIN);
		raze_panel(&p[0]);
		raise_panel(&p[0], &pack[1]);
		paint(&p[0], ms);
		assert_true(relay_equal(&p[0].stage.relay, &p[1].stage.relay));
		raze_panel(&p[0]);
		raze_panel(&p[1]);
	}
	buf_finish(&bytes[0]);
	buf_finish(&bytes[1]);
}

/* The moment of the exchange comes twice: what ran on then is over. */
static void a_clock_set_back_does_not_bring_old_cards_back(void **state)
{
	static struct panel p[2];
	struct pack pack[2];
	struct buf bytes[2];

	(void)state;
	assert_true(show_packs_make(&packs, cards, 3, &bytes[0], &pack[0]));
	assert_true(show_packs_make(&packs, others, COUNT_OF(others), &bytes[1], &pack[1]));
	raise_panel(&p[0], &pack[0]);
	raise_panel(&p[1], &pack[1]);
	paint(&p[0], NOON);
	stage_follow(&p[1].stage, &p[0].stage);
	paint(&p[1], NOON + 500);
	assert_true(p[1].stage.relay.tail_px > 0);
	paint(&p[1], NOON - 60000);
	assert_true(p[1].stage.relay.tail_px == INT64_MIN);
	paint(&p[1], NOON + 500);
	assert_true(p[1].stage.relay.tail_px == INT64_MIN);
	raze_panel(&p[0]);
	raze_panel(&p[1]);
	buf_finish(&bytes[0]);
	buf_finish(&bytes[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			an_urgent_line_takes_the_crawl_over_and_gives_it_back_without_a_jump),
		cmocka_unit_test(
			two_urgent_cards_that_follow_each_other_do_not_make_it_jump_either),
		cmocka_unit_test(other_cards_take_the_place_of_the_old_ones_without_a_jump),
		cmocka_unit_test(a_clock_set_back_does_not_bring_old_cards_back),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
