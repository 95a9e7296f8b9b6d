/* The crawl's ring, on the pack that was just built and on packs made here: real fonts. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "show/ring.h"
#include "show_packs.h"

static struct show_packs packs;
static struct font_set fonts;

struct bench {
	struct ring ring;
	struct schedule schedule;
	void *schedule_memory;
	struct arena arena;
	struct style style;
	struct canvas canvas;
};

static const struct ring_speed speed = {120, CRAWL_RATE_HZ};

static void setup(struct bench *b, const struct pack *pack, int width, int height)
{
	struct board board = show_packs_board(width, height, true);
	size_t bytes, n = (size_t)width * (size_t)height;

	style_init(&b->style, &board, &packs.theme);
	bytes = ring_bytes(pack, &b->style);
	arena_init(&b->arena, malloc(bytes), bytes);
	assert_non_null(b->arena.block);
	b->schedule_memory = show_packs_schedule(pack, &board, &b->schedule);
	assert_non_null(b->schedule_memory);
	assert_int_equal(
		ring_init(&b->ring, pack, &b->style, &fonts, &b->schedule, &speed, &b->arena),
		ERR_NONE);
	b->canvas = (struct canvas){malloc(n * sizeof(uint32_t)), width, height, width};
	assert_non_null(b->canvas.px);
}

static void finish(struct bench *b)
{
	free(b->schedule_memory);
	free(b->arena.block);
	free(b->canvas.px);
}

static void paint(struct bench *b, int64_t place_px)
{
	const struct ring_view view = {.place_px = place_px, .tail_px = INT64_MIN};

	strip_paint(&b->ring.strip, &b->canvas, b->style.band);
	ring_paint(&b->ring, &view, &b->canvas, b->style.band);
}

static uint32_t n_headlines(const struct pack *pack)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < pack_n_cards(pack); i++) {
		struct pack_card card;

		pack_card(pack, i, &card);
		n += card.kind == PACK_HEADLINE;
	}
	return n;
}

/* Columns of the window's left part, up to WIDTH px, that have something on them. */
static int inked(const struct bench *b, int width)
{
	struct rect w = b->ring.strip.window;
	int n = 0;

	for (int x = w.x0; x < MIN_OF(w.x0 + width, w.x1); x++) {
		bool is_inked = false;

		for (int y = w.y0; y < w.y1; y++)
			is_inked = is_inked || b->canvas.px[y * b->canvas.stride_px + x] !=
						       b->ring.strip.band_colour;
		n += is_inked;
	}
	return n;
}

static void every_shipped_headline_is_in_the_ring_and_is_seen(void **state)
{
	static struct bench b;

	(void)state;
	for (size_t k = 0; k < COUNT_OF(show_packs_panel); k++) {
		setup(&b, &packs.pack, show_packs_panel[k][0], show_packs_panel[k][1]);
		assert_int_equal(b.ring.n_items, n_headlines(&packs.pack));
		for (uint32_t i = 0; i < b.ring.n_items; i++) {
			int width = b.ring.start_px[i + 1] - b.ring.start_px[i];

			paint(&b, b.ring.start_px[i]);
			assert_true(inked(&b, width) * 2 >
				    MIN_OF(width, rect_width(b.ring.strip.window)));
		}
		finish(&b);
	}
}

/* Headlines hard to find room for: wide letters, long ones, very short ones. */
static const struct show_card hard[] = {
	{"Bridge opens a year early after night of work", NULL},
	{"WWWWWWWW WWWWWWWWWWWWWW WWWWWWWWWWWWW WWWWWWWWWWWWW WWWWWWW", NULL},
	{"\xE2\x80\x94\xE2\x80\x94\xE2\x80\x94\xE2\x80\x94\xE2\x80\x94\xE2\x80\x94", NULL},
	{"A", NULL},
	{"%%%%%%%%%%%%%%%%%%%% @@@@@@@@@@@@@@@@@@@@@@@@", NULL},
};

static void a_pack_of_one_headline_has_it_in_the_ring(void **state)
{
	static struct bench b;

	(void)state;
	for (size_t k = 0; k < COUNT_OF(show_packs_panel); k++) {
		for (size_t i = 0; i < COUNT_OF(hard); i++) {
			struct pack pack;
			struct buf bytes;

			assert_true(show_packs_make(&packs, &hard[i], 1, &bytes, &pack));
			setup(&b, &pack, show_packs_panel[k][0], show_packs_panel[k][1]);
			assert_int_equal(b.ring.n_items, 1);
			paint(&b, 0);
			assert_true(inked(&b, b.ring.start_px[1]) > 0);
			finish(&b);
			buf_finish(&bytes);
		}
	}
}

/* What is painted is the same whatever was painted before. */
static void assert_memoryless(const struct pack *pack, int width, int height)
{
	static struct bench kept, fresh;
	size_t bytes = (size_t)width * (size_t)height * sizeof(uint32_t);
	int64_t at = 0;

	setup(&kept, pack, width, height);
	memset(kept.canvas.px, 0, bytes);
	for (int i = 0; i < 30; i++) {
		setup(&fresh, pack, width, height);
		memset(fresh.canvas.px, 0, bytes);
		paint(&kept, at);
		paint(&fresh, at);
		assert_memory_equal(kept.canvas.px, fresh.canvas.px, bytes);
		finish(&fresh);
		at = (at + (i % 3 ? width / 3 : 7919)) % kept.ring.start_px[kept.ring.n_items];
	}
	finish(&kept);
}

static void what_is_kept_drawn_never_shows(void **state)
{
	struct show_card many[SHOW_PACKS_CARDS_MAX];
	struct pack pack;
	struct buf bytes;

	(void)state;
	assert_memoryless(&packs.pack, 800, 480);
	assert_memoryless(&packs.pack, 1920, 480);
	assert_true(show_packs_make(&packs, hard, COUNT_OF(hard), &bytes, &pack));
	assert_memoryless(&pack, 800, 480);
	buf_finish(&bytes);
	/* More items in the window than the ring has slots. */
	for (size_t i = 0; i < COUNT_OF(many); i++)
		many[i] = (struct show_card){i % 2 ? "l" : "W", NULL};
	assert_true(show_packs_make(&packs, many, COUNT_OF(many), &bytes, &pack));
	assert_memoryless(&pack, 7680, 120);
	buf_finish(&bytes);
}

static void a_headline_that_cannot_be_drawn_is_left_out(void **state)
{
	/* Latin and Cyrillic in turn: more changes of script than one line may have. */
#define FOUR        \
	"a\xD0\xB1" \
	"a\xD0\xB1" \
	"a\xD0\xB1" \
	"a\xD0\xB1"
	static const struct show_card cards[] = {
		{FOUR FOUR FOUR FOUR FOUR FOUR FOUR FOUR FOUR, NULL},
		{"Ferries return", NULL},
	};
#undef FOUR
	static struct bench b;
	struct pack pack;
	struct buf bytes;

	(void)state;
	assert_true(show_packs_make(&packs, cards, 2, &bytes, &pack));
	setup(&b, &pack, 800, 480);
	assert_int_equal(b.ring.n_items, 1);
	assert_int_equal(b.ring.card[0], 1);
	finish(&b);
	buf_finish(&bytes);
	assert_true(show_packs_make(&packs, cards, 1, &bytes, &pack));
	setup(&b, &pack, 800, 480);
	assert_int_equal(b.ring.n_items, 0);
	finish(&b);
	buf_finish(&bytes);
}

static void a_long_urgent_line_behind_more_headlines_than_run_has_room(void **state)
{
	static struct show_card cards[RING_ITEMS_MAX + 2];
	static struct pack_timing timing[COUNT_OF(cards)];
	static char line[PACK_TEXT_MAX / 2];
	const size_t last = COUNT_OF(cards) - 1;
	static struct bench b;
	struct tape_spot spot;
	struct pack pack;
	struct buf bytes;

	(void)state;
	for (size_t i = 0; i < last; i++)
		cards[i].text = "Ferry";
	memset(line, 'W', sizeof line - 1);
	cards[last].text = line;
	timing[last].hours = span_of("daily 12:00-12:05");
	timing[last].priority = PACK_PRIORITY_URGENT;
	assert_true(show_packs_make_timed(&packs, cards, timing, COUNT_OF(cards), &bytes, &pack));
	setup(&b, &pack, 800, 480);
	assert_int_equal(b.ring.n_items, RING_ITEMS_MAX);
	/* Friday, 12:01. */
	spot.at_px = crawl_place_px(&b.ring.tape.source.crawl, INT64_C(1755864060000));
	assert_true(tape_find(&b.ring.tape, spot.at_px, spot.at_px + 1, &spot));
	assert_int_equal(spot.card, last);
	finish(&b);
	buf_finish(&bytes);
}

static int open_all(void **state)
{
	struct font_source source[PACK_FONTS_MAX];

	(void)state;
	if (show_packs_open(&packs))
		return -1;
	for (uint32_t i = 0; i < pack_n_fonts(&packs.pack); i++) {
		struct pack_font font;

		pack_font(&packs.pack, i, &font);
		source[i] = (struct font_source){font.role, font.rank, font.bytes};
	}
	return font_init(&fonts, source, pack_n_fonts(&packs.pack)) ? -1 : 0;
}

static int close_all(void **state)
{
	(void)state;
	font_finish(&fonts);
	show_packs_close(&packs);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_shipped_headline_is_in_the_ring_and_is_seen),
		cmocka_unit_test(a_pack_of_one_headline_has_it_in_the_ring),
		cmocka_unit_test(what_is_kept_drawn_never_shows),
		cmocka_unit_test(a_headline_that_cannot_be_drawn_is_left_out),
		cmocka_unit_test(a_long_urgent_line_behind_more_headlines_than_run_has_room),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
