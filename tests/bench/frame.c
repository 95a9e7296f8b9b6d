/*
 * What a frame costs: setting a card, painting it whole, a refresh of the crawl, a look into the
 * schedule. Medians over all cards of the default pack, or over many refreshes. Prints, never
 * judges.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/base.h"
#include "base/file.h"
#include "firmware/inputs.h"
#include "firmware/now.h"
#include "firmware/theatre.h"

#define REFRESHES 3600 /* a minute */
#define SCHEDULE_CARDS 60000
#define QUERIES 200000
#define NOON INT64_C(1755864000000)

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a;
	double y = *(const double *)b;

	return (x > y) - (x < y);
}

static void print(const char *what, const char *unit, double *v, size_t n)
{
	qsort(v, n, sizeof *v, compare);
	printf("%-44s %9.3f %s median, %9.3f worst of %zu\n", what, v[n / 2], unit, v[n - 1], n);
}

static double since(int64_t start_us)
{
	return (double)(now_steady_us() - start_us) / 1000;
}

static void measure_cards(struct stage *s, struct canvas *c, uint32_t n, const char *panel)
{
	double *set = malloc(n * sizeof *set);
	double *paint = malloc(n * sizeof *paint);
	char what[64];

	if (!set || !paint)
		exit(1);
	for (uint32_t i = 0; i < n; i++) {
		struct stage_time t = {NOON, 0};
		struct stage_damage damage;
		int64_t start = now_steady_us();

		if (stage_hold(s, i))
			printf("card %u cannot be set\n", (unsigned)i + 1);
		set[i] = since(start);
		stage_set_time(s, &t, &damage);
		start = now_steady_us();
		stage_paint(s, c, canvas_bounds(c));
		paint[i] = since(start);
	}
	stage_release(s);
	snprintf(what, sizeof what, "%s: set a card (fit, shape, rasterise)", panel);
	print(what, "ms", set, n);
	snprintf(what, sizeof what, "%s: paint the whole picture", panel);
	print(what, "ms", paint, n);
	free(set);
	free(paint);
}

/* Of the processor, for what is judged against the length of a refresh: other programs do not
 * count. */
static double own_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void measure_crawl(struct stage *s, struct canvas *c, const char *panel)
{
	static double v[REFRESHES];
	struct stage_time t = {NOON, 0};
	struct stage_damage damage;
	char what[64];

	stage_set_time(s, &t, &damage);
	stage_paint(s, c, canvas_bounds(c));
	for (size_t i = 0; i < REFRESHES; i++) {
		double start;

		t.utc_ms = stage_next_ms(s);
		start = own_ms();
		stage_set_time(s, &t, &damage);
		for (size_t k = 0; k < damage.n; k++)
			stage_paint(s, c, damage.rect[k]);
		v[i] = own_ms() - start;
	}
	snprintf(what, sizeof what, "%s: a refresh of the crawl, cards included", panel);
	print(what, "ms", v, REFRESHES);
}

static void measure_panel(const char *board)
{
	static struct inputs in;
	static struct theatre theatre;
	struct canvas c;
	struct diag d;
	const char *folder = getenv("B");
	char pack[256];
	char path[64];
	int64_t start;

	diag_init(&d, diag_print, stderr);
	snprintf(pack, sizeof pack, "%s/default.pack", folder ? folder : "build/release");
	snprintf(path, sizeof path, "board/%s.ini", board);
	if (inputs_open(&in, pack, path, &d))
		exit(1);
	start = now_steady_us();
	if (theatre_open(&theatre, &in, in.board.width_px, in.board.height_px))
		exit(1);
	printf("%s: set up the stage %.1f ms; its block %zu KiB, %zu in use\n", board, since(start),
	       theatre.arena.size / 1024, theatre.arena.used / 1024);
	c.width = c.stride_px = in.board.width_px;
	c.height = in.board.height_px;
	c.px = malloc((size_t)c.width * (size_t)c.height * 4);
	if (!c.px)
		exit(1);
	measure_cards(&theatre.stage, &c, pack_n_cards(&in.pack), board);
	measure_crawl(&theatre.stage, &c, board);
	free(c.px);
	theatre_close(&theatre);
	inputs_close(&in);
}

static void fill_schedule(struct schedule_card *cards, struct pack_timing *times, int kind)
{
	static const char *const hours[] = {"mon-fri 08:00-18:00", "daily 22:00-06:00",
					    "sat,sun 10:00-14:00"};

	for (uint32_t i = 0; i < SCHEDULE_CARDS; i++) {
		cards[i].article = i / 4;
		cards[i].voice = i % 7 ? i % 1000 : 0;
		cards[i].dwell_ms = 2000 + (int32_t)(i % 180) * 100;
		if (kind > 0)
			times[i].weight = 1 + i % PACK_WEIGHT_MAX;
		if (kind > 1 && i % 2)
			times[i].hours = span_of(hours[i % COUNT_OF(hours)]);
	}
}

/* Look-ups within the round that is on: 60,000 cards, of weight one; of all weights; and half of
 * them with hours, so that a round is cut short. */
static void measure_schedule(const char *what, int kind)
{
	struct schedule_card *cards = calloc(SCHEDULE_CARDS, sizeof *cards);
	struct pack_timing *times = calloc(SCHEDULE_CARDS, sizeof *times);
	struct schedule_facts facts = {cards, times, SCHEDULE_CARDS, NULL, 1};
	struct schedule s;
	struct schedule_slot slot;
	struct arena a;
	size_t n;
	int64_t start, length, from;
	uint64_t sum = 0;
	double setup;

	if (!cards || !times)
		exit(1);
	fill_schedule(cards, times, kind);
	n = schedule_bytes_of(&facts);
	arena_init(&a, malloc(n), n);
	start = now_steady_us();
	if (!a.block || schedule_init_of(&s, &facts, &a))
		exit(1);
	setup = since(start);
	start = now_steady_us();
	schedule_at(&s, NOON, &slot);
	printf("schedule of %d cards, %s: %zu KiB, set up in %.1f ms, a first look %.1f ms\n",
	       SCHEDULE_CARDS, what, n / 1024, setup, since(start));
	from = slot.round_start_ms;
	length = slot.round_end_ms - slot.round_start_ms;
	start = now_steady_us();
	for (int64_t i = 0; i < QUERIES; i++) {
		schedule_at(&s, from + i * INT64_C(99999989) % length, &slot);
		sum += slot.card;
	}
	printf("schedule of %d cards, %s: %.0f ns a query (%llu)\n", SCHEDULE_CARDS, what,
	       since(start) * 1e6 / QUERIES, (unsigned long long)(sum % 10));
	free(cards);
	free(times);
	free(a.block);
}

/* Packs no order of which is good: N cards, all combinations of so many articles and speakers. */
static const struct {
	uint32_t n, n_articles, n_voices;
} adversary[] = {
	{20, 1, 0},   {100, 1, 4},   {200, 2, 2},   {200, 2, 3},
	{1000, 2, 3}, {60000, 1, 4}, {60000, 2, 2}, {60000, 2, 3},
};

static void measure_adversary(size_t k)
{
	static double cold[20], next[COUNT_OF(cold)];
	static struct schedule_card cards[SCHEDULE_CARDS];
	uint32_t n = adversary[k].n;
	struct schedule_facts facts = {cards, NULL, n, NULL, 1};
	size_t n_bytes = schedule_bytes_of(&facts);
	void *block = malloc(n_bytes);
	int64_t cycle_ms = (int64_t)n * 5000;
	struct schedule s;
	struct schedule_slot slot;
	struct arena a;
	char what[64];

	for (uint32_t i = 0; i < n; i++) {
		uint32_t voices = adversary[k].n_voices;

		cards[i].article = i % adversary[k].n_articles;
		cards[i].voice = voices ? 1 + i / adversary[k].n_articles % voices : 0;
		cards[i].dwell_ms = 5000;
	}
	arena_init(&a, block, n_bytes);
	if (!block || schedule_init_of(&s, &facts, &a))
		exit(1);
	for (size_t i = 0; i < COUNT_OF(cold); i++) {
		int64_t cycle = 1000 + (int64_t)i * 10;
		int64_t start = now_steady_us();

		schedule_at(&s, cycle * cycle_ms, &slot);
		cold[i] = since(start);
		start = now_steady_us();
		schedule_at(&s, (cycle + 1) * cycle_ms, &slot);
		next[i] = since(start);
	}
	snprintf(what, sizeof what, "%u cards, %u articles, %u speakers: any cycle", (unsigned)n,
		 (unsigned)adversary[k].n_articles, (unsigned)adversary[k].n_voices);
	print(what, "ms", cold, COUNT_OF(cold));
	print("... the next cycle", "ms", next, COUNT_OF(next));
	free(block);
}

int main(void)
{
	static const char *const boards[] = {"hd43", "hd32", "pi7", "portrait43"};

	for (size_t i = 0; i < COUNT_OF(boards); i++)
		measure_panel(boards[i]);
	measure_schedule("of one weight", 0);
	measure_schedule("of all weights", 1);
	measure_schedule("half with hours", 2);
	for (size_t k = 0; k < COUNT_OF(adversary); k++)
		measure_adversary(k);
	return 0;
}
