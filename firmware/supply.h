/*
 * supply.h - the player's inputs as its command line asks for them, and again while it runs.
 */
#ifndef FIRMWARE_SUPPLY_H
#define FIRMWARE_SUPPLY_H

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "firmware/inputs.h"
#include "firmware/kiosk.h"
#include "firmware/options.h"
#include "firmware/rescue.h"

struct supply {
	const struct options *options;
	struct inputs inputs[2]; /* one is in use; the other only while they are exchanged */
	struct inputs *now;
};

/* Opens what O asks for; WHY is empty, or, where O has a rescue profile, what was wrong with the
 * inputs that are not used therefore. Everything is reported to D. O stays in use. Codes of
 * inputs_open(), ERR_MISSING: the zone is not to be had here. */
MUST_CHECK enum err supply_open(struct supply *s, const struct options *o, struct diag *d,
				char why[RESCUE_TEXT_MAX]);
void supply_close(struct supply *s);

/* The inputs once more, of which USER is the supply. No rescue here: what is on is better. */
const struct inputs *supply_load(void *user, struct diag *d);
void supply_settle(void *user, bool is_taken);

#endif
