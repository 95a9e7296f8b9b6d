/*
 * refusals.h - says of each card that cannot be shown why not, once in a run.
 */
#ifndef FIRMWARE_REFUSALS_H
#define FIRMWARE_REFUSALS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/err.h"
#include "pack/pack.h"
#include "show/stage.h"

/* N_CARDS may be read; the rest is the module's own. */
struct refusals {
	struct diag *d;
	int width, height; /* of the panel */
	uint32_t n_cards;  /* that were refused, each counted once */
	unsigned char is_told[(PACK_CARDS_MAX + 7) / 8];
	bool has_told_all;
};

void refusals_init(struct refusals *r, struct diag *d);

/* Listens to STAGE, which has WIDTH x HEIGHT px, until that is finished. */
void refusals_listen(struct refusals *r, struct stage *stage, int width, int height);

/* Reports an error, once, where the stage as it is now has nothing to show. ERR_FIT: so it is. */
MUST_CHECK enum err refusals_check(struct refusals *r, const struct stage *stage);

#endif
