/* Tracking in real fonts, judged by FreeType: TrueType outlines and CFF ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <ft2build.h>
#include FT_FREETYPE_H

#include "base/file.h"
#include "cardc/faces.h"
#include "cardc/tracking.h"

#define TRACKING (-18) /* permille, as the newsroom theme's headline */

struct sample_font {
	unsigned char *plain, *tracked;
	size_t size;
	FT_Library library;
	FT_Face before, after;
};

static const struct face_wish wishes[] = {
	{SPAN("Inter"), FACE_REGULAR},	    /* CFF */
	{SPAN("Noto Serif"), FACE_REGULAR}, /* TrueType */
	{SPAN("DejaVu Sans"), FACE_BOLD},   /* TrueType with bytecode */
};

/* The bytes of an installed font in malloc'ed memory; skips the test where there is none. */
static unsigned char *read_font(struct face_wish wish, size_t *size)
{
	struct region r;
	struct faces *faces;
	const struct face *face;
	unsigned char *bytes = NULL;

	region_init(&r);
	faces = faces_create(&r);
	face = faces ? faces_find(faces, wish) : NULL;
	if (face)
		assert_int_equal(file_read(face->path, SIZE_MAX, &bytes, size), ERR_NONE);
	faces_destroy(faces);
	region_finish(&r);
	if (!bytes)
		skip();
	return bytes;
}

static void open_sample(struct sample_font *f, struct face_wish wish)
{
	f->plain = read_font(wish, &f->size);
	f->tracked = malloc(f->size);
	assert_non_null(f->tracked);
	memcpy(f->tracked, f->plain, f->size);
	assert_int_equal(tracking_bake(f->tracked, f->size, TRACKING), ERR_NONE);
	assert_int_equal(FT_Init_FreeType(&f->library), 0);
	assert_int_equal(FT_New_Memory_Face(f->library, f->plain, (FT_Long)f->size, 0, &f->before),
			 0);
	assert_int_equal(FT_New_Memory_Face(f->library, f->tracked, (FT_Long)f->size, 0, &f->after),
			 0);
}

static void close_sample(struct sample_font *f)
{
	FT_Done_FreeType(f->library);
	free(f->plain);
	free(f->tracked);
}

static long advance(FT_Face face, FT_UInt glyph, FT_Int32 flags)
{
	assert_int_equal(FT_Load_Glyph(face, glyph, flags), 0);
	return face->glyph->advance.x;
}

static void tracking_moves_every_advance_by_exactly_its_units(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(wishes); i++) {
		struct sample_font f;
		long moved;

		open_sample(&f, wishes[i]);
		moved = tracking_units(TRACKING, f.before->units_per_EM);
		assert_true(moved < 0);
		for (FT_UInt g = 0; g < (FT_UInt)f.before->num_glyphs; g++) {
			long was = advance(f.before, g, FT_LOAD_NO_SCALE);
			long is = advance(f.after, g, FT_LOAD_NO_SCALE);

			assert_int_equal(is, was == 0 ? 0 : was + moved < 1 ? 1 : was + moved);
		}
		close_sample(&f);
	}
}

/* A CFF charstring holds a width of its own: FreeType must not take that one. */
static void tracking_moves_the_advance_of_a_glyph_at_100_px(void **state)
{
	static const char text[] = "AVen.";

	(void)state;
	for (size_t i = 0; i < COUNT_OF(wishes); i++) {
		struct sample_font f;
		double moved;

		open_sample(&f, wishes[i]);
		moved = tracking_units(TRACKING, f.before->units_per_EM) * 6400.0 /
			f.before->units_per_EM;
		FT_Set_Pixel_Sizes(f.before, 0, 100);
		FT_Set_Pixel_Sizes(f.after, 0, 100);
		for (const char *c = text; *c; c++) {
			FT_UInt g = FT_Get_Char_Index(f.before, (FT_ULong)*c);
			long was = advance(f.before, g, FT_LOAD_NO_HINTING);
			long is = advance(f.after, g, FT_LOAD_NO_HINTING);

			/* Both are rounded to 1/64 px. */
			assert_true((double)(is - was) > moved - 1.01);
			assert_true((double)(is - was) < moved + 1.01);
		}
		close_sample(&f);
	}
}

static void tracking_leaves_the_outlines_alone(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(wishes); i++) {
		struct sample_font f;

		open_sample(&f, wishes[i]);
		for (FT_ULong c = '!'; c <= '~'; c++) {
			const FT_Outline *was = &f.before->glyph->outline;
			const FT_Outline *is = &f.after->glyph->outline;

			assert_int_equal(FT_Load_Char(f.before, c, FT_LOAD_NO_SCALE), 0);
			assert_int_equal(FT_Load_Char(f.after, c, FT_LOAD_NO_SCALE), 0);
			assert_true(was->n_points > 0);
			assert_int_equal(was->n_points, is->n_points);
			assert_memory_equal(was->points, is->points,
					    (size_t)was->n_points * sizeof *was->points);
		}
		close_sample(&f);
	}
}

static uint32_t be32(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static uint32_t sum_words(const unsigned char *p, size_t n)
{
	uint32_t sum = 0;

	assert_int_equal(n % 4, 0);
	for (size_t i = 0; i < n; i += 4)
		sum += be32(p + i);
	return sum;
}

static void tracking_makes_the_checksums_right(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(wishes); i++) {
		struct sample_font f;
		size_t n_tables;

		open_sample(&f, wishes[i]);
		n_tables = (size_t)f.tracked[4] << 8 | f.tracked[5];
		for (size_t t = 0; t < n_tables; t++) {
			const unsigned char *entry = f.tracked + 12 + 16 * t;
			size_t padded = (be32(entry + 12) + 3u) & ~(size_t)3;

			if (memcmp(entry, "hmtx", 4) == 0 || memcmp(entry, "hhea", 4) == 0)
				assert_int_equal(sum_words(f.tracked + be32(entry + 8), padded),
						 be32(entry + 4));
		}
		assert_int_equal(sum_words(f.tracked, f.size & ~(size_t)3), 0xB1B0AFBA);
		close_sample(&f);
	}
}

static void tracking_rounds_to_the_nearest_unit(void **state)
{
	(void)state;
	assert_int_equal(tracking_units(0, 1000), 0);
	assert_int_equal(tracking_units(-18, 1000), -18);
	assert_int_equal(tracking_units(-18, 2048), -37); /* -36.9 */
	assert_int_equal(tracking_units(8, 2816), 23);	  /* 22.5 */
	assert_int_equal(tracking_units(-8, 2816), -23);
	assert_int_equal(tracking_units(300, 16384), 4915);
}

/* A smallest font: a directory and the three tables that matter, one glyph or two. */
#define TINY_BYTES (12 + 3 * 16 + 56 + 36 + 8)

static void fill_tiny(unsigned char *f)
{
	static const unsigned char head[] = "\0\1\0\0\0\3\0\0\0\0\0\0"
					    "head\0\0\0\0\0\0\0\x3c\0\0\0\x36"
					    "hhea\0\0\0\0\0\0\0\x74\0\0\0\x24"
					    "hmtx\0\0\0\0\0\0\0\x98\0\0\0\x08";

	memset(f, 0, TINY_BYTES);
	memcpy(f, head, sizeof head - 1);
	f[60 + 18] = 1000 >> 8;
	f[60 + 19] = 1000 & 0xFF;
	f[116 + 35] = 2; /* numberOfHMetrics */
	f[152] = 2;	 /* 512 */
	f[156] = 0xFF;	 /* 65280 */
}

static void tracking_stays_within_sixteen_bits(void **state)
{
	unsigned char f[TINY_BYTES];

	(void)state;
	fill_tiny(f);
	assert_int_equal(tracking_bake(f, sizeof f, 300), ERR_NONE);
	assert_int_equal(f[152] << 8 | f[153], 812);
	assert_int_equal(f[156] << 8 | f[157], 65535);
	assert_int_equal(f[116 + 10] << 8 | f[116 + 11], 65535);
	fill_tiny(f);
	f[152] = 0;
	f[153] = 50;
	assert_int_equal(tracking_bake(f, sizeof f, -100), ERR_NONE);
	assert_int_equal(f[152] << 8 | f[153], 1);
}

static void tracking_survives_any_directory(void **state)
{
	static const unsigned char value[] = {0x00, 0x01, 0x7F, 0x80, 0xFF};
	unsigned char good[TINY_BYTES];

	(void)state;
	fill_tiny(good);
	for (size_t n = 0; n < TINY_BYTES; n++) {
		unsigned char *cut = malloc(n + 1);

		assert_non_null(cut);
		memcpy(cut, good, n);
		assert_int_equal(tracking_bake(cut, n, 10), ERR_CORRUPT);
		assert_memory_equal(cut, good, n);
		free(cut);
	}
	for (size_t at = 0; at < TINY_BYTES; at++) {
		for (size_t v = 0; v < COUNT_OF(value); v++) {
			unsigned char f[TINY_BYTES];
			enum err e;

			memcpy(f, good, sizeof f);
			f[at] = value[v];
			e = tracking_bake(f, sizeof f, 10);
			assert_true(e == ERR_NONE || e == ERR_CORRUPT);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tracking_moves_every_advance_by_exactly_its_units),
		cmocka_unit_test(tracking_moves_the_advance_of_a_glyph_at_100_px),
		cmocka_unit_test(tracking_leaves_the_outlines_alone),
		cmocka_unit_test(tracking_makes_the_checksums_right),
		cmocka_unit_test(tracking_rounds_to_the_nearest_unit),
		cmocka_unit_test(tracking_stays_within_sixteen_bits),
		cmocka_unit_test(tracking_survives_any_directory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
