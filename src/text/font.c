/*
 * The goal: widths and coverage of a line of text in any of the theme's faces.
 *
 * The obstacle: a line of a headline is measured a hundred times for once that it is drawn; and
 * SDL2_ttf draws one string in one face of one size, forgets all glyphs where the size changes and
 * each one where it comes again on another part of a pixel, and says neither where the baseline of
 * its surface is nor where the ink begins.
 *
 * The idea: SDL2_ttf measures, each face at FONT_EM px for ever, so that measuring is one shaping
 * with a warm cache. To draw, a line is cut into runs of one face, one script and one direction
 * (runs.h), each is shaped at the size (shape.h), and its glyphs are fetched one by one (glyphs.h).
 */
#include "text/font.h"

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include <SDL.h>
#include <SDL_ttf.h>

#include "base/utf8.h"
#include "text/runs.h"
#include "text/script.h"

/* px: of many runs, too. What is measured may be added up for each piece of a text. */
#define PEN_MAX (SHAPE_FAR / SHAPE_UNIT)

static TTF_Font *open_face(struct span bytes)
{
	SDL_RWops *rw;
	TTF_Font *font;

	if (bytes.n == 0 || bytes.n > INT_MAX)
		return NULL;
	rw = SDL_RWFromConstMem(bytes.p, (int)bytes.n);
	if (!rw)
		return NULL;
	font = TTF_OpenFontRW(rw, 1, FONT_EM);
	if (!font)
		return NULL;
	TTF_SetFontHinting(font, TTF_HINTING_NONE);
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
		.rank = source->rank, .bytes = source->bytes, .glyphs = {.bytes = source->bytes}};
	set->n_faces[source->role]++;
	face[at].measure = open_face(source->bytes);
	return face[at].measure ? ERR_NONE : ERR_CORRUPT;
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

	memset(set, 0, offsetof(struct font_set, place));
	memset(set->word, 0, sizeof set->word);
	set->n_places = 0;
	set->glyphs.library = set->shaper = NULL;
	set->is_open = TTF_Init() == 0;
	if (!set->is_open)
		return ERR_UNSUPPORTED;
	/* SDL2 makes room for its errors at the first one, and where that is "out of memory" it
	 * fails to, which is an error, and so on. */
	SDL_ClearError();
	set->shaper = shape_new();
	if (!set->shaper || glyphs_init(&set->glyphs))
		e = ERR_UNSUPPORTED;
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

static void close_face(struct font_face *face)
{
	if (face->measure)
		TTF_CloseFont(face->measure);
	if (face->shape)
		shape_close(face->shape);
	glyphs_close(&face->glyphs);
}

void font_finish(struct font_set *set)
{
	if (!set || !set->is_open)
		return;
	for (size_t role = 0; role < THEME_N_ROLES; role++)
		for (size_t i = 0; i < set->n_faces[role]; i++)
			close_face(&set->face[role][i]);
	glyphs_finish(&set->glyphs);
	if (set->shaper)
		shape_free(set->shaper);
	TTF_Quit();
	memset(set->n_faces, 0, sizeof set->n_faces);
	set->is_open = false;
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

/* How RUN is shaped at SIZE_PX; where its font is NULL there is no memory for it. */
static struct shape_how how_of(const struct font_cut *run, int32_t size_px)
{
	struct font_face *face = run->face;

	if (!face->shape)
		face->shape = shape_open(face->bytes);
	return (struct shape_how){face->shape, run->script, run->level % 2, size_px};
}

static struct shape_extent extent_at(struct font_set *set, struct span text,
				     const struct font_cut *run, int32_t size_px)
{
	const struct shape_how how = how_of(run, size_px);
	int32_t advance;
	size_t n;

	if (!how.font)
		return (struct shape_extent){0, 0, 0, 0};
	n = shape_run(set->shaper, &how, run_text(set, text, run, ""), set->shaped, FONT_GLYPHS_MAX,
		      &advance);
	return shape_extent(how.font, set->shaped, n > FONT_GLYPHS_MAX ? 0 : n, advance);
}

/* SDL2_ttf gives the larger of pen and ink, from where the ink begins; a space behind the text
 * makes it the pen's, and ink to the left of the pen is in plain text the first letter's. */
static int32_t plain_advance(struct font_set *set, struct span text, const struct font_cut *run)
{
	TTF_Font *font = run->face->measure;
	int32_t space = glyph_advance(font, ' ');
	int w = 0, left = 0;
	size_t len;

	set_script(font, run);
	if (TTF_SizeUTF8(font, run_text(set, text, run, " ").p, &w, NULL) ||
	    TTF_GlyphMetrics32(font, utf8_at(text, run->start, &len), &left, NULL, NULL, NULL,
			       NULL))
		return 0;
	return MAX_OF(w - space + MIN_OF(left, 0), 0);
}

/* Where RUN, its text WORD, is kept or would be; NULL: it is too long to be kept. */
static struct font_word *word_of(struct font_set *set, const struct font_cut *run, struct span word)
{
	uint64_t hash = span_hash_bytes(word) ^ (uintptr_t)run->face >> 3;

	return word.n > FONT_WORD_MAX ? NULL : &set->word[(hash ^ hash >> 32) % FONT_WORDS];
}

/* As plain_advance(), of words without a shaping where they were measured lately. */
static int32_t word_advance(struct font_set *set, struct span text, const struct font_cut *run)
{
	struct span word = span_cut(text, run->start, run->end);
	struct font_word *kept = word_of(set, run, word);

	if (!kept)
		return plain_advance(set, text, run);
	if (kept->face == run->face && kept->script == run->script && kept->n == word.n &&
	    memcmp(kept->text, word.p, word.n) == 0)
		return kept->advance;
	kept->advance = plain_advance(set, text, run);
	kept->face = kept->advance ? run->face : NULL; /* none: there was no memory to measure */
	kept->script = run->script;
	kept->n = (uint32_t)word.n;
	memcpy(kept->text, word.p, word.n);
	return kept->advance;
}

static int32_t run_advance(struct font_set *set, struct span text, const struct font_cut *run)
{
	struct shape_how how;
	int32_t advance = 0;

	if (runs_is_plain(run, text))
		return word_advance(set, text, run);
	how = how_of(run, FONT_EM);
	if (how.font)
		(void)shape_run(set->shaper, &how, run_text(set, text, run, ""), NULL, 0, &advance);
	return MAX_OF((advance + SHAPE_UNIT / 2) / SHAPE_UNIT, 0);
}

static void warm(struct font_set *set, struct font_face *face)
{
	const struct font_cut run = {0, 1, face, SCRIPT_LATIN, 0};
	const struct span text = span_of("n");

	(void)plain_advance(set, text, &run);
	(void)extent_at(set, text, &run, FONT_EM);
}

void font_warm(struct font_set *set)
{
	for (size_t role = 0; role < THEME_N_ROLES; role++)
		for (uint32_t i = 0; i < set->n_faces[role]; i++)
			warm(set, &set->face[role][i]);
}

int32_t font_part_advance(struct font_set *set, enum theme_role role, struct span paragraph,
			  struct span part)
{
	int32_t sum = 0;

	(void)runs_find(set, role, paragraph, part);
	for (size_t i = 0; i < set->n_line; i++)
		sum = MIN_OF(sum + MIN_OF(run_advance(set, paragraph, &set->line[i]), PEN_MAX),
			     PEN_MAX);
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
		struct shape_extent e = extent_at(set, paragraph, &set->line[i], size_px);

		sum += (e.right - e.left + SHAPE_UNIT - 1) / SHAPE_UNIT;
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
		struct shape_extent e;

		if (runs_is_plain(&set->line[i], text))
			continue;
		e = extent_at(set, text, &set->line[i], FONT_EM);
		reach.above = MAX_OF(reach.above, (e.above + SHAPE_UNIT - 1) / SHAPE_UNIT);
		reach.below = MAX_OF(reach.below, (e.below + SHAPE_UNIT - 1) / SHAPE_UNIT);
		reach.air = MAX_OF(reach.air, air_of(set->line[i].script));
	}
	return reach;
}

static int32_t rounded(int32_t v)
{
	return (v < 0 ? v - SHAPE_UNIT / 2 : v + SHAPE_UNIT / 2) / SHAPE_UNIT;
}

enum err font_glyph(struct font_set *set, size_t i, const struct coverage **out, int32_t *x,
		    int32_t *y)
{
	const struct font_place *at = &set->place[i];

	*x = at->x;
	*y = at->y;
	return glyphs_get(&set->glyphs, &at->face->glyphs, at->glyph, set->size_px, at->sub, out);
}

/* A glyph of RUN with the run's pen at PEN; those without ink are not kept. */
static enum err add_place(struct font_set *set, const struct font_cut *run,
			  const struct shape_glyph *g, int32_t pen)
{
	struct font_place at = {.face = run->face, .glyph = g->glyph, .y = -rounded(g->y)};
	const struct coverage *c;
	struct rect box;
	enum err e;

	if (set->n_places == FONT_GLYPHS_MAX)
		return ERR_LIMIT;
	at.sub = glyphs_snap(pen * GLYPHS_UNIT + g->x, set->size_px, &at.x);
	e = glyphs_get(&set->glyphs, &at.face->glyphs, at.glyph, set->size_px, at.sub, &c);
	if (e)
		return e;
	box = coverage_box(c, at.x, at.y);
	if (rect_is_empty(box))
		return ERR_NONE;
	set->place[set->n_places++] = at;
	set->ink = rect_unite(set->ink, box);
	return ERR_NONE;
}

/* Draws one run with its pen at PEN and moves the pen on. */
static enum err draw_run(struct font_set *set, struct span text, const struct font_cut *run,
			 int32_t *pen)
{
	const struct shape_how how = how_of(run, set->size_px);
	int32_t advance;
	size_t n;

	if (!how.font)
		return ERR_MEMORY;
	n = shape_run(set->shaper, &how, run_text(set, text, run, ""), set->shaped, FONT_GLYPHS_MAX,
		      &advance);
	if (n > FONT_GLYPHS_MAX)
		return ERR_LIMIT;
	for (size_t i = 0; i < n; i++) {
		enum err e = add_place(set, run, &set->shaped[i], *pen);

		if (e)
			return e;
	}
	*pen = MIN_OF(*pen + MAX_OF((advance + SHAPE_UNIT - 1) / SHAPE_UNIT, 0), PEN_MAX);
	return ERR_NONE;
}

/* May column X of C stand outside the optical edge? It has little ink: less than a fifth of the
 * capitals' height. Where a pixel is more than a hair's breadth of the type (1/50 of its size), it
 * is a stem's blur: no pixel of it is half dark. */
static bool is_outside(const struct coverage *c, int32_t x, int32_t cap_px, int32_t size_px)
{
	int32_t sum = 0;
	bool is_dark = false;

	for (int32_t y = 0; y < c->height; y++) {
		unsigned ink = coverage_at(c, x, y);

		sum += (int32_t)ink;
		is_dark |= ink >= 128;
	}
	return sum < cap_px * 255 / 5 && (size_px >= 50 || !is_dark);
}

/* How many columns of C stand outside the optical edge, at its left or at its right: up to the
 * first that is dark over a fifth of the capitals' height. So 'H' stands with its stem on the edge,
 * 'O', 'A' and 't' a little outside it, by at most 1/50 of the size (and a pixel, for the blur of a
 * stem): what a compositor does by eye. */
static int32_t n_outside(const struct coverage *c, bool at_right, int32_t cap_px, int32_t size_px)
{
	int32_t most = MIN_OF(MAX_OF(size_px / 50, 1), c->width - 1), n = 0;

	while (n < most && is_outside(c, at_right ? c->width - 1 - n : n, cap_px, size_px))
		n++;
	return n;
}

/* The optical edges of the ink: those of the glyphs that reach furthest. */
static enum err find_edges(struct font_set *set, int32_t cap_px, struct font_ink *out)
{
	out->edge = out->ink.x0;
	out->right_edge = out->ink.x1;
	for (size_t i = 0; i < set->n_places; i++) {
		const struct coverage *c;
		struct rect box;
		int32_t x, y;
		enum err e = font_glyph(set, i, &c, &x, &y);

		if (e)
			return e;
		box = coverage_box(c, x, y);
		if (box.x0 == out->ink.x0)
			out->edge = box.x0 + n_outside(c, false, cap_px, set->size_px);
		if (box.x1 == out->ink.x1)
			out->right_edge = box.x1 - n_outside(c, true, cap_px, set->size_px);
	}
	return ERR_NONE;
}

enum err font_part_draw(struct font_set *set, enum theme_role role, int32_t size_px,
			struct span paragraph, struct span part, struct font_ink *out)
{
	struct font_ink result = {.edge = 0};
	int32_t pen = 0;
	enum err e = ERR_NONE;

	set->n_places = 0;
	set->ink = result.ink;
	if (paragraph.n > FONT_TEXT_MAX)
		return ERR_LIMIT;
	if (size_px < 1 || size_px > FONT_SIZE_PX_MAX)
		return ERR_RANGE;
	if (!runs_find(set, role, paragraph, part))
		return ERR_LIMIT;
	set->size_px = size_px;
	for (size_t i = 0; i < set->n_line && !e; i++)
		e = draw_run(set, paragraph, &set->line[i], &pen);
	result.ink = set->ink;
	result.advance = pen;
	if (!e)
		e = find_edges(set, font_px(set->metrics[role].cap, size_px), &result);
	if (e)
		set->n_places = 0;
	else
		*out = result;
	return e;
}

enum err font_draw(struct font_set *set, enum theme_role role, int32_t size_px, struct span text,
		   struct font_ink *out)
{
	return font_part_draw(set, role, size_px, text, text, out);
}

void font_copy(struct font_set *set, uint8_t *mask, size_t stride)
{
	size_t width = (size_t)rect_width(set->ink);

	for (int y = 0; y < rect_height(set->ink); y++)
		memset(mask + (size_t)y * stride, 0, width);
	for (size_t i = 0; i < set->n_places; i++) {
		const struct coverage *c;
		int32_t x, y;

		if (font_glyph(set, i, &c, &x, &y) == ERR_NONE)
			coverage_add(c, x, y, mask, set->ink, stride);
	}
}
