/*
 * show_worlds.h - for the theorems of show/: random packs, each of another character, and plain
 * oracles that say of one card and one minute whether it may be shown.
 */
#ifndef TESTS_UNIT_SHOW_WORLDS_H
#define TESTS_UNIT_SHOW_WORLDS_H

#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "base/hours.h"
#include "base/num.h"
#include "show/schedule.h"

#define MINUTE INT64_C(60000)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
/* 2025-10-24 00:00 UTC: two days later clocks go back in Europe. */
#define START INT64_C(1761264000000)
#define CLOCKS_BACK INT64_C(1761440400000)
#define CARDS_MAX 60000

static uint64_t next(uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return *state >> 33;
}

static uint32_t below(uint64_t *state, uint32_t n)
{
	return (uint32_t)(next(state) % n);
}

static int32_t berlin(void *user, int64_t utc_ms)
{
	(void)user;
	return utc_ms < CLOCKS_BACK ? 7200 : 3600;
}

static const char *const some_hours[] = {
	"mon-fri 08:00-18:00",
	"daily 22:00-06:00",
	"mon,wed 08:00-12:00,13:00-17:00; sat 10:00-14:00",
	"2025-10-24..2025-10-26 off; daily",
	"daily 02:00-03:00",
	"sun 01:30-03:30",
	"daily 00:00-24:00; 2025-10-26 off",
	"00:01-00:02 00:04-00:05 12:00-12:01 23:59-24:00",
};

/* A pack of random cards, each pack of another character. */
struct world {
	struct schedule_card cards[CARDS_MAX];
	struct pack_timing times[CARDS_MAX];
	uint32_t n;
	struct quota quota;
	uint64_t seed;
	unsigned number; /* SEED=NUMBER STEPS=1 shows it alone */
	unsigned character;
	struct schedule s;
	struct arena arena;
	/* Showings by card, in the round and in the gap that are being counted. */
	uint32_t count[CARDS_MAX];
	int64_t last[CARDS_MAX];
};

enum { TIMED = 1, WEIGHTED = 2, PRIORITIES = 4, URGENT = 8, HALF = 16, QUOTAS = 32 };

static struct world w;

static void make_times(struct world *v, uint32_t i, uint64_t *r)
{
	struct pack_timing *t = &v->times[i];

	memset(t, 0, sizeof *t);
	if (v->character & WEIGHTED)
		t->weight = below(r, 4) ? below(r, 3) : below(r, 10);
	if (v->character & PRIORITIES)
		t->priority = (enum pack_priority)((int)below(r, 3) - 1);
	if (!(v->character & TIMED) || below(r, 3) == 0)
		return;
	if (below(r, 3) == 0)
		t->from_ms = START - DAY + (int64_t)below(r, 5 * 24 * 60) * MINUTE +
			     (below(r, 4) ? 0 : below(r, 60000));
	if (below(r, 3) == 0)
		t->until_ms =
			MAX_OF(t->from_ms, START) + (int64_t)(1 + below(r, 3 * 24 * 60)) * MINUTE;
	if (below(r, 3) == 0)
		t->hours = span_of(some_hours[below(r, COUNT_OF(some_hours))]);
	if (t->from_ms && below(r, 4) == 0)
		t->freshness = (enum pack_freshness)below(r, PACK_N_FRESHNESS);
	if (v->character & URGENT && below(r, 8) == 0) {
		t->priority = PACK_PRIORITY_URGENT;
		t->limit_minutes = below(r, 2) ? 0 : 2 + below(r, 59);
		t->at_once = below(r, 2);
	}
}

static uint32_t size_of(uint64_t *r, unsigned number)
{
	if (number % 250 == 67)
		return CARDS_MAX;
	if (number % 50 == 17)
		return 2000 + below(r, 8000);
	return number % 3 == 0 ? 1 + below(r, 12) : 1 + below(r, 150);
}

static void make_world(struct world *v, unsigned number, uint32_t n)
{
	uint64_t r = number * UINT64_C(77777777777) + 1;
	uint32_t articles, voices;

	(void)next(&r);
	v->number = number;
	v->seed = next(&r);
	v->character = below(&r, 64);
	v->n = n ? n : size_of(&r, number);
	articles = 1 + below(&r, v->n);
	voices = below(&r, v->n + 1);
	memset(&v->quota, 0, sizeof v->quota);
	if (v->character & QUOTAS) {
		v->quota.kind[PACK_QUOTE] = (uint8_t)(below(&r, 2) ? 0 : 10 + below(&r, 90));
		v->quota.source = (uint8_t)(v->quota.kind[PACK_QUOTE] ? 0 : 10 + below(&r, 90));
	}
	for (uint32_t i = 0; i < v->n; i++) {
		struct schedule_card *c = &v->cards[i];

		memset(c, 0, sizeof *c);
		c->article = v->character & HALF && i % 2 ? 0 : below(&r, articles);
		c->voice = below(&r, voices + 1);
		c->dwell_ms = (int32_t)(20 + below(&r, 181)) * 100;
		if (below(&r, 9) == 0) {
			c->first_ms = c->dwell_ms;
			c->dwell_ms *= 2;
		}
		c->kind = (uint8_t)below(&r, 3);
		c->source = below(&r, 5);
		make_times(v, i, &r);
	}
}

static void open_world(struct world *v)
{
	struct schedule_facts f = {v->cards, v->times, v->n, &v->quota, v->seed};
	size_t bytes = schedule_bytes_of(&f);

	arena_init(&v->arena, malloc(bytes), bytes);
	assert_non_null(v->arena.block);
	assert_int_equal(schedule_init_of(&v->s, &f, &v->arena), ERR_NONE);
	schedule_set_zone(&v->s, berlin, NULL);
}

static void close_world(struct world *v)
{
	free(v->arena.block);
}

static unsigned n_worlds(void)
{
	const char *steps = getenv("STEPS");

	return steps ? (unsigned)atoi(steps) : 15;
}

static int64_t n_days(void)
{
	return n_worlds() >= 1000 ? 7 : 3;
}

/* ---- the oracles: a card by itself, minute by minute */

/* May card I be shown in the minute of UTC_MS? */
static bool is_allowed(const struct world *v, uint32_t i, int64_t utc_ms)
{
	static const int64_t fresh_ms[] = {0, 168 * HOUR, 24 * HOUR, 6 * HOUR};
	const struct pack_timing *t = &v->times[i];
	int64_t civil = utc_ms + berlin(NULL, utc_ms) * INT64_C(1000);
	int64_t first = num_floor_div(civil, MINUTE) * MINUTE;
	int64_t until = t->until_ms;
	struct hours h;
	struct span bad;
	const char *why;

	if (t->freshness && t->from_ms && (!until || t->from_ms + fresh_ms[t->freshness] < until))
		until = t->from_ms + fresh_ms[t->freshness];
	if ((t->from_ms && first < t->from_ms) || (until && first + MINUTE > until))
		return false;
	if (!t->hours.n)
		return true;
	assert_int_equal(hours_parse(t->hours, &h, &bad, &why), ERR_NONE);
	return hours_is_on(&h, civil);
}

/* Has it the screen then: does it begin no longer ago than its limit? */
static bool takes(const struct world *v, uint32_t i, int64_t utc_ms)
{
	const struct pack_timing *t = &v->times[i];
	int64_t limit = t->limit_minutes ? t->limit_minutes : SPELL_LIMIT_MINUTES;

	if (t->priority != PACK_PRIORITY_URGENT || !is_allowed(v, i, utc_ms))
		return false;
	for (int64_t back = 1; back <= limit; back++) {
		int64_t went_on = utc_ms - (back - 1) * MINUTE;

		if (is_allowed(v, i, utc_ms - back * MINUTE))
			continue;
		went_on += berlin(NULL, went_on) * INT64_C(1000);
		return !(t->at_once && t->from_ms % MINUTE && back == limit &&
			 num_floor_div(went_on, MINUTE) ==
				 num_floor_div(t->from_ms + MINUTE - 1, MINUTE));
	}
	return false;
}

static inline bool anyone_takes(const struct world *v, int64_t utc_ms)
{
	for (uint32_t i = 0; v->character & URGENT && i < v->n; i++)
		if (takes(v, i, utc_ms))
			return true;
	return false;
}

/* Is some card cut in at once in the minute of UTC_MS, before it is over? */
static bool is_early(const struct world *v, int64_t utc_ms)
{
	int64_t civil = utc_ms + berlin(NULL, utc_ms) * INT64_C(1000);

	for (uint32_t i = 0; v->character & URGENT && i < v->n; i++)
		if (v->times[i].priority == PACK_PRIORITY_URGENT && v->times[i].at_once &&
		    v->times[i].from_ms && v->times[i].from_ms <= civil &&
		    num_floor_div(v->times[i].from_ms, MINUTE) == num_floor_div(civil, MINUTE))
			return true;
	return false;
}

static inline uint32_t showings_of(const struct world *v, uint32_t i)
{
	const struct pack_timing *t = &v->times[i];
	uint32_t weight = t->weight ? t->weight : 1;
	bool has_low = false;

	for (uint32_t k = 0; k < v->n && !has_low; k++)
		has_low = v->times[k].priority == PACK_PRIORITY_LOW;
	switch (t->priority) {
	case PACK_PRIORITY_LOW:
		return weight;
	case PACK_PRIORITY_NORMAL:
		return has_low ? 2 * weight : weight;
	case PACK_PRIORITY_HIGH:
	case PACK_PRIORITY_URGENT:
		break;
	}
	return has_low ? 4 * weight : 2 * weight;
}

/* The schedule's number of what the slot shows. */
static inline uint32_t card_of(const struct world *v, const struct schedule_slot *slot)
{
	/* Bare facts number the cards one by one, and a second half has the next number. */
	return slot->card == SCHEDULE_NONE ? SCHEDULE_NONE
					   : v->s.round[v->s.latest].order[slot->position];
}

#endif
