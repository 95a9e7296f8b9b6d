/*
 * The whole picture, on the pack that was just built from assets/corpus: real fonts, real cards.
 * STEPS in the environment makes the simulated day finer (default 60 moments a panel).
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "base/file.h"
#include "show/stage.h"

#define NOON INT64_C(1755864000000) /* 2025-08-22 12:00 UTC */
#define DAY INT64_C(86400000)

static unsigned char *bytes;
static struct pack pack;
static struct theme theme;

struct panel {
	struct stage stage;
	struct arena arena;
	struct canvas canvas;
	struct board board;
	size_t n_bytes;
};

static const int sizes[][2] = {{1920, 1080}, {1280, 720}, {800, 480}, {1080, 1920}};

static struct board board_of(int width, int height, bool crawl)
{
	struct board b;

	memset(&b, 0, sizeof b);
	b.width_px = width;
	b.height_px = height;
	b.crawl = crawl;
	b.progress = crawl;
	b.fade_ms = 300;
	b.crawl_wpm = 120;
	return b;
}

static void raise_panel(struct panel *p, int width, int height, bool crawl)
{
	p->board = board_of(width, height, crawl);
	p->n_bytes = stage_bytes(&pack, &p->board, &theme);
	arena_init(&p->arena, malloc(p->n_bytes), p->n_bytes);
	assert_non_null(p->arena.block);
	assert_int_equal(stage_init(&p->stage, &pack, &p->board, &theme, &p->arena), ERR_NONE);
	p->canvas.width = p->canvas.stride_px = width;
	p->canvas.height = height;
	p->canvas.px = malloc((size_t)width * (size_t)height * 4);
	assert_non_null(p->canvas.px);
	memset(p->canvas.px, 0x5A, (size_t)width * (size_t)height * 4);
}

static void raze_panel(struct panel *p)
{
	stage_finish(&p->stage);
	free(p->arena.block);
	free(p->canvas.px);
}

static void paint_damage(struct panel *p, int64_t ms)
{
	struct stage_time t = {ms, 7200};
	struct stage_damage damage;

	stage_set_time(&p->stage, &t, &damage);
	for (size_t i = 0; i < damage.n; i++)
		stage_paint(&p->stage, &p->canvas, damage.rect[i]);
}

static void paint_all(struct panel *p, int64_t ms)
{
	struct stage_time t = {ms, 7200};
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

/* The next moment of a walk through the day: single refreshes, fades, minutes, cards, jumps, and
 * now and then a step back. */
static int64_t step(struct panel *p, int64_t ms, int i)
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
		return ms + 130;
	case 4:
		return slot->end_ms - 1;
	case 5:
		return (ms / 60000 + 1) * 60000;
	case 6:
		return ms - 4000;
	default:
		return ms + DAY / 60 + i * 977;
	}
}

static void a_day_of_damage_equals_a_day_of_whole_pictures_at_all_sizes(void **state)
{
	static struct panel kept, fresh;
	const char *wanted = getenv("STEPS");
	int steps = wanted ? atoi(wanted) : 60;

	(void)state;
	for (size_t k = 0; k < COUNT_OF(sizes); k++) {
		int64_t ms = NOON;

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
			ms = step(&kept, ms, i);
		}
		raze_panel(&kept);
		raze_panel(&fresh);
	}
}

static void nothing_changes_before_the_announced_time_and_never_late(void **state)
{
	static struct panel p;
	struct stage_damage damage;
	int64_t ms = NOON + 55000;

	(void)state;
	for (int crawl = 0; crawl < 2; crawl++) {
		raise_panel(&p, 800, 480, crawl);
		paint_damage(&p, ms);
		for (int i = 0; i < 200; i++) {
			int64_t next = stage_next_ms(&p.stage);
			struct stage_time before = {next - 1, 7200};

			assert_true(next > ms);
			stage_set_time(&p.stage, &before, &damage);
			/* The progress line may creep by a pixel between two refreshes of the
			 * crawl; without a crawl nothing may. */
			if (!crawl && p.stage.fade == 255)
				assert_int_equal(damage.n, 0);
			ms = next;
			paint_damage(&p, ms);
		}
		raze_panel(&p);
	}
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
	stage_neighbours(&p.stage, &before, &after);
	paint_all(&first, after.start_ms - 1);
	paint_all(&last, after.start_ms + 300);
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
		for (uint32_t i = 0; i < pack_n_cards(&pack); i++)
			assert_int_equal(stage_hold(&p.stage, i), ERR_NONE);
		assert_int_equal(stage_hold(&p.stage, pack_n_cards(&pack)), ERR_RANGE);
		raze_panel(&p);
	}
}

static void the_announced_memory_is_enough_and_less_is_refused(void **state)
{
	static struct stage stage;
	struct arena a;

	(void)state;
	for (size_t k = 0; k < COUNT_OF(sizes); k++) {
		struct board b = board_of(sizes[k][0], sizes[k][1], true);
		size_t n = stage_bytes(&pack, &b, &theme);
		void *block = malloc(n);

		assert_non_null(block);
		arena_init(&a, block, n);
		assert_int_equal(stage_init(&stage, &pack, &b, &theme, &a), ERR_NONE);
		stage_finish(&stage);
		arena_init(&a, block, n / 2);
		assert_int_equal(stage_init(&stage, &pack, &b, &theme, &a), ERR_MEMORY);
		free(block);
	}
}

static int open_pack(void **state)
{
	const char *folder = getenv("B");
	char path[256];
	struct diag d;
	size_t n;

	(void)state;
	snprintf(path, sizeof path, "%s/default.pack", folder ? folder : "build/release");
	diag_init(&d, diag_print, stderr);
	return file_read(path, SIZE_MAX, &bytes, &n) || pack_open(&pack, bytes, n, NULL) ||
	       theme_read(&theme, pack_theme(&pack), path, &d);
}

static int close_pack(void **state)
{
	(void)state;
	free(bytes);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_of_damage_equals_a_day_of_whole_pictures_at_all_sizes),
		cmocka_unit_test(nothing_changes_before_the_announced_time_and_never_late),
		cmocka_unit_test(a_still_stage_wakes_for_minutes_and_cards_only),
		cmocka_unit_test(a_fade_ends_at_the_two_cards_and_is_between_them),
		cmocka_unit_test(every_shipped_card_can_be_set_on_every_size),
		cmocka_unit_test(the_announced_memory_is_enough_and_less_is_refused),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
