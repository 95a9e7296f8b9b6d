/*
 * lamp.h - the light of the screen: lit, black outside its hours, switched off a little later; and
 * how bright it is.
 */
#ifndef FIRMWARE_LAMP_H
#define FIRMWARE_LAMP_H

#include <stdbool.h>
#include <stdint.h>

#include "firmware/display.h"
#include "firmware/status.h"

struct lamp {
	struct display *display;
	enum status_screen screen;
	int64_t off_us; /* where black: the steady time to switch off */
	int brightness; /* percent */
};

/* Lit, as bright as can be. */
void lamp_init(struct lamp *l, struct display *display);

/* Outside the hours. True: it was lit until now, so black has to be presented. */
bool lamp_darken(struct lamp *l);

/* Within them. True: it was not, so all has to be presented. */
bool lamp_light(struct lamp *l);

/* Takes so many percent of the light. True: they are others, so all has to be presented. */
bool lamp_dim(struct lamp *l, int percent);

#endif
