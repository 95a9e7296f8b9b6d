/*
 * What it takes to draw one headline card on a panel of 1080p, for each line of FILE: the size and
 * the lines that are best, the letters, and all the pixels. The same card, with the same type at
 * the same places, is drawn by peers/pango_card.c. usage: draw PACK FILE. Prints, never judges.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/base.h"
#include "draw/block.h"
#include "draw/canvas.h"
#include "draw/card.h"
#include "draw/style.h"
#include "draw/type.h"
#include "firmware/inputs.h"

#define LINE_BYTES 1000
#define TEXTS_MAX 20000

static struct inputs in;
static struct style style;
static struct font_set fonts;
static struct glue glue;
static struct layout_work work;
static struct arena arena;
static struct canvas canvas;
static double built[TEXTS_MAX], painted[TEXTS_MAX], both[TEXTS_MAX];
static size_t n;

/* Of the processor: other programs do not count. */
static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void draw_one(struct span text)
{
	const struct pack_card card = {
		.text = text, .kicker = span_of("HARBOUR"), .source = span_of("Coast Gazette")};
	struct scene scene;
	double start = now_ms(), middle;

	arena_release(&arena, 0);
	if (scene_init(&scene, &arena, CARD_ITEMS_MAX) ||
	    card_build(&style, &fonts, &work, &glue, &card, &scene, NULL) || n == TEXTS_MAX)
		return;
	middle = now_ms();
	canvas_fill(&canvas, canvas_bounds(&canvas), canvas_bounds(&canvas), style.paper);
	canvas_fill(&canvas, style.band, canvas_bounds(&canvas), style.band_colour);
	scene_paint(&scene, &canvas, canvas_bounds(&canvas));
	built[n] = middle - start;
	painted[n] = now_ms() - middle;
	both[n] = built[n] + painted[n];
	n++;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(double *v)
{
	qsort(v, n, sizeof *v, compare);
	return n ? v[n / 2] : 0;
}

static int open_all(const char *pack)
{
	struct diag d;
	void *block;

	diag_init(&d, diag_print, stderr);
	if (inputs_open(&in, pack, "hd43", &d) || type_open_fonts(&fonts, &in.pack))
		return -1;
	style_init(&style, &in.board, &in.theme);
	glue_load(&glue, "en");
	canvas.width = canvas.stride_px = style.width;
	canvas.height = style.height;
	canvas.px = malloc((size_t)canvas.width * (size_t)canvas.height * 4);
	block = malloc(card_bytes(&style));
	arena_init(&arena, block, card_bytes(&style));
	return canvas.px && block ? 0 : -1;
}

int main(int argc, char **argv)
{
	char line[LINE_BYTES];
	FILE *f = argc == 3 ? fopen(argv[2], "r") : NULL;

	if (!f || open_all(argv[1])) {
		fputs("usage: draw PACK FILE\n", stderr);
		return 2;
	}
	for (int round = 0; round < 2; round++) { /* the first fills caches */
		n = 0;
		rewind(f);
		while (fgets(line, sizeof line, f))
			draw_one(span_trim(span_of(line)));
	}
	fclose(f);
	printf("stoppress %zu cards: fit, shape and rasterise %.3f ms, paint all %.3f ms; "
	       "together %.3f ms median\n",
	       n, median(built), median(painted), median(both));
	font_finish(&fonts);
	inputs_close(&in);
	return 0;
}
