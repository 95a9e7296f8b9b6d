#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static char folder[] = "/tmp/test_file_XXXXXX";
static char path[sizeof folder + 8];

static int make_folder(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof path, "%s/f.bin", folder);
	return 0;
}

static int remove_folder(void **state)
{
	(void)state;
	remove(path);
	return rmdir(folder); /* fails where a test left another file behind */
}

static void file_gives_back_the_bytes_that_were_written(void **state)
{
	static const size_t size[] = {0, 1, 65534, 65535, 65536, 65537, 131072, 500000};

	(void)state;
	for (size_t i = 0; i < sizeof size / sizeof size[0]; i++) {
		unsigned char *out = malloc(size[i] + 1);
		unsigned char *in = NULL;
		size_t n = 99;

		assert_non_null(out);
		for (size_t j = 0; j < size[i]; j++)
			out[j] = (unsigned char)(j * 7 >> 3);
		assert_int_equal(file_write(path, out, size[i]), ERR_NONE);
		assert_int_equal(file_read(path, size[i], &in, &n), ERR_NONE);
		assert_int_equal(n, size[i]);
		assert_memory_equal(in, out, size[i]);
		assert_int_equal(in[n], 0);
		free(in);
		free(out);
	}
}

static void file_over_the_limit_is_refused(void **state)
{
	unsigned char *in = NULL;
	size_t n = 99;

	(void)state;
	assert_int_equal(file_write(path, "12345", 5), ERR_NONE);
	assert_int_equal(file_read(path, 4, &in, &n), ERR_LIMIT);
	assert_null(in);
	assert_int_equal(n, 99);
}

static void file_that_cannot_be_read_is_an_error(void **state)
{
	unsigned char *in = NULL;
	size_t n = 99;

	(void)state;
	assert_int_equal(file_read("/nowhere/at/all", 100, &in, &n), ERR_MISSING);
	assert_int_equal(file_read(folder, 100, &in, &n), ERR_IO);
	assert_null(in);
	assert_int_equal(n, 99);
}

static void file_stays_as_it_was_where_writing_fails(void **state)
{
	char part[sizeof path + 4];
	unsigned char *in = NULL;
	size_t n = 0;

	(void)state;
	snprintf(part, sizeof part, "%s.tmp", path);
	assert_int_equal(file_write("/nowhere/at/all", "x", 1), ERR_IO);
	assert_int_equal(file_write(path, "old", 3), ERR_NONE);
	assert_int_equal(mkdir(part, 0700), 0); /* in the way of the temporary file */
	assert_int_equal(file_write(path, "new", 3), ERR_IO);
	rmdir(part);
	assert_int_equal(file_read(path, 100, &in, &n), ERR_NONE);
	assert_string_equal(in, "old");
	free(in);
}

static void file_leaves_no_temporary_behind(void **state)
{
	char part[sizeof path + 4];

	(void)state;
	snprintf(part, sizeof part, "%s.tmp", path);
	assert_int_equal(file_write(path, "x", 1), ERR_NONE);
	assert_int_equal(access(part, F_OK), -1);
	assert_int_equal(file_write(folder, "x", 1), ERR_IO); /* a folder cannot be replaced */
	snprintf(part, sizeof part, "%s.tmp", folder);
	assert_int_equal(access(part, F_OK), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(file_gives_back_the_bytes_that_were_written),
		cmocka_unit_test(file_over_the_limit_is_refused),
		cmocka_unit_test(file_that_cannot_be_read_is_an_error),
		cmocka_unit_test(file_stays_as_it_was_where_writing_fails),
		cmocka_unit_test(file_leaves_no_temporary_behind),
	};

	return cmocka_run_group_tests_name("file", tests, make_folder, remove_folder);
}
