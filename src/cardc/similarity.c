/* cardc similarity: pairs of headlines on the standard input, a figure a pair on the output. */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "base/diag.h"
#include "base/region.h"
#include "cardc/command.h"
#include "news/likeness.h"

#define INPUT_NAME "stdin"

struct measure {
	const struct likeness *likeness;
	struct diag d;
	uint32_t line;
};

static void print_help(void)
{
	puts("Usage: cardc similarity <PAIRS\n"
	     "Says of each pair of headlines on the standard input how likely they tell one "
	     "story:\n"
	     "a figure from 0.000 (nothing in common) to 1.000, a line for each line. A line is "
	     "two\n"
	     "texts with a tab between them, or a JSON object {\"a\": text, \"b\": text}. For a "
	     "line that\n"
	     "is neither an empty line is printed, and the exit status is 1 at the end.\n\n"
	     "      --help  this text");
	printf("\nOf two headlines at %d.%03d or more a compilation keeps one.\n",
	       LIKENESS_SAME / 1000, LIKENESS_SAME % 1000);
}

static void print_figure(const struct measure *m, struct span a, struct span b)
{
	struct region r;
	struct likeness_text x, y;
	int figure;

	region_init(&r);
	likeness_read(m->likeness, a, &r, &x);
	likeness_read(m->likeness, b, &r, &y);
	figure = likeness_of(&x, &y);
	printf("%d.%03d\n", figure / 1000, figure % 1000);
	region_finish(&r);
}

static void complain(struct measure *m, const char *reason)
{
	diag_report(&m->d, DIAG_ERROR, INPUT_NAME, m->line, "%s", reason);
	putchar('\n');
}

static void measure_tabbed(struct measure *m, struct span line)
{
	size_t tab = span_find(line, 0, "\t");

	if (tab == line.n)
		complain(m, "no tab: a line is two texts with a tab between them");
	else if (span_find(line, tab + 1, "\t") != line.n)
		complain(m, "more than one tab: a line is two texts");
	else
		print_figure(m, span_cut(line, 0, tab), span_cut(line, tab + 1, line.n));
}

static void measure_json(struct measure *m, struct span line)
{
	cJSON *o = cJSON_ParseWithLength(line.p, line.n);
	const char *a = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(o, "a"));
	const char *b = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(o, "b"));

	if (!o)
		complain(m, "not a JSON object");
	else if (!a || !b)
		complain(m, "the object needs two texts, \"a\" and \"b\"");
	else
		print_figure(m, span_of(a), span_of(b));
	cJSON_Delete(o);
}

static void measure_lines(struct measure *m)
{
	char *text = NULL;
	size_t max = 0;
	ssize_t n;

	while ((n = getline(&text, &max, stdin)) >= 0) {
		struct span line = {text, (size_t)n};

		m->line++;
		while (line.n && (line.p[line.n - 1] == '\n' || line.p[line.n - 1] == '\r'))
			line.n--;
		if (line.n && line.p[0] == '{')
			measure_json(m, line);
		else
			measure_tabbed(m, line);
	}
	free(text);
	if (ferror(stdin))
		diag_report(&m->d, DIAG_ERROR, INPUT_NAME, 0, "%s", strerror(errno));
}

static enum err run(struct region *r, struct measure *m)
{
	const struct lexicon *l;
	struct likeness *k;
	enum err e = lexicon_load("en", r, &m->d, &l);

	if (e)
		return e;
	k = likeness_create(l, r);
	m->likeness = k;
	measure_lines(m);
	likeness_destroy(k);
	return m->d.n_errors ? ERR_SYNTAX : ERR_NONE;
}

int similarity_main(int argc, char **argv)
{
	static const struct option list[] = {{"help", no_argument, NULL, COMMAND_HELP},
					     {NULL, 0, NULL, 0}};
	const struct command_options options = {"similarity", "", list, print_help, NULL};
	struct measure m = {0};
	struct region r;
	enum err e;
	int status = command_take(&options, argc, argv, NULL);

	if (status != COMMAND_GO_ON)
		return status;
	if (argc != optind)
		return command_usage("similarity", "pairs are read from the standard input only");
	region_init(&r);
	diag_init(&m.d, command_print, stderr);
	e = run(&r, &m);
	region_finish(&r);
	return e ? COMMAND_FAILED : COMMAND_OK;
}
