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
	panel_turn(p, style_is_rtl(pack), style_language(pack));
	return ERR_NONE;
}

void panel_turn(struct panel *p, bool is_rtl, struct span language)
{
	p->style.is_rtl = is_rtl;
	dial_read(&p->style.dial, language, &p->fonts);
	p->clock = face_place(&p->style, &p->fonts);
}

void panel_close(struct panel *p)
{
	if (!p->block)
		return;
	font_finish(&p->fonts);
	free(p->block);
	p->block = NULL;
}

static enum err build(struct panel *p, const struct pack_card *card, bool outline,
		      struct scene *scene, struct card_report *report)
{
	enum err e;

	arena_release(&p->arena, 0);
	e = scene_init(scene, &p->arena, CARD_ITEMS_MAX);
	scene->is_outline = outline;
	if (!e)
		e = card_build(&p->style, &p->fonts, &p->work, &p->glue, card, scene, report);
	return e;
}

void panel_measure(struct panel *p, const struct pack_card *card, struct panel_result *out)
{
	struct scene scene;

	*out = (struct panel_result){.refused = ERR_NONE};
	out->refused = build(p, card, false, &scene, &out->report);
	out->dwell_ms = dwell_ms(card, (enum board_audience)p->board.audience);
	if (!out->refused)
		contract_measure(&p->board, &p->style, &p->fonts, card, &scene, &out->report,
				 p->clock, &out->contract);
}

static struct panel_shape shape_of(const struct card_report *r)
{
	struct panel_shape shape = {(uint32_t)r->template << SCENE_N_TAGS, r->size_px};

	for (size_t i = 0; i < SCENE_N_TAGS; i++)
		shape.parts |= (uint32_t)!rect_is_empty(r->part[i]) << i;
	return shape;
}

/* What was measured with the same parts; NULL: nothing. */
static struct panel_shape *find_shape(struct panel *p, uint32_t parts)
{
	for (size_t i = 0; i < p->n_shapes; i++)
		if (p->shapes[i].parts == parts)
			return &p->shapes[i];
	return NULL;
}

/* In type smaller than this it depends on the letters whether one of them has a pixel that is all
 * ink: of the faces we ship the thinnest, an upright bar, has one from 30 px on. */
#define THIN_PX 30

static bool is_thin(const struct style *s, int32_t size_px)
{
	int32_t rows = MIN_OF(s->kicker_size, s->source_size);
	int32_t names = MIN_OF(s->speaker_size, s->role_size);

	return MIN_OF(MIN_OF(rows, names), size_px) < THIN_PX;
}

/* Is the contrast of SHAPE that of a card that was measured? */
static bool is_known(struct panel *p, const struct panel_shape *shape)
{
	const struct panel_shape *known = find_shape(p, shape->parts);

	return known && shape->size_px >= known->size_px && !is_thin(&p->style, shape->size_px);
}

static void remember(struct panel *p, const struct panel_shape *shape)
{
	struct panel_shape *known = find_shape(p, shape->parts);

	if (known)
		known->size_px = MIN_OF(known->size_px, shape->size_px);
	else if (p->n_shapes < PANEL_SHAPES_MAX)
		p->shapes[p->n_shapes++] = *shape;
}

/* Sure: true; in doubt: false. *SHAPE is the card's, empty where it cannot be set. */
static bool is_kept(struct panel *p, const struct pack_card *card, struct panel_shape *shape)
{
	struct card_report report;
	struct scene scene;

	*shape = (struct panel_shape){0, 0};
	if (build(p, card, true, &scene, &report))
		return false;
	*shape = shape_of(&report);
	return !scene.is_rough && is_known(p, shape) &&
	       contract_is_kept(&p->board, &p->style, &p->fonts, card, &report, p->clock);
}

enum err panel_judge(struct panel *p, const struct pack_card *card, char *why, size_t why_bytes)
{
	struct panel_result result;
	struct panel_shape shape;

	why[0] = 0;
	if (is_kept(p, card, &shape))
		return ERR_NONE;
	panel_measure(p, card, &result);
	if (result.refused)
		return result.refused;
	panel_why(&result.contract, why, why_bytes);
	if (!why[0] && shape.parts)
		remember(p, &shape);
	return ERR_NONE;
}

int32_t panel_torn(struct panel *p, const struct pack_card *card)
{
	struct card_report report;
	struct scene scene;

	return build(p, card, true, &scene, &report) ? 0 : report.n_faults;
}

enum err panel_draw(struct panel *p, const struct pack_card *card)
{
	struct rect all = canvas_bounds(&p->canvas);
	struct scene scene;
	enum err e = build(p, card, false, &scene, NULL);

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
