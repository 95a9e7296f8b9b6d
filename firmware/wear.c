#include "firmware/wear.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/picture.h"
#include "firmware/now.h"
#include "firmware/opening.h"
#include "firmware/theatre.h"

#define DAY_MS INT64_C(86400000)
#define HOUR_MS 3600000.0
#define NOON_MS (DAY_MS / 2)
#define COLUMNS 32	  /* of tiles, which are square */
#define CRAWL_MOMENTS 240 /* the crawl is the mean of */
#define CRAWL_STEP_MS 1777
#define CRAWL_LOOKS 5000

struct map {
	const struct inputs *in;
	struct theatre theatre;
	struct canvas canvas;
	float *hours; /* luminance-hours, by pixel */
	float *spare;
	int64_t *card_ms[2]; /* by card: kicker and clock in their places, or changed */
	int64_t on_ms, paper_ms;
	double linear[256];
	int side, columns, rows; /* tiles */
	double *tile;		 /* luminance-hours a pixel, on average */
};

struct figure {
	double mean, tile_most, pixel_most;
	int column, row;
};

static int32_t zone(void *user, int64_t utc_ms)
{
	(void)user;
	return now_offset_s(utc_ms);
}

static void close_map(struct map *m)
{
	theatre_close(&m->theatre);
	free(m->canvas.px);
	free(m->hours);
	free(m->spare);
	free(m->card_ms[0]);
	free(m->card_ms[1]);
	free(m->tile);
}

static enum err open_map(struct map *m, const struct inputs *in)
{
	int w = in->board.width_px, h = in->board.height_px;
	size_t n = (size_t)w * (size_t)h, cards = pack_n_cards(&in->pack);
	enum err e;

	memset(m, 0, sizeof *m);
	m->in = in;
	m->side = MAX_OF((w + COLUMNS - 1) / COLUMNS, 1);
	m->columns = (w + m->side - 1) / m->side;
	m->rows = (h + m->side - 1) / m->side;
	m->canvas = (struct canvas){malloc(n * sizeof(uint32_t)), w, h, w};
	m->hours = calloc(n, sizeof *m->hours);
	m->spare = calloc(n, sizeof *m->spare);
	m->card_ms[0] = calloc(cards, sizeof *m->card_ms[0]);
	m->card_ms[1] = calloc(cards, sizeof *m->card_ms[1]);
	m->tile = calloc((size_t)m->columns * (size_t)m->rows, sizeof *m->tile);
	for (int i = 0; i < 256; i++)
		m->linear[i] = i <= 10 ? i / 255.0 / 12.92 : pow((i / 255.0 + 0.055) / 1.055, 2.4);
	e = m->canvas.px && m->hours && m->spare && m->card_ms[0] && m->card_ms[1] && m->tile
		    ? theatre_open(&m->theatre, in, w, h)
		    : ERR_MEMORY;
	if (e)
		close_map(m);
	else
		stage_set_zone(&m->theatre.stage, zone, NULL);
	return e;
}

/* How long each card is on, from slot to slot. */
static void walk(struct map *m, const struct wear_options *o)
{
	struct stage *s = &m->theatre.stage;
	const int64_t end_ms = o->from_ms + o->days * DAY_MS;
	struct stage_time t = {o->from_ms, now_offset_s(o->from_ms)};
	struct stage_damage damage;
	struct schedule_slot slot, before;
	struct opening opening;

	opening_init(&opening, &m->in->board);
	stage_set_time(s, &t, &damage);
	slot = *stage_slot(s);
	while (slot.start_ms < end_ms) {
		int64_t start = MAX_OF(slot.start_ms, o->from_ms);
		int64_t ms = opening_ms(&opening, zone, NULL, start, MIN_OF(slot.end_ms, end_ms));
		bool is_turned =
			care_is_turned(&s->care, start + now_offset_s(start) * INT64_C(1000));

		m->on_ms += ms;
		if (slot.card == SCHEDULE_NONE || stage_rests(s, &slot))
			m->paper_ms += ms;
		else
			m->card_ms[is_turned][slot.card] += ms;
		if (slot.end_ms >= end_ms)
			break;
		stage_neighbours(s, &slot, &before, &slot);
	}
}

static double luminance(const struct map *m, uint32_t px)
{
	return 0.2126 * m->linear[px >> 16 & 0xFF] + 0.7152 * m->linear[px >> 8 & 0xFF] +
	       0.0722 * m->linear[px & 0xFF];
}

/* Adds what is painted in R for MS. */
static void add(struct map *m, struct rect r, double ms)
{
	uint32_t last = 0;
	float light = (float)(luminance(m, 0) * ms / HOUR_MS);

	for (int y = r.y0; y < r.y1; y++) {
		for (int x = r.x0; x < r.x1; x++) {
			size_t at = (size_t)y * (size_t)m->canvas.stride_px + (size_t)x;

			if (m->canvas.px[at] != last) {
				last = m->canvas.px[at];
				light = (float)(luminance(m, last) * ms / HOUR_MS);
			}
			m->hours[at] += light;
		}
	}
}

static void paint_at(struct map *m, int64_t utc_ms, struct rect clip)
{
	struct stage_time t = {utc_ms, now_offset_s(utc_ms)};
	struct stage_damage damage;

	stage_set_time(&m->theatre.stage, &t, &damage);
	stage_paint(&m->theatre.stage, &m->canvas, clip);
}

/* Noon of a day on which kicker and clock are in their places, or have changed them. */
static int64_t noon_of(const struct map *m, int64_t from_ms, bool is_turned)
{
	const struct care *care = &m->theatre.stage.care;
	int64_t noon_ms = from_ms / DAY_MS * DAY_MS + NOON_MS;
	bool is = care_is_turned(care, noon_ms + now_offset_s(noon_ms) * INT64_C(1000));

	return is == is_turned ? noon_ms : noon_ms + DAY_MS;
}

/* All cards that come, but for the crawl's band, on days of a kind. A card that cannot be set here
 * is as if it were paper: what stands in its place is another one each time. */
static void add_cards(struct map *m, int64_t noon_ms, bool is_turned)
{
	struct stage *s = &m->theatre.stage;
	struct rect page = s->style.card;

	for (uint32_t card = 0; card < pack_n_cards(&m->in->pack); card++) {
		int64_t ms = m->card_ms[is_turned][card];

		if (ms == 0)
			continue;
		if (stage_hold(s, card)) {
			m->paper_ms += ms;
			continue;
		}
		paint_at(m, noon_ms, page);
		add(m, page, (double)ms);
	}
	stage_release(s);
}

/* The band at moments at which the panel does not rest, all of them as likely as any. */
static void add_crawl(struct map *m, int64_t noon_ms, bool is_turned)
{
	struct stage *s = &m->theatre.stage;
	struct rect band = s->style.band;
	double ms = 0;
	int n = 0;

	for (uint32_t card = 0; card < pack_n_cards(&m->in->pack); card++)
		ms += (double)m->card_ms[is_turned][card];
	for (int i = 0; n < CRAWL_MOMENTS && ms > 0 && !rect_is_empty(band); i++) {
		paint_at(m, noon_ms + i * (int64_t)CRAWL_STEP_MS, band);
		if (s->is_resting && i < CRAWL_LOOKS)
			continue;
		add(m, band, ms / CRAWL_MOMENTS);
		n++;
	}
}

static void add_paper(struct map *m)
{
	const struct style *s = &m->theatre.stage.style;

	canvas_fill(&m->canvas, s->panel, s->panel, s->paper);
	add(m, s->panel, (double)m->paper_ms);
}

/* One way of the orbit's square: each value of a line becomes the mean of those within PX of it.
 * STEP: from one of the N values to the next. */
static void spread_line(const float *from, float *to, int n, size_t step, int px)
{
	for (int i = 0; i < n; i++) {
		double sum = 0;

		for (int k = i - px; k <= i + px; k++)
			sum += from[(size_t)MIN_OF(MAX_OF(k, 0), n - 1) * step];
		to[(size_t)i * step] = (float)(sum / (2 * px + 1));
	}
}

static void spread(struct map *m)
{
	const struct stage *s = &m->theatre.stage;
	int px = s->care.orbit_px, w = m->canvas.width, h = s->style.card.y1;

	if (px == 0)
		return;
	for (int y = 0; y < h; y++)
		spread_line(m->hours + (size_t)y * (size_t)w, m->spare + (size_t)y * (size_t)w, w,
			    1, px);
	for (int x = 0; x < w; x++)
		spread_line(m->spare + x, m->hours + x, h, (size_t)w, px);
}

static double tile_of(const struct map *m, int column, int row)
{
	int x1 = MIN_OF((column + 1) * m->side, m->canvas.width);
	int y1 = MIN_OF((row + 1) * m->side, m->canvas.height);
	double sum = 0;
	int n = 0;

	for (int y = row * m->side; y < y1; y++)
		for (int x = column * m->side; x < x1; x++, n++)
			sum += m->hours[y * m->canvas.width + x];
	return n ? sum / n : 0;
}

static void measure(struct map *m, struct figure *f)
{
	size_t n = (size_t)m->canvas.width * (size_t)m->canvas.height;
	double sum = 0;

	*f = (struct figure){0};
	for (size_t i = 0; i < n; i++) {
		sum += m->hours[i];
		f->pixel_most = MAX_OF(f->pixel_most, (double)m->hours[i]);
	}
	f->mean = sum / (double)n;
	for (int row = 0; row < m->rows; row++)
		for (int column = 0; column < m->columns; column++) {
			double v = tile_of(m, column, row);

			m->tile[row * m->columns + column] = v;
			if (v <= f->tile_most)
				continue;
			f->tile_most = v;
			f->column = column;
			f->row = row;
		}
}

static enum err find(struct map *m, const struct inputs *in, const struct wear_options *o,
		     struct figure *f)
{
	enum err e = open_map(m, in);

	if (e)
		return e;
	walk(m, o);
	for (int i = 0; i < 2; i++) {
		add_cards(m, noon_of(m, o->from_ms, i), i);
		add_crawl(m, noon_of(m, o->from_ms, i), i);
	}
	add_paper(m);
	spread(m);
	measure(m, f);
	return ERR_NONE;
}

/* Between the stops that stand evenly from 0 to 1. */
static uint32_t heat(double share)
{
	static const uint32_t stops[] = {0x0B1016, 0x3B1F4E, 0x9C2F4F, 0xF0792B, 0xFFE9B0};
	double at = MIN_OF(MAX_OF(share, 0.0), 1.0) * (COUNT_OF(stops) - 1);
	size_t i = MIN_OF((size_t)at, COUNT_OF(stops) - 2);

	return canvas_mix(stops[i], stops[i + 1], (unsigned)((at - (double)i) * 255 + 0.5));
}

/* The tiles in their places, the one with most framed, and below a scale from nothing to it. */
static enum err draw(struct map *m, const struct figure *f, const char *path, struct diag *d)
{
	struct canvas *c = &m->canvas;
	struct rect all = canvas_bounds(c);
	int thin = MAX_OF(m->side / 20, 1), width = c->width;
	enum err e;

	for (int i = 0; i < m->columns * m->rows; i++) {
		int column = i % m->columns, row = i / m->columns;
		struct rect r = rect_make(column * m->side, row * m->side, m->side, m->side);

		canvas_fill(c, r, all, heat(m->tile[i] / f->tile_most));
		if (column != f->column || row != f->row)
			continue;
		canvas_fill(c, r, all, 0x000000);
		r = (struct rect){r.x0 + thin, r.y0 + thin, r.x1 - thin, r.y1 - thin};
		canvas_fill(c, r, all, heat(1));
	}
	for (int x = 0; x < width; x++)
		canvas_fill(c, rect_make(x, c->height - 2 * thin, 1, 2 * thin), all,
			    heat((double)x / width));
	e = picture_save(path, c);
	if (e)
		diag_report(d, DIAG_ERROR, path, 0, "cannot be written");
	return e;
}

static double ratio(const struct figure *f)
{
	return f->mean > 0 ? f->tile_most / f->mean : 1;
}

static void print_json(const struct map *m, const struct figure *f, const struct figure *other,
		       const struct wear_options *o)
{
	printf("{\"days\":%d,\"hours_on\":%.2f,\"tile_px\":%d,\"columns\":%d,\"rows\":%d,"
	       "\"mean\":%.4f,\"most\":%.4f,\"ratio\":%.4f,\"most_of_a_pixel\":%.4f,"
	       "\"hottest\":{\"x\":%d,\"y\":%d},\"alternates\":%s,\"ratio_otherwise\":%.4f,"
	       "\"tiles\":[",
	       o->days, (double)m->on_ms / HOUR_MS, m->side, m->columns, m->rows, f->mean,
	       f->tile_most, ratio(f), f->pixel_most, f->column * m->side, f->row * m->side,
	       m->theatre.stage.care.alternates ? "true" : "false", ratio(other));
	for (int i = 0; i < m->columns * m->rows; i++)
		printf("%s%.4f", i ? "," : "", m->tile[i]);
	puts("]}");
}

static void print_table(const struct map *m, const struct figure *f, const struct figure *other,
			const struct wear_options *o)
{
	bool alternates = m->theatre.stage.care.alternates;

	printf("%d day%s, the screen on for %.1f hours; luminance-hours (1: an hour of white)\n",
	       o->days, o->days == 1 ? "" : "s", (double)m->on_ms / HOUR_MS);
	printf("mean             %8.2f\n", f->mean);
	printf("hottest tile     %8.2f, %.2f times the mean; %d x %d px at %d, %d\n", f->tile_most,
	       ratio(f), m->side, m->side, f->column * m->side, f->row * m->side);
	printf("hottest pixel    %8.2f, %.2f times the mean\n", f->pixel_most,
	       f->mean > 0 ? f->pixel_most / f->mean : 1.0);
	printf("alternate = %-3s  hottest tile %.2f times the mean (%s)\n",
	       alternates ? "no" : "yes", ratio(other),
	       ratio(other) < ratio(f) - 0.005 ? "levels the wear"
					       : "no better than the profile as it is");
}

enum err wear_print(const struct inputs *in, const struct wear_options *o, struct diag *d)
{
	struct inputs changed = *in;
	struct figure f, other;
	static struct map m;
	enum err e;

	changed.board.alternate = !in->board.alternate;
	e = find(&m, &changed, o, &other);
	if (!e) {
		close_map(&m);
		e = find(&m, in, o, &f);
	}
	if (e) {
		diag_report(d, DIAG_ERROR, NULL, 0, "no stage: %s", err_text(e));
		return e;
	}
	if (o->json)
		print_json(&m, &f, &other, o);
	else
		print_table(&m, &f, &other, o);
	if (o->png)
		e = draw(&m, &f, o->png, d);
	close_map(&m);
	return e;
}
