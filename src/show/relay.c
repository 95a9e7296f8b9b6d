#include "show/relay.h"

#include <string.h>

#include "base/num.h"

/* Handovers that follow each other while one is still in the window: no more are looked at. */
#define DEPTH_MAX 3
/* Spells that are looked back over for the beginning of one line: an urgent card has the screen for
 * an hour at most. */
#define SPELLS_MAX 64
#define FOREVER INT64_MIN

/* Somebody's turn. */
struct turn {
	uint32_t line;	  /* RING_ALL, or a card */
	int64_t since_ms; /* FOREVER: for so long that it does not matter */
};

struct place {
	struct schedule *s;
	struct ring *r;
	const struct pack *pack;
	struct font_set *fonts;
};

static uint32_t line_at(const struct place *p, int64_t utc_ms, int64_t *start_ms)
{
	uint32_t card = schedule_urgent(p->s, utc_ms, start_ms);

	if (card == SCHEDULE_NONE || ring_line_px(p->r, p->pack, p->fonts, card) == 0)
		return RING_ALL;
	return card;
}

/* Whose turn it is at UTC_MS, and since when, if that is not before LOOK_MS. */
static struct turn turn_at(const struct place *p, int64_t utc_ms, int64_t look_ms)
{
	struct turn t;
	int64_t start_ms;

	t.line = line_at(p, utc_ms, &t.since_ms);
	for (int i = 0; i < SPELLS_MAX && t.since_ms >= look_ms; i++) {
		if (line_at(p, t.since_ms - 1, &start_ms) != t.line)
			return t;
		t.since_ms = start_ms;
	}
	t.since_ms = FOREVER;
	return t;
}

/* As long as a window takes to pass, with the longest item, twice. */
static int64_t horizon_ms(const struct place *p)
{
	const struct crawl *c = &p->r->crawl;
	int64_t px = 2 * (rect_width(p->r->strip.window) + (int64_t)p->r->longest_px);

	return px * c->every * 1000 / ((int64_t)c->step_px * c->rate_hz) + 1000;
}

static int64_t look_from(const struct place *p, uint32_t line, int64_t utc_ms)
{
	const int64_t hour_ms = 3600000;

	return utc_ms - (line == RING_ALL ? horizon_ms(p) : 2 * hour_ms);
}

/* The place of T's line at the window's edge at UTC_MS, and, where JOIN_PX is not NULL, where what
 * was before it ends, px from there. */
static int64_t offset_of(const struct place *p, struct turn t, int64_t utc_ms, int depth,
			 struct ring_run *before)
{
	const struct crawl *c = &p->r->crawl;
	int64_t edge = rect_width(p->r->strip.window);
	int64_t join, way;
	struct turn old;
	struct ring_run run = {.line = RING_ALL};

	before->to_px = INT64_MIN / 2;
	if (t.since_ms == FOREVER || depth == DEPTH_MAX)
		return t.line == RING_ALL ? crawl_offset_px(c, utc_ms) : 0;
	old = turn_at(p, t.since_ms - 1, look_from(p, RING_ALL, t.since_ms - 1));
	if (old.line != RING_ALL)
		old = turn_at(p, t.since_ms - 1, look_from(p, old.line, t.since_ms - 1));
	run.line = old.line;
	run.offset_px = offset_of(p, old, t.since_ms, depth + 1, before);
	join = ring_end_px(p->r, p->pack, p->fonts, &run, edge);
	way = crawl_way_px(c, t.since_ms, utc_ms);
	*before = (struct ring_run){old.line, run.offset_px + way, INT64_MIN, join - way};
	return t.line == RING_ALL ? crawl_offset_px(c, utc_ms) : way - join;
}

static void find_runs(struct relay *out, struct schedule *s, struct ring *r,
		      const struct pack *pack, struct font_set *fonts, int64_t utc_ms)
{
	const struct place p = {s, r, pack, fonts};
	struct ring_run before = {.to_px = INT64_MIN / 2};
	struct turn now;

	memset(out, 0, sizeof *out);
	out->run[0] = (struct ring_run){RING_ALL, crawl_offset_px(&r->crawl, utc_ms), INT64_MIN,
					INT64_MAX};
	out->n = 1;
	if (!s->has_urgent || r->n_items == 0)
		return;
	now.line = line_at(&p, utc_ms, &now.since_ms);
	now = turn_at(&p, utc_ms, look_from(&p, now.line, utc_ms));
	out->run[0].line = now.line;
	out->run[0].offset_px = offset_of(&p, now, utc_ms, 0, &before);
	/* An item that begins before the other ends is left out till it is past the window. */
	if (before.to_px > -(int64_t)r->longest_px)
		out->run[0].from_px = before.to_px;
	if (before.to_px <= 0)
		return;
	out->run[1] = out->run[0];
	out->run[0] = before;
	out->n = 2;
}

void relay_at(struct relay *out, struct schedule *s, struct ring *r, const struct pack *pack,
	      struct font_set *fonts, int64_t utc_ms)
{
	find_runs(out, s, r, pack, fonts, utc_ms);
	out->tail_px = ring_tail_end_px(r, utc_ms);
	for (size_t i = 0; i < out->n; i++)
		out->run[i].from_px = MAX_OF(out->run[i].from_px, out->tail_px);
}

bool relay_equal(const struct relay *a, const struct relay *b)
{
	bool is_equal = a->n == b->n && a->tail_px == b->tail_px;

	for (size_t i = 0; is_equal && i < a->n; i++)
		is_equal = a->run[i].line == b->run[i].line &&
			   a->run[i].offset_px == b->run[i].offset_px &&
			   a->run[i].from_px == b->run[i].from_px &&
			   a->run[i].to_px == b->run[i].to_px;
	return is_equal;
}
