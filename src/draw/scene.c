#include "draw/scene.h"

#include <string.h>

/* One of a chain. */
struct scene_kept {
	struct scene_kept *next;
	const struct coverage *coverage;
};

#define ALIGN_MOST 16 /* what an arena may lose to alignment, a piece */
#define GLYPH_LEAST (sizeof(struct scene_kept) + sizeof(struct coverage) + 64 + 2 * ALIGN_MOST)

enum err scene_init(struct scene *s, struct arena *arena, size_t max)
{
	struct scene_item *items = arena_take_array(arena, max, sizeof *items);

	if (!items)
		return ERR_MEMORY;
	*s = (struct scene){.items = items, .max = max, .arena = arena, .start = arena_mark(arena)};
	return ERR_NONE;
}

void scene_clear(struct scene *s)
{
	arena_release(s->arena, s->start);
	memset(s->kept, 0, sizeof s->kept);
	s->n = 0;
}

static struct rect placed(const struct scene *s, struct rect at)
{
	return s->mirror ? rect_mirror(at, s->mirror) : at;
}

enum err scene_fill(struct scene *s, struct rect at, uint32_t colour, enum scene_tag tag)
{
	if (s->n == s->max)
		return ERR_LIMIT;
	s->items[s->n++] = (struct scene_item){placed(s, at), NULL, 0, colour, tag};
	return ERR_NONE;
}

enum err scene_line(struct scene *s, struct rect at, uint32_t colour, enum scene_tag tag, size_t n,
		    struct scene_glyph **glyphs)
{
	struct scene_glyph *line;

	if (rect_is_empty(at))
		return ERR_RANGE;
	if (s->n == s->max || n > UINT32_MAX)
		return ERR_LIMIT;
	line = arena_take_array(s->arena, n, sizeof *line);
	if (!line)
		return ERR_MEMORY;
	s->items[s->n++] = (struct scene_item){placed(s, at), line, (uint32_t)n, colour, tag};
	*glyphs = line;
	return ERR_NONE;
}

const struct coverage *scene_keep(struct scene *s, const struct coverage *c)
{
	struct scene_kept **chain = &s->kept[c->key.glyph % SCENE_CHAINS];
	struct scene_kept *k = *chain;
	struct coverage *copy;

	for (; k; k = k->next)
		if (coverage_same_key(&k->coverage->key, &c->key))
			return k->coverage;
	k = arena_take(s->arena, sizeof *k);
	copy = k ? arena_take(s->arena, c->bytes) : NULL;
	if (!copy)
		return NULL;
	memcpy(copy, c, c->bytes);
	*k = (struct scene_kept){*chain, copy};
	*chain = k;
	return copy;
}

size_t scene_bytes(size_t max, size_t area, size_t n)
{
	/* Of a row of W px the code takes up to W * 65 / 64 bytes and its place 4, with another one
	 * a glyph: half of the area more, and 64 bytes for a slim glyph. */
	return max * sizeof(struct scene_item) + area + area / 2 +
	       n * (sizeof(struct scene_glyph) + GLYPH_LEAST) + 2 * ALIGN_MOST;
}

struct rect scene_bounds(const struct scene *s)
{
	struct rect r = {0, 0, 0, 0};

	for (size_t i = 0; i < s->n; i++)
		r = rect_unite(r, s->items[i].at);
	return r;
}

struct rect scene_bounds_of(const struct scene *s, enum scene_tag tag)
{
	struct rect r = {0, 0, 0, 0};

	for (size_t i = 0; i < s->n; i++) {
		if (s->items[i].tag == tag)
			r = rect_unite(r, s->items[i].at);
	}
	return r;
}

static struct rect moved(struct rect r, int dx, int dy)
{
	return (struct rect){r.x0 + dx, r.y0 + dy, r.x1 + dx, r.y1 + dy};
}

/* Paints the part in CLIP (of the canvas) of ITEM, moved by DX, DY. */
static void paint_item(const struct scene_item *item, struct canvas *c, struct rect clip, int dx,
		       int dy)
{
	struct rect at = moved(item->at, dx, dy);

	if (!item->glyphs)
		canvas_fill(c, at, clip, item->colour);
	for (uint32_t i = 0; i < item->n_glyphs; i++) {
		const struct scene_glyph *g = &item->glyphs[i];

		canvas_glyph(c, at.x0 + g->x, at.y0 + g->y, g->coverage, clip, item->colour);
	}
}

struct rect scene_paint_at(const struct scene *s, int dx, int dy, struct canvas *c,
			   struct rect clip)
{
	struct rect damage = {0, 0, 0, 0};

	clip = rect_intersect(clip, canvas_bounds(c));
	for (size_t i = 0; i < s->n; i++) {
		struct rect r = rect_intersect(moved(s->items[i].at, dx, dy), clip);

		if (rect_is_empty(r))
			continue;
		paint_item(&s->items[i], c, clip, dx, dy);
		damage = rect_unite(damage, r);
	}
	return damage;
}

struct rect scene_paint(const struct scene *s, struct canvas *c, struct rect clip)
{
	return scene_paint_at(s, 0, 0, c, clip);
}

/* What the items of S, moved by DX and DY, take of LINE, one row high; S may be NULL. */
static struct rect taken(const struct scene *s, int dx, int dy, struct rect line)
{
	struct rect r = {0, 0, 0, 0};

	for (size_t i = 0; s && i < s->n; i++)
		r = rect_unite(r, rect_intersect(moved(s->items[i].at, dx, dy), line));
	return r;
}

void scene_paint_row(const struct scene *s, int dx, int dy, struct rect line, uint32_t *px)
{
	struct canvas c = {px, rect_width(line), 1, rect_width(line)};
	struct rect all = canvas_bounds(&c);

	for (size_t i = 0; s && i < s->n; i++) {
		if (rect_overlaps(moved(s->items[i].at, dx, dy), line))
			paint_item(&s->items[i], &c, all, dx - line.x0, dy - line.y0);
	}
}

#define BLOCK 8 /* pixels that are compared at once: most are paper in both */

static bool is_same_block(const uint32_t *a, const uint32_t *b)
{
	uint64_t x[BLOCK / 2], y[BLOCK / 2];

	memcpy(x, a, sizeof x);
	memcpy(y, b, sizeof y);
	return ((x[0] ^ y[0]) | (x[1] ^ y[1]) | (x[2] ^ y[2]) | (x[3] ^ y[3])) == 0;
}

/* From FROM towards what is in TO, at AMOUNT, or at AMOUNTS, where there are some. */
static void mix_row(const uint32_t *from, uint32_t *to, int n, unsigned amount,
		    const uint8_t *amounts)
{
	for (int at = 0; at < n; at += BLOCK) {
		int end = MIN_OF(at + BLOCK, n);

		if (end - at == BLOCK && is_same_block(from + at, to + at))
			continue;
		for (int x = at; x < end; x++)
			if (from[x] != to[x])
				to[x] = canvas_mix(from[x], to[x], amounts ? amounts[x] : amount);
	}
}

struct rect scene_paint_mix(const struct scene_mix *m, struct canvas *c, struct rect clip,
			    uint32_t *row)
{
	struct rect all = rect_intersect(clip, canvas_bounds(c));

	canvas_fill(c, all, all, m->paper);
	for (int y = all.y0; y < all.y1; y++) {
		struct rect line = {all.x0, y, all.x1, y + 1};
		uint32_t *px;

		line = rect_unite(taken(m->from, m->from_dx, m->from_dy, line),
				  taken(m->to, m->to_dx, m->to_dy, line));
		if (rect_is_empty(line))
			continue;
		px = c->px + (ptrdiff_t)y * c->stride_px + line.x0;
		memcpy(row, px, (size_t)rect_width(line) * sizeof *row); /* paper */
		scene_paint_row(m->from, m->from_dx, m->from_dy, line, row);
		scene_paint_row(m->to, m->to_dx, m->to_dy, line, px);
		mix_row(row, px, rect_width(line), m->amount,
			m->amounts ? m->amounts + line.x0 : NULL);
	}
	return all;
}
