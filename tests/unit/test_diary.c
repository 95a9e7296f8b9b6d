/*
 * What the player writes down of itself: status, proof of play, and what it is drawing. On real
 * files and a clock of our own.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "firmware/diary.h"
#include "firmware/now.h"
#include "firmware/theatre.h"
#include "show_packs.h"

#define SECOND INT64_C(1000000)
#define NOON INT64_C(1755864000000) /* 2025-08-22 12:00 UTC */

static int64_t clock_us;

/* In place of firmware/now.c. */
int64_t now_steady_us(void)
{
	return clock_us;
}

int64_t now_utc_ms(void)
{
	return NOON + clock_us / 1000;
}

int32_t now_offset_s(int64_t utc_ms)
{
	(void)utc_ms;
	return 0;
}

static char folder[] = "/tmp/test_diary_XXXXXX";
static char status_path[64], proof_path[64];
static struct inputs in;
static struct log the_log;
static struct diag diag;
static struct diary diary;

static void begin(void)
{
	const struct diary_options o = {folder, proof_path, &the_log};

	log_init(&the_log, stderr, false);
	diag_init(&diag, log_report, &the_log);
	diary_open(&diary, &o, &diag);
	diary_use(&diary, &in);
}

/* Card CARD is on, in a slot of its own each time SLOT is another. */
static void show(uint32_t card, int64_t slot)
{
	const struct diary_showing s = {.card = card,
					.slot_ms = slot,
					.start_ms = now_utc_ms(),
					.is_trusted = true,
					.is_seen = true};

	diary_show(&diary, &s);
	diary_tick(&diary, false);
}

/* The status as it is on the disk; NULL: there is none. */
static cJSON *status(void)
{
	unsigned char *bytes;
	cJSON *all;
	size_t n;

	if (file_read(status_path, 1 << 20, &bytes, &n))
		return NULL;
	all = cJSON_ParseWithLengthOpts((const char *)bytes, n + 1, NULL, true);
	assert_non_null(all);
	free(bytes);
	return all;
}

static double number(const cJSON *all, const char *name)
{
	const cJSON *v = cJSON_GetObjectItem(all, name);

	assert_true(cJSON_IsNumber(v));
	return v->valuedouble;
}

static struct played_list proofs(void)
{
	struct played_list list;
	unsigned char *bytes;
	size_t n;

	assert_int_equal(file_read(proof_path, SIZE_MAX, &bytes, &n), ERR_NONE);
	assert_int_equal(played_read(bytes, n, &list), ERR_NONE);
	free(bytes);
	return list;
}

static void each_showing_that_is_over_is_one_record(void **state)
{
	struct played_list list;
	struct pack_card card;

	(void)state;
	begin();
	show(3, 1);
	clock_us += 6 * SECOND;
	show(3, 1); /* still on */
	show(4, 2);
	diary.status.n_frames += 20;
	clock_us += 7 * SECOND;
	show(4, 3); /* the same card once more */
	clock_us += 8 * SECOND;
	diary_close(&diary);
	list = proofs();
	assert_int_equal(list.n, 3);
	pack_card(&in.pack, 3, &card);
	assert_int_equal(list.records[0].card, card.id);
	assert_int_equal(list.records[0].pack, pack_hash(&in.pack));
	assert_int_equal(list.records[0].place, 4);
	assert_int_equal(list.records[0].shown_ms, 6000);
	assert_int_equal(list.records[1].shown_ms, 7000);
	assert_int_equal(list.records[1].start_ms, NOON + 6000);
	assert_int_equal(list.records[1].n_frames, 20);
	assert_int_equal(list.records[2].shown_ms, 8000);
	assert_int_equal(list.records[2].flags, 0);
	free(list.records);
	unlink(proof_path);
}

static void what_nobody_saw_or_knew_the_time_of_says_so(void **state)
{
	struct diary_showing s = {.card = 1, .start_ms = 5, .is_held = true, .is_seen = true};
	struct played_list list;

	(void)state;
	begin();
	diary_show(&diary, &s);
	s.is_seen = false; /* the monitor is unplugged while it is on */
	diary_show(&diary, &s);
	s.is_seen = true;
	diary_show(&diary, &s);
	diary_close(&diary);
	list = proofs();
	assert_int_equal(list.n, 1);
	assert_int_equal(list.records[0].flags, PLAYED_NO_TIME | PLAYED_UNSEEN | PLAYED_HELD);
	free(list.records);
	unlink(proof_path);
}

static void the_status_is_whole_json_with_all_that_was_counted(void **state)
{
	cJSON *all;

	(void)state;
	begin();
	diary.status.n_frames = 17;
	diary.status.n_missed = 2;
	diag_report(&diag, DIAG_ERROR, "a\"b\\c\xFF.png", 0, "tab\tand \xC3\xA9");
	show(0, 1);
	clock_us += 60 * SECOND;
	diary_tick(&diary, true);
	diary_close(&diary);
	all = status();
	assert_string_equal(cJSON_GetObjectItem(all, "version")->valuestring, STOPPRESS_VERSION);
	assert_string_equal(cJSON_GetObjectItem(all, "screen")->valuestring, "ended");
	assert_true(number(all, "frames") == 17);
	assert_true(number(all, "missed_frames") == 2);
	assert_true(number(all, "showings") == 1);
	assert_true(number(all, "uptime_s") == 60);
	assert_true(number(cJSON_GetObjectItem(all, "pack"), "cards") == pack_n_cards(&in.pack));
	assert_true(number(cJSON_GetObjectItem(all, "memory_kib"), "resident") > 0);
	assert_string_equal(
		cJSON_GetObjectItem(cJSON_GetArrayItem(cJSON_GetObjectItem(all, "last_errors"), 0),
				    "text")
			->valuestring,
		"a\"b\\c\xEF\xBF\xBD.png: tab?and \xC3\xA9");
	cJSON_Delete(all);
	unlink(proof_path);
}

/* Waits until the scribe has nothing to do; then what was handed in is on the disk. */
static void settle(void)
{
	const struct timespec a_ms = {0, 1000000};

	for (int i = 0; i < 2000; i++) {
		bool is_idle;

		pthread_mutex_lock(&diary.scribe.lock);
		is_idle = !diary.scribe.has_status && !diary.scribe.is_busy &&
			  diary.scribe.sync_fd < 0;
		pthread_mutex_unlock(&diary.scribe.lock);
		if (is_idle)
			return;
		nanosleep(&a_ms, NULL);
	}
	fail();
}

/* When the status on the disk was written, by its own account: seconds after noon. */
static int written_at(void)
{
	cJSON *all;
	int hour, minute, second;

	settle();
	all = status();
	assert_non_null(all);
	assert_int_equal(sscanf(cJSON_GetObjectItem(all, "at")->valuestring, "2025-08-22T%d:%d:%d",
				&hour, &minute, &second),
			 3);
	cJSON_Delete(all);
	return (hour - 12) * 3600 + minute * 60 + second;
}

static void the_status_is_written_at_changes_but_not_often_and_never_grows_old(void **state)
{
	(void)state;
	clock_us = SECOND;
	begin();
	show(0, 1);
	assert_int_equal(written_at(), 1);
	clock_us += 5 * SECOND;
	show(1, 2);
	assert_int_equal(written_at(), 1); /* too soon */
	clock_us += 6 * SECOND;
	show(1, 2);
	assert_int_equal(written_at(), 12); /* the change of then, late */
	clock_us += 100 * SECOND;
	show(1, 2);
	assert_int_equal(written_at(), 12); /* no change */
	clock_us += 300 * SECOND;
	show(1, 2);
	assert_int_equal(written_at(), 412);
	clock_us += SECOND;
	diary_tick(&diary, true);
	assert_int_equal(written_at(), 413);
	diary_close(&diary);
	unlink(proof_path);
}

static void what_cannot_be_written_is_told_and_the_show_goes_on(void **state)
{
	const struct diary_options o = {"/nowhere/at/all", "/nowhere/proof", NULL};

	(void)state;
	diag_init(&diag, NULL, NULL);
	diary_open(&diary, &o, &diag);
	assert_int_equal(diag.n_errors, 1);   /* the proof */
	assert_int_equal(diag.n_warnings, 1); /* what is being drawn */
	diary_use(&diary, &in);
	show(0, 1);
	settle();
	show(1, 2);
	assert_int_equal(diag.n_errors, 2); /* the status */
	assert_true(diary.status.n_writes_failed >= 1);
	diary_close(&diary);
}

static void one_player_writes_to_a_folder(void **state)
{
	const struct diary_options o = {folder, NULL, NULL};
	static struct diary other;
	struct diag d;

	(void)state;
	begin();
	diag_init(&d, NULL, NULL);
	diary_open(&other, &o, &d);
	assert_int_equal(d.n_errors, 1);
	assert_null(diary_shot(&other));
	diary_use(&other, &in);
	diary_tick(&other, true);
	diary_close(&other);
	diary_close(&diary);
	diary_open(&other, &o, &d);
	assert_int_equal(d.n_errors, 1);
	assert_non_null(diary_shot(&other));
	diary_close(&other);
}

static void of_nothing_that_was_not_asked_for_a_file_is_made(void **state)
{
	const struct diary_options o = {NULL, NULL, NULL};

	(void)state;
	diag_init(&diag, NULL, NULL);
	diary_open(&diary, &o, &diag);
	diary_use(&diary, &in);
	show(0, 1);
	show(1, 2);
	assert_null(diary_shot(&diary));
	diary_close(&diary);
	assert_int_equal(diag.n_errors + diag.n_warnings, 0);
}

/* ---- cards that end the player */

static struct theatre theatre;

static void open_theatre(void)
{
	memset(&theatre, 0, sizeof theatre);
	assert_int_equal(theatre_open(&theatre, &in, 320, 240), ERR_NONE);
}

/* Is CARD left out by a player that starts now? */
static bool is_left_out(uint32_t card)
{
	bool is_out;

	begin();
	open_theatre();
	diary_leave_out(&diary, &theatre.stage);
	is_out = stage_hold(&theatre.stage, card) != ERR_NONE;
	theatre_close(&theatre);
	return is_out;
}

/* The player begins to draw what is on at AT_MS, and ends. */
static void fall(int64_t at_ms)
{
	suspect_begin(&diary.suspect, pack_hash(&in.pack), at_ms);
	diary_close(&diary);
}

static void a_card_that_twice_ended_the_player_is_left_out(void **state)
{
	struct schedule_slot at = {.start_ms = NOON, .end_ms = NOON}, before, slot;
	struct pack_card card;

	(void)state;
	open_theatre();
	stage_neighbours(&theatre.stage, &at, &before, &slot);
	theatre_close(&theatre);
	pack_card(&in.pack, slot.card, &card);
	assert_false(is_left_out(slot.card));
	fall(NOON);
	assert_false(is_left_out(slot.card));
	assert_int_equal(diag.n_errors, 0);
	fall(NOON + 1);
	assert_true(is_left_out(slot.card));
	assert_int_equal(diag.n_errors, 1);
	assert_int_equal(diary.status.n_skipped, 1);
	diary_close(&diary);
	assert_true(is_left_out(slot.card)); /* it stays so */
	suspect_clear(&diary.suspect, card.id);
	diary_close(&diary);
	assert_false(is_left_out(slot.card));
	diary_close(&diary);
}

static void a_card_that_could_be_drawn_after_all_is_cleared(void **state)
{
	struct schedule_slot at = {.start_ms = NOON, .end_ms = NOON}, before, slot;

	(void)state;
	open_theatre();
	stage_neighbours(&theatre.stage, &at, &before, &slot);
	theatre_close(&theatre);
	for (int i = 0; i < 5; i++) {
		assert_false(is_left_out(slot.card));
		show(slot.card, i + 1);
		fall(NOON);
	}
	assert_false(is_left_out(slot.card));
	suspect_end(&diary.suspect); /* drawn: no fault of the card what comes now */
	diary_close(&diary);
	assert_false(is_left_out(slot.card));
	diary_close(&diary);
}

static void any_file_of_suspects_can_be_used(void **state)
{
	char path[64];
	unsigned char bytes[sizeof(struct suspect_page)];

	(void)state;
	snprintf(path, sizeof path, "%s/drawing", folder);
	srand(4);
	for (int i = 0; i < 50; i++) {
		for (size_t k = 0; k < sizeof bytes; k++)
			bytes[k] = (unsigned char)rand();
		if (i % 2)
			memcpy(bytes, "PSUSPCT1", 8);
		assert_int_equal(file_write(path, bytes, (size_t)rand() % sizeof bytes), ERR_NONE);
		(void)is_left_out(0);
		fall(i % 3 ? NOON : INT64_MIN / 2 + i);
		(void)is_left_out(1);
		diary_close(&diary);
	}
	unlink(path);
}

static int open_all(void **state)
{
	const char *build = getenv("B");
	char path[256];

	(void)state;
	if (!mkdtemp(folder))
		return 1;
	snprintf(status_path, sizeof status_path, "%s/status.json", folder);
	snprintf(proof_path, sizeof proof_path, "%s/proof", folder);
	snprintf(path, sizeof path, "%s/default.pack", build ? build : "build/release");
	diag_init(&diag, diag_print, stderr);
	return inputs_open(&in, path, "hd43", &diag) != ERR_NONE;
}

static int close_all(void **state)
{
	char path[64];

	(void)state;
	inputs_close(&in);
	snprintf(path, sizeof path, "%s/drawing", folder);
	unlink(path);
	unlink(status_path);
	unlink(proof_path);
	return rmdir(folder); /* and no other file */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_showing_that_is_over_is_one_record),
		cmocka_unit_test(what_nobody_saw_or_knew_the_time_of_says_so),
		cmocka_unit_test(the_status_is_whole_json_with_all_that_was_counted),
		cmocka_unit_test(
			the_status_is_written_at_changes_but_not_often_and_never_grows_old),
		cmocka_unit_test(what_cannot_be_written_is_told_and_the_show_goes_on),
		cmocka_unit_test(one_player_writes_to_a_folder),
		cmocka_unit_test(of_nothing_that_was_not_asked_for_a_file_is_made),
		cmocka_unit_test(a_card_that_twice_ended_the_player_is_left_out),
		cmocka_unit_test(a_card_that_could_be_drawn_after_all_is_cleared),
		cmocka_unit_test(any_file_of_suspects_can_be_used),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
