/*
 * Draws each scene (scenes.h) and holds it against tests/scenes/<scene>-<ms>.png and .lay.
 *
 * The layout, lines, boxes and sizes, has to be the same to the pixel. The picture is graded: the
 * same; near, where no more than a few pixels differ by more than a shade, as they do between two
 * versions of FreeType; or another one, which fails. With --update the files are written anew, and
 * build/goldens/index.html shows what changed. Large panels are kept smaller by a whole factor.
 */
#include <png.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/region.h"
#include "cardc/fonts.h"
#include "cardc/hyphens.h"
#include "cardc/live.h"
#include "cardc/needs.h"
#include "cardc/wordends.h"
#include "cardc/panel.h"
#include "cardc/themes.h"
#include "draw/picture.h"
#include "firmware/inputs.h"
#include "firmware/theatre.h"
#include "pack/writer.h"
#include "tests/goldens/page.h"
#include "tests/goldens/scenes.h"

#define SCENES "tests/scenes"
#define BUILD "build/goldens"
#define NOON INT64_C(1755864000000) /* 22 August 2025 */
#define KEPT_PX_MAX 640		    /* wider pictures are kept smaller */
#define PATH_BYTES 512

/* Of the kept picture, to be near: mean difference of a channel in 1/1000, and pixels in 1/1000
 * that differ by more than a shade. */
#define NEAR_MEAN 500
#define NEAR_SHADE 24
#define NEAR_PIXELS 4

enum grade { SAME, NEAR, OTHER, MISSING };

struct golden {
	const struct scenes_scene *scene;
	char name[80]; /* <scene>-<ms> */
	struct region r;
	struct diag d;
	struct inputs in;
	struct buf pack, lay;
	struct canvas picture; /* as it is kept */
};

/* ------------------------------------------------------------------------------------- making */

static void set_card(struct writer_card *w, const struct pack_card *card)
{
	memset(w, 0, sizeof *w);
	w->card = *card;
	w->proof = (struct pack_proof){.file = SPAN("scenes.c"),
				       .line = 1,
				       .end = card->text.n,
				       .rule = SPAN("scene"),
				       .source = card->text};
}

/* The scene's card with its hyphens and line ends, its other half where it is one, and the
 * headlines; these are said to be in its language, so that the panel is. */
static size_t set_cards(struct golden *g, struct writer_card *cards)
{
	const bool is_rtl = card_is_rtl(&g->scene->card) && g->scene->card.language.n;
	const struct pack_card *others = is_rtl ? scenes_others_rtl : scenes_others;
	struct hyphens *h = hyphens_create(&g->r);
	size_t n = 0;

	set_card(&cards[n++], &g->scene->card);
	cards[0].card.hyphens = hyphens_of(h, cards[0].card.text, cards[0].card.language, &g->r);
	cards[0].card.breakable = wordends_mark(cards[0].card.text, &g->r);
	if (cards[0].card.n_parts) {
		cards[1] = cards[0];
		cards[0].card.part = 1;
		cards[1].card.part = 2;
		n++;
	}
	for (size_t i = 0; i < SCENES_N_OTHERS; i++, n++) {
		set_card(&cards[n], &others[i]);
		cards[n].card.article = (uint32_t)n + 1;
		cards[n].card.language = g->scene->card.language;
	}
	hyphens_destroy(h);
	return n;
}

static enum err make_pack(struct golden *g)
{
	struct writer_card cards[SCENES_N_OTHERS + 2];
	struct themes_read theme;
	struct fonts_made fonts;
	struct needs needs;
	size_t n = set_cards(g, cards);
	enum err e = themes_read(g->scene->theme, &g->r, &g->d, &theme);

	if (e)
		return e;
	needs_init(&needs, &g->r);
	live_add_words(&needs, &(struct cards){.items = cards, .n = n}, &theme.theme, theme.file);
	for (size_t i = 0; i < n; i++)
		needs_add_card(&needs, &cards[i].card, theme.theme.straight, "scenes.c", 0);
	e = fonts_make(&theme.theme, theme.file, &needs, &g->r, &g->d, &fonts);
	if (!e) {
		struct writer_input in = {cards,   n,	       fonts.items,
					  fonts.n, theme.text, SPAN("goldens")};

		e = writer_write(&in, &g->pack, NULL);
	}
	if (!e)
		e = pack_open(&g->in.pack, g->pack.p, g->pack.n, NULL);
	g->in.theme = theme.theme;
	return e ? e : board_open(&g->in.board, g->scene->board, &g->d);
}

static uint32_t card_of(const struct golden *g)
{
	return g->scene->card.part == 2;
}

static void put(struct golden *g, const char *format, ...) PRINTF_LIKE(2, 3);

static void put(struct golden *g, const char *format, ...)
{
	char line[1000];
	va_list args;

	va_start(args, format);
	vsnprintf(line, sizeof line, format, args);
	va_end(args);
	buf_put_text(&g->lay, line);
}

static void put_lay(struct golden *g, const struct panel_result *r)
{
	static const char *const tags[SCENE_N_TAGS] = {
		[SCENE_SQUARE] = "square", [SCENE_KICKER] = "kicker", [SCENE_TEXT] = "text",
		[SCENE_MARK] = "mark",	   [SCENE_RULE] = "rule",     [SCENE_SPEAKER] = "speaker",
		[SCENE_ROLE] = "role",	   [SCENE_SOURCE] = "source", [SCENE_PART] = "part",
		[SCENE_DATE] = "date",	   [SCENE_CLOCK] = "clock",   [SCENE_STRIP] = "strip"};
	char why[400];

	put(g, "%s, %s\n", g->scene->board, g->scene->theme);
	put(g, "%s, %d px on %d lines, capitals %d px, %d faults, %d characters, %d ms\n",
	    card_template_name(r->report.template), (int)r->report.size_px, (int)r->report.n_lines,
	    (int)r->report.cap_px, (int)r->report.n_faults, (int)r->report.n_chars,
	    (int)r->dwell_ms);
	for (int32_t i = 0; i < r->report.n_lines; i++)
		put(g, "line %d to %d, %d px%s\n", r->report.line[i].start, r->report.line[i].end,
		    (int)r->report.line[i].width_px, r->report.line[i].hyphen ? ", divided" : "");
	for (size_t i = 0; i < SCENE_N_TAGS; i++) {
		struct rect p = r->report.part[i];

		if (!rect_is_empty(p))
			put(g, "%s %d,%d to %d,%d\n", tags[i], p.x0, p.y0, p.x1, p.y1);
	}
	panel_why(&r->contract, why, sizeof why);
	put(g, "contract: %s\n", why[0] ? why : "kept");
}

static enum err measure(struct golden *g)
{
	struct panel *panel = malloc(sizeof *panel);
	struct panel_result result;
	struct pack_card card;
	enum err e =
		panel ? panel_open_pack(panel, g->scene->board, &g->in.pack, &g->d) : ERR_MEMORY;

	if (!e) {
		pack_card(&g->in.pack, card_of(g), &card);
		panel_measure(panel, &card, &result);
		e = result.refused;
		if (!e)
			put_lay(g, &result);
		panel_close(panel);
	}
	free(panel);
	return e;
}

/* The mean of F x F pixels each. */
static enum err keep_smaller(struct golden *g, const struct canvas *from)
{
	int f = g->in.board.levels == BOARD_LEVELS_MONO
			? 1
			: (from->width + KEPT_PX_MAX - 1) / KEPT_PX_MAX;
	struct canvas *to = &g->picture;

	*to = (struct canvas){NULL, from->width / f, from->height / f, from->width / f};
	to->px = malloc((size_t)to->width * (size_t)to->height * sizeof *to->px);
	if (!to->px)
		return ERR_MEMORY;
	for (int y = 0; y < to->height; y++) {
		for (int x = 0; x < to->width; x++) {
			uint32_t sum[3] = {0, 0, 0}, n = (uint32_t)(f * f);

			for (int k = 0; k < f * f; k++) {
				uint32_t px =
					from->px[(ptrdiff_t)(y * f + k / f) * from->stride_px +
						 x * f + k % f];

				for (int c = 0; c < 3; c++)
					sum[c] += px >> (16 - 8 * c) & 0xFF;
			}
			to->px[y * to->width + x] = (sum[0] + n / 2) / n << 16 |
						    (sum[1] + n / 2) / n << 8 |
						    (sum[2] + n / 2) / n;
		}
	}
	return ERR_NONE;
}

/* When the scene's card comes on next behind the first of the others. The order is drawn from the
 * whole pack, so when that is changes with every version of its format. */
static int64_t begin_of(struct stage *stage)
{
	struct schedule_slot slot = *stage_slot(stage), before, after;

	for (;;) {
		stage_neighbours(stage, &slot, &before, &after);
		if (slot.card == 0 && before.card == 1)
			return slot.start_ms;
		slot = after;
	}
}

static enum err paint(struct golden *g)
{
	struct canvas c = {NULL, g->in.board.width_px, g->in.board.height_px, g->in.board.width_px};
	struct stage_time time = {NOON, 0};
	struct stage_damage damage;
	struct theatre theatre;
	enum err e;

	if (g->scene->is_live) { /* what tells the time of day */
		g->in.board.crawl = false;
		g->in.board.clock = BOARD_CLOCK_NONE;
	}
	e = theatre_open(&theatre, &g->in, c.width, c.height);

	if (e)
		return e;
	if (!g->scene->is_live)
		e = stage_hold(&theatre.stage, card_of(g));
	stage_set_time(&theatre.stage, &time, &damage);
	if (g->scene->is_live) {
		time.utc_ms = begin_of(&theatre.stage) + g->scene->ms;
		stage_set_time(&theatre.stage, &time, &damage);
	}
	c.px = calloc((size_t)c.width * (size_t)c.height, sizeof *c.px);
	if (!e && !c.px)
		e = ERR_MEMORY;
	if (!e) {
		stage_paint(&theatre.stage, &c, canvas_bounds(&c));
		e = keep_smaller(g, &c);
	}
	free(c.px);
	theatre_close(&theatre);
	return e;
}

static enum err make(struct golden *g, const struct scenes_scene *scene)
{
	enum err e;

	memset(g, 0, sizeof *g);
	g->scene = scene;
	snprintf(g->name, sizeof g->name, "%s-%lld", scene->name, (long long)scene->ms);
	region_init(&g->r);
	diag_init(&g->d, diag_print, stderr);
	buf_init(&g->pack);
	buf_init(&g->lay);
	e = make_pack(g);
	if (!e)
		e = measure(g);
	return e ? e : paint(g);
}

static void drop(struct golden *g)
{
	free(g->picture.px);
	buf_finish(&g->pack);
	buf_finish(&g->lay);
	region_finish(&g->r);
}

/* ---------------------------------------------------------------------------------- comparing */

static bool load(const char *path, struct canvas *out)
{
	png_image image = {.version = PNG_IMAGE_VERSION};
	unsigned char *bytes;

	if (!png_image_begin_read_from_file(&image, path))
		return false;
	image.format = PNG_FORMAT_RGB;
	bytes = malloc(PNG_IMAGE_SIZE(image));
	if (!bytes || !png_image_finish_read(&image, NULL, bytes, 0, NULL)) {
		png_image_free(&image);
		free(bytes);
		return false;
	}
	*out = (struct canvas){NULL, (int)image.width, (int)image.height, (int)image.width};
	out->px = calloc((size_t)image.width * image.height, sizeof *out->px);
	for (size_t i = 0; out->px && i < (size_t)image.width * image.height; i++)
		out->px[i] = (uint32_t)bytes[3 * i] << 16 | (uint32_t)bytes[3 * i + 1] << 8 |
			     bytes[3 * i + 2];
	free(bytes);
	return out->px != NULL;
}

static uint32_t apart(uint32_t a, uint32_t b, int shift)
{
	int d = (int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF);

	return (uint32_t)(d < 0 ? -d : d);
}

static enum grade compare(const struct canvas *a, const struct canvas *b)
{
	size_t n = (size_t)a->width * (size_t)a->height, n_far = 0;
	uint64_t sum = 0;

	if (a->width != b->width || a->height != b->height)
		return OTHER;
	for (size_t i = 0; i < n; i++) {
		uint32_t most = 0;

		for (int shift = 0; shift <= 16; shift += 8) {
			uint32_t d = apart(a->px[i], b->px[i], shift);

			sum += d;
			most = MAX_OF(most, d);
		}
		n_far += most > NEAR_SHADE;
	}
	if (sum == 0)
		return SAME;
	return sum * 1000 <= (uint64_t)NEAR_MEAN * n * 3 && n_far * 1000 <= NEAR_PIXELS * n ? NEAR
											    : OTHER;
}

static void path_of(char out[PATH_BYTES], const char *folder, const struct golden *g,
		    const char *ending)
{
	snprintf(out, PATH_BYTES, "%s/%s%s", folder, g->name, ending);
}

/* The layout that is kept; "" where none is. The caller's to free. */
static char *kept_lay(const struct golden *g)
{
	char path[PATH_BYTES];
	unsigned char *bytes = NULL;
	size_t n = 0;
	char *text;

	path_of(path, SCENES, g, ".lay");
	if (file_read(path, 1 << 20, &bytes, &n))
		n = 0;
	text = malloc(n + 1);
	if (text) {
		if (n)
			memcpy(text, bytes, n);
		text[n] = 0;
	}
	free(bytes);
	return text;
}

static enum grade grade_picture(const struct golden *g, struct canvas *before)
{
	char path[PATH_BYTES];

	path_of(path, SCENES, g, ".png");
	return load(path, before) ? compare(before, &g->picture) : MISSING;
}

static const char *grade_name(enum grade grade)
{
	static const char *const names[] = {"the same", "near", "another picture", "new"};

	return names[grade];
}

static bool is_lay_same(const struct golden *g, const char *kept)
{
	return strlen(kept) == g->lay.n && memcmp(kept, g->lay.p, g->lay.n) == 0;
}

/* ------------------------------------------------------------------------------------ updating */

static void save(const char *folder, const struct golden *g, const char *ending,
		 const struct canvas *c)
{
	char path[PATH_BYTES];

	path_of(path, folder, g, ending);
	if (picture_save(path, c))
		fprintf(stderr, "%s: cannot be written\n", path);
}

/* White where two pictures differ most. */
static void save_difference(const struct golden *g, const struct canvas *before)
{
	struct canvas c = g->picture;
	size_t n = (size_t)c.width * (size_t)c.height;

	c.px = malloc(n * sizeof *c.px);
	for (size_t i = 0; c.px && i < n; i++) {
		uint32_t most = 255;

		if (before->px && before->width == c.width && before->height == c.height) {
			most = 0;
			for (int shift = 0; shift <= 16; shift += 8)
				most = MAX_OF(most, apart(before->px[i], g->picture.px[i], shift));
		}
		c.px[i] = most * 0x010101;
	}
	if (c.px)
		save(BUILD, g, ".difference.png", &c);
	free(c.px);
}

static void update(FILE *page, struct golden *g, enum grade grade, const struct canvas *before,
		   const char *kept)
{
	char path[PATH_BYTES];

	if (grade == SAME && is_lay_same(g, kept))
		return;
	save(BUILD, g, ".before.png", before->px ? before : &g->picture);
	save(BUILD, g, ".after.png", &g->picture);
	save_difference(g, before);
	save(SCENES, g, ".png", &g->picture);
	path_of(path, SCENES, g, ".lay");
	if (file_write(path, g->lay.p, g->lay.n))
		fprintf(stderr, "%s: cannot be written\n", path);
	buf_put_u8(&g->lay, 0);
	page_add(page, g->name, grade_name(grade), kept, (const char *)g->lay.p);
	printf("%s: %s\n", g->name, grade_name(grade));
}

static void report(const struct golden *g, size_t number, enum grade grade, const char *kept)
{
	bool lay = is_lay_same(g, kept), picture = grade == SAME || grade == NEAR;

	printf("%sok %zu - %s%s\n", lay && picture ? "" : "not ", number, g->name,
	       grade == NEAR ? " (near)" : "");
	if (!lay)
		printf("# the layout is another one:\n%.*s", (int)g->lay.n, (const char *)g->lay.p);
	if (!picture)
		printf("# the picture is %s; 'make golden-update' shows it\n", grade_name(grade));
	if (!picture)
		save(BUILD, g, ".after.png", &g->picture);
}

/* True where the scene is as it was, or could be written. */
static bool do_scene(size_t i, FILE *page)
{
	struct golden g;
	struct canvas before = {NULL, 0, 0, 0};
	char *kept;
	enum err e = make(&g, &scenes_list[i]);
	bool good = false;

	if (e) {
		printf("not ok %zu - %s cannot be drawn: %s\n", i + 1, g.name, err_text(e));
	} else {
		enum grade grade = grade_picture(&g, &before);

		kept = kept_lay(&g);
		good = page || ((grade == SAME || grade == NEAR) && is_lay_same(&g, kept));
		if (page)
			update(page, &g, grade, &before, kept);
		else
			report(&g, i + 1, grade, kept);
		free(kept);
	}
	free(before.px);
	drop(&g);
	return good;
}

int main(int argc, char **argv)
{
	bool updates = argc > 1 && strcmp(argv[1], "--update") == 0;
	FILE *page = NULL;
	bool good = true;

	mkdir("build", 0777);
	mkdir(BUILD, 0777);
	if (updates) {
		page = page_open(BUILD);
		if (!page) {
			perror(BUILD "/index.html");
			return 1;
		}
	} else {
		printf("1..%zu\n", scenes_n);
	}
	for (size_t i = 0; i < scenes_n; i++)
		good = do_scene(i, page) && good;
	page_close(page);
	if (updates)
		puts(BUILD "/index.html shows what changed: look at it before you commit");
	return good ? 0 : 1;
}
