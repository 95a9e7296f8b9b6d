#include "show/schedule.h"

#include <string.h>

#include "base/num.h"
#include "show/dwell.h"

#define PADDING 64

/* Showings a cycle for a weight of one, by priority from low on: in a pack without cards of low
 * priority, and in one with such. */
static const uint8_t factors[2][4] = {{1, 1, 2, 2}, {1, 2, 4, 4}};

static uint8_t showings_of(const struct schedule_card *card, bool has_low)
{
	int weight = card->weight ? card->weight : 1;

	return (uint8_t)(weight * factors[has_low][card->priority - PACK_PRIORITY_LOW]);
}

/* ---- the facts, from a pack or bare, one after the other */

struct reader {
	const struct pack *pack; /* or */
	const struct schedule_facts *facts;
	enum board_audience audience;
	uint32_t at; /* the card of the pack that comes next */
	uint32_t i;
};

static uint32_t source_of(struct span name)
{
	uint64_t hash = span_hash(name, SPAN_HASH_START);

	return name.n ? (uint32_t)(hash ^ hash >> 32) | 1 : 0;
}

static void take_timing(struct schedule_card *out, const struct pack_timing *t)
{
	out->weight = (uint8_t)t->weight;
	out->priority = (int8_t)t->priority;
}

/* The next card of the pack, with its second half where it is a first one. */
static void read_card(struct reader *rd, struct schedule_card *out, struct pack_timing *t,
		      int64_t *date_ms)
{
	struct pack_card card;

	memset(out, 0, sizeof *out);
	pack_card(rd->pack, rd->at, &card);
	pack_timing(rd->pack, rd->at, t);
	out->card = rd->at++;
	out->article = card.article;
	out->voice = card.voice;
	out->kind = (uint8_t)card.kind;
	out->source = source_of(card.source);
	out->dwell_ms = dwell_ms(&card, rd->audience);
	*date_ms = card.date_ms;
	if (card.n_parts) {
		out->first_ms = out->dwell_ms;
		pack_card(rd->pack, rd->at++, &card);
		out->dwell_ms += dwell_ms(&card, rd->audience);
	}
}

/* False: there are no more. */
static bool read_next(struct reader *rd, struct schedule_card *out, struct pack_timing *t,
		      int64_t *date_ms)
{
	const struct schedule_facts *f = rd->facts;

	if (rd->pack) {
		if (rd->at == pack_n_cards(rd->pack))
			return false;
		read_card(rd, out, t, date_ms);
	} else {
		if (rd->i == f->n)
			return false;
		*out = f->cards[rd->i];
		out->card = rd->i;
		*date_ms = PACK_NO_DATE;
		if (f->times)
			*t = f->times[rd->i];
		else
			memset(t, 0, sizeof *t);
	}
	take_timing(out, t);
	rd->i++;
	return true;
}

/* How much there is of what. */
struct count {
	uint32_t n, n_timed, n_showings;
	bool has_low;
};

static struct count count_cards(struct reader rd)
{
	struct count c = {0, 0, 0, false};
	struct reader again = rd;
	struct schedule_card card;
	struct pack_timing t;
	struct spell_card timed;
	int64_t date_ms;

	for (; read_next(&rd, &card, &t, &date_ms); c.n++) {
		c.n_timed += spell_card_init(&timed, c.n, &t, date_ms);
		c.has_low |= card.priority == PACK_PRIORITY_LOW;
	}
	while (read_next(&again, &card, &t, &date_ms))
		c.n_showings += showings_of(&card, c.has_low);
	return c;
}

static size_t bytes_for(const struct count *c, const struct quota *quota)
{
	bool is_parted = c->n_timed || quota_is_any(quota);
	size_t round = c->n_showings * (sizeof(uint32_t) + sizeof(int64_t)) + 2 * PADDING;

	return c->n * sizeof(struct schedule_card) + c->n_timed * sizeof(struct spell_card) +
	       2 * PADDING + SCHEDULE_CACHED * (round + programme_bytes(c->n, c->n_showings)) +
	       programme_source_bytes(c->n, c->n_showings, is_parted);
}

static enum err take_memory(struct schedule *s, const struct count *c, struct arena *a)
{
	memset(s, 0, sizeof *s);
	s->cards = arena_take_array(a, c->n, sizeof *s->cards);
	s->timed = arena_take_array(a, c->n_timed, sizeof *s->timed);
	if (!s->cards || (c->n_timed && !s->timed))
		return ERR_MEMORY;
	for (size_t i = 0; i < SCHEDULE_CACHED; i++) {
		struct schedule_round *r = &s->round[i];

		r->order = arena_take_array(a, c->n_showings, sizeof *r->order);
		r->start_ms = arena_take_array(a, c->n_showings, sizeof *r->start_ms);
		if (!r->order || !r->start_ms)
			return ERR_MEMORY;
	}
	return ERR_NONE;
}

static enum err set_up(struct schedule *s, struct reader rd, const struct quota *quota,
		       uint64_t seed, struct arena *a)
{
	struct count c = count_cards(rd);
	struct pack_timing t;
	int64_t date_ms;
	enum err e = take_memory(s, &c, a);

	if (e)
		return e;
	while (s->n < c.n && read_next(&rd, &s->cards[s->n], &t, &date_ms)) {
		struct schedule_card *card = &s->cards[s->n];
		struct spell_card timed;
		bool is_timed = spell_card_init(&timed, s->n, &t, date_ms);

		card->showings = showings_of(card, c.has_low);
		card->is_dated = is_timed || t.freshness != PACK_TIMELESS;
		if (is_timed)
			s->timed[s->n_timed++] = timed;
		s->has_urgent |= is_timed && timed.limit_minutes > 0;
		s->n++;
	}
	e = programme_source_init(&s->source, s->cards, s->n, s->timed, s->n_timed, quota, seed, a);
	for (size_t i = 0; i < SCHEDULE_CACHED && !e; i++)
		e = programme_init(&s->programme[i], &s->source, a);
	return e;
}

static const struct quota no_quota;

/* The quotas of a board. */
static struct quota quota_of(const struct board *board)
{
	return (struct quota){{(uint8_t)board->headline_percent, (uint8_t)board->quote_percent,
			       (uint8_t)board->notice_percent},
			      (uint8_t)board->source_percent};
}

static struct reader reader_of(const struct pack *pack, const struct board *board)
{
	return (struct reader){.pack = pack, .audience = (enum board_audience)board->audience};
}

size_t schedule_bytes(const struct pack *pack, const struct board *board)
{
	struct count c = count_cards(reader_of(pack, board));
	struct quota quota = quota_of(board);

	return bytes_for(&c, &quota);
}

enum err schedule_init(struct schedule *s, const struct pack *pack, const struct board *board,
		       struct arena *a)
{
	struct quota quota = quota_of(board);

	return set_up(s, reader_of(pack, board), &quota,
		      span_hash(span_of(board->site), pack_hash(pack)), a);
}

size_t schedule_bytes_of(const struct schedule_facts *f)
{
	struct count c = count_cards((struct reader){.facts = f});

	return bytes_for(&c, f->quota ? f->quota : &no_quota);
}

enum err schedule_init_of(struct schedule *s, const struct schedule_facts *f, struct arena *a)
{
	for (uint32_t i = 0; i < f->n; i++)
		if (f->cards[i].dwell_ms <= 0 || f->cards[i].first_ms < 0 ||
		    f->cards[i].first_ms >= f->cards[i].dwell_ms)
			return ERR_RANGE;
	if (f->n == 0)
		return ERR_RANGE;
	return set_up(s, (struct reader){.facts = f}, f->quota ? f->quota : &no_quota, f->seed, a);
}

/* ---- programmes and rounds */

static void forget(struct schedule *s)
{
	for (size_t i = 0; i < SCHEDULE_CACHED; i++)
		s->programme[i].is_known = s->round[i].is_known = false;
	s->era++;
}

void schedule_set_zone(struct schedule *s, spell_zone *zone, void *user)
{
	spell_set_zone(&s->source.spells, zone, user);
	forget(s);
}

void schedule_trust(struct schedule *s, bool is_trusted)
{
	if (s->source.is_trusted != is_trusted)
		forget(s);
	s->source.is_trusted = is_trusted;
}

/* The programme at UTC_MS, if need be in place of the one that was not asked for last. */
static struct programme *programme_of(struct schedule *s, int64_t utc_ms)
{
	size_t i = 0;

	while (i < SCHEDULE_CACHED &&
	       !(s->programme[i].is_known && s->programme[i].start_ms <= utc_ms &&
		 utc_ms < s->programme[i].end_ms))
		i++;
	if (i == SCHEDULE_CACHED) {
		i = (s->latest_programme + 1) % SCHEDULE_CACHED;
		s->programme[i].is_known = false;
		programme_load(&s->programme[i], &s->source, utc_ms);
	}
	s->latest_programme = i;
	return &s->programme[i];
}

/* The card before P's ROUND: known without the order it ends. */
static uint32_t card_before(struct schedule *s, const struct programme *p, int64_t round)
{
	const struct programme *before;

	if (p->spell.end_ms == SPELL_EVER_MS || round > 0)
		return order_last(&p->order, round - 1);
	before = programme_of(s, p->start_ms - 1);
	return before->round_ms ? order_last(&before->order, programme_last_round(before))
				: SCHEDULE_NONE;
}

static void set_times(struct schedule_round *r, const struct programme *p, int64_t number)
{
	bool is_last = number == programme_last_round(p);

	if (p->round_ms == 0) {
		r->begin_ms = p->start_ms;
		r->end_ms = p->end_ms;
	} else if (p->end_ms == SPELL_EVER_MS) {
		r->begin_ms = number * p->round_ms;
		r->end_ms = r->begin_ms + p->round_ms;
	} else {
		r->begin_ms = p->start_ms + number * p->round_ms;
		r->end_ms = is_last ? p->end_ms : r->begin_ms + p->round_ms;
	}
	r->dwells_ms = p->round_ms;
	r->length_ms = p->is_part ? r->end_ms - r->begin_ms : p->round_ms;
}

/* So much of DWELL_MS the round has. */
static int64_t scaled(const struct schedule_round *r, int64_t dwell_ms)
{
	return r->length_ms == r->dwells_ms ? dwell_ms : dwell_ms * r->length_ms / r->dwells_ms;
}

/* Fills R with P's round NUMBER. */
static void fill_round(struct schedule *s, struct schedule_round *r, struct programme *p,
		       int64_t number)
{
	int64_t at = 0;

	set_times(r, p, number);
	r->number = number;
	r->n = p->round_ms ? p->order.n : 0;
	r->is_part = p->is_part;
	r->is_urgent = p->is_urgent;
	r->spell = p->spell;
	if (r->n)
		order_make(&p->order, &s->source.work, number, card_before(s, p, number), r->order);
	r->is_free = p->order.is_free;
	for (uint32_t i = 0; i < r->n; i++) {
		r->start_ms[i] = scaled(r, at);
		at += s->cards[r->order[i]].dwell_ms;
	}
	r->is_known = true;
}

/* The round at UTC_MS, if need be in place of the one that was not asked for last. */
static const struct schedule_round *round_of(struct schedule *s, int64_t utc_ms)
{
	size_t i = 0;

	while (i < SCHEDULE_CACHED && !(s->round[i].is_known && s->round[i].begin_ms <= utc_ms &&
					utc_ms < s->round[i].end_ms))
		i++;
	if (i == SCHEDULE_CACHED) {
		struct programme *p = programme_of(s, utc_ms);

		i = (s->latest + 1) % SCHEDULE_CACHED;
		fill_round(s, &s->round[i], p, programme_round(p, utc_ms));
		/* The one before it may have been asked for. */
		(void)programme_of(s, utc_ms);
	}
	s->latest = i;
	return &s->round[i];
}

/* Completes OUT, which is of all of CARD: the half that is on at UTC_MS. */
static void take_half(const struct schedule_round *r, const struct schedule_card *card,
		      int64_t utc_ms, struct schedule_slot *out)
{
	int64_t second_ms = out->start_ms + scaled(r, card->first_ms);

	out->card = card->card;
	if (card->first_ms == 0)
		return;
	if (utc_ms < second_ms) {
		out->end_ms = second_ms;
	} else {
		out->card++;
		out->start_ms = second_ms;
	}
}

static enum schedule_rule rule_of(const struct schedule *s, const struct schedule_round *r)
{
	if (r->n == 0)
		return SCHEDULE_EMPTY;
	if (!s->source.is_trusted)
		return SCHEDULE_NO_TIME;
	if (r->is_urgent)
		return SCHEDULE_URGENT;
	return r->is_part ? SCHEDULE_PART : SCHEDULE_ROUND;
}

/* The position of the slot that is on WITHIN_MS after R's start. */
static uint32_t position_of(const struct schedule_round *r, int64_t within_ms)
{
	uint32_t low = 0;
	uint32_t high = r->n;

	while (high - low > 1) { /* start_ms[low] <= within < start_ms[high] */
		uint32_t middle = low + (high - low) / 2;

		if (r->start_ms[middle] <= within_ms)
			low = middle;
		else
			high = middle;
	}
	return low;
}

void schedule_at(struct schedule *s, int64_t utc_ms, struct schedule_slot *out)
{
	const struct schedule_round *r = round_of(s, utc_ms);
	uint32_t at = r->n ? position_of(r, utc_ms - r->begin_ms) : 0;

	out->cycle = r->number;
	out->position = at;
	out->rule = rule_of(s, r);
	out->is_whole = !r->is_part && !r->is_urgent && r->n;
	out->round_start_ms = r->begin_ms;
	out->round_end_ms = r->end_ms;
	out->spell_start_ms = r->spell.start_ms;
	out->spell_end_ms = r->spell.end_ms;
	out->card = SCHEDULE_NONE;
	out->start_ms = r->begin_ms;
	out->end_ms = r->end_ms;
	if (r->n == 0)
		return;
	out->start_ms += r->start_ms[at];
	if (at + 1 < r->n)
		out->end_ms = r->begin_ms + r->start_ms[at + 1];
	take_half(r, &s->cards[r->order[at]], utc_ms, out);
}

bool schedule_is_bound(const struct schedule *s)
{
	return !s->round[s->latest].is_free;
}

/* ---- what is asked of a card */

/* The schedule's number of card CARD of the pack. */
static uint32_t number_of(const struct schedule *s, uint32_t card)
{
	uint32_t low = 0;
	uint32_t high = s->n;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (s->cards[middle].card <= card)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* The place in TIMED of the first card from NUMBER on that has times; N_TIMED: none has. */
static uint32_t timed_from(const struct schedule *s, uint32_t number)
{
	uint32_t low = 0;
	uint32_t high = s->n_timed;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (s->timed[middle].card < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The times of the schedule's card NUMBER, by their place in TIMED; N_TIMED: it has none. */
static uint32_t timed_of(const struct schedule *s, uint32_t number)
{
	uint32_t i = timed_from(s, number);

	return i < s->n_timed && s->timed[i].card == number ? i : s->n_timed;
}

bool schedule_is_timed(const struct schedule *s, uint32_t card)
{
	return timed_of(s, number_of(s, card)) < s->n_timed;
}

void schedule_spell(struct schedule *s, int64_t utc_ms, struct spell *out)
{
	programme_spell(&s->source, utc_ms, out);
}

bool schedule_may(struct schedule *s, uint32_t card, const struct spell *spell)
{
	uint32_t number = number_of(s, card);
	uint32_t i = timed_of(s, number);

	if (!s->source.is_trusted)
		return !s->cards[number].is_dated;
	return i == s->n_timed || spell_state_of(&s->source.spells, i, spell->minute) != SPELL_OFF;
}

uint32_t schedule_urgent(struct schedule *s, uint32_t card, const struct spell *spell)
{
	uint32_t first = timed_from(s, number_of(s, card));

	if (!s->has_urgent || !s->source.is_trusted ||
	    !spell_may_be_taken(&s->source.spells, spell->minute))
		return SCHEDULE_NONE;
	for (uint32_t i = first; i < s->n_timed; i++)
		if (s->timed[i].limit_minutes && s->cards[s->timed[i].card].card >= card &&
		    spell_state_of(&s->source.spells, i, spell->minute) == SPELL_TAKES)
			return s->cards[s->timed[i].card].card;
	return SCHEDULE_NONE;
}

static enum schedule_reason why_off(struct schedule *s, const struct pack *pack,
				    const struct spell_card *c, int64_t minute)
{
	int64_t civil = spell_civil(&s->source.spells, minute);
	struct pack_timing t;

	pack_timing(pack, s->cards[c->card].card, &t);
	if (civil < c->from_minute)
		return SCHEDULE_NOT_YET;
	if (civil < c->until_minute && minute < c->stale_minute)
		return SCHEDULE_HOURS;
	return t.until_ms && civil >= num_floor_div(t.until_ms, 60000) ? SCHEDULE_OVER
								       : SCHEDULE_STALE;
}

enum schedule_reason schedule_why(struct schedule *s, const struct pack *pack, uint32_t card,
				  int64_t utc_ms)
{
	uint32_t number = number_of(s, card);
	uint32_t i = timed_of(s, number);
	const struct programme *p = programme_of(s, utc_ms);
	struct schedule_slot slot;

	schedule_at(s, utc_ms, &slot);
	if (slot.card == card)
		return SCHEDULE_IS_ON;
	if (p->round_ms && p->order.times[number])
		return SCHEDULE_IN_ROUND;
	if (!s->source.is_trusted)
		return SCHEDULE_UNTRUSTED;
	if (i < s->n_timed && spell_state_of(&s->source.spells, i, p->spell.minute) == SPELL_OFF)
		return why_off(s, pack, &s->timed[i], p->spell.minute);
	if (p->is_urgent)
		return SCHEDULE_BEHIND;
	return p->may[number] ? SCHEDULE_NO_ROOM : SCHEDULE_QUOTA;
}

/* The first slot of CARD in the round that was asked for last, from UTC_MS on. */
static bool find_in_round(struct schedule *s, uint32_t card, int64_t utc_ms,
			  struct schedule_slot *out)
{
	const struct schedule_round *r = &s->round[s->latest];
	uint32_t number = number_of(s, card);

	for (uint32_t i = 0; i < r->n; i++) {
		int64_t at_ms = r->begin_ms + r->start_ms[i];

		if (r->order[i] != number)
			continue;
		if (s->cards[number].card != card) /* the second half */
			at_ms += scaled(r, s->cards[number].first_ms);
		if (at_ms <= utc_ms)
			continue;
		schedule_at(s, at_ms, out);
		return true;
	}
	return false;
}

bool schedule_next(struct schedule *s, uint32_t card, int64_t utc_ms, int64_t end_ms,
		   struct schedule_slot *out)
{
	uint32_t number = number_of(s, card);
	int64_t at_ms = utc_ms;

	while (at_ms < end_ms) {
		const struct programme *p = programme_of(s, at_ms);
		int64_t next_ms = p->end_ms;
		struct schedule_slot slot;

		if (p->round_ms && p->order.times[number]) {
			schedule_at(s, at_ms, &slot);
			if (find_in_round(s, card, utc_ms, out))
				return out->start_ms < end_ms;
			next_ms = slot.round_end_ms;
		}
		if (next_ms == SPELL_EVER_MS)
			return false;
		at_ms = next_ms;
	}
	return false;
}
