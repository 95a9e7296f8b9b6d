#include "firmware/view.h"

#include <string.h>

#include "firmware/now.h"

/* 2025-01-01: no clock of a panel that runs this can be right before. */
#define NOT_BEFORE_MS INT64_C(1735689600000)

void view_init(struct view *v)
{
	memset(v, 0, sizeof *v);
	v->speed = 1000;
	v->origin_ms = now_utc_ms();
	v->origin_us = now_steady_us();
}

void view_go_to(struct view *v, int64_t utc_ms, int32_t offset_s)
{
	v->has_time = true;
	v->offset_s = offset_s;
	v->ahead_ms = utc_ms - v->origin_ms;
}

bool view_check(struct view *v)
{
	bool was_trusted = v->is_trusted;

	if (v->has_time || v->speed != 1000)
		v->is_trusted = true;
	else if (now_utc_ms() < NOT_BEFORE_MS)
		v->is_trusted = false;
	else if (!v->is_trusted)
		v->is_trusted = v->has_battery || now_is_synchronised();
	return v->is_trusted != was_trusted;
}

/* At real speed the view follows the clock, its corrections included; else, as a correction must
 * not be multiplied, steady time. The product is taken in two parts: a year at speed 100,000 fits.
 */
int64_t view_ms(const struct view *v)
{
	int64_t past_ms;

	if (!v->is_trusted)
		return (now_steady_us() - v->origin_us) / 1000;
	if (v->speed == 1000)
		return now_utc_ms() + v->ahead_ms;
	past_ms = (now_steady_us() - v->origin_us) / 1000;
	return v->origin_ms + past_ms / 1000 * v->speed + past_ms % 1000 * v->speed / 1000 +
	       v->ahead_ms;
}

int32_t view_offset_s(void *user, int64_t utc_ms)
{
	const struct view *v = user;

	if (!v->is_trusted)
		return 0;
	return v->has_time ? v->offset_s : now_offset_s(utc_ms);
}

struct stage_time view_time(const struct view *v)
{
	struct stage_time t;

	t.utc_ms = view_ms(v);
	t.offset_s = view_offset_s((void *)v, t.utc_ms);
	return t;
}
