/*
 * The goal: coverage and widths of a line of text in any of the theme's faces.
 *
 * The obstacle: SDL2_ttf draws one string in one face of one size, and says neither where the
 * baseline of its surface is nor where the ink begins; and a change of size empties its glyph
 * cache.
 *
 * The idea: each face is opened twice. One stays at FONT_EM px for ever, so measuring is one
 * shaping with a warm cache; the other follows the size that is drawn. A line is cut into runs of
 * one face, one script and one direction (runs.h); each run is drawn as a Shaded surface (8 bits,
 * index = coverage), and the box of its ink is found by looking at its pixels.
 */
#include "text/font.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>

#include <SDL.h>
#include <SDL_ttf.h>

#include "base/utf8.h"
#include "text/extent.h"
#include "text/runs.h"
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
	face[at] = (struct font_face){
		.size_px = FONT_EM, .rank = source->rank, .bytes = source->bytes};
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
			if (face->extent)
				extent_close(face->extent);
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

size_t font_n_missing(struct font_set *set, enum theme_role role, struct span text)
{
	size_t n = 0, len;

	for (size_t at = 0; at < text.n; at += len) {
		uint32_t cp = utf8_at(text, at, &len);
		bool found = !runs_is_shown(cp);

		for (size_t i = 0; i < set->n_faces[role] && !found; i++)
			found = runs_has(&set->face[role][i], cp);
		n += !found;
	}
	return n;
}

/* Where a line may end, or might: U+200B and the soft hyphen. Neither is drawn. */
static size_t mark_length(struct span s)
{
	if (span_starts(s, "\xE2\x80\x8B"))
		return 3;
	return span_starts(s, "\xC2\xAD") ? 2 : 0;
}

/* The run's text, without such marks and with TAIL behind it, as the C string SDL2_ttf wants. */
static struct span run_text(struct font_set *set, struct span text, const struct font_cut *run,
			    const char *tail)
{
	size_t n = 0;

	for (size_t at = run->start; at < run->end; at++) {
		size_t mark = mark_length(span_cut(text, at, run->end));

		if (mark)
			at += mark - 1;
		else
			set->text[n++] = text.p[at];
	}
	memcpy(set->text + n, tail, strlen(tail) + 1);
	return (struct span){set->text, n};
}

static void set_script(TTF_Font *font, const struct font_cut *run)
{
	char tag[SCRIPT_TAG_BYTES];

	script_tag(run->script, tag);
	TTF_SetFontScriptName(font, tag);
	TTF_SetFontDirection(font, run->level % 2 ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
}

static TTF_Font *sized(struct font_face *face, int32_t size_px)
{
	if (face->size_px != size_px && TTF_SetFontSize(face->draw, size_px) == 0)
		face->size_px = size_px;
	return face->draw;
}

/* How far the run's ink reaches; all 0 where there is no memory to know it. */
static struct extent extent_at(struct font_set *set, struct span text, const struct font_cut *run,
			       int32_t size_px)
{
	struct font_face *face = run->face;

	if (!face->extent)
		face->extent = extent_open(face->bytes);
	if (!face->extent)
		return (struct extent){0, 0, 0};
	return extent_of(face->extent, run_text(set, text, run, ""), run->script, run->level % 2,
			 size_px);
}

/* How far ink reaches to the left of the pen: SDL2_ttf moves its surface, and counts it in its
 * width. In plain text that is the first letter. */
static int left_overhang(struct font_set *set, TTF_Font *font, struct span text,
			 const struct font_cut *run, int32_t size_px)
{
	size_t len;
	int left = 0;

	if (!runs_is_plain(run, text))
		return -extent_at(set, text, run, size_px).left / 64;
	if (TTF_GlyphMetrics32(font, utf8_at(text, run->start, &len), &left, NULL, NULL, NULL,
			       NULL))
		return 0;
	return left < 0 ? -left : 0;
}

/* SDL2_ttf gives the larger of pen and ink; a space behind the text makes it the pen's. */
static int32_t run_advance(struct font_set *set, struct span text, const struct font_cut *run)
{
	TTF_Font *font = run->face->measure;
	int32_t space = glyph_advance(font, ' ');
	int w = 0;

	set_script(font, run);
	if (TTF_SizeUTF8(font, run_text(set, text, run, " ").p, &w, NULL))
		return 0;
	return MAX_OF(w - space - left_overhang(set, font, text, run, FONT_EM), 0);
}

int32_t font_part_advance(struct font_set *set, enum theme_role role, struct span paragraph,
			  struct span part)
{
	int32_t sum = 0;

	(void)runs_find(set, role, paragraph, part);
	for (size_t i = 0; i < set->n_line; i++)
		sum += run_advance(set, paragraph, &set->line[i]);
	return sum;
}

int32_t font_advance(struct font_set *set, enum theme_role role, struct span text)
{
	text = span_cut(text, 0, FONT_TEXT_MAX);
	return font_part_advance(set, role, text, text);
}

int32_t font_part_width(struct font_set *set, enum theme_role role, int32_t size_px,
			struct span paragraph, struct span part)
{
	int32_t sum = 0;

	(void)runs_find(set, role, paragraph, part);
	for (size_t i = 0; i < set->n_line; i++) {
		const struct font_cut *run = &set->line[i];
		TTF_Font *font = sized(run->face, size_px);
		int w = 0;

		set_script(font, run);
		if (TTF_SizeUTF8(font, run_text(set, paragraph, run, "").p, &w, NULL) == 0)
			sum += w;
	}
	return sum;
}

int32_t font_width(struct font_set *set, enum theme_role role, int32_t size_px, struct span text)
{
	text = span_cut(text, 0, FONT_TEXT_MAX);
	return font_part_width(set, role, size_px, text, text);
}

/* By eye: Europe's letters have their own air above the x-height; Han and Hangul fill their
 * squares, so that lines need what is elsewhere between a letter and the mark above it. */
static int32_t air_of(uint32_t script)
{
	switch (script) {
	case SCRIPT_LATIN:
	case SCRIPT_GREEK:
	case SCRIPT_CYRILLIC:
		return FONT_EM * 6 / 100;
	case SCRIPT_HAN:
	case SCRIPT_HANGUL:
		return FONT_EM * 23 / 100;
	default:
		return FONT_EM * 9 / 100;
	}
}

struct font_reach font_reach(struct font_set *set, enum theme_role role, struct span text)
{
	struct font_reach reach = {0, 0, 0};

	text = span_cut(text, 0, FONT_TEXT_MAX);
	(void)runs_find(set, role, text, text);
	for (size_t i = 0; i < set->n_line; i++) {
		struct extent e;

		if (runs_is_plain(&set->line[i], text))
			continue;
		e = extent_at(set, text, &set->line[i], FONT_EM);
		reach.above = MAX_OF(reach.above, (e.above + 63) / 64);
		reach.below = MAX_OF(reach.below, (e.below + 63) / 64);
		reach.air = MAX_OF(reach.air, air_of(set->line[i].script));
	}
	return reach;
}

/* SDL2_ttf puts the baseline FontAscent() below the top, and lower where a glyph is taller: in
 * plain text the tallest letter says by how much. Else the surface is as much higher than the font,
 * unless it has grown at its foot, too. */
static int baseline_of(struct font_set *set, TTF_Font *font, struct span text,
		       const struct font_cut *run, int32_t size_px, int surface_height)
{
	int ascent = TTF_FontAscent(font);
	int top = ascent;
	struct extent e;
	size_t len;

	if (!runs_is_plain(run, text)) {
		e = extent_at(set, text, run, size_px);
		if (e.below / 64 + 1 < TTF_FontHeight(font) - ascent)
			return ascent + MAX_OF(surface_height - TTF_FontHeight(font), 0);
		return MAX_OF((e.above + 63) / 64, ascent);
	}
	for (size_t at = run->start; at < run->end; at += len)
		top = MAX_OF(top, glyph_top(font, utf8_at(text, at, &len)));
	return top;
}

/* Draws one run with its pen at PEN and moves the pen on. */
static enum err draw_run(struct font_set *set, struct span text, const struct font_cut *run,
			 int32_t size_px, int32_t *pen)
{
	const SDL_Color white = {255, 255, 255, 255};
	const SDL_Color black = {0, 0, 0, 255};
	TTF_Font *font = sized(run->face, size_px);
	struct font_run *out;
	SDL_Surface *surface;

	set_script(font, run);
	surface = TTF_RenderUTF8_Shaded(font, run_text(set, text, run, "").p, white, black);
	if (!surface) /* refused, with an error, for text without any width, too */
		return run_advance(set, text, run) == 0 ? ERR_NONE : ERR_MEMORY;
	out = &set->run[set->n_runs++];
	out->surface = surface;
	out->x = *pen - left_overhang(set, font, text, run, size_px);
	out->y = -baseline_of(set, font, text, run, size_px, surface->h);
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

/* May column X of a run's ink, from row Y0 to Y1, stand outside the optical edge? It has little
 * ink: less than a fifth of the capitals' height. Where a pixel is more than a hair's breadth of
 * the type (1/50 of its size), it is a stem's blur: no pixel of it is half dark. */
static bool is_outside(const SDL_Surface *s, int x, int y0, int y1, int32_t cap_px, int32_t size_px)
{
	const uint8_t *p = (const uint8_t *)s->pixels + (ptrdiff_t)y0 * s->pitch + x;
	bool is_dark = false;

	for (int y = y0; y < y1; y++, p += s->pitch)
		is_dark |= *p >= 128;
	return column_ink(s, x, y0, y1) < cap_px * 255 / 5 && (size_px >= 50 || !is_dark);
}

/* The optical left edge: the first column that is dark over a fifth of the capitals' height. So 'H'
 * stands with its stem on the edge, 'O', 'A' and 't' a little outside it, by at most 1/50 of the
 * size (and a pixel, for the blur of a stem): what a compositor does by eye. */
static int32_t optical_edge(const struct font_run *run, struct rect ink, int32_t cap_px,
			    int32_t size_px)
{
	int32_t reach = MAX_OF(size_px / 50, 1);
	int32_t x = ink.x0;

	while (x < ink.x0 + reach && x < ink.x1 - 1 &&
	       is_outside(run->surface, x - run->x, ink.y0 - run->y, ink.y1 - run->y, cap_px,
			  size_px))
		x++;
	return x;
}

/* The same at the right. */
static int32_t optical_right(const struct font_run *run, struct rect ink, int32_t cap_px,
			     int32_t size_px)
{
	int32_t reach = MAX_OF(size_px / 50, 1);
	int32_t x = ink.x1;

	while (x > ink.x1 - reach && x > ink.x0 + 1 &&
	       is_outside(run->surface, x - 1 - run->x, ink.y0 - run->y, ink.y1 - run->y, cap_px,
			  size_px))
		x--;
	return x;
}

/* The ink of all runs, and its optical edges. */
static void find_ink(const struct font_set *set, int32_t cap_px, int32_t size_px,
		     struct font_ink *out)
{
	for (size_t i = 0; i < set->n_runs; i++) {
		struct rect ink = run_ink(&set->run[i]);

		if (rect_is_empty(ink))
			continue;
		if (rect_is_empty(out->ink))
			out->edge = optical_edge(&set->run[i], ink, cap_px, size_px);
		out->right_edge = optical_right(&set->run[i], ink, cap_px, size_px);
		out->ink = rect_unite(out->ink, ink);
	}
}

enum err font_part_draw(struct font_set *set, enum theme_role role, int32_t size_px,
			struct span paragraph, struct span part, struct font_ink *out)
{
	struct font_ink result = {.edge = 0};
	int32_t pen = 0;

	forget_runs(set);
	if (paragraph.n > FONT_TEXT_MAX)
		return ERR_LIMIT;
	if (size_px < 1 || size_px > FONT_SIZE_PX_MAX)
		return ERR_RANGE;
	if (!runs_find(set, role, paragraph, part))
		return ERR_LIMIT;
	for (size_t i = 0; i < set->n_line; i++) {
		enum err e = draw_run(set, paragraph, &set->line[i], size_px, &pen);

		if (e) {
			forget_runs(set);
			return e;
		}
	}
	find_ink(set, font_px(set->metrics[role].cap, size_px), size_px, &result);
	result.advance = pen;
	set->ink = result.ink;
	*out = result;
	return ERR_NONE;
}

enum err font_draw(struct font_set *set, enum theme_role role, int32_t size_px, struct span text,
		   struct font_ink *out)
{
	return font_part_draw(set, role, size_px, text, text, out);
}

/* IS_ONLY: no other run is in MASK. */
static void copy_run(const struct font_run *run, struct rect ink, uint8_t *mask, size_t stride,
		     bool is_only)
{
	const SDL_Surface *s = run->surface;
	struct rect box = {run->x, run->y, run->x + s->w, run->y + s->h};

	box = rect_intersect(box, ink);
	for (int y = box.y0; y < box.y1; y++) {
		const uint8_t *from = (const uint8_t *)s->pixels +
				      (ptrdiff_t)(y - run->y) * s->pitch + (box.x0 - run->x);
		uint8_t *to = mask + (size_t)(y - ink.y0) * stride + (size_t)(box.x0 - ink.x0);

		if (is_only) {
			memcpy(to, from, (size_t)rect_width(box));
			continue;
		}
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
		copy_run(&set->run[i], set->ink, mask, stride, set->n_runs == 1);
	forget_runs(set);
}
