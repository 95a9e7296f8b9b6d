#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "show/age.h"
#include "show/validity.h"
#include "show_panel.h"

#define NOON INT64_C(1755864000000) /* Friday 2025-08-22 12:00 UTC */
#define TODAY INT64_C(1755820800000)
#define MINUTE INT64_C(60000)
#define HOUR (60 * MINUTE)

/* A pack of two cards: one of the class and the date, and one without; made anew each time. */
static void make(enum pack_freshness freshness, int64_t date_ms, const char *language,
		 struct buf *bytes, struct pack *out)
{
	static struct pack_font fonts[PACK_FONTS_MAX];
	struct writer_card cards[2];
	struct writer_input in = {
		cards, 2, fonts, pack_n_fonts(&packs.pack), pack_theme(&packs.pack), SPAN("test")};

	for (uint32_t i = 0; i < in.n_fonts; i++)
		pack_font(&packs.pack, i, &fonts[i]);
	memset(cards, 0, sizeof cards);
	for (uint32_t i = 0; i < 2; i++) {
		cards[i].card.kind = PACK_HEADLINE;
		cards[i].card.article = i + 1;
		cards[i].card.text = span_of(i ? "Ferries return to the islands" : "Harbour opens");
		cards[i].card.date = span_of("22 August 2025");
		cards[i].card.date_ms = i ? PACK_NO_DATE : date_ms;
		cards[i].card.language = span_of(language);
		cards[i].proof = (struct pack_proof){.file = SPAN("test.txt"),
						     .line = 1,
						     .end = cards[i].card.text.n,
						     .rule = SPAN("test"),
						     .source = cards[i].card.text};
	}
	cards[0].timing.freshness = freshness;
	buf_init(bytes);
	assert_int_equal(writer_write(&in, bytes, NULL), ERR_NONE);
	assert_int_equal(pack_open(out, bytes->p, bytes->n, NULL), ERR_NONE);
}

static void an_age_is_told_as_a_newspaper_would(void **state)
{
	static const struct {
		enum pack_freshness freshness;
		int64_t date_ms;
		int32_t offset_s;
		const char *language, *told;
	} row[] = {
		{PACK_BREAKING, NOON - 12 * MINUTE + 1, 0, "", "12 min ago"},
		{PACK_BREAKING, NOON - 1, 0, "", "1 min ago"},
		{PACK_BREAKING, NOON + 1, 0, "", "Just now"},
		{PACK_BREAKING, NOON - 59 * MINUTE, 0, "de", "Vor 59 Min."},
		{PACK_BREAKING, NOON - 60 * MINUTE + 1, 0, "", "Today 11:00"},
		{PACK_BREAKING, TODAY, 0, "", "Today"},
		{PACK_DAY, NOON - 2 * HOUR + 5 * MINUTE, 7200, "", "Today 12:05"},
		{PACK_DAY, NOON - 13 * HOUR, 7200, "", "Today 01:00"},
		{PACK_DAY, NOON - 15 * HOUR, 7200, "es", "Ayer 23:00"},
		{PACK_DAY, TODAY - 24 * HOUR, 7200, "fr", "Hier"},
		{PACK_WEEK, TODAY - 48 * HOUR, 0, "", "Wednesday"},
		{PACK_WEEK, TODAY - 48 * HOUR + 1, 0, "fr", "Mercredi"},
		{PACK_WEEK, TODAY - 6 * 24 * HOUR, 0, "de", "Samstag"},
		/* The printed date stands: */
		{PACK_WEEK, TODAY - 7 * 24 * HOUR, 0, "", ""},
		{PACK_TIMELESS, NOON - HOUR, 0, "", ""},
		{PACK_DAY, NOON + HOUR, 0, "", ""},
		{PACK_DAY, PACK_NO_DATE, 0, "", ""},
		{PACK_DAY, NOON - HOUR, 0, "xx", ""},
		{PACK_BREAKING, NOON - 12 * MINUTE, 0, "ja", "12分前"},
		{PACK_BREAKING, NOON - 12 * MINUTE, 0, "ar", "قبل 12 دقيقة"},
		{PACK_BREAKING, NOON - 7 * MINUTE, 0, "ar", "قبل 7 دقائق"},
		{PACK_BREAKING, NOON - 2 * MINUTE, 0, "ar", "قبل دقيقتين"},
		{PACK_BREAKING, NOON - MINUTE, 0, "he", "לפני דקה"},
		{PACK_DAY, NOON - HOUR, 0, "zh-Hant", "今天 11:00"},
		{PACK_WEEK, TODAY - 48 * HOUR, 0, "ko", "수요일"},
		{PACK_DAY, NOON - HOUR, 0, "no", "I dag 11:00"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		char buffer[AGE_BYTES];
		struct pack pack;
		struct buf bytes;
		struct span told;

		make(row[i].freshness, row[i].date_ms, row[i].language, &bytes, &pack);
		told = age_text(&pack, 0, NOON, row[i].offset_s, buffer);
		if (!span_is(told, row[i].told))
			fail_msg("row %zu: '%.*s', not '%s'", i, (int)told.n, told.p, row[i].told);
		assert_int_equal(age_text(&pack, 1, NOON, 0, buffer).n, 0);
		buf_finish(&bytes);
	}
}

static void every_language_has_all_words_and_none_is_too_long(void **state)
{
	static const char *const languages[] = {"en", "de", "fr",      "es", "el", "ru", "uk",
						"ja", "zh", "zh-Hant", "ko", "hi", "ar", "he",
						"it", "pt", "nl",      "pl", "tr", "sv", "da",
						"nb", "nn", "fi",      "cs", "sk", "hu", "ro"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(languages); i++) {
		struct pack pack;
		struct buf bytes;
		char buffer[AGE_BYTES];

		make(PACK_BREAKING, NOON + 1, languages[i], &bytes, &pack);
		for (int64_t ms = NOON; ms < NOON + 7 * 24 * HOUR - 13 * HOUR; ms += 7 * MINUTE)
			assert_true(age_text(&pack, 0, ms, 0, buffer).n > 0);
		buf_finish(&bytes);
	}
}

static void a_class_runs_from_the_moment_wherever_the_panel_hangs(void **state)
{
	struct pack pack;
	struct buf bytes;

	(void)state;
	make(PACK_BREAKING, NOON - 5 * HOUR - 1, "", &bytes, &pack);
	for (int32_t offset_s = -36000; offset_s <= 36000; offset_s += 7200) {
		assert_true(validity_holds(&pack, 0, NOON + HOUR - 2, offset_s));
		assert_false(validity_holds(&pack, 0, NOON + HOUR, offset_s));
		assert_int_equal(validity_age_ms(&pack, 0, NOON, offset_s), 5 * HOUR + 1);
	}
	buf_finish(&bytes);
}

#define WIDTH 480
#define HEIGHT 270

static void raise_panel(struct panel *p, const struct pack *pack)
{
	const struct board b = show_packs_board(WIDTH, HEIGHT, false);

	panel_raise(p, pack, &b, &packs.theme);
}

static void set(struct panel *p, int64_t ms, struct stage_damage *damage)
{
	struct stage_time t = {ms, 7200};

	stage_set_time(&p->stage, &t, damage);
}

/* Each minute for two hours, the first of which tells minutes. */
static void the_stage_tells_the_age_at_whole_minutes_with_small_damage(void **state)
{
	static struct panel kept, fresh;
	struct stage_damage damage;
	struct pack pack;
	struct buf bytes;
	unsigned n_older = 0;

	(void)state;
	make(PACK_BREAKING, NOON + 1234, "", &bytes, &pack);
	raise_panel(&kept, &pack);
	assert_int_equal(stage_hold(&kept.stage, 0), ERR_NONE);
	set(&kept, NOON + 2000, &damage);
	stage_paint(&kept.stage, &kept.canvas, canvas_bounds(&kept.canvas));
	for (int64_t ms = NOON + 2000; ms < NOON + 2 * HOUR;) {
		struct rect date = scene_bounds_of(&kept.stage.to->scene, SCENE_DATE);
		int64_t next = stage_next_ms(&kept.stage);

		assert_false(rect_is_empty(date));
		assert_int_equal(next % MINUTE, 0);
		assert_int_equal(next / MINUTE, ms / MINUTE + 1);
		ms = next;
		set(&kept, ms, &damage);
		for (size_t i = 0; i < damage.n; i++) {
			struct rect now = scene_bounds_of(&kept.stage.to->scene, SCENE_DATE);

			stage_paint(&kept.stage, &kept.canvas, damage.rect[i]);
			n_older += !rect_overlaps(damage.rect[i], kept.stage.face_place);
			assert_true(rect_contains(kept.stage.face_place, damage.rect[i]) ||
				    rect_contains(rect_unite(date, now), damage.rect[i]));
		}
		raise_panel(&fresh, &pack);
		assert_int_equal(stage_hold(&fresh.stage, 0), ERR_NONE);
		set(&fresh, ms, &damage);
		stage_paint(&fresh.stage, &fresh.canvas, canvas_bounds(&fresh.canvas));
		assert_memory_equal(kept.canvas.px, fresh.canvas.px, (size_t)WIDTH * HEIGHT * 4);
		raze_panel(&fresh);
	}
	/* 59 of them, and "Today 14:00" once. */
	assert_int_equal(n_older, 60);
	raze_panel(&kept);
	buf_finish(&bytes);
}

/* The shipped pack's fonts have Greek, and no kana. */
static void an_age_that_the_fonts_have_not_the_letters_of_leaves_the_date(void **state)
{
	static const char *const language[] = {"ja", "el"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(language); i++) {
		static struct panel p;
		struct stage_damage damage;
		struct pack pack;
		struct buf bytes;

		make(PACK_BREAKING, NOON - 3 * MINUTE, language[i], &bytes, &pack);
		raise_panel(&p, &pack);
		assert_int_equal(stage_hold(&p.stage, 0), ERR_NONE);
		set(&p, NOON, &damage);
		assert_int_equal(p.stage.to->age_n > 0, i);
		assert_false(rect_is_empty(scene_bounds_of(&p.stage.to->scene, SCENE_DATE)));
		raze_panel(&p);
		buf_finish(&bytes);
	}
}

static void a_card_that_is_news_no_more_goes_by_itself(void **state)
{
	static struct panel p;
	struct stage_damage damage;
	struct pack pack;
	struct buf bytes;
	bool was_on[2] = {false, false};

	(void)state;
	make(PACK_DAY, NOON + 1234, "", &bytes, &pack);
	raise_panel(&p, &pack);
	for (int64_t ms = NOON + 23 * HOUR; ms < NOON + 26 * HOUR; ms += 777) {
		bool is_over = ms >= NOON + 24 * HOUR;

		set(&p, ms, &damage);
		was_on[is_over] |= p.stage.now.card == 0;
	}
	assert_true(was_on[false]);
	assert_false(was_on[true]);
	raze_panel(&p);
	buf_finish(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_age_is_told_as_a_newspaper_would),
		cmocka_unit_test(every_language_has_all_words_and_none_is_too_long),
		cmocka_unit_test(a_class_runs_from_the_moment_wherever_the_panel_hangs),
		cmocka_unit_test(the_stage_tells_the_age_at_whole_minutes_with_small_damage),
		cmocka_unit_test(an_age_that_the_fonts_have_not_the_letters_of_leaves_the_date),
		cmocka_unit_test(a_card_that_is_news_no_more_goes_by_itself),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
