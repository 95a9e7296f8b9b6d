/* Walking files and folders, in a folder of its own under TMPDIR. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "cardc/input.h"

struct site {
	char folder[256];
	struct region r;
	struct diag d;
	struct input_files files;
};

static const char *path_in(struct site *s, const char *name)
{
	return region_format(&s->r, "%s/%s", s->folder, name).p;
}

static void put_file(struct site *s, const char *name, const char *text)
{
	assert_int_equal(file_write(path_in(s, name), text, strlen(text)), ERR_NONE);
}

static void put_folder(struct site *s, const char *name)
{
	assert_int_equal(mkdir(path_in(s, name), 0700), 0);
}

static int set_up(void **state)
{
	struct site *s = calloc(1, sizeof *s);
	const char *tmp = getenv("TMPDIR");

	if (!s)
		return -1;
	snprintf(s->folder, sizeof s->folder, "%s/stoppress-input-XXXXXX", tmp ? tmp : "/tmp");
	if (!mkdtemp(s->folder))
		return -1;
	region_init(&s->r);
	diag_init(&s->d, NULL, NULL);
	*state = s;
	return 0;
}

/* Whatever any test here puts into its folder. */
static int tear_down(void **state)
{
	static const char *const name[] = {
		"b.txt",    "a.txt",	  "c.md",	    "d.text",	"e.csv",
		".f.txt",   "sub/a.txt",  "sub/deep/z.txt", "sub/loop", "link.txt",
		"gone.txt", "locked.txt", "sub/deep",	    "sub",	".hidden/x.txt",
		".hidden",  "BRIDGE.TXT", "Notes.Md",	    "txt",	"f.rss",
		"g.JSON",   "h.xml"};
	struct site *s = *state;

	for (size_t i = 0; i < COUNT_OF(name); i++)
		remove(path_in(s, name[i]));
	region_finish(&s->r);
	if (rmdir(s->folder))
		return -1;
	free(s);
	return 0;
}

static enum err read_paths(struct site *s, const char *first, const char *second)
{
	char *paths[2] = {(char *)first, (char *)second};

	return input_read(paths, second ? 2 : 1, &s->r, &s->d, &s->files);
}

/* What was read, by its names, in this order. */
static void assert_names(struct site *s, const char *const *name, size_t n)
{
	assert_int_equal(s->files.n, n);
	for (size_t i = 0; i < n; i++)
		assert_string_equal(s->files.items[i].name, path_in(s, name[i]));
}

static void input_reads_a_folder_in_the_byte_order_of_its_paths(void **state)
{
	static const char *const wanted[] = {"a.txt",  "b.txt",	    "c.md",
					     "d.text", "sub/a.txt", "sub/deep/z.txt"};
	struct site *s = *state;

	put_folder(s, "sub");
	put_folder(s, "sub/deep");
	put_file(s, "sub/deep/z.txt", "z");
	put_file(s, "sub/a.txt", "sub a");
	put_file(s, "d.text", "d");
	put_file(s, "b.txt", "b");
	put_file(s, "c.md", "c");
	put_file(s, "a.txt", "a");
	assert_int_equal(read_paths(s, s->folder, NULL), ERR_NONE);
	assert_names(s, wanted, COUNT_OF(wanted));
	assert_true(span_is(s->files.items[4].bytes, "sub a"));
}

static void input_takes_endings_in_capitals(void **state)
{
	static const char *const wanted[] = {"BRIDGE.TXT", "Notes.Md"};
	struct site *s = *state;

	put_file(s, "BRIDGE.TXT", "a");
	put_file(s, "Notes.Md", "b");
	put_file(s, "txt", "c");
	assert_int_equal(read_paths(s, s->folder, NULL), ERR_NONE);
	assert_names(s, wanted, COUNT_OF(wanted));
}

/* A feed counts as so many texts as it has items, all of its name. */
static void input_takes_feeds_apart_and_leaves_other_markup(void **state)
{
	static const char *const wanted[] = {"a.txt", "f.rss", "f.rss"};
	static const char feed[] = "<rss><channel><item><title>Ferry sails</title></item>\n"
				   "<item><title>Ferry rests</title></item></channel></rss>";
	struct site *s = *state;

	put_file(s, "a.txt", "a");
	put_file(s, "f.rss", feed);
	put_file(s, "g.JSON", "{\"name\": 1}");
	put_file(s, "h.xml", "<?xml version='1.0'?><urlset/>");
	assert_int_equal(read_paths(s, s->folder, NULL), ERR_NONE);
	assert_names(s, wanted, COUNT_OF(wanted));
	assert_int_equal(s->d.n_warnings, 2);
	assert_null(s->files.items[0].known);
	assert_true(span_is(s->files.items[2].bytes, "Ferry rests"));
	assert_int_equal(s->files.items[2].known->line, 2);

	assert_int_equal(read_paths(s, path_in(s, "h.xml"), path_in(s, "a.txt")), ERR_IO);
	assert_names(s, wanted, 1);
	assert_non_null(strstr(s->d.first, "h.xml:1: error: XML or JSON, but no feed"));
}

static void input_maps_a_file_that_is_too_large_to_be_held(void **state)
{
	static const char *const wanted[] = {"a.txt", "b.txt"};
	struct site *s = *state;
	const struct news_file *a;

	put_file(s, "a.txt", "a");
	put_file(s, "b.txt", "b");
	assert_int_equal(truncate(path_in(s, "a.txt"), (off_t)INPUT_FILE_MAX + 1), 0);
	assert_int_equal(read_paths(s, s->folder, NULL), ERR_NONE);
	assert_names(s, wanted, COUNT_OF(wanted));
	a = &s->files.items[0];
	assert_int_equal(a->bytes.n, INPUT_FILE_MAX + 1);
	input_let_go(&s->files, a, a->bytes.n);
	assert_int_equal(a->bytes.p[0], 'a');
	assert_int_equal(a->bytes.p[INPUT_FILE_MAX], 0);
	input_finish(&s->files);
}

static void input_passes_over_dotfiles_and_other_kinds_of_file(void **state)
{
	static const char *const wanted[] = {"a.txt"};
	struct site *s = *state;

	put_folder(s, ".hidden");
	put_file(s, ".hidden/x.txt", "x");
	put_file(s, ".f.txt", "f");
	put_file(s, "e.csv", "e");
	put_file(s, "a.txt", "a");
	assert_int_equal(read_paths(s, s->folder, NULL), ERR_NONE);
	assert_names(s, wanted, COUNT_OF(wanted));
}

static void input_takes_a_file_that_is_named_whatever_it_is_called(void **state)
{
	static const char *const wanted[] = {"e.csv", ".f.txt"};
	struct site *s = *state;

	put_file(s, "e.csv", "e");
	put_file(s, ".f.txt", "f");
	assert_int_equal(read_paths(s, path_in(s, "e.csv"), path_in(s, ".f.txt")), ERR_NONE);
	assert_names(s, wanted, COUNT_OF(wanted));
}

static void input_reads_a_file_once_however_often_it_is_met(void **state)
{
	static const char *const wanted[] = {"b.txt", "a.txt"};
	struct site *s = *state;

	put_file(s, "a.txt", "a");
	put_file(s, "b.txt", "b");
	assert_int_equal(symlink("a.txt", path_in(s, "link.txt")), 0);
	assert_int_equal(read_paths(s, path_in(s, "b.txt"), s->folder), ERR_NONE);
	assert_names(s, wanted, COUNT_OF(wanted));
}

static void input_does_not_follow_a_link_to_a_folder(void **state)
{
	struct site *s = *state;

	put_folder(s, "sub");
	put_file(s, "sub/a.txt", "a");
	assert_int_equal(symlink("..", path_in(s, "sub/loop")), 0);
	assert_int_equal(read_paths(s, s->folder, NULL), ERR_NONE);
	assert_int_equal(s->files.n, 1);
}

static void input_keeps_every_byte(void **state)
{
	static const char bytes[] = "nul \0 in \xff the\r\nmiddle";
	struct site *s = *state;

	assert_int_equal(file_write(path_in(s, "a.txt"), bytes, sizeof bytes - 1), ERR_NONE);
	put_file(s, "b.txt", "");
	assert_int_equal(read_paths(s, s->folder, NULL), ERR_NONE);
	assert_int_equal(s->files.items[0].bytes.n, sizeof bytes - 1);
	assert_memory_equal(s->files.items[0].bytes.p, bytes, sizeof bytes - 1);
	assert_int_equal(s->files.items[1].bytes.n, 0);
}

static void input_reports_what_is_missing_and_reads_the_rest(void **state)
{
	struct site *s = *state;

	put_file(s, "b.txt", "b");
	assert_int_equal(read_paths(s, path_in(s, "gone.txt"), path_in(s, "b.txt")), ERR_IO);
	assert_int_equal(s->d.n_errors, 1);
	assert_non_null(strstr(s->d.first, "gone.txt: error: No such file"));
	assert_int_equal(s->files.n, 1);
}

static void input_reports_a_folder_without_text(void **state)
{
	struct site *s = *state;

	put_file(s, "e.csv", "e");
	assert_int_equal(read_paths(s, s->folder, NULL), ERR_IO);
	assert_non_null(strstr(s->d.first, ": error: the folder has no text"));
}

static void input_reports_a_link_that_leads_nowhere(void **state)
{
	struct site *s = *state;

	put_file(s, "a.txt", "a");
	assert_int_equal(symlink("nowhere", path_in(s, "gone.txt")), 0);
	assert_int_equal(read_paths(s, s->folder, NULL), ERR_IO);
	assert_non_null(strstr(s->d.first, "gone.txt: error: No such file"));
	assert_int_equal(s->files.n, 1);
}

static void input_reports_an_unreadable_file(void **state)
{
	struct site *s = *state;

	put_file(s, "locked.txt", "x");
	assert_int_equal(chmod(path_in(s, "locked.txt"), 0), 0);
	if (access(path_in(s, "locked.txt"), R_OK) == 0)
		skip(); /* root reads everything */
	assert_int_equal(read_paths(s, s->folder, NULL), ERR_IO);
	assert_non_null(strstr(s->d.first, "locked.txt: error: Permission denied"));
}

static void input_says_of_an_unreadable_folder_nothing_else(void **state)
{
	struct site *s = *state;
	enum err e;

	if (geteuid() == 0)
		skip(); /* root reads everything */
	assert_int_equal(chmod(s->folder, 0), 0);
	e = read_paths(s, s->folder, NULL);
	assert_int_equal(chmod(s->folder, 0700), 0);
	assert_int_equal(e, ERR_IO);
	assert_int_equal(s->d.n_errors, 1);
	assert_non_null(strstr(s->d.first, ": error: Permission denied"));
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(input_reads_a_folder_in_the_byte_order_of_its_paths),
		IN_FOLDER(input_takes_endings_in_capitals),
		IN_FOLDER(input_takes_feeds_apart_and_leaves_other_markup),
		IN_FOLDER(input_maps_a_file_that_is_too_large_to_be_held),
		IN_FOLDER(input_passes_over_dotfiles_and_other_kinds_of_file),
		IN_FOLDER(input_takes_a_file_that_is_named_whatever_it_is_called),
		IN_FOLDER(input_reads_a_file_once_however_often_it_is_met),
		IN_FOLDER(input_does_not_follow_a_link_to_a_folder),
		IN_FOLDER(input_keeps_every_byte),
		IN_FOLDER(input_reports_what_is_missing_and_reads_the_rest),
		IN_FOLDER(input_reports_a_folder_without_text),
		IN_FOLDER(input_reports_a_link_that_leads_nowhere),
		IN_FOLDER(input_reports_an_unreadable_file),
		IN_FOLDER(input_says_of_an_unreadable_folder_nothing_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
