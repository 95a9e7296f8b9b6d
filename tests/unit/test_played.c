/*
 * The ring file, with the power cut at any moment.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/file.h"
#include "firmware/played.h"

#define PAGES 6u
#define FILE_BYTES ((PAGES + 1) * PLAYED_PAGE_BYTES)

static char folder[] = "/tmp/test_played_XXXXXX";
static char path[64];

static struct played_record record(uint64_t i)
{
	return (struct played_record){
		0,	(int64_t)i * 6000, 6000 + (uint32_t)i % 7, (uint32_t)i % 8,
		i * 77, i / 100,	   (uint32_t)i % 40,	   1};
}

static void begin(struct played *p)
{
	unlink(path);
	assert_int_equal(played_open(p, path, PAGES), ERR_NONE);
}

static void add(struct played *p, uint64_t first, uint64_t last)
{
	for (uint64_t i = first; i <= last; i++) {
		struct played_record r = record(i);

		assert_int_equal(played_add(p, &r), ERR_NONE);
	}
}

static unsigned char *content(void)
{
	unsigned char *bytes;
	size_t n;

	assert_int_equal(file_read(path, SIZE_MAX, &bytes, &n), ERR_NONE);
	assert_int_equal(n, FILE_BYTES); /* whatever is written */
	return bytes;
}

/* BYTES hold the records up to number LAST, without a hole, as many as there is room for. */
static void check_list(const unsigned char *bytes, uint64_t last)
{
	struct played_list list;
	uint64_t least = (PAGES - 2) * PLAYED_PAGE_RECORDS; /* one fills, one is written over */

	assert_int_equal(played_read(bytes, FILE_BYTES, &list), ERR_NONE);
	assert_true(list.n >= (last < least ? last : least));
	assert_int_equal(list.n_missing, 0);
	for (size_t i = 0; i < list.n; i++) {
		const struct played_record *r = &list.records[i];
		struct played_record wanted = record(last + 1 - list.n + i);

		assert_int_equal(r->number, last + 1 - list.n + i);
		wanted.number = r->number;
		assert_memory_equal(r, &wanted, sizeof wanted);
	}
	free(list.records);
}

static void a_record_comes_back_as_it_was_and_a_wrong_bit_is_found(void **state)
{
	unsigned char bytes[PLAYED_RECORD_BYTES];
	struct played_record r = record(12345), back;

	(void)state;
	r.number = 9;
	played_pack(&r, bytes);
	assert_true(played_unpack(bytes, &back));
	assert_memory_equal(&r, &back, sizeof r);
	for (size_t bit = 0; bit < sizeof bytes * 8; bit++) {
		bytes[bit / 8] ^= (unsigned char)(1u << bit % 8);
		assert_false(played_unpack(bytes, &back));
		bytes[bit / 8] ^= (unsigned char)(1u << bit % 8);
	}
	memset(bytes, 0, sizeof bytes);
	assert_false(played_unpack(bytes, &back));
}

static void the_newest_records_are_kept_in_a_file_of_one_size(void **state)
{
	struct played p;

	(void)state;
	begin(&p);
	for (uint64_t i = 1; i <= 3 * PAGES * PLAYED_PAGE_RECORDS; i++) {
		unsigned char *bytes;

		add(&p, i, i);
		bytes = content();
		check_list(bytes, i);
		free(bytes);
	}
	played_close(&p);
}

static void a_player_that_starts_again_goes_on_where_it_was(void **state)
{
	struct played p;
	unsigned char *bytes;
	uint64_t last = 0;

	(void)state;
	begin(&p);
	played_close(&p);
	srand(3);
	for (int run = 0; run < 400; run++) {
		uint64_t n = (uint64_t)(rand() % 9);

		assert_int_equal(played_open(&p, path, 99), ERR_NONE);
		assert_int_equal(p.n_pages, PAGES);
		add(&p, last + 1, last + n);
		last += n;
		played_close(&p);
		bytes = content();
		check_list(bytes, last);
		free(bytes);
	}
}

/* Damages the page that differs between BEFORE and AFTER, as a write does that breaks off. */
static void tear(unsigned char *before, const unsigned char *after, int how)
{
	for (size_t at = 0; at < FILE_BYTES; at += PLAYED_PAGE_BYTES) {
		if (memcmp(before + at, after + at, PLAYED_PAGE_BYTES) == 0)
			continue;
		if (how == 0) /* the first sectors are new */
			memcpy(before + at, after + at, 512 * (1 + (size_t)rand() % 7));
		else if (how == 1) /* the last ones */
			memcpy(before + at + 2048, after + at + 2048, 2048);
		else /* noise, or nothing */
			for (size_t i = 0; i < PLAYED_PAGE_BYTES; i++)
				before[at + i] = how == 2 ? (unsigned char)rand() : 0;
	}
}

static void put_content(const unsigned char *bytes)
{
	FILE *f = fopen(path, "wb");

	assert_int_equal(fwrite(bytes, 1, FILE_BYTES, f), FILE_BYTES);
	assert_int_equal(fclose(f), 0);
}

static void a_write_that_breaks_off_loses_the_record_it_was_for_and_no_other(void **state)
{
	struct played p, next;
	uint64_t last = 0;

	(void)state;
	begin(&p);
	srand(8);
	for (int cut = 0; cut < 1600; cut++) {
		unsigned char *before = content(), *after, *then;
		struct played_list list;

		add(&p, last + 1, last + 1);
		after = content();
		tear(before, after, cut % 4);
		/* All that was there before; the new one may be, too. */
		assert_int_equal(played_read(before, FILE_BYTES, &list), ERR_NONE);
		assert_true(list.n == 0 ? last == 0 : list.records[list.n - 1].number - last <= 1);
		assert_true(list.n >= (last < 192 ? last : 192));
		assert_int_equal(list.n_missing, 0);
		/* A player that starts on it goes on behind it. */
		if (cut % 16 < 4) {
			uint64_t found = list.n ? list.records[list.n - 1].number : 0;

			played_close(&p);
			put_content(before);
			assert_int_equal(played_open(&next, path, PAGES), ERR_NONE);
			add(&next, found + 1, found + 1);
			played_close(&next);
			then = content();
			free(list.records);
			assert_int_equal(played_read(then, FILE_BYTES, &list), ERR_NONE);
			assert_int_equal(list.records[list.n - 1].number, found + 1);
			assert_int_equal(list.n_missing, 0);
			free(then);
			put_content(after);
			assert_int_equal(played_open(&p, path, PAGES), ERR_NONE);
		}
		last++;
		free(list.records);
		free(before);
		free(after);
	}
	played_close(&p);
}

static void a_file_of_another_kind_is_left_alone(void **state)
{
	static const char text[] = "dear diary, ";
	unsigned char *bytes;
	struct played p;
	size_t n;

	(void)state;
	assert_int_equal(file_write(path, text, sizeof text), ERR_NONE);
	assert_int_equal(played_open(&p, path, PAGES), ERR_SYNTAX);
	assert_int_equal(file_read(path, SIZE_MAX, &bytes, &n), ERR_NONE);
	assert_int_equal(n, sizeof text);
	assert_memory_equal(bytes, text, n);
	free(bytes);
	assert_int_equal(played_open(&p, folder, PAGES), ERR_IO);
	assert_int_equal(played_open(&p, "/nowhere/at/all", PAGES), ERR_IO);
	assert_int_equal(played_add(&p, &(struct played_record){.card = 1}), ERR_IO);
}

static void one_player_writes_to_a_file(void **state)
{
	struct played p, other;

	(void)state;
	begin(&p);
	assert_int_equal(played_open(&other, path, PAGES), ERR_LIMIT);
	played_close(&p);
	assert_int_equal(played_open(&other, path, PAGES), ERR_NONE);
	played_close(&other);
}

static void a_file_that_was_not_finished_is_made_once_more(void **state)
{
	struct played p;
	unsigned char *bytes;
	int fd;

	(void)state;
	unlink(path);
	fd = open(path, O_RDWR | O_CREAT, 0600);
	assert_int_equal(ftruncate(fd, FILE_BYTES), 0);
	close(fd);
	assert_int_equal(played_open(&p, path, PAGES), ERR_NONE);
	add(&p, 1, 3);
	played_close(&p);
	bytes = content();
	check_list(bytes, 3);
	free(bytes);
}

/* A limit to the size of files stands for a full disk. */
static void where_there_is_no_room_the_reason_is_told(void **state)
{
	struct rlimit before, small;
	struct played p;

	(void)state;
	unlink(path);
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	small = before;
	small.rlim_cur = PLAYED_PAGE_BYTES;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	errno = 0;
	assert_int_equal(played_open(&p, path, PAGES), ERR_IO);
	assert_int_equal(errno, EFBIG);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	signal(SIGXFSZ, SIG_DFL);
	begin(&p);
	played_close(&p);
}

static int make_folder(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return 1;
	snprintf(path, sizeof path, "%s/proof", folder);
	return 0;
}

static int remove_folder(void **state)
{
	(void)state;
	unlink(path);
	return rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_record_comes_back_as_it_was_and_a_wrong_bit_is_found),
		cmocka_unit_test(the_newest_records_are_kept_in_a_file_of_one_size),
		cmocka_unit_test(a_player_that_starts_again_goes_on_where_it_was),
		cmocka_unit_test(a_write_that_breaks_off_loses_the_record_it_was_for_and_no_other),
		cmocka_unit_test(a_file_of_another_kind_is_left_alone),
		cmocka_unit_test(one_player_writes_to_a_file),
		cmocka_unit_test(a_file_that_was_not_finished_is_made_once_more),
		cmocka_unit_test(where_there_is_no_room_the_reason_is_told),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
