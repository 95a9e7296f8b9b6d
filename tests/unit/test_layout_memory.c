/* Layout takes no memory but its workspace: counted by standing in for the C library's malloc(). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "text/layout.h"

static struct glue glue;
static struct layout_work work;
static size_t n_taken;

/* The sanitizers stand in for it themselves. */
#ifndef __SANITIZE_ADDRESS__
#define IS_COUNTING true

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t count, size_t n);
void *__libc_realloc(void *p, size_t n);

void *malloc(size_t n)
{
	n_taken++;
	return __libc_malloc(n);
}

void *calloc(size_t count, size_t n)
{
	n_taken++;
	return __libc_calloc(count, n);
}

void *realloc(void *p, size_t n)
{
	n_taken++;
	return __libc_realloc(p, n);
}
#else
#define IS_COUNTING false
#endif

static int32_t advance(void *user, struct span text)
{
	(void)user;
	return (int32_t)utf8_count(text) * LAYOUT_EM / 2;
}

static const struct layout_font stub = {advance, NULL, NULL};
static const struct layout_box box = {.width_px = 300,
				      .height_px = 400,
				      .size_max_px = 40,
				      .size_min_px = 8,
				      .leading = 1200,
				      .ink = 1000,
				      .lines_max = LAYOUT_LINES_MAX};

static void fit(const char *text)
{
	struct layout l;
	struct layout_terms terms[LAYOUT_LINES_MAX];

	assert_int_equal(layout_fit(&work, &stub, &glue, span_of(text), &box, &l), ERR_NONE);
	assert_int_equal(layout_explain(&work, &stub, &glue, span_of(text), &box, &l, terms),
			 ERR_NONE);
}

static void layout_allocates_nothing_and_its_workspace_is_small(void **state)
{
	void *volatile probe;
	size_t before;

	(void)state;
	assert_true(sizeof work <= 32768);
	if (!IS_COUNTING)
		skip();
	before = n_taken;
	probe = malloc(1);
	assert_int_equal(n_taken, before + 1); /* it does count */
	free(probe);
	/* HarfBuzz prepares its tables of scripts, once. */
	fit("\xE6\xB8\xAF\xE3\x81\xAE\xE6\xA9\x8B");
	before = n_taken;
	fit("Ferries return");
	fit("The council of Porto votes 146 to 12 for a $4.2 billion tram line, says Mary Jones");
	fit("\xE6\xB8\xAF\xE3\x81\xAE\xE6\xA9\x8B\xE3\x80\x81\xE9\x96\x8B\xE9\x80\x9A");
	fit("an unconstitution\xC2\xAD"
	    "alinternationalisationofthings");
	assert_int_equal(n_taken, before);
}

static int load(void **state)
{
	(void)state;
	glue_load(&glue, "en");
	return glue.n == 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(layout_allocates_nothing_and_its_workspace_is_small),
	};

	return cmocka_run_group_tests(tests, load, NULL);
}
