#include "text/shape.h"

#include <limits.h>

#include <hb.h>

void *shape_new(void)
{
	hb_buffer_t *buffer = hb_buffer_create();

	return hb_buffer_allocation_successful(buffer) ? buffer : NULL;
}

void shape_free(void *shaper)
{
	hb_buffer_destroy(shaper);
}

void *shape_open(struct span bytes)
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

void shape_close(void *font)
{
	hb_font_destroy(font);
}

static void shape(hb_buffer_t *buffer, const struct shape_how *how, struct span text)
{
	hb_font_set_scale(how->font, how->size_px * SHAPE_UNIT, how->size_px * SHAPE_UNIT);
	hb_buffer_clear_contents(buffer);
	hb_buffer_set_direction(buffer, how->is_rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_script(buffer, (hb_script_t)how->script);
	hb_buffer_add_utf8(buffer, text.p, (int)text.n, 0, (int)text.n);
	hb_shape(how->font, buffer, NULL, 0);
}

/* Where a pen at X is, moved by BY. A defective font may say anything; no text that is set in
 * earnest reaches SHAPE_FAR. */
static int32_t moved(int32_t x, int32_t by)
{
	int64_t to = (int64_t)x + by;

	return (int32_t)MAX_OF(MIN_OF(to, SHAPE_FAR), -SHAPE_FAR);
}

size_t shape_run(void *shaper, const struct shape_how *how, struct span text,
		 struct shape_glyph *glyph, size_t max, int32_t *advance)
{
	const hb_glyph_info_t *info;
	const hb_glyph_position_t *place;
	unsigned n;
	int32_t x = 0;

	shape(shaper, how, text);
	info = hb_buffer_get_glyph_infos(shaper, &n);
	place = hb_buffer_get_glyph_positions(shaper, &n);
	for (unsigned i = 0; i < n; i++) {
		if (n <= max)
			glyph[i] =
				(struct shape_glyph){info[i].codepoint, moved(x, place[i].x_offset),
						     moved(0, place[i].y_offset)};
		x = moved(x, place[i].x_advance);
	}
	*advance = x;
	return n;
}

/* Widens E by the glyph GLYPH that stands at X, Y. */
static void add_glyph(hb_font_t *font, hb_codepoint_t glyph, int32_t x, int32_t y,
		      struct shape_extent *e)
{
	hb_glyph_extents_t box;

	if (!hb_font_get_glyph_extents(font, glyph, &box) || box.height == 0)
		return;
	e->left = MIN_OF(e->left, x + box.x_bearing);
	e->right = MAX_OF(e->right, x + box.x_bearing + box.width);
	e->above = MAX_OF(e->above, y + box.y_bearing);
	e->below = MAX_OF(e->below, -(y + box.y_bearing + box.height));
}

struct shape_extent shape_extent(void *font, const struct shape_glyph *glyph, size_t n,
				 int32_t advance)
{
	struct shape_extent e = {0, MAX_OF(advance, 0), 0, 0};

	for (size_t i = 0; i < n; i++)
		add_glyph(font, glyph[i].glyph, glyph[i].x, glyph[i].y, &e);
	return e;
}
