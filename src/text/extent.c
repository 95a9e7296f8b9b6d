#include "text/extent.h"

#include <limits.h>
#include <stddef.h>

#include <hb.h>

#include "base/base.h"

#define UNIT 64 /* 26.6 */

void *extent_open(struct span bytes)
{
	hb_blob_t *blob;
	hb_face_t *face;
	hb_font_t *font;

	if (bytes.n > UINT_MAX)
		return NULL;
	blob = hb_blob_create(bytes.p, (unsigned)bytes.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
	face = hb_face_create(blob, 0);
	font = hb_font_create(face);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
	return font;
}

void extent_close(void *font)
{
	hb_font_destroy(font);
}

static int32_t floor_px(int32_t v)
{
	return (v < 0 ? v - (UNIT - 1) : v) / UNIT * UNIT;
}

/* Widens E by the glyph GLYPH that stands at X, Y. */
static void add_glyph(hb_font_t *font, hb_codepoint_t glyph, int32_t x, int32_t y, struct extent *e)
{
	hb_glyph_extents_t box;

	if (!hb_font_get_glyph_extents(font, glyph, &box) || box.height == 0)
		return;
	e->left = MIN_OF(e->left, floor_px(x) + floor_px(box.x_bearing));
	e->above = MAX_OF(e->above, y + box.y_bearing);
	e->below = MAX_OF(e->below, -(y + box.y_bearing + box.height));
}

struct extent extent_of(void *font, struct span text, uint32_t script, bool is_rtl, int32_t size_px)
{
	struct extent e = {0, 0, 0};
	hb_buffer_t *buffer = hb_buffer_create();
	const hb_glyph_info_t *glyph;
	const hb_glyph_position_t *place;
	unsigned n;
	int32_t x = 0;

	hb_font_set_scale(font, size_px * UNIT, size_px * UNIT);
	hb_buffer_set_direction(buffer, is_rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_script(buffer, (hb_script_t)script);
	hb_buffer_add_utf8(buffer, text.p, (int)text.n, 0, (int)text.n);
	hb_shape(font, buffer, NULL, 0);
	glyph = hb_buffer_get_glyph_infos(buffer, &n);
	place = hb_buffer_get_glyph_positions(buffer, &n);
	for (unsigned i = 0; i < n; i++) {
		add_glyph(font, glyph[i].codepoint, x + place[i].x_offset, place[i].y_offset, &e);
		x += place[i].x_advance;
	}
	hb_buffer_destroy(buffer);
	return e;
}
