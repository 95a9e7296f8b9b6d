#include "show/care.h"

#include "base/num.h"

#define MINUTE_MS INT64_C(60000)
#define DAY_MS INT64_C(86400000)

void care_init(struct care *c, const struct board *board)
{
	*c = (struct care){board->orbit_px, board->rest_every_minutes * MINUTE_MS,
			   board->rest_s * INT64_C(1000), board->alternate};
}

struct care_shift care_orbit(const struct care *c, int64_t start_ms)
{
	int64_t side = 2 * (int64_t)c->orbit_px + 1;
	int64_t last = side * side - 1;
	int64_t at, line, column;

	if (c->orbit_px == 0)
		return (struct care_shift){0, 0};
	at = num_floor_mod(num_floor_div(start_ms, MINUTE_MS), 2 * last);
	at = at > last ? 2 * last - at : at;
	line = at / side;
	column = line % 2 ? side - 1 - at % side : at % side;
	return (struct care_shift){(int)column - c->orbit_px, (int)line - c->orbit_px};
}

bool care_rests(const struct care *c, int64_t start_ms)
{
	return c->rest_every_ms > 0 && num_floor_mod(start_ms, c->rest_every_ms) < c->rest_ms;
}

int32_t care_place(const struct care *c, int64_t start_ms, int32_t n)
{
	uint64_t rest = (uint64_t)num_floor_div(start_ms, c->rest_every_ms ? c->rest_every_ms : 1);

	/* Fibonacci hashing: neighbours in time are far apart. */
	return (int32_t)((rest * UINT64_C(0x9E3779B97F4A7C15) >> 33) % (uint64_t)n);
}

bool care_is_turned(const struct care *c, int64_t civil_ms)
{
	return c->alternates && num_floor_mod(num_floor_div(civil_ms, DAY_MS), 2) == 1;
}
