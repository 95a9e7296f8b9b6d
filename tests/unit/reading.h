/*
 * reading.h - for tests of what gives texts one by one: the first of them and the messages, kept.
 */
#ifndef TESTS_UNIT_READING_H
#define TESTS_UNIT_READING_H

#include <stdlib.h>

#include "base/region.h"
#include "news/corpus.h"
#include "reports.h"

#define READING_KEPT 8

struct reading {
	struct region r;
	struct reports reports;
	struct news_file items[READING_KEPT];
	size_t n_items;
	enum err e;
};

/* cmocka's set-up and tear-down of a test whose state is a reading. */
static inline int reading_open(void **state)
{
	struct reading *rd = calloc(1, sizeof *rd);

	if (!rd)
		return -1;
	region_init(&rd->r);
	*state = rd;
	return 0;
}

static inline int reading_close(void **state)
{
	struct reading *rd = *state;

	region_finish(&rd->r);
	free(rd);
	return 0;
}

static inline void reading_begin(struct reading *rd)
{
	reports_init(&rd->reports);
	rd->n_items = 0;
}

/* What the reader calls for each text. */
static inline void reading_keep(void *user, const struct news_file *text)
{
	struct reading *rd = user;

	if (rd->n_items < READING_KEPT)
		rd->items[rd->n_items] = *text;
	rd->n_items++;
}

static inline void assert_span(struct span got, const char *expected)
{
	if (!span_is(got, expected))
		fail_msg("got '%.*s', expected '%s'", (int)got.n, got.n ? got.p : "", expected);
}

#endif
