#include "draw/signature.h"

#include "draw/type.h"
#include "draw/wording.h"

/* Permille of the type unit, but for the last. */
enum {
	RULE = 7,	 /* thickness of the rule at the speaker's left */
	RULE_GAP = 32,	 /* between rule and speaker */
	RULE_OVER = 10,	 /* how far the rule reaches beyond capitals and baseline */
	INLINE_GAP = 24, /* between a name and a role behind it */
	ROLE_STEP = 118	 /* percent of the name's size: its baseline to the role's */
};

#define LABEL_LEADING 1150

/* What it takes of the speaker's row, with the space before it. */
static int32_t part_width(const struct page *p)
{
	char buffer[WORDING_PART_BYTES];
	struct span part = wording_part(p->card, buffer);

	return part.n ? font_width(p->fonts, THEME_TEXT, p->s->role_size, part) +
				style_px(p->s, PAGE_COLUMN_GAP)
		      : 0;
}

/* A small text at one size, on two lines at most; on three where the panel is upright or the
 * speaker has a column. */
static enum err fit_label(struct page *p, struct block *b, int32_t size)
{
	bool is_beside = p->template == CARD_BESIDE;
	struct rect room = is_beside ? p->column : p->body;
	int32_t taken = style_px(p->s, RULE) + style_px(p->s, RULE_GAP);
	const struct layout_box box = {
		.width_px = rect_width(room) - taken - (is_beside ? 0 : part_width(p)),
		.height_px = rect_height(room),
		.size_max_px = size,
		.size_min_px = size,
		.leading = LABEL_LEADING,
		.lines_max = p->s->height > p->s->width || is_beside ? 3 : 2};

	return block_fit(b, &p->tools, &box);
}

/* On a bar, may the role stand behind the name? */
static bool fits_behind(const struct page *p, const struct signature *g)
{
	int32_t both = g->name.layout.line[0].width_px + g->role.layout.line[0].width_px;

	return page_is_bar(p->s) && p->template != CARD_BESIDE && g->name.layout.n_lines == 1 &&
	       g->role.layout.n_lines == 1 &&
	       both + style_px(p->s, PAGE_COLUMN_GAP) < g->name.box.width_px;
}

/* Baseline of the speaker's last line to the role's first. Sizes have a floor that the panel's unit
 * has not, so on the smallest panels the letters decide. */
static int32_t role_step(const struct page *p, const struct signature *g)
{
	return MAX_OF(p->s->speaker_size * ROLE_STEP / 100,
		      type_cap(p->fonts, &g->role.type) * 8 / 5);
}

enum err signature_measure(struct page *p, struct signature *g)
{
	const struct style *s = p->s;
	enum err e;

	*g = (struct signature){
		.name = {.type = {THEME_STRONG, 0, s->ink, SCENE_SPEAKER},
			 .text = p->card->speaker},
		.role = {.type = {THEME_TEXT, 0, s->quiet, SCENE_ROLE}, .text = p->card->role}};
	e = fit_label(p, &g->name, s->speaker_size);
	if (e)
		return e;
	g->height = block_height(p->fonts, &g->name);
	if (p->card->role.n == 0 || p->template == CARD_WITHOUT_ROLE ||
	    fit_label(p, &g->role, s->role_size))
		return ERR_NONE;
	g->has_role = true;
	g->is_inline = fits_behind(p, g);
	if (g->is_inline)
		return ERR_NONE;
	g->height +=
		role_step(p, g) + block_height(p->fonts, &g->role) - block_top(p->fonts, &g->role);
	return ERR_NONE;
}

static enum err put_part(struct page *p, int32_t base)
{
	const struct style *s = p->s;
	bool is_beside = p->template == CARD_BESIDE;
	const struct type type = {THEME_TEXT, s->role_size, s->quiet, SCENE_PART};
	char buffer[WORDING_PART_BYTES];
	struct span part = wording_part(p->card, buffer);

	if (part.n == 0)
		return ERR_NONE;
	if (is_beside)
		return type_put(p->out, p->fonts, &type, part, TYPE_LEFT, p->column.x0,
				s->clock_base, NULL);
	return type_put(p->out, p->fonts, &type, part, TYPE_RIGHT, s->right, base, NULL);
}

enum err signature_put(struct page *p, const struct signature *g, int32_t y)
{
	const struct style *s = p->s;
	int32_t over = style_px(s, RULE_OVER);
	int32_t left = p->template == CARD_BESIDE ? p->column.x0 : s->left;
	int32_t x = left + style_px(s, RULE) + style_px(s, RULE_GAP);
	int32_t base = y + block_top(p->fonts, &g->name);
	struct rect rule = {left, y - over, left + style_px(s, RULE), y + g->height + over};
	int32_t pen;
	enum err e = scene_fill(p->out, rule, s->accent, SCENE_RULE);

	if (!e)
		e = put_part(p, base);
	if (!e)
		e = block_put(p->out, p->fonts, &g->name, x, base, &pen);
	if (e || !g->has_role)
		return e;
	if (g->is_inline)
		return block_put(p->out, p->fonts, &g->role,
				 x + g->name.layout.line[0].width_px + style_px(s, INLINE_GAP),
				 base, &pen);
	base += g->name.layout.leading_px * (int32_t)(g->name.layout.n_lines - 1) + role_step(p, g);
	return block_put(p->out, p->fonts, &g->role, x, base, &pen);
}
