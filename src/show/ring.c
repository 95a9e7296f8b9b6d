#include "show/ring.h"

#include <string.h>

#include "base/utf8.h"

/* Alignment of the pieces taken from the arena. */
#define PADDING 64

/* The bytes one slot of the crawl gets: for the longest headline of the ring, by estimate, as no
 * font is open yet. An ASCII letter of a text face is about 0.55 em wide on average (Inter: 0.56,
 * DejaVu Sans: 0.6), any other character at most an em; a line's ink is at most 1.5 em high. */
static size_t slot_bytes(const struct pack *pack, const struct style *style)
{
	int64_t most = 0; /* 1/100 em */
	uint32_t n = 0;

	for (uint32_t i = 0; i < pack_n_cards(pack) && n < RING_ITEMS_MAX; i++) {
		struct pack_card card;
		int64_t others;

		pack_card(pack, i, &card);
		if (card.kind != PACK_HEADLINE)
			continue;
		n++;
		others = 0;
		for (size_t at = 0, len; at < card.text.n; at += len)
			others += utf8_at(card.text, at, &len) >= 0x80;
		most = MAX_OF(most, ((int64_t)utf8_count(card.text) - others) * 65 + others * 100);
	}
	return (size_t)(most * style->crawl_size / 100 + style->crawl_size) *
	       (size_t)(style->crawl_size * 3 / 2 + 1);
}

size_t ring_bytes(const struct pack *pack, const struct style *style)
{
	size_t slots = 0;

	if (!rect_is_empty(style->band))
		slots = RING_SLOTS * (slot_bytes(pack, style) + PADDING);
	return strip_bytes(style) + slots;
}

/* Lays the headlines behind each other and returns how many characters they have. */
static int64_t lay_items(struct ring *r, const struct pack *pack, struct font_set *fonts)
{
	int64_t n_chars = 0;
	int32_t at = 0;

	for (uint32_t i = 0; i < pack_n_cards(pack) && r->n_items < RING_ITEMS_MAX; i++) {
		struct pack_card card;
		int32_t width;

		pack_card(pack, i, &card);
		if (card.kind != PACK_HEADLINE)
			continue;
		width = strip_width(&r->strip, fonts, card.text);
		if (width <= 0 || strip_item_bytes(&r->strip, width) > r->slot_bytes ||
		    at > INT32_MAX - width)
			continue;
		n_chars += (int64_t)utf8_count(card.text);
		r->card[r->n_items] = i;
		r->start_px[r->n_items++] = at;
		at += width;
	}
	r->start_px[r->n_items] = at;
	return n_chars;
}

enum err ring_init(struct ring *r, const struct pack *pack, const struct style *style,
		   struct font_set *fonts, int32_t wpm, struct arena *arena)
{
	enum err e;
	int64_t n_chars;

	memset(r, 0, sizeof *r);
	e = strip_init(&r->strip, style, fonts, arena);
	if (e || rect_is_empty(style->band))
		return e;
	r->slot_bytes = slot_bytes(pack, style);
	for (size_t i = 0; i < RING_SLOTS; i++) {
		r->slot[i].memory = arena_take(arena, r->slot_bytes);
		if (!r->slot[i].memory)
			return ERR_MEMORY;
	}
	n_chars = lay_items(r, pack, fonts);
	crawl_init(&r->crawl, r->start_px[r->n_items], n_chars, wpm);
	return ERR_NONE;
}

/* Item INDEX, drawn, if need be into the slot that was used least recently. NULL where it cannot be
 * drawn: then there is a gap. */
static const struct strip_item *item_of(struct ring *r, const struct pack *pack,
					struct font_set *fonts, uint32_t index)
{
	struct ring_slot *oldest = &r->slot[0];
	struct pack_card card;

	for (size_t i = 0; i < RING_SLOTS; i++) {
		struct ring_slot *slot = &r->slot[i];

		if (slot->used && slot->index == index) {
			slot->used = r->n_paintings;
			return &slot->item;
		}
		if (slot->used < oldest->used)
			oldest = slot;
	}
	oldest->used = 0;
	pack_card(pack, r->card[index], &card);
	if (strip_item_draw(&r->strip, fonts, card.text, oldest->memory, r->slot_bytes,
			    &oldest->item))
		return NULL;
	oldest->index = index;
	oldest->used = r->n_paintings;
	return &oldest->item;
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

void ring_paint(struct ring *r, const struct pack *pack, struct font_set *fonts, int64_t offset_px,
		struct canvas *c, struct rect clip)
{
	struct rect window = r->strip.window;
	uint32_t i;
	int32_t x;

	if (r->n_items == 0 || !rect_overlaps(window, clip))
		return;
	r->n_paintings++;
	i = item_at(r, offset_px);
	x = window.x0 - (int32_t)(offset_px - r->start_px[i]);
	while (x < window.x1) {
		const struct strip_item *item = item_of(r, pack, fonts, i);

		if (item)
			strip_paint_item(&r->strip, item, x, c, clip);
		x += r->start_px[i + 1] - r->start_px[i];
		i = i + 1 < r->n_items ? i + 1 : 0;
	}
}
