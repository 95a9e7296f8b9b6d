#include "draw/strip.h"

#include "draw/type.h"
#include "text/curl.h"
#include "text/script.h"

/* Permille of the type unit. */
enum {
	GAP = 36,     /* between a text and a square */
	TAG_PAD = 34, /* right of the tag's words */
	FADE = 22,    /* at either end of the window */
};
#define SQUARE_SHARE 500    /* permille of the item's size */
#define CONTRAST_LEAST 7000 /* of words on the bare band: WCAG 2.1, 1.4.6 */
#define TAG_MOST 450	    /* permille of the panel's width; a wider tag is left out */

size_t strip_bytes(const struct style *s)
{
	size_t tag = (size_t)s->width * TAG_MOST / 1000;

	return scene_bytes(STRIP_ITEMS_MAX, tag * (size_t)s->crawl_size * STRIP_INK_HEIGHT_MOST,
			   CONFIG_TEXT_MAX);
}

/* In English where the fonts have not the letters: those of a theme they have. */
static struct span tag_words(const struct style *s, struct font_set *fonts)
{
	struct span tag = span_of(s->crawl_tag), words = dial_tag(&s->dial, tag);
	struct dial english;

	if (font_n_missing(fonts, THEME_LABEL, words) == 0)
		return words;
	dial_read(&english, span_of(""), NULL);
	return dial_tag(&english, tag);
}

/* The accent block with its words; nothing where they are empty or too wide. */
static enum err add_tag(struct strip *strip, const struct style *s, struct font_set *fonts)
{
	struct type type = {THEME_LABEL, s->crawl_size, s->tag, SCENE_STRIP};
	struct span words = tag_words(s, fonts);
	int32_t width = font_width(fonts, THEME_LABEL, s->crawl_size, words);
	int32_t end = s->left + width + style_px(s, TAG_PAD);
	enum err e;

	if (words.n == 0 || end > s->width * TAG_MOST / 1000)
		return ERR_NONE;
	strip->lead = end;
	if (s->crawl_offset)
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
	int32_t cap = font_px(m->cap, s->crawl_size);
	int32_t middle = strip->window.y0 + strip->window.y1;
	int32_t top;

	strip->size = s->crawl_size;
	strip->base = (middle + cap) / 2;
	strip->fade = style_px(s, FADE);
	strip->gap = style_px(s, GAP);
	top = strip->base - (cap + side) / 2;
	strip->square = rect_make(0, top, side, side);
}

/* To the other side of the panel; the scene's items are there already. */
static void turn(struct strip *strip, int32_t width)
{
	if (!rect_is_empty(strip->tag))
		strip->tag = rect_mirror(strip->tag, width);
	strip->window = rect_mirror(strip->window, width);
	strip->hairline = rect_mirror(strip->hairline, width);
}

enum err strip_init(struct strip *strip, const struct style *s, struct font_set *fonts,
		    struct arena *arena)
{
	struct strip fresh = {.band = s->band, .is_rtl = s->is_rtl};
	enum err e = scene_init(&fresh.furniture, arena, STRIP_ITEMS_MAX);

	if (e)
		return e;
	fonts->guide = s->dial.guide;
	fresh.furniture.mirror = s->is_rtl ? s->width : 0;
	fresh.band_colour = s->band_colour;
	fresh.ink = s->ink;
	fresh.accent = s->accent;
	fresh.tag_ink = s->tag;
	fresh.is_open_left = s->is_rtl ? s->crawl_goes_on : s->crawl_offset > 0;
	fresh.is_open_right = s->is_rtl ? s->crawl_offset > 0 : s->crawl_goes_on;
	canvas_ramp(s->band_colour, s->ink, fresh.ramp);
	if (!rect_is_empty(s->band)) {
		fresh.hairline = rect_make(0, s->band.y0, s->width, s->hairline);
		fresh.window = s->band;
		fresh.window.y0 += s->hairline;
		e = scene_fill(&fresh.furniture, s->band, s->band_colour, SCENE_STRIP);
		set_items(&fresh, s, fonts);
		if (!e)
			e = add_tag(&fresh, s, fonts);
	}
	if (s->is_rtl)
		turn(&fresh, s->width);
	if (!e)
		*strip = fresh;
	return e;
}

void strip_turn(struct strip *strip, bool is_turned)
{
	bool is_seen = theme_contrast(strip->accent, strip->band_colour) >= CONTRAST_LEAST;

	for (size_t i = 1; i < strip->furniture.n; i++) { /* behind the band */
		struct scene_item *item = &strip->furniture.items[i];
		uint32_t bare = is_seen ? strip->accent : strip->ink;

		if (item->glyphs)
			item->colour = is_turned ? bare : strip->tag_ink;
		else
			item->colour = is_turned ? strip->band_colour : strip->accent;
	}
}

static int32_t full_width(const struct strip *strip, int32_t text)
{
	return text + 2 * strip->gap + rect_width(strip->square);
}

int32_t strip_width(const struct strip *strip, struct font_set *fonts, struct span text,
		    struct span language)
{
	char curled[FONT_TEXT_MAX];
	int32_t advance =
		font_advance(fonts, THEME_TEXT, curl_text(text, language, curled, sizeof curled));

	return full_width(strip, font_px(advance, strip->size));
}

enum err strip_item_draw(const struct strip *strip, struct font_set *fonts, struct span text,
			 struct span language, void *memory, size_t size, struct strip_item *out)
{
	char curled[FONT_TEXT_MAX];
	struct font_ink ink;
	size_t need;
	enum err e;

	fonts->guide = script_guide_of(language);
	e = font_draw(fonts, THEME_TEXT, strip->size,
		      curl_text(text, language, curled, sizeof curled), &ink);
	if (e)
		return e;
	need = (size_t)rect_width(ink.ink) * (size_t)rect_height(ink.ink);
	if (need > size)
		return ERR_MEMORY;
	if (need)
		font_copy(fonts, memory, (size_t)rect_width(ink.ink));
	*out = (struct strip_item){strip_width(strip, fonts, text, language), ink.ink, memory};
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

/* How opaque items are in column X of the window. */
static unsigned opacity_at(const struct strip *strip, int32_t x)
{
	int32_t left = strip->is_open_left ? strip->fade : x - strip->window.x0;
	int32_t right = strip->is_open_right ? strip->fade : strip->window.x1 - 1 - x;
	int32_t inside = MIN_OF(left, right);

	return inside < strip->fade ? (unsigned)((2 * inside + 1) * 255 / (2 * strip->fade)) : 255;
}

/* An item where it stands: its text and the square behind it. */
struct placed {
	struct rect text, square;
	const uint8_t *mask;
};

static void paint_placed(const struct strip *strip, const struct placed *p, struct canvas *c,
			 struct rect clip, unsigned opacity)
{
	int w = rect_width(p->text);

	if (!rect_is_empty(p->text))
		canvas_mask(c, p->text.x0, p->text.y0, p->mask, w, rect_height(p->text), (size_t)w,
			    clip, strip->ink, opacity);
	canvas_tint(c, p->square, clip, strip->accent, opacity);
}

/* Where nothing fades. */
static void paint_whole(const struct strip *strip, const struct placed *p, struct canvas *c,
			struct rect clip)
{
	int w = rect_width(p->text);

	if (!rect_is_empty(p->text))
		canvas_mask_ramp(c, p->text.x0, p->text.y0, p->mask, w, rect_height(p->text),
				 (size_t)w, clip, strip->ramp);
	canvas_fill(c, p->square, clip, strip->accent);
}

/* The columns [X0, X1) of the window, each as opaque as it has to be. */
static void paint_columns(const struct strip *strip, const struct placed *p, struct canvas *c,
			  struct rect clip, int32_t x0, int32_t x1)
{
	for (int32_t x = MAX_OF(x0, clip.x0); x < MIN_OF(x1, clip.x1); x++) {
		struct rect column = {x, clip.y0, x + 1, clip.y1};

		paint_placed(strip, p, c, column, opacity_at(strip, x));
	}
}

struct rect strip_paint_item(const struct strip *strip, const struct strip_item *item, int32_t x,
			     struct canvas *c, struct rect clip)
{
	int32_t behind = 2 * strip->gap + rect_width(strip->square);
	int32_t text = strip->is_rtl ? x + behind : x;
	int32_t square = strip->is_rtl ? x + strip->gap : x + item->width - behind + strip->gap;
	struct placed p = {right_by(item->text, text), right_by(strip->square, square), item->mask};
	struct rect window = rect_intersect(rect_intersect(strip->window, clip), canvas_bounds(c));
	struct rect damage =
		rect_unite(rect_intersect(p.text, window), rect_intersect(p.square, window));
	int32_t begin = MIN_OF(strip->window.x0 + strip->fade, strip->window.x1);
	int32_t end = MAX_OF(strip->window.x1 - strip->fade, begin);
	struct rect middle = {MAX_OF(begin, damage.x0), damage.y0, MIN_OF(end, damage.x1),
			      damage.y1};

	paint_columns(strip, &p, c, damage, strip->window.x0, begin);
	paint_whole(strip, &p, c, middle);
	paint_columns(strip, &p, c, damage, end, strip->window.x1);
	return damage;
}

void strip_paint_pixels(const struct strip *strip, const uint32_t *px, int32_t n, int32_t y,
			int32_t height, int32_t x, struct canvas *c, struct rect clip)
{
	struct rect r = rect_intersect(rect_intersect(rect_make(x, y, n, height), strip->window),
				       rect_intersect(clip, canvas_bounds(c)));

	for (int32_t row = r.y0; row < r.y1; row++) {
		const uint32_t *from = px + (ptrdiff_t)(row - y) * n;
		uint32_t *to = c->px + (ptrdiff_t)row * c->stride_px;

		for (int32_t at = r.x0; at < r.x1; at++)
			to[at] =
				canvas_mix(strip->band_colour, from[at - x], opacity_at(strip, at));
	}
}

struct rect strip_progress(const struct strip *strip, int32_t amount)
{
	struct rect r = strip->hairline;
	int32_t lit;

	amount = MIN_OF(MAX_OF(amount, 0), 1000);
	lit = (int32_t)((int64_t)rect_width(r) * amount / 1000);
	if (strip->is_rtl)
		r.x0 = r.x1 - lit;
	else
		r.x1 = r.x0 + lit;
	return r;
}

struct rect strip_progress_step(const struct strip *strip, int32_t from, int32_t to)
{
	struct rect a = strip_progress(strip, from), b = strip_progress(strip, to);
	struct rect r = strip->hairline;

	r.x0 = strip->is_rtl ? MIN_OF(a.x0, b.x0) : MIN_OF(a.x1, b.x1);
	r.x1 = strip->is_rtl ? MAX_OF(a.x0, b.x0) : MAX_OF(a.x1, b.x1);
	return r;
}

struct rect strip_paint_progress(const struct strip *strip, int32_t amount, struct canvas *c,
				 struct rect clip)
{
	struct rect lit = strip_progress(strip, amount);
	struct rect rest = strip->hairline;

	if (strip->is_rtl)
		rest.x1 = lit.x0;
	else
		rest.x0 = lit.x1;
	canvas_fill(c, rest, clip, strip->band_colour);
	canvas_fill(c, lit, clip, strip->accent);
	return rect_intersect(rect_intersect(strip->hairline, clip), canvas_bounds(c));
}
