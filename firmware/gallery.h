/*
 * gallery.h - pictures without a screen: one moment, one card, all cards, a contact sheet.
 */
#ifndef FIRMWARE_GALLERY_H
#define FIRMWARE_GALLERY_H

#include <stdint.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "firmware/inputs.h"
#include "show/stage.h"

/* All cards of a larger pack do not fit a sheet; the first so many are on it. */
#define GALLERY_SHEET_MAX 400

/* The picture at TIME, or of CARD (from 1; 0: what the schedule shows), to PATH. Errors are
 * reported to D. */
MUST_CHECK enum err gallery_shot(const struct inputs *in, const struct stage_time *time,
				 uint32_t card, const char *path, struct diag *d);

/* All cards on one picture. A card that cannot be set on this board is reported and left out; why
 * the last one could not is returned at the end. */
MUST_CHECK enum err gallery_sheet(const struct inputs *in, const struct stage_time *time,
				  const char *path, struct diag *d);

/* FOLDER/001-headline.png and so on, and FOLDER/sheet.png; FOLDER is made where it is not there.
 * Pictures of the same names that an earlier pack left there are removed first. Prints the paths to
 * stdout. */
MUST_CHECK enum err gallery_cards(const struct inputs *in, const struct stage_time *time,
				  const char *folder, struct diag *d);

#endif
