#include "show/spell.h"

#include <string.h>

#include "base/num.h"

#define MINUTE_MS 60000
#define HOUR_MS (60 * INT64_C(60000))
#define NEVER_BEGINS INT64_MIN
#define NEVER_ENDS INT64_MAX

/* How long a card of a class is news; 0: always. */
static const int64_t class_ms[PACK_N_FRESHNESS] = {
	[PACK_WEEK] = 168 * HOUR_MS, [PACK_DAY] = 24 * HOUR_MS, [PACK_BREAKING] = 6 * HOUR_MS};

int64_t spell_until_ms(const struct pack_timing *t, int64_t date_ms)
{
	int64_t base_ms = t->from_ms ? t->from_ms : date_ms;
	int64_t stale_ms;

	if (t->freshness == PACK_TIMELESS || base_ms == PACK_NO_DATE || spell_stale_ms(t, date_ms))
		return t->until_ms;
	stale_ms = base_ms + class_ms[t->freshness];
	return t->until_ms ? MIN_OF(t->until_ms, stale_ms) : stale_ms;
}

int64_t spell_stale_ms(const struct pack_timing *t, int64_t date_ms)
{
	if (t->freshness == PACK_TIMELESS || t->from_ms || !pack_is_moment(date_ms))
		return 0;
	return date_ms + class_ms[t->freshness];
}

bool spell_card_init(struct spell_card *c, uint32_t card, const struct pack_timing *t,
		     int64_t date_ms)
{
	int64_t until_ms = spell_until_ms(t, date_ms);
	int64_t stale_ms = spell_stale_ms(t, date_ms);
	bool is_urgent = t->priority == PACK_PRIORITY_URGENT;

	memset(c, 0, sizeof *c);
	c->card = card;
	c->hours = t->hours;
	/* Inwards to whole minutes: never a moment before, never one after. */
	c->from_minute =
		t->from_ms ? num_floor_div(t->from_ms + MINUTE_MS - 1, MINUTE_MS) : NEVER_BEGINS;
	c->until_minute = until_ms ? num_floor_div(until_ms, MINUTE_MS) : NEVER_ENDS;
	c->stale_minute = stale_ms ? num_floor_div(stale_ms, MINUTE_MS) : NEVER_ENDS;
	if (is_urgent)
		c->limit_minutes =
			(uint8_t)(t->limit_minutes ? t->limit_minutes : SPELL_LIMIT_MINUTES);
	if (is_urgent && t->at_once && t->from_ms)
		c->early_ms = (uint16_t)(c->from_minute * MINUTE_MS - t->from_ms);
	return t->from_ms || until_ms || stale_ms || t->hours.n;
}

static int32_t utc_alone(void *user, int64_t utc_ms)
{
	(void)user;
	(void)utc_ms;
	return 0;
}

void spell_init(struct spells *s, const struct spell_card *cards, uint32_t n, bool is_daily)
{
	memset(s, 0, sizeof *s);
	s->cards = cards;
	s->n = n;
	s->zone = utc_alone;
	s->is_daily = is_daily;
	for (uint32_t i = 0; i < n; i++)
		s->has_early |= cards[i].early_ms > 0;
}

void spell_set_zone(struct spells *s, spell_zone *zone, void *user)
{
	s->zone = zone ? zone : utc_alone;
	s->zone_user = user;
	s->is_known = false;
}

int64_t spell_civil(const struct spells *s, int64_t minute)
{
	int64_t at = minute - s->day * SPELL_DAY_MINUTES + PACK_LIMIT_MINUTES_MAX;

	if (s->is_known && at >= 0 && at < (int64_t)COUNT_OF(s->offset))
		return minute + s->offset[at];
	return minute + num_floor_div(s->zone(s->zone_user, minute * MINUTE_MS), 60);
}

/* The hours of C, read where they are others than the last. */
static const struct hours *hours_of(struct spells *s, const struct spell_card *c)
{
	struct span bad;
	const char *why;

	if (c->hours.p != s->text.p || c->hours.n != s->text.n) {
		if (hours_parse(c->hours, &s->hours, &bad, &why)) /* P25: it does not happen */
			s->hours.n = 0;
		s->text = c->hours;
	}
	return &s->hours;
}

/* At MINUTE, UTC, which is CIVIL on the wall. */
static bool is_on(struct spells *s, const struct spell_card *c, int64_t minute, int64_t civil)
{
	if (civil < c->from_minute || civil >= c->until_minute || minute >= c->stale_minute)
		return false;
	return c->hours.n == 0 || hours_is_on(hours_of(s, c), civil * MINUTE_MS);
}

/* The first civil minute after CIVIL, which is MINUTE in UTC, at which C may change; END where
 * there is none before. */
static int64_t next_edge(struct spells *s, const struct spell_card *c, int64_t minute,
			 int64_t civil, int64_t end)
{
	if (c->stale_minute > minute && c->stale_minute < minute + SPELL_DAY_MINUTES)
		end = MIN_OF(end, civil + (c->stale_minute - minute));
	if (c->from_minute > civil)
		end = MIN_OF(end, c->from_minute);
	if (c->until_minute > civil)
		end = MIN_OF(end, c->until_minute);
	return c->hours.n ? MIN_OF(end, hours_next_edge(hours_of(s, c), civil)) : end;
}

/* MINUTE is of the day, or is passed over. */
static void mark(uint64_t *minutes, int64_t minute)
{
	if (minute >= 0 && minute < SPELL_DAY_MINUTES)
		minutes[minute / 64] |= UINT64_C(1) << (minute % 64);
}

static bool is_marked(const uint64_t *minutes, int64_t minute)
{
	return minutes[minute / 64] >> (minute % 64) & 1;
}

/* An urgent card C goes on at minute AT of the day, which may lie before it. */
static void mark_urgent(struct spells *s, const struct spell_card *c, int64_t at)
{
	int64_t civil = spell_civil(s, s->day * SPELL_DAY_MINUTES + at);
	bool is_early = c->early_ms > 0 && civil == c->from_minute;

	mark(s->edges, at + c->limit_minutes - is_early);
	for (int64_t i = 0; i < c->limit_minutes; i++)
		mark(s->taken, at + i);
	if (is_early && at >= 0 && at < SPELL_DAY_MINUTES)
		s->early_ms[at] = MAX_OF(s->early_ms[at], c->early_ms);
}

/* The edges of C in minutes [FROM, TO) of the day, through which local time runs on evenly. Before
 * FROM it was as WAS. Returns how it is at their end. */
static bool mark_run(struct spells *s, const struct spell_card *c, int64_t from, int64_t to,
		     bool was)
{
	const int64_t day = s->day * SPELL_DAY_MINUTES;
	int64_t shift = spell_civil(s, day + from) - from;

	for (int64_t at = from; at < to;
	     at = next_edge(s, c, day + at, at + shift, to + shift) - shift) {
		bool is = is_on(s, c, day + at, at + shift);

		if (is == was)
			continue;
		mark(s->edges, at);
		if (is && c->limit_minutes)
			mark_urgent(s, c, at);
		was = is;
	}
	return was;
}

/* The minute of the day, up to END, at which local time jumps next after AT. */
static int64_t next_jump(const struct spells *s, int64_t at, int64_t end)
{
	const int16_t *offset = s->offset + PACK_LIMIT_MINUTES_MAX;
	int64_t next = at + 1;

	while (next < end && offset[next] == offset[at])
		next++;
	return next;
}

static void mark_card(struct spells *s, const struct spell_card *c)
{
	int64_t at = -(int64_t)c->limit_minutes;
	int64_t first = s->day * SPELL_DAY_MINUTES + at - 1;
	bool was = is_on(s, c, first, spell_civil(s, first));

	while (at < SPELL_DAY_MINUTES) {
		int64_t end = next_jump(s, at, SPELL_DAY_MINUTES);

		was = mark_run(s, c, at, end, was);
		at = end;
	}
}

static void load_day(struct spells *s, int64_t day)
{
	int64_t first = day * SPELL_DAY_MINUTES - PACK_LIMIT_MINUTES_MAX;

	if (s->is_known && s->day == day)
		return;
	s->is_known = false;
	s->day = day;
	for (size_t i = 0; i < COUNT_OF(s->offset); i++)
		s->offset[i] = (int16_t)(spell_civil(s, first + (int64_t)i) - first - (int64_t)i);
	s->is_known = true;
	memset(s->edges, 0, sizeof s->edges);
	memset(s->taken, 0, sizeof s->taken);
	memset(s->early_ms, 0, sizeof s->early_ms);
	mark(s->edges, 0);
	for (uint32_t i = 0; i < s->n; i++)
		mark_card(s, &s->cards[i]);
}

/* When the spell that begins at minute AT of the day begins. */
static int64_t edge_ms(const struct spells *s, int64_t at)
{
	return (s->day * SPELL_DAY_MINUTES + at) * MINUTE_MS -
	       (at < SPELL_DAY_MINUTES ? s->early_ms[at] : 0);
}

/* At most a minute after UTC_MS an urgent card may be early: then that is the minute. */
static int64_t minute_of(struct spells *s, int64_t utc_ms)
{
	int64_t minute = num_floor_div(utc_ms, MINUTE_MS);
	int64_t next = num_floor_mod(minute + 1, SPELL_DAY_MINUTES);

	if (s->has_early) {
		load_day(s, num_floor_div(minute + 1, SPELL_DAY_MINUTES));
		if (is_marked(s->edges, next) && edge_ms(s, next) <= utc_ms)
			return minute + 1;
	}
	load_day(s, num_floor_div(minute, SPELL_DAY_MINUTES));
	return minute;
}

/* An early start at midnight belongs to the next day. */
static int64_t day_end_ms(struct spells *s)
{
	int64_t end_ms, day = s->day;

	load_day(s, day + 1);
	end_ms = edge_ms(s, 0);
	load_day(s, day);
	return end_ms;
}

void spell_at(struct spells *s, int64_t utc_ms, struct spell *out)
{
	int64_t at, end;

	if (s->n == 0 && !s->is_daily) {
		*out = (struct spell){-SPELL_EVER_MS, SPELL_EVER_MS, 0};
		return;
	}
	at = num_floor_mod(minute_of(s, utc_ms), SPELL_DAY_MINUTES);
	end = at + 1;
	while (!is_marked(s->edges, at))
		at--;
	while (end < SPELL_DAY_MINUTES && !is_marked(s->edges, end))
		end++;
	out->minute = s->day * SPELL_DAY_MINUTES + at;
	out->start_ms = edge_ms(s, at);
	out->end_ms = end < SPELL_DAY_MINUTES || !s->has_early ? edge_ms(s, end) : day_end_ms(s);
}

enum spell_state spell_state_of(struct spells *s, uint32_t i, int64_t minute)
{
	const struct spell_card *c = &s->cards[i];
	int64_t civil = spell_civil(s, minute);

	if (!is_on(s, c, minute, civil))
		return SPELL_OFF;
	for (int64_t back = 1; back <= c->limit_minutes; back++) {
		int64_t before = spell_civil(s, minute - back);

		if (is_on(s, c, minute - back, before))
			continue;
		/* It went on a minute after that. */
		civil = spell_civil(s, minute - back + 1);
		return c->early_ms && civil == c->from_minute && back == c->limit_minutes
			       ? SPELL_ON
			       : SPELL_TAKES;
	}
	return SPELL_ON;
}

bool spell_may_be_taken(const struct spells *s, int64_t minute)
{
	return is_marked(s->taken, num_floor_mod(minute, SPELL_DAY_MINUTES));
}
