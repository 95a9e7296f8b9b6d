#include "draw/page.h"

#include "draw/type.h"
#include "draw/wording.h"
#include "text/upper.h"

/* Permille of the type unit, but for the last three. */
enum {
	SQUARE_GAP = 22,    /* between the square and the kicker's words */
	ABOVE_SHARE = 460,  /* permille of the free space that stands above the block */
	COLUMN_SHARE = 270, /* permille of the width between the edges: the speaker's column */
	SQUARE_SHARE = 880  /* permille of the kicker's capitals: the square's side */
};

#define BAR_ASPECT 3 /* width to height, from which a panel is a bar */

bool page_is_across(const struct page *p)
{
	return !rect_is_empty(p->clock) && p->clock.x0 <= p->s->left;
}

int32_t page_first_baseline(const struct page *p, int32_t height, int32_t cap)
{
	int32_t above = (p->bottom - p->top - height) * ABOVE_SHARE / 1000;

	return MAX_OF(MIN_OF(p->top + above, p->body.y1 - height), p->body.y0) + cap;
}

/* Where the kicker begins, with its square: at the left, or, where it has changed places with the
 * clock, so that it ends at the right. */
static int32_t kicker_left(const struct page *p, int32_t width)
{
	const struct style *s = p->s;
	int32_t far = s->right - width;
	bool is_free = far - style_px(s, PAGE_COLUMN_GAP) > p->clock.x1;

	return s->is_turned && page_is_across(p) && is_free ? far : s->left;
}

/* The kicker's row; nothing where the card has none or it would touch the clock. An upright panel
 * has room for a row of its own below the clock, and a card that reads against the others needs
 * one; only there does the block gain by its absence. */
static enum err put_kicker(struct page *p)
{
	const struct style *s = p->s;
	struct type type = {THEME_LABEL, s->kicker_size, s->accent, SCENE_KICKER};
	char capitals[2 * PACK_LABEL_MAX];
	struct span words = upper_text(p->card->kicker, capitals, sizeof capitals);
	int32_t cap = type_cap(p->fonts, &type);
	int32_t side = MAX_OF(cap * SQUARE_SHARE / 1000, 3);
	int32_t lead = side + style_px(s, SQUARE_GAP);
	int32_t width = lead + font_width(p->fonts, THEME_LABEL, s->kicker_size, words);
	int32_t x = kicker_left(p, width);
	int32_t end = x + width;
	int32_t base = s->kicker_base;
	enum err e;

	if (words.n == 0 || end > s->right)
		return ERR_NONE;
	if (x == s->left &&
	    (page_is_across(p) || end + style_px(s, PAGE_COLUMN_GAP) > p->clock.x0)) {
		if ((s->height <= s->width && !page_is_across(p)) ||
		    p->template >= CARD_WITHOUT_KICKER)
			return ERR_NONE;
		base += s->clock_size * 2;
		p->top = base;
		p->body.y0 += s->clock_size * 2;
	}
	e = scene_fill(p->out, rect_make(x, base - (cap + side) / 2, side, side), s->accent,
		       SCENE_SQUARE);
	if (e)
		return e;
	if (x > s->left)
		return type_put(p->out, p->fonts, &type, words, TYPE_RIGHT, s->right, base, NULL);
	return type_put(p->out, p->fonts, &type, words, TYPE_LEFT, x + lead, base, NULL);
}

/* The row at the foot: source and place at the left, date at the right; the date goes first, then
 * the place, then the source. */
static enum err put_foot(struct page *p)
{
	const struct style *s = p->s;
	struct type type = {THEME_TEXT, s->source_size, s->quiet, SCENE_SOURCE};
	char buffer[WORDING_SOURCE_BYTES], words[DIAL_BYTES];
	struct span source = wording_source(p->card, buffer);
	struct span date = dial_date(&s->dial, p->card->date, words);
	int32_t most = s->right - s->left;
	int32_t used = font_width(p->fonts, THEME_TEXT, type.size_px, source);
	enum err e = ERR_NONE;

	if (used > most) {
		source = p->card->source;
		used = font_width(p->fonts, THEME_TEXT, type.size_px, source);
	}
	if (source.n && used <= most)
		e = type_put(p->out, p->fonts, &type, source, TYPE_LEFT, s->left, s->source_base,
			     NULL);
	if (e || date.n == 0)
		return e;
	used += source.n ? style_px(s, PAGE_COLUMN_GAP) : 0;
	if (used + font_width(p->fonts, THEME_TEXT, type.size_px, date) > most)
		return ERR_NONE;
	type.tag = SCENE_DATE;
	return type_put(p->out, p->fonts, &type, date, TYPE_RIGHT, s->right, s->source_base, NULL);
}

bool page_is_bar(const struct style *s)
{
	return s->width >= BAR_ASPECT * s->height;
}

/* The text at the left, as high as the page; the clock and below it the speaker at the right. */
static void part_page(struct page *p)
{
	const struct style *s = p->s;
	const struct type kicker = {THEME_LABEL, s->kicker_size, s->accent, SCENE_KICKER};
	int32_t gap = style_px(s, PAGE_COLUMN_GAP);

	p->top = s->kicker_base - type_cap(p->fonts, &kicker);
	p->bottom = rect_is_empty(s->band) ? s->source_base : s->band.y0;
	p->body = (struct rect){s->left, p->top, p->clock.x0 - gap, s->source_base};
	if (p->card->kind != PACK_QUOTE)
		return;
	p->column = (struct rect){s->right - (s->right - s->left) * COLUMN_SHARE / 1000,
				  s->clock_base + gap, s->right, s->source_base};
	p->body.x1 = p->column.x0 - gap;
}

enum err page_put_rows(struct page *p)
{
	const struct style *s = p->s;
	const struct type foot = {THEME_TEXT, s->source_size, s->quiet, SCENE_SOURCE};
	bool has_foot = p->card->source.n || wording_place(p->card).n || p->card->date.n;
	enum err e;

	p->column = (struct rect){0, 0, 0, 0};
	if (p->template == CARD_BESIDE) {
		part_page(p);
		return ERR_NONE;
	}
	p->top = s->kicker_base;
	p->bottom = s->source_base;
	p->body = s->body;
	if (s->is_bare)
		return ERR_NONE;
	p->bottom = s->source_base - type_cap(p->fonts, &foot);
	e = put_kicker(p);
	if (e)
		return e;
	if (has_foot && p->template <CARD_WITHOUT_FOOT)
		return put_foot(p);
	/* The source's row is the block's, too; what the eye sees below it is the band, or the end
	 * of the panel. */
	p->body.y1 = s->source_base;
	p->bottom = s->card.y1;
	return ERR_NONE;
}
