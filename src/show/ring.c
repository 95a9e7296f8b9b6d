#include "show/ring.h"

#include <errno.h>
#include <string.h>

#include "base/num.h"
#include "base/utf8.h"
#include "draw/card.h"
#include "show/dwell.h"
#include "show/validity.h"
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
	return content.kind == PACK_HEADLINE && validity_is_open(pack, card) &&
	       bidi_is_rtl(content.text) == is_rtl;
}

bool ring_may_take_over(const struct pack *pack, uint32_t card, bool is_rtl)
{
	struct pack_card content;
	struct pack_timing t;

	pack_timing(pack, card, &t);
	pack_card(pack, card, &content);
	return t.priority == PACK_PRIORITY_URGENT && (t.from_ms || t.hours.n) &&
	       bidi_is_rtl(content.text) == is_rtl;
}

/* Bytes that are enough for the longest headline, and beyond it for a window full of others. By
 * estimate, as no font is open yet, and generous: text of any length is about 0.55 em a letter, and
 * its ink is 1.2 em high. */
static size_t block_bytes(const struct pack *pack, const struct style *style)
{
	size_t most = 0;
	uint32_t n = 0;

	for (uint32_t i = 0; i < pack_n_cards(pack) && n < RING_ITEMS_MAX; i++) {
		struct pack_card card;

		pack_card(pack, i, &card);
		if (!ring_repeats(pack, i, style->is_rtl) &&
		    !ring_may_take_over(pack, i, style->is_rtl))
			continue;
		n += ring_repeats(pack, i, style->is_rtl);
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
static enum err draw(struct ring *r, struct font_set *fonts, const struct pack_card *card,
		     struct ring_slot *slot)
{
	enum err e;

	errno = 0;
	e = strip_item_draw(&r->strip, fonts, card->text, card_language(card, false),
			    r->block + r->used, r->block_bytes - r->used, &slot->item);
	if (e == ERR_MEMORY && r->used > 0) {
		r->used = 0;
		e = strip_item_draw(&r->strip, fonts, card->text, card_language(card, false),
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
static const struct strip_item *item_of(struct ring *r, const struct pack *pack,
					struct font_set *fonts, uint32_t card)
{
	struct ring_slot fresh = {.card = card};
	struct ring_slot *slot;
	struct pack_card content;

	for (size_t i = 0; i < RING_SLOTS; i++)
		if (is_kept(&r->slot[i]) && r->slot[i].card == card)
			return &r->slot[i].item;
	pack_card(pack, card, &content);
	if (draw(r, fonts, &content, &fresh))
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
static void lay_items(struct ring *r, const struct pack *pack, struct font_set *fonts)
{
	int32_t gap = strip_width(&r->strip, fonts, span_of(""), span_of(""));
	int32_t at = 0;

	for (uint32_t i = 0; i < pack_n_cards(pack) && r->n_items < RING_ITEMS_MAX; i++) {
		const struct strip_item *item;
		struct pack_card card;

		pack_card(pack, i, &card);
		if (!ring_repeats(pack, i, r->strip.is_rtl))
			continue;
		r->card[r->n_items] = i;
		item = item_of(r, pack, fonts, i);
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
static void look_at_lines(struct ring *r, const struct pack *pack, struct font_set *fonts)
{
	for (uint32_t i = 0; i < pack_n_cards(pack) && r->n_items; i++) {
		const struct strip_item *item = NULL;

		if (ring_may_take_over(pack, i, r->strip.is_rtl))
			item = item_of(r, pack, fonts, i);
		if (item)
			take_item(r, item);
	}
}

enum err ring_init(struct ring *r, const struct pack *pack, const struct style *style,
		   struct font_set *fonts, const struct ring_speed *speed, struct arena *arena)
{
	enum err e;

	memset(r, 0, sizeof *r);
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
	lay_items(r, pack, fonts);
	look_at_lines(r, pack, fonts);
	r->rows = rect_intersect(r->rows, r->strip.window);
	crawl_init(&r->crawl, r->start_px[r->n_items], &r->text, speed->wpm, speed->rate_hz);
	if (style->crawl_offset)
		r->crawl.shift_px = style->crawl_offset - r->strip.lead;
	return ERR_NONE;
}

/* The item that lies at OFFSET_PX of the ring. */
static uint32_t item_at(const struct ring *r, int64_t offset_px)
{
	uint32_t low = 0;
	uint32_t high = r->n_items;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (r->start_px[middle] <= offset_px)
			low = middle;
		else
			high = middle;
	}
	return low;
}

int32_t ring_line_px(struct ring *r, const struct pack *pack, struct font_set *fonts, uint32_t card)
{
	const struct strip_item *item = NULL;

	if (ring_may_take_over(pack, card, r->strip.is_rtl))
		item = item_of(r, pack, fonts, card);
	return item ? item->width : 0;
}

/* An item of a run. */
struct spot {
	uint32_t card, i; /* I: in the ring */
	int64_t at_px;	  /* its start, from the window's edge */
	int32_t width;
};

/* The item of RUN that lies AT_PX from the edge. */
static struct spot spot_at(struct ring *r, const struct pack *pack, struct font_set *fonts,
			   const struct ring_run *run, int64_t at_px)
{
	bool is_ring = run->line == RING_ALL;
	int64_t length = is_ring ? r->start_px[r->n_items]
				 : MAX_OF(ring_line_px(r, pack, fonts, run->line), 1);
	int64_t place = num_floor_mod(run->offset_px + at_px, length);
	uint32_t i;

	if (!is_ring)
		return (struct spot){run->line, 0, at_px - place, (int32_t)length};
	i = item_at(r, place);
	return (struct spot){r->card[i], i, at_px - (place - r->start_px[i]),
			     r->start_px[i + 1] - r->start_px[i]};
}

int64_t ring_end_px(struct ring *r, const struct pack *pack, struct font_set *fonts,
		    const struct ring_run *run, int64_t at_px)
{
	struct spot spot = spot_at(r, pack, fonts, run, at_px);

	return spot.at_px + spot.width;
}

/* The one behind SPOT. */
static void go_on(const struct ring *r, const struct ring_run *run, struct spot *spot)
{
	spot->at_px += spot->width;
	if (run->line != RING_ALL)
		return;
	spot->i = spot->i + 1 < r->n_items ? spot->i + 1 : 0;
	spot->card = r->card[spot->i];
	spot->width = r->start_px[spot->i + 1] - r->start_px[spot->i];
}

/* Do the strips of A and B look alike, and run alike? */
static bool is_like(const struct ring *a, const struct ring *b)
{
	const struct strip *s = &a->strip, *t = &b->strip;

	return a->n_items && b->n_items && rect_equal(s->window, t->window) &&
	       s->is_rtl == t->is_rtl && s->size == t->size && s->base == t->base &&
	       s->band_colour == t->band_colour && s->ink == t->ink && s->accent == t->accent &&
	       a->crawl.step_px == b->crawl.step_px && a->crawl.every == b->crawl.every &&
	       a->crawl.rate_hz == b->crawl.rate_hz;
}

static struct rect lifted(struct rect r, int32_t y)
{
	return (struct rect){r.x0, r.y0 - y, r.x1, r.y1 - y};
}

/* Paints RUN of OLD into C, which is its rows alone, as if its window were as wide and nothing
 * faded. */
static void paint_wide(struct ring *old, const struct pack *pack, struct font_set *fonts,
		       const struct ring_run *run, struct canvas *c)
{
	struct rect all = canvas_bounds(c);
	int64_t end = MIN_OF((int64_t)c->width, run->to_px);
	struct strip strip = old->strip;
	struct spot spot;

	strip.window = all;
	strip.square = lifted(strip.square, old->rows.y0);
	strip.is_open_left = strip.is_open_right = true;
	for (spot = spot_at(old, pack, fonts, run, 0); spot.at_px < end; go_on(old, run, &spot)) {
		const struct strip_item *kept = item_of(old, pack, fonts, spot.card);
		int32_t x = (int32_t)spot.at_px;
		struct strip_item item;

		if (!kept || spot.at_px < run->from_px || spot.at_px + spot.width > run->to_px)
			continue;
		item = *kept;
		item.text = lifted(item.text, old->rows.y0);
		strip_paint_item(&strip, &item, strip.is_rtl ? all.x1 - x - spot.width : x, c, all);
	}
}

void ring_follow(struct ring *r, struct ring *old, const struct pack *pack, struct font_set *fonts,
		 const struct ring_run *runs, size_t n, int64_t utc_ms)
{
	int64_t end = ring_tail_end_px(old, utc_ms);
	struct canvas c = {r->tail, 0, rect_height(old->rows), 0};
	int64_t width;

	if (!is_like(r, old) || n == 0 || end > 0) /* one at a time */
		return;
	width = ring_end_px(old, pack, fonts, &runs[n - 1], rect_width(old->strip.window));
	if (width <= 0 || width * c.height > (int64_t)r->tail_max)
		return;
	c.width = c.stride_px = (int)width;
	canvas_fill(&c, canvas_bounds(&c), canvas_bounds(&c), old->strip.band_colour);
	for (size_t i = 0; i < n; i++)
		paint_wide(old, pack, fonts, &runs[i], &c);
	r->tail_px = (int32_t)width;
	r->tail_ms = utc_ms;
	r->rows.y0 = MIN_OF(r->rows.y0, old->rows.y0);
	r->rows.y1 = MAX_OF(r->rows.y1, old->rows.y1);
	r->tail_rows = old->rows;
}

int64_t ring_tail_end_px(struct ring *r, int64_t utc_ms)
{
	int64_t end = INT64_MIN;

	if (r->tail_px && utc_ms >= r->tail_ms)
		end = r->tail_px - crawl_way_px(&r->crawl, r->tail_ms, utc_ms);
	if (end > -(int64_t)r->longest_px)
		return end;
	r->tail_px = 0; /* a clock that is set back must not bring it back */
	return INT64_MIN;
}

void ring_paint_tail(const struct ring *r, int64_t end_px, struct canvas *c, struct rect clip)
{
	struct rect window = r->strip.window;
	int32_t end = (int32_t)end_px;

	if (end_px > 0)
		strip_paint_pixels(
			&r->strip, r->tail, r->tail_px, r->tail_rows.y0, rect_height(r->tail_rows),
			r->strip.is_rtl ? window.x1 - end : window.x0 + end - r->tail_px, c, clip);
}

void ring_paint_run(struct ring *r, const struct pack *pack, struct font_set *fonts,
		    const struct ring_run *run, struct canvas *c, struct rect clip)
{
	struct rect window = r->strip.window;
	int64_t end = MIN_OF((int64_t)rect_width(window), run->to_px);
	struct spot spot;

	if (r->n_items == 0 || !rect_overlaps(window, clip))
		return;
	for (spot = spot_at(r, pack, fonts, run, 0); spot.at_px < end; go_on(r, run, &spot)) {
		const struct strip_item *item;
		int32_t x = (int32_t)spot.at_px;

		if (spot.at_px < run->from_px || spot.at_px + spot.width > run->to_px)
			continue;
		item = item_of(r, pack, fonts, spot.card);
		if (item)
			strip_paint_item(&r->strip, item,
					 r->strip.is_rtl ? window.x1 - x - spot.width
							 : window.x0 + x,
					 c, clip);
	}
}
