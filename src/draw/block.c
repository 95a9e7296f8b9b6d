#include "draw/block.h"

#include <string.h>

#include "text/soft.h"

/* What the layout measures with. */
struct measuring {
	struct font_set *fonts;
	enum theme_role role;
};

static int32_t advance(void *user, struct span text)
{
	const struct measuring *m = user;

	return font_advance(m->fonts, m->role, text);
}

static int32_t width(void *user, struct span text, int32_t size_px)
{
	const struct measuring *m = user;
	char shown[BREAKS_TEXT_MAX];

	return font_width(m->fonts, m->role, size_px, soft_strip(text, shown));
}

enum err block_fit(struct block *b, const struct block_tools *tools, const struct layout_box *box)
{
	struct measuring m = {tools->fonts, b->type.role};
	const struct layout_font font = {advance, width, &m};
	const struct font_metrics *metrics = font_metrics(tools->fonts, b->type.role);
	enum err e;

	b->box = *box;
	b->box.ink = metrics->ascent * 1000 / FONT_EM + 1 +
		     MAX_OF(metrics->descent * 1000 / FONT_EM, box->ink);
	e = layout_fit(tools->work, &font, tools->glue, b->text, &b->box, &b->layout);
	if (!e)
		b->type.size_px = b->layout.size_px;
	return e;
}

enum err block_explain(const struct block *b, const struct block_tools *tools,
		       struct layout_terms *out)
{
	struct measuring m = {tools->fonts, b->type.role};
	const struct layout_font font = {advance, width, &m};

	return layout_explain(tools->work, &font, tools->glue, b->text, &b->box, &b->layout, out);
}

int32_t block_height(const struct font_set *fonts, const struct block *b)
{
	return type_cap(fonts, &b->type) + b->layout.leading_px * (int32_t)(b->layout.n_lines - 1);
}

/* TEXT as it is drawn: no soft hyphens, and a hyphen behind it where a word is divided. */
static struct span shown_text(struct span text, bool hyphen, char shown[BREAKS_TEXT_MAX + 1])
{
	text = soft_strip(text, shown);
	if (!hyphen)
		return text;
	memmove(shown, text.p, text.n);
	shown[text.n] = '-';
	return (struct span){shown, text.n + 1};
}

/* Puts one line with its hanging marks; *PEN is where the marks begin. */
static enum err put_line(struct scene *out, struct font_set *fonts, const struct block *b,
			 const struct layout_line *line, int32_t x, int32_t y, int32_t *pen)
{
	size_t middle = (size_t)line->start + line->hang;
	struct span marks = span_cut(b->text, line->start, middle);
	char shown[BREAKS_TEXT_MAX + 1];
	struct span rest = shown_text(span_cut(b->text, middle, line->end), line->hyphen, shown);
	int32_t hang = 0;
	enum err e;

	if (line->hang) {
		hang = font_px(font_advance(fonts, b->type.role, marks), b->type.size_px);
		x += MAX_OF(hang - b->box.hang_px, 0);
	}
	e = type_put(out, fonts, &b->type, rest, TYPE_LEFT, x, y, pen);
	if (e || !line->hang)
		return e;
	*pen -= hang;
	return type_put(out, fonts, &b->type, marks, TYPE_PEN, *pen, y, NULL);
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
