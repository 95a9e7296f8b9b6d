/*
 * snapshot.h - what is on, saved as a PNG file.
 */
#ifndef FIRMWARE_SNAPSHOT_H
#define FIRMWARE_SNAPSHOT_H

#include <stdbool.h>

#include "base/diag.h"
#include "draw/canvas.h"
#include "show/stage.h"

/* To PATH, whole or not at all. False: it cannot be; a warning to D says why. */
bool snapshot_save(const struct canvas *c, const char *path, struct diag *d);

/* To a file here that is named by TIME, whose name is printed; a second one of one second gets a
 * number. */
void snapshot_save_here(const struct canvas *c, const struct stage_time *time, struct diag *d);

#endif
