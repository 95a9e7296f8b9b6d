/*
 * draft.h - the search for a good order of a round: layout, lots, and repair; order.h's own.
 */
#ifndef SHOW_DRAFT_H
#define SHOW_DRAFT_H

#include <stdint.h>

#include "show/order.h"

/* Writes an order of O's places for ROUND to BEST, after the card BEFORE and with the place LAST at
 * its end. Sets O->is_free and adds to O->n_looks. */
void draft_search(struct order *o, struct order_work *w, int64_t round, uint32_t before,
		  uint32_t last, uint32_t *best);

/* Lays O out anew, of which half are alike: they are dealt out evenly, with what was LAST at the
 * end. */
void draft_lay(struct order *o, struct order_work *w, uint32_t last);

#endif
