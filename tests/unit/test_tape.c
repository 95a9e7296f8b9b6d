/*
 * The crawl's tape (T13 of src/show/SCHEDULE.md), over random packs on random panels: against the
 * oracle that looks at one card and one minute, and against a walk that lays one headline behind
 * the other. STEPS in the environment is the number of packs (default 15), SEED begins elsewhere.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "show/tape.h"
#include "show_worlds.h"

/* A world's headlines on a wall. */
struct wall {
	struct world *v;
	struct tape tape;
	struct crawl crawl;
	uint32_t card[TAPE_ITEMS_MAX];
	int32_t start_px[TAPE_ITEMS_MAX + 1];
	uint32_t n;
};

static struct wall wall;

/* Some lines cannot be drawn. */
static int32_t line_px(void *user, uint32_t card)
{
	(void)user;
	return card % 5 ? 200 + (int32_t)(card * 97 % 2000) : 0;
}

static void start_tape(struct wall *x)
{
	struct tape_source source = {.schedule = &x->v->s,
				     .card = x->card,
				     .start_px = x->start_px,
				     .n = x->n,
				     .line = line_px,
				     .crawl = x->crawl};

	tape_init(&x->tape, &source);
}

/* Headlines of all widths, some wider than comes in in a minute. */
static void build(struct wall *x, struct world *v)
{
	static const struct crawl speeds[] = {
		{1800, 4, 1, 60}, {640, 2, 1, 60}, {5000, 1, 2, 50}, {120, 1, 6, 60}};
	uint64_t r = v->number + 1;

	(void)next(&r);
	x->v = v;
	x->crawl = speeds[below(&r, COUNT_OF(speeds))];
	x->n = 0;
	for (uint32_t i = 0; i < v->n && x->n < TAPE_ITEMS_MAX; i++) {
		int32_t width = 100 + (int32_t)below(&r, below(&r, 20) ? 1500 : 9000);

		if (below(&r, 4) == 0)
			continue;
		x->card[x->n] = i;
		x->start_px[x->n + 1] = x->start_px[x->n] + width;
		x->n++;
	}
	start_tape(x);
}

/* Worlds small enough to be looked at minute by minute. */
static void for_some_worlds(void (*test)(struct wall *x))
{
	const char *seed = getenv("SEED");
	unsigned first = seed ? (unsigned)atoi(seed) : 0;

	for (unsigned i = first; i < first + n_worlds(); i++) {
		make_world(&w, i, 0);
		if (w.n > 500)
			continue;
		open_world(&w);
		build(&wall, &w);
		test(&wall);
		close_world(&w);
	}
}

static int64_t first_in_ms(const struct wall *x, int64_t px)
{
	return crawl_last_ms(&x->crawl, px) + 1;
}

/* ---- in its time */

/* The minute whose cards are on at UTC_MS: one that begins at once is before its own. */
static int64_t minute_of(const struct world *v, int64_t utc_ms)
{
	return num_floor_div(utc_ms, MINUTE) * MINUTE + (is_early(v, utc_ms) ? MINUTE : 0);
}

/* The cards whose lines the crawl may show instead of headlines in the minute of UTC_MS. */
static bool line_takes(const struct world *v, int64_t utc_ms, uint32_t *line)
{
	for (uint32_t i = 0; v->character & URGENT && i < v->n; i++)
		if (line_px(NULL, i) && takes(v, i, utc_ms)) {
			*line = i;
			return true;
		}
	return false;
}

static uint32_t n_lines, n_timed_shown, n_left_out;

static void look_at_spot(const struct wall *x, const struct tape_spot *spot, int64_t utc_ms)
{
	int64_t minute = minute_of(x->v, utc_ms);
	uint32_t line;

	if (line_takes(x->v, minute, &line)) {
		n_lines++;
		if (spot->card != line)
			fail_msg("pack %u: card %u comes in at %lld beside urgent card %u",
				 x->v->number, spot->card, (long long)utc_ms, line);
	} else if (!is_allowed(x->v, spot->card, minute)) {
		fail_msg("pack %u: card %u comes in at %lld", x->v->number, spot->card,
			 (long long)utc_ms);
	}
}

/* Each minute in which a part of what is on the tape comes in. */
static void test_times(struct wall *x)
{
	int64_t at = crawl_place_px(&x->crawl, START - HOUR);
	int64_t end = crawl_place_px(&x->crawl, START + 12 * HOUR);
	struct tape_spot spot;

	for (; tape_find(&x->tape, at, end, &spot); at = spot.at_px + spot.width_px) {
		int64_t first_ms = first_in_ms(x, spot.at_px);
		int64_t last_ms = first_in_ms(x, spot.at_px + spot.width_px - 1);

		assert_true(spot.at_px + spot.width_px > at && spot.width_px > 0);
		for (int64_t ms = first_ms; ms < last_ms; ms += MINUTE)
			look_at_spot(x, &spot, ms);
		look_at_spot(x, &spot, last_ms);
		n_timed_shown += schedule_is_timed(&x->v->s, spot.card);
	}
	for (uint32_t i = 0; i < x->n; i++)
		n_left_out += !is_allowed(x->v, x->card[i], START);
}

static void t13_what_comes_in_may_be_shown_from_its_first_column_to_its_last(void **state)
{
	(void)state;
	n_lines = n_timed_shown = n_left_out = 0;
	for_some_worlds(test_times);
	assert_true(n_timed_shown > 1000 && n_left_out > 20);
	assert_true(n_lines > 0 || n_worlds() < 10);
}

/* ---- who has the screen */

static uint32_t n_takers;

static void test_urgent(struct wall *x)
{
	struct world *v = x->v;
	uint64_t r = v->number;
	struct spell spell;

	for (int64_t at = START - DAY; at < START + 3 * DAY; at = spell.end_ms) {
		uint32_t card = below(&r, 2) ? 0 : below(&r, v->n);
		uint32_t wanted = card;

		schedule_spell(&v->s, at, &spell);
		while (wanted < v->n &&
		       !(v->character & URGENT && takes(v, wanted, spell.minute * MINUTE)))
			wanted++;
		assert_int_equal(schedule_urgent(&v->s, card, &spell),
				 wanted < v->n ? wanted : SCHEDULE_NONE);
		n_takers += wanted < v->n;
	}
}

static void the_next_card_that_has_the_screen_is_found_from_any_card_on(void **state)
{
	(void)state;
	n_takers = 0;
	for_some_worlds(test_urgent);
	assert_true(n_takers > 10 || n_worlds() < 10);
}

/* ---- the plain walk */

/* What stands on one stretch, one behind the other, before the room that is left is dealt out. */
struct row {
	struct tape_spot spot[200000];
	int64_t n;
};

static struct row row;

static int32_t width_of(const struct wall *x, uint32_t i)
{
	return x->start_px[i + 1] - x->start_px[i];
}

/* Which headline is next in the minute, from NEXT on, of those that fit into MOST px; N: none may
 * be shown. */
static uint32_t next_allowed(const struct wall *x, uint32_t next_item, int64_t minute_ms,
			     int64_t most)
{
	for (uint32_t k = 0; k < x->n; k++) {
		uint32_t i = (next_item + k) % x->n;

		if (width_of(x, i) <= most && is_allowed(x->v, x->card[i], minute_ms))
			return i;
	}
	return x->n;
}

/* Returns the headline that has its turn after SPELL. */
static uint32_t lay_row(const struct wall *x, const struct spell *spell, uint32_t next_item)
{
	int64_t at = crawl_place_px(&x->crawl, spell->start_ms - 1);
	int64_t end = crawl_place_px(&x->crawl, spell->end_ms - 1);
	const int64_t most = end - at;
	uint32_t line = 0;
	bool is_line = line_takes(x->v, spell->minute * MINUTE, &line);

	row.n = 0;
	for (;;) {
		uint32_t i = is_line ? 0 : next_allowed(x, next_item, spell->minute * MINUTE, most);
		int32_t width;

		if (!is_line && i == x->n)
			break;
		width = is_line ? line_px(NULL, line) : width_of(x, i);
		if (at + width > end)
			break;
		row.spot[row.n++] = (struct tape_spot){is_line ? line : x->card[i], width, at};
		at += width;
		if (!is_line)
			next_item = (i + 1) % x->n;
	}
	for (int64_t k = 0; k < row.n; k++)
		row.spot[k].at_px += (end - at) * k / row.n;
	return next_item;
}

static uint32_t n_spells, n_spots;

static void test_walk(struct wall *x)
{
	int64_t until_ms = START + (n_days() - 1) * DAY;
	struct spell spell;
	uint32_t next_item = 0;

	schedule_spell(&x->v->s, START, &spell);
	if (spell.end_ms == SPELL_EVER_MS)
		return;
	while (spell.start_ms < until_ms) {
		int64_t at = crawl_place_px(&x->crawl, spell.start_ms - 1);
		int64_t end = crawl_place_px(&x->crawl, spell.end_ms - 1);
		struct tape_spot spot;

		if (x->tape.is_changing && spell.minute % SPELL_DAY_MINUTES == 0)
			next_item = 0;
		next_item = lay_row(x, &spell, next_item);
		for (int64_t k = 0; x->tape.is_changing && k < row.n; k++) {
			assert_true(tape_find(&x->tape, at, end, &spot));
			assert_int_equal(spot.card, row.spot[k].card);
			assert_int_equal(spot.at_px, row.spot[k].at_px);
			assert_int_equal(spot.width_px, row.spot[k].width_px);
			at = spot.at_px + spot.width_px;
			n_spots++;
		}
		assert_true(!x->tape.is_changing || !tape_find(&x->tape, at, end, &spot));
		n_spells++;
		schedule_spell(&x->v->s, spell.end_ms, &spell);
	}
}

static void t13_headlines_come_in_turn_as_a_plain_walk_lays_them(void **state)
{
	(void)state;
	n_spells = n_spots = 0;
	for_some_worlds(test_walk);
	assert_true(n_spells > 100 && n_spots > 10000);
}

/* ---- any place, in any order */

static void test_order(struct wall *x)
{
	static struct wall second;
	int64_t begin = crawl_place_px(&x->crawl, START - DAY);
	int64_t end = crawl_place_px(&x->crawl, START + 2 * DAY);
	int64_t midnight = crawl_place_px(&x->crawl, START);
	uint64_t r = x->v->number;

	second = *x;
	for (int i = 0; i < 60; i++) {
		int64_t at = begin + (int64_t)(next(&r) % (uint64_t)(end - begin));
		struct tape_spot a, b;
		bool is_found;

		if (i % 3 == 0)
			at = midnight + (int64_t)below(&r, 4000) - 2000;
		is_found = tape_find(&x->tape, at, end, &a);
		if (i % 2 == 0) { /* as after a start */
			second.tape.source.card = second.card;
			start_tape(&second);
		}
		assert_int_equal(tape_find(&second.tape, at, end, &b), is_found);
		if (!is_found)
			continue;
		assert_int_equal(a.card, b.card);
		assert_int_equal(a.at_px, b.at_px);
		assert_int_equal(a.width_px, b.width_px);
		/* It is the same from each of its columns. */
		at = MAX_OF(at, a.at_px) + (a.at_px + a.width_px - MAX_OF(at, a.at_px)) / 2;
		assert_true(tape_find(&x->tape, at, at + 1, &b));
		assert_int_equal(a.at_px, b.at_px);
	}
}

static void t13_a_place_has_the_same_on_it_whenever_it_is_asked_for(void **state)
{
	(void)state;
	for_some_worlds(test_order);
}

/* ---- without a time */

static void test_untrusted(struct wall *x)
{
	int64_t at = 0;
	uint32_t n = 0, last = 0;
	struct tape_spot spot;

	schedule_trust(&x->v->s, false);
	for (uint32_t i = 0; i < x->n; i++)
		n += !x->v->s.cards[x->card[i]].is_dated;
	assert_int_equal(tape_find(&x->tape, at, 100000, &spot), n > 0);
	for (uint32_t k = 0; n && k < 2 * n; k++) {
		assert_true(tape_find(&x->tape, at, INT64_MAX, &spot));
		assert_int_equal(spot.at_px, at);
		assert_false(x->v->s.cards[spot.card].is_dated);
		assert_true(k % n == 0 || spot.card > last);
		last = spot.card;
		at += spot.width_px;
	}
	schedule_trust(&x->v->s, true);
}

static void t13_without_a_time_timeless_headlines_go_round(void **state)
{
	(void)state;
	for_some_worlds(test_untrusted);
}

/* ---- one pack by hand */

/* Three headlines of 600 px and one of 900, at 4 px a refresh: 14,400 a minute. The second is over
 * at 00:01, the last begins at 00:02 and is over at 00:03. */
static void b_is_over_and_d_begins_as_the_manual_says(void **state)
{
	static const uint32_t wanted[] = {0, 1, 2, 0, 1, 2};
	struct tape_spot spot;
	int64_t at;

	(void)state;
	make_world(&w, 0, 4);
	memset(w.times, 0, 4 * sizeof *w.times);
	memset(&w.quota, 0, sizeof w.quota);
	w.times[1].until_ms = START + 2 * HOUR + MINUTE; /* Berlin's clock */
	w.times[3].from_ms = START + 2 * HOUR + 2 * MINUTE;
	w.times[3].until_ms = START + 2 * HOUR + 3 * MINUTE;
	w.character = TIMED;
	open_world(&w);
	wall = (struct wall){.v = &w,
			     .crawl = {1800, 4, 1, 60},
			     .card = {0, 1, 2, 3},
			     .start_px = {0, 600, 1200, 1800, 2700},
			     .n = 4};
	start_tape(&wall);
	at = crawl_place_px(&wall.crawl, START - 1);
	/* 24 times 600: no room is left. */
	for (size_t i = 0; i < 24; i++, at += 600) {
		assert_true(tape_find(&wall.tape, at, at + 1, &spot));
		assert_int_equal(spot.card, wanted[i % 3]);
		assert_int_equal(spot.at_px, at);
	}
	for (size_t i = 0; i < 24; i++, at += 600) {
		assert_true(tape_find(&wall.tape, at, at + 1, &spot));
		assert_int_equal(spot.card, i % 2 ? 2 : 0);
		assert_int_equal(spot.at_px, at);
	}
	/* It is 3's turn. 3 0 2, six times, is 12,600; 3 and 0 are 1,500 more; the 300 that are
	 * left are dealt out among 20. */
	for (size_t i = 0; i < 20; i++) {
		static const uint32_t turn[] = {3, 0, 2};

		assert_true(tape_find(&wall.tape, at, at + 1000, &spot));
		assert_int_equal(spot.card, turn[i % 3]);
		assert_int_equal(spot.at_px - at, i ? 15 : 0);
		at = spot.at_px + spot.width_px;
	}
	assert_true(tape_find(&wall.tape, at, at + 1000, &spot));
	assert_int_equal(spot.card, 2);
	assert_int_equal(spot.at_px - at, 15);
	close_world(&w);
}

/* A headline so wide that no minute holds it, in a pack in which something ends each minute, does
 * not hold up the others. */
static void a_headline_wider_than_every_spell_lets_the_others_pass(void **state)
{
	struct tape_spot spot;
	int64_t at;

	(void)state;
	make_world(&w, 0, 10);
	memset(w.times, 0, 10 * sizeof *w.times);
	memset(&w.quota, 0, sizeof w.quota);
	for (int i = 2; i < 10; i++)
		w.times[i].until_ms = START + 2 * HOUR + (i - 1) * MINUTE;
	w.character = TIMED;
	open_world(&w);
	wall = (struct wall){.v = &w,
			     .crawl = {1800, 4, 1, 60},
			     .card = {0, 1},
			     .start_px = {0, 600, 600 + 14401},
			     .n = 2};
	start_tape(&wall);
	wall.tape.is_changing = true; /* as with the others among the headlines */
	at = crawl_place_px(&wall.crawl, START - 1);
	for (size_t i = 0; i < 24 * 8; i++, at += 600) {
		assert_true(tape_find(&wall.tape, at, at + 1, &spot));
		assert_int_equal(spot.card, 0);
	}
	/* From the last end on there is time enough. */
	assert_true(tape_find(&wall.tape, at, at + 14401, &spot));
	assert_int_equal(spot.card, 1);
	close_world(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(b_is_over_and_d_begins_as_the_manual_says),
		cmocka_unit_test(a_headline_wider_than_every_spell_lets_the_others_pass),
		cmocka_unit_test(t13_what_comes_in_may_be_shown_from_its_first_column_to_its_last),
		cmocka_unit_test(the_next_card_that_has_the_screen_is_found_from_any_card_on),
		cmocka_unit_test(t13_headlines_come_in_turn_as_a_plain_walk_lays_them),
		cmocka_unit_test(t13_a_place_has_the_same_on_it_whenever_it_is_asked_for),
		cmocka_unit_test(t13_without_a_time_timeless_headlines_go_round),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
