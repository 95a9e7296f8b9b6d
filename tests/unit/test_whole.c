/*
 * All that moves or changes on a picture at once, on every board and in every theme: what is
 * painted step by step is the picture, and that is a function of the time alone. STEPS in the
 * environment makes the walk longer.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "show_panel.h"

#define NOON INT64_C(1755864000000) /* 2025-08-22 12:00 UTC */
#define MINUTE INT64_C(60000)
#define LARGE_PX 3000000

static uint64_t chance = 1;

static const struct show_card cards[] = {
	{"Ferries return to the northern islands", NULL},
	{"Council keeps the old market open until the new one has its roof", NULL},
	{"We shall open again as soon as the rain has gone.", "Ada Lind"},
	{"Night trains come back to the coast, and with them the sleepers", NULL},
	{"Everybody leaves the building by the north stairs", NULL},
	{"Not yet.", "Leyla Demir"},
	{"The lift is out of order", NULL},
	{"Tides", NULL},
};

/* Two urgent ones, one of them at once; news of all classes; two that come and go. */
static void make(struct buf *bytes, struct pack *out)
{
	static struct writer_card made[COUNT_OF(cards)];
	static struct pack_font fonts[PACK_FONTS_MAX];
	struct writer_input in = {made,
				  COUNT_OF(cards),
				  fonts,
				  pack_n_fonts(&packs.pack),
				  pack_theme(&packs.pack),
				  SPAN("test")};

	memset(made, 0, sizeof made);
	for (uint32_t i = 0; i < in.n_fonts; i++)
		pack_font(&packs.pack, i, &fonts[i]);
	for (uint32_t i = 0; i < COUNT_OF(cards); i++) {
		struct pack_card *c = &made[i].card;

		c->kind = cards[i].speaker ? PACK_QUOTE : PACK_HEADLINE;
		c->article = i + 1;
		c->voice = cards[i].speaker ? i + 1 : 0;
		c->text = span_of(cards[i].text);
		c->kicker = span_of(i % 3 ? "Test" : "Harbour and islands");
		c->source = span_of("Coast Gazette");
		c->date = span_of("22 August 2025");
		c->date_ms = NOON - i * 7 * MINUTE - 12345;
		if (c->kind == PACK_QUOTE)
			c->speaker = span_of(cards[i].speaker);
		made[i].timing.freshness = (enum pack_freshness)(i % 4);
		made[i].proof = (struct pack_proof){.file = SPAN("test.txt"),
						    .line = 1,
						    .end = c->text.n,
						    .rule = SPAN("test"),
						    .source = c->text};
	}
	made[4].timing.priority = made[6].timing.priority = PACK_PRIORITY_URGENT;
	made[4].timing.hours = span_of("12:03-12:04,12:20-12:21,23:59-24:00");
	made[4].timing.at_once = true;
	made[6].timing.hours = span_of("12:07-12:09,00:03-00:05");
	made[7].timing.hours = span_of("daily 12:00-12:05,12:10-13:00");
	buf_init(bytes);
	assert_int_equal(writer_write(&in, bytes, NULL), ERR_NONE);
	assert_int_equal(pack_open(out, bytes->p, bytes->n, NULL), ERR_NONE);
}

static uint32_t draw_lot(uint32_t n)
{
	chance = chance * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(chance >> 33) % n;
}

static int64_t step(struct panel *p, int64_t ms)
{
	const struct schedule_slot *slot = stage_slot(&p->stage);

	switch (draw_lot(11)) {
	case 0:
	case 1:
	case 2:
		return stage_next_ms(&p->stage);
	case 3:
		return ms + 1 + draw_lot(400);
	case 4:
		return slot->end_ms + draw_lot(500);
	case 5:
		return slot->end_ms - 1;
	case 6:
		return (ms / MINUTE + 1) * MINUTE;
	case 7:
		return NOON - MINUTE + draw_lot(13) * MINUTE + draw_lot(3) * 100;
	case 8:
		return NOON + 12 * 60 * MINUTE - MINUTE + draw_lot(6) * 20000;
	case 9:
		return ms - draw_lot(5000);
	default:
		return ms + draw_lot(3) * MINUTE;
	}
}

static void set(struct panel *p, int64_t ms, struct stage_damage *damage)
{
	struct stage_time t = {ms,
			       ms < NOON + 4 * MINUTE ? 0 : 3600 * (int)(ms / (30 * MINUTE) % 2)};

	stage_set_time(&p->stage, &t, damage);
}

static void assert_same(const struct panel *a, const struct panel *b, const char *what, int64_t ms)
{
	size_t n = (size_t)a->canvas.width * (size_t)a->canvas.height;

	for (size_t i = 0; i < n; i++)
		if (a->canvas.px[i] != b->canvas.px[i])
			fail_msg("%s %dx%d at noon + %lld ms: pixel (%zu, %zu) is %06x, not %06x",
				 what, a->canvas.width, a->canvas.height, (long long)(ms - NOON),
				 i % (size_t)a->canvas.width, i / (size_t)a->canvas.width,
				 (unsigned)a->canvas.px[i], (unsigned)b->canvas.px[i]);
}

/* Trust and holds, the same on both. */
static void meddle(struct panel *kept, struct panel *fresh)
{
	uint32_t what = draw_lot(40), card = draw_lot(COUNT_OF(cards));

	if (what == 0) {
		bool is_trusted = !kept->stage.is_trusted;

		stage_trust(&kept->stage, is_trusted);
		stage_trust(&fresh->stage, is_trusted);
	} else if (what == 1) {
		stage_release(&kept->stage);
		stage_release(&fresh->stage);
	} else if (what == 2) {
		assert_int_equal(stage_hold(&kept->stage, card), stage_hold(&fresh->stage, card));
	}
}

static void walk(const struct pack *pack, const struct board *b, const struct theme *theme,
		 const char *what, int steps)
{
	static struct panel kept, fresh;
	struct stage_damage damage;
	int64_t ms = NOON;

	panel_raise(&kept, pack, b, theme);
	panel_raise(&fresh, pack, b, theme);
	for (int i = 0; i < steps; i++) {
		set(&kept, ms, &damage);
		for (size_t k = 0; k < damage.n; k++)
			stage_paint(&kept.stage, &kept.canvas, damage.rect[k]);
		if (draw_lot(2))
			set(&fresh, ms + draw_lot(9) * MINUTE, &damage);
		set(&fresh, ms, &damage);
		memset(fresh.canvas.px, 0xA5,
		       (size_t)fresh.canvas.width * (size_t)fresh.canvas.height * 4);
		stage_paint(&fresh.stage, &fresh.canvas, canvas_bounds(&fresh.canvas));
		assert_same(&kept, &fresh, what, ms);
		assert_true(stage_next_ms(&kept.stage) > ms);
		meddle(&kept, &fresh);
		ms = step(&kept, ms);
	}
	raze_panel(&kept);
	raze_panel(&fresh);
}

static void damage_equals_whole_pictures_with_everything_at_once_on_every_board(void **state)
{
	static const char *const boards[] = {"bar88", "desk27",	    "epaper75", "hd32",
					     "hd43",  "led128",	    "panel10",	"pi7",
					     "tft35", "portrait43", "tv55"};
	static const char *const themes[] = {"calm",   "contrast", "eink",
					     "matrix", "newsroom", "paper"};
	const char *wanted = getenv("STEPS");
	int steps = wanted ? atoi(wanted) : 24;
	struct pack pack;
	struct buf bytes;
	struct diag d;

	(void)state;
	diag_init(&d, diag_print, stderr);
	make(&bytes, &pack);
	for (size_t k = 0; k < COUNT_OF(boards) * COUNT_OF(themes); k++) {
		struct board b;
		struct theme theme;
		unsigned char *text;
		char path[600];
		size_t n;

		assert_int_equal(board_open(&b, boards[k / COUNT_OF(themes)], &d), ERR_NONE);
		snprintf(path, sizeof path, "assets/themes/%s.ini", themes[k % COUNT_OF(themes)]);
		assert_int_equal(file_read(path, SIZE_MAX, &text, &n), ERR_NONE);
		assert_int_equal(theme_read(&theme, (struct span){(const char *)text, n}, path, &d),
				 ERR_NONE);
		free(text);
		if (theme.transition != THEME_CUT)
			theme.transition = (int32_t)(k % 3);
		b.orbit_px = (int32_t)(k % 9);
		b.rest_every_minutes = k % 4 ? 2 : 0;
		b.rest_s = b.rest_every_minutes ? 25 : 0;
		b.alternate = k % 3 != 0;
		snprintf(path, sizeof path, "%s, %s,", b.title, theme.title);
		walk(&pack, &b, &theme, path,
		     b.width_px * b.height_px > LARGE_PX ? steps / 4 : steps);
	}
	buf_finish(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			damage_equals_whole_pictures_with_everything_at_once_on_every_board),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
