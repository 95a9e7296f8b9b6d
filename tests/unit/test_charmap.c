/* Which code points a font has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "firmware/image/charmap.h"
#include "tiny_font.h"

static void both_formats_are_read(void **state)
{
	static const struct {
		uint32_t cp;
		bool is_there;
	} rows[] = {
		{0x1F, false},	  {' ', true},	   {'"', true},	    {'#', false},
		{'$', true},	  {'~', true},	   {0x7F, false},   {0xE9, false},
		{0x1F5FF, false}, {0x1F600, true}, {0x1F602, true}, {0x1F603, false},
		{0x10020, false}, /* not ' ', which its low half is */
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (charmap_has(TINY_FONT, rows[i].cp) != rows[i].is_there)
			fail_msg("U+%04X", (unsigned)rows[i].cp);
}

static void a_font_cut_anywhere_is_only_a_font_with_less(void **state)
{
	(void)state;
	for (size_t n = 0; n < sizeof tiny_font_bytes; n++) {
		char *bytes = malloc(n + 1);

		memcpy(bytes, tiny_font_bytes, n);
		(void)charmap_has((struct span){bytes, n}, 'A');
		(void)charmap_has((struct span){bytes, n}, 0x1F600);
		assert_false(charmap_has((struct span){bytes, n}, 0xE9));
		free(bytes);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_formats_are_read),
		cmocka_unit_test(a_font_cut_anywhere_is_only_a_font_with_less),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
