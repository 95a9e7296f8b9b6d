/*
 * The goal: coverage and widths of a line of text in any of the theme's faces.
 *
 * The obstacle: SDL2_ttf draws one string in one face of one size, and says neither where the
 * baseline of its surface is nor where the ink begins; and a change of size empties its glyph
 * cache.
 *
 * The idea: each face is opened twice. One stays at FONT_EM px for ever, so measuring is one
 * shaping with a warm cache; the other follows the size that is drawn. A line is cut into runs of
 * one face and one script; each run is drawn as a Shaded surface (8 bits, index = coverage), and
 * the box of its ink is found by looking at its pixels.
 */
#include "text/font.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>

#include <SDL.h>
#include <SDL_ttf.h>

#include "base/utf8.h"
#include "text/script.h"

static TTF_Font *open_face(struct span bytes, int size_px, int hinting)
{
	SDL_RWops *rw;
	TTF_Font *font;

	if (bytes.n == 0 || bytes.n > INT_MAX)
		return NULL;
	rw = SDL_RWFromConstMem(bytes.p, (int)bytes.n);
	if (!rw)
		return NULL;
	font = TTF_OpenFontRW(rw, 1, size_px);
	if (!font)
		return NULL;
	TTF_SetFontHinting(font, hinting);
	TTF_SetFontKerning(font, 1);
	return font;
}

static enum err add_face(struct font_set *set, const struct font_source *source)
{
	struct font_face *face = set->face[source->role];
	size_t n = set->n_faces[source->role];
	size_t at = n;

	if (n == FONT_RANKS_MAX)
		return ERR_LIMIT;
	while (at > 0 && face[at - 1].rank > source->rank) {
		face[at] = face[at - 1];
		at--;
	}
	face[at] = (struct font_face){.size_px = FONT_EM, .rank = source->rank};
	set->n_faces[source->role]++;
	/* Vertical hinting only, glyphs at quarters of a pixel: sharp rows, even spacing. */
	face[at].draw = open_face(source->bytes, FONT_EM, TTF_HINTING_LIGHT_SUBPIXEL);
	face[at].measure = open_face(source->bytes, FONT_EM, TTF_HINTING_NONE);
	return face[at].draw && face[at].measure ? ERR_NONE : ERR_CORRUPT;
}

static int32_t glyph_top(TTF_Font *font, uint32_t cp)
{
	int top = 0;

	return TTF_GlyphMetrics32(font, cp, NULL, NULL, NULL, &top, NULL) ? 0 : top;
}

static int32_t glyph_advance(TTF_Font *font, uint32_t cp)
{
	int advance = 0;

	return TTF_GlyphMetrics32(font, cp, NULL, NULL, NULL, NULL, &advance) ? 0 : advance;
}

static void read_metrics(struct font_metrics *m, TTF_Font *font)
{
	int bottom = 0;

	m->cap = glyph_top(font, 'H');
	m->x_height = glyph_top(font, 'x');
	m->ascent =
		MAX_OF(MAX_OF(glyph_top(font, 'd'), glyph_top(font, 'l')), glyph_top(font, 0x00C9));
	if (TTF_GlyphMetrics32(font, 'p', NULL, NULL, &bottom, NULL, NULL) == 0)
		m->descent = MAX_OF(-bottom, 0);
	m->space = glyph_advance(font, ' ');
	for (uint32_t cp = '0'; cp <= '9'; cp++)
		m->digit = MAX_OF(m->digit, glyph_advance(font, cp));
	/* A face for another script has no Latin letters: the font's own box has to do. */
	if (m->cap == 0)
		m->cap = TTF_FontAscent(font) * 3 / 4;
	if (m->x_height == 0)
		m->x_height = m->cap * 3 / 4;
	m->ascent = MAX_OF(m->ascent, m->cap);
}

enum err font_init(struct font_set *set, const struct font_source *source, size_t n)
{
	enum err e = ERR_NONE;

	*set = (struct font_set){.n_runs = 0};
	if (TTF_Init())
		return ERR_UNSUPPORTED;
	set->is_open = true;
	for (size_t i = 0; i < n && !e; i++) {
		if (source[i].role < THEME_N_ROLES)
			e = add_face(set, &source[i]);
	}
	for (size_t role = 0; role < THEME_N_ROLES && !e; role++) {
		if (set->n_faces[role] == 0)
			e = ERR_MISSING;
		else
			read_metrics(&set->metrics[role], set->face[role][0].measure);
	}
	if (e)
		font_finish(set);
	return e;
}

static void forget_runs(struct font_set *set)
{
	for (size_t i = 0; i < set->n_runs; i++)
		SDL_FreeSurface(set->run[i].surface);
	set->n_runs = 0;
}

void font_finish(struct font_set *set)
{
	if (!set || !set->is_open)
		return;
	forget_runs(set);
	for (size_t role = 0; role < THEME_N_ROLES; role++) {
		for (size_t i = 0; i < set->n_faces[role]; i++) {
			struct font_face *face = &set->face[role][i];

			if (face->draw)
				TTF_CloseFont(face->draw);
			if (face->measure)
				TTF_CloseFont(face->measure);
		}
	}
	TTF_Quit();
	*set = (struct font_set){.is_open = false};
}

const struct font_metrics *font_metrics(const struct font_set *set, enum theme_role role)
{
	return &set->metrics[role];
}

int32_t font_px(int32_t v, int32_t size_px)
{
	int64_t scaled = (int64_t)v * size_px;

	return (int32_t)((scaled + (scaled < 0 ? -FONT_EM / 2 : FONT_EM / 2)) / FONT_EM);
}

/* [start, end) of a text in one face and one script. */
struct cut {
	size_t start, end;
	struct font_face *face;
	const struct script *script;
};

static struct font_face *face_for(struct font_set *set, enum theme_role role, uint32_t cp)
{
	for (size_t i = 0; i < set->n_faces[role]; i++) {
		if (TTF_GlyphIsProvided32(set->face[role][i].draw, cp))
			return &set->face[role][i];
	}
	return &set->face[role][0];
}

static bool is_shown(uint32_t cp)
{
	return cp > 0x20 && cp != 0xA0 && !(cp >= 0x2000 && cp <= 0x200F) && cp != 0x202F &&
	       cp != 0x3000 && !(cp >= 0xFE00 && cp <= 0xFE0F);
}

size_t font_n_missing(struct font_set *set, enum theme_role role, struct span text)
{
	size_t n = 0, len;

	for (size_t at = 0; at < text.n; at += len) {
		uint32_t cp = utf8_at(text, at, &len);

		if (is_shown(cp) && !TTF_GlyphIsProvided32(face_for(set, role, cp)->draw, cp))
			n++;
	}
	return n;
}

/* Marks and joiners never leave the letter they stand on. */
static bool is_joined(uint32_t cp)
{
	return (cp >= 0x0300 && cp <= 0x036F) || cp == 0x200C || cp == 0x200D ||
	       (cp >= 0xFE00 && cp <= 0xFE0F);
}

/* The run that begins at FROM. Spaces, digits and punctuation stay with the run before them where
 * its face has them. */
static struct cut next_run(struct font_set *set, enum theme_role role, struct span text,
			   size_t from)
{
	struct cut run = {from, from, NULL, NULL};

	while (run.end < text.n) {
		size_t len;
		uint32_t cp = utf8_at(text, run.end, &len);
		const struct script *script = script_of(cp);
		bool stays = run.face && (is_joined(cp) ||
					  (!script && TTF_GlyphIsProvided32(run.face->draw, cp)));

		if (!stays) {
			struct font_face *face = face_for(set, role, cp);

			if (run.face && face != run.face)
				break;
			if (script && run.script && strcmp(script->tag, run.script->tag) != 0)
				break;
			run.face = face;
			run.script = script ? script : run.script;
		}
		run.end += len;
	}
	if (!run.script)
		run.script = script_default();
	return run;
}

/* The run's text with TAIL behind it, as the C string SDL2_ttf wants. */
static const char *run_text(struct font_set *set, struct span text, const struct cut *run,
			    const char *tail)
{
	size_t n = run->end - run->start;

	memcpy(set->text, text.p + run->start, n);
	memcpy(set->text + n, tail, strlen(tail) + 1);
	return set->text;
}

static void set_script(TTF_Font *font, const struct script *script)
{
	TTF_SetFontScriptName(font, script->tag);
	TTF_SetFontDirection(font, script->is_rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
}

static TTF_Font *sized(struct font_face *face, int32_t size_px)
{
	if (face->size_px != size_px && TTF_SetFontSize(face->draw, size_px) == 0)
		face->size_px = size_px;
	return face->draw;
}

/* How far the ink of the run's first character reaches to the left of the pen: SDL2_ttf moves its
 * surface, and counts it in its width. */
static int left_overhang(TTF_Font *font, struct span text, const struct cut *run)
{
	size_t len;
	int left = 0;

	if (TTF_GlyphMetrics32(font, utf8_at(text, run->start, &len), &left, NULL, NULL, NULL,
			       NULL))
		return 0;
	return left < 0 ? -left : 0;
}

/* SDL2_ttf gives the larger of pen and ink; a space behind the text makes it the pen's. */
static int32_t run_advance(struct font_set *set, struct span text, const struct cut *run)
{
	TTF_Font *font = run->face->measure;
	int32_t space = glyph_advance(font, ' ');
	int w = 0;

	set_script(font, run->script);
	if (TTF_SizeUTF8(font, run_text(set, text, run, " "), &w, NULL))
		return 0;
	return MAX_OF(w - space - left_overhang(font, text, run), 0);
}

int32_t font_advance(struct font_set *set, enum theme_role role, struct span text)
{
	int32_t sum = 0;
	size_t at = 0;

	text = span_cut(text, 0, FONT_TEXT_MAX);
	while (at < text.n) {
		struct cut run = next_run(set, role, text, at);

		sum += run_advance(set, text, &run);
		at = run.end;
	}
	return sum;
}

int32_t font_width(struct font_set *set, enum theme_role role, int32_t size_px, struct span text)
{
	int32_t sum = 0;
	size_t at = 0;

	text = span_cut(text, 0, FONT_TEXT_MAX);
	while (at < text.n) {
		struct cut run = next_run(set, role, text, at);
		TTF_Font *font = sized(run.face, size_px);
		int w = 0;

		set_script(font, run.script);
		if (TTF_SizeUTF8(font, run_text(set, text, &run, ""), &w, NULL) == 0)
			sum += w;
		at = run.end;
	}
	return sum;
}

/* SDL2_ttf puts the baseline FontAscent() below the top, and lower where a glyph is taller. */
static int baseline_of(TTF_Font *font, struct span text, const struct cut *run)
{
	int ascent = TTF_FontAscent(font);
	int top = ascent;
	size_t len;

	for (size_t at = run->start; at < run->end; at += len)
		top = MAX_OF(top, glyph_top(font, utf8_at(text, at, &len)));
	return top;
}

/* Draws one run with its pen at PEN and moves the pen on. */
static enum err draw_run(struct font_set *set, struct span text, const struct cut *run,
			 int32_t size_px, int32_t *pen)
{
	const SDL_Color white = {255, 255, 255, 255};
	const SDL_Color black = {0, 0, 0, 255};
	TTF_Font *font = sized(run->face, size_px);
	struct font_run *out;
	SDL_Surface *surface;

	if (set->n_runs == FONT_RUNS_MAX)
		return ERR_LIMIT;
	set_script(font, run->script);
	surface = TTF_RenderUTF8_Shaded(font, run_text(set, text, run, ""), white, black);
	if (!surface) /* refused, with an error, for text without any width, too */
		return run_advance(set, text, run) == 0 ? ERR_NONE : ERR_MEMORY;
	out = &set->run[set->n_runs++];
	out->surface = surface;
	out->x = *pen - left_overhang(font, text, run);
	out->y = -baseline_of(font, text, run);
	*pen += (run_advance(set, text, run) * size_px + FONT_EM - 1) / FONT_EM;
	return ERR_NONE;
}

static bool row_has_ink(const SDL_Surface *s, int y)
{
	const uint8_t *row = (const uint8_t *)s->pixels + (ptrdiff_t)y * s->pitch;

	for (int x = 0; x < s->w; x++) {
		if (row[x])
			return true;
	}
	return false;
}

/* The sum of the coverage of column X, from row Y0 to Y1. */
static int32_t column_ink(const SDL_Surface *s, int x, int y0, int y1)
{
	const uint8_t *p = (const uint8_t *)s->pixels + (ptrdiff_t)y0 * s->pitch + x;
	int32_t sum = 0;

	for (int y = y0; y < y1; y++, p += s->pitch)
		sum += *p;
	return sum;
}

/* Where the ink of a run is, from the pen's start. */
static struct rect run_ink(const struct font_run *run)
{
	const SDL_Surface *s = run->surface;
	struct rect r = {0, 0, s->w, s->h};

	while (r.y0 < r.y1 && !row_has_ink(s, r.y0))
		r.y0++;
	while (r.y1 > r.y0 && !row_has_ink(s, r.y1 - 1))
		r.y1--;
	while (r.x0 < r.x1 && column_ink(s, r.x0, r.y0, r.y1) == 0)
		r.x0++;
	while (r.x1 > r.x0 && column_ink(s, r.x1 - 1, r.y0, r.y1) == 0)
		r.x1--;
	r = (struct rect){r.x0 + run->x, r.y0 + run->y, r.x1 + run->x, r.y1 + run->y};
	return r;
}

/* The optical left edge: the first column that is dark over a fifth of the capitals' height. So 'H'
 * stands with its stem on the edge, 'O', 'A' and 't' a little outside it, by at most 1/50 of the
 * size (and a pixel, for the blur of a stem): what a compositor does by eye. */
static int32_t optical_edge(const struct font_run *run, struct rect ink, int32_t cap_px,
			    int32_t size_px)
{
	int32_t enough = cap_px * 255 / 5;
	int32_t reach = MAX_OF(size_px / 50, 1);
	int32_t x = ink.x0;

	while (x < ink.x0 + reach && x < ink.x1 - 1 &&
	       column_ink(run->surface, x - run->x, ink.y0 - run->y, ink.y1 - run->y) < enough)
		x++;
	return x;
}

/* The ink of all runs, and its optical edge. */
static void find_ink(const struct font_set *set, int32_t cap_px, int32_t size_px,
		     struct font_ink *out)
{
	for (size_t i = 0; i < set->n_runs; i++) {
		struct rect ink = run_ink(&set->run[i]);

		if (rect_is_empty(ink))
			continue;
		if (rect_is_empty(out->ink))
			out->edge = optical_edge(&set->run[i], ink, cap_px, size_px);
		out->ink = rect_unite(out->ink, ink);
	}
}

enum err font_draw(struct font_set *set, enum theme_role role, int32_t size_px, struct span text,
		   struct font_ink *out)
{
	struct font_ink result = {.edge = 0};
	size_t at = 0;
	int32_t pen = 0;

	forget_runs(set);
	if (text.n > FONT_TEXT_MAX)
		return ERR_LIMIT;
	if (size_px < 1 || size_px > FONT_SIZE_PX_MAX)
		return ERR_RANGE;
	while (at < text.n) {
		struct cut run = next_run(set, role, text, at);
		enum err e = draw_run(set, text, &run, size_px, &pen);

		if (e) {
			forget_runs(set);
			return e;
		}
		at = run.end;
	}
	find_ink(set, font_px(set->metrics[role].cap, size_px), size_px, &result);
	result.advance = pen;
	set->ink = result.ink;
	*out = result;
	return ERR_NONE;
}

static void copy_run(const struct font_run *run, struct rect ink, uint8_t *mask, size_t stride)
{
	const SDL_Surface *s = run->surface;
	struct rect box = {run->x, run->y, run->x + s->w, run->y + s->h};

	box = rect_intersect(box, ink);
	for (int y = box.y0; y < box.y1; y++) {
		const uint8_t *from = (const uint8_t *)s->pixels +
				      (ptrdiff_t)(y - run->y) * s->pitch + (box.x0 - run->x);
		uint8_t *to = mask + (size_t)(y - ink.y0) * stride + (size_t)(box.x0 - ink.x0);

		for (int x = box.x0; x < box.x1; x++, from++, to++)
			*to = MAX_OF(*from, *to);
	}
}

void font_copy(struct font_set *set, uint8_t *mask, size_t stride)
{
	size_t width = (size_t)rect_width(set->ink);

	for (int y = 0; y < rect_height(set->ink); y++)
		memset(mask + (size_t)y * stride, 0, width);
	for (size_t i = 0; i < set->n_runs; i++)
		copy_run(&set->run[i], set->ink, mask, stride);
	forget_runs(set);
}
