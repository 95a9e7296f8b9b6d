/*
 * news_fixture.h - the word tables and a region, and TEXT taken through the first steps of the news
 * room, for the unit tests of that room.
 */
#ifndef NEWS_FIXTURE_H
#define NEWS_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "news/corpus.h"
#include "news/lineclass.h"
#include "news/looks.h"
#include "news/segment.h"

struct fixture {
	struct region r;
	struct diag d;
	const struct lexicon *l;
	struct news_file file;
	struct news_paras paras;
	struct profile *profiles;
	struct news_articles articles;
};

static inline int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);

	diag_init(&f->d, NULL, NULL);
	region_init(&f->r);
	*state = f;
	return lexicon_load("en", &f->r, &f->d, &f->l) != ERR_NONE;
}

static inline int tear_down(void **state)
{
	struct fixture *f = *state;

	region_finish(&f->r);
	free(f);
	return 0;
}

static inline enum err read_bytes(struct fixture *f, struct span bytes)
{
	f->file = (struct news_file){"t.txt", bytes, NULL};
	f->paras = (struct news_paras){NULL, 0, 0};
	f->articles = (struct news_articles){NULL, 0, 0};
	f->d.n_errors = f->d.n_warnings = 0;
	return corpus_read(&f->file, &f->r, &f->d, &f->paras);
}

static inline void class_text(struct fixture *f, const char *text)
{
	assert_int_equal(read_bytes(f, span_of(text)), ERR_NONE);
	f->profiles = region_take_array(&f->r, f->paras.n + 1, sizeof *f->profiles);
	for (size_t i = 0; i < f->paras.n; i++) {
		profile_make(f->l, &f->paras.items[i], &f->r, &f->profiles[i]);
		looks_set(f->l, &f->paras.items[i], &f->r, &f->profiles[i]);
	}
	lineclass_mark(f->l, &f->paras, f->profiles, &f->r);
}

static inline void segment_text(struct fixture *f, const char *text)
{
	class_text(f, text);
	segment_cut(f->l, &f->file, &f->paras, f->profiles, &f->r, &f->articles);
}

#define NEWS_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static inline void assert_span_equal(struct span got, const char *expected)
{
	if (!span_is(got, expected))
		fail_msg("got '%.*s', expected '%s'", (int)got.n, got.n ? got.p : "", expected);
}

#endif
