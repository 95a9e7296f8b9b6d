#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "firmware/image/blank.h"

#define BLOCKS 64

static unsigned char wanted[BLOCKS * BLANK_BLOCK];
static int disk, blank;

static int temporary(void)
{
	char name[] = "/tmp/stoppress-blank-XXXXXX";
	int fd = mkstemp(name);

	assert_true(fd >= 0);
	unlink(name);
	return fd;
}

static void fill(int fd, const void *bytes, size_t n)
{
	assert_int_equal(ftruncate(fd, 0), 0);
	assert_int_equal(pwrite(fd, bytes, n, 0), (ssize_t)n);
}

static bool is_wanted(int fd)
{
	static unsigned char is[sizeof wanted];

	assert_int_equal(pread(fd, is, sizeof is, 0), (ssize_t)sizeof is);
	return memcmp(is, wanted, sizeof is) == 0;
}

/* A disk with the mark of an ext4 and some blocks, and what is noted of it. */
static int set_up(void **state)
{
	(void)state;
	memset(wanted, 0, sizeof wanted);
	wanted[1024 + 56] = 0x53;
	wanted[1024 + 57] = 0xEF;
	wanted[1024 + 100] = 5;
	memset(wanted + 3 * BLANK_BLOCK, 7, 100);
	wanted[sizeof wanted - 1] = 9;
	disk = temporary();
	blank = temporary();
	fill(disk, wanted, sizeof wanted);
	return blank_note(disk, blank) ? -1 : 0;
}

static int tear_down(void **state)
{
	(void)state;
	close(disk);
	close(blank);
	return 0;
}

static void only_what_is_not_zero_is_noted(void **state)
{
	(void)state;
	assert_int_equal(lseek(blank, 0, SEEK_END), 20 + 3 * (8 + BLANK_BLOCK));
}

static void whatever_was_on_the_disk_is_as_it_was_noted(void **state)
{
	static unsigned char junk[sizeof wanted];

	(void)state;
	for (size_t i = 0; i < sizeof junk; i++)
		junk[i] = (unsigned char)(i * 7 + 1);
	fill(disk, junk, sizeof junk);
	assert_false(is_wanted(disk));
	assert_int_equal(blank_restore(blank, disk), ERR_NONE);
	assert_true(is_wanted(disk));
}

static void a_disk_that_lost_its_beginning_is_ours_and_another_is_not(void **state)
{
	static unsigned char bytes[sizeof wanted];

	(void)state;
	assert_true(blank_is_ours(disk));
	fill(disk, bytes, sizeof bytes);
	assert_true(blank_is_ours(disk));
	memset(bytes, 0xFF, sizeof bytes);
	fill(disk, bytes, sizeof bytes);
	assert_true(blank_is_ours(disk));
	bytes[65535] = 0;
	fill(disk, bytes, sizeof bytes);
	assert_false(blank_is_ours(disk));
	fill(disk, bytes, 1000);
	assert_false(blank_is_ours(disk));
}

static void a_file_system_of_somebody_else_is_not_ours(void **state)
{
	static const unsigned char ours[] = {0x6f, 0x0e, 0x5a, 0x3c, 0x7d, 0x1b, 0x4c, 0x52,
					     0x9a, 0x86, 0x2b, 0x1f, 0x3c, 0x4d, 0x5e, 0x60};
	static unsigned char bytes[sizeof wanted];

	(void)state;
	memcpy(bytes, wanted, sizeof bytes);
	memcpy(bytes + 1024 + 104, ours, sizeof ours);
	fill(disk, bytes, sizeof bytes);
	assert_true(blank_is_ours(disk));
	bytes[1024 + 104] ^= 1;
	fill(disk, bytes, sizeof bytes);
	assert_false(blank_is_ours(disk));
	memset(bytes, 0, sizeof bytes);
	memcpy(bytes + 65536 + 64, "_BHRfS_M", 8); /* Btrfs */
	fill(disk, bytes, sizeof bytes);
	assert_false(blank_is_ours(disk));
}

/* Whatever byte is damaged, wherever it ends: nothing is written. */
static void a_note_that_is_damaged_changes_nothing(void **state)
{
	static unsigned char noted[20 + 3 * (8 + BLANK_BLOCK)];
	unsigned char other[sizeof wanted];

	(void)state;
	memset(other, 1, sizeof other);
	fill(disk, other, sizeof other);
	assert_int_equal(pread(blank, noted, sizeof noted, 0), (ssize_t)sizeof noted);
	for (size_t i = 0; i < sizeof noted; i += i % 4104 < 40 ? 1 : 61) {
		noted[i] ^= 0x10;
		fill(blank, noted, sizeof noted);
		assert_int_equal(blank_restore(blank, disk), ERR_CORRUPT);
		noted[i] ^= 0x10;
		fill(blank, noted, i);
		assert_int_equal(blank_restore(blank, disk), ERR_CORRUPT);
	}
	memcpy(wanted, other, sizeof wanted);
	assert_true(is_wanted(disk));
}

static void a_disk_that_is_too_small_is_not_touched(void **state)
{
	(void)state;
	assert_int_equal(ftruncate(disk, (BLOCKS - 1) * BLANK_BLOCK), 0);
	assert_int_equal(blank_restore(blank, disk), ERR_RANGE);
	assert_int_equal(ftruncate(disk, 1000), 0);
	assert_int_equal(blank_note(disk, blank), ERR_RANGE);
}

/* Where the limit of a file's size cuts it off. */
static void a_disk_that_is_cut_off_in_between_is_no_file_system_and_ours(void **state)
{
	static unsigned char first[BLANK_BLOCK];
	const struct rlimit little = {5 * BLANK_BLOCK, RLIM_INFINITY};
	struct rlimit before;

	(void)state;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &little), 0);
	assert_int_equal(blank_restore(blank, disk), ERR_IO);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	assert_int_equal(pread(disk, first, sizeof first, 0), (ssize_t)sizeof first);
	assert_int_not_equal(memcmp(first, wanted, 1024 + 200), 0);
	assert_true(blank_is_ours(disk));
	assert_int_equal(blank_restore(blank, disk), ERR_NONE);
	assert_true(is_wanted(disk));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(only_what_is_not_zero_is_noted, set_up, tear_down),
		cmocka_unit_test_setup_teardown(whatever_was_on_the_disk_is_as_it_was_noted, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(
			a_disk_that_lost_its_beginning_is_ours_and_another_is_not, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(a_file_system_of_somebody_else_is_not_ours, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(a_note_that_is_damaged_changes_nothing, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(
			a_disk_that_is_cut_off_in_between_is_no_file_system_and_ours, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(a_disk_that_is_too_small_is_not_touched, set_up,
						tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
