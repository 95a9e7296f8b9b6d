#include "show/programme.h"

#include <string.h>

#include "base/num.h"

size_t programme_bytes(uint32_t n, uint32_t n_showings)
{
	return order_bytes(n, n_showings) + n + 64;
}

size_t programme_source_bytes(uint32_t n, uint32_t n_showings, bool is_parted)
{
	return order_work_bytes(n_showings) +
	       (is_parted ? order_bytes(n, n_showings) + n * sizeof(uint32_t) + 64 : 0);
}

static uint32_t sum_showings(const struct programme_source *s)
{
	uint32_t sum = 0;

	for (uint32_t i = 0; i < s->n; i++)
		sum += s->cards[i].showings;
	return sum;
}

static int64_t sum_dwells(const struct programme_source *s, const uint8_t *times)
{
	int64_t sum = 0;

	for (uint32_t i = 0; i < s->n; i++)
		sum += (int64_t)times[i] * s->cards[i].dwell_ms;
	return sum;
}

/* The circle of all showings, and what a quota of sources needs. */
static enum err set_up_parts(struct programme_source *s, struct arena *a)
{
	enum err e = order_init(&s->roll, s->cards, s->n, sum_showings(s), a);

	s->by_source = arena_take_array(a, s->n, sizeof *s->by_source);
	if (e || !s->by_source)
		return ERR_MEMORY;
	for (uint32_t i = 0; i < s->n; i++)
		s->roll.times[i] = s->cards[i].showings;
	order_lay(&s->roll, &s->work, s->seed);
	s->roll_ms = sum_dwells(s, s->roll.times);
	quota_sort(s->cards, s->n, s->by_source, s->work.spare);
	return ERR_NONE;
}

enum err programme_source_init(struct programme_source *s, const struct schedule_card *cards,
			       uint32_t n, const struct spell_card *timed, uint32_t n_timed,
			       const struct quota *quota, uint64_t seed, struct arena *a)
{
	enum err e;

	memset(s, 0, sizeof *s);
	s->cards = cards;
	s->n = n;
	s->quota = *quota;
	s->seed = seed;
	s->is_trusted = true;
	spell_init(&s->spells, timed, n_timed, quota_is_any(quota));
	e = order_work_init(&s->work, sum_showings(s), a);
	if (!e && (n_timed || quota_is_any(quota)))
		e = set_up_parts(s, a);
	return e;
}

enum err programme_init(struct programme *p, const struct programme_source *s, struct arena *a)
{
	enum err e;

	memset(p, 0, sizeof *p);
	e = order_init(&p->order, s->cards, s->n, sum_showings(s), a);
	p->may = arena_take(a, s->n);
	return e || !p->may ? ERR_MEMORY : ERR_NONE;
}

/* Where urgent cards have the screen: those alone, once each. */
static void give_way(struct programme *p, struct programme_source *s)
{
	memset(p->may, 0, s->n);
	for (uint32_t i = 0; i < s->spells.n; i++)
		if (spell_state_of(&s->spells, i, p->spell.minute) == SPELL_TAKES)
			p->may[s->spells.cards[i].card] = 1;
}

/* Which cards may be shown in P's spell, and how often in a round. */
static void fill_may(struct programme *p, struct programme_source *s)
{
	p->is_urgent = false;
	for (uint32_t i = 0; i < s->n; i++)
		p->may[i] = s->is_trusted || !s->cards[i].is_dated ? s->cards[i].showings : 0;
	if (!s->is_trusted)
		return;
	for (uint32_t i = 0; i < s->spells.n; i++) {
		enum spell_state state = spell_state_of(&s->spells, i, p->spell.minute);

		if (state == SPELL_OFF)
			p->may[s->spells.cards[i].card] = 0;
		p->is_urgent |= state == SPELL_TAKES;
	}
	if (p->is_urgent)
		give_way(p, s);
	else if (quota_is_any(&s->quota))
		quota_apply(&s->quota, s->cards, s->n, s->by_source,
			    num_floor_div(p->spell.minute, SPELL_DAY_MINUTES), p->may,
			    s->work.spare);
}

/* Longest dwell of a card that may be shown. */
static int32_t longest(const struct programme *p, const struct programme_source *s)
{
	int32_t most = 0;

	for (uint32_t i = 0; i < s->n; i++)
		if (p->may[i])
			most = MAX_OF(most, s->cards[i].dwell_ms);
	return most;
}

/* The first place of the roll that begins at or after the hand's; *AT_MS is how long after. */
static uint32_t first_of_roll(const struct programme_source *s, int64_t hand_ms, int64_t *at_ms)
{
	int64_t at = 0;
	uint32_t i = 0;

	for (; i < s->roll.n && at < hand_ms; i++)
		at += s->cards[s->roll.place[i]].dwell_ms;
	*at_ms = at - hand_ms;
	return i;
}

/* What a part shows. IS_REST: behind whole rounds, so nothing has to be shown in it. */
static void select_part(struct programme *p, const struct programme_source *s, bool is_rest)
{
	int64_t length_ms = p->end_ms - p->start_ms;
	int64_t at_ms, sum_ms = 0;
	uint32_t first = first_of_roll(s, num_floor_mod(p->start_ms, s->roll_ms), &at_ms);

	memset(p->order.times, 0, s->n);
	for (uint32_t i = 0; i < s->roll.n; i++) {
		uint32_t card = s->roll.place[(first + i) % s->roll.n];
		int32_t dwell_ms = s->cards[card].dwell_ms;
		bool is_due = !is_rest && at_ms < length_ms;

		at_ms += dwell_ms;
		if (p->order.times[card] == p->may[card])
			continue;
		if (sum_ms > 0 && !is_due && sum_ms + dwell_ms > length_ms)
			break;
		p->order.times[card]++;
		sum_ms += dwell_ms;
	}
	p->is_part = true;
	p->round_ms = sum_ms;
}

/* Parts P's spell into whole rounds and a rest, and makes P the one of them UTC_MS lies in. */
static void part_spell(struct programme *p, const struct programme_source *s, int64_t utc_ms)
{
	int64_t length_ms = p->spell.end_ms - p->spell.start_ms;
	int64_t rest_ms;

	p->start_ms = p->spell.start_ms;
	p->end_ms = p->spell.end_ms;
	p->is_part = false;
	memcpy(p->order.times, p->may, s->n);
	p->round_ms = sum_dwells(s, p->may);
	if (p->round_ms == 0 || p->end_ms == SPELL_EVER_MS)
		return;
	if (length_ms < p->round_ms) {
		select_part(p, s, false);
		return;
	}
	rest_ms = length_ms % p->round_ms;
	if (rest_ms < longest(p, s))
		return;
	if (utc_ms < p->end_ms - rest_ms) {
		p->end_ms -= rest_ms;
		return;
	}
	p->start_ms = p->end_ms - rest_ms;
	select_part(p, s, true);
}

void programme_spell(struct programme_source *s, int64_t utc_ms, struct spell *out)
{
	if (s->is_trusted)
		spell_at(&s->spells, utc_ms, out);
	else
		*out = (struct spell){-SPELL_EVER_MS, SPELL_EVER_MS, 0};
}

void programme_load(struct programme *p, struct programme_source *s, int64_t utc_ms)
{
	if (p->is_known && p->start_ms <= utc_ms && utc_ms < p->end_ms)
		return;
	programme_spell(s, utc_ms, &p->spell);
	fill_may(p, s);
	part_spell(p, s, utc_ms);
	if (p->round_ms)
		order_lay(&p->order, &s->work,
			  order_seed(s->seed, (uint64_t)num_floor_div(p->start_ms, 1000)));
	p->is_known = true;
}

int64_t programme_round(const struct programme *p, int64_t utc_ms)
{
	if (p->is_part || p->round_ms == 0)
		return 0;
	if (p->end_ms == SPELL_EVER_MS)
		return num_floor_div(utc_ms, p->round_ms);
	return MIN_OF((utc_ms - p->start_ms) / p->round_ms, programme_last_round(p));
}

int64_t programme_last_round(const struct programme *p)
{
	if (p->is_part || p->round_ms == 0)
		return 0;
	return (p->end_ms - p->start_ms) / p->round_ms - 1;
}
