#include "draw/strip.h"

#include "draw/type.h"

/* Permille of the type unit. */
enum {
	GAP = 36,     /* between a text and a square */
	TAG_PAD = 34, /* right of the tag's words */
};
#define SQUARE_SHARE 400 /* permille of the item's size */
#define TAG_MOST 450	 /* permille of the panel's width; a wider tag is left out */

size_t strip_bytes(const struct style *s)
{
	size_t tag = (size_t)s->width * TAG_MOST / 1000;

	return STRIP_ITEMS_MAX * sizeof(struct scene_item) + 64 +
	       tag * (size_t)s->crawl_size * STRIP_INK_HEIGHT_MOST;
}

/* The accent block with its words; nothing where they are empty or too wide. */
static enum err add_tag(struct strip *strip, const struct style *s, struct font_set *fonts)
{
	struct type type = {THEME_LABEL, s->crawl_size, s->tag, SCENE_STRIP};
	struct span words = span_of(s->crawl_tag);
	int32_t width = font_width(fonts, THEME_LABEL, s->crawl_size, words);
	int32_t end = s->left + width + style_px(s, TAG_PAD);
	enum err e;

	if (words.n == 0 || end > s->width * TAG_MOST / 1000)
		return ERR_NONE;
	strip->tag = (struct rect){0, strip->band.y0, end, strip->band.y1};
	strip->window.x0 = end;
	strip->hairline.x0 = end;
	e = scene_fill(&strip->furniture, strip->tag, s->accent, SCENE_STRIP);
	if (e)
		return e;
	return type_put(&strip->furniture, fonts, &type, words, TYPE_LEFT, s->left, strip->base,
			NULL);
}

static void set_items(struct strip *strip, const struct style *s, struct font_set *fonts)
{
	const struct font_metrics *m = font_metrics(fonts, THEME_TEXT);
	int32_t side = MAX_OF(s->crawl_size * SQUARE_SHARE / 1000, 2);
	int32_t x_height = font_px(m->x_height, s->crawl_size);
	int32_t middle = strip->window.y0 + strip->window.y1;
	int32_t top;

	strip->size = s->crawl_size;
	strip->base = (middle + font_px(m->cap, s->crawl_size)) / 2;
	strip->gap = style_px(s, GAP);
	top = strip->base - (x_height + side) / 2;
	strip->square = rect_make(0, top, side, side);
}

enum err strip_init(struct strip *strip, const struct style *s, struct font_set *fonts,
		    struct arena *arena)
{
	struct strip fresh = {.band = s->band};
	int32_t line = rect_is_empty(s->band) ? s->height - s->hairline : s->band.y0;
	enum err e = scene_init(&fresh.furniture, arena, STRIP_ITEMS_MAX);

	if (e)
		return e;
	fresh.paper = s->paper;
	fresh.band_colour = s->band_colour;
	fresh.ink = s->ink;
	fresh.accent = s->accent;
	fresh.hairline = rect_make(0, line, s->width, s->hairline);
	if (!rect_is_empty(s->band)) {
		fresh.window = s->band;
		fresh.window.y0 += s->hairline;
		e = scene_fill(&fresh.furniture, s->band, s->band_colour, SCENE_STRIP);
		set_items(&fresh, s, fonts);
		if (!e)
			e = add_tag(&fresh, s, fonts);
	}
	if (!e)
		*strip = fresh;
	return e;
}

static int32_t full_width(const struct strip *strip, int32_t text)
{
	return text + 2 * strip->gap + rect_width(strip->square);
}

int32_t strip_width(const struct strip *strip, struct font_set *fonts, struct span text)
{
	int32_t advance = font_advance(fonts, THEME_TEXT, text);

	return full_width(strip, font_px(advance, strip->size));
}

size_t strip_item_bytes(const struct strip *strip, int32_t width)
{
	return (size_t)MAX_OF(width, 0) * (size_t)strip->size * STRIP_INK_HEIGHT_MOST;
}

enum err strip_item_draw(const struct strip *strip, struct font_set *fonts, struct span text,
			 void *memory, size_t size, struct strip_item *out)
{
	struct font_ink ink;
	size_t need;
	enum err e = font_draw(fonts, THEME_TEXT, strip->size, text, &ink);

	if (e)
		return e;
	need = (size_t)rect_width(ink.ink) * (size_t)rect_height(ink.ink);
	if (need > size)
		return ERR_MEMORY;
	if (need)
		font_copy(fonts, memory, (size_t)rect_width(ink.ink));
	*out = (struct strip_item){strip_width(strip, fonts, text), ink.ink, memory};
	out->text.y0 += strip->base;
	out->text.y1 += strip->base;
	return ERR_NONE;
}

struct rect strip_paint(const struct strip *strip, struct canvas *c, struct rect clip)
{
	return scene_paint(&strip->furniture, c, clip);
}

static struct rect right_by(struct rect r, int32_t x)
{
	return (struct rect){r.x0 + x, r.y0, r.x1 + x, r.y1};
}

struct rect strip_paint_item(const struct strip *strip, const struct strip_item *item, int32_t x,
			     struct canvas *c, struct rect clip)
{
	int32_t text = item->width - 2 * strip->gap - rect_width(strip->square);
	struct rect square = right_by(strip->square, x + text + strip->gap);
	struct rect at = right_by(item->text, x);
	struct rect window = rect_intersect(rect_intersect(strip->window, clip), canvas_bounds(c));
	int w = rect_width(at);

	if (!rect_is_empty(at))
		canvas_mask(c, at.x0, at.y0, item->mask, w, rect_height(at), (size_t)w, window,
			    strip->ink, 255);
	canvas_fill(c, square, window, strip->accent);
	return rect_unite(rect_intersect(at, window), rect_intersect(square, window));
}

struct rect strip_progress(const struct strip *strip, int32_t amount)
{
	struct rect r = strip->hairline;

	amount = MIN_OF(MAX_OF(amount, 0), 1000);
	r.x1 = r.x0 + (int32_t)((int64_t)rect_width(r) * amount / 1000);
	return r;
}

struct rect strip_paint_progress(const struct strip *strip, int32_t amount, struct canvas *c,
				 struct rect clip)
{
	struct rect lit = strip_progress(strip, amount);
	struct rect rest = strip->hairline;

	rest.x0 = lit.x1;
	canvas_fill(c, rest, clip, rect_is_empty(strip->band) ? strip->paper : strip->band_colour);
	canvas_fill(c, lit, clip, strip->accent);
	return rect_intersect(rect_intersect(strip->hairline, clip), canvas_bounds(c));
}
