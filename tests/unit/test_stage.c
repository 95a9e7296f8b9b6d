/*
 * The whole picture, on the pack that was just built from assets/corpus: real fonts, real cards.
 * STEPS in the environment makes the simulated day finer (default 64 moments a panel).
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "show/validity.h"
#include "show_panel.h"

#define NOON INT64_C(1755864000000) /* 2025-08-22 12:00 UTC */
#define DAY INT64_C(86400000)
#define HOUR INT64_C(3600000)
#define CLOCKS_BACK INT64_C(1761440400000) /* 2025-10-26 01:00 UTC */
#define DAY_START (CLOCKS_BACK - 13 * HOUR)

/* What the day has to be seen to pass over: midnight here and in UTC, and the end of summer time.
 */
static const int64_t marks[] = {DAY_START + 10 * HOUR, DAY_START + 12 * HOUR, CLOCKS_BACK};

static int32_t offset_s(int64_t utc_ms)
{
	return utc_ms < CLOCKS_BACK ? 7200 : 3600;
}

static const int sizes[][2] = {{1920, 1080}, {1280, 720}, {800, 480}, {1080, 1920}};

static void raise_panel_of(struct panel *p, const struct pack *pack, int width, int height,
			   bool crawl)
{
	const struct board b = show_packs_board(width, height, crawl);

	panel_raise(p, pack, &b, &packs.theme);
}

static void raise_panel(struct panel *p, int width, int height, bool crawl)
{
	raise_panel_of(p, &packs.pack, width, height, crawl);
}

static void paint_damage(struct panel *p, int64_t ms)
{
	struct stage_time t = {ms, offset_s(ms)};
	struct stage_damage damage;

	stage_set_time(&p->stage, &t, &damage);
	for (size_t i = 0; i < damage.n; i++)
		stage_paint(&p->stage, &p->canvas, damage.rect[i]);
}

static void paint_all(struct panel *p, int64_t ms)
{
	struct stage_time t = {ms, offset_s(ms)};
	struct stage_damage damage;

	stage_set_time(&p->stage, &t, &damage);
	memset(p->canvas.px, 0xA5, (size_t)p->canvas.width * (size_t)p->canvas.height * 4);
	stage_paint(&p->stage, &p->canvas, canvas_bounds(&p->canvas));
}

static void assert_same_pixels(const struct panel *a, const struct panel *b, int64_t ms)
{
	size_t n = (size_t)a->canvas.width * (size_t)a->canvas.height;

	for (size_t i = 0; i < n; i++) {
		if (a->canvas.px[i] == b->canvas.px[i])
			continue;
		fail_msg("%dx%d at %lld ms: pixel (%zu, %zu) is %06x, should be %06x",
			 a->canvas.width, a->canvas.height, (long long)ms,
			 i % (size_t)a->canvas.width, i / (size_t)a->canvas.width,
			 (unsigned)a->canvas.px[i], (unsigned)b->canvas.px[i]);
	}
}

/* From MS on to TO, but no further than the last moment before a mark. */
static int64_t leap(int64_t ms, int64_t to)
{
	for (size_t i = 0; i < COUNT_OF(marks); i++)
		if (ms < marks[i] && marks[i] <= to)
			return marks[i] - 1;
	return MAX_OF(ms + 1, to);
}

/* The moment after MS, the I-th of a walk: single refreshes, fades, minutes, cards, a step back,
 * and at every eighth step a leap TO a later time. */
static int64_t step(struct panel *p, int64_t ms, int i, int64_t to)
{
	const struct schedule_slot *slot = stage_slot(&p->stage);

	switch (i % 8) {
	case 0:
		return stage_next_ms(&p->stage);
	case 1:
		return ms + 17;
	case 2:
		return slot->end_ms;
	case 3:
		return ms + 131;
	case 4:
		return slot->end_ms - 1;
	case 5:
		return (ms / 60000 + 1) * 60000;
	case 6:
		return ms - 4000;
	default:
		return leap(ms, to);
	}
}

static void a_day_of_damage_equals_a_day_of_whole_pictures_at_all_sizes(void **state)
{
	static struct panel kept, fresh;
	const char *wanted = getenv("STEPS");
	int steps = wanted ? atoi(wanted) : 64;

	(void)state;
	for (size_t k = 0; k < COUNT_OF(sizes); k++) {
		int64_t ms = DAY_START;
		size_t n_passed = 0;

		raise_panel(&kept, sizes[k][0], sizes[k][1], true);
		raise_panel(&fresh, sizes[k][0], sizes[k][1], true);
		for (int i = 0; i < steps; i++) {
			paint_damage(&kept, ms);
			if (i % 20 == 19) { /* a panel that was just switched on */
				raze_panel(&fresh);
				raise_panel(&fresh, sizes[k][0], sizes[k][1], true);
			}
			paint_all(&fresh, ms);
			assert_same_pixels(&kept, &fresh, ms);
			/* Early enough that each mark can take a leap of its own. */
			ms = step(&kept, ms, i, DAY_START + DAY * (i + 8) / (steps - 8));
			if (n_passed < COUNT_OF(marks) && ms == marks[n_passed])
				n_passed++;
		}
		assert_int_equal(n_passed, COUNT_OF(marks));
		assert_true(ms > DAY_START + DAY);
		raze_panel(&kept);
		raze_panel(&fresh);
	}
}

/* Lets P wake when it wants to, N times, and asserts that it would have slept through nothing. */
static void assert_exact(struct panel *p, int n)
{
	struct stage_time t = {NOON + 55000, 7200};
	struct stage_damage damage;

	stage_set_time(&p->stage, &t, &damage);
	for (int i = 0; i < n; i++) {
		int64_t now = t.utc_ms;
		int64_t next = stage_next_ms(&p->stage);

		assert_true(next > now);
		for (int64_t part = 1; part <= 8; part++) {
			t.utc_ms = now + (next - 1 - now) * part / 8;
			stage_set_time(&p->stage, &t, &damage);
			assert_int_equal(damage.n, 0);
		}
		t.utc_ms = next;
		stage_set_time(&p->stage, &t, &damage);
	}
}

static void nothing_changes_before_the_announced_time(void **state)
{
	static struct panel p;

	(void)state;
	raise_panel(&p, 800, 480, false);
	assert_exact(&p, 200);
	assert_int_equal(stage_hold(&p.stage, 3), ERR_NONE);
	assert_exact(&p, 10);
	raze_panel(&p);
	raise_panel(&p, 800, 480, true); /* with crawl and progress line: half a minute */
	assert_exact(&p, 1800);
	assert_int_equal(stage_hold(&p.stage, 3), ERR_NONE);
	assert_exact(&p, 100);
	raze_panel(&p);
}

static void a_still_stage_wakes_for_minutes_and_cards_only(void **state)
{
	static struct panel p;
	struct stage_damage damage;
	struct stage_time t = {NOON, 0};
	unsigned wakes = 0;
	unsigned frames = 0;

	(void)state;
	raise_panel(&p, 800, 480, false);
	assert_int_equal(stage_hold(&p.stage, 0), ERR_NONE);
	stage_set_time(&p.stage, &t, &damage);
	while (t.utc_ms < NOON + 10 * 60000) {
		t.utc_ms = stage_next_ms(&p.stage);
		stage_set_time(&p.stage, &t, &damage);
		wakes++;
		frames += damage.n > 0;
		for (size_t i = 0; i < damage.n; i++)
			assert_true(rect_contains(p.stage.face_place, damage.rect[i]));
	}
	assert_int_equal(wakes, 10);
	assert_int_equal(frames, 10);
	raze_panel(&p);
}

static void a_fade_ends_at_the_two_cards_and_is_between_them(void **state)
{
	static struct panel p, first, last;
	struct schedule_slot before, after;
	size_t n = (size_t)800 * 480;

	(void)state;
	raise_panel(&p, 800, 480, false);
	raise_panel(&first, 800, 480, false);
	raise_panel(&last, 800, 480, false);
	paint_all(&p, NOON);
	stage_neighbours(&p.stage, stage_slot(&p.stage), &before, &after);
	paint_all(&first, after.start_ms - 1);
	paint_all(&last, after.start_ms + 320);
	for (int64_t age = 0; age <= 300; age += 60) {
		paint_all(&p, after.start_ms + age);
		for (size_t i = 0; i < n; i++) {
			for (int shift = 0; shift < 24; shift += 8) {
				uint32_t a = first.canvas.px[i] >> shift & 0xFF;
				uint32_t b = last.canvas.px[i] >> shift & 0xFF;
				uint32_t x = p.canvas.px[i] >> shift & 0xFF;

				if (x < MIN_OF(a, b) || x > MAX_OF(a, b))
					fail_msg("pixel %zu leaves the way from %u to %u: %u", i, a,
						 b, x);
			}
		}
	}
	paint_all(&p, crawl_refresh_after_ms(30, after.start_ms + 299));
	assert_same_pixels(&p, &last, after.start_ms + 300);
	raze_panel(&p);
	raze_panel(&first);
	raze_panel(&last);
}

static void every_shipped_card_can_be_set_on_every_size(void **state)
{
	static struct panel p;

	(void)state;
	for (size_t k = 0; k < COUNT_OF(sizes); k++) {
		raise_panel(&p, sizes[k][0], sizes[k][1], true);
		for (uint32_t i = 0; i < pack_n_cards(&packs.pack); i++)
			assert_int_equal(stage_hold(&p.stage, i), ERR_NONE);
		assert_int_equal(stage_hold(&p.stage, pack_n_cards(&packs.pack)), ERR_RANGE);
		raze_panel(&p);
	}
}

static void the_announced_memory_is_enough_and_less_is_refused(void **state)
{
	static struct stage stage;
	struct arena a;

	(void)state;
	for (size_t k = 0; k < COUNT_OF(sizes); k++) {
		struct board b = show_packs_board(sizes[k][0], sizes[k][1], true);
		size_t n = stage_bytes(&packs.pack, &b, &packs.theme);
		void *block = malloc(n);

		assert_non_null(block);
		arena_init(&a, block, n);
		assert_int_equal(stage_init(&stage, &packs.pack, &b, &packs.theme, &a), ERR_NONE);
		stage_finish(&stage);
		arena_init(&a, block, n / 2);
		assert_int_equal(stage_init(&stage, &packs.pack, &b, &packs.theme, &a), ERR_MEMORY);
		free(block);
	}
}

static void a_theme_may_take_crawl_and_fade_away(void **state)
{
	static struct panel p;
	const struct theme kept = packs.theme;
	int64_t start_ms, next_ms;

	(void)state;
	packs.theme.crawl = false;
	packs.theme.transition = THEME_CUT;
	raise_panel(&p, 800, 480, true);
	assert_int_equal(p.stage.ring.n_items, 0);
	assert_true(rect_is_empty(p.stage.style.band));
	paint_all(&p, NOON);
	start_ms = stage_slot(&p.stage)->end_ms;
	paint_all(&p, start_ms);
	assert_int_equal(p.stage.fade, 255);
	/* Nothing moves until the next card or the next minute. */
	next_ms = stage_next_ms(&p.stage);
	assert_true(next_ms == stage_slot(&p.stage)->end_ms || next_ms % 60000 == 0);
	raze_panel(&p);
	packs.theme = kept;
}

/* Packs of which some cards, or all, cannot be set. */
#define TOO_LONG                                                                                 \
	"A headline that goes on and on as if there were no end to the news of this long day, "  \
	"in which the ferry, the bridge, the harbour, the market and the council all had their " \
	"part, and after which the editors could not agree what should be left out of it, so "   \
	"they left nothing out, not the weather, not the tides, not the names of the crew, and " \
	"least of all the price of fish, which had gone up again by more than anyone remembers"
#define TOO_WIDE                                                                         \
	"LlanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochLlanfairpwllgwyngyll" \
	"gogerychwyrndrobwllllantysiliogogogoch"
/* Latin and Cyrillic in turn: more changes of script than a line may have. */
#define AB "a\xD0\xB1"
#define NOT_DRAWN AB AB AB AB AB AB AB AB AB AB AB AB

static const struct show_card some_refused[] = {
	{"Ferries return", NULL},     {TOO_LONG, NULL},	    {"Old market burns", NULL},
	{"We are back.", "Ada Lind"}, {TOO_WIDE, "A Lind"}, {TOO_LONG, "Ada Lind"},
	{"Yes.", TOO_WIDE},	      {NOT_DRAWN, NULL},    {"Tides", NULL},
};
static const struct show_card all_refused[] = {{TOO_LONG, NULL}, {TOO_WIDE, NULL}};
static const struct show_card one_headline[] = {{"Ferries return", NULL}};
static const struct show_card quotes[] = {
	{"We are back.", "Ada Lind"}, {"Not yet.", "Leyla Demir"}, {TOO_LONG, "Ada Lind"}};
static const struct show_card none_drawn[] = {{NOT_DRAWN, NULL}, {"So be it.", "Ada Lind"}};

static const struct {
	const struct show_card *cards;
	size_t n;
	bool has_crawl;
} odd_packs[] = {
	{some_refused, COUNT_OF(some_refused), true},  {all_refused, COUNT_OF(all_refused), true},
	{one_headline, COUNT_OF(one_headline), false}, {quotes, COUNT_OF(quotes), false},
	{none_drawn, COUNT_OF(none_drawn), false},
};

/* Which cards P refuses. */
static void find_refused(struct panel *p, uint32_t n, bool *refused)
{
	for (uint32_t card = 0; card < n; card++) {
		refused[card] = stage_hold(&p->stage, card) != ERR_NONE;
		stage_release(&p->stage);
	}
}

/* Holds a card on both panels now and then, or releases it. What is refused is asked of KEPT only:
 * it must not leave a trace. */
static void hold_some(struct panel *kept, struct panel *fresh, uint32_t n, const bool *refused,
		      int i)
{
	uint32_t one = (uint32_t)i * 5u % n;

	if (i % 7 == 3) {
		stage_release(&kept->stage);
		stage_release(&fresh->stage);
	} else if (i % 7 == 5 && !refused[one]) {
		assert_int_equal(stage_hold(&kept->stage, one), ERR_NONE);
		assert_int_equal(stage_hold(&fresh->stage, one), ERR_NONE);
	}
	for (uint32_t card = 0; card < n; card++)
		if (refused[card] && i % 2)
			assert_int_not_equal(stage_hold(&kept->stage, card), ERR_NONE);
}

static void walk_odd(const struct pack *pack, int width, int height, bool has_crawl)
{
	static struct panel kept, fresh;
	bool refused[SHOW_PACKS_CARDS_MAX];
	uint32_t n = pack_n_cards(pack);
	int64_t ms = NOON;

	raise_panel_of(&kept, pack, width, height, true);
	raise_panel_of(&fresh, pack, width, height, true);
	find_refused(&fresh, n, refused);
	assert_int_equal(kept.stage.ring.n_items > 0, has_crawl);
	assert_int_equal(!rect_is_empty(kept.stage.style.band), has_crawl);
	assert_int_equal(!rect_is_empty(kept.stage.ring.strip.hairline), has_crawl);
	for (int i = 0; i < (width > 1000 ? 8 : 40); i++) {
		paint_damage(&kept, ms);
		paint_all(&fresh, ms);
		assert_same_pixels(&kept, &fresh, ms);
		hold_some(&kept, &fresh, n, refused, i);
		ms = step(&kept, ms, i, ms + DAY / 60 + i * 977);
	}
	raze_panel(&kept);
	raze_panel(&fresh);
}

static void damage_equals_whole_with_refused_cards_and_holds_on_odd_panels(void **state)
{
	static const int odd[][2] = {{240, 160}, {120, 120}, {1920, 480}, {800, 480}, {3840, 2160}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(odd_packs); i++) {
		struct pack pack;
		struct buf bytes;

		assert_true(
			show_packs_make(&packs, odd_packs[i].cards, odd_packs[i].n, &bytes, &pack));
		for (size_t k = 0; k < COUNT_OF(odd); k++)
			walk_odd(&pack, odd[k][0], odd[k][1], odd_packs[i].has_crawl);
		buf_finish(&bytes);
	}
}

static void a_refused_hold_changes_nothing_even_in_a_fade(void **state)
{
	static struct panel p, wanted;
	struct stage_damage damage;
	struct pack pack;
	struct buf bytes;
	unsigned n_fades = 0;

	(void)state;
	assert_true(show_packs_make(&packs, some_refused, COUNT_OF(some_refused), &bytes, &pack));
	raise_panel_of(&p, &pack, 800, 480, false);
	raise_panel_of(&wanted, &pack, 800, 480, false);
	paint_all(&p, NOON);
	for (int i = 0; i < 20; i++) {
		struct stage_time t = {stage_slot(&p.stage)->end_ms + 120, 7200};

		paint_all(&wanted, t.utc_ms);
		stage_set_time(&p.stage, &t, &damage);
		n_fades += p.stage.fade < 255;
		assert_int_equal(stage_hold(&p.stage, 1), ERR_FIT);
		assert_int_equal(stage_hold(&p.stage, pack_n_cards(&pack)), ERR_RANGE);
		stage_paint(&p.stage, &p.canvas, canvas_bounds(&p.canvas));
		assert_same_pixels(&p, &wanted, t.utc_ms);
		stage_set_time(&p.stage, &t, &damage);
		assert_int_equal(damage.n, 0);
	}
	assert_true(n_fades > 5);
	raze_panel(&p);
	raze_panel(&wanted);
	buf_finish(&bytes);
}

static void without_two_headlines_that_can_be_drawn_the_stage_is_still(void **state)
{
	static struct panel p;
	struct stage_damage damage;
	struct stage_time t = {NOON + 1, 0};
	struct pack pack;
	struct buf bytes;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(odd_packs); i++) {
		if (odd_packs[i].has_crawl)
			continue;
		assert_true(
			show_packs_make(&packs, odd_packs[i].cards, odd_packs[i].n, &bytes, &pack));
		raise_panel_of(&p, &pack, 800, 480, true);
		stage_set_time(&p.stage, &t, &damage);
		assert_int_equal(stage_hold(&p.stage, odd_packs[i].n > 1), ERR_NONE);
		stage_set_time(&p.stage, &t, &damage);
		assert_int_equal(stage_next_ms(&p.stage), NOON + 60000);
		raze_panel(&p);
		buf_finish(&bytes);
	}
}

/* Local time is two hours east of UTC here; NOON is a Friday. */
#define LOCAL_NOON (NOON + 7200000)

static const struct show_card timed_cards[] = {{"The harbour opens on Monday", NULL},
					       {"Fire drill at eleven", NULL},
					       {"The canteen has soup", NULL},
					       {"The night porter is in", NULL}};
static const struct pack_timing timings[COUNT_OF(timed_cards)] = {
	{0, 0, PACK_PRIORITY_NORMAL, 0, SPAN(""), 0, false, PACK_TIMELESS},
	{LOCAL_NOON + 3600000, LOCAL_NOON + 7200000, PACK_PRIORITY_HIGH, 2, SPAN(""), 0, false,
	 PACK_TIMELESS},
	{0, 0, PACK_PRIORITY_NORMAL, 0, SPAN("mon-fri 11:30-14:00; 2025-08-26 off"), 0, false,
	 PACK_TIMELESS},
	{0, 0, PACK_PRIORITY_NORMAL, 0, SPAN("daily 22:00-06:00"), 0, false, PACK_TIMELESS},
};

static void a_card_is_on_only_while_it_is_valid(void **state)
{
	static struct panel p, fresh;
	size_t shown[COUNT_OF(timed_cards)] = {0};
	struct pack pack;
	struct buf bytes;
	int64_t ms = NOON;

	(void)state;
	assert_true(show_packs_make_timed(&packs, timed_cards, timings, COUNT_OF(timed_cards),
					  &bytes, &pack));
	raise_panel_of(&p, &pack, 120, 120, false);
	for (int i = 0; ms < NOON + 5 * DAY; i++, ms = stage_next_ms(&p.stage)) {
		uint32_t card;

		paint_damage(&p, ms);
		assert_non_null(p.stage.to);
		card = p.stage.to->card;
		shown[card]++;
		if (!validity_holds(&pack, card, ms, 7200))
			fail_msg("'%s' is on at %lld", timed_cards[card].text, (long long)ms);
		if (i % 997)
			continue;
		raise_panel_of(&fresh, &pack, 120, 120, false);
		paint_all(&fresh, ms);
		assert_same_pixels(&p, &fresh, ms);
		raze_panel(&fresh);
	}
	for (size_t i = 0; i < COUNT_OF(shown); i++)
		assert_true(shown[i] > 0);
	raze_panel(&p);
	buf_finish(&bytes);
}

static void without_a_valid_card_there_is_paper_until_one_is(void **state)
{
	static const struct show_card cards[] = {{"Fire drill at eleven", NULL},
						 {"Tea at four", NULL}};
	static const struct pack_timing when[] = {
		{LOCAL_NOON + 3600000, LOCAL_NOON + 7200000, PACK_PRIORITY_HIGH, 2, SPAN(""), 0,
		 false, PACK_TIMELESS},
		{0, LOCAL_NOON, PACK_PRIORITY_NORMAL, 0, SPAN(""), 0, false, PACK_TIMELESS}};
	static struct panel p;
	struct pack pack;
	struct buf bytes;

	(void)state;
	assert_true(show_packs_make_timed(&packs, cards, when, COUNT_OF(cards), &bytes, &pack));
	raise_panel_of(&p, &pack, 800, 480, true);
	paint_all(&p, NOON);
	assert_null(p.stage.to);
	assert_false(p.stage.crawl.is_bare); /* what came in before runs out */
	paint_damage(&p, NOON + 60000);
	assert_true(p.stage.crawl.is_bare);
	paint_damage(&p, NOON + 3600000 + 60000);
	assert_non_null(p.stage.to);
	assert_int_equal(p.stage.to->card, 0);
	assert_false(p.stage.crawl.is_bare);
	paint_damage(&p, NOON + 7200000);
	assert_null(p.stage.to);
	paint_damage(&p, NOON - DAY);
	assert_int_equal(p.stage.to->card, 1);
	raze_panel(&p);
	buf_finish(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_of_damage_equals_a_day_of_whole_pictures_at_all_sizes),
		cmocka_unit_test(nothing_changes_before_the_announced_time),
		cmocka_unit_test(a_still_stage_wakes_for_minutes_and_cards_only),
		cmocka_unit_test(a_fade_ends_at_the_two_cards_and_is_between_them),
		cmocka_unit_test(every_shipped_card_can_be_set_on_every_size),
		cmocka_unit_test(damage_equals_whole_with_refused_cards_and_holds_on_odd_panels),
		cmocka_unit_test(a_refused_hold_changes_nothing_even_in_a_fade),
		cmocka_unit_test(a_card_is_on_only_while_it_is_valid),
		cmocka_unit_test(without_a_valid_card_there_is_paper_until_one_is),
		cmocka_unit_test(without_two_headlines_that_can_be_drawn_the_stage_is_still),
		cmocka_unit_test(a_theme_may_take_crawl_and_fade_away),
		cmocka_unit_test(the_announced_memory_is_enough_and_less_is_refused),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
