/*
 * wear.h - what some days of the show do to a panel that burns in: luminance-hours, by pixel and by
 * tile, from the pack and its schedule.
 *
 * Each card is drawn once (for each side its clock may stand on), and counts as long as the
 * schedule shows it while the screen is on; the crawl is the mean of many of its moments, the clock
 * shows one time. An orbit spreads each pixel over where it may stand. An hour of luminance 1 is an
 * hour of the display's white (WCAG's relative luminance). What counts is not how much there is but
 * how uneven it is: the tile with most has RATIO times the mean.
 *
 * Every figure is also given for the profile with its sides alternating, or not, whichever it does
 * not say; where that is lower it is worth a key in the profile.
 */
#ifndef FIRMWARE_WEAR_H
#define FIRMWARE_WEAR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "firmware/inputs.h"

struct wear_options {
	int64_t from_ms; /* UTC */
	int days;
	bool json;
	const char *png; /* where the heat map goes; NULL: nowhere */
};

/* Prints the figures to standard output. Errors are reported to D. */
MUST_CHECK enum err wear_print(const struct inputs *in, const struct wear_options *o,
			       struct diag *d);

#endif
