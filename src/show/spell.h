/*
 * spell.h - when the set of cards that may be shown changes: time, cut into spells.
 *
 * In a spell the same cards may be shown from its beginning to its end. Spells begin and end at
 * whole minutes (but for an urgent card that takes over at once), at the latest at midnight UTC; so
 * a day has at most 1,440 of them. Where no card has hours, a beginning or an end, there is one
 * spell, for ever. A pure function of (cards, zone, UTC time); what is kept, the edges of one day,
 * is a cache. Never reads a clock.
 */
#ifndef SHOW_SPELL_H
#define SHOW_SPELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/hours.h"
#include "base/span.h"
#include "pack/pack.h"

#define SPELL_DAY_MINUTES 1440
/* Minutes an urgent card takes the screen for, where nothing else is said, and at most. */
#define SPELL_LIMIT_MINUTES 5

/* How far local time is east of UTC at that moment, in seconds. */
typedef int32_t spell_zone(void *user, int64_t utc_ms);

/* A card that may not always be shown. Minutes are of the clock on the wall, since 1970. */
struct spell_card {
	uint32_t card;			   /* the caller's number of it */
	int64_t from_minute, until_minute; /* half-open */
	int64_t stale_minute;		   /* UTC: its class ends, counted from a moment */
	struct span hours;		   /* they can be read; empty: at any hour */
	uint8_t limit_minutes;		   /* of an urgent card; 0: it is not urgent */
	uint16_t early_ms;		   /* it takes over so long before FROM_MINUTE */
};

enum spell_state {
	SPELL_OFF,  /* not to be shown */
	SPELL_ON,   /* may be shown */
	SPELL_TAKES /* urgent, and has the screen: only such cards are shown */
};

/* From [START_MS, END_MS), UTC; the states are those of MINUTE (UTC, since 1970). */
struct spell {
	int64_t start_ms, end_ms;
	int64_t minute;
};

/* All fields are the module's own. */
struct spells {
	const struct spell_card *cards;
	uint32_t n;
	bool is_daily;	/* days are parted though no card asks for it */
	bool has_early; /* a card takes over before a whole minute */
	spell_zone *zone;
	void *zone_user;
	/* The last day that was asked for. */
	bool is_known;
	int64_t day; /* UTC, since 1970 */
	uint64_t edges[(SPELL_DAY_MINUTES + 63) / 64];
	uint64_t taken[(SPELL_DAY_MINUTES + 63) / 64]; /* an urgent card may have the screen */
	uint16_t early_ms[SPELL_DAY_MINUTES];
	int16_t offset[PACK_LIMIT_MINUTES_MAX + SPELL_DAY_MINUTES]; /* minutes; from so much
								       before the day on */
	/* The hours that were read last. */
	struct span text;
	struct hours hours;
};

/* The spell of times that have none: of one that never ends. */
#define SPELL_EVER_MS (INT64_C(1) << 60)

/* When a card is over, on the clock on the wall: its end, or that of its class; 0: never. A class
 * runs from the card's beginning, or else from DATE_MS, the day of its date; without either it has
 * no end. Where the date is a moment (pack_is_moment()) that end is one, too, and told apart. */
int64_t spell_until_ms(const struct pack_timing *t, int64_t date_ms);

/* When the class of a card ends that runs from a moment, UTC; 0: none does. */
int64_t spell_stale_ms(const struct pack_timing *t, int64_t date_ms);

/* T for card number CARD; false: it is as any other, and may always be shown. DATE_MS as
 * above. */
bool spell_card_init(struct spell_card *c, uint32_t card, const struct pack_timing *t,
		     int64_t date_ms);

/* CARDS stay the caller's. IS_DAILY: a spell ends at each midnight UTC, whatever the cards say. */
void spell_init(struct spells *s, const struct spell_card *cards, uint32_t n, bool is_daily);

/* NULL: UTC, as at the start. */
void spell_set_zone(struct spells *s, spell_zone *zone, void *user);

/* The spell UTC_MS lies in. Linear in the cards where it is of another day than the last. */
void spell_at(struct spells *s, int64_t utc_ms, struct spell *out);

/* What CARDS[I] is at MINUTE (UTC), that of a spell of the last day that was asked for. */
enum spell_state spell_state_of(struct spells *s, uint32_t i, int64_t minute);

/* False: none of the cards is SPELL_TAKES at MINUTE, likewise. Takes no look at them. */
bool spell_may_be_taken(const struct spells *s, int64_t minute);

/* Minutes the clock on the wall shows at MINUTE (UTC). */
int64_t spell_civil(const struct spells *s, int64_t minute);

#endif
