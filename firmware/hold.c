#include "firmware/hold.h"

#include <string.h>

#include "firmware/now.h"
#include "show/validity.h"

/* A card that was gone to by an arrow key stays so long after the last key. */
#define BROWSE_US (60 * INT64_C(1000000))
#define NO_CARD UINT32_MAX

void hold_init(struct hold *h, const struct view *view)
{
	memset(h, 0, sizeof *h);
	h->view = view;
}

/* May CARD be shown now, by the clock on the wall? */
static bool is_valid(const struct hold *h, uint32_t card)
{
	struct stage_time t = view_time(h->view);

	if (!h->view->is_trusted)
		return validity_is_open(h->pack, card);
	return validity_holds(h->pack, card, t.utc_ms, t.offset_s);
}

/* Holds the card of SLOT, or the nearest one after it (FORWARDS) or before it that is valid, can be
 * set and is not BUT. False: there is none. */
static bool hold_from(struct hold *h, struct schedule_slot slot, bool forwards, uint32_t but)
{
	for (uint32_t i = 0; i < 2 * pack_n_cards(h->pack); i++) {
		struct schedule_slot before, after;

		if (slot.card != SCHEDULE_NONE && slot.card != but && is_valid(h, slot.card) &&
		    stage_hold(h->stage, slot.card) == ERR_NONE) {
			h->slot = slot;
			return true;
		}
		stage_neighbours(h->stage, &slot, &before, &after);
		slot = forwards ? after : before;
	}
	return false;
}

/* Holds the card that is on. False: there is none. */
static bool hold_this(struct hold *h)
{
	return h->stage &&
	       (h->mode != HOLD_NONE || hold_from(h, *stage_slot(h->stage), false, NO_CARD));
}

void hold_move(struct hold *h, struct stage *stage)
{
	h->stage = stage;
	if (stage && h->mode != HOLD_NONE && !hold_from(h, h->slot, false, NO_CARD))
		h->mode = HOLD_NONE;
}

void hold_begin(struct hold *h, struct stage *stage, const struct pack *pack)
{
	h->stage = stage;
	h->pack = pack;
	h->mode = HOLD_NONE;
}

void hold_pause(struct hold *h)
{
	if (h->mode == HOLD_PAUSED)
		hold_release(h);
	else if (hold_this(h))
		h->mode = HOLD_PAUSED;
}

void hold_step(struct hold *h, bool forwards)
{
	if (!hold_this(h))
		return;
	(void)hold_from(h, h->slot, forwards, h->slot.card);
	if (h->mode == HOLD_NONE)
		h->mode = HOLD_BROWSED;
	h->until_us = now_steady_us() + BROWSE_US;
}

void hold_release(struct hold *h)
{
	if (h->mode != HOLD_NONE && h->stage)
		stage_release(h->stage);
	h->mode = HOLD_NONE;
}

void hold_check(struct hold *h)
{
	if (h->mode == HOLD_NONE)
		return;
	if (!is_valid(h, h->slot.card) ||
	    (h->mode == HOLD_BROWSED && now_steady_us() >= h->until_us))
		hold_release(h);
}
