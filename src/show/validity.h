/*
 * validity.h - may a card be shown at a time, by itself: its from, until, hours and class
 * (pack_timing), in civil time; and how old it is. A pure function of the pack and the time.
 */
#ifndef SHOW_VALIDITY_H
#define SHOW_VALIDITY_H

#include <stdbool.h>
#include <stdint.h>

#include "pack/pack.h"

/* Through [START_MS, END_MS) of the clock on the wall: ms since 1970-01-01 00:00 as if that were
 * UTC. */
bool validity_holds(const struct pack *pack, uint32_t card, int64_t start_ms, int64_t end_ms);

/* At any time, and however old it is? */
bool validity_is_open(const struct pack *pack, uint32_t card);

#define VALIDITY_NO_AGE INT64_MIN

/* How old CARD is at CIVIL_MS, of the clock on the wall: since its beginning, or else its date;
 * VALIDITY_NO_AGE where it has neither. */
int64_t validity_age_ms(const struct pack *pack, uint32_t card, int64_t civil_ms);

#endif
