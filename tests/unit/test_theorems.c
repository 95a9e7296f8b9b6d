/*
 * The theorems of src/show/SCHEDULE.md, by number, over random packs: each looked at for some days
 * in which everything changes, against plain oracles that know nothing of spells and rounds.
 *
 * STEPS in the environment is the number of packs (default 15); at 1,000 and more each is looked at
 * for a week. SEED begins elsewhere.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "show_worlds.h"

static struct world other;

/* What was found of each theorem, first of all; 13: the second half of T3. */
static char verdicts[14][160];

static PRINTF_LIKE(2, 3) void broken(int theorem, const char *format, ...)
{
	va_list args;
	int n;

	if (verdicts[theorem][0])
		return;
	n = snprintf(verdicts[theorem], sizeof verdicts[theorem], "pack %u: ", w.number);
	va_start(args, format);
	vsnprintf(verdicts[theorem] + n, sizeof verdicts[theorem] - (size_t)n, format, args);
	va_end(args);
}

static void assert_verdict(int theorem)
{
	if (verdicts[theorem][0])
		fail_msg("%s", verdicts[theorem]);
}

static void for_all_worlds(void (*test)(struct world *v))
{
	const char *seed = getenv("SEED");
	unsigned first = seed ? (unsigned)atoi(seed) : 0;

	for (unsigned i = first; i < first + n_worlds(); i++) {
		make_world(&w, i, 0);
		open_world(&w);
		test(&w);
		close_world(&w);
	}
}

/* ---- T1: time is covered without gaps and overlaps */

static int64_t covered_to;

static void look_for_gaps(struct world *v, const struct schedule_slot *slot, uint32_t card)
{
	(void)v;
	(void)card;
	if (covered_to && slot->start_ms != covered_to)
		broken(1, "a gap before %lld", (long long)slot->start_ms);
	covered_to = slot->end_ms;
}

static void t1_at_any_time_one_slot_is_on_and_slots_join(void **state)
{
	(void)state;
	assert_verdict(1);
}

/* ---- T2: any two panels, any way to ask */

static void test_agreement(struct world *v)
{
	struct schedule_slot a, b;
	uint64_t r = v->seed;

	memcpy(other.cards, v->cards, v->n * sizeof *v->cards);
	memcpy(other.times, v->times, v->n * sizeof *v->times);
	other.n = v->n;
	other.quota = v->quota;
	other.seed = v->seed;
	open_world(&other);
	for (int i = 0; i < 30; i++) {
		int64_t at = START + (int64_t)(next(&r) % (uint64_t)(n_days() * DAY));

		/* One has come from anywhere, the other was just switched on, or has run on. */
		schedule_at(&v->s, at, &a);
		schedule_at(&v->s, at - (int64_t)below(&r, 90000000), &b);
		if (i % 10 == 0) {
			close_world(&other);
			open_world(&other);
		}
		schedule_at(&other.s, at, &b);
		assert_int_equal(a.card, b.card);
		assert_true(a.start_ms == b.start_ms && a.end_ms == b.end_ms);
		assert_int_equal(a.rule, b.rule);
		schedule_at(&v->s, a.end_ms - 1, &b);
		assert_true(a.card == b.card && a.start_ms == b.start_ms);
	}
	close_world(&other);
}

static void t2_panels_agree_and_a_reboot_resumes_the_same_card(void **state)
{
	(void)state;
	for_all_worlds(test_agreement);
}

/* ---- T3: never outside its time */

static void look_for_trespass(struct world *v, const struct schedule_slot *slot, uint32_t card)
{
	const int64_t looks[] = {slot->start_ms, slot->end_ms - 1};

	if (card == SCHEDULE_NONE)
		return;
	for (size_t i = 0; i < COUNT_OF(looks); i++)
		if (!is_allowed(v, card, looks[i]) && !is_early(v, looks[i]))
			broken(3, "card %u is on at %lld", (unsigned)card, (long long)looks[i]);
}

static void t3_no_card_is_shown_outside_its_time(void **state)
{
	(void)state;
	assert_verdict(3);
}

static void look_for_idleness(struct world *v, const struct schedule_slot *slot, uint32_t card)
{
	if (card != SCHEDULE_NONE)
		return;
	for (uint32_t i = 0; i < v->n; i++)
		if (is_allowed(v, i, slot->start_ms))
			broken(13, "nothing is on at %lld, and card %u may be",
			       (long long)slot->start_ms, (unsigned)i);
}

static void t3_where_a_card_may_be_shown_one_is(void **state)
{
	(void)state;
	assert_verdict(13);
}

/* ---- T4: exact shares */

static void check_share(struct world *v, const struct schedule_slot *slot)
{
	for (uint32_t i = 0; i < v->n; i++) {
		uint32_t wanted = is_allowed(v, i, slot->round_start_ms) ? showings_of(v, i) : 0;

		if (v->count[i] != wanted && !(quota_is_any(&v->quota) && v->count[i] == 0))
			broken(4, "card %u is shown %u times, not %u", (unsigned)i,
			       (unsigned)v->count[i], (unsigned)wanted);
	}
}

/* Has the round been counted from its start? And how many rounds have been. */
static bool is_counted;
static unsigned n_rounds_checked;

static void look_at_shares(struct world *v, const struct schedule_slot *slot, uint32_t card)
{
	int64_t length = slot->end_ms - slot->start_ms;

	if (!slot->is_whole || v->n > 2000)
		return;
	if (slot->start_ms == slot->round_start_ms) {
		memset(v->count, 0, v->n * sizeof *v->count);
		is_counted = true;
	}
	if (v->cards[card].first_ms == 0 || slot->card == card)
		v->count[card]++;
	if (v->cards[card].first_ms == 0 && slot->end_ms < slot->round_end_ms &&
	    length != v->cards[card].dwell_ms)
		broken(4, "a slot of %d ms takes %lld", v->cards[card].dwell_ms, (long long)length);
	if (slot->end_ms == slot->round_end_ms && is_counted &&
	    n_rounds_checked++ % (1 + v->n / 20) == 0)
		check_share(v, slot);
}

static void t4_in_a_whole_round_each_card_is_shown_exactly_as_often_as_it_says(void **state)
{
	(void)state;
	assert_verdict(4);
}

/* ---- T5: how slots are stretched in a part */

static void look_at_stretch(struct world *v, const struct schedule_slot *slot, uint32_t card)
{
	int64_t part = slot->round_end_ms - slot->round_start_ms;
	int64_t length = slot->end_ms - slot->start_ms;
	int64_t dwell;

	if (card == SCHEDULE_NONE || slot->is_whole || part < MINUTE)
		return;
	dwell = v->cards[card].first_ms ? v->cards[card].first_ms : v->cards[card].dwell_ms;
	if (length * 5 < dwell * 3 - 5 || length > part)
		broken(5, "%lld ms for a dwell of %lld in a part of %lld", (long long)length,
		       (long long)dwell, (long long)part);
}

static void t5_no_slot_is_shorter_than_three_fifths_of_its_dwell(void **state)
{
	(void)state;
	assert_verdict(5);
}

/* ---- T6: no repeat within k */

/* Positions since the beginning of the spell, and the card's last. */
static int64_t position, spell_start;

static void look_for_repeats(struct world *v, const struct schedule_slot *slot, uint32_t card)
{
	const struct order *o = &v->s.programme[v->s.latest_programme].order;
	int64_t least = 1;

	if (v->n > 2000)
		return;
	if (!slot->is_whole || !schedule_is_bound(&v->s) || slot->spell_start_ms != spell_start) {
		spell_start = slot->is_whole && schedule_is_bound(&v->s) ? slot->spell_start_ms
									 : INT64_MIN;
		position = 0;
		for (uint32_t i = 0; i < v->n; i++)
			v->last[i] = -1;
		if (spell_start == INT64_MIN)
			return;
	}
	if (v->cards[card].first_ms && slot->card != card)
		return; /* a second half */
	position++;
	if (v->last[card] >= 0 && o->article.n == 0 && o->voice.n == 0) {
		/* What the other rows have for sure in a Mth of the round, less what both may
		 * stray. */
		uint32_t row[ORDER_TIMES_MAX + 1] = {0};
		uint32_t m = o->times[card];

		least = 0;
		for (uint32_t i = 0; i < v->n; i++)
			row[o->times[i]]++;
		for (uint32_t k = 1; k <= ORDER_TIMES_MAX; k++)
			least += k == m ? row[k] : row[k] * k / m;
		least -= 2 * (int64_t)order_reach(o, card);
	}
	if (v->last[card] >= 0 && position - v->last[card] < least)
		broken(6, "card %u is back after %lld, not %lld", (unsigned)card,
		       (long long)(position - v->last[card]), (long long)least);
	v->last[card] = position;
}

static void t6_no_card_is_back_within_its_bound(void **state)
{
	(void)state;
	assert_verdict(6);
}

static void t6_where_cards_have_one_showing_half_a_round_lies_between(void **state)
{
	int64_t at = START;
	struct schedule_slot slot;

	(void)state;
	make_world(&w, 4, 101);
	for (uint32_t i = 0; i < w.n; i++) {
		memset(&w.times[i], 0, sizeof w.times[i]);
		w.cards[i].article = i / 3;
		w.cards[i].voice = i % 2 ? i / 5 : 0;
		w.cards[i].first_ms = 0;
		w.last[i] = -1;
	}
	memset(&w.quota, 0, sizeof w.quota);
	open_world(&w);
	for (int64_t k = 0; k < 20000; k++) {
		schedule_at(&w.s, at, &slot);
		assert_true(w.last[slot.card] < 0 || k - w.last[slot.card] >= 101 / 2);
		assert_true(schedule_is_bound(&w.s));
		w.last[slot.card] = k;
		at = slot.end_ms;
	}
	close_world(&w);
}

/* ---- T7: the longest wait */

static void test_wait(struct world *v)
{
	uint64_t r = v->seed + 5;
	int64_t turn_ms = 0;

	if (v->character & (QUOTAS | URGENT) || v->n > 300)
		return;
	for (uint32_t i = 0; i < v->n; i++)
		turn_ms += (int64_t)v->cards[i].dwell_ms * showings_of(v, i);
	for (int k = 0; k < 4; k++) { /* a card that may always be shown */
		uint32_t card = below(&r, v->n);
		int64_t at = START;
		struct schedule_slot slot;

		if (v->times[card].from_ms || v->times[card].until_ms || v->times[card].hours.n)
			continue;
		while (at < START + 2 * DAY) {
			if (!schedule_next(&v->s, card, at, at + 4 * turn_ms, &slot))
				fail_msg("T7: card %u waits longer than four turns from %lld on",
					 (unsigned)card, (long long)at);
			at = slot.start_ms;
			if (v->n > 50)
				at += HOUR;
		}
	}
}

static void t7_no_card_that_may_always_be_shown_waits_for_four_turns(void **state)
{
	(void)state;
	for_all_worlds(test_wait);
}

/* Four cards that come and go all day, each for a minute at a time, so that no spell has room for a
 * round; and a turn of the hand is as many whole minutes long, so that it meets each edge at the
 * same cards again. */
static void t7_holds_where_no_spell_has_room_for_a_round(void **state)
{
	enum { N = 144, TIMED_N = 4, EACH = 32, DWELL = 25000 };
	static char hours[TIMED_N][EACH * 12 + 1];
	static const int steps[] = {11, 10, 5, 2};
	struct schedule_slot slot;

	(void)state;
	for (size_t k = 0; k < COUNT_OF(steps); k++) {
		int64_t at = START + 5 * HOUR;

		make_world(&w, (unsigned)k, N);
		memset(&w.quota, 0, sizeof w.quota);
		for (uint32_t i = 0; i < N; i++) {
			memset(&w.times[i], 0, sizeof w.times[i]);
			w.cards[i].first_ms = 0;
			w.cards[i].dwell_ms = DWELL;
			w.last[i] = at;
		}
		for (int i = 0; i < TIMED_N * EACH; i++) {
			unsigned minute = (unsigned)(7 * 60 + i * steps[k]) % 1439; /* local */
			unsigned end = minute + 1;

			snprintf(hours[i % TIMED_N] + i / TIMED_N * 12, 13, "%02u:%02u-%02u:%02u ",
				 minute / 60 % 24, minute % 60, end / 60 % 24, end % 60);
		}
		for (uint32_t i = 0; i < TIMED_N; i++)
			w.times[i].hours = span_of(hours[i]);
		open_world(&w);
		while (at < START + 5 * HOUR + (TIMED_N * EACH - 2) * steps[k] * MINUTE) {
			schedule_at(&w.s, at, &slot);
			assert_false(slot.is_whole && k < 3);
			for (uint32_t i = TIMED_N; i < N; i++)
				if (at - w.last[i] >= (int64_t)4 * DWELL * N)
					fail_msg("T7: card %u starves", (unsigned)i);
			w.last[slot.card] = at;
			at = slot.end_ms;
		}
		close_world(&w);
	}
}

/* ---- T8: neighbours */

static bool is_open_round(const struct order *o)
{
	for (uint32_t i = 0; i < o->n; i++) {
		uint32_t n_alike = 0;

		for (uint32_t j = 0; j < o->n; j++)
			n_alike += j != i && order_conflict(o->cards, o->place[i], o->place[j]);
		if (2 * n_alike + 4 > o->n)
			return false;
	}
	return o->n > TOUR_CARDS_MAX && o->n <= ORDER_OPEN_MAX;
}

static uint32_t card_before;
static unsigned n_open;
static bool was_open;

static void look_at_neighbours(struct world *v, const struct schedule_slot *slot, uint32_t card)
{
	const struct order *o = &v->s.programme[v->s.latest_programme].order;

	if (v->n > 300)
		return;
	if (slot->start_ms == slot->round_start_ms && card != SCHEDULE_NONE && slot->cycle < 3)
		was_open = is_open_round(o);
	if (card != SCHEDULE_NONE && card_before != SCHEDULE_NONE && was_open &&
	    slot->start_ms > slot->round_start_ms &&
	    !(v->cards[card].first_ms && card_before == card)) {
		n_open++;
		if (order_conflict(v->cards, card_before, card))
			broken(8, "%u and %u are neighbours at %lld", (unsigned)card_before,
			       (unsigned)card, (long long)slot->start_ms);
	}
	card_before = card;
}

static void t8_neighbours_are_unlike_where_none_is_like_half_of_the_others(void **state)
{
	(void)state;
	assert_verdict(8);
}

/* The worst that is still open: four articles of a quarter less one, the speakers across them. */
static void t8_holds_where_the_condition_is_just_met(void **state)
{
	(void)state;
	for (uint32_t n = 11; n < 90; n++) {
		uint32_t group = (n - 4) / 4 + 1;
		struct schedule_slot slot;
		int64_t at = START;

		make_world(&w, n, n);
		for (uint32_t i = 0; i < n; i++) {
			memset(&w.times[i], 0, sizeof w.times[i]);
			w.cards[i].article = i / group;
			w.cards[i].voice = 1 + i % (n / group + 1);
			w.cards[i].first_ms = 0;
		}
		memset(&w.quota, 0, sizeof w.quota);
		open_world(&w);
		card_before = SCHEDULE_NONE;
		for (uint32_t k = 0; k < 12 * n; k++) {
			schedule_at(&w.s, at, &slot);
			if (!w.s.programme[w.s.latest_programme].order.is_open)
				break;
			if (card_before != SCHEDULE_NONE)
				assert_int_equal(order_conflict(w.cards, card_before, slot.card),
						 0);
			card_before = slot.card;
			at = slot.end_ms;
		}
		close_world(&w);
	}
}

/* ---- T9: urgent cards */

static void look_at_urgent(struct world *v, const struct schedule_slot *slot, uint32_t card)
{
	const int64_t looks[] = {slot->start_ms, slot->end_ms - 1};

	for (size_t i = 0; i < COUNT_OF(looks); i++) {
		if (v->n >= 60 || !(v->character & TIMED) || is_early(v, looks[i]))
			continue;
		if ((slot->rule == SCHEDULE_URGENT) != anyone_takes(v, looks[i]))
			broken(9, "urgent or not at %lld", (long long)looks[i]);
		if (slot->rule == SCHEDULE_URGENT && !takes(v, card, looks[i]))
			broken(9, "card %u keeps the screen at %lld", (unsigned)card,
			       (long long)looks[i]);
	}
}

static void t9_urgent_cards_have_the_screen_from_their_beginning_for_their_limit(void **state)
{
	(void)state;
	assert_verdict(9);
}

static void t9_at_once_is_to_the_millisecond_and_within_the_limit(void **state)
{
	struct schedule_slot slot;
	const int64_t from = START + 13 * HOUR + 30 * MINUTE + 12345;

	(void)state;
	for (int at_once = 0; at_once < 2; at_once++) {
		make_world(&w, 9, 20);
		for (uint32_t i = 0; i < w.n; i++)
			memset(&w.times[i], 0, sizeof w.times[i]);
		memset(&w.quota, 0, sizeof w.quota);
		w.times[3].from_ms = from + 7200000;
		w.times[3].priority = PACK_PRIORITY_URGENT;
		w.times[3].limit_minutes = 3;
		w.times[3].at_once = at_once;
		w.cards[3].first_ms = 0;
		open_world(&w);
		schedule_at(&w.s, from - 1, &slot);
		assert_int_not_equal(slot.rule, SCHEDULE_URGENT);
		assert_int_equal(slot.end_ms <= from || !at_once, 1);
		schedule_at(&w.s, from, &slot);
		assert_int_equal(slot.rule == SCHEDULE_URGENT, at_once);
		schedule_at(&w.s, from - 12345 + MINUTE, &slot);
		assert_int_equal(slot.rule, SCHEDULE_URGENT);
		assert_int_equal(slot.card, 3);
		schedule_at(&w.s, from + 3 * MINUTE, &slot);
		assert_int_equal(slot.rule == SCHEDULE_URGENT, !at_once);
		schedule_at(&w.s, from + 4 * MINUTE, &slot);
		assert_int_not_equal(slot.rule, SCHEDULE_URGENT);
		close_world(&w);
	}
}

/* ---- T10: quotas */

static unsigned of_kind[PACK_N_KINDS], of_source[5], of_all;
static unsigned most_of_kind[PACK_N_KINDS], most_of_source[5];

static void look_at_quotas(struct world *v, const struct schedule_slot *slot, uint32_t card)
{
	if (!slot->is_whole || !quota_is_any(&v->quota) || v->n > 300)
		return;
	if (slot->start_ms == slot->round_start_ms) {
		memset(of_kind, 0, sizeof of_kind);
		memset(of_source, 0, sizeof of_source);
		memset(most_of_kind, 0, sizeof most_of_kind);
		memset(most_of_source, 0, sizeof most_of_source);
		of_all = 0;
	}
	if (!is_counted || (v->cards[card].first_ms && slot->card != card))
		return;
	/* One card may have more than the quota by itself. */
	most_of_kind[v->cards[card].kind] =
		MAX_OF(most_of_kind[v->cards[card].kind], v->s.cards[card].showings);
	most_of_source[v->cards[card].source] =
		MAX_OF(most_of_source[v->cards[card].source], v->s.cards[card].showings);
	of_kind[v->cards[card].kind]++;
	of_source[v->cards[card].source]++;
	of_all++;
	if (slot->end_ms < slot->round_end_ms)
		return;
	for (unsigned k = 0; k < PACK_N_KINDS; k++)
		if (v->quota.kind[k] && of_kind[k] < of_all && of_kind[k] > most_of_kind[k] &&
		    of_kind[k] * 100 > of_all * v->quota.kind[k])
			broken(10, "%u of %u are of kind %u", of_kind[k], of_all, k);
	for (unsigned k = 1; k < COUNT_OF(of_source); k++)
		if (v->quota.source && of_source[k] < of_all && of_source[k] > most_of_source[k] &&
		    of_source[k] * 100 > of_all * v->quota.source)
			broken(10, "%u of %u are of source %u", of_source[k], of_all, k);
}

static void t10_no_kind_and_no_source_has_more_than_its_quota(void **state)
{
	(void)state;
	assert_verdict(10);
}

static void t10_what_a_quota_leaves_out_comes_on_other_days(void **state)
{
	struct schedule_slot slot;

	(void)state;
	make_world(&w, 3, 40);
	memset(&w.quota, 0, sizeof w.quota);
	w.quota.kind[PACK_QUOTE] = 20;
	for (uint32_t i = 0; i < w.n; i++) {
		memset(&w.times[i], 0, sizeof w.times[i]);
		w.cards[i].first_ms = 0;
		w.cards[i].kind = i < 10 ? PACK_HEADLINE : PACK_QUOTE;
	}
	open_world(&w);
	/* 2 of 12 a day, so 15 days for all 30. */
	for (uint32_t i = 0; i < w.n; i++)
		assert_true(schedule_next(&w.s, i, START, START + 15 * DAY + HOUR, &slot));
	close_world(&w);
}

/* ---- T11: a time that nobody knows */

static void test_untrusted(struct world *v)
{
	struct schedule_slot slot;
	uint64_t r = v->seed;
	bool has_open = false;

	for (uint32_t i = 0; i < v->n; i++)
		has_open |= !v->times[i].from_ms && !v->times[i].until_ms && !v->times[i].hours.n &&
			    !v->times[i].freshness;
	schedule_trust(&v->s, false);
	for (int i = 0; i < 200; i++) {
		uint32_t card;

		schedule_at(&v->s, (int64_t)(next(&r) % 1000000000), &slot);
		card = card_of(v, &slot);
		assert_int_equal(card == SCHEDULE_NONE, !has_open);
		if (card == SCHEDULE_NONE)
			continue;
		assert_false(v->times[card].from_ms || v->times[card].until_ms ||
			     v->times[card].hours.n || v->times[card].freshness);
		assert_int_equal(slot.rule, SCHEDULE_NO_TIME);
	}
	schedule_trust(&v->s, true);
}

static void t11_without_a_time_only_timeless_cards_are_shown(void **state)
{
	(void)state;
	for_all_worlds(test_untrusted);
}

/* ---- T12: what it costs */

static void t12_a_pack_of_60000_cards_holds_in_the_announced_memory(void **state)
{
	struct schedule_slot slot;

	(void)state;
	make_world(&w, 2, CARDS_MAX);
	w.character = 0;
	open_world(&w);
	for (int64_t at = START; at < START + 2 * DAY; at += 5 * HOUR) {
		uint64_t looks = w.s.programme[0].order.n_looks + w.s.programme[1].order.n_looks;
		uint32_t most = 0;

		schedule_at(&w.s, at, &slot);
		for (uint32_t i = 0; i < CARDS_MAX; i++)
			most += w.s.cards[i].showings;
		assert_true(w.s.programme[0].order.n_looks + w.s.programme[1].order.n_looks -
				    looks <=
			    2 * ORDER_LOOKS_MAX(most));
		assert_true(slot.card == SCHEDULE_NONE || slot.card <= CARDS_MAX);
	}
	close_world(&w);
}

/* ---- "why" and "next" say what the walk sees */

static void test_next(struct world *v)
{
	uint64_t r = v->seed + 1;
	struct schedule_slot slot, found;

	if (v->n > 60)
		return;
	for (int k = 0; k < 5; k++) {
		uint32_t card = below(&r, v->n);
		int64_t start = START + (int64_t)(next(&r) % (uint64_t)DAY);
		int64_t end = start + 6 * HOUR;
		bool is_found = schedule_next(&v->s, card, start, end, &found);
		int64_t at = start;

		schedule_at(&v->s, at, &slot);
		for (at = slot.end_ms; at < end; at = slot.end_ms) {
			schedule_at(&v->s, at, &slot);
			if (card_of(v, &slot) == card && slot.card == v->s.cards[card].card)
				break;
		}
		assert_int_equal(is_found, at < end);
		if (is_found)
			assert_true(found.start_ms == slot.start_ms && found.end_ms == slot.end_ms);
	}
}

static void next_finds_what_a_walk_finds(void **state)
{
	(void)state;
	for_all_worlds(test_next);
}

/* ---- one walk for all that looks at slots */

/* Shows each slot of some days: up to so many. */
static void walk(struct world *v)
{
	int64_t at = START - 17;
	struct schedule_slot slot;
	long left = 40000 / (1 + (long)v->n / 2000);

	covered_to = 0;
	n_rounds_checked = 0;
	is_counted = was_open = false;
	spell_start = INT64_MIN;
	card_before = SCHEDULE_NONE;
	memset(v->count, 0, v->n * sizeof *v->count);
	while (at < START + n_days() * DAY && left-- > 0) {
		uint32_t card;

		schedule_at(&v->s, at, &slot);
		if (!(slot.start_ms <= at && at < slot.end_ms))
			fail_msg("T1: the slot at %lld is not around it", (long long)at);
		card = card_of(v, &slot);
		look_for_gaps(v, &slot, card);
		look_for_trespass(v, &slot, card);
		look_for_idleness(v, &slot, card);
		look_at_shares(v, &slot, card);
		look_at_stretch(v, &slot, card);
		look_for_repeats(v, &slot, card);
		look_at_neighbours(v, &slot, card);
		look_at_urgent(v, &slot, card);
		look_at_quotas(v, &slot, card);
		at = slot.end_ms;
	}
}

static void all_slots_are_seen(void **state)
{
	(void)state;
	n_open = 0;
	for_all_worlds(walk);
	assert_true(n_open > 1000 || n_worlds() < 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_slots_are_seen),
		cmocka_unit_test(t1_at_any_time_one_slot_is_on_and_slots_join),
		cmocka_unit_test(t2_panels_agree_and_a_reboot_resumes_the_same_card),
		cmocka_unit_test(t3_no_card_is_shown_outside_its_time),
		cmocka_unit_test(t3_where_a_card_may_be_shown_one_is),
		cmocka_unit_test(
			t4_in_a_whole_round_each_card_is_shown_exactly_as_often_as_it_says),
		cmocka_unit_test(t5_no_slot_is_shorter_than_three_fifths_of_its_dwell),
		cmocka_unit_test(t6_no_card_is_back_within_its_bound),
		cmocka_unit_test(t6_where_cards_have_one_showing_half_a_round_lies_between),
		cmocka_unit_test(t7_no_card_that_may_always_be_shown_waits_for_four_turns),
		cmocka_unit_test(t7_holds_where_no_spell_has_room_for_a_round),
		cmocka_unit_test(t8_neighbours_are_unlike_where_none_is_like_half_of_the_others),
		cmocka_unit_test(t8_holds_where_the_condition_is_just_met),
		cmocka_unit_test(
			t9_urgent_cards_have_the_screen_from_their_beginning_for_their_limit),
		cmocka_unit_test(t9_at_once_is_to_the_millisecond_and_within_the_limit),
		cmocka_unit_test(t10_no_kind_and_no_source_has_more_than_its_quota),
		cmocka_unit_test(t10_what_a_quota_leaves_out_comes_on_other_days),
		cmocka_unit_test(t11_without_a_time_only_timeless_cards_are_shown),
		cmocka_unit_test(t12_a_pack_of_60000_cards_holds_in_the_announced_memory),
		cmocka_unit_test(next_finds_what_a_walk_finds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
