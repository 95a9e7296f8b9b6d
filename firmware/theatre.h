/*
 * theatre.h - a stage with its memory: one block, taken once, sized by the panel.
 */
#ifndef FIRMWARE_THEATRE_H
#define FIRMWARE_THEATRE_H

#include "base/base.h"
#include "base/err.h"
#include "firmware/inputs.h"
#include "show/stage.h"

struct theatre {
	struct stage stage;
	struct arena arena;
	void *block;
	int refresh_hz; /* of the display, where the caller knows it; stays as it is */
};

/* A stage for IN->pack and theme on IN->board with WIDTH x HEIGHT px instead of its own. T is
 * zeroed (but for the rate) or was closed. Codes of stage_init(). */
MUST_CHECK enum err theatre_open(struct theatre *t, const struct inputs *in, int width, int height);
void theatre_close(struct theatre *t);

#endif
