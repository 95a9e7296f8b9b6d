/*
 * settings.h - stoppress.ini, as init's helpers read it: quietly, as the player tells what is
 * wrong.
 */
#ifndef FIRMWARE_IMAGE_SETTINGS_H
#define FIRMWARE_IMAGE_SETTINGS_H

#include <stdbool.h>

#include "config/board.h"

/* False: it cannot be read, or has a mistake. */
bool settings_read(const char *path, struct board *b);

#endif
