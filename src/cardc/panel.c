#include "cardc/panel.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/face.h"
#include "draw/scene.h"
#include "show/dwell.h"

static enum err open_fonts(struct panel *p, const struct pack_font *fonts, size_t n)
{
	struct font_source source[PACK_FONTS_MAX];

	n = MIN_OF(n, (size_t)PACK_FONTS_MAX);
	for (size_t i = 0; i < n; i++)
		source[i] = (struct font_source){fonts[i].role, fonts[i].rank, fonts[i].bytes};
	return font_init(&p->fonts, source, n);
}

enum err panel_open(struct panel *p, const char *name, const struct theme *theme,
		    const struct pack_font *fonts, size_t n_fonts, struct diag *d)
{
	size_t scene, canvas;
	enum err e;

	*p = (struct panel){.name = name};
	e = board_open(&p->board, name, d);
	if (e)
		return e;
	style_init(&p->style, &p->board, theme);
	glue_use(&p->glue, span_of(""));
	scene = card_bytes(&p->style);
	canvas = (size_t)p->board.width_px * (size_t)p->board.height_px * sizeof(uint32_t);
	p->block = malloc(scene + canvas);
	if (!p->block)
		return ERR_MEMORY;
	p->canvas =
		(struct canvas){p->block, p->board.width_px, p->board.height_px, p->board.width_px};
	arena_init(&p->arena, (char *)p->block + canvas, scene);
	e = open_fonts(p, fonts, n_fonts);
	if (e) {
		diag_report(d, DIAG_ERROR, "cardc", 0, "a font of the pack cannot be used: %s",
			    err_text(e));
		free(p->block);
		p->block = NULL;
		return e;
	}
	p->clock = face_place(&p->style, &p->fonts);
	return ERR_NONE;
}

enum err panel_open_pack(struct panel *p, const char *name, const struct pack *pack, struct diag *d)
{
	struct pack_font fonts[PACK_FONTS_MAX];
	uint32_t n = MIN_OF(pack_n_fonts(pack), PACK_FONTS_MAX);
	struct theme theme;
	enum err e;

	*p = (struct panel){.name = name};
	for (uint32_t i = 0; i < n; i++)
		pack_font(pack, i, &fonts[i]);
	e = theme_read(&theme, pack_theme(pack), "theme of the pack", d);
	if (!e)
		e = panel_open(p, name, &theme, fonts, n, d);
	if (e)
		return e;
	p->style.is_rtl = style_is_rtl(pack);
	p->clock = face_place(&p->style, &p->fonts);
	return ERR_NONE;
}

void panel_close(struct panel *p)
{
	if (!p->block)
		return;
	font_finish(&p->fonts);
	free(p->block);
	p->block = NULL;
}

static enum err build(struct panel *p, const struct pack_card *card, struct scene *scene,
		      struct card_report *report)
{
	enum err e;

	arena_release(&p->arena, 0);
	e = scene_init(scene, &p->arena, CARD_ITEMS_MAX);
	if (!e)
		e = card_build(&p->style, &p->fonts, &p->work, &p->glue, card, scene, report);
	return e;
}

void panel_measure(struct panel *p, const struct pack_card *card, struct panel_result *out)
{
	struct scene scene;

	*out = (struct panel_result){.refused = ERR_NONE};
	out->refused = build(p, card, &scene, &out->report);
	out->dwell_ms = dwell_ms(card, (enum board_audience)p->board.audience);
	if (!out->refused)
		contract_measure(&p->board, &p->style, &p->fonts, card, &scene, &out->report,
				 p->clock, &out->contract);
}

enum err panel_draw(struct panel *p, const struct pack_card *card)
{
	struct rect all = canvas_bounds(&p->canvas);
	struct scene scene;
	enum err e = build(p, card, &scene, NULL);

	if (e)
		return e;
	canvas_fill(&p->canvas, all, all, p->style.paper);
	scene_paint(&scene, &p->canvas, all);
	canvas_quantise(&p->canvas, all, p->style.levels);
	return ERR_NONE;
}

void panel_why(const struct contract *c, char *out, size_t size)
{
	size_t n = 0;

	if (size)
		out[0] = 0;
	for (int i = 0; i < CONTRACT_N_RULES; i++) {
		const struct contract_limit *l = contract_limit((enum contract_rule)i);

		if (!(c->broken >> i & 1) || n >= size)
			continue;
		n += (size_t)snprintf(out + n, size - n, "%s%s: %.*f%s, at %s %.*f%s",
				      n ? "; " : "", l->what, l->scale > 1,
				      (double)c->figure[i] / l->scale, l->unit,
				      l->is_least ? "least" : "most", l->scale > 1,
				      (double)l->bound / l->scale, l->unit);
	}
}
