/*
 * schedule.h - which card is on the screen: a pure function of (pack, site, board, UTC time).
 *
 * SCHEDULE.md says what is promised, theorem by theorem. Of the board count its audience (how long
 * a card stays), its quotas and its time zone. Nothing is remembered between two questions, so any
 * number of panels agree without a network, and so does one panel after a power cut. What is cached
 * (two programmes, the orders of two rounds) can be thrown away at any moment without changing an
 * answer.
 *
 * Time is cut into spells in which the same cards may be shown (spell.h), a spell into rounds
 * (programme.h). In a whole round every card is shown as often as its weight and priority say, for
 * its dwell, in an order that is drawn afresh (order.h).
 *
 * The halves of a quotation (pack.h) are one card here, whose slot is two: the first half's, and
 * right behind it the second's.
 */
#ifndef SHOW_SCHEDULE_H
#define SHOW_SCHEDULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/base.h"
#include "base/err.h"
#include "config/board.h"
#include "pack/pack.h"
#include "show/facts.h"
#include "show/programme.h"
#include "show/quota.h"
#include "show/spell.h"

/* The one on now and the one before it, which a card is faded from when one begins. */
#define SCHEDULE_CACHED 2

struct schedule_round {
	uint32_t *order;   /* cards by position */
	int64_t *start_ms; /* by position, from the round's start */
	uint32_t n;
	int64_t begin_ms, end_ms;     /* UTC */
	int64_t number;		      /* in its programme */
	int64_t length_ms, dwells_ms; /* a slot is so much of its card's dwell */
	bool is_part, is_urgent, is_free;
	struct spell spell;
	bool is_known;
};

/* All fields are the schedule's own. */
struct schedule {
	struct schedule_card *cards;
	uint32_t n; /* of them; halves count as one */
	struct spell_card *timed;
	uint32_t n_timed;
	struct programme_source source;
	struct programme programme[SCHEDULE_CACHED];
	struct schedule_round round[SCHEDULE_CACHED];
	size_t latest_programme, latest; /* what was asked for last */
	bool has_urgent;		 /* a card may take the screen */
	uint32_t era;			 /* another one: answers given before are void */
};

/* Why a card is on. */
enum schedule_rule {
	SCHEDULE_ROUND,	 /* its turn in a whole round */
	SCHEDULE_PART,	 /* its turn in a part of one, before or after a change */
	SCHEDULE_URGENT, /* it has taken the screen */
	SCHEDULE_EMPTY,	 /* no card may be shown: CARD is SCHEDULE_NONE */
	SCHEDULE_NO_TIME /* nobody knows the time: cards that are not dated, in turn */
};

struct schedule_slot {
	uint32_t card;		  /* index in the pack, or SCHEDULE_NONE */
	int64_t start_ms, end_ms; /* UTC, half-open: shown in [start, end) */
	int64_t cycle;		  /* the round's number in its programme */
	uint32_t position;	  /* in the round, from 0 */
	enum schedule_rule rule;
	int64_t round_start_ms, round_end_ms;
	int64_t spell_start_ms, spell_end_ms; /* the same cards may be shown through it */
	bool is_whole; /* the round has all cards that may be shown, each for its dwell */
};

/* What schedule_init() takes from an arena for PACK on BOARD. Without timed cards, weights and
 * quotas 77 bytes a card and 20 KiB; at most, with all of them, 100 bytes a card and 48 a showing,
 * of which a card has up to 36 (SCHEDULE.md). */
size_t schedule_bytes(const struct pack *pack, const struct board *board);

/* Takes its memory from A; PACK's bytes stay in use (hours), BOARD does not. ERR_MEMORY. */
MUST_CHECK enum err schedule_init(struct schedule *s, const struct pack *pack,
				  const struct board *board, struct arena *a);

/* Bare facts, for tests and the bench: N cards (copied, but for their indices: card I is the Ith),
 * their times, or NULL, and a quota, or NULL. */
struct schedule_facts {
	const struct schedule_card *cards;
	const struct pack_timing *times;
	uint32_t n;
	const struct quota *quota;
	uint64_t seed;
};

size_t schedule_bytes_of(const struct schedule_facts *f);

/* ERR_RANGE: no card, a dwell that is not positive, or a first half as long; ERR_MEMORY. */
MUST_CHECK enum err schedule_init_of(struct schedule *s, const struct schedule_facts *f,
				     struct arena *a);

/* The zone of the clock on the wall: at the start, and where ZONE is NULL, UTC. */
void schedule_set_zone(struct schedule *s, spell_zone *zone, void *user);

/* Does anybody know the time? At the start it is trusted. While it is not, schedule_at() goes by
 * any time that runs, and only cards that are always to be shown and not dated are. */
void schedule_trust(struct schedule *s, bool is_trusted);

/* The card at UTC_MS, any time within +-100,000 years of 1970. Takes O(log n) in the last two
 * rounds that were asked for. Else a round is made, with ORDER_LOOKS_MAX looks, and where the spell
 * is another one, too, its programme, linear in the pack. On a desktop (make bench) a look-up takes
 * some 0.1 us, a new round up to 1 ms for 200 cards of any kind, 60 ms for 60,000 of the worst. */
void schedule_at(struct schedule *s, int64_t utc_ms, struct schedule_slot *out);

/* May CARD not be shown at some time, as far as its times say? */
bool schedule_is_timed(const struct schedule *s, uint32_t card);

/* The spell UTC_MS lies in (spell.h); while nobody knows the time there is one, for ever. */
void schedule_spell(struct schedule *s, int64_t utc_ms, struct spell *out);

/* May CARD be shown in SPELL, the last one that was asked for? By its times alone: what has the
 * screen, and what a quota leaves out, does not count. */
bool schedule_may(struct schedule *s, uint32_t card, const struct spell *spell);

/* The first urgent card from CARD on that has the screen in SPELL, likewise; SCHEDULE_NONE: none
 * has. */
uint32_t schedule_urgent(struct schedule *s, uint32_t card, const struct spell *spell);

/* Was each showing of the round that was asked for last within order_reach() of its place? */
bool schedule_is_bound(const struct schedule *s);

/* What keeps a card away, or brings it on. */
enum schedule_reason {
	SCHEDULE_IS_ON,	    /* it is on the screen */
	SCHEDULE_IN_ROUND,  /* it has its turn in this round */
	SCHEDULE_NOT_YET,   /* before its beginning */
	SCHEDULE_OVER,	    /* after its end */
	SCHEDULE_STALE,	    /* no news any more, by its class */
	SCHEDULE_HOURS,	    /* outside its hours */
	SCHEDULE_BEHIND,    /* an urgent card has the screen */
	SCHEDULE_QUOTA,	    /* its kind or its source has its share without it */
	SCHEDULE_NO_ROOM,   /* the spell is too short for all, and others are due */
	SCHEDULE_UNTRUSTED, /* nobody knows the time */
	SCHEDULE_N_REASONS
};

/* Of CARD of PACK, which is the schedule's own, at UTC_MS. */
enum schedule_reason schedule_why(struct schedule *s, const struct pack *pack, uint32_t card,
				  int64_t utc_ms);

/* The first slot of CARD (an index in the pack) that begins after UTC_MS and before END_MS; false:
 * there is none. Takes a step a spell. */
bool schedule_next(struct schedule *s, uint32_t card, int64_t utc_ms, int64_t end_ms,
		   struct schedule_slot *out);

#endif
