#include "show/ring.h"

#include <errno.h>
#include <string.h>

#include "base/num.h"
#include "base/utf8.h"
#include "draw/card.h"
#include "show/dwell.h"
#include "text/bidi.h"

/* Alignment of the pieces taken from the arena. */
#define PADDING 64
/* The most a letter takes, in quarters of an em: 'W', an em dash and Han about 4, an emoji of Noto
 * 5, and one for tracking. */
#define LETTER_WIDEST 6

bool ring_repeats(const struct pack *pack, uint32_t card, bool is_rtl)
{
	struct pack_card content;

	pack_card(pack, card, &content);
	return content.kind == PACK_HEADLINE && bidi_is_rtl(content.text) == is_rtl;
}

bool ring_may_take_over(const struct pack *pack, uint32_t card, bool is_rtl)
{
	struct pack_card content;
	struct pack_timing t;

	pack_timing(pack, card, &t);
	if (t.priority != PACK_PRIORITY_URGENT || (t.from_ms == 0 && t.hours.n == 0))
		return false;
	pack_card(pack, card, &content);
	return bidi_is_rtl(content.text) == is_rtl;
}

/* Bytes that are enough for the longest line, and beyond it for a window full of others. By
 * estimate, as no font is open yet, and generous: text of any length is about 0.55 em a letter, and
 * its ink is 1.2 em high. */
static size_t block_bytes(const struct pack *pack, const struct style *style)
{
	size_t most = 0;
	uint32_t n = 0;

	for (uint32_t i = 0; i < pack_n_cards(pack); i++) {
		bool is_in = n < RING_ITEMS_MAX && ring_repeats(pack, i, style->is_rtl);
		struct pack_card card;

		if (!is_in && !ring_may_take_over(pack, i, style->is_rtl))
			continue;
		n += is_in;
		pack_card(pack, i, &card);
		most = MAX_OF(most, utf8_count(card.text));
	}
	most = (most + 1) * (size_t)style->crawl_size * LETTER_WIDEST / 4 + (size_t)style->width;
	return most * (size_t)style->crawl_size * STRIP_INK_HEIGHT_MOST;
}

size_t ring_bytes(const struct pack *pack, const struct style *style)
{
	size_t block = 0;

	if (!rect_is_empty(style->band))
		block = block_bytes(pack, style) * (1 + sizeof(uint32_t)) + 2 * PADDING;
	return strip_bytes(style) + block;
}

static bool is_kept(const struct ring_slot *slot)
{
	return slot->end > 0;
}

/* Forgets what was drawn in [START, END) of the block. */
static void forget(struct ring *r, size_t start, size_t end)
{
	for (size_t i = 0; i < RING_SLOTS; i++)
		if (r->slot[i].start < end && start < r->slot[i].end)
			r->slot[i].end = 0;
}

/* Draws CARD's text into the block, behind what was drawn last, or at the start where the rest is
 * too small. */
static enum err draw(struct ring *r, const struct pack_card *card, struct ring_slot *slot)
{
	enum err e;

	errno = 0;
	e = strip_item_draw(&r->strip, r->fonts, card->text, card_language(card, false),
			    r->block + r->used, r->block_bytes - r->used, &slot->item);
	if (e == ERR_MEMORY && r->used > 0) {
		r->used = 0;
		e = strip_item_draw(&r->strip, r->fonts, card->text, card_language(card, false),
				    r->block, r->block_bytes, &slot->item);
	}
	if (!e && errno == ENOMEM) /* a library drew less (leaf.c) */
		e = ERR_MEMORY;
	if (e)
		return e;
	slot->start = r->used;
	slot->end = slot->start +
		    (size_t)rect_width(slot->item.text) * (size_t)rect_height(slot->item.text);
	return ERR_NONE;
}

/* CARD's item, drawn if need be. NULL where it cannot be drawn: then there is a gap. */
static const struct strip_item *item_of(struct ring *r, uint32_t card)
{
	struct ring_slot fresh = {.card = card};
	struct ring_slot *slot;
	struct pack_card content;

	for (size_t i = 0; i < RING_SLOTS; i++)
		if (is_kept(&r->slot[i]) && r->slot[i].card == card)
			return &r->slot[i].item;
	pack_card(r->pack, card, &content);
	if (draw(r, &content, &fresh))
		return NULL;
	forget(r, fresh.start, fresh.end);
	r->used = fresh.end;
	slot = &r->slot[r->next_slot];
	r->next_slot = (r->next_slot + 1) % RING_SLOTS;
	*slot = fresh;
	return &slot->item;
}

/* Makes rows and length those of ITEM, too. */
static void take_item(struct ring *r, const struct strip_item *item)
{
	r->longest_px = MAX_OF(r->longest_px, item->width);
	r->rows.y0 = MIN_OF(r->rows.y0, MIN_OF(item->text.y0, r->strip.square.y0));
	r->rows.y1 = MAX_OF(r->rows.y1, MAX_OF(item->text.y1, r->strip.square.y1));
}

/* Lays the headlines that can be drawn behind each other. */
static void lay_items(struct ring *r)
{
	int32_t gap = strip_width(&r->strip, r->fonts, span_of(""), span_of(""));
	int32_t at = 0;

	for (uint32_t i = 0; i < pack_n_cards(r->pack) && r->n_items < RING_ITEMS_MAX; i++) {
		const struct strip_item *item;
		struct pack_card card;

		pack_card(r->pack, i, &card);
		if (!ring_repeats(r->pack, i, r->strip.is_rtl))
			continue;
		r->card[r->n_items] = i;
		item = item_of(r, i);
		if (!item)
			continue;
		take_item(r, item);
		if (at > INT32_MAX - item->width)
			break;
		r->text.milliwords += dwell_milliwords(card.text);
		r->text.width_px += item->width - gap;
		r->start_px[r->n_items++] = at;
		at += item->width;
	}
	r->start_px[r->n_items] = at;
}

/* Those that may take over are as high as they are. */
static void look_at_lines(struct ring *r)
{
	for (uint32_t i = 0; i < pack_n_cards(r->pack) && r->n_items; i++) {
		const struct strip_item *item = NULL;

		if (ring_may_take_over(r->pack, i, r->strip.is_rtl))
			item = item_of(r, i);
		if (item)
			take_item(r, item);
	}
}

static int32_t line_px(void *user, uint32_t card)
{
	struct ring *r = user;
	const struct strip_item *item = NULL;

	if (ring_may_take_over(r->pack, card, r->strip.is_rtl))
		item = item_of(r, card);
	return item ? item->width : 0;
}

static void thread_tape(struct ring *r, const struct style *style, struct schedule *schedule)
{
	struct tape_source source = {
		.schedule = schedule,
		.card = r->card,
		.start_px = r->start_px,
		.n = r->n_items,
		.line = line_px,
		.user = r,
		.crawl = r->crawl,
	};

	if (style->crawl_offset)
		r->crawl.shift_px = style->crawl_offset - r->strip.lead;
	source.crawl.shift_px = style->crawl_reach - r->strip.lead;
	tape_init(&r->tape, &source);
}

enum err ring_init(struct ring *r, const struct pack *pack, const struct style *style,
		   struct font_set *fonts, struct schedule *schedule,
		   const struct ring_speed *speed, struct arena *arena)
{
	enum err e;

	memset(r, 0, sizeof *r);
	r->pack = pack;
	r->fonts = fonts;
	e = strip_init(&r->strip, style, fonts, arena);
	if (e || rect_is_empty(style->band))
		return e;
	r->block_bytes = block_bytes(pack, style);
	r->block = arena_take_raw(arena, r->block_bytes);
	r->tail_max = r->block_bytes;
	r->tail = arena_take_raw(arena, r->tail_max * sizeof *r->tail);
	if (!r->block || !r->tail)
		return ERR_MEMORY;
	r->rows = rect_make(r->strip.window.x0, r->strip.square.y0, rect_width(r->strip.window), 0);
	lay_items(r);
	look_at_lines(r);
	r->rows = rect_intersect(r->rows, r->strip.window);
	crawl_init(&r->crawl, &r->text, speed->wpm, speed->rate_hz);
	thread_tape(r, style, schedule);
	return ERR_NONE;
}

/* ---- what is in the window */

/* Where what R has taken over ends at UTC_MS, px from the window's edge; INT64_MIN: it is gone, as
 * it is where the clock was set back, and will not come again. */
static int64_t tail_end_px(struct ring *r, int64_t utc_ms)
{
	int64_t end = INT64_MIN;

	if (r->tail_px && utc_ms >= r->tail_ms)
		end = r->tail_px - crawl_way_px(&r->crawl, r->tail_ms, utc_ms);
	if (end > -(int64_t)r->longest_px)
		return end;
	r->tail_px = 0; /* a clock that is set back must not bring it back */
	return INT64_MIN;
}

void ring_view_at(struct ring *r, int64_t utc_ms, struct ring_view *out)
{
	struct tape_spot spot;
	int64_t edge = rect_width(r->strip.window);

	*out = (struct ring_view){.tail_px = INT64_MIN, .is_bare = true};
	if (r->n_items == 0)
		return;
	out->place_px = crawl_place_px(&r->crawl, utc_ms);
	out->tail_px = tail_end_px(r, utc_ms);
	out->is_bare = out->tail_px <= 0 &&
		       !tape_find(&r->tape, out->place_px, out->place_px + edge, &spot);
	out->era = r->tape.source.schedule->era;
}

bool ring_view_equal(const struct ring_view *a, const struct ring_view *b)
{
	if (a->is_bare || b->is_bare)
		return a->is_bare == b->is_bare;
	return a->place_px == b->place_px && a->tail_px == b->tail_px && a->era == b->era;
}

/* ---- painting */

/* Paints what R has taken over into STRIP's window, from row Y on: it ends END_PX from the edge. */
static void paint_tail(const struct ring *r, const struct strip *strip, int64_t end_px, int32_t y,
		       struct canvas *c, struct rect clip)
{
	struct rect window = strip->window;
	int32_t end = (int32_t)end_px;

	if (end_px > 0)
		strip_paint_pixels(strip, r->tail, r->tail_px, y, rect_height(r->tail_rows),
				   strip->is_rtl ? window.x1 - end : window.x0 + end - r->tail_px,
				   c, clip);
}

/* What stands on the tape between V's edge and TO_PX from it, as long as it begins behind what was
 * taken over: one after the other. */
static bool next_item(struct ring *r, const struct ring_view *v, int64_t to_px,
		      struct tape_spot *spot)
{
	int64_t from_px = spot->at_px + spot->width_px;

	do {
		if (!tape_find(&r->tape, v->place_px + from_px, v->place_px + to_px, spot))
			return false;
		spot->at_px -= v->place_px;
		from_px = spot->at_px + spot->width_px;
	} while (spot->at_px < v->tail_px);
	return true;
}

void ring_paint(struct ring *r, const struct ring_view *v, struct canvas *c, struct rect clip)
{
	struct rect window = r->strip.window;
	struct tape_spot spot = {0, 0, 0};

	if (v->is_bare || !rect_overlaps(window, clip))
		return;
	paint_tail(r, &r->strip, v->tail_px, r->tail_rows.y0, c, clip);
	while (next_item(r, v, rect_width(window), &spot)) {
		const struct strip_item *item = item_of(r, spot.card);
		int32_t x = (int32_t)spot.at_px;

		if (item)
			strip_paint_item(&r->strip, item,
					 r->strip.is_rtl ? window.x1 - x - spot.width_px
							 : window.x0 + x,
					 c, clip);
	}
}

/* ---- one ring in place of another */

/* Do the strips of A and B look alike? */
static bool is_like(const struct ring *a, const struct ring *b)
{
	const struct strip *s = &a->strip, *t = &b->strip;

	return a->n_items && b->n_items && rect_equal(s->window, t->window) &&
	       s->is_rtl == t->is_rtl && s->size == t->size && s->base == t->base &&
	       s->band_colour == t->band_colour && s->ink == t->ink && s->accent == t->accent;
}

static struct rect lifted(struct rect r, int32_t y)
{
	return (struct rect){r.x0, r.y0 - y, r.x1, r.y1 - y};
}

/* How far all reaches that begins in OLD's window, V: at least to its end. */
static int64_t reach_of(struct ring *old, const struct ring_view *v)
{
	int64_t edge = rect_width(old->strip.window);
	int64_t reach = MAX_OF(edge, v->tail_px);
	struct tape_spot spot = {0, 0, 0};

	while (next_item(old, v, edge, &spot))
		reach = MAX_OF(reach, spot.at_px + spot.width_px);
	return reach;
}

/* Paints V of OLD into C, which is its rows alone, as if its window were as wide and nothing
 * faded. */
static void paint_wide(struct ring *old, const struct ring_view *v, struct canvas *c)
{
	struct rect all = canvas_bounds(c);
	struct strip strip = old->strip;
	struct tape_spot spot = {0, 0, 0};

	strip.window = all;
	strip.square = lifted(strip.square, old->rows.y0);
	strip.is_open_left = strip.is_open_right = true;
	canvas_fill(c, all, all, strip.band_colour);
	paint_tail(old, &strip, v->tail_px, old->tail_rows.y0 - old->rows.y0, c, all);
	while (next_item(old, v, rect_width(old->strip.window), &spot)) {
		const struct strip_item *kept = item_of(old, spot.card);
		int32_t x = (int32_t)spot.at_px;
		struct strip_item item;

		if (!kept)
			continue;
		item = *kept;
		item.text = lifted(item.text, old->rows.y0);
		strip_paint_item(&strip, &item, strip.is_rtl ? all.x1 - x - spot.width_px : x, c,
				 all);
	}
}

void ring_follow(struct ring *r, struct ring *old, int64_t utc_ms)
{
	struct canvas c = {r->tail, 0, rect_height(old->rows), 0};
	struct ring_view v;
	int64_t width;

	if (!is_like(r, old))
		return;
	ring_view_at(old, utc_ms, &v);
	width = MIN_OF(reach_of(old, &v), (int64_t)r->tail_max / MAX_OF(c.height, 1));
	c.width = c.stride_px = (int)width;
	paint_wide(old, &v, &c);
	r->tail_px = (int32_t)width;
	r->tail_ms = utc_ms;
	r->rows.y0 = MIN_OF(r->rows.y0, old->rows.y0);
	r->rows.y1 = MAX_OF(r->rows.y1, old->rows.y1);
	r->tail_rows = old->rows;
}
