#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "pack_sample.h"
#include "show/dwell.h"
#include "show/schedule.h"

#define CARDS_MAX 2000

struct bench {
	struct schedule s;
	struct arena arena;
	unsigned char *block;
	struct schedule_card cards[CARDS_MAX];
	int64_t cycle_ms;
};

static void setup(struct bench *b, uint32_t n, uint64_t seed)
{
	struct schedule_facts facts = {b->cards, NULL, n, NULL, seed};
	size_t bytes = schedule_bytes_of(&facts);

	b->block = malloc(bytes);
	assert_non_null(b->block);
	arena_init(&b->arena, b->block, bytes);
	assert_int_equal(schedule_init_of(&b->s, &facts, &b->arena), ERR_NONE);
	b->cycle_ms = 0;
	for (uint32_t i = 0; i < n; i++)
		b->cycle_ms += b->cards[i].dwell_ms;
}

static void finish(struct bench *b)
{
	free(b->block);
}

/* The order of the cycle that was asked for last, and the steps of all searches. */
static const uint32_t *order_of(const struct bench *b)
{
	return b->s.round[b->s.latest].order;
}

static uint64_t looks_of(const struct bench *b)
{
	return b->s.programme[0].order.n_looks + b->s.programme[1].order.n_looks;
}

/* A small generator of its own, so that the test does not lean on what it tests. */
static uint32_t lcg(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

static void fill(struct bench *b, uint32_t n, uint32_t n_articles, uint32_t n_voices, uint32_t seed)
{
	for (uint32_t i = 0; i < n; i++) {
		b->cards[i].article = lcg(&seed) % n_articles;
		b->cards[i].voice = lcg(&seed) % (n_voices + 1);
		b->cards[i].dwell_ms = (int32_t)(2000 + lcg(&seed) % 180 * 100);
		b->cards[i].first_ms = 0;
	}
}

static void every_card_is_shown_once_a_cycle_for_its_dwell(void **state)
{
	static struct bench b;

	(void)state;
	for (uint32_t n = 1; n <= 60; n++) {
		unsigned char seen[60] = {0};
		int64_t t;
		struct schedule_slot slot;

		fill(&b, n, 1 + n / 3, 5, n);
		setup(&b, n, n);
		t = 1000 * b.cycle_ms;
		for (uint32_t i = 0; i < n; i++) {
			schedule_at(&b.s, t, &slot);
			assert_int_equal(slot.start_ms, t);
			assert_int_equal(slot.position, i);
			assert_int_equal(slot.end_ms - t, b.cards[slot.card].dwell_ms);
			assert_int_equal(seen[slot.card]++, 0);
			t = slot.end_ms;
		}
		schedule_at(&b.s, t, &slot);
		assert_int_equal(slot.cycle, 1001);
		assert_int_equal(slot.position, 0);
		finish(&b);
	}
}

static void any_moment_gives_the_slot_it_lies_in(void **state)
{
	static struct bench b;
	uint32_t seed = 7;

	(void)state;
	fill(&b, 40, 12, 6, 3);
	setup(&b, 40, 99);
	for (int i = 0; i < 2000; i++) {
		int64_t t = (int64_t)lcg(&seed) * 100000 - INT64_C(400000000000);
		struct schedule_slot a, again;

		schedule_at(&b.s, t, &a);
		assert_true(a.start_ms <= t && t < a.end_ms);
		schedule_at(&b.s, a.end_ms - 1, &again);
		assert_memory_equal(&a.card, &again.card, sizeof a.card);
		assert_int_equal(a.start_ms, again.start_ms);
	}
	finish(&b);
}

static void two_panels_that_ask_in_different_order_agree(void **state)
{
	static struct bench a, b;
	enum { N = 200 };
	uint32_t cards[N];

	(void)state;
	fill(&a, 50, 15, 6, 5);
	memcpy(b.cards, a.cards, sizeof a.cards);
	setup(&a, 50, 42);
	setup(&b, 50, 42);
	for (int i = 0; i < N; i++) {
		struct schedule_slot slot;

		schedule_at(&a.s, i * INT64_C(3700001), &slot);
		cards[i] = slot.card;
	}
	for (int i = N - 1; i >= 0; i--) {
		struct schedule_slot slot;

		schedule_at(&b.s, i * INT64_C(3700001), &slot);
		assert_int_equal(slot.card, cards[i]);
	}
	finish(&a);
	finish(&b);
}

static void no_card_follows_itself(void **state)
{
	static struct bench b;

	(void)state;
	for (uint32_t n = 2; n <= 12; n++) {
		uint32_t last = UINT32_MAX;
		int64_t t = 0;

		/* the hardest: all of one article and one voice */
		fill(&b, n, 1, 1, n);
		setup(&b, n, n * 31);
		for (uint32_t i = 0; i < n * 100; i++) {
			struct schedule_slot slot;

			schedule_at(&b.s, t, &slot);
			assert_int_not_equal(slot.card, last);
			last = slot.card;
			t = slot.end_ms;
		}
		finish(&b);
	}
}

static void orders_are_fresh_each_cycle_and_differ_between_sites(void **state)
{
	static struct bench a, b;
	unsigned same_cycle = 0;
	unsigned same_site = 0;

	(void)state;
	fill(&a, 30, 10, 5, 5);
	memcpy(b.cards, a.cards, sizeof a.cards);
	setup(&a, 30, 1);
	setup(&b, 30, 2);
	for (int64_t c = 0; c < 100; c++) {
		uint32_t before[30];
		struct schedule_slot slot;

		schedule_at(&a.s, c * a.cycle_ms, &slot);
		memcpy(before, order_of(&a), sizeof before);
		schedule_at(&b.s, c * b.cycle_ms, &slot);
		same_site += memcmp(before, order_of(&b), sizeof before) == 0;
		schedule_at(&a.s, (c + 1) * a.cycle_ms, &slot);
		same_cycle += memcmp(before, order_of(&a), sizeof before) == 0;
	}
	assert_int_equal(same_cycle, 0);
	assert_int_equal(same_site, 0);
	finish(&a);
	finish(&b);
}

/* The weight of the cycle NUMBER, of the step to its first card from the one before, too. */
static int weight_of(struct bench *b, int64_t number)
{
	struct schedule_slot slot;
	uint32_t last;
	int weight = 0;

	schedule_at(&b->s, number * b->cycle_ms - 1, &slot);
	last = slot.card;
	schedule_at(&b->s, number * b->cycle_ms, &slot);
	for (uint32_t k = 0; k < b->s.n; k++) {
		weight += order_conflict(b->s.cards, last, order_of(b)[k]);
		last = order_of(b)[k];
	}
	return weight;
}

/* The least weight of a round trip through all N <= 7 cards, by trying all (Heap's algorithm, no
 * recursion). */
static int least_round_trip(const struct schedule *s, uint32_t n)
{
	uint32_t order[7], count[7] = {0};
	int least = INT32_MAX;
	uint32_t i = 0;

	for (uint32_t k = 0; k < n; k++)
		order[k] = k;
	for (;;) {
		int w = order_conflict(s->cards, order[n - 1], order[0]);

		for (uint32_t k = 1; k < n; k++)
			w += order_conflict(s->cards, order[k - 1], order[k]);
		least = MIN_OF(least, w);
		while (i < n && count[i] >= i)
			count[i++] = 0;
		if (i >= n)
			return least;
		uint32_t j = i % 2 ? count[i] : 0, card = order[j];
		order[j] = order[i];
		order[i] = card;
		count[i]++;
		i = 0;
	}
}

static void small_packs_have_no_more_alike_neighbours_than_the_best_round_trip(void **state)
{
	static struct bench b;
	unsigned n_good = 0;

	(void)state;
	for (uint32_t round = 0; round < 600; round++) {
		uint32_t n = 2 + round % 6;
		int least;

		fill(&b, n, 1 + round / 6 % 4, round / 24 % 4, round * 77 + 1);
		setup(&b, n, round);
		least = least_round_trip(&b.s, n);
		n_good += least == 0;
		for (int64_t c = 0; c < 20; c += 2)
			assert_true(weight_of(&b, c) + weight_of(&b, c + 1) <= 2 * least);
		finish(&b);
	}
	assert_true(n_good > 100);
}

/* Packs of which half the cards are alike, a letter an article and a digit a speaker. */
static const struct {
	const char *articles, *voices;
} halves[] = {
	{"AABC", "...."},
	{"AABB", "...."},
	{"AAABCD", "......"},
	{"ABCDEFGHIJ", "11111....."},
	{"AABBCCDDEE", ".1.1.1.1.1"},
	{"AABBCCDDEEFF", ".1.1.1.1.1.1"},
	{"AAAAAABCDEFG", "............"},
	{"AAAAAABCDEFG", "111111......"},
	{"AAAAAABCDEFG", "......111111"},
	{"AAAAAABBBCCC", "12.12..1.1.1"},
	{"AAAAAAAAAAAABBBBBBBBBBBB", "........................"},
	{"AABBCCDDEEFFGGHHIIJJKKLL", ".1.1.1.1.1.1.1.1.1.1.1.1"},
	{"AABBCCDDEEFFGGHHIIJJKKLL", "21212121212121212121212."},
	{"ABCDEFGHIJKLMNOPAAAAAAAAAAAAAA", ".............................."},
};

static void where_half_of_the_cards_are_alike_no_two_meet_even_where_cycles_join(void **state)
{
	static struct bench b;

	(void)state;
	for (size_t k = 0; k < COUNT_OF(halves); k++) {
		uint32_t n = (uint32_t)strlen(halves[k].articles);

		for (uint32_t i = 0; i < n; i++) {
			char voice = halves[k].voices[i];

			b.cards[i].article = (uint32_t)halves[k].articles[i];
			b.cards[i].voice = voice == '.' ? 0 : (uint32_t)voice;
			b.cards[i].dwell_ms = 5000;
		}
		setup(&b, n, k);
		for (int64_t c = 0; c < 500; c++)
			if (weight_of(&b, c) > 0)
				fail_msg("%s: alike in cycle %d", halves[k].articles, (int)c);
		finish(&b);
	}
}

static void where_most_cards_are_alike_no_more_meet_than_must(void **state)
{
	static struct bench b;

	(void)state;
	for (uint32_t n = 11; n < 40; n++) {
		uint32_t most = n / 2 + 1 + n % 5;

		for (uint32_t i = 0; i < n; i++) {
			b.cards[i].article = i < most ? 0 : i;
			b.cards[i].voice = 0;
			b.cards[i].dwell_ms = 5000;
		}
		setup(&b, n, n);
		for (int64_t c = 0; c < 50; c++)
			assert_int_equal(weight_of(&b, c), 2 * most - n);
		finish(&b);
	}
}

static void a_small_pack_is_shown_in_all_its_good_orders(void **state)
{
	/* A A B C: each of four cards may be first, as the cycle before did not end with A. */
	static struct bench b;
	unsigned seen[4][4] = {{0}};
	unsigned n_seen = 0;

	(void)state;
	for (uint32_t i = 0; i < 4; i++) {
		b.cards[i].article = i / 2 ? i : 0;
		b.cards[i].voice = 0;
		b.cards[i].dwell_ms = 5000;
	}
	setup(&b, 4, 1);
	for (int64_t c = 0; c < 200; c++) {
		(void)weight_of(&b, c);
		seen[order_of(&b)[0]][order_of(&b)[1]]++;
	}
	for (size_t i = 0; i < 16; i++)
		n_seen += seen[i / 4][i % 4] > 20;
	assert_int_equal(n_seen, 4);
	finish(&b);
}

static void neighbours_are_unlike_in_packs_like_a_real_one(void **state)
{
	static struct bench b;

	(void)state;
	for (uint32_t round = 0; round < 40; round++) {
		uint32_t n = 30 + round * 3;
		uint32_t last = UINT32_MAX;
		int64_t t = round * INT64_C(86400000);

		/* four cards an article, one voice in four cards the same */
		fill(&b, n, n / 4 + 1, n / 3, round + 5);
		for (uint32_t i = 0; i < n; i += 4)
			b.cards[i].voice = 1;
		setup(&b, n, round);
		for (uint32_t i = 0; i < n * 20; i++) {
			struct schedule_slot slot;

			schedule_at(&b.s, t, &slot);
			if (last != UINT32_MAX)
				assert_int_equal(order_conflict(b.s.cards, last, slot.card), 0);
			last = slot.card;
			t = slot.end_ms;
		}
		finish(&b);
	}
}

/* Packs no order of which is good: N cards, all combinations of so many articles and speakers. */
static const struct {
	uint32_t n, n_articles, n_voices;
} adversary[] = {
	{10, 2, 2},  {20, 1, 0},  {20, 1, 1},  {24, 2, 0},  {50, 2, 2},	  {100, 1, 4},	{100, 2, 2},
	{200, 1, 1}, {200, 2, 2}, {200, 2, 3}, {200, 3, 2}, {2000, 1, 4}, {2000, 2, 2},
};

static void fill_adversary(struct bench *b, size_t k)
{
	for (uint32_t i = 0; i < adversary[k].n; i++) {
		uint32_t voices = adversary[k].n_voices;

		b->cards[i].article = i % adversary[k].n_articles;
		b->cards[i].voice = voices ? 1 + i / adversary[k].n_articles % voices : 0;
		b->cards[i].dwell_ms = 2000 + (int32_t)(i % 7) * 100;
	}
}

static void a_new_cycle_takes_bounded_effort_where_no_order_is_good(void **state)
{
	static struct bench b;

	(void)state;
	for (size_t k = 0; k < COUNT_OF(adversary); k++) {
		uint64_t one = ORDER_LOOKS_MAX(adversary[k].n);
		struct schedule_slot slot;

		fill_adversary(&b, k);
		setup(&b, adversary[k].n, k);
		for (int64_t c = 0; c < 20; c++) { /* unrelated cycles, then one after the other */
			uint64_t before = looks_of(&b);
			int64_t number = c < 10 ? c * 7 : 1000 + c;

			schedule_at(&b.s, number * b.cycle_ms, &slot);
			assert_true(looks_of(&b) - before <= one);
		}
		finish(&b);
	}
}

static void a_pack_of_one_article_is_done_at_the_first_attempt(void **state)
{
	static struct bench b;
	struct schedule_slot slot;

	(void)state;
	fill(&b, 200, 1, 0, 1);
	setup(&b, 200, 1);
	schedule_at(&b.s, 0, &slot);
	assert_int_equal(b.s.programme[b.s.latest_programme].order.least_weight, 200);
	assert_true(looks_of(&b) <= 200);
	finish(&b);
}

static void a_look_back_over_a_join_makes_no_order_anew(void **state)
{
	static struct bench b;
	struct schedule_slot slot;

	(void)state;
	fill(&b, 40, 12, 6, 3);
	setup(&b, 40, 99);
	for (int64_t c = 500; c < 520; c++) {
		uint64_t looks;

		schedule_at(&b.s, c * b.cycle_ms - 1, &slot);
		schedule_at(&b.s, c * b.cycle_ms, &slot);
		looks = looks_of(&b);
		for (int i = 0; i < 3; i++) {
			schedule_at(&b.s, c * b.cycle_ms - 1, &slot);
			schedule_at(&b.s, c * b.cycle_ms, &slot);
		}
		assert_int_equal(looks_of(&b), looks);
	}
	finish(&b);
}

static void every_way_to_a_cycle_gives_the_same_order(void **state)
{
	/* From one before, from one after, from afar, and by way of both. */
	static const int64_t way[][3] = {{6, 7, 8}, {8, 9, 8}, {99, -5, 8}, {7, 9, 8}, {9, 7, 8}};
	static struct bench b;
	uint32_t wanted[50];
	struct schedule_slot slot;

	(void)state;
	fill(&b, 50, 3, 2, 5);
	for (size_t k = 0; k < COUNT_OF(way); k++) {
		setup(&b, 50, 42);
		for (size_t i = 0; i < 3; i++)
			schedule_at(&b.s, way[k][i] * b.cycle_ms, &slot);
		if (k == 0)
			memcpy(wanted, order_of(&b), sizeof wanted);
		assert_memory_equal(wanted, order_of(&b), sizeof wanted);
		finish(&b);
	}
}

static void no_card_follows_itself_where_cycles_of_an_adversary_join(void **state)
{
	static struct bench b;

	(void)state;
	for (size_t k = 0; k < COUNT_OF(adversary); k++) {
		fill_adversary(&b, k);
		setup(&b, adversary[k].n, k);
		for (int64_t c = 1; c < 30; c++) {
			struct schedule_slot last, first;

			schedule_at(&b.s, c * b.cycle_ms - 1, &last);
			schedule_at(&b.s, c * b.cycle_ms, &first);
			assert_int_not_equal(last.card, first.card);
		}
		finish(&b);
	}
}

static void bad_cards_and_too_little_memory_are_refused(void **state)
{
	struct schedule s;
	struct schedule_card card = {.article = 1};
	struct schedule_facts facts = {&card, NULL, 1, NULL, 0};
	unsigned char block[16];
	struct arena a;

	(void)state;
	arena_init(&a, block, sizeof block);
	assert_int_equal(schedule_init_of(&s, &facts, &a), ERR_RANGE);
	facts.n = 0;
	assert_int_equal(schedule_init_of(&s, &facts, &a), ERR_RANGE);
	facts.n = 1;
	card.dwell_ms = 2000;
	assert_int_equal(schedule_init_of(&s, &facts, &a), ERR_MEMORY);
}

static void the_second_half_follows_the_first(void **state)
{
	static struct bench b;
	int64_t at = 1000;

	(void)state;
	fill(&b, 14, 5, 4, 7);
	for (uint32_t i = 0; i < 14; i++)
		b.cards[i].first_ms = i % 3 ? 0 : b.cards[i].dwell_ms / 3;
	setup(&b, 14, 99);
	/* As of a pack where each card with halves takes two places. */
	for (uint32_t i = 0, card = 0; i < 14; i++) {
		b.s.cards[i].card = card;
		card += b.s.cards[i].first_ms ? 2 : 1;
	}
	for (int i = 0; i < 200; i++) {
		struct schedule_slot now, next, again;

		schedule_at(&b.s, at, &now);
		schedule_at(&b.s, now.end_ms, &next);
		schedule_at(&b.s, now.end_ms - 1, &again);
		assert_true(now.start_ms <= at && at < now.end_ms);
		assert_int_equal(again.card, now.card);
		assert_int_equal(next.start_ms, now.end_ms);
		for (uint32_t k = 0; k < 14; k++) {
			if (!b.s.cards[k].first_ms || b.s.cards[k].card != now.card)
				continue;
			assert_int_equal(next.card, now.card + 1);
			assert_int_equal(now.end_ms - now.start_ms, b.s.cards[k].first_ms);
			assert_int_equal(next.end_ms - now.start_ms, b.s.cards[k].dwell_ms);
			assert_int_equal(next.cycle, now.cycle);
		}
		at = now.end_ms;
	}
	finish(&b);
}

static void a_pack_with_halves_shows_every_card_once_and_halves_together(void **state)
{
	struct board board = {.audience = BOARD_PASSING, .site = "lobby"};
	struct writer_card cards[4];
	struct sample sample;
	struct buf bytes;
	struct pack pack;
	struct schedule sched;
	struct arena arena;
	int64_t cycle_ms = 0;
	void *block;

	(void)state;
	sample_fill(&sample);
	cards[0] = sample.cards[0];
	cards[1] = cards[2] = sample.cards[1];
	cards[3] = sample.cards[2];
	cards[2].card.text = span_of("And then we counted them again.");
	cards[1].card.part = 1;
	cards[2].card.part = 2;
	cards[1].card.n_parts = cards[2].card.n_parts = 2;
	sample.input.cards = cards;
	sample.input.n_cards = 4;
	buf_init(&bytes);
	assert_int_equal(writer_write(&sample.input, &bytes, NULL), ERR_NONE);
	assert_int_equal(pack_open(&pack, bytes.p, bytes.n, NULL), ERR_NONE);
	block = malloc(schedule_bytes(&pack, &board));
	assert_non_null(block);
	arena_init(&arena, block, schedule_bytes(&pack, &board));
	assert_int_equal(schedule_init(&sched, &pack, &board, &arena), ERR_NONE);
	assert_int_equal(sched.n, 3);
	for (uint32_t i = 0; i < sched.n; i++)
		cycle_ms += sched.cards[i].dwell_ms;
	for (int64_t cycle = 0; cycle < 20; cycle++) {
		int64_t at = cycle * cycle_ms, end = at + cycle_ms;
		unsigned seen = 0;
		uint32_t before = 99;

		while (at < end) {
			struct schedule_slot slot;
			struct pack_card card;

			schedule_at(&sched, at, &slot);
			assert_int_equal(slot.start_ms, at);
			assert_false(seen >> slot.card & 1);
			assert_int_equal(slot.card == 2, before == 1);
			pack_card(&pack, slot.card, &card);
			assert_int_equal(slot.end_ms - at, dwell_ms(&card, BOARD_PASSING));
			seen |= 1u << slot.card;
			before = slot.card;
			at = slot.end_ms;
		}
		assert_int_equal(at, end);
		assert_int_equal(seen, 15);
	}
	buf_finish(&bytes);
	free(block);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pack_with_halves_shows_every_card_once_and_halves_together),
		cmocka_unit_test(the_second_half_follows_the_first),
		cmocka_unit_test(every_card_is_shown_once_a_cycle_for_its_dwell),
		cmocka_unit_test(any_moment_gives_the_slot_it_lies_in),
		cmocka_unit_test(two_panels_that_ask_in_different_order_agree),
		cmocka_unit_test(no_card_follows_itself),
		cmocka_unit_test(orders_are_fresh_each_cycle_and_differ_between_sites),
		cmocka_unit_test(
			small_packs_have_no_more_alike_neighbours_than_the_best_round_trip),
		cmocka_unit_test(
			where_half_of_the_cards_are_alike_no_two_meet_even_where_cycles_join),
		cmocka_unit_test(where_most_cards_are_alike_no_more_meet_than_must),
		cmocka_unit_test(a_small_pack_is_shown_in_all_its_good_orders),
		cmocka_unit_test(neighbours_are_unlike_in_packs_like_a_real_one),
		cmocka_unit_test(a_new_cycle_takes_bounded_effort_where_no_order_is_good),
		cmocka_unit_test(a_pack_of_one_article_is_done_at_the_first_attempt),
		cmocka_unit_test(a_look_back_over_a_join_makes_no_order_anew),
		cmocka_unit_test(every_way_to_a_cycle_gives_the_same_order),
		cmocka_unit_test(no_card_follows_itself_where_cycles_of_an_adversary_join),
		cmocka_unit_test(bad_cards_and_too_little_memory_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
