/*
 * A year of a kiosk in less than a minute: all of it but its display and its clocks, at 1920 x
 * 1080, with all its deadlines. Clocks are set, displays fail, packs are exchanged, keys and
 * signals come at random moments. DAYS sets how long it is (4).
 *
 * One card in a thousand is set in earnest, and its pictures are painted; the others stay without
 * marks, and a display without rows has them painted. (The linker puts the functions here in the
 * place of card_build(), face_build() and the heap's, for this test alone.) On the first day
 * nothing happens but cards, and for three rounds all of them are set in earnest. The clock is set
 * so that the last day is the first one once more: then the heap has as many pieces as it had, and
 * its block has not grown for holes.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/base.h"
#include "base/civil.h"
#include "draw/card.h"
#include "firmware/kiosk.h"
#include "firmware/now.h"
#include "firmware/theatre.h"
#include "own_heap.h"
#include "show_packs.h"

#define START INT64_C(1755864000000) /* 2025-08-22 12:00 UTC */
#define SECOND INT64_C(1000000)
#define DAY_US (86400 * SECOND)
#define ONE_IN 1000
#define ROUNDS 3
#define WIDTH 1920
#define HEIGHT 1080
#define BEAT_US (15 * SECOND)

/* ---- the clocks, in place of firmware/now.c */

static int64_t clock_us, wall_us; /* since the start */
static bool wall_stands, is_synchronised = true;

int64_t now_steady_us(void)
{
	return clock_us + 1;
}

int64_t now_utc_ms(void)
{
	return START + wall_us / 1000;
}

/* Berlin, as far as it matters: summer from April to October. */
int32_t now_offset_s(int64_t utc_ms)
{
	int64_t days = utc_ms / CIVIL_DAY_MS % 365;

	return days > 88 && days < 300 ? 7200 : 3600;
}

bool now_has_zone(const char *name)
{
	(void)name;
	return true;
}

bool now_set_zone(const char *name)
{
	(void)name;
	return true;
}

bool now_is_synchronised(void)
{
	return is_synchronised;
}

static void pass(int64_t us)
{
	clock_us += us;
	wall_us += wall_stands ? 0 : us;
}

/* ---- what is counted, and what is left out */

static uint64_t n_set, n_set_in_earnest, n_faces, n_painted;
static uint64_t must_set;	 /* so many cards more in earnest */
static bool must_set_faces;	 /* all of them */
static bool is_in_earnest;	 /* the card that was set last: it is painted, too */
static bool may_allocate = true; /* while stages are opened and pictures saved */
static uint64_t n_allocated;	 /* otherwise */

enum err __real_card_build(const struct style *s, struct font_set *fonts, struct layout_work *work,
			   struct glue *glue, const struct pack_card *card, struct scene *out,
			   struct card_report *report);
enum err __wrap_card_build(const struct style *s, struct font_set *fonts, struct layout_work *work,
			   struct glue *glue, const struct pack_card *card, struct scene *out,
			   struct card_report *report);
enum err __real_face_build(const struct style *s, struct font_set *fonts,
			   const struct face_time *time, struct scene *out);
enum err __wrap_face_build(const struct style *s, struct font_set *fonts,
			   const struct face_time *time, struct scene *out);
void *__real_malloc(size_t n);
void *__wrap_malloc(size_t n);
void *__real_calloc(size_t n, size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t n);
void *__wrap_realloc(void *p, size_t n);

enum err __wrap_card_build(const struct style *s, struct font_set *fonts, struct layout_work *work,
			   struct glue *glue, const struct pack_card *card, struct scene *out,
			   struct card_report *report)
{
	is_in_earnest = ++n_set % ONE_IN == 0;
	if (must_set == 0 && !is_in_earnest)
		return ERR_NONE;
	must_set -= must_set > 0;
	n_set_in_earnest++;
	return __real_card_build(s, fonts, work, glue, card, out, report);
}

enum err __wrap_face_build(const struct style *s, struct font_set *fonts,
			   const struct face_time *time, struct scene *out)
{
	if (!must_set_faces && ++n_faces % ONE_IN && !is_in_earnest)
		return ERR_NONE;
	return __real_face_build(s, fonts, time, out);
}

void *__wrap_malloc(size_t n)
{
	n_allocated += !may_allocate;
	return __real_malloc(n);
}

void *__wrap_calloc(size_t n, size_t size)
{
	n_allocated += !may_allocate;
	return __real_calloc(n, size);
}

void *__wrap_realloc(void *p, size_t n)
{
	n_allocated += !may_allocate;
	return __real_realloc(p, n);
}

/* ---- two packs, a supply that exchanges them, and company */

static struct inputs packs[2];
static int in_use, loaded;
static struct buf small_bytes;
static struct bell bell;
static struct pulse pulse;
static struct diary diary;
static struct log the_log;
static struct diag diag;
static unsigned n_reloads, n_bad;
static bool is_bad; /* the next one that is loaded */

static const struct inputs *load(void *user, struct diag *d)
{
	(void)user;
	if (is_bad) {
		diag_report(d, DIAG_ERROR, "bad.pack", 0, "a bad pack");
		n_bad++;
		return NULL;
	}
	loaded = !in_use;
	return &packs[loaded];
}

static void settle(void *user, bool is_taken)
{
	(void)user;
	assert_true(is_taken);
	in_use = loaded;
	n_reloads++;
}

/* ---- the display, and what happens */

static struct year {
	int64_t days;
	int64_t quiet_from_us, end_us; /* of the last day */
	int64_t next_us;	       /* event */
	int64_t wall_runs_us;	       /* where it stands: until then */
	int64_t second;		       /* of the clock, and how many wake-ups it has had */
	unsigned n_in_second, n_in_second_max;
	uint64_t n_wakeups, n_presented, n_events, n_failures, n_resizes, n_clock_steps;
	uint64_t n_drawn; /* pictures that were compared */
	struct heap_use heap_first, heap_last;
	bool is_live, was_swapped; /* on the last day */
	bool is_failing, is_off, is_seen;
	int rows; /* what the canvas has at the moment */
} year;

static struct canvas screen, full;
static const int sizes[][2] = {{WIDTH, HEIGHT}, {WIDTH, HEIGHT}, {1280, 720}, {20, 20}};
static int size;

static struct canvas *canvas(struct display *d)
{
	(void)d;
	screen = full;
	screen.width = sizes[size][0];
	screen.height = sizes[size][1];
	/* The loop asks for the canvas to lay out as well as to paint; only then rows may be left
	 * out, and it is laid out only after what may_allocate is set for. */
	if (!may_allocate && !is_in_earnest)
		screen.height = 0;
	return &screen;
}

static enum err present(struct display *d, const struct rect *rects, size_t n)
{
	(void)d;
	(void)rects;
	assert_true(n > 0);
	year.n_presented++;
	n_painted += screen.height > 0;
	if (!year.is_failing)
		return ERR_NONE;
	year.is_failing = false;
	return ERR_IO;
}

static void power(struct display *d, bool is_on)
{
	(void)d;
	assert_true(year.is_off == is_on);
	year.is_off = !is_on;
}

static bool is_seen(const struct display *d)
{
	(void)d;
	return year.is_seen;
}

static int64_t random_below(int64_t n)
{
	static uint64_t x = 88172645463325252u;

	x ^= x << 13;
	x ^= x >> 7;
	x ^= x << 17;
	return (int64_t)(x % (uint64_t)n);
}

/* By seconds, hours, days, years; and back to what it should be. */
static void set_clock(void)
{
	static const int64_t range[] = {2, 60, 3600, 86400, 86400 * 30, INT64_C(86400) * 3650};
	int64_t most = range[random_below(COUNT_OF(range))];

	year.n_clock_steps++;
	if (random_below(2))
		wall_us = clock_us;
	else
		wall_us += (random_below(2 * most) - most) * SECOND;
}

static enum display_event ring(int signal)
{
	may_allocate = true;
	raise(signal);
	return DISPLAY_BELL;
}

static enum display_event happen(void)
{
	static const enum display_event keys[] = {DISPLAY_PAUSE,    DISPLAY_PAUSE, DISPLAY_NEXT,
						  DISPLAY_PREVIOUS, DISPLAY_LIVE,  DISPLAY_EXPOSED};

	year.n_events++;
	switch (in_use && random_below(2) ? 1 : random_below(20)) {
	case 0:
		year.n_resizes++;
		may_allocate = true;
		size = (int)random_below(COUNT_OF(sizes));
		return DISPLAY_RESIZED;
	case 1:
		is_bad = false;
		return ring(SIGHUP);
	case 2:
		is_bad = true;
		return ring(SIGHUP);
	case 3:
		return random_below(30) ? DISPLAY_NOTHING : ring(SIGUSR1);
	case 4:
		year.is_failing = true;
		return DISPLAY_EXPOSED;
	case 5:
		year.n_failures++;
		return DISPLAY_FAILED;
	case 6:
		year.is_seen = !year.is_seen;
		return DISPLAY_NOTHING;
	case 7:
		wall_stands = true;
		year.wall_runs_us = clock_us + random_below(1200) * SECOND;
		return DISPLAY_NOTHING;
	case 8:
		is_synchronised = !is_synchronised;
		return DISPLAY_NOTHING;
	case 9:
	case 10:
	case 11:
	case 12:
		set_clock();
		return random_below(2) ? DISPLAY_NOTHING : DISPLAY_EXPOSED;
	default:
		return keys[random_below(COUNT_OF(keys))];
	}
}

/* The last day is the first one once more, by the clock on the wall, too. */
static enum display_event calm_down(void)
{
	if (!year.is_live) {
		year.is_live = true;
		return DISPLAY_LIVE;
	}
	wall_stands = year.is_failing = false;
	is_synchronised = year.is_seen = true;
	wall_us = 0;
	year.end_us = year.next_us = clock_us + DAY_US;
	size = 0;
	is_bad = false;
	must_set = ROUNDS * pack_n_cards(&packs[0].pack);
	n_set = n_faces = 0;
	must_set_faces = true;
	may_allocate = true;
	year.was_swapped = true;
	if (in_use)
		return ring(SIGHUP);
	return DISPLAY_RESIZED;
}

static void check_wakeup(int64_t timeout_ms)
{
	int64_t second = clock_us / SECOND;

	year.n_wakeups++;
	year.n_in_second = second == year.second ? year.n_in_second + 1 : 1;
	year.second = second;
	year.n_in_second_max = MAX_OF(year.n_in_second_max, year.n_in_second);
	assert_true(year.n_in_second < 300); /* never spins */
	assert_true(timeout_ms >= 0 || size == 3);
	/* Each beat came in time, and the next one will. */
	assert_true(pulse.due_us > clock_us);
	assert_true(timeout_ms >= 0 && clock_us + timeout_ms * 1000 <= pulse.due_us + 1000);
}

static enum display_event wait_event(struct display *d, int64_t timeout_ms)
{
	int64_t until_us = clock_us + timeout_ms * 1000;

	(void)d;
	check_wakeup(timeout_ms);
	may_allocate = false;
	if (clock_us >= year.end_us) {
		own_heap_use(&year.heap_last);
		return DISPLAY_QUIT;
	}
	if (clock_us == DAY_US) {
		own_heap_use(&year.heap_first);
		must_set_faces = false;
	}
	if (wall_stands && clock_us >= year.wall_runs_us)
		wall_stands = false;
	if (!year.was_swapped && clock_us >= year.quiet_from_us)
		return calm_down();
	if (until_us < year.next_us) {
		pass(timeout_ms * 1000);
		return DISPLAY_NOTHING;
	}
	pass(MAX_OF(year.next_us - clock_us, 0));
	if (clock_us == DAY_US || clock_us == year.end_us) {
		year.next_us++;
		return DISPLAY_NOTHING;
	}
	year.next_us = clock_us + 1 + random_below(8 * 3600 * SECOND);
	return happen();
}

static const struct display_ops ops = {.name = "fake",
				       .canvas = canvas,
				       .present = present,
				       .wait = wait_event,
				       .power = power,
				       .is_seen = is_seen};

/* ---- the year */

static char folder[64];

/* What systemd does: starts it again, until the year is over. */
static void live(void)
{
	static const struct kiosk_supply supply = {load, settle, NULL};
	const struct kiosk_options o = {.speed = 1000,
					.for_ms = -1,
					.pulse = &pulse,
					.bell = &bell,
					.diary = &diary,
					.log = &the_log,
					.supply = &supply};
	struct display display = {.ops = &ops};
	struct kiosk_stats stats;

	while (clock_us < year.end_us) {
		enum err e = kiosk_run(&packs[in_use], &display, &o, &stats, &diag);

		assert_true(e == ERR_NONE || e == ERR_IO);
		year.is_off = false; /* whoever takes the screen next finds it on */
		year.is_failing = false;
		may_allocate = true;
		if (e)
			pass(2 * SECOND);
	}
}

static void tell_heap(const char *day, const struct heap_use *use)
{
	printf("# heap after the %s day: %zu pieces, %zu bytes, in a block of %zu\n", day,
	       use->pieces, use->taken, use->size);
}

static void a_kiosk_goes_on_as_on_the_first_day(void **state)
{
	const char *word = getenv("DAYS");
	struct timespec began, ended;

	(void)state;
	year.days = word ? MAX_OF(atoi(word), 3) : 4;
	year.end_us = year.days * DAY_US;
	year.quiet_from_us = year.end_us - DAY_US;
	year.next_us = DAY_US;
	year.is_seen = true;
	must_set = ROUNDS * pack_n_cards(&packs[0].pack);
	must_set_faces = true;
	clock();
	timespec_get(&began, TIME_UTC);
	live();
	timespec_get(&ended, TIME_UTC);
	printf("# %d days in %.1f s: %llu wake-ups (%u in a second at most), %llu pictures, %llu "
	       "painted, %llu cards set in earnest\n",
	       (int)year.days,
	       (double)(ended.tv_sec - began.tv_sec) +
		       (double)(ended.tv_nsec - began.tv_nsec) / 1e9,
	       (unsigned long long)year.n_wakeups, year.n_in_second_max,
	       (unsigned long long)year.n_presented, (unsigned long long)n_painted,
	       (unsigned long long)n_set_in_earnest);
	printf("# %llu events: %llu clocks set, %llu displays failed, %u packs exchanged, %u bad "
	       "ones, %llu sizes\n",
	       (unsigned long long)year.n_events, (unsigned long long)year.n_clock_steps,
	       (unsigned long long)year.n_failures, n_reloads, n_bad,
	       (unsigned long long)year.n_resizes);
	tell_heap("first", &year.heap_first);
	tell_heap("last", &year.heap_last);
	printf("# allocated in between by our code, but for stages: %llu times\n",
	       (unsigned long long)n_allocated);
	assert_int_equal(n_allocated, 0);
	assert_int_equal(year.heap_first.pieces, year.heap_last.pieces);
	/* A piece may have 16 bytes more than another time, where a hole was larger by so much. */
	assert_in_range(year.heap_last.taken + 16 * year.heap_last.pieces, year.heap_first.taken,
			year.heap_first.taken + 32 * year.heap_last.pieces);
	assert_true(year.heap_last.size <= 2 * year.heap_first.size);
	assert_int_equal(diary.status.n_proofs_lost, 0);
	assert_int_equal(diary.status.n_writes_failed, 0);
}

static bool make_packs(const char *path)
{
	static const struct show_card cards[] = {
		{"Tides", NULL}, {"Ferries return to the islands", NULL}, {"Yes.", "Ada Lind"}};
	struct show_packs p;

	if (inputs_open(&packs[0], path, "hd43", &diag))
		return false;
	packs[0].board.crawl = packs[0].board.progress = false;
	packs[0].board.motion = BOARD_MOTION_NONE;
	packs[1] = packs[0];
	packs[1].memory = NULL;
	p.pack = packs[0].pack;
	p.theme = packs[0].theme;
	packs[1].board.motion = BOARD_MOTION_FADES;
	strcpy(packs[1].board.hours, "mon-fri 07:00-19:00; sat 09:00-12:30");
	strcpy(packs[1].board.brightness, "07:00 100, 18:00 60");
	packs[1].board.has_battery = false;
	return show_packs_make(&p, cards, COUNT_OF(cards), &small_bytes, &packs[1].pack);
}

static int open_all(void **state)
{
	const char *build = getenv("B");
	char path[256], proof[96];
	struct diary_options notes = {folder, proof, &the_log};

	(void)state;
	log_init(&the_log, fopen("/dev/null", "w"), false);
	setvbuf(the_log.to, NULL, _IONBF, 0);
	diag_init(&diag, log_report, &the_log);
	snprintf(path, sizeof path, "%s/default.pack", build ? build : "build/release");
	full.stride_px = WIDTH;
	full.px = calloc((size_t)WIDTH * HEIGHT, sizeof *full.px);
	/* In memory, where there is such a place: a year of proofs is 16 GB of writing. */
	snprintf(folder, sizeof folder, "%s/test_year_XXXXXX",
		 access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm");
	if (!make_packs(path) || !full.px || !mkdtemp(folder) || !bell_open(&bell))
		return 1;
	pulse = (struct pulse){.fd = 1 << 20, .every_us = BEAT_US}; /* no file: sending fails */
	snprintf(proof, sizeof proof, "%s/proof", folder);
	diary_open(&diary, &notes, &diag);
	return 0;
}

static int close_all(void **state)
{
	static const char *const names[] = {"status.json", "status.json.part", "drawing",
					    "shot.png", "proof"};
	char path[96];

	(void)state;
	diary_close(&diary);
	bell_close(&bell);
	inputs_close(&packs[0]);
	buf_finish(&small_bytes);
	free(full.px);
	fclose(the_log.to);
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		snprintf(path, sizeof path, "%s/%s", folder, names[i]);
		unlink(path);
	}
	return rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(a_kiosk_goes_on_as_on_the_first_day)};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
