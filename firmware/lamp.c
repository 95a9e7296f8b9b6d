#include "firmware/lamp.h"

#include <string.h>

#include "base/brightness.h"
#include "firmware/now.h"

/* Time for the black picture to be seen before the screen may flicker, and for a mistake in the
 * hours to be told from a broken screen. */
#define BLACK_US (5 * INT64_C(1000000))

void lamp_init(struct lamp *l, struct display *display)
{
	memset(l, 0, sizeof *l);
	l->display = display;
	l->screen = STATUS_LIT;
	l->brightness = BRIGHTNESS_FULL;
}

bool lamp_darken(struct lamp *l)
{
	int64_t now_us = now_steady_us();

	if (l->screen == STATUS_LIT) {
		l->screen = STATUS_BLACK;
		l->off_us = now_us + BLACK_US;
		return true;
	}
	if (l->screen == STATUS_BLACK && now_us >= l->off_us) {
		display_power(l->display, false);
		l->screen = STATUS_OFF;
	}
	return false;
}

bool lamp_light(struct lamp *l)
{
	bool was_dark = l->screen != STATUS_LIT;

	if (l->screen == STATUS_OFF)
		display_power(l->display, true);
	l->screen = STATUS_LIT;
	return was_dark;
}

bool lamp_dim(struct lamp *l, int percent)
{
	if (percent == l->brightness)
		return false;
	l->brightness = percent;
	display_dim(l->display, percent);
	return true;
}
