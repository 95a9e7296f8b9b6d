/*
 * How well headlines are broken into lines, and what it takes: `lines set PACK FILE` breaks each
 * line of FILE as the headline of a 43-inch panel, `lines judge PACK FILE` says how good such
 * breaks are, whoever made them. Both speak one format: "SIZE_PX MICROSECONDS", the lines, an empty
 * line. A last argument names another board. Prints, never judges in the sense of a test.
 *
 * The pairs that must stay together are listed here, apart from the glue tables of the program, so
 * that it is not measured by its own opinion.
 */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "config/board.h"
#include "draw/block.h"
#include "draw/style.h"
#include "draw/type.h"
#include "firmware/inputs.h"
#include "firmware/now.h"

#define LINE_BYTES 1000
#define LINES_MAX 16

static struct inputs in;
static struct style style;
static struct font_set fonts;
static struct glue glue;
static struct layout_work work;

static struct layout_box headline_box(void)
{
	return (struct layout_box){.width_px = rect_width(style.body),
				   .height_px = rect_height(style.body),
				   .size_max_px = style.headline_max,
				   .size_min_px = style.headline_min,
				   .leading = style.headline_leading,
				   .lines_max = style.headline_lines,
				   .hang_px = style.hang,
				   .loss_max = style.headline_loss};
}

static void set_one(struct span text)
{
	const struct layout_box box = headline_box();
	const struct block_tools tools = {&fonts, &work, &glue};
	struct block b = {.type = {THEME_HEADLINE, 0, 0, SCENE_TEXT}, .text = text};
	int64_t start = now_steady_us();
	enum err e = block_fit(&b, &tools, &box);
	int64_t took = now_steady_us() - start;

	if (e)
		return;
	printf("%d %d\n", (int)b.layout.size_px, (int)took);
	for (size_t i = 0; i < b.layout.n_lines; i++)
		printf("%.*s\n", b.layout.line[i].end - b.layout.line[i].start,
		       text.p + b.layout.line[i].start);
	putchar('\n');
}

/* Words that hold what follows. */
static bool is_holding(struct span word)
{
	static const char *const words[] = {
		"a",	   "an",    "the",    "of",	 "in",	    "on",	 "at",
		"to",	   "for",   "with",   "by",	 "from",    "as",	 "into",
		"over",	   "after", "before", "against", "about",   "under",	 "not",
		"never",   "no",    "my",     "his",	 "her",	    "its",	 "their",
		"our",	   "Mr",    "Mrs",    "Ms",	 "Dr",	    "President", "Minister",
		"Senator", "Pope",  "King",   "Queen",	 "General", "Sir"};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (span_equal_nocase(word, span_of(words[i])))
			return true;
	return false;
}

/* "40 | people"; not "kills 40, | wounds two", "kills 40 | in market". */
static bool is_counting(struct span word, struct span next)
{
	return word.n && isdigit((unsigned char)word.p[0]) &&
	       (isalnum((unsigned char)word.p[word.n - 1]) || word.p[word.n - 1] == '%') &&
	       !is_holding(next);
}

static struct span last_word(struct span line)
{
	size_t i = line.n;

	while (i && line.p[i - 1] != ' ')
		i--;
	return span_cut(line, i, line.n);
}

static struct span first_word(struct span line)
{
	return span_cut(line, 0, span_find(line, 0, " "));
}

static bool is_capital(struct span word)
{
	return word.n > 1 && isupper((unsigned char)word.p[0]) &&
	       islower((unsigned char)word.p[1]) && isalpha((unsigned char)word.p[word.n - 1]);
}

/* Of a headline that capitalises most of its words a capital tells nothing. */
static bool is_title_case(const struct span *line, size_t n)
{
	size_t n_words = 0, n_capitals = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t at = 0; at < line[i].n; at = span_find(line[i], at, " ") + 1) {
			n_words++;
			n_capitals += isupper((unsigned char)line[i].p[at]) != 0;
		}
	return n_capitals * 10 > n_words * 7;
}

/* Must the break behind LINE[I] not be? */
static bool is_bad(const struct span *line, size_t n, size_t i)
{
	struct span a = last_word(line[i]), b = first_word(line[i + 1]);

	if (is_holding(a) || is_counting(a, b))
		return true;
	return is_capital(a) && is_capital(b) && !(i == 0 && a.n == line[0].n) &&
	       !is_title_case(line, n);
}

static bool ends_phrase(struct span line)
{
	return line.n && ispunct((unsigned char)line.p[line.n - 1]);
}

struct verdict {
	size_t n_texts, n_broken, n_lines, n_bad, n_lone, n_holes;
	double ragged, size, us[20000];
};

static void judge_one(struct verdict *v, const struct span *line, size_t n, int size, int us)
{
	double width[LINES_MAX], widest = 0, sum = 0;

	if (v->n_texts < COUNT_OF(v->us))
		v->us[v->n_texts] = us;
	v->n_texts++;
	v->n_lines += n;
	v->size += size;
	if (n < 2)
		return;
	v->n_broken++;
	for (size_t i = 0; i < n; i++) {
		width[i] = font_advance(&fonts, THEME_HEADLINE, line[i]);
		widest = MAX_OF(widest, width[i]);
		if (i + 1 < n)
			v->n_bad += is_bad(line, n, i);
	}
	for (size_t i = 0; i < n; i++)
		sum += 1 - width[i] / widest;
	for (size_t i = 1; i + 1 < n; i++)
		v->n_holes += width[i] < widest / 2 && !ends_phrase(line[i]);
	v->ragged += sum / (double)n;
	v->n_lone += width[n - 1] < widest / 3;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void judge(FILE *f)
{
	static struct verdict v;
	static char text[LINES_MAX][LINE_BYTES];
	struct span line[LINES_MAX];
	char head[LINE_BYTES];

	while (fgets(head, sizeof head, f)) {
		int size = 0, us = 0;
		size_t n = 0;

		if (sscanf(head, "%d %d", &size, &us) != 2)
			continue;
		while (n < LINES_MAX && fgets(text[n], LINE_BYTES, f)) {
			line[n] = span_trim(span_of(text[n]));
			if (line[n].n == 0)
				break;
			n++;
		}
		judge_one(&v, line, n, size, us);
	}
	if (v.n_texts == 0 || v.n_broken == 0)
		return;
	qsort(v.us, MIN_OF(v.n_texts, COUNT_OF(v.us)), sizeof v.us[0], compare);
	printf("%zu headlines, %zu lines, mean size %.0f px: bad breaks %.2f %% of lines, "
	       "raggedness %.2f %%, last line under a third %zu, under a half in mid-block %zu; "
	       "fit %.3f ms median\n",
	       v.n_texts, v.n_lines, v.size / (double)v.n_texts,
	       100.0 * (double)v.n_bad / (double)v.n_lines, 100.0 * v.ragged / (double)v.n_broken,
	       v.n_lone, v.n_holes, v.us[MIN_OF(v.n_texts, COUNT_OF(v.us)) / 2] / 1000);
}

int main(int argc, char **argv)
{
	struct diag d;
	char line[LINE_BYTES];
	FILE *f = argc == 4 || argc == 5 ? fopen(argv[3], "r") : NULL;

	diag_init(&d, diag_print, stderr);
	if (!f || inputs_open(&in, argv[2], argc == 5 ? argv[4] : "hd43", &d) ||
	    type_open_fonts(&fonts, &in.pack)) {
		fputs("usage: lines set|judge|box PACK FILE [BOARD]\n", stderr);
		return 2;
	}
	style_init(&style, &in.board, &in.theme);
	glue_load(&glue, "en");
	if (strcmp(argv[1], "judge") == 0)
		judge(f);
	else if (strcmp(argv[1], "box") == 0)
		printf("%d %d %d %d %d %d\n", (int)headline_box().width_px,
		       (int)headline_box().height_px, (int)style.headline_max,
		       (int)style.headline_least, (int)style.headline_leading,
		       (int)style.headline_lines);
	else
		while (fgets(line, sizeof line, f))
			set_one(span_trim(span_of(line)));
	fclose(f);
	font_finish(&fonts);
	inputs_close(&in);
	return 0;
}
