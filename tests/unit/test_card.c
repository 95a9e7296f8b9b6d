#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/base.h"
#include "draw/card.h"
#include "draw/face.h"
#include "type_case.h"

#define LDQUO "\xE2\x80\x9C"
#define RSQUO "\xE2\x80\x99"

static struct type_case c;
static struct style s;
static struct arena arena;
static struct scene scene;
static struct card_report report;

/* Cards of all lengths. */
static const struct pack_card cards[] = {
	{.text = SPAN("Fire closes old market"),
	 .kicker = SPAN("Porto"),
	 .source = SPAN("City Desk"),
	 .date = SPAN("2 May 2025")},
	{.text = SPAN("Ferries return to the outer islands after nine days of storms"),
	 .kicker = SPAN("Islands"),
	 .place = SPAN("Stornoway"),
	 .source = SPAN("Coastal Wire"),
	 .date = SPAN("15 July 2025")},
	{.text = SPAN("Power is back for most of the capital, but hospitals still run on "
		      "generators as crews search for the fault"),
	 .kicker = SPAN("Grid failure"),
	 .place = SPAN("Nairobi"),
	 .source = SPAN("Associated Press"),
	 .date = SPAN("3 August 2025")},
	{.text = SPAN(LDQUO "We were never asked,\xE2\x80\x9D say villagers"), .kicker = SPAN("")},
	{.kind = PACK_QUOTE,
	 .text = SPAN("There is no money left to promise."),
	 .speaker = SPAN("Jens Halvorsen"),
	 .role = SPAN("Finance minister"),
	 .kicker = SPAN("Budget"),
	 .source = SPAN("The Ledger"),
	 .date = SPAN("12 August 2025")},
	{.kind = PACK_QUOTE,
	 .text = SPAN("\xE2\x80\x98Never" RSQUO " is a word I have stopped using."),
	 .speaker = SPAN("Leyla Demir")},
	{.kind = PACK_QUOTE,
	 .text = SPAN("In one night the river took the kitchen, the garden and the road that "
		      "went to it, and then it took the bridge we would have needed to leave."),
	 .speaker = SPAN("Amina Yusuf"),
	 .role = SPAN("Farmer and former permanent secretary at the department of transport"),
	 .kicker = SPAN("Floods"),
	 .place = SPAN("Lokoja"),
	 .source = SPAN("Associated Press"),
	 .date = SPAN("3 September 2025")},
};

static void style_for_crawl(int width, int height, bool crawl)
{
	free(arena.block);
	type_case_style(&c, width, height, crawl, &s);
	arena_init(&arena, malloc(card_bytes(&s)), card_bytes(&s));
	assert_non_null(arena.block);
}

static void style_for(int width, int height)
{
	style_for_crawl(width, height, true);
}

static enum err build(const struct pack_card *card)
{
	arena_release(&arena, 0);
	assert_int_equal(scene_init(&scene, &arena, CARD_ITEMS_MAX), ERR_NONE);
	return card_build(&s, &c.fonts, &c.work, &c.glue, card, &scene, &report);
}

static struct rect part(enum scene_tag tag)
{
	return report.part[tag];
}

typedef void check_card(const struct pack_card *card);

/* CHECK for each card on each panel where it can be set; the wide and tall ones take all. */
static void each_card(check_card *check)
{
	for (size_t i = 0; i < COUNT_OF(type_case_panel); i++) {
		style_for(type_case_panel[i][0], type_case_panel[i][1]);
		for (size_t k = 0; k < COUNT_OF(cards); k++) {
			assert_int_equal(build(&cards[k]), ERR_NONE);
			check(&cards[k]);
		}
	}
}

static void check_safe(const struct pack_card *card)
{
	(void)card;
	for (size_t i = 0; i < scene.n; i++) {
		if (!rect_contains(s.safe, scene.items[i].at))
			fail_msg("%dx%d: part %d at %d..%d leaves the safe area", s.width, s.height,
				 (int)scene.items[i].tag, scene.items[i].at.x0,
				 scene.items[i].at.x1);
		assert_false(rect_overlaps(scene.items[i].at, face_place(&s, &c.fonts)));
	}
}

static void no_ink_leaves_the_safe_area_or_touches_the_clock(void **state)
{
	(void)state;
	each_card(check_safe);
}

static void check_apart(const struct pack_card *card)
{
	(void)card;
	for (size_t i = 0; i < scene.n; i++) {
		for (size_t k = 0; k < i; k++) {
			/* Boxes of neighbouring lines overlap where a descender meets an ascender.
			 */
			if (scene.items[i].tag != scene.items[k].tag)
				assert_false(rect_overlaps(scene.items[i].at, scene.items[k].at));
		}
	}
}

static void parts_do_not_overlap(void **state)
{
	(void)state;
	each_card(check_apart);
}

static void check_edges(const struct pack_card *card)
{
	int32_t reach = MAX_OF(report.size_px / 50, 1);

	for (size_t i = 0; i < scene.n; i++) {
		const struct scene_item *item = &scene.items[i];
		bool is_marks = item->at.x1 <= s.left + reach && item->tag == SCENE_TEXT;

		if (item->tag == SCENE_SQUARE || item->tag == SCENE_RULE)
			assert_int_equal(item->at.x0, s.left);
		if (item->tag == SCENE_TEXT && !is_marks && !report.line[0].hang)
			assert_in_range(item->at.x0, s.left - reach, s.left);
		if (item->tag == SCENE_SOURCE)
			assert_in_range(item->at.x0, s.left - 1, s.left);
		if (item->tag == SCENE_DATE)
			assert_int_equal(item->at.x1, s.right);
	}
	if (card->kind == PACK_QUOTE)
		assert_true(part(SCENE_MARK).x1 <= s.left + reach);
}

static void all_parts_stand_on_one_left_edge_by_ink(void **state)
{
	(void)state;
	each_card(check_edges);
}

static void check_block(const struct pack_card *card)
{
	bool is_quote = card->kind == PACK_QUOTE;
	int32_t top = part(SCENE_TEXT).y0;
	int32_t bottom = MAX_OF(part(SCENE_TEXT).y1, part(SCENE_RULE).y1);

	assert_in_range(report.size_px, is_quote ? s.quote_min : s.headline_min,
			is_quote ? s.quote_max : s.headline_max);
	assert_in_range(report.n_lines, 1, is_quote ? s.quote_lines : s.headline_lines);
	assert_true(report.cap_px * 10 > report.size_px * 6);
	if (!rect_is_empty(part(SCENE_KICKER)))
		assert_true(top - part(SCENE_KICKER).y1 >= s.source_size / 2);
	if (!rect_is_empty(part(SCENE_SOURCE)))
		assert_true(part(SCENE_SOURCE).y0 - bottom >= s.source_size / 2);
}

static void the_block_keeps_its_sizes_and_its_distance(void **state)
{
	(void)state;
	each_card(check_block);
}

static void check_whole(const struct pack_card *card)
{
	size_t at = 0;

	for (int32_t i = 0; i < report.n_lines; i++) {
		while (at < card->text.n && card->text.p[at] == ' ')
			at++;
		assert_int_equal(report.line[i].start, at);
		at = report.line[i].end;
	}
	assert_int_equal(at, card->text.n);
	assert_int_equal(rect_is_empty(part(SCENE_SPEAKER)), card->kind != PACK_QUOTE);
	assert_int_equal(rect_is_empty(part(SCENE_MARK)), card->kind != PACK_QUOTE);
}

static void a_quotation_that_begins_with_a_mark_keeps_it_apart_from_its_own(void **state)
{
	(void)state;
	style_for(1920, 1080);
	assert_int_equal(build(&cards[5]), ERR_NONE);
	assert_true(report.line[0].hang > 0);
	assert_true(part(SCENE_TEXT).x0 - part(SCENE_MARK).x1 > report.size_px / 7);
	assert_int_equal(build(&cards[4]), ERR_NONE);
	assert_true(part(SCENE_TEXT).x0 - part(SCENE_MARK).x1 < report.size_px / 7);
}

static void text_and_speaker_are_always_shown_whole(void **state)
{
	(void)state;
	each_card(check_whole);
}

/* The scene's pixels. */
static void paint_all(uint32_t *px)
{
	struct canvas canvas = {px, s.width, s.height, s.width};
	struct rect all = canvas_bounds(&canvas);

	canvas_fill(&canvas, all, all, s.paper);
	scene_paint(&scene, &canvas, all);
}

static void straight_marks_are_drawn_curled(void **state)
{
	struct pack_card card = cards[4];
	uint32_t *a, *b;
	size_t n;

	(void)state;
	style_for(1920, 1080);
	n = (size_t)s.width * (size_t)s.height * sizeof *a;
	a = malloc(n);
	b = malloc(n);
	card.text = span_of("The owners' \"plan\" isn't one.");
	card.speaker = span_of("Sean O'Hara");
	card.role = span_of("Owners' \"voice\"");
	assert_int_equal(build(&card), ERR_NONE);
	paint_all(a);
	card.text = span_of("The owners" RSQUO " " LDQUO "plan\xE2\x80\x9D isn" RSQUO "t one.");
	card.speaker = span_of("Sean O" RSQUO "Hara");
	card.role = span_of("Owners" RSQUO " " LDQUO "voice\xE2\x80\x9D");
	assert_int_equal(build(&card), ERR_NONE);
	paint_all(b);
	assert_memory_equal(a, b, n);
	assert_int_equal(report.line[report.n_lines - 1].end, card.text.n);
	free(a);
	free(b);
}

static void a_quotation_without_an_end_gets_a_full_stop(void **state)
{
	struct pack_card open = cards[4];
	struct rect with;

	(void)state;
	style_for(1920, 1080);
	assert_int_equal(build(&cards[4]), ERR_NONE);
	with = part(SCENE_TEXT);
	open.text.n--; /* as it stands before a comma and "he said" */
	assert_int_equal(build(&open), ERR_NONE);
	assert_true(rect_equal(part(SCENE_TEXT), with));
	assert_int_equal(report.line[report.n_lines - 1].end, open.text.n);
	open.text = span_of("Is it so?");
	assert_int_equal(build(&open), ERR_NONE);
	with = part(SCENE_TEXT);
	open.text = span_of("Is it so?.");
	assert_int_equal(build(&open), ERR_NONE);
	assert_true(rect_width(part(SCENE_TEXT)) > rect_width(with));
}

static void the_block_stands_a_little_above_the_middle(void **state)
{
	(void)state;
	style_for(1920, 1080);
	for (size_t k = 0; k < 3; k++) {
		int32_t above, below, last;

		assert_int_equal(build(&cards[k]), ERR_NONE);
		last = 0;
		for (size_t i = 0; i < scene.n; i++) {
			if (scene.items[i].tag == SCENE_TEXT)
				last = scene.items[i].at.y0 + report.cap_px;
		}
		above = part(SCENE_TEXT).y0 - s.kicker_base;
		below = part(SCENE_SOURCE).y0 - last;
		assert_true(above < below);
		assert_true(above * 100 > below * 70);
	}
}

static void a_quotation_never_names_the_place_of_its_dateline(void **state)
{
	struct pack_card card = cards[6];
	struct rect source;

	(void)state;
	style_for(1920, 1080);
	assert_int_equal(build(&card), ERR_NONE);
	source = part(SCENE_SOURCE);
	card.place = span_of("");
	assert_int_equal(build(&card), ERR_NONE);
	assert_true(rect_equal(part(SCENE_SOURCE), source));
	card.kind = PACK_HEADLINE;
	assert_int_equal(build(&card), ERR_NONE);
	source = part(SCENE_SOURCE);
	card.place = cards[6].place;
	assert_int_equal(build(&card), ERR_NONE);
	assert_true(rect_width(part(SCENE_SOURCE)) > rect_width(source));
	/* Nothing but a place is no foot for a quotation. */
	card = cards[4];
	card.source = card.date = span_of("");
	card.place = span_of("Oslo");
	assert_int_equal(build(&card), ERR_NONE);
	assert_true(rect_is_empty(part(SCENE_SOURCE)));
}

static void a_place_that_is_the_kicker_is_not_named_twice(void **state)
{
	struct pack_card card = cards[1];
	struct rect twice;

	(void)state;
	style_for(1920, 1080);
	card.place = span_of("Nairobi");
	card.kicker = span_of("NAIROBI");
	assert_int_equal(build(&card), ERR_NONE);
	twice = part(SCENE_SOURCE);
	card.place = span_of("");
	assert_int_equal(build(&card), ERR_NONE);
	assert_true(rect_equal(part(SCENE_SOURCE), twice));
	assert_false(rect_is_empty(part(SCENE_KICKER)));
	card.place = span_of("Mombasa");
	assert_int_equal(build(&card), ERR_NONE);
	assert_true(rect_width(part(SCENE_SOURCE)) > rect_width(twice));
}

/* The y of the last line's baseline, near enough: lines end in letters without a descender. */
static int32_t last_baseline(void)
{
	int32_t y = 0;

	for (size_t i = 0; i < scene.n; i++)
		y = scene.items[i].tag == SCENE_TEXT ? scene.items[i].at.y1 : y;
	return y;
}

static void the_speaker_follows_at_the_same_part_of_a_line(void **state)
{
	static const char *const texts[] = {
		"There is no moon",
		"In one hour the river took a kitchen, a lawn and a roof and all our",
		("In one hour the river took a kitchen, a lawn and a roof, and then it took a "
		 "stair "
		 "we would have needed, and then it took our wooden roof and a stone or more"),
	};
	struct pack_card card = cards[4];

	(void)state;
	style_for(1920, 1080);
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		int32_t line, gap;

		card.text = span_of(texts[i]);
		assert_int_equal(build(&card), ERR_NONE);
		line = report.size_px * s.quote_leading / 1000;
		gap = part(SCENE_SPEAKER).y0 - last_baseline();
		assert_in_range(gap * 100, line * 66, line * 75);
	}
}

static void a_block_without_a_source_is_centred_above_the_band_or_the_panel_s_end(void **state)
{
	struct pack_card card = cards[6];

	(void)state;
	for (size_t n = 0; n < 2 * (COUNT_OF(cards) - 4); n++) {
		int32_t above, below;

		style_for_crawl(1920, 1080, n % 2 == 0);
		card = cards[4 + n / 2];
		card.kicker = span_of("Floods");
		card.source = card.date = span_of("");
		assert_int_equal(build(&card), ERR_NONE);
		above = part(SCENE_TEXT).y0 - part(SCENE_KICKER).y1;
		below = s.band.y0 - part(SCENE_RULE).y1;
		assert_true(above <= below);
		if (above * 100 < below * 80)
			fail_msg("card %zu: %d above, %d below", 4 + n / 2, above, below);
	}
}

static void short_text_is_as_large_as_the_theme_allows_and_long_text_smaller(void **state)
{
	struct pack_card brief = cards[4];

	(void)state;
	style_for(1920, 1080);
	assert_int_equal(build(&cards[0]), ERR_NONE);
	assert_int_equal(report.size_px, s.headline_max);
	brief.text = span_of("No money is left.");
	assert_int_equal(build(&brief), ERR_NONE);
	assert_int_equal(report.size_px, s.quote_max);
	assert_int_equal(build(&cards[6]), ERR_NONE);
	assert_true(report.size_px < s.quote_max);
}

static void the_date_goes_first_then_the_place_then_the_source(void **state)
{
	struct pack_card card = cards[1];
	struct rect with_place;

	(void)state;
	style_for(480, 1920);
	card.date = span_of("the fifteenth of July 2025, a Tuesday");
	assert_int_equal(build(&card), ERR_NONE);
	assert_true(rect_is_empty(part(SCENE_DATE)));
	with_place = part(SCENE_SOURCE);
	assert_false(rect_is_empty(with_place));
	card.place = span_of("a harbour whose name is far longer than any panel is wide, however "
			     "small the type that it is set in may be");
	assert_int_equal(build(&card), ERR_NONE);
	assert_true(rect_width(part(SCENE_SOURCE)) < rect_width(with_place));
	assert_false(rect_is_empty(part(SCENE_SOURCE)));
	card.source = card.place;
	assert_int_equal(build(&card), ERR_NONE);
	assert_true(rect_is_empty(part(SCENE_SOURCE)));
	assert_false(rect_is_empty(part(SCENE_KICKER)));
}

static void a_kicker_that_meets_the_clock_goes_or_moves_below_it(void **state)
{
	struct pack_card card = cards[1];

	(void)state;
	card.kicker = span_of("Negotiations on fisheries");
	style_for(1080, 1920);
	assert_int_equal(build(&card), ERR_NONE);
	assert_true(part(SCENE_KICKER).y0 > face_place(&s, &c.fonts).y1);
	card.kicker = span_of("Negotiations on fisheries in the waters of the northern islands and "
			      "on the money for it");
	style_for(1920, 1080);
	assert_int_equal(build(&card), ERR_NONE);
	assert_true(rect_is_empty(part(SCENE_KICKER)));
	assert_true(rect_is_empty(part(SCENE_SQUARE)));
	assert_false(rect_is_empty(part(SCENE_SOURCE)));
}

/* Word by word longer, a quotation loses foot and role before it is refused. */
static void a_growing_quotation_loses_its_parts_in_order(void **state)
{
	static char text[BREAKS_TEXT_MAX];
	struct pack_card card = cards[4];
	bool had_foot = true, had_role = true;
	enum err e = ERR_NONE;

	(void)state;
	style_for(1000, 340);
	s.quote_lines = LAYOUT_LINES_MAX; /* so that only the height counts */
	text[0] = '\0';
	while (e == ERR_NONE && strlen(text) + 16 < sizeof text) {
		bool has_foot, has_role;

		strcat(text, *text ? " evergreen" : "Evergreen");
		card.text = span_of(text);
		e = build(&card);
		if (e)
			break;
		has_foot = !rect_is_empty(part(SCENE_SOURCE));
		has_role = !rect_is_empty(part(SCENE_ROLE));
		assert_true(had_foot || !has_foot);
		assert_true(had_role || !has_role);
		assert_true(has_role || !has_foot);
		assert_false(rect_is_empty(part(SCENE_SPEAKER)));
		had_foot = has_foot;
		had_role = has_role;
	}
	assert_int_equal(e, ERR_FIT);
	assert_false(had_foot);
	assert_false(had_role);
}

static void what_cannot_be_set_is_refused(void **state)
{
	static char text[BREAKS_TEXT_MAX + 1];
	struct pack_card card = cards[4];
	struct scene tiny;

	(void)state;
	style_for(1920, 1080);
	memset(&report, 0x5A, sizeof report);
	memset(text, 'w', sizeof text - 1);
	card.speaker = (struct span){text, 300};
	assert_int_equal(build(&card), ERR_FIT);
	card = cards[0];
	card.text = (struct span){text, 300};
	assert_int_equal(build(&card), ERR_FIT);
	card.kind = PACK_QUOTE;
	card.speaker = span_of("Amina Yusuf");
	card.text = (struct span){text, BREAKS_TEXT_MAX};
	assert_int_equal(build(&card), ERR_LIMIT);
	assert_int_equal(((unsigned char *)&report)[0], 0x5A);
	arena_release(&arena, 0);
	assert_int_equal(scene_init(&tiny, &arena, 3), ERR_NONE);
	assert_int_equal(card_build(&s, &c.fonts, &c.work, &c.glue, &cards[1], &tiny, NULL),
			 ERR_LIMIT);
	arena_init(&arena, arena.block, 20000);
	assert_int_equal(build(&cards[1]), ERR_MEMORY);
}

static void the_same_card_gives_the_same_pixels(void **state)
{
	const size_t n = 1280 * 720;
	uint32_t *px[2] = {malloc(n * 4), malloc(n * 4)};

	(void)state;
	style_for(1280, 720);
	for (size_t k = 0; k < COUNT_OF(cards); k++) {
		for (int i = 0; i < 2; i++) {
			struct canvas canvas = {px[i], 1280, 720, 1280};

			/* Another card between the two must not show. */
			assert_int_equal(build(&cards[(k + 3) % COUNT_OF(cards)]), ERR_NONE);
			assert_int_equal(build(&cards[k]), ERR_NONE);
			canvas_fill(&canvas, s.panel, s.panel, s.paper);
			scene_paint(&scene, &canvas, s.panel);
		}
		assert_memory_equal(px[0], px[1], n * 4);
	}
	free(px[0]);
	free(px[1]);
}

/* The fullest page there can be: tall letters and deep ones, as much as the layout takes, in lines
 * as close as a theme may set them. */
static void build_full(enum pack_kind kind, size_t n_words)
{
	static const char word[] = "\xC3\x89gq\xC3\x85pj ";
	static char text[PACK_TEXT_MAX];
	struct pack_card card = {.kind = kind,
				 .text = {text, n_words * (sizeof word - 1) - 1},
				 .speaker = SPAN("\xC3\x89gq\xC3\x85pj \xC3\x89gq\xC3\x85pj"),
				 .role = SPAN("\xC3\x89gq\xC3\x85pj of \xC3\x89gq\xC3\x85pj"),
				 .kicker = SPAN("\xC3\x89gq\xC3\x85pj"),
				 .source = SPAN("\xC3\x89gq\xC3\x85pj"),
				 .date = SPAN("2 May 2025")};
	enum err e;

	for (size_t i = 0; i < n_words; i++)
		memcpy(text + i * (sizeof word - 1), word, sizeof word - 1);
	e = build(&card);
	if (e != ERR_NONE && e != ERR_FIT)
		fail_msg("%dx%d, %zu words, leading %d: %s", s.width, s.height, n_words,
			 (int)c.theme.headline_leading, err_text(e));
}

static void the_announced_memory_is_enough_for_the_fullest_page(void **state)
{
	const struct theme theme = c.theme;

	(void)state;
	for (int32_t leading = 900; leading <= 1300; leading += 200) {
		c.theme.headline_leading = c.theme.quote_leading = leading;
		for (size_t i = 0; i < COUNT_OF(type_case_panel); i++) {
			style_for(type_case_panel[i][0], type_case_panel[i][1]);
			for (size_t n_words = 1; n_words < 70; n_words += 1 + n_words / 4) {
				build_full(PACK_HEADLINE, n_words);
				build_full(PACK_QUOTE, n_words);
			}
		}
	}
	c.theme = theme;
}

static int open_case(void **state)
{
	(void)state;
	return type_case_open(&c);
}

static int close_case(void **state)
{
	(void)state;
	free(arena.block);
	return type_case_close(&c);
}

static void a_half_of_a_quotation_says_which_it_is(void **state)
{
	struct pack_card card = cards[6];
	struct rect whole;

	(void)state;
	style_for(1920, 1080);
	card.role = span_of("Farmer");
	assert_int_equal(build(&card), ERR_NONE);
	assert_true(rect_is_empty(part(SCENE_PART)));
	card.n_parts = 2;
	for (card.part = 1; card.part <= 2; card.part++) {
		assert_int_equal(build(&card), ERR_NONE);
		assert_int_equal(part(SCENE_PART).x1, s.right);
		assert_true(part(SCENE_PART).y0 < part(SCENE_SPEAKER).y1);
		assert_true(part(SCENE_PART).y1 > part(SCENE_SPEAKER).y0);
		assert_true(part(SCENE_PART).x0 > part(SCENE_SPEAKER).x1);
		assert_true(rect_contains(s.safe, part(SCENE_PART)));
	}
	/* The first half has no closing mark, and an ellipsis only inside a sentence. */
	card.text = span_of("It took the kitchen.");
	card.part = 2;
	assert_int_equal(build(&card), ERR_NONE);
	whole = part(SCENE_TEXT);
	card.part = 1;
	assert_int_equal(build(&card), ERR_NONE);
	assert_true(rect_width(part(SCENE_TEXT)) < rect_width(whole));
	card.text = span_of("It took the kitchen");
	assert_int_equal(build(&card), ERR_NONE);
	assert_true(rect_width(part(SCENE_TEXT)) > rect_width(whole));
}

static void on_a_bar_the_speaker_stands_beside_what_needs_the_height(void **state)
{
	struct board board = {.width_px = 1920,
			      .height_px = 480,
			      .width_mm = 218,
			      .height_mm = 55,
			      .distance_mm = 1000,
			      .furthest_mm = 2000,
			      .clock = BOARD_CLOCK_TIME};
	struct pack_card card = cards[4];

	(void)state;
	style_for(1920, 480);
	style_init(&s, &board, &c.theme);
	free(arena.block);
	arena_init(&arena, malloc(card_bytes(&s)), card_bytes(&s));
	card.text = span_of("There is no money left to promise before May.");
	assert_int_equal(build(&card), ERR_NONE);
	assert_int_equal(report.template, CARD_BESIDE);
	assert_true(report.size_px >= s.quote_least);
	assert_true(part(SCENE_SPEAKER).x0 > part(SCENE_TEXT).x1);
	assert_false(rect_overlaps(part(SCENE_SPEAKER), face_place(&s, &c.fonts)));
	check_safe(&card);
	check_apart(&card);
	card = cards[1];
	card.text = span_of(
		"Ferries to the outer islands sail again after nine days of storm and of fog");
	assert_int_equal(build(&card), ERR_NONE);
	assert_int_equal(report.template, CARD_BESIDE);
	check_safe(&card);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_half_of_a_quotation_says_which_it_is),
		cmocka_unit_test(on_a_bar_the_speaker_stands_beside_what_needs_the_height),
		cmocka_unit_test(no_ink_leaves_the_safe_area_or_touches_the_clock),
		cmocka_unit_test(parts_do_not_overlap),
		cmocka_unit_test(all_parts_stand_on_one_left_edge_by_ink),
		cmocka_unit_test(the_block_keeps_its_sizes_and_its_distance),
		cmocka_unit_test(a_quotation_that_begins_with_a_mark_keeps_it_apart_from_its_own),
		cmocka_unit_test(text_and_speaker_are_always_shown_whole),
		cmocka_unit_test(straight_marks_are_drawn_curled),
		cmocka_unit_test(a_quotation_without_an_end_gets_a_full_stop),
		cmocka_unit_test(the_block_stands_a_little_above_the_middle),
		cmocka_unit_test(a_quotation_never_names_the_place_of_its_dateline),
		cmocka_unit_test(a_place_that_is_the_kicker_is_not_named_twice),
		cmocka_unit_test(the_speaker_follows_at_the_same_part_of_a_line),
		cmocka_unit_test(
			a_block_without_a_source_is_centred_above_the_band_or_the_panel_s_end),
		cmocka_unit_test(short_text_is_as_large_as_the_theme_allows_and_long_text_smaller),
		cmocka_unit_test(the_date_goes_first_then_the_place_then_the_source),
		cmocka_unit_test(a_kicker_that_meets_the_clock_goes_or_moves_below_it),
		cmocka_unit_test(a_growing_quotation_loses_its_parts_in_order),
		cmocka_unit_test(what_cannot_be_set_is_refused),
		cmocka_unit_test(the_same_card_gives_the_same_pixels),
		cmocka_unit_test(the_announced_memory_is_enough_for_the_fullest_page),
	};

	return cmocka_run_group_tests(tests, open_case, close_case);
}
