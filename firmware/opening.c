#include "firmware/opening.h"

#include <string.h>

#include "base/num.h"

#define MINUTE_MS 60000
/* Minute by minute, so that a change of summer time is no matter: half a ms for all of them. */
#define AHEAD_MS (2 * 24 * 60 * MINUTE_MS)

/* board_read() has checked both texts. */
void opening_init(struct opening *o, const struct board *board)
{
	struct span bad;
	const char *why;

	memset(o, 0, sizeof *o);
	if (hours_parse(span_of(board->hours), &o->hours, &bad, &why))
		o->hours.n = 0;
	if (brightness_parse(span_of(board->brightness), &o->brightness, &bad, &why))
		o->brightness.n = 0;
	if (board->levels != BOARD_LEVELS_ALL)
		o->brightness.n = 0;
	opening_forget(o);
}

void opening_forget(struct opening *o)
{
	o->since_ms = o->until_ms = 0;
}

bool opening_at(struct opening *o, spell_zone *zone, void *user, int64_t utc_ms)
{
	int64_t minute_ms = num_floor_div(utc_ms, MINUTE_MS) * MINUTE_MS;
	int64_t at_ms = minute_ms;

	if (o->hours.n == 0) {
		o->until_ms = OPENING_EVER_MS;
		return true;
	}
	if (utc_ms >= o->since_ms && utc_ms < o->until_ms)
		return o->is_open;
	o->since_ms = minute_ms;
	o->is_open = hours_is_on(&o->hours, minute_ms + zone(user, minute_ms) * INT64_C(1000));
	do
		at_ms += MINUTE_MS;
	while (at_ms - minute_ms < AHEAD_MS &&
	       hours_is_on(&o->hours, at_ms + zone(user, at_ms) * INT64_C(1000)) == o->is_open);
	o->until_ms = at_ms;
	return o->is_open;
}

int64_t opening_ms(struct opening *o, spell_zone *zone, void *user, int64_t start_ms,
		   int64_t end_ms)
{
	int64_t on_ms = 0;

	while (start_ms < end_ms) {
		bool is_open = opening_at(o, zone, user, start_ms);
		int64_t until_ms = MIN_OF(o->until_ms, end_ms);

		if (is_open)
			on_ms += until_ms - start_ms;
		start_ms = until_ms;
	}
	return on_ms;
}
