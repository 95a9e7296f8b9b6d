#include "text/glyphs.h"

#include <limits.h>
#include <string.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#define QUARTER (GLYPHS_UNIT / 4)
#define HALF (GLYPHS_UNIT / 2)
#define LARGE_PX 40 /* from here on half a pixel is little */

enum err glyphs_init(struct glyphs *g)
{
	FT_Library library;

	g->used = g->n = 0;
	memset(g->slot, 0, sizeof g->slot);
	if (FT_Init_FreeType(&library))
		return ERR_UNSUPPORTED;
	g->library = library;
	return ERR_NONE;
}

void glyphs_finish(struct glyphs *g)
{
	if (g->library)
		FT_Done_FreeType(g->library);
	g->library = NULL;
}

void glyphs_close(struct glyphs_face *f)
{
	if (f->face)
		FT_Done_Face(f->face);
	f->face = NULL;
}

uint16_t glyphs_snap(int32_t pen, int32_t size_px, int32_t *px)
{
	int32_t step = size_px < LARGE_PX ? QUARTER : HALF;
	int32_t at = pen + step / 2;
	int32_t whole = at < 0 ? -((GLYPHS_UNIT - 1 - at) / GLYPHS_UNIT) : at / GLYPHS_UNIT;

	*px = whole;
	return (uint16_t)((at - whole * GLYPHS_UNIT) / step * step);
}

static void forget(struct glyphs *g)
{
	memset(g->slot, 0, sizeof g->slot);
	g->used = g->n = 0;
}

/* Where KEY is, or where it would be. */
static const struct coverage **slot_of(struct glyphs *g, const struct coverage_key *key)
{
	uint64_t hash = (key->glyph * UINT64_C(0x9E3779B97F4A7C15)) ^
			((uint64_t)key->size_px << 20 ^ (uint64_t)key->sub << 40) ^
			(uint64_t)(uintptr_t)key->face;
	size_t at;

	hash *= UINT64_C(0xD6E8FEB86659FD93); /* any odd number with many bits */
	at = (size_t)(hash >> 40) % GLYPHS_SLOTS;
	while (g->slot[at] && !coverage_same_key(&g->slot[at]->key, key))
		at = (at + 1) % GLYPHS_SLOTS;
	return &g->slot[at];
}

static enum err of_freetype(FT_Error e)
{
	if (!e)
		return ERR_NONE;
	return e == FT_Err_Out_Of_Memory ? ERR_MEMORY : ERR_CORRUPT;
}

static enum err open_sized(struct glyphs *g, struct glyphs_face *f, int32_t size_px)
{
	FT_Face face;
	FT_Error e;

	if (!f->face) {
		if (f->bytes.n > LONG_MAX)
			return ERR_LIMIT;
		e = FT_New_Memory_Face(g->library, (const FT_Byte *)f->bytes.p, (FT_Long)f->bytes.n,
				       0, &face);
		if (e)
			return of_freetype(e);
		f->face = face;
		f->size_px = 0;
	}
	if (f->size_px == size_px)
		return ERR_NONE;
	e = FT_Set_Pixel_Sizes(f->face, 0, (FT_UInt)size_px);
	f->size_px = e ? 0 : size_px;
	return of_freetype(e);
}

/* Draws the glyph into FACE's slot. */
static enum err render(FT_Face face, uint32_t glyph, uint16_t sub)
{
	FT_GlyphSlot slot = face->glyph;
	FT_Error e = FT_Load_Glyph(face, glyph, FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP);

	if (e)
		return of_freetype(e);
	if (slot->format != FT_GLYPH_FORMAT_OUTLINE)
		return ERR_CORRUPT;
	FT_Outline_Translate(&slot->outline, sub, 0);
	return of_freetype(FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL));
}

/* B behind what is kept, or in place of it all; NULL: it is too large even for that. How much it
 * takes is known when it is written. */
static struct coverage *write_down(struct glyphs *g, const struct coverage_bitmap *b)
{
	for (int round = 0; round < 2; round++) {
		struct coverage *c = (struct coverage *)(void *)(g->block + g->used);

		if (g->n < GLYPHS_SLOTS / 4 * 3 && coverage_write(c, b, GLYPHS_BYTES - g->used))
			return c;
		forget(g);
	}
	return NULL;
}

/* What is in SLOT, as tight as it can be: FreeType's box may have empty rows and columns. */
static struct coverage_bitmap bitmap_of(FT_GlyphSlot slot)
{
	return (struct coverage_bitmap){slot->bitmap.buffer, slot->bitmap.pitch,
					(int32_t)slot->bitmap.width, (int32_t)slot->bitmap.rows};
}

static bool row_has_ink(const struct coverage_bitmap *b, int32_t y)
{
	const uint8_t *row = b->px + y * b->pitch;

	for (int32_t x = 0; x < b->width; x++)
		if (row[x])
			return true;
	return false;
}

static bool column_has_ink(const struct coverage_bitmap *b, int32_t x)
{
	for (int32_t y = 0; y < b->height; y++)
		if (b->px[y * b->pitch + x])
			return true;
	return false;
}

/* Cuts what is empty off B; *LEFT and *TOP go with it. */
static void tighten(struct coverage_bitmap *b, int32_t *left, int32_t *top)
{
	while (b->height > 0 && !row_has_ink(b, b->height - 1))
		b->height--;
	while (b->height > 0 && !row_has_ink(b, 0)) {
		b->px += b->pitch;
		b->height--;
		(*top)++;
	}
	while (b->width > 0 && !column_has_ink(b, b->width - 1))
		b->width--;
	while (b->width > 0 && !column_has_ink(b, 0)) {
		b->px++;
		b->width--;
		(*left)++;
	}
}

static const struct coverage *keep(struct glyphs *g, FT_GlyphSlot slot,
				   const struct coverage_key *key)
{
	struct coverage_bitmap b = bitmap_of(slot);
	int32_t left = slot->bitmap_left, top = -slot->bitmap_top;
	struct coverage *c;

	tighten(&b, &left, &top);
	c = write_down(g, &b);
	if (!c)
		return NULL;
	c->key = *key;
	c->left = left;
	c->top = top;
	g->used += c->bytes;
	g->n++;
	*slot_of(g, key) = c;
	return c;
}

enum err glyphs_get(struct glyphs *g, struct glyphs_face *f, uint32_t glyph, int32_t size_px,
		    uint16_t sub, const struct coverage **out)
{
	const struct coverage_key key = {f, glyph, (uint16_t)size_px, sub};
	enum err e;

	*out = *slot_of(g, &key);
	if (*out)
		return ERR_NONE;
	e = open_sized(g, f, size_px);
	if (!e)
		e = render(((FT_Face)f->face), glyph, sub);
	if (e)
		return e;
	*out = keep(g, ((FT_Face)f->face)->glyph, &key);
	return *out ? ERR_NONE : ERR_MEMORY;
}
