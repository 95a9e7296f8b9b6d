/*
 * The same work as `lines set`, by PangoCairo: the largest size at which the headline fits the box,
 * broken greedily, as Pango does. usage: pango FILE WIDTH HEIGHT SIZE_MAX SIZE_MIN LEADING LINES
 *
 * For the bench only; built where Pango's headers are there.
 */
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

struct box {
	int width, height, size_max, size_min, leading, lines;
};

static int fits(PangoLayout *layout, PangoFontDescription *font, int size, const struct box *box)
{
	PangoAttrList *list = pango_attr_list_new();
	int n;

	pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
	pango_layout_set_font_description(layout, font);
	pango_attr_list_insert(list,
			       pango_attr_letter_spacing_new(-18 * size * PANGO_SCALE / 1000));
	pango_layout_set_attributes(layout, list);
	pango_attr_list_unref(list);
	n = pango_layout_get_line_count(layout);
	return n <= box->lines && (n - 1) * size * box->leading / 1000 + size <= box->height;
}

static void set_one(PangoLayout *layout, PangoFontDescription *font, const char *text,
		    const struct box *box)
{
	double start = now_us();
	int low = box->size_min, high = box->size_max;

	pango_layout_set_text(layout, text, -1);
	while (low < high) { /* the largest that fits */
		int size = (low + high + 1) / 2;

		if (fits(layout, font, size, box))
			low = size;
		else
			high = size - 1;
	}
	if (!fits(layout, font, low, box))
		return;
	printf("%d %d\n", low, (int)(now_us() - start));
	for (GSList *l = pango_layout_get_lines_readonly(layout); l; l = l->next) {
		const PangoLayoutLine *line = l->data;

		printf("%.*s\n", line->length, text + line->start_index);
	}
	putchar('\n');
}

int main(int argc, char **argv)
{
	char line[1000];
	FILE *f = argc == 8 ? fopen(argv[1], "r") : NULL;
	struct box box;
	cairo_surface_t *surface;
	cairo_t *cr;
	PangoLayout *layout;
	PangoFontDescription *font;

	if (!f)
		return 2;
	box = (struct box){atoi(argv[2]), atoi(argv[3]), atoi(argv[4]),
			   atoi(argv[5]), atoi(argv[6]), atoi(argv[7])};
	surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1920, 1080);
	cr = cairo_create(surface);
	layout = pango_cairo_create_layout(cr);
	font = pango_font_description_from_string("Inter Display Bold");
	pango_layout_set_width(layout, box.width * PANGO_SCALE);
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
	while (fgets(line, sizeof line, f)) {
		line[strcspn(line, "\n")] = 0;
		set_one(layout, font, line, &box);
	}
	fclose(f);
	return 0;
}
