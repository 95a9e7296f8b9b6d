#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "tests/unit/reports.h"

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
	assert_string_equal(file_reason(ERR_MISSING), strerror(ENOENT));
	assert_int_equal(file_read(folder, 100, &in, &n), ERR_IO);
	assert_string_equal(file_reason(ERR_IO), strerror(EISDIR));
	assert_null(in);
	assert_int_equal(n, 99);
}

static void file_that_cannot_be_opened_is_not_said_to_be_missing(void **state)
{
	char below[sizeof path + 2];
	unsigned char *in = NULL;
	size_t n = 99;

	(void)state;
	assert_int_equal(file_write(path, "x", 1), ERR_NONE);
	snprintf(below, sizeof below, "%s/x", path);
	assert_int_equal(file_read(below, 100, &in, &n), ERR_IO);
	assert_string_equal(file_reason(ERR_IO), strerror(ENOTDIR));
	assert_int_equal(chmod(path, 0), 0);
	if (access(path, R_OK) == 0)
		return; /* root reads everything */
	assert_int_equal(file_read(path, 100, &in, &n), ERR_IO);
	assert_string_equal(file_reason(ERR_IO), strerror(EACCES));
}

static void file_reason_is_of_the_limit_whatever_the_system_said_before(void **state)
{
	(void)state;
	errno = EACCES;
	assert_string_equal(file_reason(ERR_LIMIT), err_text(ERR_LIMIT));
	errno = 0;
	assert_string_equal(file_reason(ERR_IO), err_text(ERR_IO));
}

static void file_that_cannot_be_loaded_is_reported_with_its_name(void **state)
{
	unsigned char *in = NULL;
	char text[100];
	struct reports r;
	size_t n = 99;

	(void)state;
	reports_init(&r);
	assert_int_equal(file_load("/nowhere", 100, &r.diag, &in, &n), ERR_MISSING);
	snprintf(text, sizeof text, "/nowhere:0: error: %s\n", strerror(ENOENT));
	assert_string_equal(r.text, text);

	assert_int_equal(file_write(path, r.text, sizeof r.text), ERR_NONE);
	reports_init(&r);
	assert_int_equal(file_load(path, 2048, &r.diag, &in, &n), ERR_LIMIT);
	snprintf(text, sizeof text, "%s:0: error: the file is larger than 2 KiB\n", path);
	assert_string_equal(r.text, text);
	assert_null(in);

	assert_int_equal(file_load(path, 8192, &r.diag, &in, &n), ERR_NONE);
	assert_string_equal(r.text, text);
	assert_int_equal(n, sizeof r.text);
	free(in);
}

/* A writer that gives up after its first bytes. */
static bool write_half(const char *part, void *user)
{
	FILE *f = fopen(part, "wb");

	assert_non_null(f);
	fputs(user, f);
	fclose(f);
	errno = ENOSPC;
	return false;
}

/* What PATH holds, which must be text of less than 100 bytes. */
static void check_holds(const char *name, const char *text)
{
	unsigned char *in = NULL;
	size_t n = 0;

	assert_int_equal(file_read(name, 100, &in, &n), ERR_NONE);
	assert_string_equal((const char *)in, text);
	free(in);
}

/* remove_folder() fails where a part is left behind. */
static void file_stays_as_it_was_where_writing_fails(void **state)
{
	char half[] = "ha";

	(void)state;
	assert_int_equal(file_write("/nowhere/at/all", "x", 1), ERR_IO);
	assert_string_equal(file_reason(ERR_IO), strerror(ENOENT));
	assert_int_equal(file_write(path, "old", 3), ERR_NONE);
	assert_int_equal(file_replace(path, write_half, half), ERR_IO);
	assert_string_equal(file_reason(ERR_IO), strerror(ENOSPC));
	check_holds(path, "old");
	assert_int_equal(file_write(folder, "x", 1), ERR_IO); /* a folder cannot be replaced */
	assert_string_equal(file_reason(ERR_IO), strerror(EISDIR));
}

static void file_of_somebody_else_is_left_alone(void **state)
{
	char other[sizeof path + 4];

	(void)state;
	snprintf(other, sizeof other, "%s.tmp", path);
	assert_int_equal(file_write(other, "theirs", 6), ERR_NONE);
	assert_int_equal(file_write(path, "ours", 4), ERR_NONE);
	check_holds(other, "theirs");
	remove(other);
}

static void file_keeps_its_rights_and_the_link_to_it(void **state)
{
	char link[sizeof path + 4];
	struct stat st;

	(void)state;
	snprintf(link, sizeof link, "%s.ln", path);
	assert_int_equal(file_write(path, "old", 3), ERR_NONE);
	assert_int_equal(chmod(path, 0640), 0);
	assert_int_equal(symlink(path, link), 0);
	assert_int_equal(file_write(link, "new", 3), ERR_NONE);
	assert_int_equal(lstat(link, &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	check_holds(path, "new");
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	remove(link);
}

static void file_that_is_a_pipe_stays_one(void **state)
{
	char pipe[sizeof path + 4];
	char got[8] = "";
	struct stat st;
	int fd;

	(void)state;
	snprintf(pipe, sizeof pipe, "%s.pp", path);
	assert_int_equal(mkfifo(pipe, 0600), 0);
	fd = open(pipe, O_RDONLY | O_NONBLOCK); /* so that the writer need not wait */
	assert_true(fd >= 0);
	assert_int_equal(file_write(pipe, "through", 7), ERR_NONE);
	assert_int_equal(read(fd, got, sizeof got), 7);
	assert_string_equal(got, "through");
	close(fd);
	assert_int_equal(lstat(pipe, &st), 0);
	assert_true(S_ISFIFO(st.st_mode));
	remove(pipe);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(file_gives_back_the_bytes_that_were_written),
		cmocka_unit_test(file_over_the_limit_is_refused),
		cmocka_unit_test(file_that_cannot_be_read_is_an_error),
		cmocka_unit_test(file_that_cannot_be_opened_is_not_said_to_be_missing),
		cmocka_unit_test(file_reason_is_of_the_limit_whatever_the_system_said_before),
		cmocka_unit_test(file_that_cannot_be_loaded_is_reported_with_its_name),
		cmocka_unit_test(file_stays_as_it_was_where_writing_fails),
		cmocka_unit_test(file_of_somebody_else_is_left_alone),
		cmocka_unit_test(file_keeps_its_rights_and_the_link_to_it),
		cmocka_unit_test(file_that_is_a_pipe_stays_one),
	};

	return cmocka_run_group_tests_name("file", tests, make_folder, remove_folder);
}
