#include "firmware/outlook.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "firmware/now.h"
#include "firmware/opening.h"
#include "show/dwell.h"
#include "show/schedule.h"
#include "show/validity.h"

#define DAY_MS INT64_C(86400000)
#define MINUTE_MS 60000
#define HOUR_MS 3600000
/* A card that does not come for so long is said not to come. */
#define HORIZON_DAYS 400
#define TEXT_SHOWN 60 /* bytes of a card's text in a line */
#define BROKEN_SHOWN 20

struct outlook {
	const struct inputs *in;
	struct schedule s;
	struct opening opening; /* when the screen is on */
	void *block;
};

static int32_t zone(void *user, int64_t utc_ms)
{
	(void)user;
	return now_offset_s(utc_ms);
}

static enum err begin(struct outlook *o, const struct inputs *in, struct diag *d)
{
	size_t bytes = schedule_bytes(&in->pack, &in->board);
	struct arena a;
	enum err e = ERR_MEMORY;

	o->in = in;
	o->block = malloc(bytes);
	if (o->block) {
		arena_init(&a, o->block, bytes);
		e = schedule_init(&o->s, &in->pack, &in->board, &a);
	}
	if (e) {
		diag_report(d, DIAG_ERROR, NULL, 0, "no schedule: %s", err_text(e));
		free(o->block);
		return e;
	}
	schedule_set_zone(&o->s, zone, NULL);
	opening_init(&o->opening, &in->board);
	return ERR_NONE;
}

/* Is the screen on at UTC_MS? After it o->opening.until_ms says for how long. */
static bool is_open(struct outlook *o, int64_t utc_ms)
{
	return opening_at(&o->opening, zone, NULL, utc_ms);
}

/* How many ms of SLOT the screen is on. */
static int64_t seen_ms(struct outlook *o, const struct schedule_slot *slot)
{
	return opening_ms(&o->opening, zone, NULL, slot->start_ms, slot->end_ms);
}

#define TIME_BYTES 40

/* "2026-11-24 08:00:05.100 +01:00" */
static const char *time_text(int64_t utc_ms, char *out)
{
	int32_t offset_s = now_offset_s(utc_ms);
	int minutes = abs(offset_s / 60);
	struct civil c;

	civil_from_ms(utc_ms, offset_s, &c);
	snprintf(out, TIME_BYTES, "%04d-%02d-%02d %02d:%02d:%02d.%03d %c%02d:%02d", c.year % 10000,
		 c.month, c.day, c.hour, c.minute, c.second, (int)(((utc_ms % 1000) + 1000) % 1000),
		 offset_s < 0 ? '-' : '+', minutes / 60 % 100, minutes % 60);
	return out;
}

static struct span text_of(const struct pack *pack, uint32_t card)
{
	struct pack_card c;
	size_t n = TEXT_SHOWN;

	pack_card(pack, card, &c);
	if (c.text.n <= n)
		return c.text;
	while (n > 0 && ((unsigned char)c.text.p[n] & 0xC0) == 0x80)
		n--;
	return span_cut(c.text, 0, n);
}

static const char *const rules[] = {
	[SCHEDULE_ROUND] = "its turn in a whole round",
	[SCHEDULE_PART] = "its turn in part of a round, as the cards change",
	[SCHEDULE_URGENT] = "urgent: it has the screen",
	[SCHEDULE_EMPTY] = "no card may be shown",
	[SCHEDULE_NO_TIME] = "nobody knows the time",
};

static void print_slot(const struct outlook *o, const struct schedule_slot *slot)
{
	char start[TIME_BYTES];

	if (slot->card == SCHEDULE_NONE) {
		printf("%s  %8s  %s\n", time_text(slot->start_ms, start), "", rules[slot->rule]);
		return;
	}
	printf("%s  %6.1f s  card %" PRIu32 "  %.*s  (%s)\n", time_text(slot->start_ms, start),
	       (double)(slot->end_ms - slot->start_ms) / 1000, slot->card + 1,
	       (int)text_of(&o->in->pack, slot->card).n, text_of(&o->in->pack, slot->card).p,
	       rules[slot->rule]);
}

/* When the screen goes on again, if it is off at AT_MS; else AT_MS. SPELL_EVER_MS: not within the
 * horizon. */
static int64_t dark_until(struct outlook *o, int64_t at_ms)
{
	int64_t end_ms = at_ms + HORIZON_DAYS * DAY_MS;

	while (at_ms < end_ms && !is_open(o, at_ms))
		at_ms = o->opening.until_ms;
	return at_ms < end_ms ? at_ms : SPELL_EVER_MS;
}

static void print_dark(int64_t from_ms, int64_t to_ms)
{
	char from[TIME_BYTES], to[TIME_BYTES];

	if (to_ms >= SPELL_EVER_MS)
		printf("%s  the screen is off, and stays off\n", time_text(from_ms, from));
	else
		printf("%s  the screen is off until %s\n", time_text(from_ms, from),
		       time_text(to_ms, to));
}

enum err outlook_next(const struct inputs *in, int64_t at_ms, int count, struct diag *d)
{
	static struct outlook o;
	struct schedule_slot slot;
	enum err e = begin(&o, in, d);

	if (e)
		return e;
	for (int i = 0; i < count; i++) {
		int64_t dark_ms = dark_until(&o, at_ms);

		if (dark_ms > at_ms) {
			print_dark(at_ms, dark_ms);
			at_ms = dark_ms;
			if (at_ms >= SPELL_EVER_MS)
				break;
		}
		schedule_at(&o.s, at_ms, &slot);
		print_slot(&o, &slot);
		at_ms = slot.end_ms;
		if (at_ms >= SPELL_EVER_MS)
			break;
	}
	free(o.block);
	return ERR_NONE;
}

static const char *const reasons[SCHEDULE_N_REASONS] = {
	[SCHEDULE_IS_ON] = "on the screen",
	[SCHEDULE_IN_ROUND] = "not on: other cards have their turn before it in this round",
	[SCHEDULE_NOT_YET] = "not on: before its beginning (from)",
	[SCHEDULE_OVER] = "not on: after its end (until)",
	[SCHEDULE_STALE] = "not on: no news any more, by its freshness",
	[SCHEDULE_HOURS] = "not on: outside its hours",
	[SCHEDULE_BEHIND] = "not on: an urgent card has the screen",
	[SCHEDULE_QUOTA] = "not on: its kind or its source has its share today without it",
	[SCHEDULE_NO_ROOM] =
		"not on: the cards change before there is room for all, and others are due",
	[SCHEDULE_UNTRUSTED] = "not on: nobody knows the time",
};

static void print_age(const struct outlook *o, uint32_t card, int64_t at_ms)
{
	int64_t age_ms = validity_age_ms(&o->in->pack, card, at_ms, now_offset_s(at_ms));

	if (age_ms != VALIDITY_NO_AGE && age_ms >= 0)
		printf("age       %" PRId64 " d %" PRId64 " h\n", age_ms / DAY_MS,
		       age_ms % DAY_MS / 3600000);
}

/* The next slot of CARD that begins after AT_MS and is seen, at least in part. */
static bool next_seen(struct outlook *o, uint32_t card, int64_t at_ms, struct schedule_slot *slot)
{
	int64_t end_ms = at_ms + HORIZON_DAYS * DAY_MS;

	while (schedule_next(&o->s, card, at_ms, end_ms, slot)) {
		if (seen_ms(o, slot) > 0)
			return true;
		/* The last slot that could still be on at the edge begins before it. */
		at_ms = MAX_OF(slot->start_ms, dark_until(o, slot->start_ms) - DAY_MS / 24);
		if (at_ms >= end_ms)
			break;
	}
	return false;
}

enum err outlook_why(const struct inputs *in, uint32_t card, int64_t at_ms, struct diag *d)
{
	static struct outlook o;
	struct schedule_slot slot;
	char text[TIME_BYTES];
	enum err e;

	if (card > pack_n_cards(&in->pack)) {
		diag_report(d, DIAG_ERROR, NULL, 0,
			    "no such card: %" PRIu32 "; the pack has %" PRIu32, card,
			    pack_n_cards(&in->pack));
		return ERR_RANGE;
	}
	card--;
	e = begin(&o, in, d);
	if (e)
		return e;
	printf("card      %" PRIu32 "  %.*s\n", card + 1, (int)text_of(&in->pack, card).n,
	       text_of(&in->pack, card).p);
	printf("at        %s\n", time_text(at_ms, text));
	printf("is        %s\n", is_open(&o, at_ms)
					 ? reasons[schedule_why(&o.s, &in->pack, card, at_ms)]
					 : "not on: the screen is off (hours of the board)");
	print_age(&o, card, at_ms);
	printf("shown     ");
	if (is_open(&o, at_ms)) {
		schedule_at(&o.s, at_ms, &slot);
		print_slot(&o, &slot);
	} else {
		print_dark(at_ms, dark_until(&o, at_ms));
	}
	printf("next      ");
	if (next_seen(&o, card, at_ms, &slot))
		print_slot(&o, &slot);
	else
		printf("not within %d days\n", HORIZON_DAYS);
	free(o.block);
	return ERR_NONE;
}

/* ---- simulate */

struct record {
	uint32_t n_showings, in_round;
	int64_t gap_ms, last_end_ms;
	/* Of them, what is seen: while the screen is on. */
	uint32_t n_seen;
	int64_t seen_ms, seen_gap_ms, last_seen_ms;
};

struct simulation {
	struct outlook o;
	struct record *records;	       /* by card of the pack */
	int64_t from_ms, to_ms, on_ms; /* the screen is on for so long */
	int64_t end_ms;		       /* of the slot before */
	bool is_counting;	       /* the round was seen from its start */
	uint32_t card;		       /* ... and its card */
	unsigned n_alike;	       /* neighbours of one article or speaker, halves apart */
	unsigned n_slots, n_rounds, n_parts, n_urgent, n_empty, n_broken;
	bool json;
};

static int32_t dwell_of(const struct simulation *m, uint32_t card)
{
	struct pack_card c;

	pack_card(&m->o.in->pack, card, &c);
	return dwell_ms(&c, (enum board_audience)m->o.in->board.audience);
}

/* SLOT breaks theorem T; what is more than some is counted only. */
static void broken(struct simulation *m, const char *theorem, const struct schedule_slot *slot)
{
	char text[TIME_BYTES];

	if (m->n_broken++ < BROKEN_SHOWN)
		fprintf(stderr, "broken: %s at %s, card %" PRIu32 "\n", theorem,
			time_text(slot->start_ms, text), slot->card + 1);
}

/* T3, by the pack itself: an urgent card that is at once may be up to a minute earlier than the
 * whole minute, and validity_holds() knows its very moment. */
static void check_time(struct simulation *m, const struct schedule_slot *slot)
{
	const struct pack *pack = &m->o.in->pack;
	int64_t end_ms = slot->end_ms - 1;

	if (slot->spell_end_ms == SPELL_EVER_MS)
		return;
	if (!validity_holds(pack, slot->card, slot->start_ms, now_offset_s(slot->start_ms)) ||
	    !validity_holds(pack, slot->card, end_ms, now_offset_s(end_ms)))
		broken(m, "T3 (outside its time)", slot);
}

/* T4: at the end of a whole round, what was shown in it. */
static void check_round(struct simulation *m, const struct schedule_slot *slot)
{
	for (uint32_t i = 0; i < m->o.s.n; i++) {
		const struct schedule_card *card = &m->o.s.cards[i];
		struct record *r = &m->records[card->card];

		if (m->is_counting && r->in_round && r->in_round != card->showings)
			broken(m, "T4 (share)", slot);
		r->in_round = 0;
	}
}

/* T5: in a part of a minute or more no slot is much too short. */
static void check_length(struct simulation *m, const struct schedule_slot *slot)
{
	int32_t dwell = dwell_of(m, slot->card);

	if (slot->round_end_ms - slot->round_start_ms >= MINUTE_MS &&
	    (slot->end_ms - slot->start_ms) * 5 < (int64_t)dwell * 3 - 5)
		broken(m, "T5 (too short)", slot);
}

static void count_seen(struct simulation *m, struct record *r, const struct schedule_slot *slot)
{
	int64_t ms = seen_ms(&m->o, slot);

	if (ms == 0)
		return;
	r->seen_gap_ms = MAX_OF(r->seen_gap_ms, slot->start_ms - r->last_seen_ms);
	r->last_seen_ms = slot->end_ms;
	r->n_seen++;
	r->seen_ms += ms;
}

static void count_slot(struct simulation *m, const struct schedule_slot *slot)
{
	struct record *r = &m->records[slot->card];
	bool is_first = slot->start_ms == slot->round_start_ms;

	if (r->n_showings || r->last_end_ms)
		r->gap_ms = MAX_OF(r->gap_ms, slot->start_ms - r->last_end_ms);
	r->last_end_ms = slot->end_ms;
	r->n_showings++;
	count_seen(m, r, slot);
	m->is_counting = is_first || m->is_counting;
	r->in_round++;
	m->n_rounds += is_first && slot->is_whole;
	m->n_parts += is_first && slot->rule == SCHEDULE_PART;
	m->n_urgent += slot->rule == SCHEDULE_URGENT;
	if (slot->end_ms == slot->round_end_ms && slot->is_whole)
		check_round(m, slot);
	else if (slot->end_ms == slot->round_end_ms)
		for (uint32_t i = 0; i < pack_n_cards(&m->o.in->pack); i++)
			m->records[i].in_round = 0;
}

static void count_alike(struct simulation *m, const struct schedule_slot *slot)
{
	struct pack_card a, b;

	if (m->n_slots > 1 && m->card != SCHEDULE_NONE) {
		pack_card(&m->o.in->pack, m->card, &a);
		pack_card(&m->o.in->pack, slot->card, &b);
		m->n_alike += !(a.part == 1 && slot->card == m->card + 1) &&
			      (a.article == b.article || (a.voice && a.voice == b.voice));
	}
}

static void walk(struct simulation *m)
{
	struct schedule_slot slot;

	for (int64_t at = m->from_ms; at < m->to_ms; at = slot.end_ms) {
		schedule_at(&m->o.s, at, &slot);
		if (m->n_slots && slot.start_ms != m->end_ms)
			broken(m, "T1 (a gap)", &slot);
		m->n_slots++;
		m->end_ms = slot.end_ms;
		if (slot.card == SCHEDULE_NONE) {
			m->card = SCHEDULE_NONE;
			m->n_empty++;
			continue;
		}
		check_time(m, &slot);
		check_length(m, &slot);
		count_alike(m, &slot);
		count_slot(m, &slot);
		m->card = slot.card;
	}
}

static void print_json_text(struct span s)
{
	putchar('"');
	for (size_t i = 0; i < s.n; i++) { /* a pack's lines have no control characters */
		if (s.p[i] == '"' || s.p[i] == '\\')
			putchar('\\');
		putchar(s.p[i]);
	}
	putchar('"');
}

/* Of a card that was never shown: all the time. */
static int64_t gap_of(const struct simulation *m, const struct record *r)
{
	return r->n_showings ? MAX_OF(r->gap_ms, m->to_ms - r->last_end_ms) : m->to_ms - m->from_ms;
}

/* The same of what is seen. */
static int64_t seen_gap_of(const struct simulation *m, const struct record *r)
{
	return r->n_seen ? MAX_OF(r->seen_gap_ms, m->to_ms - r->last_seen_ms)
			 : m->to_ms - m->from_ms;
}

static double share_of(const struct simulation *m, const struct record *r)
{
	return m->on_ms ? 100.0 * (double)r->seen_ms / (double)m->on_ms : 0;
}

/* T7: nothing that may always be shown waits for four turns of the hand. */
static void check_waits(struct simulation *m)
{
	const struct schedule *s = &m->o.s;
	int64_t turn_ms = 0;

	for (uint32_t i = 0; i < s->n; i++)
		turn_ms += (int64_t)s->cards[i].showings * s->cards[i].dwell_ms;
	if (m->n_urgent || quota_is_any(&s->source.quota))
		return;
	for (uint32_t i = 0; i < s->n; i++) {
		uint32_t card = s->cards[i].card;

		if (!s->cards[i].is_dated && gap_of(m, &m->records[card]) >= 4 * turn_ms) {
			fprintf(stderr, "broken: T7 (too long a wait), card %" PRIu32 "\n",
				card + 1);
			m->n_broken++;
		}
	}
}

static void print_table(const struct simulation *m)
{
	const struct pack *pack = &m->o.in->pack;
	char from[TIME_BYTES], to[TIME_BYTES];

	printf("from %s to %s\n", time_text(m->from_ms, from), time_text(m->to_ms, to));
	printf("%u slots, %u whole rounds, %u parts of rounds, %u urgent, %u without a card\n\n",
	       m->n_slots, m->n_rounds, m->n_parts, m->n_urgent, m->n_empty);
	if (m->on_ms < m->to_ms - m->from_ms)
		printf("the screen is on for %.1f h of %.1f; what is seen:\n\n",
		       (double)m->on_ms / HOUR_MS, (double)(m->to_ms - m->from_ms) / HOUR_MS);
	printf("  card  showings    minutes   share %%  longest gap, minutes\n");
	for (uint32_t i = 0; i < pack_n_cards(pack); i++) {
		const struct record *r = &m->records[i];
		struct span text = text_of(pack, i);

		printf("%6" PRIu32 "  %8" PRIu32 "  %9.1f  %7.3f  %9.1f  %.*s\n", i + 1, r->n_seen,
		       (double)r->seen_ms / MINUTE_MS, share_of(m, r),
		       (double)seen_gap_of(m, r) / MINUTE_MS, (int)text.n, text.p);
	}
	printf("\nalike neighbours: %u\nbroken bounds: ", m->n_alike);
	printf(m->n_broken ? "%u\n" : "none\n", m->n_broken);
}

static void print_json(const struct simulation *m)
{
	const struct pack *pack = &m->o.in->pack;

	printf("{\"from_ms\": %" PRId64 ", \"to_ms\": %" PRId64
	       ", \"slots\": %u, \"rounds\": %u, \"parts\": %u, \"urgent\": %u, \"empty\": %u, "
	       "\"alike\": %u, \"broken\": %u, \"on_ms\": %" PRId64 ", \"cards\": [",
	       m->from_ms, m->to_ms, m->n_slots, m->n_rounds, m->n_parts, m->n_urgent, m->n_empty,
	       m->n_alike, m->n_broken, m->on_ms);
	for (uint32_t i = 0; i < pack_n_cards(pack); i++) {
		const struct record *r = &m->records[i];
		struct pack_card c;

		pack_card(pack, i, &c);
		printf("%s\n{\"card\": %" PRIu32 ", \"id\": \"%016" PRIx64
		       "\", \"showings\": %" PRIu32 ", \"shown_ms\": %" PRId64
		       ", \"gap_ms\": %" PRId64 ", \"text\": ",
		       i ? "," : "", i + 1, c.id, r->n_seen, r->seen_ms, seen_gap_of(m, r));
		print_json_text(c.text);
		putchar('}');
	}
	printf("\n]}\n");
}

enum err outlook_simulate(const struct inputs *in, int64_t from_ms, int days, bool json,
			  struct diag *d)
{
	static struct simulation m;
	uint32_t n = pack_n_cards(&in->pack);
	enum err e = begin(&m.o, in, d);

	if (e)
		return e;
	m.records = calloc(n, sizeof *m.records);
	if (!m.records) {
		free(m.o.block);
		return ERR_MEMORY;
	}
	m.from_ms = from_ms;
	m.to_ms = from_ms + days * DAY_MS;
	m.on_ms = opening_ms(&m.o.opening, zone, NULL, m.from_ms, m.to_ms);
	for (uint32_t i = 0; i < n; i++)
		m.records[i].last_end_ms = m.records[i].last_seen_ms = from_ms;
	walk(&m);
	check_waits(&m);
	if (json)
		print_json(&m);
	else
		print_table(&m);
	free(m.records);
	free(m.o.block);
	return m.n_broken ? ERR_CORRUPT : ERR_NONE;
}
