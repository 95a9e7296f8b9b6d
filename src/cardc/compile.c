/*
 * cardc compile: corpus -> articles -> cards -> fonts -> pack. Nothing is written unless all of it
 * worked, and nothing of the time, the place or the order of a folder goes into the pack.
 */
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/embed.h"
#include "base/file.h"
#include "base/region.h"
#include "cardc/cards.h"
#include "cardc/command.h"
#include "cardc/desk.h"
#include "cardc/fit.h"
#include "cardc/fonts.h"
#include "cardc/input.h"
#include "cardc/live.h"
#include "cardc/needs.h"
#include "cardc/panel.h"
#include "cardc/parts.h"
#include "cardc/review.h"
#include "cardc/spool.h"
#include "cardc/themes.h"
#include "news/news.h"
#include "pack/writer.h"

#define QUOTES_MAX 99

/* Progress is shown after so many bytes: some times a second. */
#define PROGRESS_BYTES ((size_t)4 << 20)

struct options {
	const char *output;
	const char *theme;
	const char *desk;   /* NULL: the built-in one */
	const char *review; /* NULL: none */
	struct fit_boards boards;
	struct news_options news;
	bool verbose;
	bool refusals;
	char *const *paths;
	size_t n_paths;
};

/* Everything of one run; lives in the region. */
struct job {
	const struct options *options;
	struct region r;
	struct diag d;
	struct input_files files;
	struct desk desk;
	struct news_desk judge;
	struct spool spool; /* for the review */
	struct news_result news;
	struct cards cards;
	struct themes_read theme;
	struct fonts_made fonts;
	size_t progress_done, progress_bytes; /* of the file at hand, and since it was last shown */
	bool progress_shown;
	struct span pack; /* as written; empty before */
};

static void print_help(void)
{
	puts("Usage: cardc compile [OPTION]... CORPUS...\n"
	     "Makes a pack of cards from news text and feeds: files, folders (their *.txt, "
	     "*.text,\n"
	     "*.md, *.xml, *.rss, *.atom, *.rdf, *.json), or - for the standard input. Text is "
	     "UTF-8,\n"
	     "paragraphs one a line or with blank lines between; a feed is RSS, Atom or JSON "
	     "Feed.\n\n"
	     "  -o, --output=PACK   the file to write (cards.pack)\n"
	     "      --theme=THEME   a built-in theme, or the path of an INI file (newsroom)\n"
	     "      --quotes=N      quote cards an article at most, 0 to 99 (4)\n"
	     "      --cards=N       cards of the pack at most, the best by score; 0 is all of them "
	     "(0)\n"
	     "      --desk=FILE     what an editor decided about cards (the built-in " DESK_BUILT_IN
	     ")\n"
	     "      --review=DIR    write DIR/review.html and review.tsv: every candidate, and why "
	     "it is\n"
	     "                      shown or not\n"
	     "      --board=BOARD   a board the cards must be readable on (" PANEL_BOARD
	     "), may be "
	     "given\n"
	     "                      several times: what is not is cut in two or refused; the first "
	     "is\n"
	     "                      also that of the review's pictures\n"
	     "      --refusals      say of each card that was not made why, with its line\n"
	     "      --verbose       say what was made (usual on a terminal)\n"
	     "      --help          this text");
}

static bool parse_count(const char *s, unsigned long max, unsigned *out)
{
	char *end;
	unsigned long v;

	errno = 0;
	v = strtoul(s, &end, 10);
	if (s[0] < '0' || s[0] > '9' || *end || errno || v > max)
		return false;
	*out = (unsigned)v;
	return true;
}

enum {
	OPTION_THEME = 256,
	OPTION_QUOTES,
	OPTION_CARDS,
	OPTION_DESK,
	OPTION_REVIEW,
	OPTION_BOARD,
	OPTION_REFUSALS,
	OPTION_VERBOSE
};

static int take_option(void *user, int option, const char *value)
{
	struct options *o = user;

	switch (option) {
	case 'o':
		o->output = value;
		return COMMAND_GO_ON;
	case OPTION_THEME:
		o->theme = value;
		return COMMAND_GO_ON;
	case OPTION_QUOTES:
		if (parse_count(value, QUOTES_MAX, &o->news.quotes_per_article_max))
			return COMMAND_GO_ON;
		return command_usage("compile", "--quotes: '%s' is not 0 to %d", value, QUOTES_MAX);
	case OPTION_CARDS:
		if (parse_count(value, PACK_CARDS_MAX, &o->news.cards_max))
			return COMMAND_GO_ON;
		return command_usage("compile", "--cards: '%s' is not 0 to %d", value,
				     PACK_CARDS_MAX);
	case OPTION_DESK:
		o->desk = value;
		return COMMAND_GO_ON;
	case OPTION_REVIEW:
		o->review = value;
		return COMMAND_GO_ON;
	case OPTION_BOARD:
		if (o->boards.n == FIT_BOARDS_MAX)
			return command_usage("compile", "more than %d boards", FIT_BOARDS_MAX);
		o->boards.name[o->boards.n++] = value;
		return COMMAND_GO_ON;
	case OPTION_REFUSALS:
		o->refusals = true;
		return COMMAND_GO_ON;
	case OPTION_VERBOSE:
		o->verbose = true;
		return COMMAND_GO_ON;
	default:
		return COMMAND_USAGE;
	}
}

/* COMMAND_GO_ON, or the exit status. */
static int parse(int argc, char **argv, struct options *o)
{
	static const struct option long_options[] = {
		{"output", required_argument, NULL, 'o'},
		{"theme", required_argument, NULL, OPTION_THEME},
		{"quotes", required_argument, NULL, OPTION_QUOTES},
		{"cards", required_argument, NULL, OPTION_CARDS},
		{"desk", required_argument, NULL, OPTION_DESK},
		{"review", required_argument, NULL, OPTION_REVIEW},
		{"board", required_argument, NULL, OPTION_BOARD},
		{"refusals", no_argument, NULL, OPTION_REFUSALS},
		{"verbose", no_argument, NULL, OPTION_VERBOSE},
		{"help", no_argument, NULL, COMMAND_HELP},
		{NULL, 0, NULL, 0},
	};
	const struct command_options options = {"compile", "o:", long_options, print_help,
						take_option};
	int status = command_take(&options, argc, argv, o);

	if (status != COMMAND_GO_ON)
		return status;
	if (optind == argc)
		return command_usage("compile", "no corpus is named");
	o->paths = argv + optind;
	o->n_paths = (size_t)(argc - optind);
	if (o->boards.n == 0)
		o->boards.name[o->boards.n++] = PANEL_BOARD;
	return COMMAND_GO_ON;
}

/* Told as soon as it is known: so many are refused that they could not all be remembered. */
static void take_left_out(void *user, const struct article *a, const struct news_card *c,
			  const struct news_card *kept)
{
	struct job *j = user;

	if (j->options->refusals)
		diag_report(&j->d, DIAG_NOTE, a->file->name, c->line, "no %s, %s: %.*s",
			    c->kind == NEWS_QUOTE ? "quote" : "headline", c->refused,
			    (int)MIN_OF(c->text.n, (size_t)200), c->text.p);
	if (j->options->review)
		spool_add(&j->spool, a, c, kept);
}

/* What is shown, and what is pinned and all the same not shown. */
static void take_kept(struct job *j)
{
	for (size_t i = 0; i < j->news.cards.n; i++) {
		const struct news_card *c = &j->news.cards.items[i];
		const struct article *a = cards_article(&j->news, c->article);

		if (c->refused)
			take_left_out(j, a, c, NULL);
		else if (j->options->review)
			spool_add(&j->spool, a, c, NULL);
	}
}

static enum err read_desk(struct job *j)
{
	const char *file = j->options->desk;
	struct span text = {NULL, 0};
	unsigned char *bytes;
	size_t size;
	enum err e;

	if (file) {
		e = file_load(file, DESK_FILE_MAX, &j->d, &bytes, &size);
		if (e)
			return e;
		text = region_copy(&j->r, (struct span){(const char *)bytes, size});
		free(bytes);
	} else {
		file = DESK_BUILT_IN;
		(void)embed_find(file, &text);
	}
	j->judge = (struct news_desk){desk_judge, &j->desk};
	return desk_read(text, file, &j->r, &j->d, &j->desk);
}

/* Says at most some times a second how far the work is; only somebody who looks on is told. */
static void show_progress(void *user, const struct news_file *file, size_t done)
{
	struct job *j = user;

	input_let_go(&j->files, file, done);
	j->progress_bytes += done > j->progress_done ? done - j->progress_done : done;
	j->progress_done = done < file->bytes.n ? done : 0;
	if (!isatty(STDERR_FILENO) || j->progress_bytes < PROGRESS_BYTES)
		return;
	j->progress_bytes = 0;
	j->progress_shown = true;
	fprintf(stderr, "\r%s: %zu of %zu MB\033[K", file->name, done / 1000000,
		file->bytes.n / 1000000);
}

static enum err need_cards(struct job *j)
{
	if (j->cards.n)
		return ERR_NONE;
	diag_report(&j->d, DIAG_ERROR, "cardc", 0, "no card is left to show");
	return ERR_MISSING;
}

static enum err compile_news(struct job *j)
{
	struct news_options options = j->options->news;
	const struct lexicon *lexicon;
	enum err e = lexicon_load("en", &j->r, &j->d, &lexicon);

	options.desk = &j->judge;
	options.progress = show_progress;
	options.progress_user = j;
	options.shown_only = true;
	if (j->options->refusals || j->options->review)
		options.left_out = take_left_out;
	options.left_out_user = j;
	if (options.cards_max == 0 || options.cards_max > PACK_CARDS_MAX)
		options.cards_max = PACK_CARDS_MAX;
	if (!e)
		e = news_compile(lexicon, j->files.items, j->files.n, &options, &j->r, &j->d,
				 &j->news);
	if (j->progress_shown)
		fputs("\r\033[K", stderr);
	desk_report(&j->desk, &j->news);
	if (e)
		return e;
	cards_make(lexicon, &j->news, &j->r, &j->d, &j->cards);
	if (j->news.n_left_out && !j->options->news.cards_max)
		diag_report(&j->d, DIAG_NOTE, j->options->output, 0,
			    "%zu more cards left out: a pack holds %d, the best by score",
			    j->news.n_left_out, PACK_CARDS_MAX);
	return need_cards(j);
}

/* What the boards ask for beside the cards. */
static enum err need_live(struct job *j, struct needs *needs)
{
	const struct fit_boards *boards = &j->options->boards;

	for (size_t i = 0; i < boards->n; i++) {
		struct board board;
		enum err e = board_open(&board, boards->name[i], &j->d);

		if (!e)
			e = live_add(needs, span_of(board.live_text), boards->name[i], &j->d);
		if (e)
			return e;
	}
	return ERR_NONE;
}

static enum err make_fonts(struct job *j)
{
	struct needs needs;
	enum err e;

	needs_init(&needs, &j->r);
	e = need_live(j, &needs);
	if (e)
		return e;
	live_add_words(&needs, &j->cards, &j->theme.theme, j->theme.file);
	for (size_t i = 0; i < j->cards.n; i++)
		needs_add_card(&needs, &j->cards.items[i].card, j->theme.theme.straight,
			       j->cards.file[i], j->cards.items[i].proof.line);
	return fonts_make(&j->theme.theme, j->theme.file, &needs, &j->r, &j->d, &j->fonts);
}

/* Cards that can be read on every board, and no more than a pack holds: a cut makes two of one. */
static enum err fit(struct job *j)
{
	enum err e = fit_cards(&j->options->boards, &j->theme, &j->fonts, &j->news, &j->r, &j->d,
			       &j->cards);

	return e ? e : need_cards(j);
}

/* An interrupt waits until the file is whole and has its name, so that no part is left behind. */
static enum err write_unbroken(const char *path, const void *bytes, size_t size)
{
	sigset_t interrupts, before;
	enum err e;
	int reason;

	sigemptyset(&interrupts);
	sigaddset(&interrupts, SIGINT);
	sigaddset(&interrupts, SIGTERM);
	sigaddset(&interrupts, SIGHUP);
	sigprocmask(SIG_BLOCK, &interrupts, &before);
	e = file_write(path, bytes, size);
	reason = errno;
	sigprocmask(SIG_SETMASK, &before, NULL);
	errno = reason;
	return e;
}

static enum err write_pack(struct job *j)
{
	const char *output = j->options->output;
	struct writer_input in = {j->cards.items, j->cards.n,	 j->fonts.items,
				  j->fonts.n,	  j->theme.text, SPAN("cardc " STOPPRESS_VERSION)};
	struct buf pack;
	enum err e;

	buf_init(&pack);
	e = writer_write(&in, &pack, NULL);
	if (e) {
		diag_report(&j->d, DIAG_ERROR, output, 0,
			    "%s: %zu cards and %zu fonts, a pack holds %d and %d", err_text(e),
			    in.n_cards, in.n_fonts, PACK_CARDS_MAX, PACK_FONTS_MAX);
	} else {
		e = write_unbroken(output, pack.p, pack.n);
		j->pack = region_copy(&j->r, (struct span){(const char *)pack.p, pack.n});
		if (e)
			diag_report(&j->d, DIAG_ERROR, output, 0, "%s", file_reason(e));
	}
	buf_finish(&pack);
	return e;
}

/* All defects of the input are reported before any of them ends the run. */
static enum err run(struct job *j)
{
	enum err theme = themes_read(j->options->theme, &j->r, &j->d, &j->theme);
	enum err desk = read_desk(j);
	enum err e = input_read(j->options->paths, j->options->n_paths, &j->r, &j->d, &j->files);

	e = e ? e : desk;
	if (!e && j->options->review)
		e = spool_open(&j->spool, j->options->review, &j->r, &j->d);
	if (!e)
		e = compile_news(j);
	if (!e)
		e = theme;
	if (!e)
		e = make_fonts(j);
	if (!e)
		e = fit(j);
	take_kept(j);
	if (!e && j->d.n_errors)
		e = ERR_SYNTAX;
	return e ? e : write_pack(j);
}

/* Also of a corpus that gave no card: then it is wanted most. */
static enum err review(struct job *j)
{
	enum err e;

	if (!j->spool.file)
		return ERR_NONE;
	e = spool_sort(&j->spool, &j->d);
	if (e || !j->spool.entries.n)
		return e;
	return review_write(&j->spool, &j->news, &j->cards, j->pack, j->options->boards.name[0],
			    j->desk.file, &j->r, &j->d);
}

static void print_summary(const struct job *j)
{
	fprintf(stderr,
		"%s: %zu headlines, %zu quotes and %zu notices from %zu articles, %zu fonts, %zu "
		"KiB\n",
		j->options->output, j->cards.n_headlines, j->cards.n_quotes, j->cards.n_notices,
		j->news.n_articles - j->cards.n_notices, j->fonts.n, (j->pack.n + 1023) / 1024);
	parts_print(j->pack, &j->fonts, stderr);
}

int compile_main(int argc, char **argv)
{
	struct options options = {
		.output = "cards.pack", .theme = THEMES_DEFAULT, .news = NEWS_OPTIONS_DEFAULT};
	struct job job;
	int status = parse(argc, argv, &options);
	enum err e;

	if (status != COMMAND_GO_ON)
		return status;
	memset(&job, 0, sizeof job);
	job.options = &options;
	region_init(&job.r);
	diag_init(&job.d, command_print, stderr);
	e = run(&job);
	if (review(&job) && !e)
		e = ERR_IO;
	if (!e && (options.verbose || isatty(STDERR_FILENO)))
		print_summary(&job);
	spool_close(&job.spool);
	input_finish(&job.files);
	region_finish(&job.r);
	return e ? COMMAND_FAILED : COMMAND_OK;
}
