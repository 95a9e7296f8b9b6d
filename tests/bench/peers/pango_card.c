/*
 * The card of bench/draw.c by PangoCairo: paper, band, square, kicker, source, and the headline at
 * the largest size that fits, broken greedily. usage: pango_card FILE WIDTH HEIGHT SIZE_MAX
 * SIZE_MIN LEADING LINES
 *
 * For the bench only; built where Pango's headers are there. Layouts, fonts and the surface are
 * kept between cards, as a good program would keep them. Fitting and drawing are timed apart.
 */
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TEXTS_MAX 20000
#define PANEL_WIDTH 1920
#define PANEL_HEIGHT 1080
#define BAND_HEIGHT 91
#define LEFT 109

struct box {
	int width, height, size_max, size_min, leading, lines;
};

static double fitted[TEXTS_MAX], drawn[TEXTS_MAX], both[TEXTS_MAX];
static size_t n;

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void set_type(PangoLayout *layout, PangoFontDescription *font, int size, int tracking)
{
	PangoAttrList *list = pango_attr_list_new();

	pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
	pango_layout_set_font_description(layout, font);
	pango_attr_list_insert(list,
			       pango_attr_letter_spacing_new(tracking * size * PANGO_SCALE / 1000));
	pango_layout_set_attributes(layout, list);
	pango_attr_list_unref(list);
}

static int fits(PangoLayout *layout, PangoFontDescription *font, int size, const struct box *box)
{
	int lines;

	set_type(layout, font, size, -18);
	lines = pango_layout_get_line_count(layout);
	return lines <= box->lines &&
	       (lines - 1) * size * box->leading / 1000 + size <= box->height;
}

static int fit(PangoLayout *layout, PangoFontDescription *font, const char *text,
	       const struct box *box)
{
	int low = box->size_min, high = box->size_max;

	pango_layout_set_text(layout, text, -1);
	while (low < high) { /* the largest that fits */
		int size = (low + high + 1) / 2;

		if (fits(layout, font, size, box))
			low = size;
		else
			high = size - 1;
	}
	return fits(layout, font, low, box) ? low : 0;
}

static void fill(cairo_t *cr, int x, int y, int w, int h, double r, double g, double b)
{
	cairo_set_source_rgb(cr, r, g, b);
	cairo_rectangle(cr, x, y, w, h);
	cairo_fill(cr);
}

static void put(cairo_t *cr, PangoLayout *layout, int x, int y)
{
	cairo_move_to(cr, x, y);
	pango_cairo_show_layout(cr, layout);
}

/* HEAD is fitted; the labels are set anew for each card, as their words are. */
static void draw(cairo_t *cr, PangoLayout *head, PangoLayout *label, PangoFontDescription *bold,
		 PangoFontDescription *medium, int size, const struct box *box)
{
	int y = 300;

	fill(cr, 0, 0, PANEL_WIDTH, PANEL_HEIGHT, .04, .06, .09);
	fill(cr, 0, PANEL_HEIGHT - BAND_HEIGHT, PANEL_WIDTH, BAND_HEIGHT, .09, .13, .16);
	fill(cr, LEFT, 82, 25, 25, 1, .7, .14);
	set_type(label, bold, 40, 60);
	pango_layout_set_text(label, "HARBOUR", -1);
	put(cr, label, LEFT + 49, 70);
	cairo_set_source_rgb(cr, .67, .71, .76);
	set_type(label, medium, 37, -6);
	pango_layout_set_text(label, "Coast Gazette", -1);
	put(cr, label, LEFT, 910);
	cairo_set_source_rgb(cr, .96, .95, .92);
	for (GSList *l = pango_layout_get_lines_readonly(head); l; l = l->next) {
		cairo_move_to(cr, LEFT, y);
		pango_cairo_show_layout_line(cr, l->data);
		y += size * box->leading / 1000;
	}
	cairo_surface_flush(cairo_get_target(cr));
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

int main(int argc, char **argv)
{
	char line[1000];
	FILE *f = argc == 8 ? fopen(argv[1], "r") : NULL;
	struct box box;
	cairo_t *cr;
	PangoLayout *head, *label;
	PangoFontDescription *display, *bold, *medium;

	if (!f)
		return 2;
	box = (struct box){atoi(argv[2]), atoi(argv[3]), atoi(argv[4]),
			   atoi(argv[5]), atoi(argv[6]), atoi(argv[7])};
	cr = cairo_create(
		cairo_image_surface_create(CAIRO_FORMAT_RGB24, PANEL_WIDTH, PANEL_HEIGHT));
	head = pango_cairo_create_layout(cr);
	label = pango_cairo_create_layout(cr);
	display = pango_font_description_from_string("Inter Display Bold");
	bold = pango_font_description_from_string("Inter Bold");
	medium = pango_font_description_from_string("Inter Medium");
	pango_layout_set_width(head, box.width * PANGO_SCALE);
	pango_layout_set_wrap(head, PANGO_WRAP_WORD);
	for (int round = 0; round < 2; round++) { /* the first fills caches */
		n = 0;
		rewind(f);
		while (fgets(line, sizeof line, f) && n < TEXTS_MAX) {
			double start = now_ms(), middle;
			int size;

			line[strcspn(line, "\n")] = 0;
			size = fit(head, display, line, &box);
			if (!size)
				continue;
			middle = now_ms();
			draw(cr, head, label, bold, medium, size, &box);
			fitted[n] = middle - start;
			drawn[n] = now_ms() - middle;
			both[n] = fitted[n] + drawn[n];
			n++;
		}
	}
	fclose(f);
	printf("pango     %zu cards: fit %.3f ms, draw %.3f ms; together %.3f ms median\n", n,
	       median(fitted), median(drawn), median(both));
	return 0;
}
