/* cardc extract: all that is found in news text, shown or not, as JSON for programs. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/diag.h"
#include "base/region.h"
#include "cardc/command.h"
#include "cardc/found.h"
#include "cardc/input.h"
#include "cardc/jsonl.h"
#include "news/news.h"

enum form { FORM_NONE, FORM_DOCUMENT, FORM_LINES };

static void print_help(void)
{
	puts("Usage: cardc extract --json CORPUS...\n"
	     "       cardc extract --jsonl <LINES\n"
	     "Writes every quotation, headline and line class that is found, shown or not, with\n"
	     "the rule or the reason.\n\n"
	     "      --json   read files and folders as 'cardc compile' does; one JSON document:\n"
	     "               articles, junk_lines and quotes\n"
	     "      --jsonl  read lines of JSON, {\"id\": \"...\", \"text\": \"...\"}, from the "
	     "standard\n"
	     "               input, each text one article; answer each with a line: id, quotes,\n"
	     "               headline\n"
	     "      --help   this text\n\n"
	     "start and end of a quotation are bytes of the UTF-8 text; its lines count from 1.");
}

static enum err write_document(char *const *paths, size_t n, const struct lexicon *l,
			       struct region *r, struct diag *d)
{
	struct news_options options = NEWS_OPTIONS_DEFAULT;
	struct input_files files;
	struct news_result result;
	enum err e = input_read(paths, n, r, d, &files);
	char *text;

	if (e)
		return e;
	news_extract(l, files.items, files.n, &options, r, d, &result);
	text = found_document(&result);
	if (!text) {
		diag_report(d, DIAG_ERROR, "cardc", 0, "%s", err_text(ERR_MEMORY));
		return ERR_MEMORY;
	}
	puts(text);
	free(text);
	return d->n_errors ? ERR_SYNTAX : ERR_NONE;
}

static int run(enum form form, char *const *paths, size_t n)
{
	struct news_options options = NEWS_OPTIONS_DEFAULT;
	const struct lexicon *l;
	struct region r;
	struct diag d;
	enum err e;

	region_init(&r);
	diag_init(&d, command_print, stderr);
	e = lexicon_load("en", &r, &d, &l);
	if (!e && form == FORM_DOCUMENT)
		e = write_document(paths, n, l, &r, &d);
	else if (!e)
		e = jsonl_answer(l, &options, stdin, "stdin", stdout, &d);
	region_finish(&r);
	return e ? COMMAND_FAILED : COMMAND_OK;
}

static int take_option(void *user, int option, const char *value)
{
	enum form *form = user;
	enum form wanted = option == 'j' ? FORM_DOCUMENT : FORM_LINES;

	(void)value;
	if (*form != FORM_NONE && *form != wanted)
		return command_usage("extract", "--json and --jsonl exclude each other");
	*form = wanted;
	return COMMAND_GO_ON;
}

int extract_main(int argc, char **argv)
{
	static const struct option list[] = {
		{"json", no_argument, NULL, 'j'},
		{"jsonl", no_argument, NULL, 'l'},
		{"help", no_argument, NULL, COMMAND_HELP},
		{NULL, 0, NULL, 0},
	};
	const struct command_options options = {"extract", "", list, print_help, take_option};
	enum form form = FORM_NONE;
	int status = command_take(&options, argc, argv, &form);

	if (status != COMMAND_GO_ON)
		return status;
	if (form == FORM_NONE)
		return command_usage("extract", "--json or --jsonl is missing");
	if (form == FORM_LINES && optind < argc)
		return command_usage("extract", "--jsonl reads the standard input alone, not '%s'",
				     argv[optind]);
	if (form == FORM_DOCUMENT && optind == argc)
		return command_usage("extract", "no corpus is named");
	return run(form, argv + optind, (size_t)(argc - optind));
}
