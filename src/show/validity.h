/*
 * validity.h - may a card be shown at a time, by itself: its from, until, hours and class
 * (pack_timing), in civil time; and how old it is. A pure function of the pack and the time.
 */
#ifndef SHOW_VALIDITY_H
#define SHOW_VALIDITY_H

#include <stdbool.h>
#include <stdint.h>

#include "pack/pack.h"

/* At UTC_MS, when the clock on the wall is OFFSET_S east of UTC. */
bool validity_holds(const struct pack *pack, uint32_t card, int64_t utc_ms, int32_t offset_s);

/* At any time, and however old it is? */
bool validity_is_open(const struct pack *pack, uint32_t card);

#define VALIDITY_NO_AGE INT64_MIN

/* How old CARD is then: since its beginning, or else its date; VALIDITY_NO_AGE where it has
 * neither.
 */
int64_t validity_age_ms(const struct pack *pack, uint32_t card, int64_t utc_ms, int32_t offset_s);

#endif
