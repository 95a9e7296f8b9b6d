#include "draw/block.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* What the layout measures with. */
struct measuring {
	struct font_set *fonts;
	enum theme_role role;
	struct span paragraph;
};

/* What TEXT is a part of: the block's text, or, as a hyphen that the layout adds, itself. */
static struct span paragraph_of(const struct measuring *m, struct span text)
{
	uintptr_t at = (uintptr_t)text.p, start = (uintptr_t)m->paragraph.p;
	bool is_part = at >= start && at + text.n <= start + m->paragraph.n;

	return is_part ? m->paragraph : text;
}

static int32_t advance(void *user, struct span text)
{
	const struct measuring *m = user;

	return font_part_advance(m->fonts, m->role, paragraph_of(m, text), text);
}

static int32_t width(void *user, struct span text, int32_t size_px)
{
	const struct measuring *m = user;

	return font_part_width(m->fonts, m->role, size_px, paragraph_of(m, text), text);
}

static int32_t permille(int32_t em)
{
	return em * 1000 / FONT_EM;
}

/* Px of air that rounding may take: hinting at the foot of a line and at the head of the next, and
 * the leading. */
#define ROUNDED_PX 3

/* BOX for the text of B: room for its ink, and lines that do not touch. */
static struct layout_box box_for(struct block *b, struct font_set *fonts,
				 const struct layout_box *box)
{
	const struct font_metrics *m = font_metrics(fonts, b->type.role);
	struct layout_box result = *box;
	int32_t air = ROUNDED_PX * 1000 / MAX_OF(box->size_max_px, 1);

	b->reach = font_reach(fonts, b->type.role, b->text);
	result.ink = permille(MAX_OF(m->ascent, b->reach.above)) + 1 +
		     MAX_OF(permille(MAX_OF(m->descent, b->reach.below)), box->ink);
	air = MAX_OF(air * FONT_EM / 1000, b->reach.air);
	result.leading = MAX_OF(result.leading, permille(b->reach.above + b->reach.below + air));
	return result;
}

enum err block_fit(struct block *b, const struct block_tools *tools, const struct layout_box *box)
{
	struct measuring m = {tools->fonts, b->type.role, b->text};
	const struct layout_font font = {advance, width, &m};
	enum err e;

	if (b->text.n > FONT_TEXT_MAX)
		return ERR_LIMIT;
	b->box = box_for(b, tools->fonts, box);
	e = layout_fit(tools->work, &font, tools->glue, b->text, &b->box, &b->layout);
	if (!e)
		b->type.size_px = b->layout.size_px;
	return e;
}

enum err block_explain(const struct block *b, const struct block_tools *tools,
		       struct layout_terms *out)
{
	struct measuring m = {tools->fonts, b->type.role, b->text};
	const struct layout_font font = {advance, width, &m};

	return layout_explain(tools->work, &font, tools->glue, b->text, &b->box, &b->layout, out);
}

int32_t block_top(const struct font_set *fonts, const struct block *b)
{
	return MAX_OF(type_cap(fonts, &b->type), font_px(b->reach.above, b->type.size_px));
}

int32_t block_height(const struct font_set *fonts, const struct block *b)
{
	int32_t deeper = b->reach.below - font_metrics(fonts, b->type.role)->descent;

	return block_top(fonts, b) + b->layout.leading_px * (int32_t)(b->layout.n_lines - 1) +
	       font_px(MAX_OF(deeper, 0), b->type.size_px);
}

/* TEXT with a hyphen behind it, where a word is divided. */
static struct span with_hyphen(struct span text, char shown[BREAKS_TEXT_MAX + 1])
{
	memcpy(shown, text.p, text.n);
	shown[text.n] = '-';
	return (struct span){shown, text.n + 1};
}

/* Puts one line with its hanging marks; *PEN is where the marks begin. */
static enum err put_line(struct scene *out, struct font_set *fonts, const struct block *b,
			 const struct layout_line *line, int32_t x, int32_t y, int32_t *pen)
{
	size_t middle = (size_t)line->start + line->hang;
	struct span marks = span_cut(b->text, line->start, middle);
	struct span rest = span_cut(b->text, middle, line->end);
	struct span paragraph = b->text;
	char shown[BREAKS_TEXT_MAX + 1];
	int32_t hang = 0;
	enum err e;

	if (line->hyphen)
		paragraph = rest = with_hyphen(rest, shown);
	if (line->hang) {
		hang = font_px(font_part_advance(fonts, b->type.role, b->text, marks),
			       b->type.size_px);
		x += MAX_OF(hang - b->box.hang_px, 0);
	}
	e = type_put_part(out, fonts, &b->type, paragraph, rest, TYPE_LEFT, x, y, pen);
	if (e || !line->hang)
		return e;
	*pen -= hang;
	return type_put_part(out, fonts, &b->type, b->text, marks, TYPE_PEN, *pen, y, NULL);
}

enum err block_put(struct scene *out, struct font_set *fonts, const struct block *b, int32_t x,
		   int32_t y, int32_t *pen)
{
	for (size_t i = 0; i < b->layout.n_lines; i++) {
		int32_t at;
		enum err e = put_line(out, fonts, b, &b->layout.line[i], x,
				      y + (int32_t)i * b->layout.leading_px, &at);

		if (e)
			return e;
		if (i == 0)
			*pen = at;
	}
	return ERR_NONE;
}
