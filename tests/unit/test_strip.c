#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/base.h"
#include "draw/strip.h"
#include "type_case.h"

#define GREEN UINT32_C(0x00FF00)

static struct type_case c;
static struct style s;
static struct strip strip;
static struct arena arena;

static void strip_for(int width, int height, bool crawl)
{
	free(arena.block);
	type_case_style(&c, width, height, crawl, &s);
	arena_init(&arena, malloc(strip_bytes(&s)), strip_bytes(&s));
	assert_int_equal(strip_init(&strip, &s, &c.fonts, &arena), ERR_NONE);
}

static void *item_of(const char *text, struct strip_item *item)
{
	size_t n = (size_t)strip_width(&strip, &c.fonts, span_of(text), span_of("")) *
		   (size_t)strip.size * STRIP_INK_HEIGHT_MOST;
	void *memory = malloc(n);

	assert_int_equal(
		strip_item_draw(&strip, &c.fonts, span_of(text), span_of(""), memory, n, item),
		ERR_NONE);
	return memory;
}

static void tag_and_window_share_the_band(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(type_case_panel); i++) {
		struct rect words;

		strip_for(type_case_panel[i][0], type_case_panel[i][1], true);
		assert_true(rect_contains(strip.band, strip.tag));
		assert_true(rect_contains(strip.band, strip.window));
		assert_true(rect_contains(strip.band, strip.hairline));
		assert_false(rect_overlaps(strip.tag, strip.window));
		assert_false(rect_overlaps(strip.hairline, strip.window));
		assert_int_equal(strip.window.x1, s.width);
		if (rect_is_empty(strip.tag))
			continue;
		words = strip.furniture.items[strip.furniture.n - 1].at;
		assert_true(rect_contains(strip.tag, words));
		assert_in_range(words.x0, s.left - 1, s.left);
		assert_true(strip.tag.x1 < s.width / 2);
	}
	strip_for(1920, 1080, true);
	assert_false(rect_is_empty(strip.tag));
}

static int32_t tag_width(const char *language, const char *tag)
{
	free(arena.block);
	type_case_style(&c, 1920, 1080, true, &s);
	dial_read(&s.dial, span_of(language), NULL);
	snprintf(s.crawl_tag, sizeof s.crawl_tag, "%s", tag);
	arena_init(&arena, malloc(strip_bytes(&s)), strip_bytes(&s));
	assert_int_equal(strip_init(&strip, &s, &c.fonts, &arena), ERR_NONE);
	return rect_width(strip.tag);
}

static void the_tag_is_the_theme_s_or_the_language_s(void **state)
{
	(void)state;
	assert_int_equal(tag_width("", "auto"), tag_width("", "STOP PRESS"));
	assert_int_equal(tag_width("de", "auto"), tag_width("", "NACHRICHTEN"));
	assert_int_equal(tag_width("fr", "auto"), tag_width("", "ACTUALITÉS"));
	assert_int_equal(tag_width("de", "STOP PRESS"), tag_width("", "STOP PRESS"));
	assert_int_equal(tag_width("de", ""), 0);
	assert_true(tag_width("de", "auto") != tag_width("", "auto"));
	/* The fonts have no kana. */
	assert_int_equal(tag_width("ja", "auto"), tag_width("", "STOP PRESS"));
}

static void without_a_crawl_nothing_is_there(void **state)
{
	(void)state;
	strip_for(1280, 720, false);
	assert_true(rect_is_empty(strip.band));
	assert_true(rect_is_empty(strip.window));
	assert_int_equal(strip.furniture.n, 0);
	assert_true(rect_is_empty(strip.hairline));
}

static void an_item_is_as_wide_as_it_was_measured_and_longer_with_more_text(void **state)
{
	const char *text[] = {"", "Fire", "Fire closes market", "Fire closes old market in Porto"};
	int32_t last = 0;

	(void)state;
	strip_for(1920, 1080, true);
	for (size_t i = 0; i < COUNT_OF(text); i++) {
		struct strip_item item;
		void *memory = item_of(text[i], &item);

		assert_int_equal(item.width,
				 strip_width(&strip, &c.fonts, span_of(text[i]), span_of("")));
		assert_true(item.width > last);
		assert_true(item.text.x1 <= item.width - strip.gap);
		assert_true(item.text.y0 >= strip.window.y0 && item.text.y1 <= strip.window.y1);
		last = item.width;
		free(memory);
	}
}

static void straight_marks_are_drawn_curled(void **state)
{
	struct strip_item straight, curled;
	void *a, *b;

	(void)state;
	strip_for(1920, 1080, true);
	a = item_of("Peru's \"free\" ferry", &straight);
	b = item_of("Peru\xE2\x80\x99s \xE2\x80\x9C"
		    "free\xE2\x80\x9D ferry",
		    &curled);
	assert_int_equal(straight.width, curled.width);
	assert_true(rect_equal(straight.text, curled.text));
	assert_memory_equal(straight.mask, curled.mask,
			    (size_t)rect_width(curled.text) * (size_t)rect_height(curled.text));
	free(a);
	free(b);
}

static void too_little_memory_is_an_error(void **state)
{
	struct strip_item item = {.width = 7};
	unsigned char memory[16];

	(void)state;
	strip_for(1920, 1080, true);
	assert_int_equal(strip_item_draw(&strip, &c.fonts, span_of("Fire"), span_of(""), memory,
					 sizeof memory, &item),
			 ERR_MEMORY);
	assert_int_equal(item.width, 7);
	arena_init(&arena, arena.block, 64);
	assert_int_equal(strip_init(&strip, &s, &c.fonts, &arena), ERR_MEMORY);
}

static void paint(struct canvas *canvas, const struct strip_item *item, int32_t x, struct rect clip)
{
	strip_paint(&strip, canvas, clip);
	strip_paint_item(&strip, item, x, canvas, clip);
	strip_paint_progress(&strip, 300, canvas, clip);
}

static void painting_in_parts_equals_painting_at_once_and_stays_in_the_band(void **state)
{
	struct canvas a, b;
	struct strip_item item;
	void *memory;
	size_t n;

	(void)state;
	strip_for(800, 480, true);
	n = (size_t)s.width * (size_t)s.height;
	a = (struct canvas){malloc(n * 4), s.width, s.height, s.width};
	b = (struct canvas){malloc(n * 4), s.width, s.height, s.width};
	memory = item_of("Ferry service to the islands resumes", &item);
	for (int32_t x = strip.window.x0 - item.width - 5; x < s.width + 20; x += 93) {
		canvas_fill(&a, s.panel, s.panel, GREEN);
		canvas_fill(&b, s.panel, s.panel, GREEN);
		paint(&a, &item, x, s.panel);
		for (int left = 0; left < s.width; left += 37)
			paint(&b, &item, x, rect_make(left, 0, 37, s.height));
		assert_memory_equal(a.px, b.px, n * 4);
		for (size_t i = 0; i < (size_t)s.band.y0 * (size_t)s.width; i++)
			assert_int_equal(a.px[i], GREEN);
	}
	free(memory);
	free(a.px);
	free(b.px);
}

/* The sum of the channels of the ink, and of the accent, in column X. */
static uint64_t light(const struct canvas *a, int x)
{
	uint64_t sum = 0;

	for (int y = strip.window.y0; y < strip.window.y1; y++) {
		uint32_t px = a->px[y * s.width + x];

		sum += (px >> 16) + (px >> 8 & 0xFF) + (px & 0xFF);
	}
	return sum;
}

static void an_item_comes_and_goes_softly(void **state)
{
	struct canvas a;
	struct strip_item item;
	/* A solid bar in place of letters, so that only the window matters. */
	static uint8_t bar[2000 * 4];
	uint64_t empty, full, last;

	(void)state;
	strip_for(1920, 1080, true);
	assert_in_range(strip.fade, 20, 28);
	a = (struct canvas){malloc((size_t)s.width * (size_t)s.height * 4), s.width, s.height,
			    s.width};
	memset(bar, 255, sizeof bar);
	item = (struct strip_item){2200, rect_make(0, strip.base - 4, 2000, 4), bar};
	strip_paint(&strip, &a, s.panel);
	empty = last = light(&a, 1000);
	strip_paint_item(&strip, &item, 0, &a, s.panel);
	full = light(&a, 1000);
	for (int i = 0; i < strip.fade; i++) {
		uint64_t now = light(&a, strip.window.x0 + i);

		assert_true(now >= last && now > empty && now < full);
		assert_int_equal(now, light(&a, strip.window.x1 - 1 - i));
		last = now;
	}
	assert_int_equal(light(&a, strip.window.x0 + strip.fade), full);
	assert_int_equal(light(&a, strip.window.x1 - 1 - strip.fade), full);
	free(a.px);
}

static void the_square_stands_in_the_middle_of_the_capitals(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(type_case_panel); i++) {
		int32_t cap, twice;

		strip_for(type_case_panel[i][0], type_case_panel[i][1], true);
		cap = font_px(font_metrics(&c.fonts, THEME_TEXT)->cap, strip.size);
		twice = 2 * strip.base - cap - strip.square.y0 - strip.square.y1;
		assert_in_range(twice + 1, 0, 2);
		assert_true(rect_height(strip.square) < cap);
	}
}

/* The damage that is returned covers all that changed. */
static void the_damage_of_an_item_covers_what_it_changed(void **state)
{
	struct canvas a;
	struct strip_item item;
	void *memory;

	(void)state;
	strip_for(800, 480, true);
	a = (struct canvas){malloc((size_t)s.width * (size_t)s.height * 4), s.width, s.height,
			    s.width};
	memory = item_of("Ferry service", &item);
	for (int32_t x = -item.width; x < s.width + 20; x += 61) {
		struct rect damage;

		canvas_fill(&a, s.panel, s.panel, GREEN);
		damage = strip_paint_item(&strip, &item, x, &a, s.panel);
		assert_true(rect_contains(strip.window, damage));
		for (int y = 0; y < s.height; y++) {
			for (int column = 0; column < s.width; column++) {
				if (!rect_overlaps(damage, rect_make(column, y, 1, 1)))
					assert_int_equal(a.px[y * s.width + column], GREEN);
			}
		}
	}
	free(memory);
	free(a.px);
}

static void the_hairline_grows_from_nothing_to_its_whole_way(void **state)
{
	int32_t last = 0;

	(void)state;
	strip_for(1920, 1080, true);
	assert_true(rect_is_empty(strip_progress(&strip, 0)));
	assert_true(rect_is_empty(strip_progress(&strip, -5)));
	assert_true(rect_equal(strip_progress(&strip, 1000), strip.hairline));
	assert_true(rect_equal(strip_progress(&strip, 2000), strip.hairline));
	for (int32_t amount = 0; amount <= 1000; amount++) {
		assert_true(strip_progress(&strip, amount).x1 >= last);
		last = strip_progress(&strip, amount).x1;
	}
}

static void the_hairline_is_lit_up_to_its_amount(void **state)
{
	uint32_t *px;

	(void)state;
	strip_for(800, 480, true);
	px = malloc((size_t)s.width * (size_t)s.height * 4);
	for (int32_t amount = 0; amount <= 1000; amount += 250) {
		struct canvas a = {px, s.width, s.height, s.width};
		int32_t end = strip_progress(&strip, amount).x1;

		canvas_fill(&a, s.panel, s.panel, GREEN);
		strip_paint_progress(&strip, amount, &a, s.panel);
		for (int x = 0; x < s.width; x++) {
			uint32_t expected = x < end ? s.accent : s.band_colour;

			if (x < strip.hairline.x0)
				expected = GREEN;
			assert_int_equal(px[strip.hairline.y0 * s.width + x], expected);
			assert_int_equal(px[strip.hairline.y1 * s.width + x], GREEN);
		}
	}
	free(px);
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tag_and_window_share_the_band),
		cmocka_unit_test(the_tag_is_the_theme_s_or_the_language_s),
		cmocka_unit_test(without_a_crawl_nothing_is_there),
		cmocka_unit_test(an_item_is_as_wide_as_it_was_measured_and_longer_with_more_text),
		cmocka_unit_test(straight_marks_are_drawn_curled),
		cmocka_unit_test(too_little_memory_is_an_error),
		cmocka_unit_test(painting_in_parts_equals_painting_at_once_and_stays_in_the_band),
		cmocka_unit_test(an_item_comes_and_goes_softly),
		cmocka_unit_test(the_square_stands_in_the_middle_of_the_capitals),
		cmocka_unit_test(the_damage_of_an_item_covers_what_it_changed),
		cmocka_unit_test(the_hairline_grows_from_nothing_to_its_whole_way),
		cmocka_unit_test(the_hairline_is_lit_up_to_its_amount),
	};

	return cmocka_run_group_tests(tests, open_case, close_case);
}
