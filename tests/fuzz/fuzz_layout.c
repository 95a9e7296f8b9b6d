/*
 * Any bytes as a text in any box, with a font of varying widths: the layout must keep its promises.
 * Input: four bytes for the box, then the text.
 */
#include <stdint.h>
#include <stdlib.h>

#include "base/base.h"
#include "base/utf8.h"
#include "text/curl.h"
#include "text/layout.h"
#include "text/soft.h"
#include "target.h"

static int32_t advance(void *user, struct span text)
{
	int32_t sum = 0;
	size_t len;

	(void)user;
	for (size_t at = 0; at < text.n; at += len)
		sum += 200 + (int32_t)(utf8_at(text, at, &len) * 31 % 700);
	return sum;
}

static int32_t width(void *user, struct span text, int32_t size_px)
{
	return (advance(user, text) * size_px + LAYOUT_EM - 1) / LAYOUT_EM + size_px % 3;
}

static void require(int holds)
{
	if (!holds)
		abort();
}

/* Lines in order, within the box, whole characters, at an allowed size. */
static void check(const struct layout *l, const struct layout_box *box, struct span text)
{
	size_t at = 0;

	require(l->n_lines >= 1 && l->n_lines <= (size_t)box->lines_max);
	require(l->size_px >= box->size_min_px && l->size_px <= box->size_max_px);
	require(layout_height(box, l->size_px, l->n_lines) <= box->height_px);
	for (size_t i = 0; i < l->n_lines; i++) {
		const struct layout_line *line = &l->line[i];

		require(line->start >= at && line->end > line->start && line->end <= text.n);
		require(line->start + line->hang <= line->end);
		require(line->width_px <= box->width_px);
		at = line->end;
	}
}

/* The terms of the lines are the cost. */
static void explain(struct layout_work *work, const struct layout_font *font,
		    const struct glue *glue, struct span text, const struct layout_box *box,
		    const struct layout *l)
{
	struct layout_terms terms[LAYOUT_LINES_MAX];
	int64_t sum = 0;

	require(layout_explain(work, font, glue, text, box, l, terms) == ERR_NONE);
	for (size_t i = 0; i < l->n_lines; i++)
		sum += layout_terms_sum(&terms[i]);
	require(sum == l->cost);
}

/* What is set for TEXT stays in its room, and is text. */
static void check_marks(struct span text, struct span language, size_t max)
{
	static char set[4096], soft[4096];
	struct span printed;

	if (utf8_check(text) != text.n || text.n * 3 > sizeof set)
		return;
	printed = curl_text(text, language, set, max);
	require(printed.p == text.p || printed.n <= max);
	printed = curl_text(text, language, set, sizeof set);
	require(utf8_check(printed) == printed.n);
	printed = soft_insert(text, text, soft, max);
	require(printed.p == text.p || printed.n <= max);
	printed = soft_strip(text, soft);
	require(!soft_has(printed) && utf8_check(printed) == printed.n);
}

static const char *const languages[] = {"en", "de", "fr", "es",		"hi",
					"ru", "el", "xx", CURL_STRAIGHT};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct layout_work work;
	static struct glue glue;
	const struct layout_font font = {advance, width, NULL};
	struct span text = {(const char *)data + 4, size < 4 ? 0 : size - 4};
	struct layout_box box;
	struct layout l;

	if (size < 4)
		return 0;
	box = (struct layout_box){.width_px = 8 * data[0],
				  .height_px = 4 * data[1],
				  .size_max_px = 10 + data[2] % 100,
				  .size_min_px = data[2] % 40,
				  .leading = 900 + 4 * data[3],
				  .ink = 1000 + data[3],
				  .lines_max = data[3] % (LAYOUT_LINES_MAX + 2),
				  .hang_px = data[1] % 32};
	glue_use(&glue, span_of(languages[data[2] % COUNT_OF(languages)]));
	check_marks(text, span_of(languages[data[2] % COUNT_OF(languages)]), data[0]);
	if (layout_fit(&work, &font, &glue, text, &box, &l) == ERR_NONE) {
		check(&l, &box, text);
		explain(&work, &font, &glue, text, &box, &l);
	}
	return 0;
}
