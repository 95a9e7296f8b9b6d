/*
 * programme.h - what is shown for a stretch of time, and how often: the cards that may be, their
 * showings in a round, and the layout of its order.
 *
 * A spell (spell.h) is filled with whole rounds, one behind the other, in each of which every card
 * that may be shown is shown exactly as often as its weight and priority say; what is left at its
 * end, if a card fits, is one more programme of its own, a *part* of a round. A spell that is too
 * short for a whole round is a part throughout.
 *
 * Which cards a part shows is read off the *roll*: all showings of the pack in one circle, over
 * which a hand goes at the speed of the clock, whatever is shown. A part shows what the hand passes
 * while it is on, and after that what comes next, as long as it fits. So a card is passed once in
 * each turn of the hand, however the spells fall.
 *
 * A pure function of (cards, zone, quota, seed, time).
 */
#ifndef SHOW_PROGRAMME_H
#define SHOW_PROGRAMME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/base.h"
#include "base/err.h"
#include "show/facts.h"
#include "show/order.h"
#include "show/quota.h"
#include "show/spell.h"

struct programme {
	bool is_known;
	struct spell spell;
	int64_t start_ms, end_ms; /* UTC */
	bool is_part;		  /* one round, whose slots are made to fill it */
	bool is_urgent;		  /* urgent cards have the screen */
	int64_t round_ms;	  /* the dwells of a round; 0: there is nothing to show */
	uint8_t *may;		  /* by card: showings of a whole round */
	struct order order;
};

/* What all programmes of a pack share. */
struct programme_source {
	const struct schedule_card *cards;
	uint32_t n;
	struct spells spells;
	struct quota quota;
	uint32_t *by_source; /* where there is a quota of sources */
	bool is_trusted;     /* the time; else only cards that are not dated are shown, for ever */
	uint64_t seed;
	struct order roll; /* where parts may come */
	int64_t roll_ms;
	struct order_work work;
};

/* What the two take from an arena, for N cards of N_SHOWINGS in all. IS_PARTED: cards are timed, or
 * there is a quota. */
size_t programme_bytes(uint32_t n, uint32_t n_showings);
size_t programme_source_bytes(uint32_t n, uint32_t n_showings, bool is_parted);

/* CARDS and TIMED are the caller's. ERR_MEMORY. */
MUST_CHECK enum err programme_source_init(struct programme_source *s,
					  const struct schedule_card *cards, uint32_t n,
					  const struct spell_card *timed, uint32_t n_timed,
					  const struct quota *quota, uint64_t seed,
					  struct arena *a);
MUST_CHECK enum err programme_init(struct programme *p, const struct programme_source *s,
				   struct arena *a);

/* The spell UTC_MS lies in; while the time is not trusted there is one, for ever. */
void programme_spell(struct programme_source *s, int64_t utc_ms, struct spell *out);

/* Makes *P the one that is on at UTC_MS. Linear in the showings. */
void programme_load(struct programme *p, struct programme_source *s, int64_t utc_ms);

/* The round that is on at UTC_MS, which is in P; and the one P ends with. */
int64_t programme_round(const struct programme *p, int64_t utc_ms);
int64_t programme_last_round(const struct programme *p);

#endif
