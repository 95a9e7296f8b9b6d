/*
 * quota.h - no kind of cards and no source has more than its share of a round.
 *
 * What is too much is left out for the day, and others of its group are the next day: so many from
 * each day's start on, in a circle. A quota is a share of what is shown, and where there is nothing
 * else it is waived. A pure function of (cards, quota, day).
 */
#ifndef SHOW_QUOTA_H
#define SHOW_QUOTA_H

#include <stdbool.h>
#include <stdint.h>

#include "pack/pack.h"
#include "show/facts.h"

/* In percent of the showings of a round; 0 and 100: no limit. */
struct quota {
	uint8_t kind[PACK_N_KINDS];
	uint8_t source; /* of each one; cards without a source have no limit */
};

bool quota_is_any(const struct quota *q);

/* Numbers of N cards by source, for quota_apply(); SPARE has room for N. */
void quota_sort(const struct schedule_card *cards, uint32_t n, uint32_t *by_source,
		uint32_t *spare);

/* Takes from TIMES, the showings of each of N cards, what is too much on DAY. BY_SOURCE as
 * quota_sort() made it, needed where there is a quota of sources; SPARE has room for N. Linear. */
void quota_apply(const struct quota *q, const struct schedule_card *cards, uint32_t n,
		 const uint32_t *by_source, int64_t day, uint8_t *times, uint32_t *spare);

#endif
