/*
 * The pictures between two cards: of scenes made at random, and of the cards that were just built,
 * in every theme that may move. FRAMES=folder keeps those as PNG files, to be looked at.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "draw/motion.h"
#include "draw/picture.h"
#include "show_panel.h"

#define WIDTH 160
#define HEIGHT 40
#define PAPER 0x101820
#define INK 0xF0F0E0

static uint32_t seed = 7;

static uint32_t next(uint32_t n)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % n;
}

#define STROKES 200

/* Rows of strokes, which begin and end where they like. */
static void any_text(struct scene *s, struct arena *a)
{
	assert_int_equal(scene_init(s, a, STROKES), ERR_NONE);
	for (int y = 2; y + 8 < HEIGHT; y += 12) {
		int end = 20 + (int)next(WIDTH - 30);

		for (int x = 12 + (int)next(60); x < end; x += 3 + (int)next(3))
			assert_int_equal(scene_fill(s, rect_make(x, y, 1 + (int)next(2), 8),
						    canvas_mix(PAPER, INK, 128 + next(128)),
						    SCENE_TEXT),
					 ERR_NONE);
	}
}

static struct style small_style(bool is_rtl)
{
	return (struct style){.width = WIDTH,
			      .height = HEIGHT,
			      .unit = 200,
			      .panel = {0, 0, WIDTH, HEIGHT},
			      .card = {0, 0, WIDTH, HEIGHT},
			      .paper = PAPER,
			      .is_rtl = is_rtl};
}

static double ink_of(const uint32_t *px, size_t n, uint32_t paper)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += abs((int)canvas_luma(px[i]) - (int)canvas_luma(paper));
	return sum;
}

static void a_picture_has_no_more_and_no_less_ink_than_both_its_ends(void **state)
{
	static unsigned char block[1 << 16];
	static uint32_t px[WIDTH * HEIGHT];
	struct canvas c = {px, WIDTH, HEIGHT, WIDTH};
	struct arena a;

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct style s = small_style(round % 2);
		struct scene one, two;
		struct motion m;
		double first, last;

		arena_init(&a, block, sizeof block);
		any_text(&one, &a);
		any_text(&two, &a);
		assert_int_equal(motion_init(&m, &s, (enum theme_transition)(round % 3), &a),
				 ERR_NONE);
		motion_between(&m, (struct motion_end){round % 11 ? &one : NULL, 0, 0},
			       (struct motion_end){&two, round % 5 - 2, round % 3 - 1});
		motion_set(&m, 0);
		motion_paint(&m, &c, s.card);
		first = ink_of(px, COUNT_OF(px), PAPER);
		motion_set(&m, MOTION_FULL);
		motion_paint(&m, &c, s.card);
		last = ink_of(px, COUNT_OF(px), PAPER);
		for (unsigned amount = 1; amount < MOTION_FULL; amount += 2) {
			/* Each pixel is rounded to a 255th, each luma to a whole step. */
			double slack = (double)WIDTH * HEIGHT * 0.35;
			double ink;

			motion_set(&m, amount);
			motion_paint(&m, &c, s.card);
			ink = ink_of(px, COUNT_OF(px), PAPER);
			if (ink < fmin(first, last) - slack || ink > fmax(first, last) + slack)
				fail_msg("round %d at %u: %.0f, the ends have %.0f and %.0f", round,
					 amount, ink, first, last);
		}
	}
}

static void mirror(const struct scene *s, struct scene *out, struct arena *a)
{
	assert_int_equal(scene_init(out, a, STROKES), ERR_NONE);
	for (size_t i = 0; i < s->n; i++)
		assert_int_equal(scene_fill(out, rect_mirror(s->items[i].at, WIDTH),
					    s->items[i].colour, SCENE_TEXT),
				 ERR_NONE);
}

static void right_to_left_is_the_mirror_of_left_to_right(void **state)
{
	static unsigned char block[1 << 17];
	static uint32_t px[WIDTH * HEIGHT], mirrored[WIDTH * HEIGHT];
	struct canvas c = {px, WIDTH, HEIGHT, WIDTH}, d = {mirrored, WIDTH, HEIGHT, WIDTH};
	struct style ltr = small_style(false), rtl = small_style(true);
	struct arena a;

	(void)state;
	for (int kind = THEME_FADE; kind <= THEME_WIPE; kind++) {
		struct scene s[2], t[2];
		struct motion m, n;

		arena_init(&a, block, sizeof block);
		for (int i = 0; i < 2; i++) {
			any_text(&s[i], &a);
			mirror(&s[i], &t[i], &a);
		}
		assert_int_equal(motion_init(&m, &ltr, (enum theme_transition)kind, &a), ERR_NONE);
		assert_int_equal(motion_init(&n, &rtl, (enum theme_transition)kind, &a), ERR_NONE);
		motion_between(&m, (struct motion_end){&s[0], 0, 0},
			       (struct motion_end){&s[1], 1, 0});
		motion_between(&n, (struct motion_end){&t[0], 0, 0},
			       (struct motion_end){&t[1], -1, 0});
		assert_true((kind == THEME_PUSH) == (m.way_px > 0));
		for (unsigned amount = 0; amount <= MOTION_FULL; amount += 5) {
			motion_set(&m, amount);
			motion_set(&n, amount);
			motion_paint(&m, &c, ltr.card);
			motion_paint(&n, &d, rtl.card);
			for (int i = 0; i < WIDTH * HEIGHT; i++)
				assert_int_equal(
					px[i], mirrored[i / WIDTH * WIDTH + WIDTH - 1 - i % WIDTH]);
		}
	}
}

static void boards_with_reduced_motion_fade_or_cut(void **state)
{
	(void)state;
	assert_int_equal(motion_allowed(THEME_WIPE, BOARD_MOTION_FULL), THEME_WIPE);
	assert_int_equal(motion_allowed(THEME_PUSH, BOARD_MOTION_FADES), THEME_FADE);
	assert_int_equal(motion_allowed(THEME_CUT, BOARD_MOTION_FADES), THEME_CUT);
	assert_int_equal(motion_allowed(THEME_FADE, BOARD_MOTION_NONE), THEME_CUT);
}

/* ---- real cards */

#define SHOWN_WIDTH 480
#define SHOWN_HEIGHT 270
#define NOON INT64_C(1755864000000)

static void read_theme(const char *name, struct theme *t)
{
	unsigned char *bytes;
	struct span text;
	struct diag d;
	char path[64];

	snprintf(path, sizeof path, "assets/themes/%s.ini", name);
	diag_init(&d, diag_print, stderr);
	assert_int_equal(file_load(path, 65536, &d, &bytes, &text.n), ERR_NONE);
	text.p = (const char *)bytes;
	assert_int_equal(theme_read(t, text, path, &d), ERR_NONE);
	free(bytes);
}

struct light {
	double ink, luminance; /* means; the second is WCAG's relative luminance */
};

static struct light light_of(const struct canvas *c, uint32_t paper)
{
	size_t n = (size_t)c->width * (size_t)c->height;
	static double linear[256];
	struct light l = {ink_of(c->px, n, paper) / (double)n, 0};

	for (int i = 0; i < 256; i++)
		linear[i] = i <= 10 ? i / 255.0 / 12.92 : pow((i / 255.0 + 0.055) / 1.055, 2.4);
	for (size_t i = 0; i < n; i++)
		l.luminance += 0.2126 * linear[c->px[i] >> 16 & 0xFF] +
			       0.7152 * linear[c->px[i] >> 8 & 0xFF] +
			       0.0722 * linear[c->px[i] & 0xFF];
	l.luminance /= (double)n;
	return l;
}

static void show(struct stage *s, struct canvas *c, int64_t ms)
{
	struct stage_time t = {ms, 0};
	struct stage_damage damage;

	stage_set_time(s, &t, &damage);
	stage_paint(s, c, canvas_bounds(c));
}

static void keep_frame(const struct canvas *c, const char *theme, int kind, int i)
{
	const char *folder = getenv("FRAMES");
	char path[256];

	if (!folder)
		return;
	snprintf(path, sizeof path, "%s/%s-%d-%02d.png", folder, theme, kind, i);
	assert_int_equal(picture_save(path, c), ERR_NONE);
}

static void assert_no_flash(struct stage *s, struct canvas *c, const char *theme, int kind, int n)
{
	uint32_t paper = s->style.paper;
	int64_t start = stage_slot(s)->end_ms;
	struct light first, last, between;
	int i = 0;

	show(s, c, start - 1);
	first = light_of(c, paper);
	show(s, c, start + 500);
	last = light_of(c, paper);
	for (int64_t ms = start; ms < start + 420; ms = crawl_refresh_after_ms(60, ms)) {
		show(s, c, ms);
		between = light_of(c, paper);
		if (n == 0)
			keep_frame(c, theme, kind, i++);
		if (between.ink < fmin(first.ink, last.ink) - 0.1 ||
		    between.ink > fmax(first.ink, last.ink) + 0.1 ||
		    between.luminance > fmax(first.luminance, last.luminance) + 0.0005)
			fail_msg("%s, kind %d, %d ms: ink %.3f of %.3f and %.3f, luminance %.5f of "
				 "%.5f and %.5f",
				 theme, kind, (int)(ms - start), between.ink, first.ink, last.ink,
				 between.luminance, first.luminance, last.luminance);
	}
	show(s, c, start + 500);
}

static void no_change_of_cards_is_a_flash_in_any_theme(void **state)
{
	static const char *const themes[] = {"newsroom", "paper", "calm", "contrast"};
	static uint32_t px[SHOWN_WIDTH * SHOWN_HEIGHT];
	static struct stage s;
	struct board b = show_packs_board(SHOWN_WIDTH, SHOWN_HEIGHT, false);
	struct canvas c = {px, SHOWN_WIDTH, SHOWN_HEIGHT, SHOWN_WIDTH};

	(void)state;
	for (size_t k = 0; k < COUNT_OF(themes) * 3; k++) {
		struct theme theme;
		struct arena a;
		size_t bytes;
		void *block;

		read_theme(themes[k / 3], &theme);
		theme.transition = (int32_t)(k % 3);
		bytes = stage_bytes(&packs.pack, &b, &theme);
		block = malloc(bytes);
		assert_non_null(block);
		arena_init(&a, block, bytes);
		assert_int_equal(stage_init(&s, &packs.pack, &b, &theme, &a), ERR_NONE);
		show(&s, &c, NOON + 1000);
		for (int n = 0; n < 12; n++)
			assert_no_flash(&s, &c, themes[k / 3], (int)(k % 3), n);
		stage_finish(&s);
		free(block);
	}
}

/* What is painted step by step is the whole picture, also where text moves. */
static void the_damage_of_a_push_and_of_a_wipe_is_all_that_changes(void **state)
{
	static uint32_t px[2][SHOWN_WIDTH * SHOWN_HEIGHT];
	static struct stage kept, fresh;
	struct board b = show_packs_board(SHOWN_WIDTH, SHOWN_HEIGHT, true);

	(void)state;
	for (int kind = THEME_PUSH; kind <= THEME_WIPE; kind++) {
		struct canvas c = {px[0], SHOWN_WIDTH, SHOWN_HEIGHT, SHOWN_WIDTH};
		struct canvas d = {px[1], SHOWN_WIDTH, SHOWN_HEIGHT, SHOWN_WIDTH};
		struct theme theme = packs.theme;
		struct stage_damage damage;
		struct arena a[2];
		size_t bytes;

		theme.transition = kind;
		bytes = stage_bytes(&packs.pack, &b, &theme);
		for (int i = 0; i < 2; i++) {
			arena_init(&a[i], malloc(bytes), bytes);
			assert_non_null(a[i].block);
			assert_int_equal(
				stage_init(i ? &fresh : &kept, &packs.pack, &b, &theme, &a[i]),
				ERR_NONE);
		}
		show(&kept, &c, NOON);
		for (int64_t ms = stage_slot(&kept)->end_ms - 40, i = 0; i < 60; i++) {
			struct stage_time t = {ms, 0};

			stage_set_time(&kept, &t, &damage);
			for (size_t n = 0; n < damage.n; n++)
				stage_paint(&kept, &c, damage.rect[n]);
			memset(px[1], 0xA5, sizeof px[1]);
			show(&fresh, &d, ms);
			assert_memory_equal(px[0], px[1], sizeof px[0]);
			ms = i % 29 == 28 ? stage_slot(&kept)->end_ms - 20 : stage_next_ms(&kept);
		}
		stage_finish(&kept);
		stage_finish(&fresh);
		free(a[0].block);
		free(a[1].block);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_picture_has_no_more_and_no_less_ink_than_both_its_ends),
		cmocka_unit_test(right_to_left_is_the_mirror_of_left_to_right),
		cmocka_unit_test(boards_with_reduced_motion_fade_or_cut),
		cmocka_unit_test(no_change_of_cards_is_a_flash_in_any_theme),
		cmocka_unit_test(the_damage_of_a_push_and_of_a_wipe_is_all_that_changes),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
