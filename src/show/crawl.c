#include "show/crawl.h"

#include "base/base.h"
#include "base/num.h"

#define EVERY_MAX 60

/* Words a minute, in 1/1000, of STEP_PX each EVERY refreshes. */
static int64_t speed_of(const struct crawl_text *text, int rate_hz, int64_t step_px, int64_t every)
{
	if (text->width_px <= 0)
		return 0;
	return step_px * 60 * rate_hz * text->milliwords / (text->width_px * every);
}

static int64_t distance(int64_t a, int64_t b)
{
	return a < b ? b - a : a - b;
}

void crawl_init(struct crawl *c, const struct crawl_text *text, int wpm, int rate_hz)
{
	const int64_t wanted = (int64_t)wpm * 1000;
	int64_t px_a_minute;
	int64_t step;

	*c = (struct crawl){0, 1, 1, rate_hz};
	if (text->milliwords <= 0)
		return;
	px_a_minute = wanted * text->width_px / text->milliwords;
	step = MAX_OF((px_a_minute + 30 * rate_hz) / (60 * rate_hz), 1);
	c->step_px = (int)step;
	while (step == 1 && c->every < EVERY_MAX &&
	       distance(speed_of(text, rate_hz, 1, c->every + 1), wanted) <
		       distance(speed_of(text, rate_hz, 1, c->every), wanted))
		c->every++;
}

int crawl_wpm(const struct crawl *c, const struct crawl_text *text)
{
	return (int)((speed_of(text, c->rate_hz, c->step_px, c->every) + 500) / 1000);
}

static int64_t refresh_at(int rate_hz, int64_t utc_ms)
{
	return num_floor_div(utc_ms * rate_hz, 1000);
}

/* ceil(refresh * 1000 / rate) */
static int64_t start_of(int rate_hz, int64_t refresh)
{
	return -num_floor_div(-refresh * 1000, rate_hz);
}

int64_t crawl_refresh_ms(int rate_hz, int64_t utc_ms)
{
	return start_of(rate_hz, refresh_at(rate_hz, utc_ms));
}

int64_t crawl_refresh_after_ms(int rate_hz, int64_t utc_ms)
{
	return start_of(rate_hz, refresh_at(rate_hz, utc_ms) + 1);
}

static int64_t steps_at(const struct crawl *c, int64_t utc_ms)
{
	return num_floor_div(refresh_at(c->rate_hz, utc_ms), c->every);
}

int64_t crawl_place_px(const struct crawl *c, int64_t utc_ms)
{
	return steps_at(c, utc_ms) * c->step_px + c->shift_px;
}

int64_t crawl_last_ms(const struct crawl *c, int64_t place_px)
{
	int64_t steps = num_floor_div(place_px - c->shift_px, c->step_px);

	return start_of(c->rate_hz, (steps + 1) * c->every) - 1;
}

int64_t crawl_way_px(const struct crawl *c, int64_t from_ms, int64_t to_ms)
{
	return (steps_at(c, to_ms) - steps_at(c, from_ms)) * c->step_px;
}

int64_t crawl_next_ms(const struct crawl *c, int64_t utc_ms)
{
	return start_of(c->rate_hz, (steps_at(c, utc_ms) + 1) * c->every);
}
