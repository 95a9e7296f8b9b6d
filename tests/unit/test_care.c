#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "show/care.h"
#include "show_panel.h"

#define NOON INT64_C(1755864000000) /* 2025-08-22 12:00 UTC */
#define MINUTE INT64_C(60000)
#define DAY INT64_C(86400000)

static void the_orbit_goes_a_pixel_a_minute_and_comes_to_every_place(void **state)
{
	(void)state;
	for (int px = 1; px <= 8; px++) {
		struct care c = {.orbit_px = px};
		int side = 2 * px + 1;
		static unsigned seen[17 * 17];
		struct care_shift last = care_orbit(&c, NOON);

		memset(seen, 0, sizeof seen);
		for (int64_t ms = NOON; ms < NOON + 2 * (side * side - 1) * MINUTE; ms += MINUTE) {
			struct care_shift s = care_orbit(&c, ms);

			assert_true(abs(s.x) <= px && abs(s.y) <= px);
			assert_true(abs(s.x - last.x) + abs(s.y - last.y) == (ms > NOON));
			assert_int_equal(care_orbit(&c, ms + MINUTE - 1 - ms % MINUTE).x, s.x);
			seen[(s.y + px) * side + s.x + px]++;
			last = s;
		}
		for (int i = 0; i < side * side; i++)
			assert_in_range(seen[i], 1, 2);
	}
}

static void rests_come_at_their_times_and_sides_change_by_the_day(void **state)
{
	struct care c = {.rest_every_ms = 60 * MINUTE, .rest_ms = MINUTE, .alternates = true};
	struct care none = {0};

	(void)state;
	for (int64_t ms = NOON - DAY; ms < NOON + DAY; ms += 777) {
		assert_int_equal(care_rests(&c, ms), ms / 1000 % 3600 < 60);
		assert_false(care_rests(&none, ms));
		assert_int_equal(care_is_turned(&c, ms), ms / DAY % 2);
		assert_in_range(care_place(&c, ms, 1000), 0, 999);
	}
	assert_int_not_equal(care_place(&c, NOON, 1000), care_place(&c, NOON + 60 * MINUTE, 1000));
}

static void raise_panel(struct panel *p, const struct board *b)
{
	panel_raise(p, &packs.pack, b, &packs.theme);
}

static void set(struct panel *p, int64_t ms, struct stage_damage *damage)
{
	struct stage_time t = {ms, 0};

	stage_set_time(&p->stage, &t, damage);
}

/* Over rests, pixels of the orbit and midnight: what is painted step by step is the picture. */
static void damage_equals_whole_pictures_with_all_care(void **state)
{
	static const enum theme_transition kinds[] = {THEME_FADE, THEME_PUSH, THEME_WIPE};
	static struct panel kept, fresh;
	unsigned n_rests = 0, n_turned = 0, n_moved = 0;

	(void)state;
	for (int round = 0; round < 6; round++) {
		struct board b = show_packs_board(480, 270, round % 2);
		struct stage_damage damage;
		int64_t ms = NOON + DAY / 2 - 4 * MINUTE;

		b.orbit_px = 5;
		b.rest_every_minutes = 3;
		b.rest_s = 20;
		b.alternate = true;
		packs.theme.transition = (int32_t)kinds[round % 3];
		raise_panel(&kept, &b);
		for (int i = 0; i < 150; i++) {
			set(&kept, ms, &damage);
			for (size_t k = 0; k < damage.n; k++)
				stage_paint(&kept.stage, &kept.canvas, damage.rect[k]);
			n_rests += kept.stage.is_resting;
			n_turned += kept.stage.style.is_turned;
			n_moved += kept.stage.shift.x != 0;
			raise_panel(&fresh, &b);
			set(&fresh, ms, &damage);
			stage_paint(&fresh.stage, &fresh.canvas, canvas_bounds(&fresh.canvas));
			assert_memory_equal(kept.canvas.px, fresh.canvas.px, (size_t)480 * 270 * 4);
			raze_panel(&fresh);
			ms = i % 3 == 0	  ? stage_slot(&kept.stage)->end_ms
			     : i % 3 == 1 ? stage_next_ms(&kept.stage)
					  : ms + 150;
		}
		assert_true(ms > NOON + DAY / 2);
		raze_panel(&kept);
	}
	packs.theme.transition = THEME_FADE;
	assert_true(n_rests > 20 && n_turned > 20 && n_moved > 100);
}

/* Two cards take turns, and a clock is set, from one fade of them to another: the card that goes
 * may stand elsewhere than it did there, though the one that comes does not. */
static void a_clock_set_from_fade_to_fade_leaves_neither_card_at_the_other_s_place(void **state)
{
	static const struct show_card cards[] = {{"Ferries return", NULL}, {"The lift", NULL}};
	static struct panel kept, fresh;
	struct board b = show_packs_board(240, 160, false);
	int64_t fade[40];
	size_t n = 0;
	struct stage_damage damage;
	struct pack pack;
	struct buf bytes;

	(void)state;
	b.orbit_px = 5;
	assert_true(show_packs_make(&packs, cards, COUNT_OF(cards), &bytes, &pack));
	panel_raise(&kept, &pack, &b, &packs.theme);
	panel_raise(&fresh, &pack, &b, &packs.theme);
	for (int64_t ms = NOON; n < COUNT_OF(fade); ms = stage_slot(&kept.stage)->end_ms) {
		set(&kept, ms, &damage);
		fade[n++] = stage_slot(&kept.stage)->start_ms + 200;
	}
	for (size_t i = 0; i + 9 < n; i++) {
		for (size_t k = i; k < i + 9; k++) {
			set(&kept, fade[i], &damage);
			stage_paint(&kept.stage, &kept.canvas, canvas_bounds(&kept.canvas));
			set(&kept, fade[k], &damage);
			for (size_t d = 0; d < damage.n; d++)
				stage_paint(&kept.stage, &kept.canvas, damage.rect[d]);
			set(&fresh, fade[k] + DAY, &damage);
			set(&fresh, fade[k], &damage);
			stage_paint(&fresh.stage, &fresh.canvas, canvas_bounds(&fresh.canvas));
			assert_memory_equal(kept.canvas.px, fresh.canvas.px, (size_t)240 * 160 * 4);
		}
	}
	raze_panel(&kept);
	raze_panel(&fresh);
	buf_finish(&bytes);
}

static void while_a_card_is_on_the_picture_stands(void **state)
{
	static struct panel p;
	struct board b = show_packs_board(480, 270, false);
	struct stage_damage damage;
	struct care_shift last = {0, 0};
	unsigned n_steps = 0;

	(void)state;
	b.orbit_px = 8;
	raise_panel(&p, &b);
	set(&p, NOON, &damage);
	last = p.stage.shift;
	for (int64_t ms = NOON, start = 0; ms < NOON + 60 * MINUTE; ms = stage_next_ms(&p.stage)) {
		int moved;

		set(&p, ms, &damage);
		moved = abs(p.stage.shift.x - last.x) + abs(p.stage.shift.y - last.y);
		assert_true(moved == 0 || (moved == 1 && start != p.stage.now.start_ms));
		n_steps += moved > 0;
		start = p.stage.now.start_ms;
		last = p.stage.shift;
	}
	assert_in_range(n_steps, 58, 60);
	raze_panel(&p);
}

static void turned_kicker_and_clock_have_changed_places(void **state)
{
	static struct panel p;
	struct board b = show_packs_board(1920, 1080, false);
	struct stage_damage damage;
	unsigned n_far = 0;

	(void)state;
	b.alternate = true;
	raise_panel(&p, &b);
	for (uint32_t i = 0; i < pack_n_cards(&packs.pack); i++) {
		struct rect kicker, face;

		assert_int_equal(stage_hold(&p.stage, i), ERR_NONE);
		set(&p, NOON + (NOON / DAY % 2 ? 0 : DAY), &damage);
		kicker = scene_bounds_of(&p.stage.to->scene, SCENE_KICKER);
		face = scene_bounds(&p.stage.face);
		if (rect_is_empty(kicker))
			continue;
		n_far += kicker.x1 > 1920 * 3 / 4;
		assert_true(face.x1 < 1920 / 2);
		assert_false(rect_overlaps(kicker, face));
		assert_in_range(kicker.x1, p.stage.style.right - 2, p.stage.style.right);
	}
	assert_true(n_far > 5);
	raze_panel(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_orbit_goes_a_pixel_a_minute_and_comes_to_every_place),
		cmocka_unit_test(rests_come_at_their_times_and_sides_change_by_the_day),
		cmocka_unit_test(damage_equals_whole_pictures_with_all_care),
		cmocka_unit_test(
			a_clock_set_from_fade_to_fade_leaves_neither_card_at_the_other_s_place),
		cmocka_unit_test(while_a_card_is_on_the_picture_stands),
		cmocka_unit_test(turned_kicker_and_clock_have_changed_places),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
