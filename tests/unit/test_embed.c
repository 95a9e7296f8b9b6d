#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "base/embed.h"
#include "base/file.h"

static void embed_holds_the_bytes_of_the_files_it_names(void **state)
{
	size_t count = 0;

	(void)state;
	for (const struct embed_file *f = embed_table; f->name; f++, count++) {
		struct span linked = {NULL, 0};
		unsigned char *bytes;
		size_t n;

		assert_true(embed_find(f->name, &linked));
		assert_int_equal(file_read(f->name, SIZE_MAX, &bytes, &n), ERR_NONE);
		assert_int_equal(linked.n, n);
		assert_memory_equal(linked.p, bytes, n);
		free(bytes);
	}
	assert_true(count > 0);
}

static void embed_has_the_shipped_theme_and_boards(void **state)
{
	static const char *const name[] = {"assets/themes/newsroom.ini", "board/hd43.ini",
					   "board/pi7.ini"};
	struct span bytes;

	(void)state;
	for (size_t i = 0; i < sizeof name / sizeof name[0]; i++) {
		assert_true(embed_find(name[i], &bytes));
		assert_true(bytes.n > 0);
	}
}

static void embed_does_not_find_what_is_not_there(void **state)
{
	struct span bytes = {NULL, 7};

	(void)state;
	assert_false(embed_find("", &bytes));
	assert_false(embed_find("assets/themes/newsroom", &bytes));
	assert_false(embed_find("assets/themes/newsroom.ini.bak", &bytes));
	assert_int_equal(bytes.n, 7);
}

static void embed_table_is_sorted_however_the_files_are_named(void **state)
{
	static const char *const sorted[] = {"a", "a.b", "b c"};
	FILE *f = popen("sh src/base/embed.sh 'b c=x y' a.b=y a=z", "r");
	char line[200];
	size_t n = 0;

	(void)state;
	assert_non_null(f);
	while (fgets(line, sizeof line, f)) {
		char expected[40];

		if (!strstr(line, ".asciz"))
			continue;
		assert_true(n < COUNT_OF(sorted));
		snprintf(expected, sizeof expected, "\t.asciz \"%s\"\n", sorted[n++]);
		assert_string_equal(line, expected);
	}
	assert_int_equal(pclose(f), 0);
	assert_int_equal(n, COUNT_OF(sorted));
	for (const struct embed_file *e = embed_table; e->name && e[1].name; e++)
		assert_true(strcmp(e->name, e[1].name) < 0);
}

static void embed_lists_what_is_in_a_folder(void **state)
{
	char list[200];

	(void)state;
	embed_list("board/", ".ini", list, sizeof list);
	assert_string_equal(
		list, "bar88, desk27, epaper75, hd32, hd43, led128, panel10, pi7, portrait43, "
		      "tft35, tv55");
	embed_list("board/hd43.", ".ini", list, sizeof list); /* one dot cannot serve both */
	assert_string_equal(list, "");
	embed_list("nowhere/", ".ini", list, sizeof list);
	assert_string_equal(list, "");
	embed_list("board/", ".ini", list, sizeof "hd32, hd43" + 4);
	assert_string_equal(list, "bar88, desk27");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(embed_holds_the_bytes_of_the_files_it_names),
		cmocka_unit_test(embed_has_the_shipped_theme_and_boards),
		cmocka_unit_test(embed_does_not_find_what_is_not_there),
		cmocka_unit_test(embed_table_is_sorted_however_the_files_are_named),
		cmocka_unit_test(embed_lists_what_is_in_a_folder),
	};

	return cmocka_run_group_tests_name("embed", tests, NULL, NULL);
}
