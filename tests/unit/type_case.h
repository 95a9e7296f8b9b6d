/*
 * type_case.h - for tests: the newsroom theme with real fonts, as the compiler cuts them for a
 * pack, and everything a card is built with. Opened once a program, as cmocka's group setup.
 */
#ifndef TESTS_UNIT_TYPE_CASE_H
#define TESTS_UNIT_TYPE_CASE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/embed.h"
#include "base/region.h"
#include "base/utf8.h"
#include "cardc/fonts.h"
#include "config/board.h"
#include "config/theme.h"
#include "draw/style.h"
#include "text/font.h"
#include "text/glue.h"
#include "text/layout.h"

#define TYPE_CASE_TALL "\xE1\xBA\xBE" /* E with circumflex and acute */

struct type_case {
	struct region region;
	struct theme theme;
	struct fonts_made made;
	struct font_source source[PACK_FONTS_MAX];
	struct font_set fonts;
	struct glue glue;
	struct layout_work work;
};

/* Latin with accents for all roles, one letter taller than a line, and Hebrew, which Inter has not,
 * for the text. */
static inline void type_case_needs(struct needs *needs)
{
	char text[1024];
	size_t n = 0;

	for (uint32_t cp = 0x20; cp < 0x17F; cp++) {
		if (cp < 0x7F || cp >= 0xA0)
			n += utf8_put(cp, text + n);
	}
	n += utf8_put(0x2018, text + n);
	n += utf8_put(0x2019, text + n);
	n += utf8_put(0x201C, text + n);
	n += utf8_put(0x201D, text + n);
	n += utf8_put(0x2013, text + n);
	for (size_t role = 0; role < THEME_N_ROLES; role++)
		needs_add(needs, (enum theme_role)role, (struct span){text, n}, "test", 1);
	needs_add(needs, THEME_HEADLINE, span_of(TYPE_CASE_TALL), "test", 1);
	needs_add(needs, THEME_TEXT, span_of("\xD7\x90\xD7\x91\xD7\x92"), "test", 1);
}

/* With what MORE adds. */
static inline int type_case_open_with(struct type_case *c, void (*more)(struct needs *needs))
{
	struct needs needs;
	struct span text;
	struct diag d;

	memset(c, 0, sizeof *c);
	diag_init(&d, diag_print, stderr);
	region_init(&c->region);
	if (!embed_find("assets/themes/newsroom.ini", &text) ||
	    theme_read(&c->theme, text, "newsroom.ini", &d))
		return -1;
	needs_init(&needs, &c->region);
	type_case_needs(&needs);
	if (more)
		more(&needs);
	if (fonts_make(&c->theme, "newsroom.ini", &needs, &c->region, &d, &c->made))
		return -1;
	for (size_t i = 0; i < c->made.n; i++)
		c->source[i] = (struct font_source){c->made.items[i].role, c->made.items[i].rank,
						    c->made.items[i].bytes};
	glue_load(&c->glue, "en");
	return font_init(&c->fonts, c->source, c->made.n) ? -1 : 0;
}

static inline int type_case_open(struct type_case *c)
{
	return type_case_open_with(c, NULL);
}

static inline int type_case_close(struct type_case *c)
{
	font_finish(&c->fonts);
	region_finish(&c->region);
	return 0;
}

/* The panels a card has to look right on, and the extremes it has to survive. */
static const int type_case_panel[][2] = {
	{1920, 1080}, {1280, 720}, {800, 480},	 {1080, 1920}, {1920, 480},
	{480, 1920},  {320, 240},  {3840, 2160}, {480, 800},   {1024, 1024},
};

static inline void type_case_style(const struct type_case *c, int width, int height, bool crawl,
				   struct style *s)
{
	struct board b;

	memset(&b, 0, sizeof b);
	b.width_px = width;
	b.height_px = height;
	b.crawl = crawl;
	b.progress = true;
	style_init(s, &b, &c->theme);
}

#endif
