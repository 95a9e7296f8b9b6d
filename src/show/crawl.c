#include "show/crawl.h"

#include "base/base.h"
#include "base/num.h"

#define CHARS_A_WORD 6
#define REFRESHES_A_MINUTE (60 * CRAWL_RATE_HZ)

void crawl_init(struct crawl *c, int64_t length_px, int64_t n_chars, int wpm)
{
	int64_t px_a_minute;

	c->length_px = MAX_OF(length_px, 0);
	c->step_px = 1;
	if (n_chars <= 0)
		return;
	px_a_minute = c->length_px * wpm * CHARS_A_WORD / n_chars;
	c->step_px = (int)MAX_OF((px_a_minute + REFRESHES_A_MINUTE / 2) / REFRESHES_A_MINUTE, 1);
}

static int64_t refresh_at(int64_t utc_ms)
{
	return num_floor_div(utc_ms * CRAWL_RATE_HZ, 1000);
}

int64_t crawl_offset_px(const struct crawl *c, int64_t utc_ms)
{
	if (c->length_px == 0)
		return 0;
	/* Reduced before the product, which then stays small. */
	return num_floor_mod(refresh_at(utc_ms), c->length_px) * c->step_px % c->length_px;
}

/* ceil(refresh * 1000 / rate) */
static int64_t start_of(int64_t refresh)
{
	return -num_floor_div(-refresh * 1000, CRAWL_RATE_HZ);
}

int64_t crawl_refresh_ms(int64_t utc_ms)
{
	return start_of(refresh_at(utc_ms));
}

int64_t crawl_next_ms(int64_t utc_ms)
{
	return start_of(refresh_at(utc_ms) + 1);
}
