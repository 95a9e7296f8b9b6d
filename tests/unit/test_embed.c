#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(embed_holds_the_bytes_of_the_files_it_names),
		cmocka_unit_test(embed_has_the_shipped_theme_and_boards),
		cmocka_unit_test(embed_does_not_find_what_is_not_there),
	};

	return cmocka_run_group_tests_name("embed", tests, NULL, NULL);
}
