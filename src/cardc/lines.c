/*
 * cardc layout: one text in one box, set as the player would set it, and why so: the terms of
 * text/layout.c's cost, line by line.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/diag.h"
#include "base/region.h"
#include "cardc/command.h"
#include "cardc/fonts.h"
#include "cardc/needs.h"
#include "cardc/themes.h"
#include "cardc/wordends.h"
#include "config/board.h"
#include "draw/block.h"
#include "draw/style.h"
#include "text/curl.h"
#include "text/font.h"
#include "text/glue.h"
#include "text/layout.h"

#define SIDE_PX_MAX 16384
#define SIZE_PX_LEAST 9 /* of a box without a board; smaller type is dust */

struct options {
	const char *text;
	const char *board; /* NULL: none */
	const char *theme;
	const char *language;
	int32_t width_px, height_px; /* 0: the board's */
	bool is_quote;
};

/* Everything of one run. */
struct job {
	const struct options *options;
	struct region r;
	struct diag d;
	struct themes_read theme;
	struct font_set fonts;
	struct glue glue;
	struct layout_work work;
	char curled[BREAKS_TEXT_MAX];
};

static void print_help(void)
{
	puts("Usage: cardc layout TEXT [OPTION]...\n"
	     "Breaks TEXT into lines at the best size, and prints what each line costs: uneven, "
	     "torn\n"
	     "phrase, good place (below 0), hole, lone last word, stacked words.\n\n"
	     "      --box=WxH      the box in px; without one, what the board leaves for the text\n"
	     "      --board=BOARD  a board's name or INI file: its sizes and its margins\n"
	     "      --theme=THEME  a built-in theme, or the path of an INI file (" THEMES_DEFAULT
	     ")\n"
	     "      --lang=XX      the language of TEXT: en, ar, de, el, es, fr, hi, ja, ru, uk, "
	     "zh\n"
	     "      --quote        set as a quotation is, not as a headline\n"
	     "      --help         this text");
}

/* The box, and the ladder of sizes: the board's, or, without one, whatever fits. */
static enum err make_box(struct job *j, struct layout_box *box)
{
	const struct options *o = j->options;
	const struct theme *t = &j->theme.theme;
	struct board board;
	struct style s;
	enum err e;

	*box = (struct layout_box){.width_px = o->width_px,
				   .height_px = o->height_px,
				   .size_max_px = MIN_OF(o->height_px, FONT_SIZE_PX_MAX),
				   .size_min_px = MIN_OF(SIZE_PX_LEAST, o->height_px),
				   .leading = o->is_quote ? t->quote_leading : t->headline_leading,
				   .lines_max =
					   o->is_quote ? STYLE_QUOTE_LINES : STYLE_HEADLINE_LINES};
	if (!o->board)
		return ERR_NONE;
	e = board_open(&board, o->board, &j->d);
	if (e)
		return e;
	style_init(&s, &board, t);
	if (o->width_px == 0) {
		box->width_px = rect_width(s.body);
		box->height_px = rect_height(s.body);
	}
	box->size_max_px = o->is_quote ? s.quote_max : s.headline_max;
	box->size_min_px = o->is_quote ? s.quote_min : s.headline_min;
	box->lines_max = o->is_quote ? s.quote_lines : s.headline_lines;
	box->loss_max = o->is_quote ? 0 : s.headline_loss;
	box->hang_px = s.hang;
	return ERR_NONE;
}

static enum err open_fonts(struct job *j, enum theme_role role, struct span text)
{
	struct font_source source[PACK_FONTS_MAX];
	struct fonts_made made;
	struct needs needs;
	enum err e;

	needs_init(&needs, &j->r);
	needs_add(&needs, role, text, "text", 0);
	e = fonts_make(&j->theme.theme, j->theme.file, &needs, &j->r, &j->d, &made);
	if (e)
		return e;
	for (size_t i = 0; i < made.n; i++)
		source[i] = (struct font_source){made.items[i].role, made.items[i].rank,
						 made.items[i].bytes};
	return font_init(&j->fonts, source, made.n);
}

static void print_terms(const char *head, int32_t width_px, const struct layout_terms *t,
			struct span text)
{
	printf("%5s  %5d px  uneven %5lld  torn %5lld  place %5lld  hole %5lld  lone %5lld  "
	       "stacked %4lld%s%.*s\n",
	       head, (int)width_px, (long long)t->uneven, (long long)t->torn, (long long)t->place,
	       (long long)t->gap, (long long)t->lone, (long long)t->stacked, text.n ? "  | " : "",
	       (int)text.n, text.p);
}

static void add(struct layout_terms *sum, const struct layout_terms *t)
{
	sum->uneven += t->uneven;
	sum->torn += t->torn;
	sum->place += t->place;
	sum->gap += t->gap;
	sum->lone += t->lone;
	sum->stacked += t->stacked;
}

static void print_layout(const struct block *b, const struct layout_terms *terms)
{
	const struct layout *l = &b->layout;
	struct layout_terms sum = {0};
	int32_t widest = 0;

	printf("%d px, %d px from line to line, %zu line%s in %d x %d px, cost %lld and %lld for "
	       "the "
	       "size, %d fault%s\n",
	       (int)l->size_px, (int)l->leading_px, l->n_lines, l->n_lines == 1 ? "" : "s",
	       (int)b->box.width_px, (int)b->box.height_px, (long long)l->cost,
	       (long long)l->smaller, (int)l->n_faults, l->n_faults == 1 ? "" : "s");
	for (size_t i = 0; i < l->n_lines; i++) {
		char number[24];

		snprintf(number, sizeof number, "%zu", i + 1);
		print_terms(number, l->line[i].width_px, &terms[i],
			    span_cut(b->text, l->line[i].start, l->line[i].end));
		add(&sum, &terms[i]);
		widest = MAX_OF(widest, l->line[i].width_px);
	}
	print_terms("sum", widest, &sum, span_of(""));
}

static enum err set(struct job *j)
{
	const struct options *o = j->options;
	const struct block_tools tools = {&j->fonts, &j->work, &j->glue};
	struct block b = {.type = {.role = o->is_quote ? THEME_QUOTE : THEME_HEADLINE}};
	struct layout_terms terms[LAYOUT_LINES_MAX];
	struct span marked = wordends_mark(span_of(o->text), &j->r);
	struct layout_box box;
	enum err e = make_box(j, &box);

	if (e)
		return e;
	b.text = curl_text(marked.n ? marked : span_of(o->text), span_of(o->language), j->curled,
			   sizeof j->curled);
	e = open_fonts(j, b.type.role, b.text);
	if (e)
		return e;
	glue_load(&j->glue, o->language);
	e = block_fit(&b, &tools, &box);
	if (!e)
		e = block_explain(&b, &tools, terms);
	if (e)
		diag_report(&j->d, DIAG_ERROR, "cardc", 0, "the text cannot be set: %s",
			    err_text(e));
	else
		print_layout(&b, terms);
	font_finish(&j->fonts);
	return e;
}

static bool parse_box(const char *s, struct options *o)
{
	char *end;
	long w = strtol(s, &end, 10), h;

	if (end == s || *end != 'x')
		return false;
	s = end + 1;
	h = strtol(s, &end, 10);
	if (end == s || *end || w < 1 || h < 1 || w > SIDE_PX_MAX || h > SIDE_PX_MAX)
		return false;
	o->width_px = (int32_t)w;
	o->height_px = (int32_t)h;
	return true;
}

enum { OPTION_BOX = 256, OPTION_BOARD, OPTION_THEME, OPTION_LANG, OPTION_QUOTE };

static int take_option(void *user, int option, const char *value)
{
	struct options *o = user;

	switch (option) {
	case OPTION_BOX:
		if (parse_box(value, o))
			return COMMAND_GO_ON;
		return command_usage("layout", "--box: '%s' is not WxH, each 1 to %d", value,
				     SIDE_PX_MAX);
	case OPTION_BOARD:
		o->board = value;
		return COMMAND_GO_ON;
	case OPTION_THEME:
		o->theme = value;
		return COMMAND_GO_ON;
	case OPTION_LANG:
		o->language = value;
		return COMMAND_GO_ON;
	case OPTION_QUOTE:
		o->is_quote = true;
		return COMMAND_GO_ON;
	default:
		return COMMAND_USAGE;
	}
}

/* COMMAND_GO_ON, or the exit status. */
static int parse(int argc, char **argv, struct options *o)
{
	static const struct option long_options[] = {
		{"box", required_argument, NULL, OPTION_BOX},
		{"board", required_argument, NULL, OPTION_BOARD},
		{"theme", required_argument, NULL, OPTION_THEME},
		{"lang", required_argument, NULL, OPTION_LANG},
		{"quote", no_argument, NULL, OPTION_QUOTE},
		{"help", no_argument, NULL, COMMAND_HELP},
		{NULL, 0, NULL, 0}};
	const struct command_options options = {"layout", "", long_options, print_help,
						take_option};
	int status = command_take(&options, argc, argv, o);

	if (status != COMMAND_GO_ON)
		return status;
	if (argc - optind != 1)
		return command_usage("layout", "one text is needed, %d are given", argc - optind);
	if (span_trim(span_of(argv[optind])).n == 0)
		return command_usage("layout", "the text is empty");
	if (o->width_px == 0 && !o->board)
		return command_usage("layout", "wanted is --box or --board");
	o->text = argv[optind];
	return COMMAND_GO_ON;
}

int lines_main(int argc, char **argv)
{
	struct options options = {.theme = THEMES_DEFAULT, .language = "en"};
	int status = parse(argc, argv, &options);
	struct job *j;
	enum err e;

	if (status != COMMAND_GO_ON)
		return status;
	j = calloc(1, sizeof *j);
	if (!j) {
		perror("cardc layout");
		return COMMAND_FAILED;
	}
	j->options = &options;
	region_init(&j->r);
	diag_init(&j->d, command_print, stderr);
	e = themes_read(options.theme, &j->r, &j->d, &j->theme);
	if (!e)
		e = set(j);
	region_finish(&j->r);
	free(j);
	return e ? COMMAND_FAILED : COMMAND_OK;
}
