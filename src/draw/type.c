#include "draw/type.h"

#include "text/runs.h"

/* INK as it stands in a mirror: its start at the pen's end. */
static struct font_ink mirrored(struct font_ink ink)
{
	return (struct font_ink){.ink = rect_mirror(ink.ink, ink.advance),
				 .edge = ink.advance - ink.right_edge,
				 .right_edge = ink.advance - ink.edge,
				 .advance = ink.advance};
}

/* What the ink of a text stays within: its advance, of which each run's ends on a whole pixel, and
 * its letters' heights, and around them as much as letters lean over their edges: a 16th of the
 * size at the sides, a 24th above (a ring on A) and below (j, a cedilla). The tests look at the
 * faces we ship. */
static struct font_ink outline(struct font_set *fonts, const struct type *t, struct span paragraph,
			       struct span part)
{
	const struct font_metrics *m = font_metrics(fonts, t->role);
	struct font_reach reach = font_reach(fonts, t->role, part);
	int32_t side = t->size_px / 16 + 1, end = t->size_px / 24 + 1;
	int32_t above = font_px(MAX_OF(m->ascent, reach.above), t->size_px) + end;
	int32_t below = font_px(MAX_OF(m->descent, reach.below), t->size_px) + end;
	int32_t advance = font_px(font_part_advance(fonts, t->role, paragraph, part), t->size_px) +
			  (int32_t)fonts->n_line;

	return (struct font_ink){.ink = {-side, -above, advance + side, below},
				 .right_edge = advance,
				 .advance = advance};
}

/* Is the line that was measured last, of PARAGRAPH, such as outline() knows? */
static bool is_sure(const struct font_set *fonts, enum theme_role role, struct span paragraph)
{
	const struct font_cut *run = &fonts->line[0];

	return fonts->n_line == 0 || (fonts->n_line == 1 && run->face == &fonts->face[role][0] &&
				      runs_is_plain(run, paragraph));
}

static enum err ink_of(struct scene *out, struct font_set *fonts, const struct type *t,
		       struct span paragraph, struct span part, struct font_ink *ink)
{
	if (!out->is_outline)
		return font_part_draw(fonts, t->role, t->size_px, paragraph, part, ink);
	*ink = outline(fonts, t, paragraph, part);
	out->is_rough |= !is_sure(fonts, t->role, paragraph);
	return ERR_NONE;
}

/* The line that FONTS drew last, its ink INK, to where the scene has it. */
static enum err put_glyphs(struct scene *out, struct font_set *fonts, const struct type *t,
			   struct rect ink, struct rect at)
{
	struct scene_glyph *glyphs;
	enum err e = scene_line(out, at, t->colour, t->tag, fonts->n_places, &glyphs);

	for (size_t i = 0; i < fonts->n_places && !e; i++) {
		const struct coverage *c;
		int32_t x, y;

		e = font_glyph(fonts, i, &c, &x, &y);
		if (e)
			return e;
		c = scene_keep(out, c);
		glyphs[i] = (struct scene_glyph){c, x - ink.x0, y - ink.y0};
		e = c ? ERR_NONE : ERR_MEMORY;
	}
	return e;
}

enum err type_put_part(struct scene *out, struct font_set *fonts, const struct type *t,
		       struct span paragraph, struct span part, enum type_edge edge, int32_t x,
		       int32_t y, int32_t *pen)
{
	struct font_ink ink;
	struct rect drawn, at;
	enum err e = ink_of(out, fonts, t, paragraph, part, &ink);

	if (e)
		return e;
	drawn = ink.ink;
	if (out->mirror)
		ink = mirrored(ink);
	if (edge == TYPE_LEFT)
		x -= ink.edge;
	else if (edge == TYPE_RIGHT)
		x -= ink.ink.x1;
	if (pen)
		*pen = x;
	if (rect_is_empty(ink.ink))
		return ERR_NONE;
	at = (struct rect){ink.ink.x0 + x, ink.ink.y0 + y, ink.ink.x1 + x, ink.ink.y1 + y};
	if (out->is_outline)
		return scene_fill(out, at, t->colour, t->tag);
	return put_glyphs(out, fonts, t, drawn, at);
}

enum err type_put(struct scene *out, struct font_set *fonts, const struct type *t, struct span text,
		  enum type_edge edge, int32_t x, int32_t y, int32_t *pen)
{
	return type_put_part(out, fonts, t, text, text, edge, x, y, pen);
}

int32_t type_cap(const struct font_set *fonts, const struct type *t)
{
	return font_px(font_metrics(fonts, t->role)->cap, t->size_px);
}

enum err type_open_fonts(struct font_set *fonts, const struct pack *pack)
{
	struct font_source source[PACK_FONTS_MAX];
	uint32_t n = MIN_OF(pack_n_fonts(pack), PACK_FONTS_MAX);

	for (uint32_t i = 0; i < n; i++) {
		struct pack_font font;

		pack_font(pack, i, &font);
		source[i].role = font.role;
		source[i].rank = font.rank;
		source[i].bytes = font.bytes;
	}
	return font_init(fonts, source, n);
}
