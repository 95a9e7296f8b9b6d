/* What the crawl hands over to: headlines to others and to an urgent line, a pack to the next one;
 * on the pixels, with real fonts. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "show_panel.h"

#define NOON INT64_C(1755864000000)
#define DAY INT64_C(86400000)
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

/* Is any of CARD in P's window? */
static bool has_in_window(struct panel *p, uint32_t card)
{
	struct ring *r = &p->stage.ring;
	int64_t at = p->stage.crawl.place_px;
	int64_t end = at + rect_width(r->strip.window);
	struct tape_spot spot;

	for (; tape_find(&r->tape, at, end, &spot); at = spot.at_px + spot.width_px)
		if (spot.card == card)
			return true;
	return false;
}

static void assert_as_after_a_start(const struct panel *p, const struct pack *pack, int64_t ms)
{
	static struct panel fresh;
	struct rect rows = p->stage.ring.rows;

	raise_panel(&fresh, pack);
	paint(&fresh, ms);
	for (int y = rows.y0; y < rows.y1; y++)
		assert_memory_equal(&p->canvas.px[y * WIDTH + rows.x0],
				    &fresh.canvas.px[y * WIDTH + rows.x0],
				    (size_t)(rows.x1 - rows.x0) * 4);
	raze_panel(&fresh);
}

/* Runs on from FROM_MS to TO_MS, and counts in SEEN the refreshes with each card in the window. */
static void run(const struct pack *pack, int64_t from_ms, int64_t to_ms,
		unsigned seen[COUNT_OF(cards)], unsigned *n_mixed)
{
	static struct panel p;
	static uint32_t before[WIDTH * HEIGHT];
	int64_t ms;

	raise_panel(&p, pack);
	ms = crawl_next_ms(&p.stage.ring.crawl, from_ms);
	paint(&p, ms);
	for (int i = 0; ms < to_ms; i++) {
		memcpy(before, p.canvas.px, sizeof before);
		ms = crawl_next_ms(&p.stage.ring.crawl, ms);
		paint(&p, ms);
		assert_ran_on(&p, before, p.stage.ring.crawl.step_px, ms);
		for (uint32_t c = 0; c < COUNT_OF(cards); c++)
			seen[c] += has_in_window(&p, c);
		*n_mixed += has_in_window(&p, URGENT) && has_in_window(&p, 0);
		if (i % 400 == 0)
			assert_as_after_a_start(&p, pack, ms);
	}
	raze_panel(&p);
}

static void an_urgent_line_takes_the_crawl_over_and_gives_it_back_without_a_jump(void **state)
{
	unsigned seen[COUNT_OF(cards)] = {0}, n_mixed = 0;
	struct pack pack;
	struct buf bytes;

	(void)state;
	timing[URGENT] = (struct pack_timing){
		.from_ms = NOON + 60000, .priority = PACK_PRIORITY_URGENT, .limit_minutes = 2};
	assert_true(show_packs_make_timed(&packs, cards, timing, COUNT_OF(cards), &bytes, &pack));
	run(&pack, NOON + 50000, NOON + 3 * 60000 + 30000, seen, &n_mixed);
	assert_true(seen[URGENT] > 110 * 60);
	assert_true(seen[0] > 5 * 60 && n_mixed > 60);
	buf_finish(&bytes);
}

static void two_urgent_cards_that_follow_each_other_do_not_make_it_jump_either(void **state)
{
	unsigned seen[COUNT_OF(cards)] = {0}, n_mixed = 0;
	struct pack pack;
	struct buf bytes;

	(void)state;
	timing[URGENT] = (struct pack_timing){
		.from_ms = NOON + 60000, .priority = PACK_PRIORITY_URGENT, .limit_minutes = 2};
	timing[URGENT + 1] = (struct pack_timing){
		.from_ms = NOON + 3 * 60000, .priority = PACK_PRIORITY_URGENT, .limit_minutes = 3};
	assert_true(show_packs_make_timed(&packs, cards, timing, COUNT_OF(cards), &bytes, &pack));
	run(&pack, NOON + 2 * 60000, NOON + 7 * 60000, seen, &n_mixed);
	assert_true(seen[URGENT] > 50 * 60 && seen[URGENT + 1] > 170 * 60);
	memset(timing, 0, sizeof timing);
	buf_finish(&bytes);
}

/* All of them end. */
static void headlines_with_an_end_run_out_whole_and_come_in_no_more(void **state)
{
	unsigned seen[COUNT_OF(cards)] = {0}, n_mixed = 0;
	struct pack pack;
	struct buf bytes;
	static struct panel p;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cards); i++)
		timing[i] = (struct pack_timing){.until_ms = NOON + (int64_t)(1 + i) * 60000};
	timing[2] = (struct pack_timing){.hours = SPAN("12:01-12:02, 12:03-12:05")};
	assert_true(show_packs_make_timed(&packs, cards, timing, COUNT_OF(cards), &bytes, &pack));
	run(&pack, NOON + 30000, NOON + 4 * 60000 + 59000, seen, &n_mixed);
	/* In the half a minute it has left, then what of it is in the window runs out. */
	assert_in_range(seen[0], 10 * 60, 45 * 60);
	for (size_t i = 1; i < COUNT_OF(cards); i++)
		assert_true(seen[i] > 20 * 60);
	/* When the last one has run out the crawl is bare, and the hairline goes on. */
	raise_panel(&p, &pack);
	paint(&p, NOON + 6 * 60000);
	assert_true(p.stage.crawl.is_bare);
	raze_panel(&p);
	memset(timing, 0, sizeof timing);
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
		assert_true(p[1].stage.crawl.tail_px == INT64_MIN);
		raze_panel(&p[0]);
		raise_panel(&p[0], &pack[1]);
		paint(&p[0], ms);
		assert_true(p[0].stage.crawl.place_px == p[1].stage.crawl.place_px &&
			    p[0].stage.crawl.tail_px == INT64_MIN);
		raze_panel(&p[0]);
		raze_panel(&p[1]);
	}
	buf_finish(&bytes[0]);
	buf_finish(&bytes[1]);
}

/* The new pack's strip has no room for all of a headline so long as the old one's. */
static void a_pack_of_short_headlines_takes_the_place_of_a_long_one_without_a_jump(void **state)
{
	static char longer[900];
	static const struct show_card old[] = {{longer, NULL}, {"Fish", NULL}};
	static const struct show_card shorter[] = {{"lili", NULL}, {"till", NULL}};
	static struct panel p[2];
	static uint32_t before[WIDTH * HEIGHT];
	struct pack pack[2];
	struct buf bytes[2];
	int64_t ms = NOON;

	(void)state;
	for (size_t i = 0; i + 1 < sizeof longer; i++)
		longer[i] = i % 6 == 5 ? ' ' : 'w';
	assert_true(show_packs_make(&packs, old, 2, &bytes[0], &pack[0]));
	assert_true(show_packs_make(&packs, shorter, 2, &bytes[1], &pack[1]));
	raise_panel(&p[0], &pack[0]);
	raise_panel(&p[1], &pack[1]);
	/* Its words are wider or narrower, so it runs at another speed. */
	assert_int_not_equal(p[0].stage.ring.crawl.step_px, p[1].stage.ring.crawl.step_px);
	for (struct tape_spot spot; ms < NOON + DAY; ms = crawl_next_ms(&p[0].stage.ring.crawl, ms))
		/* One of which nearly all is still to come. */
		if (tape_find(&p[0].stage.ring.tape,
			      crawl_place_px(&p[0].stage.ring.crawl, ms) + WIDTH / 2, INT64_MAX,
			      &spot) &&
		    spot.card == 0 && spot.at_px > crawl_place_px(&p[0].stage.ring.crawl, ms))
			break;
	paint(&p[0], ms);
	memcpy(before, p[0].canvas.px, sizeof before);
	stage_follow(&p[1].stage, &p[0].stage);
	for (int i = 0; i < 1000; i++) {
		ms = crawl_next_ms(&p[1].stage.ring.crawl, ms);
		paint(&p[1], ms);
		assert_ran_on(&p[1], before, p[1].stage.ring.crawl.step_px, ms);
		memcpy(before, p[1].canvas.px, sizeof before);
	}
	for (int i = 0; i < 2; i++) {
		raze_panel(&p[i]);
		buf_finish(&bytes[i]);
	}
}

/* Three packs within some seconds, so that what two of them have left is in the window at once. */
static void packs_that_follow_each_other_quickly_do_not_make_it_jump_either(void **state)
{
	static struct panel p[3];
	static uint32_t before[WIDTH * HEIGHT];
	struct pack pack[3];
	struct buf bytes[3];
	int64_t ms;

	(void)state;
	assert_true(show_packs_make(&packs, cards, 3, &bytes[0], &pack[0]));
	assert_true(show_packs_make(&packs, others, COUNT_OF(others), &bytes[1], &pack[1]));
	assert_true(show_packs_make(&packs, cards + 1, 3, &bytes[2], &pack[2]));
	for (int round = 0; round < 5; round++) {
		for (int i = 0; i < 3; i++)
			raise_panel(&p[i], &pack[i]);
		ms = crawl_next_ms(&p[0].stage.ring.crawl, NOON + round * 4321);
		paint(&p[0], ms);
		for (int k = 0, n = 0; k < 3; k++)
			for (n = 0; n < (k == 2 ? 3000 : 30 + 50 * round); n++) {
				memcpy(before, p[k].canvas.px, sizeof before);
				ms = crawl_next_ms(&p[k].stage.ring.crawl, ms);
				if (n == 0 && k > 0) {
					memcpy(before, p[k - 1].canvas.px, sizeof before);
					stage_follow(&p[k].stage, &p[k - 1].stage);
				}
				paint(&p[k], ms);
				assert_ran_on(&p[k], before, p[k].stage.ring.crawl.step_px, ms);
			}
		assert_true(p[2].stage.crawl.tail_px == INT64_MIN);
		for (int i = 0; i < 3; i++)
			raze_panel(&p[i]);
	}
	for (int i = 0; i < 3; i++)
		buf_finish(&bytes[i]);
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
	assert_true(p[1].stage.crawl.tail_px > 0);
	paint(&p[1], NOON - 60000);
	assert_true(p[1].stage.crawl.tail_px == INT64_MIN);
	paint(&p[1], NOON + 500);
	assert_true(p[1].stage.crawl.tail_px == INT64_MIN);
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
		cmocka_unit_test(headlines_with_an_end_run_out_whole_and_come_in_no_more),
		cmocka_unit_test(other_cards_take_the_place_of_the_old_ones_without_a_jump),
		cmocka_unit_test(
			a_pack_of_short_headlines_takes_the_place_of_a_long_one_without_a_jump),
		cmocka_unit_test(packs_that_follow_each_other_quickly_do_not_make_it_jump_either),
		cmocka_unit_test(a_clock_set_back_does_not_bring_old_cards_back),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
