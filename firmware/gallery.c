#include "firmware/gallery.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/num.h"
#include "draw/picture.h"
#include "firmware/display.h"
#include "firmware/display_turned.h"
#include "firmware/refusals.h"
#include "firmware/theatre.h"

/* A room with a stage and a PNG display, to take pictures in. */
struct studio {
	struct theatre theatre;
	struct display *png;	  /* the panel's picture */
	struct display *display;  /* the same, upright */
	struct refusals refusals; /* of the schedule; one that was asked for is an error at once */
};

static enum err open_studio(struct studio *s, const struct inputs *in, struct diag *d)
{
	struct display_options o = {in->board.width_px, in->board.height_px, false, ""};
	enum board_rotate rotate = (enum board_rotate)in->board.rotate;
	enum err e;

	memset(s, 0, sizeof *s);
	refusals_init(&s->refusals, d);
	e = theatre_open(&s->theatre, in, o.width, o.height);
	display_turned_sides(rotate, &o.width, &o.height);
	if (!e)
		e = display_png_open(&o, &s->png);
	if (!e) {
		e = display_turned_open(s->png, rotate, &s->display);
		if (e)
			s->png->ops->close(s->png);
	}
	if (e) {
		diag_report(d, DIAG_ERROR, NULL, 0, "the stage cannot be set up: %s", err_text(e));
		theatre_close(&s->theatre);
	}
	return e;
}

static void close_studio(struct studio *s)
{
	s->display->ops->close(s->display);
	theatre_close(&s->theatre);
}

/* Paints the stage at TIME, and saves it where PATH is not NULL. */
static enum err picture(struct studio *s, const struct stage_time *time, const char *path,
			struct diag *d)
{
	struct canvas *c = s->display->ops->canvas(s->display);
	struct stage_damage damage;
	struct rect all = canvas_bounds(c);
	enum err e;

	stage_set_time(&s->theatre.stage, time, &damage);
	e = refusals_check(&s->refusals, &s->theatre.stage);
	if (e)
		return e;
	stage_paint(&s->theatre.stage, c, all);
	display_png_aim(s->png, path);
	e = s->display->ops->present(s->display, &all, 1);
	if (e)
		diag_report(d, DIAG_ERROR, path, 0, "cannot be written: %s", file_reason(e));
	return e;
}

/* CARD from 0. */
static enum err hold(struct studio *s, uint32_t card, struct diag *d)
{
	enum err e = stage_hold(&s->theatre.stage, card);

	if (e)
		diag_report(d, DIAG_ERROR, NULL, 0, "card %u: %s", (unsigned)card + 1,
			    e == ERR_RANGE ? "there is no such card" : err_text(e));
	return e;
}

enum err gallery_shot(const struct inputs *in, const struct stage_time *time, uint32_t card,
		      const char *path, struct diag *d)
{
	struct studio s;
	enum err e = open_studio(&s, in, d);

	if (e)
		return e;
	if (card)
		e = hold(&s, card - 1, d);
	else
		refusals_listen(&s.refusals, &s.theatre.stage, in->board.width_px,
				in->board.height_px);
	if (!e)
		e = picture(&s, time, path, d);
	close_studio(&s);
	return e;
}

/* Neither a dark nor a light theme drowns in it. */
#define SHEET_GROUND 0x3A4047
#define SHEET_PX_MAX (INT64_C(40) * 1000 * 1000)

/* The sheet's grid: pictures a third as wide as the panel, within limits, in rows of about 2,000
 * px; smaller ones where the whole would have more than SHEET_PX_MAX. */
struct sheet {
	struct canvas canvas;
	int cell_width, cell_height, gap, columns;
	uint32_t n;
};

static void sheet_measure(struct sheet *s, const struct inputs *in, int cell_width)
{
	const int wide = 2000;
	int rows;

	s->cell_width = cell_width;
	s->cell_height = MAX_OF(cell_width * in->board.height_px / in->board.width_px, 1);
	s->columns = num_clamp(wide / (s->cell_width + s->gap), 1, (int)s->n);
	rows = ((int)s->n + s->columns - 1) / s->columns;
	s->canvas.width = s->columns * (s->cell_width + s->gap) + s->gap;
	s->canvas.height = rows * (s->cell_height + s->gap) + s->gap;
	s->canvas.stride_px = s->canvas.width;
}

static enum err sheet_open(struct sheet *s, const struct inputs *in)
{
	int cell_width = num_clamp(in->board.width_px / 3, 240, 640);
	struct rect all;

	s->n = MIN_OF(pack_n_cards(&in->pack), (uint32_t)GALLERY_SHEET_MAX);
	s->gap = 16;
	do {
		sheet_measure(s, in, cell_width);
		all = canvas_bounds(&s->canvas);
		cell_width = cell_width * 3 / 4;
	} while (rect_area(all) > SHEET_PX_MAX && cell_width > s->gap);
	s->canvas.px = malloc((size_t)rect_area(all) * sizeof *s->canvas.px);
	if (!s->canvas.px)
		return ERR_MEMORY;
	canvas_fill(&s->canvas, all, all, SHEET_GROUND);
	return ERR_NONE;
}

/* The mean colour of a rectangle of FROM. */
static uint32_t mean(const struct canvas *from, struct rect r)
{
	uint32_t sum[3] = {0, 0, 0};
	uint32_t n = (uint32_t)rect_area(r);

	for (int y = r.y0; y < r.y1; y++) {
		const uint32_t *row = from->px + (ptrdiff_t)y * from->stride_px;

		for (int x = r.x0; x < r.x1; x++) {
			sum[0] += row[x] >> 16 & 0xFF;
			sum[1] += row[x] >> 8 & 0xFF;
			sum[2] += row[x] & 0xFF;
		}
	}
	return (sum[0] + n / 2) / n << 16 | (sum[1] + n / 2) / n << 8 | (sum[2] + n / 2) / n;
}

static void sheet_put(struct sheet *s, uint32_t i, const struct canvas *from)
{
	int x0 = s->gap + (int)i % s->columns * (s->cell_width + s->gap);
	int y0 = s->gap + (int)i / s->columns * (s->cell_height + s->gap);

	for (int y = 0; y < s->cell_height; y++) {
		uint32_t *row = s->canvas.px + (ptrdiff_t)(y0 + y) * s->canvas.stride_px + x0;
		int top = y * from->height / s->cell_height;
		int bottom = MAX_OF((y + 1) * from->height / s->cell_height, top + 1);

		for (int x = 0; x < s->cell_width; x++) {
			struct rect r = {x * from->width / s->cell_width, top,
					 (x + 1) * from->width / s->cell_width, bottom};

			r.x1 = MAX_OF(r.x1, r.x0 + 1);
			row[x] = mean(from, rect_intersect(r, canvas_bounds(from)));
		}
	}
}

#define PATH_BYTES 4096

/* False: the path is too long. */
static bool card_path(char out[PATH_BYTES], const char *folder, const struct pack *pack, uint32_t i)
{
	struct pack_card card;

	pack_card(pack, i, &card);
	return snprintf(out, PATH_BYTES, "%s/%03u-%s.png", folder, (unsigned)i + 1,
			card.kind == PACK_QUOTE ? "quote" : "headline") < PATH_BYTES;
}

static enum err too_long(const char *folder, struct diag *d)
{
	diag_report(d, DIAG_ERROR, folder, 0, "the path is too long");
	return ERR_LIMIT;
}

/* Every card in turn: to a file of FOLDER where that is not NULL, and onto the sheet. */
static enum err all_cards(struct studio *s, const struct inputs *in, const struct stage_time *time,
			  const char *folder, struct sheet *sheet, struct diag *d)
{
	const struct canvas *c = s->display->ops->canvas(s->display);
	enum err result = ERR_NONE;

	for (uint32_t i = 0; i < pack_n_cards(&in->pack); i++) {
		char path[PATH_BYTES] = "";
		enum err e = hold(s, i, d);

		if (e) {
			result = e;
			continue;
		}
		if (folder && !card_path(path, folder, &in->pack, i))
			return too_long(folder, d);
		if (!folder && i >= sheet->n)
			break;
		e = picture(s, time, folder ? path : NULL, d);
		if (e)
			return e;
		if (folder)
			puts(path);
		if (i < sheet->n)
			sheet_put(sheet, i, c);
	}
	return result;
}

static enum err take_all(const struct inputs *in, const struct stage_time *time, const char *folder,
			 const char *sheet_path, struct diag *d)
{
	struct studio s;
	struct sheet sheet;
	enum err result;
	enum err e = open_studio(&s, in, d);

	if (e)
		return e;
	result = sheet_open(&sheet, in);
	if (!result) {
		result = all_cards(&s, in, time, folder, &sheet, d);
		if (result != ERR_IO) /* else cards are missing on it */
			e = picture_save(sheet_path, &sheet.canvas);
		if (e)
			diag_report(d, DIAG_ERROR, sheet_path, 0, "cannot be written: %s",
				    file_reason(e));
		else if (folder && result != ERR_IO)
			puts(sheet_path);
		result = result ? result : e;
		free(sheet.canvas.px);
	}
	if (sheet.n < pack_n_cards(&in->pack))
		diag_report(d, DIAG_NOTE, sheet_path, 0, "shows the first %u of %u cards",
			    (unsigned)sheet.n, (unsigned)pack_n_cards(&in->pack));
	close_studio(&s);
	return result;
}

enum err gallery_sheet(const struct inputs *in, const struct stage_time *time, const char *path,
		       struct diag *d)
{
	return take_all(in, time, NULL, path, d);
}

/* "001-headline.png": a number of three digits or more and the kind. */
static bool is_card_name(const char *name)
{
	size_t digits = strspn(name, "0123456789");

	return digits >= 3 && (strcmp(name + digits, "-headline.png") == 0 ||
			       strcmp(name + digits, "-quote.png") == 0);
}

/* Takes the pictures of an earlier pack out of FOLDER, which would look like this one's. */
static void clear_folder(const char *folder)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	char path[PATH_BYTES];

	while (dir && (entry = readdir(dir)))
		if (is_card_name(entry->d_name) &&
		    snprintf(path, sizeof path, "%s/%s", folder, entry->d_name) < PATH_BYTES)
			remove(path);
	if (dir)
		closedir(dir);
}

enum err gallery_cards(const struct inputs *in, const struct stage_time *time, const char *folder,
		       struct diag *d)
{
	char path[PATH_BYTES];

	if (snprintf(path, sizeof path, "%s/sheet.png", folder) >= PATH_BYTES)
		return too_long(folder, d);
	if (mkdir(folder, 0777) && errno != EEXIST) {
		diag_report(d, DIAG_ERROR, folder, 0, "cannot be made: %s", strerror(errno));
		return ERR_IO;
	}
	clear_folder(folder);
	return take_all(in, time, folder, path, d);
}
