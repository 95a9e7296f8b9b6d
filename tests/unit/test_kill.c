/* MAP_ANONYMOUS is no POSIX. */
#define _DEFAULT_SOURCE

/*
 * kill -9 at random moments, while cards change as fast as they can be drawn: what the player
 * writes down is readable after each, and no showing is lost but the one that was being written.
 *
 * COUNT sets how many times (50).
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <cjson/cJSON.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/base.h"
#include "base/file.h"
#include "firmware/kiosk.h"
#include "own_clock.h"

#define WIDTH 320
#define HEIGHT 180
/* A player under a sanitizer takes longer to come to its first change of card. */
#ifdef __SANITIZE_ADDRESS__
#define KILL_US_MAX 400000
#else
#define KILL_US_MAX 60000
#endif

/* What parent and child both see: how many showings were over, and written down, when the loop last
 * came by. */
static volatile uint64_t *n_over;
static struct diary diary;
static uint32_t px[WIDTH * HEIGHT];
static struct canvas screen = {px, WIDTH, HEIGHT, WIDTH};

static struct canvas *canvas(struct display *d)
{
	(void)d;
	return &screen;
}

static enum err present(struct display *d, const struct rect *rects, size_t n)
{
	(void)d;
	(void)rects;
	(void)n;
	return ERR_NONE;
}

static enum display_event wait_event(struct display *d, int64_t timeout_ms)
{
	(void)d;
	*n_over = diary.status.n_showings;
	own_clock_set(clock_us + timeout_ms * 1000); /* as fast as the loop asks for it */
	return DISPLAY_NOTHING;
}

static const struct display_ops ops = {
	.name = "fake", .canvas = canvas, .present = present, .wait = wait_event};

static char folder[] = "/tmp/test_kill_XXXXXX";
static char status_path[64], part_path[64], proof_path[64], drawing_path[64];
static struct inputs in;

/* The player, until it is killed. */
static void play(unsigned run)
{
	const struct diary_options notes = {folder, proof_path, NULL};
	const struct kiosk_options o = {.speed = 1000, .for_ms = -1, .diary = &diary};
	struct display display = {.ops = &ops};
	struct kiosk_stats stats;
	struct diag d;

	own_clock_set(run * INT64_C(3600000000));
	is_synchronised = true;
	diag_init(&d, NULL, NULL);
	diary_open(&diary, &notes, &d);
	_exit(kiosk_run(&in, &display, &o, &stats, &d) ? 1 : 0);
}

static void check_status(void)
{
	unsigned char *bytes;
	cJSON *all;
	size_t n;

	if (file_read(status_path, 1 << 20, &bytes, &n))
		return; /* none was written yet */
	all = cJSON_ParseWithLengthOpts((const char *)bytes, n + 1, NULL, true);
	assert_non_null(all);
	assert_true(cJSON_IsNumber(cJSON_GetObjectItem(all, "frames")));
	assert_true(cJSON_IsArray(cJSON_GetObjectItem(all, "last_errors")));
	cJSON_Delete(all);
	free(bytes);
}

/* The number of the last record; 0: there is none, or no file yet. */
static uint64_t check_proof(void)
{
	struct played_list list;
	unsigned char *bytes;
	uint64_t last;
	size_t n;

	if (file_read(proof_path, SIZE_MAX, &bytes, &n))
		return 0;
	/* A file that was not finished yet has no head. */
	if (played_read(bytes, n, &list)) {
		for (size_t i = 0; i < n; i++)
			assert_int_equal(bytes[i], 0);
		free(bytes);
		return 0;
	}
	last = list.n ? list.records[list.n - 1].number : 0;
	assert_int_equal(list.n_missing, 0);
	assert_int_equal(list.n, last); /* of so few, all */
	free(list.records);
	free(bytes);
	return last;
}

static void check_drawing(void)
{
	struct suspect s;

	assert_true(suspect_open(&s, drawing_path));
	suspect_close(&s);
}

static int count(void)
{
	const char *word = getenv("COUNT");

	return word ? atoi(word) : 50;
}

static void killed_at_any_moment_the_player_leaves_files_that_can_be_read(void **state)
{
	uint64_t last = 0, n_started = 0;

	(void)state;
	srand(11);
	for (int i = 0; i < count(); i++) {
		struct timespec t = {0, (rand() % KILL_US_MAX) * 1000L};
		uint64_t before = last;
		pid_t child;
		int status;

		*n_over = 0;
		fflush(NULL);
		child = fork();
		assert_true(child >= 0);
		if (child == 0)
			play((unsigned)i);
		nanosleep(&t, NULL);
		kill(child, SIGKILL);
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
		check_status();
		check_drawing();
		last = check_proof();
		assert_in_range(last - before, *n_over, *n_over + 1);
		n_started += *n_over > 0;
	}
	assert_true(n_started * 5 > (uint64_t)count()); /* it was under load */
	printf("# killed %d times, %llu of them with cards changing; %llu showings, none lost\n",
	       count(), (unsigned long long)n_started, (unsigned long long)last);
}

static int open_all(void **state)
{
	const char *build = getenv("B");
	char path[256];
	struct diag d;

	(void)state;
	n_over = mmap(NULL, sizeof *n_over, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1,
		      0);
	if (n_over == MAP_FAILED || !mkdtemp(folder))
		return 1;
	snprintf(status_path, sizeof status_path, "%s/status.json", folder);
	snprintf(part_path, sizeof part_path, "%s/status.json.part", folder);
	snprintf(proof_path, sizeof proof_path, "%s/proof", folder);
	snprintf(drawing_path, sizeof drawing_path, "%s/drawing", folder);
	snprintf(path, sizeof path, "%s/default.pack", build ? build : "build/release");
	diag_init(&d, diag_print, stderr);
	if (inputs_open(&in, path, "hd43", &d))
		return 1;
	in.board.crawl = in.board.progress = false;
	return 0;
}

static int close_all(void **state)
{
	(void)state;
	inputs_close(&in);
	unlink(status_path);
	unlink(part_path);
	unlink(proof_path);
	unlink(drawing_path);
	return rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(killed_at_any_moment_the_player_leaves_files_that_can_be_read)};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
