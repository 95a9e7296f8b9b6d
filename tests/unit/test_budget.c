/* The player on the heap of an image, under a limit of memory that the kernel keeps: a minute fits,
 * and where none is left a card is refused and the show goes on. The clock is the test's own. (The
 * heaps of sanitizers end the program where they get no memory.) */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/base.h"
#include "firmware/budget.h"
#include "firmware/display_dimmed.h"
#include "firmware/kiosk.h"
#include "firmware/memory.h"
#include "own_clock.h"
#include "own_heap.h"
#include "show_packs.h"

#define WIDTH 1280
#define HEIGHT 800
#define GROWTH_KIB 2048 /* board/.../facts */

/* What is left of the heap, taken piece by piece. */
struct piece {
	struct piece *next;
};

static struct piece *taken;

static void *take_piece(size_t n)
{
	struct piece *p = malloc(n);

	if (!p)
		return NULL;
	p->next = taken;
	taken = p;
	return p;
}

static void take_all(void)
{
	for (size_t n = 1 << 20; n >= sizeof(struct piece); n /= 2)
		while (take_piece(n))
			continue;
}

static void give_all(void)
{
	while (taken) {
		struct piece *p = taken;

		taken = p->next;
		free(p);
	}
}

static struct canvas screen;
static unsigned n_presented;
static bool must_take_all;
static long limit_kib, most_kib;

static struct canvas *canvas(struct display *d)
{
	(void)d;
	return &screen;
}

static enum err present(struct display *d, const struct rect *rects, size_t n)
{
	long kib = memory_data_kib();

	(void)d;
	(void)rects;
	(void)n;
	limit_kib = budget_kib();
	most_kib = MAX_OF(most_kib, kib);
	if (n_presented++ == 0 && must_take_all)
		take_all();
	return ERR_NONE;
}

static enum display_event wait_event(struct display *d, int64_t timeout_ms)
{
	(void)d;
	own_clock_set(clock_us + MAX_OF(timeout_ms, 1) * 1000);
	return DISPLAY_NOTHING;
}

static const struct display_ops ops = {
	.name = "fake", .canvas = canvas, .present = present, .wait = wait_event};

static struct show_packs packs;
static struct inputs in;
static struct kiosk_stats stats;
static unsigned n_for_memory;

static void hear(void *user, enum diag_level level, const char *file, uint32_t line,
		 const char *message)
{
	(void)user;
	(void)level;
	(void)file;
	(void)line;
	n_for_memory += strstr(message, "cannot be set") && strstr(message, err_text(ERR_MEMORY));
}

static enum err play(int64_t for_ms)
{
	struct display display = {.ops = &ops};
	const struct kiosk_options o = {.speed = 1000, .for_ms = for_ms, .growth_kib = GROWTH_KIB};
	struct diag d;
	enum err e;

	own_clock_set(0);
	is_synchronised = true;
	n_presented = n_for_memory = 0;
	most_kib = 0;
	diag_init(&d, hear, NULL);
	e = kiosk_run(&in, &display, &o, &stats, &d);
	budget_lift();
	give_all();
	return e;
}

static void ten_minutes_of_cards_stay_within_the_limit(void **state)
{
	(void)state;
	if (!OWN_HEAP_IS_POOL)
		skip();
	must_take_all = false;
	assert_int_equal(play(600000), ERR_NONE);
	assert_true(limit_kib > 0);
	assert_true(most_kib <= limit_kib);
	assert_int_equal(stats.n_refused, 0);
	assert_int_equal(budget_kib(), -1);
	printf("# %ld KiB at most, of %ld\n", most_kib, limit_kib);
}

static void where_no_memory_is_left_a_card_is_refused_and_the_show_goes_on(void **state)
{
	(void)state;
	if (!OWN_HEAP_IS_POOL)
		skip();
	must_take_all = true;
	assert_int_equal(play(600000), ERR_NONE);
	assert_true(most_kib <= limit_kib);
	assert_true(n_for_memory > 0);
	assert_true(n_presented > 100);
	must_take_all = false;
	assert_int_equal(play(60000), ERR_NONE);
	assert_int_equal(n_for_memory, 0);
}

static void a_limit_is_what_is_taken_and_what_may_come(void **state)
{
	struct diag d;
	long kib;

	(void)state;
	if (!OWN_HEAP_IS_POOL)
		skip();
	diag_init(&d, NULL, NULL);
	budget_lift();
	assert_int_equal(budget_kib(), -1);
	budget_set(0, &d);
	assert_int_equal(budget_kib(), -1);
	budget_set(512, &d);
	kib = budget_kib();
	assert_in_range(kib, memory_data_kib() + 256, memory_data_kib() + 512);
	budget_add_px(256 * 100); /* 4 bytes each */
	assert_int_equal(budget_kib(), kib + 100);
	budget_lift();
	budget_add_px(256 * 100);
	assert_int_equal(budget_kib(), -1);
}

static void nothing(struct display *d)
{
	(void)d;
}

static void a_canvas_that_is_taken_later_comes_on_top_of_the_limit(void **state)
{
	static const struct display_ops inner_ops = {
		.name = "fake", .canvas = canvas, .present = present, .close = nothing};
	struct display inner = {.ops = &inner_ops};
	struct display *dimmed;
	struct diag d;

	(void)state;
	if (!OWN_HEAP_IS_POOL)
		skip();
	diag_init(&d, NULL, NULL);
	assert_int_equal(display_dimmed_open(&inner, "/no/such/folder", &dimmed), ERR_NONE);
	budget_set(64, &d);
	dimmed->ops->dim(dimmed, 50);
	assert_ptr_not_equal(dimmed->ops->canvas(dimmed), &screen);
	budget_lift();
	dimmed->ops->close(dimmed);
}

static int set_up(void **state)
{
	struct diag d;

	(void)state;
	diag_init(&d, diag_print, stderr);
	if (show_packs_open(&packs))
		return -1;
	in.pack = packs.pack;
	in.theme = packs.theme;
	if (board_read(&in.board, span_of("[panel]\nwidth_px = 1280\nheight_px = 800\n"), "panel",
		       &d))
		return -1;
	screen = (struct canvas){calloc((size_t)WIDTH * HEIGHT, 4), WIDTH, HEIGHT, WIDTH};
	return screen.px ? 0 : -1;
}

static int tear_down(void **state)
{
	(void)state;
	free(screen.px);
	show_packs_close(&packs);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ten_minutes_of_cards_stay_within_the_limit),
		cmocka_unit_test(where_no_memory_is_left_a_card_is_refused_and_the_show_goes_on),
		cmocka_unit_test(a_limit_is_what_is_taken_and_what_may_come),
		cmocka_unit_test(a_canvas_that_is_taken_later_comes_on_top_of_the_limit),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
